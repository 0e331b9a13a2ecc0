"""What the tagger sees of a word and of two neighbours: the same in training and at run time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import msgspec

from tawatur.extract.mentions.vocabulary import NAMES, WIDE, Phrase, Vocabulary, Word

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
OFFSETS = (-2, -1, 0, 1, 2)
EDGE = "\n"  # what stands before the first and behind the last word

_SEEN = (
    "PLACE", "WEAKPLACE", "ORG", "MEDIA", "PERSON", "GIVEN", "FAMILY", "NISBA", "RELADJ", "HEAD", "DEFHEAD", "FACILITY",
    "ADMIN",     "PREP", "TITLE", "INNER", "LINK", "OPENING", "STOP", "VERB", "FEMADJ", "DEFADJ",
)  # fmt: skip
_KEPT = frozenset(_SEEN) | frozenset("+" + c for c in _SEEN)
# The one class by which a word is known to its neighbours in pairs: the first that it is of.
_RANKED = (
    "STOP", "VERB", "PREP", "TITLE", "HEAD", "DEFHEAD", "FACILITY", "ADMIN", "MEDIA", "ORG", "PERSON", "PLACE", "NISBA",
    "OPENING", "LINK", "GIVEN", "WEAKPLACE", "FAMILY", "RELADJ", "INNER", "+PLACE", "+NISBA", "+TITLE", "+HEAD",
    "+GIVEN", "+ORG",
)  # fmt: skip
_NAMED = (("MEDIA", "MEDIA"), ("ORG", "ORG"), ("WEAKORG", "ORG"), ("PERSON", "PERSON"), ("WEAKPERSON", "PERSON"),
          ("PLACE", "PLACE"), ("WEAKPLACE", "PLACE"))  # fmt: skip


class Seen(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Features of a word: what is seen of it from two words off, what more from one, what more at its own place.

    `sort` is the one name under which it stands in features of pairs.
    """

    far: list[str]
    near: list[str]
    own: list[str]
    sort: str


@lru_cache(maxsize=10_000)
def _by_classes(classes: frozenset[str]) -> tuple[list[str], str, str]:
    """Features of the classes of a word, the feature of all of them together, the first by rank."""
    kept = sorted(classes & _KEPT)
    return kept, "c=" + ",".join(kept), next((c for c in _RANKED if c in classes), "")


def seen(word: str, vocabulary: Vocabulary) -> Seen:
    if word == EDGE:
        return Seen(["edge"], [], [], "EDGE")
    info = vocabulary.word(word)
    classes = info.classes
    kept, together, sort = _by_classes(classes)
    far = ["w=" + word, *kept]
    if not word.isalpha():
        mark = "number" if word.isdigit() else "mark"
        return Seen(far, [], [mark], "NUMBER" if mark == "number" else word[:1])
    if word.isascii():
        return Seen(far, [], ["latin"], "LATIN")
    n = len(word)
    common, stem, base = commonness(word, info, vocabulary)
    s2, s3 = word[-2:], word[-3:]
    article = "a" if info.definite else ""
    near = ["t=" + base, f"m={max(common, stem) // 2}", "p2=" + word[:2], "s2=" + s2, "s3=" + s3]
    own = [
        f"n={min(n, 9)}",
        "p1=" + word[:1],
        "p3=" + word[:3],
        "s1=" + article + word[-1:],
        f"f={common}",
        f"g={stem}",
        together,
    ]
    if article:
        own += ["as=" + s2, "q3=" + word[2:5]]
    if n > 4:
        own += ["p4=" + word[:4], "s4=" + word[-4:]]
    if base != word:
        own += ["b2=" + base[:2], "b3=" + base[:3]]
    group = vocabulary.groups.get(word) or vocabulary.groups.get(base)
    if group:
        near.append(f"k={group}")
        far.append(f"K={group // WIDE}")
    if not classes:
        near.append("unknown")
    strength = ""
    if info.readings:
        told = _strength(info, common)
        if told:
            own.append(f"{told[0]}={told[1]}")
            strength = told[0] + ("+" if told[1] > 1 else "-" if told[1] < -1 else "")
        for place in ("PLACE", "WEAKPLACE"):
            if place in classes:
                own.append(f"{place}={common // 2}")
    if strength:
        near.append("N=" + strength)
    if strength[-1:] == "+" and sort not in ("STOP", "VERB", "PREP", "PLACE", "ORG"):
        sort = strength
    return Seen(far, near, own, sort or f"{article}{'+' if base != word else ''}{max(common, stem) // 3}")


