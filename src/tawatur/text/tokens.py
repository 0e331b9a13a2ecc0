"""Tokens of a folded text: words, runs of digits, single marks, line ends. White space is no token."""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from tawatur.text.fold import Folded

# The first branch is the second for nearly every word, and much faster to match.
TOKEN = re.compile(r"[ء-يa-zA-Z\u0671-\u06d3]+|[^\W\d_]+|\d+|\n|\S")


class Tokens(msgspec.Struct, frozen=True):
    """Parallel sequences, one item a token: folded offsets `starts` and `ends`, and the folded `words`."""

    folded: Folded
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, index: int) -> bool:
        """True where white space stands before token `index`."""
        return index > 0 and self.starts[index] > self.ends[index - 1]

    def at(self, offset: int) -> int:
        """Index of the first token that ends after folded `offset`; len(self) past the last."""
        return bisect_right(self.ends, offset)


def tokenise(folded: Folded) -> Tokens:
    """Tokens of `folded.text`, in order. Linear."""
    text = folded.text
    spans = [m.span() for m in TOKEN.finditer(text)]
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    if spans:
        starts, ends = zip(*spans, strict=True)
    return Tokens(folded, starts, ends, [text[s:e] for s, e in spans])
