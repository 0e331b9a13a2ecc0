"""What a number in a text is."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.model import Part

Value = int | float
Kind = Literal["digits", "words", "mixed", "vague", "fraction"]


class Number(msgspec.Struct, frozen=True, eq=False):
    """Tokens [first, last] of a page and the values that they allow.

    `value` is exact (None for ranges and vague counts); `min` and `max` are inclusive. `lead` letters at the front of
    the first token are clitics (و ب ل …) and no part of the number; `clitics` names them. `scale` is the last power of
    ten said in words (1000 in "20 thousand"), 1 where none. `definite`: the first word has the article. `percent`: a
    percent sign or its words stand in [first, last]. `items` are the two ends of a range. `size` is the number of
    digits where the number is one bare run of digits (years, day numbers), else 0.
    """

    first: int
    last: int
    min: Value
    max: Value
    value: Value | None
    kind: Kind
    lead: int = 0
    clitics: str = ""
    approx: bool = False
    scale: int = 1
    definite: bool = False
    percent: bool = False
    size: int = 0
    items: tuple[Number, ...] = ()
    parts: tuple[Part, ...] = ()


def plain(value: object) -> Value:
    """An int where the value is whole, else a float of at most 9 decimals."""
    number = float(value)  # type: ignore[arg-type]
    if number.is_integer() and abs(number) < 1e15:
        return int(number)
    return int(value) if isinstance(value, int) else round(number, 9)
