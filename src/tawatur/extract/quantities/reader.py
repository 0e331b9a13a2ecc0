"""Quantities: at each number of a page, the modifier before it and the unit behind it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from tawatur.extract.numbers import Number, find_numbers, number_words
from tawatur.extract.page import Page
from tawatur.extract.quantities.modifiers import Placed, modifier_after, modifiers_before
from tawatur.extract.quantities.scope import find_scope
from tawatur.extract.quantities.units import Context, Unit, Units, arabic_word, confidences, context, units
from tawatur.model import Document, Part, Quantity, TimeExpression
from tawatur.model.ids import content_id
from tawatur.text.affixes import ALEF, ARTICLE, BEH, FEH, FOR_THE, HEH, LAM, SEEN, SOUND_PLURALS, TANWIN, TEH, WAW, YEH

_GLUE = frozenset("/:-.+#@_\u2013\u2014=*&\\×")
_QUOTES = frozenset("\"'«»“”‘’()[]")
_CURRENCY_SIGNS = frozenset("$€£¥₪")
_NONE = "."  # the sign of a word that begins no number
_COMMAS = frozenset("\u060c,\u061b;")
_GAP = 14  # tokens: how far a bare number of a list may stand from the one before it
_YEARS = range(1300, 2101)


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Quantities of a text by itself."""
    return find_quantities(Page(Document(id="", text=text)), ())


