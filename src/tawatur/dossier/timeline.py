"""The timeline picture: windows as bars on one axis, packed in rows, a lane for each status. Positions are percent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from tawatur.model import Window
from tawatur.model.case import TimelineEntry

LANES = ("past", "ongoing", "planned", "conditional")
BARS = 16  # in one lane: more cannot be labelled legibly; the list under the picture has them all
LABEL = 34.0  # percent of the axis that a bar's label takes at least
EDGE = 87.0  # percent: a tick beyond it would have no room for its words
_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240)


class Bar(msgspec.Struct, frozen=True):
    """`at` and `wide` in percent of the axis; `row` within the lane; a soft end is a doubtful or open one.
    `label` says where the label stands: after the bar, before it for want of room, or over a long one; `room` is how
    much of the axis it may take."""

    entry: TimelineEntry
    at: float
    wide: float
    row: int
    soft: bool
    open_start: bool
    open_end: bool
    label: Literal["after", "before", "over"]
    room: float


class Lane(msgspec.Struct, frozen=True):
    status: str
    bars: tuple[Bar, ...]
    rows: int
    left_out: int


class Tick(msgspec.Struct, frozen=True):
    at: float
    window: Window


class Picture(msgspec.Struct, frozen=True):
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    today: float | None
    left_out: int


def picture(entries: Sequence[TimelineEntry], today: date) -> Picture | None:
    """The picture of all entries in the foreground, the best attested first where there are too many; None for none."""
    dated = [e for e in entries if not e.background and (e.window.earliest or e.window.latest)]
    if not dated:
        return None
    low, high = _domain(dated, today)
    inside = [e for e in dated if _meets(e.window, low, high)]
    days = max(1, (high - low).days)

    def at(day: date) -> float:
        return round(100 * (day - low).days / days, 2)

    lanes = []
    for status in LANES:
        mine = [e for e in inside if e.status == status]
        chosen = sorted(mine, key=lambda e: (-len(e.documents), -e.confidence, e.id))[:BARS]
        chosen.sort(key=lambda e: (e.window.earliest or low, e.window.latest or high, e.id))
        bars = _pack(chosen, low, high, at)
        if bars:
            lanes.append(Lane(status, bars, 1 + max(b.row for b in bars), len(mine) - len(chosen)))
    return Picture(
        tuple(lanes),
        tuple(Tick(at(first), Window(first, last)) for first, last in _ticks(low, high) if at(first) < EDGE),
        at(today) if low <= today <= high else None,
        len(entries) - sum(len(lane.bars) for lane in lanes),
    )


def _domain(entries: Sequence[TimelineEntry], today: date) -> tuple[date, date]:
    """First and last day to draw: all but the far outliers, which would press the rest together."""
    starts = sorted(d for e in entries if (d := e.window.earliest or e.window.latest))
    ends = sorted(d for e in entries if (d := e.window.latest or e.window.earliest))
    cut = len(starts) // 20 if len(starts) < 40 else len(starts) // 10
    low, high = starts[cut], ends[len(ends) - 1 - cut]
    high = max(low, high)
    if timedelta(0) < today - high < (high - low) + timedelta(days=90):
        high = today
    pad = max(timedelta(days=2), (high - low) / 25)
    low = date(max(2, low.year), low.month, 1) if (high - low).days > 120 else low - min(pad, low - date.min)
    return low, high + min(pad, date.max - high)


def _meets(window: Window, low: date, high: date) -> bool:
    return window.meets(Window(low, high))


def _pack(entries: Sequence[TimelineEntry], low: date, high: date, at: Callable[[date], float]) -> tuple[Bar, ...]:
    rows: list[list[Bar]] = []
    taken: list[float] = []  # by row: where the next bar or label may begin
    for e in entries:
        first, last = e.window.earliest, e.window.latest
        begin = at(max(first or low, low))
        end = at(min(last or high, high))
        wide = max(0.0, round(end - begin, 2))
        label: Literal["after", "before", "over"] = "after"
        left, right = begin, end + LABEL
        if right > 100 and begin >= LABEL:
            label, left, right = "before", begin - LABEL, end
        elif right > 100:
            label, right = "over", max(end, begin + LABEL)
        row = next((i for i, used in enumerate(taken) if used <= left), len(rows))
        if row == len(rows):
            rows.append([])
            taken.append(0.0)
        before = rows[row][-1] if rows[row] else None
        if before is not None and before.label == "after":
            rows[row][-1] = msgspec.structs.replace(before, room=round(left - before.at - before.wide, 2))
        room = begin - taken[row] if label == "before" else 100 - end if label == "after" else 100 - begin
        taken[row] = right
        soft = e.window.days is None or e.window.days > 1
        open_start, open_end = first is None or first < low, last is None or last > high
        rows[row].append(Bar(e, begin, wide, row, soft, open_start, open_end, label, round(room, 2)))
    return tuple([bar for bars in rows for bar in bars])


def _ticks(low: date, high: date) -> list[tuple[date, date]]:
    months = (high.year - low.year) * 12 + high.month - low.month + 1
    if months <= 1:
        step_days = max(1, (high - low).days // 6)
        days = range(0, (high - low).days + 1, step_days)
        return [(low + timedelta(days=n), low + timedelta(days=n)) for n in days]
    step = next((s for s in _STEPS if months / s <= 6), _STEPS[-1])
    first = low.year * 12 + low.month - 1
    first += -first % step
    out = []
    for month in range(first, high.year * 12 + high.month, step):
        day = date(month // 12, month % 12 + 1, 1)
        if day < low:
            continue
        if step >= 12:
            out.append((day, date(day.year, 12, 31)))
        else:
            out.append((day, last_of_month(day)))
    return out


def last_of_month(day: date) -> date:
    """The last day of the month that `day` lies in."""
    if (day.year, day.month) == (9999, 12):
        return date.max
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)
