"""Publication windows that come from outside a report: set by a person, or argued from other reports of the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from tawatur.model import Annotation, Document, Judgement, Published
from tawatur.model.case import Passage
from tawatur.review import in_force

_SHARE = 0.5
"""A report that shares at least this part of its text with a dated one appeared about when that did."""

_BEFORE, _AFTER = timedelta(days=2), timedelta(days=3)
"""How far copies of one text lie apart, as measured by bench/copies.py on dated reports."""

_KNOWN_DAYS = 3
"""A window of at most so many days dates other reports; a report with a wider one may be dated by others."""


def with_window(document: Document, window: Published) -> Document:
    """The document as if it had told this window itself."""
    return msgspec.structs.replace(document, published=window)


def person_windows(judgements: Iterable[Judgement]) -> dict[str, Published]:
    """Windows that persons set, by document id: the latest judgement counts, a withdrawn one does not.

    Such a judgement is an edit of a document with the value {"published": {"earliest": …, "latest": …}}.
    """
    out: dict[str, Published] = {}
    for row in in_force(judgements):
        value = row.value.get("published")
        if row.verdict == "edit" and isinstance(value, dict):
            why = f"set by {row.author} on {row.at.date().isoformat()}" + (f": {row.note}" if row.note else "")
            out[row.finding] = Published(_day(value.get("earliest")), _day(value.get("latest")), "person", (why,))
    return out


def windows_from_copies(
    by_id: Mapping[str, Annotation], passages: Iterable[Passage], told: Mapping[str, Published | None]
) -> dict[str, Published]:
    """Narrower windows for reports whose day is not known and that share most of their text with dated ones.

    A window is only ever narrowed within what the report itself allows; where the two do not meet nothing is said.

    Args:
        told: windows that reports had of themselves before others narrowed them.
    """
    shared: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for passage in passages:
        for here, there in ((passage.a, passage.b), (passage.b, passage.a)):
            shared[here.document][there.document] += here.end - here.start
    out: dict[str, Published] = {}
    for id_, others in sorted(shared.items()):
        own = by_id[id_].document
        published = told.get(id_, own.published)
        if _dated(published) or (published is not None and published.how == "person"):
            continue
        dated = [(n, other) for other, n in others.items() if _dated(told.get(other, by_id[other].document.published))]
        most, nearest = max(dated, default=(0, ""))
        share = most / len(own.text)
        window = by_id[nearest].document.published if share >= _SHARE else None
        if window is None or window.earliest is None or window.latest is None:
            continue
        low, high = window.earliest - _BEFORE, window.latest + _AFTER
        if published is not None:
            low = max(low, published.earliest or low)
            high = min(high, published.latest or high)
        if low <= high:
            reason = f"shares {share:.0%} of its text with {nearest}, which appeared {_told(window)}"
            before = published.why if published else ()
            out[id_] = Published(low, high, "inferred", (*before, reason))
    return out


def _dated(window: Published | None) -> bool:
    days = window.window.days if window else None
    return days is not None and days <= _KNOWN_DAYS


def _told(window: Published) -> str:
    if window.earliest == window.latest:
        return f"on {window.earliest}"
    return f"between {window.earliest} and {window.latest}"


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