def find_quantities(page: Page, times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
    """Quantities of a page, sorted, not overlapping, none inside one of `times`. Linear; never raises on any text."""
    numbers = find_numbers(page)
    return _Reader(page, times).all(numbers) if numbers else ()


class _Found(msgspec.Struct):
    """A quantity being made: tokens [first, last], letters to leave out at its start, what it is counted in,
    and modifiers that stand `far` before it (exceeded in the north 540)."""

    rule: str
    first: int
    last: int
    lead: int = 0
    unit: str | None = None
    code: str | None = None
    entry: str | None = None
    unit_tokens: tuple[int, int] | None = None
    far: list[Placed] = []


class _Reader:
    def __init__(self, page: Page, times: Sequence[TimeExpression]) -> None:
        self.page = page
        self.tokens = page.tokens
        self.words = page.tokens.words
        self.units: Units = units()
        self.context: Context = context()
        self.time_spans = sorted((t.start, t.end) for t in times)
        self.time_starts = [start for start, _ in self.time_spans]
        self.last_unit: str | None = None
        self.last_at = -1

    def all(self, numbers: list[Number]) -> tuple[Quantity, ...]:
        out: list[Quantity] = []
        done = 0
        for number in self._split(numbers):
            if number.first < done:
                continue
            found = self._read(number)
            if found is None:
                continue
            quantity, last = self._quantity(number, found)
            if out and quantity.start < out[-1].end:
                continue
            out.append(quantity)
            done = last + 1
            if found.unit is not None:
                self.last_unit, self.last_at = found.unit, found.last
        return tuple(out)

    def _split(self, numbers: list[Number]) -> list[Number]:
        """Ranges behind a verb of change are two numbers: rose from 10 to 20."""
        out: list[Number] = []
        for number in numbers:
            before = number.first - 1
            if number.items and before > 0 and "OF" in self._classes(before):
                window = range(max(0, before - 9), before)
                if any("CHANGE" in self._classes(i) for i in window):
                    out += number.items
                    continue
            out.append(number)
        return out

    # --- looking at tokens

    def _classes(self, i: int) -> frozenset[str]:
        return self.context.classes(self.words[i]) if 0 <= i < len(self.words) else frozenset()

    def _text(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def _behind(self, i: int) -> int:
        """Index of the token behind i, one closing mark left out."""
        after = i + 1
        return after + 1 if self._text(after) in _QUOTES else after

    def _same_line(self, first: int, last: int) -> bool:
        return "\n" not in self.words[first : last + 1]

    # --- what a number counts

    def _read(self, number: Number) -> _Found | None:
        last = number.last
        if self._in_time(number) or self._glued(number):
            return None
        if number.percent:
            return self._percent(number)
        sign = self._sign(number)
        if sign is not None:
            return sign
        after = self._behind(last) if number.kind in ("digits", "mixed") else last + 1
        if number.value == 2 and number.definite:
            return self._before_noun(number)  # else it is Monday
        day = "DAY_WORD" in self._classes(after) and "WEEKDAY" in self._classes(after + 1)
        if "TIME" in self._classes(after) and not day and self._unit_at(after, number) is None:
            return None
        if number.kind == "fraction":
            return self._share(number)
        if number.value == 1 and number.kind == "words":
            return self._one(number)
        unit = self._unit_at(after, number)
        if (
            number.value == 1000
            and number.kind == "words"
            and number.first == last
            and self._text(after).endswith(ALEF)
        ):
            return None  # the verb "compiled" with its object
        label = self._label(number)
        if unit is not None and not (label and (unit.kind in ("WORD", "MEASURE") or self._year(number))):
            return self._with_unit(number, unit, after)
        if label:
            return None
        before = self._before_noun(number)
        if before is not None:
            return before
        return (
            self._others(number, after)
            or self._partitive(number, after)
            or self._two(number, after)
            or self._gapped(number, after)
            or self._bare(number, after)
        )

    def _in_time(self, number: Number) -> bool:
        if not self.time_spans:
            return False
        span = self.page.span(number.first, number.last, number.lead)
        i = bisect_right(self.time_starts, span.start) - 1
        if i >= 0 and self.time_spans[i][1] > span.start:
            return True
        return i + 1 < len(self.time_spans) and self.time_spans[i + 1][0] < span.end

    def _glued(self, number: Number) -> bool:
        """Part of a score, a date, a version, a model's name, an address: marks or Latin letters touch it."""
        first, last, words, tokens = number.first, number.last, self.words, self.tokens
        if number.kind not in ("digits", "mixed"):
            return False
        if first and not tokens.gap(first):
            before = words[first - 1]
            if (before in _GLUE and before != ":") or (before.isascii() and before.isalpha()):
                lone_dash = before in "-\u2013\u2014" and (first < 2 or tokens.gap(first - 1))
                dash_of_clitic = first > 1 and before == "-" and len(words[first - 2]) <= 2
                if not (lone_dash or dash_of_clitic) or words[first - 1] == "+":
                    return True
            if before == ":" and first > 1 and words[first - 2].isdigit():
                return True
        after = last + 1
        if after < len(words) and not tokens.gap(after):
            mark = words[after]
            if mark.isascii() and mark.isalpha():
                return mark.lower() not in ("km", "kg", "m", "cm", "mm", "mw", "usd", "eur")
            if mark in _GLUE and after + 1 < len(words) and not tokens.gap(after + 1):
                following = words[after + 1]
                return (mark in "/:-_@\\" and (following.isdigit() or following.isascii())) or following.isdigit()
        if after + 1 < len(words) and words[after] in "/" and words[after + 1].isdigit():
            return True
        return first > 1 and words[first - 1] == "/" and words[first - 2].isdigit()

    def _year(self, number: Number) -> bool:
        return number.size == 4 and number.value is not None and int(number.value) in _YEARS

    def _label(self, number: Number) -> bool:
        if number.kind not in ("digits", "words") or number.definite:
            return False
        before = number.first - 1
        if self._text(before) in _QUOTES:
            before -= 1
        return "LABEL" in self._classes(before)

    def _unit_at(self, at: int, number: Number) -> Unit | None:
        """The unit noun at token `at`, where it can stand behind this number."""
        word = self._text(at)
        if not arabic_word(word) or (at - number.last > 1 and self._text(at - 1) in "("):
            return None
        classes = self._classes(at)
        unit = self.units.known(word)
        if classes & {"OTHERS", "OF_THEM"}:
            return None
        if unit is not None and not unit.pronoun and not ("TIME" in classes and unit.kind != "MEASURE"):
            if unit.definite and number.kind != "vague" and number.scale == 1 and not number.definite:
                return None
            if word.startswith(WAW) and self.units.known(word[1:]) is None and "STOP" in classes:
                return None
            return unit if not self._year(number) or self._agrees(number, unit, word) else None
        if classes & {"STOP", "TIME", "OF", "LABEL", "HARM", "REACH", "BEFORE"} or len(word) < 3:
            return None
        return self._unknown(number, word, at)

    def _agrees(self, number: Number, unit: Unit, word: str) -> bool:
        """A number that could be a year counts only where case and number of the noun fit it."""
        before = number.first - 1
        if {"IN", "LABEL"} & self._classes(before) or (self._text(before) == WAW and len(self._text(before - 1)) == 4):
            return False
        if unit.kind in ("MEASURE", "CURRENCY"):
            return True
        rest = int(number.value or 0) % 100
        if 3 <= rest <= 10:
            return unit.plural
        if rest > 10 and not word.endswith((ALEF, HEH)):
            return False
        return not unit.plural

    def _unknown(self, number: Number, word: str, at: int) -> Unit | None:
        """A word that no list has, where its form agrees with the number before it."""
        if (number.scale == 1 and self._year(number)) or word.startswith((WAW + ARTICLE, FOR_THE)):
            return None
        original = self.page.span(at, at).of(self.page.text)
        unit = self.units.word(original)
        if number.kind == "vague":
            return unit if unit.definite or (unit.plural and number.scale > 1) else None
        if unit.definite:
            return None
        if number.value is None:
            rest = int(number.max) % 100
        else:
            rest = int(number.value) % 100
        tanwin = TANWIN in original
        if 3 <= rest <= 10 and number.max < 10**3:
            return unit if unit.plural and not word.startswith(WAW) else None
        if 11 <= rest <= 99:
            return (
                unit if tanwin or (word.endswith((ALEF, HEH)) and not word.startswith(WAW) and len(word) > 3) else None
            )
        if number.scale == 1 and rest == 0 and number.max >= 100 and word.endswith(YEH) and len(word) > 4:
            return unit if not word.startswith((WAW, FEH, BEH, LAM, TEH, YEH, SEEN)) else None  # 300 Yazidis
        if number.scale > 1 and not word.startswith((WAW, FEH, BEH, LAM, TEH, YEH)):
            return None if word.endswith(ALEF) else unit
        return None

    # --- the rules

    def _with_unit(self, number: Number, unit: Unit, at: int) -> _Found:
        rule = "money" if unit.kind == "CURRENCY" else "unit.known" if unit.known else "unit.word"
        name, last = unit.singular, at
        code = self.units.currency_code(unit, self._text(at + 1))
        if unit.kind == "MEASURE":
            if self.units.qualified(self._text(at + 1)):
                last = at + 1
                name += " " + self.page.span(last, last).of(self.page.text).rstrip(ALEF + TANWIN)
        elif unit.kind == "PERSON" and self._text(at + 1).startswith(WAW):
            second = self.units.known(self._text(at + 1)[1:])
            if second is not None and second.kind == "PERSON" and second.definite == unit.definite:
                last, name = at + 1, f"{name} {WAW}{second.singular}"
        return _Found(rule, number.first, last, number.lead, name, code, unit.entry, (at, last))

    def _percent(self, number: Number) -> _Found:
        last = number.last
        of = last + 1
        if "OF" in self._classes(of) and self._text(of) and arabic_word(self._text(of + 1)):
            target = self._text(of + 1)
            if "STOP" not in self._classes(of + 1) and (
                target.startswith(ARTICLE) or self.units.known(target) or "SHARE" in self._classes(of + 1)
            ):
                last = of + 1
        elif self._text(of).startswith(ARTICLE) and "SHARE" in self._classes(of):
            last = of
        return _Found("percent", number.first, last, number.lead, "%")

    def _sign(self, number: Number) -> _Found | None:
        before, after = self._text(number.first - 1), self._text(number.last + 1)
        sign = after if after in _CURRENCY_SIGNS else before if before in _CURRENCY_SIGNS else ""
        if not sign:
            return None
        unit = self.units.known(sign)
        at = number.last + 1 if sign == after else number.first - 1
        return _Found(
            "money", min(at, number.first), max(at, number.last), 0 if at < number.first else number.lead,
            unit.singular if unit else sign, unit.code if unit else None, unit.entry if unit else None, (at, at),
        )  # fmt: skip

    def _share(self, number: Number) -> _Found | None:
        """Half the members, three quarters of the area; half a billion dollars."""
        if number.max >= 1:
            unit = self._unit_at(number.last + 1, number)
            if unit is not None:
                return self._with_unit(number, unit, number.last + 1)
            return self._partitive(number, number.last + 1) or self._bare(number, number.last + 1)
        if number.definite:
            return None
        at = number.last + 1
        word = self._text(at)
        if not arabic_word(word) or (self._classes(at) & {"TIME", "STOP"} and "SHARE" not in self._classes(at)):
            return None
        unit = self.units.known(word)
        if unit is not None and unit.kind in ("MEASURE", "CURRENCY") and not unit.definite:
            return self._with_unit(number, unit, at)
        shared = "SHARE" in self._classes(at)
        definite = unit is not None and (unit.definite or self._text(at + 1).startswith(ARTICLE))
        if not shared and (unit is None or not definite or not unit.plural):
            return None
        last = at
        if not word.startswith(ARTICLE):
            while last - at < 2 and arabic_word(self._text(last + 1)) and not self._classes(last + 1) & {"STOP", "OF"}:
                last += 1
        name = self.page.span(at, last).of(self.page.text)
        return _Found("share", number.first, last, number.lead, name, None, unit.entry if unit else None, (at, last))

    def _one(self, number: Number) -> _Found | None:
        """One civilian; one of the rockets."""
        before = number.first - 1
        of = number.last + 1
        if "OF" in self._classes(of):
            target = self.units.known(self._text(of + 1))
            if target is not None and target.definite and target.plural and not number.definite:
                return _Found(
                    "one", number.first, of + 1, number.lead, target.singular, None, target.entry, (of + 1, of + 1)
                )
            if self._classes(of + 1) & {"ELATIVE"}:
                return None
        unit, lead = self._noun(before)
        if (
            (unit is None or unit.pronoun)
            and before > 0
            and not self._classes(before)
            and not self._text(before).startswith(ARTICLE)
        ):
            named, joined = self._noun(before - 1)  # one service building: an adjective between
            if named is not None and named.kind in ("PERSON", "THING"):
                unit, before, lead = named, before - 1, joined
        if unit is not None and not (unit.definite or unit.plural or number.clitics or number.definite):
            if not self._classes(before) & {"NOT_ONE", "TIME"} and "NOT_ONE" not in self._classes(before - 1):
                return _Found("one", before, number.last, lead, unit.singular, unit.code, unit.entry, (before, before))
            return None
        if "HARM" in self._classes(before) and not number.clitics and not number.definite:
            return _Found("bare", number.first, number.last, number.lead)
        return None

    def _noun(self, at: int) -> tuple[Unit | None, int]:
        """The counted noun at token `at`, and how many letters of a conjunction stand before it."""
        word = self._text(at) if at >= 0 else ""
        unit = self.units.known(word)
        if unit is None and word.startswith(WAW):
            return self.units.known(word[1:]), 1
        return unit, 0

    def _before_noun(self, number: Number) -> _Found | None:
        """The three men: a definite plural, then the number with the article; two persons (ithnan)."""
        before = number.first - 1
        if number.kind != "words" or number.clitics or before < 0:
            return None
        word = self._text(before)
        unit = self.units.known(word)
        if number.definite and before and word.startswith(ARTICLE) and not (unit is not None and unit.plural):
            adjective, before = before, before - 1  # the Czech citizens, all five: an adjective between
            word = self._text(before)
            unit = self.units.known(word)
            if unit is None or not unit.plural or self._classes(adjective) & {"TIME", "STOP"}:
                before += 1
                word, unit = self._text(before), self.units.known(self._text(before))
        if "TIME" in self._classes(before):
            return None
        if number.definite and 2 <= number.max <= 10:
            if unit is None and word.startswith(ARTICLE) and arabic_word(word):
                unit = self.units.word(self.page.span(before, before).of(self.page.text))
                unit = unit if unit.plural else None
            if unit is None or not unit.plural or not unit.definite or unit.kind in ("MEASURE", "CURRENCY"):
                return None
        elif not (number.value == 2 and unit is not None and unit.plural and not unit.definite):
            return None
        return _Found("after-noun", before, number.last, 0, unit.singular, unit.code, unit.entry, (before, before))

    def _others(self, number: Number, after: int) -> _Found | None:
        classes = self._classes(after)
        if not classes & {"OTHERS", "OF_THEM"} or (number.definite and number.kind != "vague") or self._year(number):
            return None
        if "AMONG" in classes and number_words().sign(self._text(after + 1)) != _NONE:
            return None  # 35, among them 4 children
        near = self.last_at >= 0 and self._same_line(self.last_at, after)
        return _Found(
            "others", number.first, after, number.lead, self.last_unit if near else None, None, None, (after, after)
        )

    def _partitive(self, number: Number, after: int) -> _Found | None:
        """Nine of the fighters of …; ten of its men."""
        if "OF" not in self._classes(after) or self._text(after) == "":
            return None
        if self._text(after).startswith(WAW) or (number.definite and number.kind != "vague"):
            return None
        at = after + 1
        word = self._text(at)
        if not arabic_word(word) or self._classes(at) & {"TIME", "STOP"}:
            return None
        unit = self.units.known(word)
        definite = word.startswith(ARTICLE)
        if unit is None and not (definite and (self._plural(word) or number.kind not in ("digits", "mixed"))):
            return None
        if unit is None:
            unit = self.units.word(self.page.span(at, at).of(self.page.text))
        if unit.kind == "MEASURE":
            return None
        if self._year(number) and (unit.kind != "PERSON" or {"IN", "LABEL"} & self._classes(number.first - 1)):
            return None
        last, name = at, unit.singular
        follows = self._text(at + 1)
        if not definite and not unit.pronoun and arabic_word(follows) and not self._classes(at + 1) & {"STOP", "OF"}:
            last = at + 1
        elif definite and follows.startswith(WAW + ARTICLE) and unit.known:
            second = self.units.known(follows[1:])
            if second is not None and second.kind == unit.kind:
                last, name = at + 1, f"{name} {WAW}{second.singular}"
        return _Found("partitive", number.first, last, number.lead, name, unit.code, unit.entry, (at, last))

    def _plural(self, word: str) -> bool:
        return word.endswith(SOUND_PLURALS) and len(word) > 5

    def _two(self, number: Number, after: int) -> _Found | None:
        """Twenty, dead and wounded together."""
        for form in self.context.two:
            if tuple(self.words[after : after + len(form)]) == form:
                last = after + len(form) - 1
                name = self.page.span(last - 1, last).of(self.page.text)
                return _Found("unit.known", number.first, last, number.lead, name, None, None, (last - 1, last))
        return None

    def _gapped(self, number: Number, after: int) -> _Found | None:
        """822 bombs in the north, and in the south 230: a bare number takes the unit of the one before it."""
        if self.last_unit is None or number.kind != "digits" or self._year(number) or self.last_unit == "%":
            return None
        first = number.first
        if first - self.last_at > _GAP or not self._same_line(self.last_at, first):
            return None
        if arabic_word(self._text(after)) and not self._classes(after) & {"STOP", "OF"}:
            return None
        for at in range(first - 2, max(self.last_at, first - 4), -1):
            if "AT" in self._classes(at):
                before = self._text(at - 1)
                opens = self._text(at).startswith(WAW) or before in _COMMAS
                counts = any("BEFORE" in self._classes(i) or "COUNT" in self._classes(i) for i in (at - 2, at - 1))
                if opens or counts:
                    more = [m for m in modifiers_before(self.context, self.words, at - 1)[0] if counts]
                    return _Found("gapped", first, number.last, number.lead, self.last_unit, far=more)
                return None
        return None

    def _bare(self, number: Number, after: int) -> _Found | None:
        """A number that counts with no noun behind it: because of what stands before it."""
        if self._year(number) or (number.definite and number.kind != "vague"):
            return None
        counted = self._counted_before(number)
        if counted is not None:
            return counted
        before = modifiers_before(self.context, self.words, number.first)[0]
        start = before[0].first if before else number.first
        classes = self._classes(start - 1)
        if number.kind == "vague":
            few = number.min == 3
            if few or (self._text(after) and self._classes(after) & {"TIME"}):
                return None
            return _Found("bare", number.first, number.last, number.lead)
        if number.kind == "words" and number.scale > 1 and number.first == number.last and not before:
            return None  # the verb "compiled", a thousand and one nights
        strong = (
            "HARM" in classes
            or number.scale >= 1000
            or modifier_after(self.context, self.words, number.last + 1) is not None
        )
        reached = "REACH" in classes
        if not strong and not (reached and (before or number.size != 4)) and not before:
            return None
        if (
            not strong
            and number.size
            and self._text(after)
            and arabic_word(self._text(after))
            and "STOP" not in self._classes(after)
        ):
            follows = self._text(after)
            if not follows.startswith(WAW):
                return None
        return _Found("bare", number.first, number.last, number.lead)

    def _counted_before(self, number: Number) -> _Found | None:
        """The number of the dead reached 39."""
        low = max(0, number.first - 8)
        for i in range(number.first - 1, low - 1, -1):
            if self.words[i] in ("\n", ".", "\u060c", ","):
                return None
            if "COUNT_OF" in self._classes(i):
                unit = self.units.known(self._text(i + 1))
                # the number of the dead reached 39; the verb may stand before: reached the number of the dead 39
                near = any(self._classes(j) & {"REACH", "BEFORE"} for j in range(max(0, i - 2), number.first))
                if unit is not None and unit.plural and near:
                    return _Found(
                        "counted-before",
                        number.first,
                        number.last,
                        number.lead,
                        unit.singular,
                        None,
                        unit.entry,
                        (i + 1, i + 1),
                    )
                return None
        return None

    # --- the result

    def _quantity(self, number: Number, found: _Found) -> tuple[Quantity, int]:
        placed, first = modifiers_before(self.context, self.words, found.first)
        lead = found.lead
        last = max(found.last, number.last)
        low: int | float | None = number.min
        high: int | float | None = number.max
        approx = number.approx
        effects = [(p.modifier.effect, p.modifier.entry, p.first, p.last) for p in (*placed, *found.far)]
        if first != found.first:
            lead = next(p.lead for p in reversed(placed) if p.first == first)
        behind = modifier_after(self.context, self.words, last + 1)
        if behind is not None:
            effects.append((behind[0].effect, behind[0].entry, last + 1, behind[1]))
            last = behind[1]
        for effect, _, _, _ in effects:
            if effect == "more":
                high = None
            elif effect == "less":
                low, high = None, number.max
            elif effect == "about":
                approx = True
        if low is None and high is None:
            low = number.min
        span = self.page.span(first, last, lead)
        parts = list(number.parts)
        for effect, entry, begin, end in effects:
            at = self.page.span(begin, end)
            parts.append(Part("modifier" if effect else "rate", at.start, at.end, entry))
        if found.unit_tokens is not None:
            at = self.page.span(*found.unit_tokens)
            parts.append(Part("unit", at.start, at.end, found.entry))
        id_ = content_id("quantity", self.page.document.id, span.start, span.end)
        rule = "quantity." + found.rule
        scope = find_scope(self.page, span, self.time_spans)
        quantity = Quantity(
            id_, span.start, span.end, low, high, approx, found.unit, found.code, scope, rule, tuple(parts),
            confidences()[found.rule],
        )  # fmt: skip
        return quantity, last
