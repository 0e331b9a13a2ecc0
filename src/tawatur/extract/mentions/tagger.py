"""The trained tagger: a linear chain whose weights are summed once per distinct word, so that a text costs little.

Only runs of words that could be part of a name are decoded; all other words are outside by their own score. Weights of
all labels and offsets of a feature stand in one integer, 32 bits each: the score of a word is a sum of integers.
"""

from __future__ import annotations

import gzip
import struct
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import compress
from operator import add

import msgspec

from tawatur.extract.mentions.features import EDGE, LABELS, OFFSETS, elsewhere, marks, paired, repeats, seen
from tawatur.extract.mentions.vocabulary import Phrase, Vocabulary, vocabulary
from tawatur.text.forms import Column, Form, forms_of

Row = tuple[int, ...]
_NAMES = len(LABELS) - 1  # scores are told relative to "outside": six labels of names
_BITS = 32
_PART = _NAMES * _BITS
_PART_BYTES = _PART // 8
_MASK = (1 << _PART) - 1
_ROW_BYTES = _PART_BYTES * len(OFFSETS)
_UNIT = 100  # weights are hundredths
_BIAS = 1 << 28  # keeps every field of a sum of five parts positive
_PART_BIAS = sum(_BIAS << (_BITS * k) for k in range(_NAMES))
_ROW_BIAS = sum(_PART_BIAS << (_PART * k) for k in range(len(OFFSETS)))
_FIELDS = struct.Struct(f"<{_NAMES}I")
_ALL_BIAS = _BIAS * len(OFFSETS)
_HOT = -1.0  # a word is looked at where some name label comes this near to the score of "outside"
_GAP = -150  # a word this much against any name parts what stands before it from what stands behind it
_MEMO_LIMIT = 200_000
_RUN_LIMIT = 60
_BEGINS = {name[2:]: at - 1 for at, name in enumerate(LABELS) if name.startswith("B-")}  # by kind, in `alone`


class Tagged(msgspec.Struct, frozen=True, gc=False):
    """A name that the tagger found: tokens [first, last], PER, LOC or ORG, and by how much it beats "outside"."""

    first: int
    last: int
    kind: str
    margin: float


