"""Tokens of a folded text: words, runs of digits, single marks, line ends. White space is no token."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from operator import sub

import msgspec

from tawatur.text.fold import Folded
from tawatur.text.forms import Form, forms_of

# The first branch is the second for nearly every word, and much faster to match.
_WORD = r"[ء-يa-zA-Z\u0671-\u06d3]+|[^\W\d_]+|\d+|\n|\S"
TOKEN = re.compile(_WORD)
# A token with the white space before it: the lengths add up to the offsets, and no match object is made.
_PIECE = re.compile(rf"[^\S\n]*(?:{_WORD})")


class Tokens(msgspec.Struct, frozen=True):
    """Parallel sequences, one item a token: folded offsets `starts` and `ends`, folded `words` and their `forms`."""

    folded: Folded
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: list[str]
    forms: list[Form]

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
    pieces = _PIECE.findall(folded.text)
    # `strip` leaves nothing of a line end.
    words = [word or "\n" for word in map(str.strip, pieces)]
    ends = tuple(accumulate(map(len, pieces)))
    return Tokens(folded, tuple(map(sub, ends, map(len, words))), ends, words, forms_of(words))
