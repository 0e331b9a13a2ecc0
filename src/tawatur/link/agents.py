"""Who can act: a name that is a person's, a body's, a state's, or whose head word names a group of people."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from tawatur.lexicon import read_table
from tawatur.link.entities import norm_of, state_of
from tawatur.link.labels import unattached
from tawatur.link.words import finder, words, words_of
from tawatur.model import Annotation
from tawatur.text.fold import fold_text

_PEOPLE = ("sources.toml", "counted_nouns.tsv", "claims_words.toml")
_CLASSES = frozenset(("AGENT", "OFFICE", "PERSON"))


class _Rules(msgspec.Struct, frozen=True):
    heads: frozenset[str]
    never: frozenset[str]
    through: frozenset[str]
    speakers: tuple[str, ...]
    plurals: tuple[str, ...]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    row = read_table("link_groups.toml")["groups"]
    plain = words().plain
    return _Rules(
        frozenset(plain(fold_text(w)) for w in row["heads"]),
        frozenset(fold_text(w) for w in row["never"]),
        frozenset(fold_text(w) for w in row["through"]),
        tuple(row["speakers"]),
        tuple(row["plurals"]),
    )


def agent(name: str | None, annotation: Annotation) -> str | None:
    """The name without an and-letter before it where it names somebody who can act; else None. A place acts only where
    it stands for its state."""
    if not name or not name.strip():
        return None
    if state_of(name) is not None:
        return name
    norm = norm_of(name)
    types = {e.type for e in annotation.entities if e.name == name or norm_of(e.name) == norm}
    if types:
        return name if types != {"place"} else None
    first, _, rest = name.partition(" ")
    bare = unattached(first)
    shown = f"{bare} {rest}".strip()
    return shown if _group(words_of(shown)) else None


def _group(listed: list[str]) -> bool:
    rules = _rules()
    while listed and listed[0] in rules.through:
        listed = listed[1:]
    if not listed or listed[0] in rules.never:
        return False
    head = listed[0]
    if len(listed) > 1 and words().joined(listed[1]) and state_of(head) and state_of(listed[1][1:]):
        return True
    if words().plain(head) in rules.heads:
        return True
    for hit in finder(*_PEOPLE).find(listed[:3]):
        names = hit.entry.id.partition(":")[2].startswith(rules.speakers)
        if hit.first == 0 and (hit.entry.classes & _CLASSES or ("SPEAKER" in hit.entry.classes and names)):
            return True
    return words().definite(head) and head.endswith(rules.plurals) and len(head) > 5
