"""Folding: one view of a text in which spellings that mean the same look the same, with a map back.

Folded away: tashkil, tatweel, zero-width and direction marks. Made one: the alefs (أ إ آ ٱ → ا), ى → ي, ئ → ي, ؤ → و,
ة → ه, Persian and Urdu letters that newsrooms type for Arabic ones, Arabic-Indic and Persian digits → ASCII,
presentation forms → plain letters. Everything else stays, so that most texts fold to the same length and need no map.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from operator import sub

import msgspec

from tawatur.model import Span

# Harakat, Quranic marks, superscript alef, tatweel: they belong to the letter before them.
_MARKS = "".join(map(chr, (*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD),
                           *range(0x06DF, 0x06E5), 0x06E7, 0x06E8, *range(0x06EA, 0x06EE), 0x0640)))  # fmt: skip
# Zero-width and direction marks, byte-order mark, soft hyphen: they belong to no letter.
_INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad\u061c"
)


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(map(ord, _MARKS + _INVISIBLE))
    for letters, plain in (
        ("أإآٱٲٳ", "ا"),
        ("ىیےئېۍ", "ي"),
        ("ؤۆۇ", "و"),
        ("ةہھەۀ", "ه"),
        ("کڪگ", "ك"),
        ("\u00a0\u202f\u2009\u2007", " "),
    ):
        table.update(dict.fromkeys(map(ord, letters), plain))
    for zero in (0x0660, 0x06F0):
        table.update({zero + n: str(n) for n in range(10)})
    for code in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)):
        if unicodedata.category(chr(code)) == "Lo":
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code):
                table[code] = "".join(table.get(ord(c), c) or "" for c in plain)
    return table


_TABLE = _table()
_MARK = re.compile(f"[{_MARKS}]*")
# Characters whose folding changes the length of the text: one by one, and those that become several.
_GONE = re.compile("[" + "".join(map(re.escape, (chr(c) for c, to in _TABLE.items() if not to))) + "]")
_MANY = re.compile("[" + "".join(re.escape(chr(c)) for c, to in _TABLE.items() if to and len(to) > 1) + "]")
_UNEVEN = re.compile(
    "[" + "".join(map(re.escape, (chr(c) for c, to in _TABLE.items() if not to or len(to) > 1))) + "]+"
)
# One `replace` per letter is several times faster than `translate`; what newsrooms seldom type goes through the table.
_OFTEN = tuple(
    (c, _TABLE[ord(c)] or "")
    for c in "أإآةىئؤ" + "".join(map(chr, range(0x064B, 0x0653))) + "\u0640" + "".join(map(chr, range(0x0660, 0x066A)))
    + "\u200b\u200c\u200d\u200e\u200f\ufeff\u00a0\u06cc\u06a9"
)  # fmt: skip
_SELDOM = re.compile("[" + "".join(map(re.escape, sorted({chr(c) for c in _TABLE} - {c for c, _ in _OFTEN}))) + "]")


class Folded(msgspec.Struct, frozen=True):
    """The folded view. `text` is what rules match on; `original` is the document's text.

    `_at` and `_shift` are the breakpoints of the map: from folded offset `_at[i]` on, original = folded + `_shift[i]`.
    Where letters only fall out, `_shift` is left empty: it is i + 1; `_gone` are then the original offsets of those
    letters.
    """

    text: str
    original: str
    _at: tuple[int, ...] = ()
    _shift: tuple[int, ...] = ()
    _gone: tuple[int, ...] = ()

    def start(self, offset: int) -> int:
        """Original offset of the character at folded `offset` (code points)."""
        if not self._at:
            return offset
        i = bisect_right(self._at, offset)
        if not self._shift:
            return min(offset + i, len(self.original))
        return min(offset + self._shift[i - 1], len(self.original)) if i else offset

    def end(self, offset: int) -> int:
        """Original end for a match that ends before folded `offset`, with the marks of its last letter."""
        if not self._at or offset == 0:
            return offset
        if not self._shift:
            i = bisect_right(self._at, offset - 1)
            if i == len(self._at) or self._at[i] != offset:  # nothing fell out behind the last letter
                return offset + i
        last = self.start(offset - 1) + 1
        found = _MARK.match(self.original, last)
        return found.end() if found else last

    def span(self, start: int, end: int) -> Span:
        """The original span of the folded range [start, end)."""
        at = self._at
        if not at:
            return Span(start, end)
        if self._shift:
            return Span(self.start(start), self.end(end))
        return Span(start + bisect_right(at, start), self.end(end))

    def folded_offset(self, offset: int) -> int:
        """Folded offset of the first kept character at or after the original `offset`."""
        if not self._at:
            return min(offset, len(self.text))
        if not self._shift:
            return min(offset - bisect_left(self._gone, offset), len(self.text))
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.start(middle) < offset:
                low = middle + 1
            else:
                high = middle
        return low


def fold(text: str) -> Folded:
    """The folded view of `text`. Linear in its length."""
    out = fold_text(text)
    many = _MANY.search(text)
    if many is None:
        if len(out) == len(text):
            return Folded(out, text)
        gone = tuple([m.start() for m in _GONE.finditer(text)])
        return Folded(out, text, tuple(map(sub, gone, range(len(gone)))), (), gone)
    at: list[int] = [0]
    shift: list[int] = [0]
    delta = 0
    for run in _UNEVEN.finditer(text):
        position = run.start()
        for char in run.group():
            to = _TABLE[ord(char)] or ""
            folded_here = position - delta
            if to:  # a ligature: all its letters stand at the one original character
                for n in range(len(to)):
                    _note(at, shift, folded_here + n, position - folded_here - n)
            position += 1
            delta += 1 - len(to)
            _note(at, shift, position - delta, delta)
    return Folded(out, text, tuple(at), tuple(shift))


def _note(at: list[int], shift: list[int], offset: int, value: int) -> None:
    if at[-1] == offset:
        shift[-1] = value
    else:
        at.append(offset)
        shift.append(value)


def fold_text(text: str) -> str:
    """Only the folded text: for lexicon forms, keys and comparisons."""
    for letter, plain in _OFTEN:
        if letter in text:
            text = text.replace(letter, plain)
    return text.translate(_TABLE) if _SELDOM.search(text) else text