def _strength(info: Word, common: int) -> tuple[str, int] | None:
    """As what part of names the word is listed, whole or behind one clitic, and how much more it is one than a word."""
    for kind, given, letters in (("", "GIVEN", 0), ("c", "+GIVEN", 1)):
        counts = [
            int(r.entry.features["count"])
            for r in info.readings
            if len(r.clitics) == letters and "count" in r.entry.features
        ]
        if counts:
            ratio = max(-6, min(6, round(2 * math.log10(max(counts))) - common + 6))
            return kind + ("G" if given in info.classes else "F"), ratio
    return None


def commonness(word: str, info: Word, vocabulary: Vocabulary) -> tuple[int, int, str]:
    """How often the word is written, and the most frequent stem behind its clitics; that stem where it is the more
    frequent, else the word."""
    frequency = vocabulary.frequency
    own, best, base = frequency.get(word, 0), 0, word
    for cut in info.ways[1:]:
        here = frequency.get(cut.stem, 0)
        if here > best:
            best = here
            if here > own:
                base = cut.stem
    return own, best, base


def paired(before: str, here: str, behind: str) -> tuple[str, str, str]:
    """Features of a place by the sorts of its word and of its two neighbours."""
    return f"{before}<{here}", f"{here}>{behind}", f"{before}<{here}>{behind}"


_LEFT = frozenset(("TITLE", "G+", "F+", "ADMIN", "PREP", "VERB", "HEAD", "FACILITY", "MEDIA", "EDGE"))
_RIGHT = frozenset(("G+", "F+", "VERB", "NISBA"))
_FREQUENT = 9
BLOCK = 1000  # words within which a word's other mentions are looked at


def repeats(word: str, vocabulary: Vocabulary) -> bool:
    """True for a word that is telling where it stands more than once."""
    return len(word) > 2 and vocabulary.frequency.get(word, 0) < _FREQUENT and word.isalpha()


def elsewhere(spots: Iterable[int], words: Sequence[str], sort: Callable[[int], str]) -> dict[int, tuple[str, ...]]:
    """Features of the words at `spots` that stand there twice or more: before and behind which sorts they stand.

    `sort` gives the sort of the word at an index, also one past both ends.
    """
    places: dict[str | tuple[int, str], list[int]] = {}
    many: list[list[int]] = []
    for i in spots:
        key = words[i] if i < BLOCK else (i // BLOCK, words[i])
        found = places.get(key)
        if found is None:
            places[key] = [i]
        else:
            if len(found) == 1:
                many.append(found)
            found.append(i)
    out: dict[int, tuple[str, ...]] = {}
    for found in many:
        told = ["dl=" + s for s in {sort(i - 1) for i in found} & _LEFT]
        told += ["dr=" + s for s in {sort(i + 1) for i in found} & _RIGHT]
        if told:
            row = tuple(sorted(told))
            for i in found:
                out[i] = row
    return out


def listed(
    words: Sequence[str], vocabulary: Vocabulary, spots: Iterable[int] | None = None
) -> list[tuple[int, Phrase]]:
    """Names of several words that the gazetteers know, each with its first word's index: all, also those that overlap,
    the longer first at each word. `spots`: where they can begin, if that is known already."""
    out: list[tuple[int, Phrase]] = []
    last = len(words) - 1
    if spots is None:
        spots = [i for i, word in enumerate(map(vocabulary.word, words)) if NAMES in word.roles]
    for i in spots:
        if i < last:
            rows = vocabulary.phrases(words[i]).get(words[i + 1])
            for phrase in rows or ():
                n = len(phrase.form)
                if n == 2 or tuple(words[i + 1 : i + n]) == phrase.form[1:]:
                    out.append((i, phrase))
    return out


def marks(found: list[tuple[int, Phrase]]) -> dict[int, str]:
    """Features of the words inside names of the gazetteers, by token: the longest name that covers a word counts."""
    out: dict[int, str] = {}
    for i, phrase in sorted(found, key=lambda row: (-len(row[1].form), row[0])):
        last = i + len(phrase.form) - 1
        if any(k in out for k in range(i, last + 1)):
            continue
        classes = phrase.entry.classes
        name = next((name for c, name in _NAMED if c in classes), "")
        for k in range(i, last + 1):
            out[k] = f"{name}:{'first' if k == i else 'last' if k == last else 'inner'}"
    return out
