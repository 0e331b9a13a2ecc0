"""Names of bodies and agreements that no list holds: how far a name runs behind its head word.

Arabic grammar bounds it: a definite head takes definite adjectives only; an indefinite one takes an annexation or
indefinite adjectives, and once a definite word has closed the annexation only definite words go on.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from tawatur.lexicon import read_table
from tawatur.link.labels import unattached
from tawatur.link.reading import FIGURE, Reading
from tawatur.link.verbs import finite
from tawatur.link.words import Hit, words
from tawatur.text.fold import fold_text

LONGEST_NAME = 6  # words
LEAST_LETTERS = 2  # of a word of a name
BREAK = re.compile(r"[^\w\s\u0640\u064b-\u0652\u2013\u2014-]|\n")
_STOPS = frozenset({"NAMESTOP", "PURPOSE", "SINCE", "UNTIL", "NOW", "FUTURE"})


class _Endings(msgspec.Struct, frozen=True):
    """Endings of folded words; see `link_labels.toml`."""

    feminine: str
    feminine_too: tuple[str, ...]
    plural: tuple[str, ...]
    nisba: tuple[str, ...]


@lru_cache(maxsize=1)
def _endings() -> _Endings:
    return msgspec.convert(read_table("link_labels.toml")["adjectives"], _Endings)


def name_end(reading: Reading, hit: Hit, complement: bool, stops: frozenset[str] = frozenset()) -> int:
    """Index of the last word of the name that begins at a hit: that of the head where nothing goes on with it.

    Args:
        complement: whether "for …" behind a qualifier belongs to names of this kind (a charter for human rights).
        stops: further classes of words that end a name.
    """
    limit = min(hit.first + LONGEST_NAME, len(reading.words))
    ends = _stops(reading, hit, _STOPS | stops)
    definite = closed = _definite_head(reading, hit)
    last = hit.last
    for i in range(hit.last + 1, limit):
        word = reading.words[i]
        if (
            i in ends
            or len(word) < LEAST_LETTERS
            or BREAK.search(reading.text, reading.ends[i - 1], reading.starts[i])
            or reading.info[i][2] & FIGURE
        ):
            break
        if words().definite(word):
            if definite and last == hit.last and not agrees(word, reading.words[hit.last]):
                break
            closed = True
        elif words().joined(word) and words().definite(word[1:]):
            if definite or not closed:
                break  # another thing than the one named
        elif word.startswith(words().doubled):
            if not complement or last == hit.last:
                break
            definite, closed = False, True
        elif (bare := unattached(word)) != word:
            if not complement or last == hit.last or not closed or not _for(word):
                break
            definite, closed = False, words().definite(bare)
        elif not definite and _is_place(reading, i):
            closed = True
        elif closed or finite(word) or word.endswith(words().pronouns):
            break
        last = i
    return last


def tells_which(reading: Reading, hit: Hit, last: int) -> bool:
    """True where the words behind the head tell one thing of its kind from others: an annexation to something
    definite, a name, or an adjective made of a noun ("nuclear"); not one that only judges ("bad") or counts."""
    if last <= hit.last:
        return False
    if reading.places_in(reading.starts[hit.last + 1], reading.ends[last]):
        return True
    behind = reading.words[hit.last + 1 : last + 1]
    if any(w.endswith(_endings().nisba) for w in behind):
        return True
    return not _definite_head(reading, hit) and any(words().definite(w) for w in behind)


def _definite_head(reading: Reading, hit: Hit) -> bool:
    head = reading.words[hit.last]
    if hit.first < hit.last or not head.startswith(words().doubled):
        return words().definite(head[hit.lead :] if hit.first == hit.last else head)
    # "For the committee (of)": a head that begins with that letter itself is told by its next word.
    following = reading.words[hit.last + 1 : hit.last + 2]
    own = fold_text(hit.entry.forms[0]).startswith(words().purpose)
    return not own or not following or agrees(following[0], head)


def agrees(word: str, head: str) -> bool:
    """True where a definite word can be an adjective of a head of its gender."""
    endings = _endings()
    if head.endswith(endings.feminine):
        return word.endswith((endings.feminine, *endings.feminine_too))
    return not word.endswith((endings.feminine, *endings.plural))


def _for(word: str) -> bool:
    return word.startswith(words().purpose)


def _is_place(reading: Reading, i: int) -> bool:
    return bool(reading.places_in(reading.starts[i], reading.ends[i]))


def _stops(reading: Reading, hit: Hit, classes: frozenset[str]) -> set[int]:
    """Indexes of words that end any name: stop words, words of purpose, dates."""
    start = reading.starts[hit.first]
    end = reading.ends[min(hit.first + LONGEST_NAME + 2, len(reading.words) - 1)]
    out = {h.first for h in reading.hits_in(start, end) if h.entry.classes & classes and h.first > hit.last}
    return out | {reading.range(t.start, t.end)[0] for t in reading.dates_in(start, end)}
