"""Clitics: the conjunctions and prepositions written onto the front of a word, and the pronouns onto its end.

All on folded text. Nothing is decided here: every way to cut a word is offered, the whole word first.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

# Conjunction, then preposition (or س of the future), in writing order.
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك", "س")  # the last is FUTURE
PROCLITICS: tuple[str, ...] = tuple(
    sorted((c + p for c in _CONJUNCTIONS for p in _PREPOSITIONS if c + p), key=len, reverse=True)
)
ARTICLE = "ال"
FUTURE = "س"
_ALEF = ARTICLE[0]

_BY_LETTER = {c[0]: tuple(p for p in reversed(PROCLITICS) if p[0] == c[0]) for c in PROCLITICS}
# Longest first. Folded: ه stands for ه and ة alike, so a bare ه is offered last and means little alone.
ENCLITICS: tuple[str, ...] = ("كما", "هما", "نا", "ها", "هم", "هن", "كم", "كن", "ني", "ه", "ك", "ي")
_BY_LAST = {s[-1]: tuple(e for e in ENCLITICS if e[-1] == s[-1]) for s in ENCLITICS}


class Cut(msgspec.Struct, frozen=True, gc=False):
    """One way to cut a word: `lead` letters of clitics off the front (`clitics`), the `stem`, the `suffix`.

    In للعراق the stem is العراق and `lead` is 1: the second ل is what is left of ال.
    """

    clitics: str
    lead: int
    stem: str
    suffix: str = ""


@lru_cache(maxsize=1 << 13)  # every stage asks for the same words of a document
def cuts(word: str) -> tuple[Cut, ...]:
    """Ways to take proclitics off a folded word, the whole word first, then fewer letters before more."""
    out = [Cut("", 0, word)]
    for clitics in _BY_LETTER.get(word[:1], ()):
        n = len(clitics)
        if len(word) < n + 2 or not word.startswith(clitics):
            continue
        rest = word[n:]
        if clitics.endswith("ل") and rest.startswith("ل") and len(rest) > 2:
            out.append(Cut(clitics, n, "ا" + rest))
        out.append(Cut(clitics, n, rest))
    return tuple(out)


@lru_cache(maxsize=1 << 13)
def stems(word: str) -> frozenset[str]:
    """Every stem that some reading of a folded word can rest on: without clitics, article, pronoun, accusative alef."""
    out: set[str] = set()
    for cut in cuts(word):
        stem = cut.stem
        out.add(stem)
        out.update([longer.stem for longer in suffix_cuts(cut)])
        if stem.startswith(ARTICLE):
            out.add(stem[2:])
        elif stem.endswith(_ALEF):
            out.add(stem[:-1])
    return frozenset(out)


def suffix_cuts(cut: Cut) -> list[Cut]:
    """Ways to take one pronoun off the end of a cut's stem; a ه before it may be a ت (ة) in the free form."""
    out: list[Cut] = []
    for suffix in _BY_LAST.get(cut.stem[-1:], ()):
        if cut.stem.endswith(suffix) and len(cut.stem) >= len(suffix) + 2:
            stem = cut.stem[: -len(suffix)]
            out.append(Cut(cut.clitics, cut.lead, stem, suffix))
            if stem.endswith("ت"):
                out.append(Cut(cut.clitics, cut.lead, stem[:-1] + "ه", suffix))
    return out
