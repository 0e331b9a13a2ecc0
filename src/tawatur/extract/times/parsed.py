"""Time expressions as read, before any anchor: what was said, not yet which day it is."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from tawatur.model.annotation import Modifier, Part, TimeType

Op = Literal["none", "fixed", "monthday", "weekday", "day", "unit", "ago", "ref", "then", "season", "portion", "hijri"]
ReferenceWord = Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]


class Meaning(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an expression says. `op` tells how it becomes days once an anchor is known:

    none      a duration or repetition: `value` says it all
    fixed     days known without an anchor: `value`, `earliest`, `latest`
    monthday  `month` and maybe `day`, no year; `dir` (last, this, next), `year_dir` (of the anchor's year) or `tense`
    weekday   `weekday`; `dir` or `tense`; `shift` where a neighbour of the day is named too (yesterday, Wednesday)
    day       `shift` days from the anchor
    unit      the year, month, week … `shift` units from the anchor's
    ago       `count` units before (`shift` -1) or after (+1)
    ref       now, lately, soon: `value`
    then      the date last told, moved by `shift` times `count` units
    season    `value` the season's letters; `year_dir` or `dir`
    portion   part `index` of `of` equal parts of a year or month
    hijri     `month` (1-12, Hijri) and maybe `day`, no year
    """

    op: Op
    value: str = ""
    earliest: date | None = None
    latest: date | None = None
    month: int | None = None
    day: int | None = None
    day2: int | None = None
    month2: int | None = None
    weekday: int | None = None
    weekdays: tuple[int, ...] = ()
    shift: int | None = None
    count: float | None = None
    unit: str = ""
    dir: int | None = None
    year_dir: int | None = None
    tense: int = 0
    index: int = 0
    of: int = 0
    tod: str = ""
    part: str = ""
    bound: int = 0
    """-1: only its days before the anchor (earlier this year); +1: only those after."""
    clock: str = ""
    hangs: bool = False
    """True where the day last told, shortly before, stands for the anchor: "he said on Monday: today …", "at noon"."""


class Parsed(msgspec.Struct, frozen=True):
    """One expression: code points [start, end) of the text, its meaning, the rule, its parts, how sure."""

    start: int
    end: int
    type: TimeType
    meaning: Meaning
    rule: str
    parts: tuple[Part, ...] = ()
    confidence: float = 1.0
    modifier: Modifier | None = None
