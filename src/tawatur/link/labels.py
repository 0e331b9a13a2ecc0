"""Labels: the short canonical wording of a target, act or outcome, and the core of it that makes an issue.

A label is made of the report's own words: only what opens or hangs over at its ends falls. The exact words stay in
the evidence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import msgspec

from tawatur.lexicon import read_table
from tawatur.text.fold import fold_text

_WORD = re.compile(r"\S+")
_EDGE = " \t\n\u060c\u061b,;:.!\u061f?\u2026-\u2013\u2014\"\u201c\u201d\u201e\u00ab\u00bb'()[]"
_CUT = re.compile("[\u060c\u061b;]|,\\s|\\.\\s|[\u00ab\u201c]")
_PAIRS = (("\u00ab", "\u00bb"), ("\u201c", "\u201d"), ("(", ")"), ("[", "]"), ("{", "}"))
LEAST_WORDS = 2  # a label is not cut below this


class _Rules(msgspec.Struct, frozen=True):
    lead: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    clitics: tuple[str, ...]
    article: str
    double: str
    conjunction: str
    tail: frozenset[str]
    core: frozenset[str]
    which: frozenset[str]
    numbers: frozenset[str]
    anaphors: frozenset[str]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    table = read_table("link_labels.toml")
    lead = table["lead"]
    return _Rules(
        _folded(lead["words"]),
        tuple(sorted((tuple(fold_text(p).split()) for p in lead["phrases"]), key=len, reverse=True)),
        tuple(lead["clitics"]),
        lead["article"],
        lead["double"],
        lead["conjunction"],
        _folded(table["tail"]["words"]),
        _folded(table["core"]["words"]),
        _folded(table["core"]["lead"]),
        _folded(table["core"]["numbers"]),
        _folded(table["anaphors"]["words"]),
    )


def _folded(listed: list[str]) -> frozenset[str]:
    return frozenset(fold_text(w) for w in listed)


@lru_cache(maxsize=1)
def _frequency() -> dict[str, int]:
    """Folded word to its frequency (Zipf scale in halves)."""
    content = files("tawatur.lexicon").joinpath("data", "word_frequency.tsv").read_text("utf-8")
    out: dict[str, int] = {}
    for line in content.splitlines():
        if line[:1].isdigit():
            rank, listed = line.split("\t")
            out.update(dict.fromkeys(listed.split(), int(rank)))
    return out


def label(text: str, holder: str | None = None) -> str:
    """The text without what only opens or hangs over: particles, prepositions, the holder's own name before the
    target, quotation marks without a partner."""
    rules = _rules()
    listed = [(w, fold_text(w).strip(_EDGE)) for w in text.split()]
    if holder:
        listed = _past_holder(listed, holder)
    while len(listed) > 1:
        folded = [f for _, f in listed]
        phrase = next((p for p in rules.phrases if tuple(folded[: len(p)]) == p), None)
        if phrase is not None and len(listed) > len(phrase):
            listed = listed[len(phrase) :]
        elif folded[0] in rules.lead or not folded[0]:
            listed = listed[1:]
        else:
            break
    while len(listed) > 1 and (listed[-1][1] in rules.tail or not listed[-1][1]):
        listed = listed[:-1]
    if not listed:
        return text.strip()
    first = listed[0][0].lstrip(_EDGE)
    out = " ".join([_without_clitic(first), *(w for w, _ in listed[1:])])
    return _balanced(out.strip(" \t\n\u060c\u061b,;:.-\u2013\u2014")) or text.strip()


def _past_holder(listed: list[tuple[str, str]], holder: str) -> list[tuple[str, str]]:
    """What stands behind the holder's name, where the name is within the first words and something is left."""
    name = fold_text(holder).split()
    folded = [f for _, f in listed]
    for at in range(min(4, len(folded))):
        end = at + len(name)
        if folded[at:end] == name and end < len(folded):
            return listed[end:]
    return listed


def _without_clitic(word: str) -> str:
    """A word without the preposition or and-letter written onto it, where what is left is told more often."""
    rules = _rules()
    folded = fold_text(word)
    known = _frequency()
    own = known.get(folded, 0)
    if folded.startswith(rules.double) and len(folded) > 4 and own <= known.get(rules.article + folded[2:], 0):
        return rules.article + word[2:] if word[:2] == rules.double else word
    for clitic in rules.clitics:
        rest = folded[len(clitic) :]
        if not folded.startswith(clitic) or len(rest) < 2 or word[: len(clitic)] != clitic:
            continue
        if rest.startswith(rules.article) and len(rest) >= 5 and clitic[-1] != rules.double[0]:
            return word[len(clitic) :]
        told = known.get(rest, 0)
        if told > own and (len(rest) >= 3 or clitic == rules.conjunction or told > own + 1):
            return word[len(clitic) :]
    return word


def _balanced(text: str) -> str:
    """Without marks of quotation and brackets whose partner is not there."""
    for left, right in _PAIRS:
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    for left, right in (*_PAIRS, ('"', '"')):
        if len(text) > 1 and text[0] == left and text[-1] == right and text.count(left) == (2 if left == right else 1):
            text = text[1:-1]
    return " ".join(text.split()).strip(" \u060c\u061b,;:.")


def core(text: str) -> str:
    """The head of a label: without reason, time, condition and extent, and without what stands behind a comma."""
    rules = _rules()
    cut = _CUT.search(text, 1)
    if cut:
        before = text[: cut.start()].split()
        if len(before) >= LEAST_WORDS or (before and fold_text(before[0]).startswith(rules.article)):
            text = text[: cut.start()]
    listed = text.split()
    while len(listed) > 1 and fold_text(listed[0]) in rules.which:
        listed = listed[1:]
    for i in range(1, len(listed)):
        word = fold_text(listed[i]).strip(_EDGE)
        if word in rules.core or word.isdigit():
            end = i - 1 if fold_text(listed[i - 1]) in rules.numbers and i > 1 else i
            return " ".join(listed[:end])
    return " ".join(listed)


def anaphoric(text: str) -> bool:
    """True where a label only points to what its report spoke of: one word, or such a word with its pronoun."""
    listed = [fold_text(w).strip(_EDGE) for w in text.split()]
    return not listed or (len(listed) <= 2 and listed[0] in _rules().anaphors)
