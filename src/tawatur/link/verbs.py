"""Whether a word is a finite verb, by the verb lists of the lexicon, else by which sister forms Arabic texts hold.

Only for telling phrases from clauses: what may be a noun as well is no verb here.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from tawatur.lexicon import Lexicon, read_entries, read_table
from tawatur.lexicon.inflect import expand_verb
from tawatur.link.words import Finder, frequency, words
from tawatur.text.fold import fold_text

_LISTS = ("cues_verbs.tsv", "claims_verbs.tsv", "link_acts.tsv")
_FINITE = frozenset(("past", "present", "own", "passive"))
_PRESENT = frozenset(("present",))
LEAST = 4  # letters: what is shorter is read as a verb only where a list says so


@lru_cache(maxsize=1)
def _finder() -> Finder:
    return Finder(Lexicon(e for name in _LISTS for entry in read_entries(name) for e in expand_verb(entry)))


class _Letters(msgspec.Struct, frozen=True):
    article: str
    present: tuple[str, ...]
    adverb: str
    feminine: str
    plural: str
    but: frozenset[str]


@lru_cache(maxsize=1)
def _letters() -> _Letters:
    row = read_table("link_labels.toml")["verbs"]
    but = frozenset(fold_text(w) for w in row["but"])
    return _Letters(row["article"], tuple(row["present"]), row["adverb"], row["feminine"], row["plural"], but)


@lru_cache(maxsize=1 << 15)
def finite(word: str) -> bool:
    """True where a folded word, with or without an and-letter, can only be a verb of a clause."""
    if _verb(word):
        return True
    return word.startswith(words().conjunctions[1:]) and frequency(word) <= frequency(word[1:]) and _verb(word[1:])


def _verb(word: str) -> bool:
    letters = _letters()
    if word in letters.but or word.startswith(letters.article):
        return False
    if frequency(letters.article + word):
        return False  # a verb has no article
    kinds = {str(h.entry.get("kind")) for h in _finder().find([word]) if not h.lead}
    adverb = word.endswith(letters.adverb) and not word.endswith(letters.plural)
    if kinds:
        return kinds <= (_PRESENT if adverb else _FINITE)
    if len(word) < LEAST or adverb:
        return False
    if words().future(word):
        return True
    if word.startswith(letters.present):
        rest = word[1:]
        if sum(frequency(letter + rest) > 0 for letter in letters.present) >= 2:
            return True
    if word.endswith(letters.plural):
        return len(word) > LEAST
    bare = word[: -len(letters.feminine)]
    if bare.endswith(letters.adverb):
        return False  # a plural of nouns
    return word.endswith(letters.feminine) and bool(
        frequency(bare + letters.plural) or frequency(letters.present[0] + bare)
    )
