"""Tokens of a folded text: words, runs of digits, single marks, line ends. White space is no token."""

from __future__ import annotations

import re
from bisect import bisect_left

import msgspec

from tawatur.text.fold import Folded

TOKEN = re.compile(r"[^\W\d_]+|\d+|\n|[^\s]")


class Tokens(msgspec.Struct, frozen=True):
    """Parallel lists, one item a token: folded offsets `starts` and `ends`, and the folded `words`."""

    folded: Folded
    starts: list[int]
    ends: list[int]
    words: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, index: int) -> bool:
        """True where white space stands before token `index`."""
        return index > 0 and self.starts[index] > self.ends[index - 1]

    def at(self, offset: int) -> int:
        """Index of the first token that ends after folded `offset` (len(self) past the last)."""
        low = bisect_left(self.ends, offset + 1)
        return low


def tokenise(folded: Folded) -> Tokens:
    """Tokens of `folded.text`, in order. Linear."""
    spans = [m.span() for m in TOKEN.finditer(folded.text)]
    text = folded.text
    return Tokens(folded, [s for s, _ in spans], [e for _, e in spans], [text[s:e] for s, e in spans])
