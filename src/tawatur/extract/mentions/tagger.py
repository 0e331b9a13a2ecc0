"""The trained tagger: a linear-chain model whose weights are summed once per distinct word, so that a text costs little.

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
_HOT = -2.5  # a word is looked at where some name label comes this near to the score of "outside"
_MEMO_LIMIT = 200_000
_RUN_LIMIT = 60


class Tagged(msgspec.Struct, frozen=True):
    """A name that the tagger found: tokens [first, last], PER, LOC or ORG, and by how much it beats "outside"."""

    first: int
    last: int
    kind: str
    margin: float


class Tagger:
    def __init__(self, vocabulary: Vocabulary, weights: dict[str, Scores], transitions: list[list[float]]) -> None:
        self._vocabulary = vocabulary
        self._weights = weights
        self._steps = [
            tuple(transitions[a][b] for a in range(_N)) for b in range(_N)
        ]  # by label, from each label before
        self._memo: dict[str, tuple[Scores, ...]] = {}
        self._hot: dict[str, bool] = {}

    def hot(self, word: str) -> bool:
        """True where the word itself could be part of a name."""
        known = self._hot.get(word)
        if known is None:
            if len(self._hot) > _MEMO_LIMIT:
                self._hot.clear()
                self._memo.clear()
            own = self.scores(word)[2]
            known = self._hot[word] = max(own[1:]) - own[0] > _HOT and (word.isalpha())
        return known

    def leaning(self, word: str, kind: str) -> float:
        """By how much the word alone looks like part of a name of that kind (PER, LOC, ORG) and not like any other word."""
        own = self.scores(word)[2]
        at = LABELS.index("B-" + kind)
        return max(own[at], own[at + 1]) - own[0]

    def scores(self, word: str) -> tuple[Scores, ...]:
        """What the word adds to each label's score at each offset: of the word two places on … two places back."""
        known = self._memo.get(word)
        if known is None:
            rows = []
            for offset in OFFSETS:
                sums = [0.0] * _N
                for feature in features(word, offset, self._vocabulary):
                    found = self._weights.get(feature)
                    if found:
                        sums = [a + b for a, b in zip(sums, found, strict=True)]
                rows.append(tuple(sums))
            known = self._memo[word] = tuple(rows)
        return known

    def find(self, words: list[str]) -> list[Tagged]:
        """Names in a list of folded words, in order. Linear."""
        out: list[Tagged] = []
        hot = self.hot
        flags = self._hot
        try:
            marks = [flags[w] for w in words]
        except KeyError:
            marks = [hot(w) for w in words]
        i, n = 0, len(words)
        while True:
            try:
                i = marks.index(True, i)
            except ValueError:
                return out
            end = i + 1
            while end < n and marks[end] and end - i < _RUN_LIMIT:
                end += 1
            self._decode(words, i, end, out)
            i = end

    def _decode(self, words: list[str], start: int, end: int, out: list[Tagged]) -> None:
        n = len(words)
        around = [words[k] if 0 <= k < n else EDGE for k in range(start - 2, end + 2)]
        tables = [self.scores(w) for w in around]
        emissions: list[list[float]] = []
        best: list[float] = []
        back: list[list[int]] = []
        steps = self._steps
        for k in range(end - start):
            a, b, c, d, e = tables[k][0], tables[k + 1][1], tables[k + 2][2], tables[k + 3][3], tables[k + 4][4]
            here = [a[y] + b[y] + c[y] + d[y] + e[y] for y in range(_N)]
            emissions.append(here)
            if k == 0:
                best = [here[y] + steps[y][0] for y in range(_N)]
                continue
            row: list[int] = []
            new: list[float] = []
            for y in range(_N):
                options = [x + s for x, s in zip(best, steps[y], strict=True)]
                top = max(options)
                row.append(options.index(top))
                new.append(top + here[y])
            back.append(row)
            best = new
        to_out = steps[0]
        best = [best[y] + to_out[y] for y in range(_N)]
        label = best.index(max(best))
        labels = [label]
        for row in reversed(back):
            label = row[label]
            labels.append(label)
        labels.reverse()
        k = 0
        while k < len(labels):
            if labels[k] % 2 == 1:
                stop = k + 1
                while stop < len(labels) and labels[stop] == labels[k] + 1:
                    stop += 1
                margin = sum(emissions[m][labels[m]] - emissions[m][0] for m in range(k, stop)) / (stop - k)
                out.append(Tagged(start + k, start + stop - 1, LABELS[labels[k]][2:], round(margin, 3)))
                k = stop
            else:
                k += 1


def read_weights(content: bytes) -> tuple[dict[str, Scores], list[list[float]]]:
    """Weights and transitions as scripts/train_tagger.py writes them."""
    weights: dict[str, Scores] = {}
    transitions = [[0.0] * _N for _ in range(_N)]
    for line in gzip.decompress(content).decode().split("\n"):
        cells = line.split("\t")
        if cells[0] == "T":
            transitions[LABELS.index(cells[1])][LABELS.index(cells[2])] = int(cells[3]) / 100
        else:
            weights[cells[0]] = tuple(int(c) / 100 if c else 0.0 for c in cells[1:])
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
