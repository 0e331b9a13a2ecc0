"""The trained tagger: a linear chain whose weights are summed once per distinct word, so that a text costs little.

Only runs of words that could be part of a name are decoded; all other words are outside by their own score.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files

import msgspec

from tawatur.extract.mentions.features import EDGE, LABELS, OFFSETS, features
from tawatur.extract.mentions.vocabulary import Vocabulary, vocabulary

Scores = tuple[float, ...]
_N = len(LABELS)
_NOUGHT: Scores = (0.0,) * _N
_HOT = -0.7  # a word is looked at where some name label comes this near to the score of "outside"
_MEMO_LIMIT = 200_000
_RUN_LIMIT = 60


class Tagged(msgspec.Struct, frozen=True):
    """A name that the tagger found: tokens [first, last], PER, LOC or ORG, and by how much it beats "outside"."""

    first: int
    last: int
    kind: str
    margin: float


class Tagger:
    def __init__(
        self, vocabulary: Vocabulary, weights: tuple[dict[str, Scores], ...], transitions: list[list[float]]
    ) -> None:
        self._vocabulary = vocabulary
        self._weights = weights
        self._steps = [
            tuple(transitions[a][b] for a in range(_N)) for b in range(_N)
        ]  # by label, from each label before
        self._own: dict[str, Scores] = {}
        self._near: dict[str, tuple[Scores, Scores]] = {}
        self._far: dict[str, tuple[Scores, Scores]] = {}
        self._hot: dict[str, bool] = {}
        self._runs: dict[tuple[str, ...], list[tuple[int, int, str, float]]] = {}

    def hot(self, word: str) -> bool:
        """True where the word itself could be part of a name."""
        known = self._hot.get(word)
        if known is None:
            if len(self._hot) > _MEMO_LIMIT:
                self._hot.clear()
                self._own.clear()
                self._near.clear()
                self._far.clear()
            known = self._hot[word] = word.isalpha() and max(self._own_scores(word)[1:]) > _HOT
        return known

    def leaning(self, word: str, kind: str) -> float:
        """By how much the word alone looks like part of a name of that kind (PER, LOC, ORG)."""
        own = self._own_scores(word)
        at = LABELS.index("B-" + kind)
        return max(own[at], own[at + 1])

    def _own_scores(self, word: str) -> Scores:
        """What the word adds to each label at its own place, relative to "outside"."""
        known = self._own.get(word)
        if known is None:
            known = self._own[word] = _sum(features(word, 0, self._vocabulary), self._weights[0], _NOUGHT)
        return known

    def _near_scores(self, word: str) -> tuple[Scores, Scores]:
        """What the word adds to the place before it and to the one behind it."""
        known = self._near.get(word)
        if known is None:
            both = _sum(features(word, 1, self._vocabulary), self._weights[1], _NOUGHT * 2)
            known = self._near[word] = (both[:_N], both[_N:])
        return known

    def _far_scores(self, word: str) -> tuple[Scores, Scores]:
        """What the word adds two places before it and two behind it."""
        known = self._far.get(word)
        if known is None:
            both = _sum(features(word, 2, self._vocabulary), self._weights[2], _NOUGHT * 2)
            known = self._far[word] = (both[:_N], both[_N:])
        return known

    def find(self, words: list[str]) -> list[Tagged]:
        """Names in a list of folded words, in order. Linear."""
        out: list[Tagged] = []
        flags = self._hot
        try:
            marks = [flags[w] for w in words]
        except KeyError:
            marks = [self.hot(w) for w in words]
        i, n = 0, len(words)
        padded = [EDGE, EDGE, *words, EDGE, EDGE]
        runs = self._runs
        while True:
            try:
                i = marks.index(True, i)
            except ValueError:
                return out
            end = i + 1
            while end < n and marks[end] and end - i < _RUN_LIMIT:
                end += 1
            around = tuple(padded[i : end + 4])
            found = runs.get(around)
            if found is None:
                if len(runs) > _MEMO_LIMIT:
                    runs.clear()
                found = runs[around] = self._decode(around)
            for first, last, kind, margin in found:
                out.append(Tagged(i + first, i + last, kind, margin))
            i = end

    def _decode(self, around: tuple[str, ...]) -> list[tuple[int, int, str, float]]:
        """Best labels of a run; `around` holds two more words at both ends. Scores are relative to "outside"."""
        near = [self._near_scores(w) for w in around[1:-1]]
        far = [self._far_scores(w) for w in around]
        rows: list[list[float]] = []
        for k, word in enumerate(around[2:-2]):
            parts = (far[k][1], near[k][1], self._own_scores(word), near[k + 2][0], far[k + 4][0])
            rows.append([v + w + x + y + z for v, w, x, y, z in zip(*parts, strict=True)])
        steps = self._steps
        if len(rows) == 1:  # most runs: one word, one of three begins or nothing
            here = rows[0]
            best, label = max((here[y] + steps[y][0] + steps[0][y], y) for y in (1, 3, 5))
            return [(0, 0, LABELS[label][2:], round(here[label], 3))] if best > 2 * steps[0][0] else []
        best_so_far = [rows[0][y] + steps[y][0] for y in range(_N)]
        back: list[list[int]] = []
        for here in rows[1:]:
            row, new = [], []
            for y in range(_N):
                if y and not y % 2:  # inside a name: only from its begin or its inside
                    begin, inside = best_so_far[y - 1] + steps[y][y - 1], best_so_far[y] + steps[y][y]
                    row.append(y - 1 if begin >= inside else y)
                    new.append((begin if begin >= inside else inside) + here[y])
                else:
                    options = [x + s for x, s in zip(best_so_far, steps[y], strict=True)]
                    top = max(options)
                    row.append(options.index(top))
                    new.append(top + here[y])
            back.append(row)
            best_so_far = new
        ends = [x + s for x, s in zip(best_so_far, steps[0], strict=True)]
        label = ends.index(max(ends))
        labels = [label]
        for row in reversed(back):
            label = row[label]
            labels.append(label)
        labels.reverse()
        out: list[tuple[int, int, str, float]] = []
        k = 0
        while k < len(labels):
            stop = k + 1
            if labels[k] % 2:
                while stop < len(labels) and labels[stop] == labels[k] + 1:
                    stop += 1
                margin = sum(rows[m][labels[m]] for m in range(k, stop)) / (stop - k)
                out.append((k, stop - 1, LABELS[labels[k]][2:], round(margin, 3)))
            k = stop
        return out


def _sum(made: list[str], weights: dict[str, Scores], nought: Scores) -> Scores:
    """The weights of some features added up, column by column."""
    rows = [weights[feature] for feature in made if feature in weights]
    if not rows:
        return nought
    return tuple(map(sum, zip(*rows, strict=True)))


def read_weights(content: bytes) -> tuple[tuple[dict[str, Scores], ...], list[list[float]]]:
    """Weights, relative to "outside", and transitions as scripts/train_tagger.py writes them.

    Three tables: of the word itself, of a neighbour (what it adds before it, then behind it), of a word two places off.
    """
    slots: list[dict[str, Scores]] = [{} for _ in OFFSETS]
    transitions = [[0.0] * _N for _ in range(_N)]
    for line in gzip.decompress(content).decode().split("\n"):
        cells = line.split("\t")
        if cells[0] == "T":
            transitions[LABELS.index(cells[1])][LABELS.index(cells[2])] = int(cells[3]) / 100
        else:
            offset, _, feature = cells[0].partition(":")
            row = [int(c) / 100 if c else 0.0 for c in cells[1:]]
            slots[OFFSETS.index(int(offset))][feature] = tuple(weight - row[0] for weight in row)
    pairs = []
    for before, behind in ((slots[3], slots[1]), (slots[4], slots[0])):
        names = before.keys() | behind.keys()
        pairs.append({name: before.get(name, _NOUGHT) + behind.get(name, _NOUGHT) for name in names})
    weights = (slots[2], *pairs)
    for a in range(_N):  # a name never begins with an inside label
        for b in range(2, _N, 2):
            if a not in (b, b - 1):
                transitions[a][b] = -1e6
    return weights, transitions


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    """The shipped tagger; loaded once a process."""
    weights, transitions = read_weights(files("tawatur.extract.mentions").joinpath("tagger.tsv.gz").read_bytes())
    return Tagger(vocabulary(), weights, transitions)
