"""Reads numbers off a page's tokens: hits first (one look-up a token, in C), then a small parser at each hit."""

from __future__ import annotations

import re
from fractions import Fraction

from tawatur.extract.numbers.digits import ARABIC_COMMA, COMMA, MARKS, digits_value
from tawatur.extract.numbers.number import Kind, Number, Value, plain
from tawatur.extract.numbers.ranges import join_ranges
from tawatur.extract.numbers.words import NumberWord, Words, number_words
from tawatur.extract.page import Page
from tawatur.model import Document, Part
from tawatur.text import Tokens

_HIT = re.compile("[1d]")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212/:")
_SCALING = frozenset(("SCALE", "SCALE_A", "SCALES", "PERCENT"))
_OPEN_QUOTES = frozenset("\"'«“‘(”’")
_CLOSE_QUOTES = frozenset("\"'»”’)")


def find_numbers(page: Page) -> list[Number]:
    """All numbers of the page in order, not overlapping, ranges (10 to 15, between 3 and 5) as one. Linear."""
    known = page.__dict__.get("numbers")  # times and quantities both ask: read once a page, like its other views
    if known is None:
        known = page.__dict__["numbers"] = join_ranges(simple_numbers(page), page.tokens, number_words())
    return list(known)


def simple_numbers(page: Page) -> list[Number]:
    """As `find_numbers`, each end of a range for itself."""
    reader = _Reader(page.tokens, number_words())
    return reader.all()


def parse_number(text: str) -> Value | None:
    """The exact value of a text that is one number and nothing else, or None."""
    page = Page(Document(id="", text=text))
    found = find_numbers(page)
    if len(found) != 1 or found[0].first != 0 or found[0].last != len(page.tokens) - 1:
        return None
    return found[0].value


