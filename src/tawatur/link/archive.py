"""The archive: the annotations of a case by document id, with their digests, in one order for all of linking."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tawatur.link.credits import Credit, own_outlet
from tawatur.link.digest import DocumentDigest
from tawatur.model import Annotation, Evidence, Span, Window, evidence


class Report:
    """One annotated document with its digest."""

    def __init__(self, id_: str, annotations: Mapping[str, Annotation], digests: Mapping[str, DocumentDigest]) -> None:
        self.id = id_
        self._annotations, self._digests = annotations, digests
        made = digests[id_]
        self.published = made.published
        self.day = self.published.latest or self.published.earliest or date.max
        """Day to sort by; unknown last."""
        self.outlet_name = made.outlet or ""
        self.outlet = own_outlet(made.outlet)
        self.credits = made.credits

    @property
    def annotation(self) -> Annotation:
        return self._annotations[self.id]

    @property
    def digest(self) -> DocumentDigest:
        return self._digests[self.id]

    @property
    def text(self) -> str:
        return self.annotation.document.text

    def evidence(self, span: Span) -> Evidence:
        return evidence(self.id, self.text, span)

    @property
    def agencies(self) -> list[Credit]:
        """Agencies that the whole report is credited to."""
        return [c for c in self.credits if c.kind == "agency" and c.key != self.outlet]

    @property
    def agency_name(self) -> str | None:
        """The agency, or agencies without a name, that the whole report is credited to."""
        unnamed = self.credit("agencies")
        return self.agencies[0].name if self.agencies else unnamed.name if unnamed else None

    @property
    def rests_on_agency(self) -> bool:
        return self.agency_name is not None

    def credit(self, kind: str) -> Credit | None:
        return next((c for c in self.credits if c.kind == kind), None)

    def words(self) -> array[int]:
        return _numbers(self.digest.words)

    def starts(self) -> array[int]:
        return _numbers(self.digest.starts)

    def ends(self) -> array[int]:
        return _numbers(self.digest.ends)

    def word_range(self, span: Span) -> tuple[int, int]:
        """Indexes [first, last) of the words in a span."""
        starts = memoryview(self.digest.starts).cast("I")
        return bisect_left(starts, span.start), bisect_left(starts, span.end)

    @property
    def spoken(self) -> list[Span]:
        """Spans of all statement contents, joined where they touch, in order."""
        return joined(s for st in self.annotation.statements for s in st.content)


def joined(spans: Iterator[Span]) -> list[Span]:
    """The spans in order, overlapping and touching ones made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + 1:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def covered(span: Span, spans: list[Span]) -> int:
    """Code points of `span` that the (joined, sorted) `spans` cover."""
    return sum(max(0, min(span.end, s.end) - max(span.start, s.start)) for s in spans)


def _numbers(packed: bytes) -> array[int]:
    out: array[int] = array("I")
    out.frombytes(packed)
    return out


class Archive:
    """Reports in the order of their ids. `annotations` and `digests`: by document id; they may be opened on demand."""

    def __init__(
        self, annotations: Mapping[str, Annotation], as_of: date, digests: Mapping[str, DocumentDigest]
    ) -> None:
        self.as_of = as_of
        self.reports = [Report(id_, annotations, digests) for id_ in sorted(annotations)]
        self.by_id = {r.id: r for r in self.reports}

    def __len__(self) -> int:
        return len(self.reports)


def days_apart(a: Window, b: Window) -> int:
    """Days between the nearest days of two windows; 0 where they meet or an end is open towards the other."""
    if a.meets(b):
        return 0
    first, second = (a, b) if a.latest and b.earliest and a.latest < b.earliest else (b, a)
    assert first.latest is not None and second.earliest is not None
    return (second.earliest - first.latest).days


def hull(windows: Sequence[Window]) -> Window:
    """The smallest window that holds all; an open end stays open."""
    if not windows:
        return Window()
    lows = [w.earliest for w in windows]
    highs = [w.latest for w in windows]
    return Window(
        None if None in lows else min(d for d in lows if d), None if None in highs else max(d for d in highs if d)
    )


def narrowed(windows: Sequence[Window]) -> Window:
    """The days that lie in all windows; their hull where there is none."""
    low = max((w.earliest for w in windows if w.earliest), default=None)
    high = min((w.latest for w in windows if w.latest), default=None)
    if low is not None and high is not None and low > high:
        return hull(windows)
    return Window(low, high)
