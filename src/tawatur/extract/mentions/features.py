"""What the tagger sees of a word, without its neighbours: the same in training and at run time."""

from __future__ import annotations

import math

from tawatur.extract.mentions.vocabulary import Vocabulary, Word

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
OFFSETS = (-2, -1, 0, 1, 2)
EDGE = "\n"  # what stands before the first and behind the last word

_SEEN = (
    "PLACE", "WEAKPLACE", "ORG", "MEDIA", "PERSON", "GIVEN", "FAMILY", "NISBA", "RELADJ", "HEAD", "DEFHEAD", "FACILITY",
    "ADMIN",     "PREP", "TITLE", "INNER", "LINK", "OPENING", "STOP", "VERB", "FEMADJ", "DEFADJ",
)  # fmt: skip
_KEPT = frozenset(_SEEN) | frozenset("+" + c for c in _SEEN)


def own(word: str, vocabulary: Vocabulary) -> list[str]:
    """Features of the word at the place itself."""
    info = vocabulary.word(word)
    out = ["w=" + word, *(c for c in info.classes if c in _KEPT)]
    if not word.isalpha():
        out.append("mark" if not word.isdigit() else "number")
        return out
    if word.isascii():
        out.append("latin")
        return out
    n = len(word)
    out.append(f"n={min(n, 9)}")
    out += [
        "p1=" + word[:1],
        "p2=" + word[:2],
        "p3=" + word[:3],
        "s1=" + word[-1:],
        "s2=" + word[-2:],
        "s3=" + word[-3:],
    ]
    if n > 4:
        out += ["p4=" + word[:4], "s4=" + word[-4:]]
    if not info.classes:
        out.append("unknown")
    return out + _commonness(word, info, vocabulary)


def _commonness(word: str, info: Word, vocabulary: Vocabulary) -> list[str]:
    """How ordinary a word is: by itself, without its clitics, and against how often it is a part of names."""
    own, stem = vocabulary.common(word), vocabulary.common_stem(word)
    out = [f"f={own}", f"fs={stem}"]
    counts = [int(r.entry.get("count", 0)) for r in info.readings if not r.clitics and r.entry.get("count")]
    if counts:
        ratio = max(-6, min(6, round(2 * math.log10(max(counts))) - own + 6))
        out.append(f"{'G' if 'GIVEN' in info.classes else 'F'}={ratio}")
    for place in ("PLACE", "WEAKPLACE"):
        if place in info.classes:
            out.append(f"{place}={own // 2}")
    return out


def near(word: str, vocabulary: Vocabulary) -> list[str]:
    """Features of the word as a neighbour one place away."""
    info = vocabulary.word(word)
    out = ["w=" + word, *(c for c in info.classes if c in _KEPT)]
    if word.isalpha() and not word.isascii():
        out.append(f"f={max(vocabulary.common(word), vocabulary.common_stem(word)) // 2}")
        out += ["p2=" + word[:2], "s2=" + word[-2:], "s3=" + word[-3:]]
        if not info.classes:
            out.append("unknown")
    return out


def far(word: str, vocabulary: Vocabulary) -> list[str]:
    """Features of the word as a neighbour two places away."""
    return ["w=" + word, *(c for c in vocabulary.word(word).classes if c in _KEPT)]


def features(word: str, offset: int, vocabulary: Vocabulary) -> list[str]:
    """Features that the word gives to the place `offset` words before it (negative: behind it)."""
    if word == EDGE:
        return ["edge"]
    return (
        own(word, vocabulary) if offset == 0 else near(word, vocabulary) if abs(offset) == 1 else far(word, vocabulary)
    )