class _Reader:
    def __init__(self, tokens: Tokens, known: Words) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.known = known
        self.table = known.table
        self.done = 0  # tokens before this one are read
        self.list_end = -1  # digits up to this token are items of a list written without spaces

    def all(self) -> list[Number]:
        """Numbers in order; a hit inside one already read is passed over."""
        symbols = "".join(self.known.signs.of(self.tokens.forms))
        out: list[Number] = []
        for hit in _HIT.finditer(symbols):
            i = hit.start()
            if i < self.done:
                continue
            read = self._from_digits if symbols[i] == "d" else self._from_words
            number, done = read(i)
            if number is not None:
                out.append(number)
                done = max(done, number.last + 1)
            self.done = done
        return out

    # --- looking at tokens

    def _word(self, i: int) -> NumberWord | None:
        return self.table.get(self.words[i]) if 0 <= i < len(self.words) else None

    def _kind(self, i: int) -> str:
        word = self._word(i)
        return word.kind if word is not None else ""

    def _joined(self, i: int) -> tuple[NumberWord, int] | None:
        """The number word at i if the conjunction is written onto it or stands alone before it; and its index."""
        word = self._word(i)
        if word is None:
            return None
        if word.joined:
            return word, i
        if word.kind == "ONE" and not word.clitics and self._kind(i + 1) == "TEN":
            return word, i  # "and eleven" is spelt as "one ten"
        if word.kind == "AND" and i + 1 < len(self.words):
            after = self._word(i + 1)
            if after is not None and not after.clitics:
                return after, i + 1
        return None

    def _gap(self, i: int) -> bool:
        return self.tokens.gap(i)

    # --- digits

    def _from_digits(self, i: int) -> tuple[Number | None, int]:
        words, n = self.words, len(self.words)
        last = i
        while (
            i > self.list_end and last + 2 < n and words[last + 1] in MARKS and self.known.sign(words[last + 2]) == "d"
            and not self._gap(last + 1) and not self._gap(last + 2)
        ):  # fmt: skip
            last += 2
        if last == i:
            last = self._spaced_groups(i)
        scaled = self._kind(self._skip_close(last)) in _SCALING
        value: int | Fraction | None
        if last > i and words[i + 1] not in MARKS:
            value = int("".join(words[i : last + 1]))
        else:
            value = digits_value("".join(words[i : last + 1]), scaled)
        if value is None:
            if (
                last > i
                and words[i + 1] in (COMMA, ARABIC_COMMA)
                and all(w in MARKS or len(w) < 19 for w in words[i : last + 1])
            ):
                self.list_end = last
                last, value = i, digits_value(words[i], False)
            if value is None:
                return None, last + 1
        bare = last == i
        return self._scaled_digits(i, last, value, bare)

    def _spaced_groups(self, i: int) -> int:
        """Last token of thousands set apart by single spaces (10 000), or i."""
        words, tokens, last = self.words, self.tokens, i
        if len(words[i]) > 3 or words[i].startswith("0") or (i and words[i - 1] in _DASHES):
            return i
        while (
            last + 1 < len(words) and len(words[last + 1]) == 3 and self.known.sign(words[last + 1]) == "d"
            and tokens.starts[last + 1] == tokens.ends[last] + 1
        ):  # fmt: skip
            last += 1
        after = last + 1
        if after < len(words) and (words[after] in _DASHES or self.known.sign(words[after]) == "d"):
            return i
        return last

    def _skip_close(self, last: int) -> int:
        """Index of the token behind `last`, a closing quotation mark or bracket left out."""
        after = last + 1
        if after < len(self.words) and self.words[after] in _CLOSE_QUOTES:
            return after + 1
        return after

    def _scaled_digits(self, i: int, last: int, value: int | Fraction, bare: bool) -> tuple[Number | None, int]:
        parts = [(i, last, "digits", "")]
        words = self.words
        size = len(words[i]) if bare else 0
        total: int | Fraction = value
        scale, kind = 1, "digits"
        after = last + 1
        if self._kind(after) not in _SCALING and self._kind(self._skip_close(last)) in ("SCALE", "SCALE_A", "SCALES"):
            # A number in quotation marks or brackets, its scale word behind them.
            after = self._skip_close(last) if i and words[i - 1] in _OPEN_QUOTES else after
        # 5.5 written with a word for the point
        if self._kind(after) == "POINT" and after + 1 < len(words) and self.known.sign(words[after + 1]) == "d":
            tail = words[after + 1]
            if len(tail) < 10:
                total = total + Fraction(int(tail), 10 ** len(tail))
                last, after, size = after + 1, after + 2, 0
        half = self._half(after)
        if half is not None and self._kind(half[1] + 1) in ("SCALE", "SCALE_A", "SCALES"):
            total, last = total + half[0], half[1]
            after = last + 1
        word = self._word(after)
        if word is not None and word.kind in ("SCALE", "SCALE_A", "SCALES") and not word.clitics and not word.definite:
            state = _State()
            state.group = total
            end = self._climb(state, after, parts)
            return self._number(i, end, state, "mixed", "", 0, False, parts), end + 1
        state = _State()
        state.group, state.scale = total, scale
        return self._number(i, last, state, kind, "", 0, False, parts, size), last + 1

    # --- words

    def _from_words(self, i: int) -> tuple[Number | None, int]:
        word = self.table[self.words[i]]
        if word.kind in ("TEN", "TEENS", "TENS") and self._after_ordinal(i, word):
            return None, i + 1
        parts: list[tuple[int, int, str, str]] = []
        if word.kind in ("VAGUE", "FEW", "ODD") or (word.kind == "SCALES"):
            return self._vague(i, word)
        if word.kind == "FRACTION":
            return self._fraction(i, word)
        if word.kind in ("UNIT", "HUNDRED") and self._kind(i + 1) == "FRACTIONS":
            return self._fractions(i, word)
        state = _State()
        end = self._climb(state, i, parts)
        if end < i:
            return None, i + 1
        if word.kind == "SCALE_A" and end == i and not self._tanwin(i):
            # The dual in construct: "alfa jundi" is two thousand.
            state.total *= 2
        kind = "mixed" if any(p[2] == "digits" for p in parts) else "words"
        return self._number(i, end, state, kind, word.clitics, word.lead, word.definite, parts), end + 1

    def _tanwin(self, i: int) -> bool:
        """True where the original spelling of token i carries the mark of the indefinite accusative."""
        folded = self.tokens.folded
        end = folded.end(self.tokens.ends[i])
        return "\u064b" in folded.original[max(0, end - 3) : end + 1]

    def _after_ordinal(self, i: int, word: NumberWord) -> bool:
        before = i - 1
        if before >= 0 and self._kind(before) == "AND":
            before -= 1
        return before >= 0 and self._kind(before) == "ORDINAL" and (word.kind == "TEN" or word.joined or before < i - 1)

    def _climb(self, state: _State, i: int, parts: list[tuple[int, int, str, str]]) -> int:
        """Read as many words from i on as make one number; returns the last token (i - 1 where none)."""
        last = i - 1
        at = i
        while at < len(self.words):
            word = self._word(at)
            used = -1
            if word is not None and word.kind != "AND":
                first = last < i and state.empty
                if first or not word.clitics:
                    used = self._step(state, word, at, first)
                    if used < 0 and not first:
                        used = self._times(state, word, at)
            if used < 0 and (last >= i or not state.empty):
                used = self._joined_step(state, at, parts)
                if used >= 0:
                    last, at = used, used + 1
                    continue
            if used < 0:
                break
            parts.append((at, used, "word", word.entry if word is not None else ""))
            last, at = used, used + 1
        return last

    def _step(self, state: _State, word: NumberWord, at: int, first: bool) -> int:
        """Take a word that begins a group (units, teens, tens, hundreds) where nothing is in the group yet."""
        if not first:
            return -1
        return self._group_word(state, word, at)

    def _group_word(self, state: _State, word: NumberWord, at: int) -> int:
        """Add units, teens, tens or hundreds to the group; the last token used, or -1."""
        kind, group = word.kind, state.group
        rest = group % 100 if group is not None else 0
        if kind in ("UNIT", "ONE", "ONE_COMPOUND"):
            after = self._word(at + 1)
            if after is not None and after.kind == "TEN" and not after.clitics and not after.definite:
                return at + 1 if state.put(10 + word.value, 100) else -1
            if after is not None and after.kind == "HUNDRED" and not after.clitics and kind == "UNIT" and group is None:
                return at + 1 if state.put(word.value * 100, 1000) else -1
            if kind == "ONE_COMPOUND" or (kind == "ONE" and group is None and not state.total):
                tens = self._joined(at + 1)
                if kind == "ONE_COMPOUND" and (tens is None or tens[0].kind != "TENS"):
                    return -1
            return at if rest == 0 and state.put(word.value, 100) else -1
        if kind in ("TEN", "TEEN"):
            return at if rest == 0 and state.put(word.value, 100) else -1
        if kind == "TENS":
            return at if rest < 10 and state.put(word.value, 100 if rest == 0 else 10**4) else -1
        if kind in ("HUNDRED", "HUNDREDS"):
            return at if group is None and state.put(word.value, 1000) else -1
        if kind == "SCALE_DUAL":
            if group is None and state.under(word.scale):
                state.total += word.value
                state.close(word.scale)
                return at
            return -1
        if kind in ("SCALE", "SCALE_A") and group is None and state.under(word.value):
            state.total += word.value
            state.close(word.value)
            return at
        return -1

    def _times(self, state: _State, word: NumberWord, at: int) -> int:
        """A scale word behind a group (or behind a lower scale: a thousand million)."""
        if word.kind not in ("SCALE", "SCALE_A", "SCALES"):
            return -1
        if state.group is not None:
            if not state.under(word.value):
                return -1
            state.total += state.group * word.value
            state.close(word.value)
            return at
        if state.scale > 1 and state.scale < word.value and state.total <= 10**6:
            state.total *= word.value
            state.close(word.value)
            return at
        return -1

    def _joined_step(self, state: _State, at: int, parts: list[tuple[int, int, str, str]]) -> int:
        """The conjunction and what it adds: a word, digits under the last scale, or a fraction of it."""
        half = self._half(at)
        if half is not None and (state.scale > 1 or state.group is not None):
            return self._add_half(state, half, parts, at)
        joined = self._joined(at)
        if joined is not None:
            word, index = joined
            if word.kind in ("VAGUE", "FEW", "ODD", "SCALES", "FRACTION", "AND") or word.definite:
                pass
            else:
                used = self._group_word(state, word, index)
                if used >= 0:
                    parts.append((index, used, "word", word.entry))
                    return used
        if self._kind(at) == "AND" and at + 1 < len(self.words) and self.known.sign(self.words[at + 1]) == "d":
            return self._joined_digits(state, at + 1, parts)
        return -1

    def _joined_digits(self, state: _State, at: int, parts: list[tuple[int, int, str, str]]) -> int:
        written = self.words[at]
        if len(written) > 3 or self._kind(at - 2) == "":
            return -1
        value = int(written)
        after = self._word(at + 1)
        if after is not None and after.kind in ("SCALE", "SCALE_A", "SCALES") and not after.clitics:
            if state.group is None and state.under(after.value) and state.scale > 1:
                state.total += value * after.value
                state.close(after.value)
                parts.append((at, at + 1, "digits", after.entry))
                return at + 1
            return -1
        if state.group is None and state.scale > 1 and value >= 100 and state.put(value, 1000):
            parts.append((at, at, "digits", ""))
            return at
        return -1

    def _half(self, at: int) -> tuple[Fraction, int] | None:
        """A joined fraction at `at` ("and a half"): its value and its token."""
        joined = self._joined(at)
        if joined is None or joined[0].kind != "FRACTION" or joined[0].definite:
            return None
        return Fraction(joined[0].num, joined[0].den), joined[1]

    def _add_half(
        self, state: _State, half: tuple[Fraction, int], parts: list[tuple[int, int, str, str]], at: int
    ) -> int:
        value, index = half
        after = self._word(index + 1)
        scale_behind = after is not None and after.kind in ("SCALE", "SCALE_A") and not after.clitics
        if state.group is None:
            state.total += value * state.scale
            parts.append((index, index, "fraction", ""))
            if scale_behind and after is not None and after.value == state.scale:
                return index + 1
            return index
        if scale_behind and after is not None:
            # 3 and a half million
            if not after.definite and state.under(after.value):
                state.group += value
                parts.append((index, index, "fraction", ""))
                return index
            return -1
        state.group += value
        parts.append((index, index, "fraction", ""))
        state.floor = 1
        return index

    # --- fractions and vague counts

    def _fraction(self, i: int, word: NumberWord) -> tuple[Number | None, int]:
        value = Fraction(word.num, word.den)
        return self._of_scale(i, i, value, word, [(i, i, "fraction", word.entry)])

    def _fractions(self, i: int, word: NumberWord) -> tuple[Number | None, int]:
        below = self.table[self.words[i + 1]]
        value = Fraction(word.value, below.den)
        return self._of_scale(
            i, i + 1, value, word, [(i, i, "word", word.entry), (i + 1, i + 1, "fraction", below.entry)]
        )

    def _of_scale(
        self, i: int, last: int, value: Fraction, word: NumberWord, parts: list[tuple[int, int, str, str]]
    ) -> tuple[Number | None, int]:
        state = _State()
        after = self._word(last + 1)
        if after is not None and after.kind in ("SCALE", "SCALE_A", "HUNDRED") and not after.clitics:
            state.total, state.scale = value * after.value, after.value
            parts.append((last + 1, last + 1, "word", after.entry))
            last += 1
        else:
            state.group = value
        return self._number(i, last, state, "fraction", word.clitics, word.lead, word.definite, parts), last + 1

    def _vague(self, i: int, word: NumberWord) -> tuple[Number | None, int]:
        """Tens, hundreds, thousands of …; a few; a scale's plural alone."""
        parts = [(i, i, "word", word.entry)]
        last = i
        if word.kind == "SCALES":
            low, high, scale = 2 * word.value, 10 * word.value - 1, word.value
        elif word.kind == "ODD":
            return None, i + 1
        else:
            low, high, scale = word.low, word.high, 1
            after = self._word(last + 1)
            if word.kind == "FEW" and after is not None and after.kind == "TEN" and not after.clitics:
                low, high, last = 13, 19, last + 1
            elif after is not None and not after.clitics:
                if word.kind == "FEW" and after.kind == "VAGUE":
                    unit = 10 if after.low < 100 else 100
                    low, high, last = low * unit, (high + 1) * unit - 1, last + 1
                    after = self._word(last + 1)
                if after is not None and after.kind in ("SCALES", "SCALE") and not after.clitics:
                    low, high = low * after.value, (high + 1) * after.value - 1
                    scale, last = after.value, last + 1
                    parts.append((last, last, "word", after.entry))
        after = self._word(last + 1)
        if scale > 1 and after is not None and after.kind == "SCALES" and not after.clitics and after.value > scale:
            low, high, last = low * after.value, (high + 1) * after.value - 1, last + 1
        number = Number(
            i, self._percent(last)[0], low, high, None, "vague", word.lead, word.clitics, True, scale, word.definite,
            self._percent(last)[1], 0, (), self._parts(parts, word.lead),
        )  # fmt: skip
        return number, number.last + 1

    # --- the result

    def _percent(self, last: int) -> tuple[int, bool]:
        """(last token with a percent sign or its words, whether there is one)."""
        after = last + 1
        if self._kind(after) == "PERCENT":
            return after, True
        closing = self._skip_close(last)
        if closing != after and self._kind(closing) == "PERCENT":
            return closing, True
        hundred = self._word(after + 1)
        if self._kind(after) == "IN" and hundred is not None and hundred.kind == "HUNDRED" and hundred.definite:
            return after + 1, True
        return last, False

    def _percent_in_front(self, first: int) -> bool:
        """True for %20: the sign typed in front, unless the number before has taken it."""
        if first <= self.done or self._kind(first - 1) != "PERCENT" or self._gap(first):
            return False
        return first < 2 or self.known.sign(self.words[first - 2]) != "d"

    def _number(
        self, first: int, last: int, state: _State, kind: Kind | str, clitics: str, lead: int, definite: bool,
        parts: list[tuple[int, int, str, str]], size: int = 0,
    ) -> Number:  # fmt: skip
        value = plain(state.total + (state.group or 0))
        last, percent = self._percent(last)
        if not percent and self._percent_in_front(first):
            percent, first = True, first - 1
        return Number(
            first, last, value, value, value, kind, lead, clitics, False, state.scale, definite, percent, size, (),  # type: ignore[arg-type]
            self._parts(parts, lead),
        )  # fmt: skip

    def _parts(self, parts: list[tuple[int, int, str, str]], lead: int) -> tuple[Part, ...]:
        out = []
        for n, (first, last, role, entry) in enumerate(parts):
            folded, tokens = self.tokens.folded, self.tokens
            span = folded.span(tokens.starts[first] + (lead if n == 0 else 0), tokens.ends[last])
            out.append(Part(role, span.start, span.end, entry or None))
        return tuple(out)


class _State:
    """A number being read: `total` of closed scales, the open `group` under 1000, the lowest `scale` closed so far."""

    __slots__ = ("floor", "group", "scale", "total")

    def __init__(self) -> None:
        self.total: int | Fraction = 0
        self.group: int | Fraction | None = None
        self.scale = 1
        self.floor = 10**4  # what a next addition to the group must stay under

    @property
    def empty(self) -> bool:
        return self.group is None and not self.total

    def put(self, value: int, floor: int) -> bool:
        """Add to the group where its lower places are free."""
        if self.group is None:
            self.group, self.floor = value, floor
            return True
        if value >= self.floor and not (10 <= value < 100 and 0 < self.group % 100 < 10):
            return False
        if isinstance(self.group, Fraction):
            return False
        self.group += value
        self.floor = 1 if value >= 10 and value < 100 else self.floor
        return True

    def under(self, scale: int) -> bool:
        return self.scale == 1 or scale < self.scale

    def close(self, scale: int) -> None:
        self.group, self.scale, self.floor = None, scale, 10**4
