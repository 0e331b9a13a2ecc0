"""The dossier's own words, in Arabic and English, from `labels.json`: labels, counted nouns, dates.

Each comes out as HTML that also says what it was made from (`data-k`, `data-n`, `data-e`, `data-l`), so that the
page can say it anew in the other language, with other month names or digits.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec
from markupsafe import Markup, escape

from tawatur.dossier.words import plain
from tawatur.model import Window

Language = Literal["ar", "en"]


@cache
def label_data() -> dict[str, Any]:
    raw = files("tawatur.dossier").joinpath("labels.json").read_bytes()
    data: dict[str, Any] = msgspec.json.decode(raw)
    return data


def plural(n: int, language: Language) -> str:
    """The CLDR plural category of a whole number."""
    if language == "en":
        return "one" if n == 1 else "other"
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if n % 100 >= 11 else "other"


class Labels:
    """Labels in one language, as HTML."""

    def __init__(self, language: Language = "ar") -> None:
        self.language = language
        self._data = label_data()
        self._at = 0 if language == "ar" else 1

    def raw(self, key: str) -> str:
        """The label's plain words; the last part of an unknown key as it is (a kind that has no label yet)."""
        pair = self._data["text"].get(key)
        return str(pair[self._at]) if pair else key.partition(".")[2] or key

    def t(self, key: str, *slots: object) -> Markup:
        """A label; `slots` fill its {0}, {1}."""
        text = plain(self.raw(key))
        for i, slot in enumerate(slots):
            text = text.replace(f"{{{i}}}", f'<span data-a="{i}">{escape(slot)}</span>')
        return Markup(f'<span data-k="{plain(key)}">{text}</span>')

    def n(self, key: str, count: int) -> Markup:
        """A counted noun: 3 reports."""
        forms = self._data["counts"][key][self.language]
        form = forms.get(plural(count, self.language), forms["other"])
        return Markup(f'<span data-c="{plain(key)}" data-n="{count}">{plain(form.replace("{n}", f"{count:,}"))}</span>')

    def when(self, window: Window | None) -> Markup:
        """A window of days in words."""
        if window is None or (window.earliest is None and window.latest is None):
            return self.t("when.none")
        e, last = window.earliest, window.latest
        attributes = f' data-e="{e.isoformat() if e else ""}" data-l="{last.isoformat() if last else ""}"'
        return Markup(f"<time{attributes}>{plain(self.days(e, last))}</time>")

    def days(self, e: date | None, last: date | None) -> str:
        """A window as plain text: day, month or year where it is one, else from – to."""
        if e is None or last is None:
            key = "when.until" if e is None else "when.since"
            day = last or e
            return self.raw(key).replace("{0}", self._day(day) if day else "")
        if e == last:
            return self._day(e)
        ends_month = last.month != _next(last).month
        if e.day == 1 and ends_month and e.year == last.year:
            if (e.month, last.month) == (1, 12):
                return str(e.year)
            if e.month == last.month:
                return f"{self._month(e)} {e.year}"
            return f"{self._month(e)} – {self._month(last)} {e.year}"
        if (e.year, e.month) == (last.year, last.month):
            return f"{e.day}–{last.day} {self._month(e)} {e.year}"
        if e.month == 1 and e.day == 1 and (last.month, last.day) == (12, 31):
            return f"{e.year}–{last.year}"
        if e.year == last.year:
            return f"{e.day} {self._month(e)} – {last.day} {self._month(last)} {e.year}"
        return f"{self._day(e)} – {self._day(last)}"

    def _day(self, day: date) -> str:
        return f"{day.day} {self._month(day)} {day.year}"

    def _month(self, day: date) -> str:
        months = self._data["months"]
        if self.language == "en":
            return str(months["en"][day.month - 1])
        return f"{months['levant'][day.month - 1]} / {months['nile'][day.month - 1]}"


def number_range(low: float | None, high: float | None, approx: bool = False) -> str:
    """A range of numbers in signs: ≥ 150, 10–20, ≈ 2,500."""
    about = "≈ " if approx else ""
    if low is None and high is None:
        return "?"
    if low is None:
        return f"≤ {number(high)}"
    if high is None:
        return f"≥ {number(low)}"
    return f"{about}{number(low)}" if low == high else f"{about}{number(low)}–{number(high)}"


def number(x: float | None) -> str:
    if x is None:
        return ""
    if not abs(x) < 1e15:
        return "> 10\u00b9\u2075" if x > 0 else "< \u221210\u00b9\u2075"
    return f"{int(x):,}" if x == int(x) else f"{x:,.4g}"


def _next(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))