class Scored(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What a word adds to each label: at its own place, one and two places before it, one and two behind it.

    `own` is packed without its neighbours' parts; `alone` is the same unpacked, in hundredths, by name label. `hot`: it
    could be part of a name; `many`: it is telling where it stands more than once.
    """

    own: int
    before: int
    behind: int
    far_before: int
    far_behind: int
    alone: Row
    sort: str
    hot: bool
    many: bool


class Weights(msgspec.Struct, frozen=True, eq=False):
    """`words`: features of words, all offsets packed into one integer. `places`: features of places, one part.

    `steps`: from label to label, in hundredths.
    """

    words: dict[str, int]
    places: dict[str, int]
    steps: list[list[int]]


class Tagger:
    def __init__(self, vocabulary: Vocabulary, weights: Weights) -> None:
        self._vocabulary = vocabulary
        self._words, self._places = weights.words, weights.places
        n = len(LABELS)
        self._to = [tuple(weights.steps[a][b] for a in range(n)) for b in range(n)]  # by label, from each label before
        steps, inside = weights.steps, [(b, b + 1) for b in range(1, n, 2)]
        # What one more word of a name gains by its steps, and what a name costs besides, at best.
        self._gain = max([0, *[steps[i][i] - steps[0][0] for _, i in inside]])
        self._cost = min(
            min(3 * steps[0][0] - steps[0][b] - steps[b][i] - steps[i][0] for b, i in inside) + 2 * self._gain,
            min(2 * steps[0][0] - steps[0][b] - steps[b][0] for b, _ in inside) + self._gain,
        )
        self._scored: dict[str, Scored] = {}
        self._column = Column(self._score)
        self._pairs: dict[tuple[str, str, str], int] = {}

    def hot(self, word: str) -> bool:
        """True where the word itself could be part of a name."""
        return self._score(word).hot

    def leaning(self, word: str, kind: str) -> float:
        """By how much the word alone looks like part of a name of that kind (PER, LOC, ORG)."""
        alone = self._score(word).alone
        at = _BEGINS[kind]
        return max(alone[at], alone[at + 1]) / _UNIT

    def _score(self, word: str) -> Scored:
        known = self._scored.get(word)
        if known is None:
            if len(self._scored) > _MEMO_LIMIT:
                self._scored.clear()
            found = seen(word, self._vocabulary)
            total = sum(filter(None, map(self._words.get, (*found.far, *found.near, *found.own))), _ROW_BIAS)
            own = total & _MASK
            alone = tuple([v - _BIAS for v in _FIELDS.unpack(own.to_bytes(_PART_BYTES, "little"))])
            parts = [(total >> (_PART * k)) & _MASK for k in range(1, len(OFFSETS))]
            hot = word.isalpha() and max(alone) > _HOT * _UNIT
            many = repeats(word, self._vocabulary)
            known = self._scored[word] = Scored(
                own, parts[0], parts[1], parts[2], parts[3], alone, found.sort, hot, many
            )
        return known

    def find(self, words: Sequence[str], listed: Iterable[tuple[int, Phrase]] = ()) -> list[Tagged]:
        """Names in a list of folded words, in order. Linear. `listed`: names of several words by the gazetteers."""
        return self.find_forms(forms_of(words), words, listed)

    def find_forms(self, forms: list[Form], words: Sequence[str], listed: Iterable[tuple[int, Phrase]]) -> list[Tagged]:
        """The same where the words' forms are at hand."""
        out: list[Tagged] = []
        edge = self._score(EDGE)
        known = self._column.of(forms)
        hot = [s.hot for s in known]
        scored = [edge, edge, *known, edge, edge]
        inside = marks(list(listed))
        for k in inside:
            hot[k] = True
        n = len(words)
        told = self._told(words, scored, hot, inside)
        end = 0
        while True:
            try:
                i = hot.index(True, end)
            except ValueError:
                return out
            end = i + 1
            while end < n and hot[end] and end - i < _RUN_LIMIT:
                end += 1
            self._decode(scored[i : end + 4], i, told, out)

    def _told(
        self, words: Sequence[str], scored: list[Scored], hot: list[bool], inside: dict[int, str]
    ) -> dict[int, int]:
        """What the whole text adds to some words, packed: names of the lists that they stand in, other mentions."""
        spots = [i for i in compress(range(len(words)), hot) if scored[i + 2].many]
        places = self._places
        out = {k: places.get(name, 0) for k, name in inside.items()}
        for i, names in elsewhere(spots, words, lambda k: scored[k + 2].sort).items():
            out[i] = sum([places[name] for name in names if name in places], out.get(i, 0))
        return out

    def _decode(self, around: list[Scored], at: int, told: dict[int, int], out: list[Tagged]) -> None:
        """Adds the names of a run that begins at word `at`; `around` holds two more words at both ends, `told` is what
        `_told` gives.

        Words that no neighbour makes likely split the run.
        """
        pairs, gain = self._pairs, self._gain - _ALL_BIAS
        far_before, before, here, behind = around[:4]
        rows: list[Row] = []
        name = 0  # where the stretch of likely words begins that ends here
        hope = 0  # what it could score as names at best
        for k, far_behind in enumerate(around[4:]):
            sorts = (before.sort, here.sort, behind.sort)
            pair = pairs.get(sorts)
            if pair is None:
                pair = self._pair(sorts)
            total = far_before.far_behind + before.behind + here.own + behind.before + far_behind.far_before + pair
            if at + k in told:
                total += told[at + k]
            row = _FIELDS.unpack(total.to_bytes(_PART_BYTES, "little"))
            far_before, before, here, behind = before, here, behind, far_behind
            more = max(row) + gain
            if more > 0 or (rows and more > _GAP):
                if not rows:
                    name = at + k
                rows.append(row)
                hope += max(0, more)
            elif rows:
                if hope > self._cost:
                    _best(rows, self._to, name, out)
                rows, hope = [], 0
        if hope > self._cost:
            _best(rows, self._to, name, out)

    def _pair(self, sorts: tuple[str, str, str]) -> int:
        """What a word's sort adds by those of its two neighbours, packed. Memoised."""
        if len(self._pairs) > _MEMO_LIMIT:
            self._pairs.clear()
        found = self._pairs[sorts] = sum([self._places.get(feature, 0) for feature in paired(*sorts)])
        return found


def _best(rows: list[Row], to: list[Row], at: int, out: list[Tagged]) -> None:
    """Adds the names of the best chain of labels over some words from `at` on, outside before and behind them."""
    here = rows[0]
    if len(rows) == 1:  # one word: one of three begins or nothing
        best, label = max([(here[y - 1] + to[y][0] + to[0][y], y) for y in (1, 3, 5)])
        if best > 2 * to[0][0] + _ALL_BIAS:
            out.append(Tagged(at, at, LABELS[label][2:], (here[label - 1] - _ALL_BIAS) / _UNIT))
        return
    n = len(LABELS)
    scores = [_ALL_BIAS + to[0][0], *[here[y - 1] + to[y][0] for y in range(1, n)]]
    steps = [scores]  # by word: the best score of a chain that ends there in each label
    for here in rows[1:]:
        new = [max(map(add, scores, to[0])) + _ALL_BIAS]
        for y in range(1, n, 2):  # inside a name: only from its begin or its inside
            new.append(max(map(add, scores, to[y])) + here[y - 1])
            new.append(max(scores[y] + to[y + 1][y], scores[y + 1] + to[y + 1][y + 1]) + here[y])
        scores = new
        steps.append(scores)
    label = 0
    labels: list[int] = []
    for scores in reversed(steps):
        ends = list(map(add, scores, to[label]))
        label = ends.index(max(ends))
        labels.append(label)
    labels.reverse()
    k = 0
    while k < len(labels):
        stop = k + 1
        if labels[k] % 2:
            while stop < len(labels) and labels[stop] == labels[k] + 1:
                stop += 1
            margin = sum(rows[m][labels[m] - 1] - _ALL_BIAS for m in range(k, stop)) / (stop - k) / _UNIT
            out.append(Tagged(at + k, at + stop - 1, LABELS[labels[k]][2:], round(margin, 3)))
        k = stop


def pack(rows: dict[str, list[int]]) -> bytes:
    """Features with their weights in hundredths, as `read_weights` takes them: names, then one integer each."""
    names = sorted(rows)
    size = max([len(row) for row in rows.values()], default=0) * _BITS // 8
    packed = [
        sum(w << (_BITS * k) for k, w in enumerate(rows[name])).to_bytes(size, "little", signed=True) for name in names
    ]
    return b"".join([struct.pack("<2I", len(names), size), "\t".join(names).encode(), b"\n", *packed])


def read_weights(content: bytes) -> Weights:
    """Weights as scripts/train_tagger.py writes them: transitions, then features of words, then those of places."""
    n = len(LABELS)
    content = gzip.decompress(content)
    flat = struct.unpack_from(f"<{n * n}i", content)
    steps = [list(flat[a * n : a * n + n]) for a in range(n)]
    at, tables = 4 * n * n, []
    for _ in range(2):
        count, size = struct.unpack_from("<2I", content, at)
        stop = content.index(b"\n", at + 8)
        names = content[at + 8 : stop].decode().split("\t") if count else []
        at = stop + 1
        read = int.from_bytes
        ends = range(at, at + count * size, size or 1)
        tables.append(
            {name: read(content[i : i + size], "little", signed=True) for name, i in zip(names, ends, strict=True)}
        )
        at += count * size
    for a in range(n):  # a name never begins with an inside label
        for b in range(2, n, 2):
            if a not in (b, b - 1):
                steps[a][b] = -(10**8)
    return Weights(tables[0], tables[1], steps)


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    """The shipped tagger; loaded once a process."""
    return Tagger(vocabulary(), read_weights(files("tawatur.extract.mentions").joinpath("tagger.bin.gz").read_bytes()))
