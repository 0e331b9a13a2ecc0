"""One report with everything found in it, and rows of the list of reports."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.app.wire.pieces import Days, FindingHead, HopOf, JudgementOf, ReportRef, SpanOf, SpeakerOf


class ReportRow(msgspec.Struct, frozen=True):
    """A report in a list. `copies_of`: the reports that it took text from."""

    id: str
    title: str
    outlet: str | None
    day: Days | None
    how: str | None
    words: int
    statements: int
    copies_of: tuple[ReportRef, ...]


class StatementMark(msgspec.Struct, frozen=True):
    """A statement. `via` outermost first; `utterance` leads to the act of speaking across reports."""

    finding: FindingHead
    content: tuple[SpanOf, ...]
    source: SpanOf | None
    cue: SpanOf | None
    speaker: SpeakerOf
    via: tuple[HopOf, ...]
    mode: str
    utterance: str | None


class TimeMark(msgspec.Struct, frozen=True):
    """A date, time, duration or repetition: TIMEX3 `type` and `value`, and the days it can mean."""

    finding: FindingHead
    start: int
    end: int
    window: Days
    value: str
    type: str


class QuantityMark(msgspec.Struct, frozen=True):
    finding: FindingHead
    start: int
    end: int
    min: float | None
    max: float | None
    approx: bool
    unit: str | None
    figure: str | None


class EntityMark(msgspec.Struct, frozen=True):
    """A person, organisation or place with its mentions; `entity` leads to the actor across reports."""

    finding: FindingHead
    name: str
    type: str
    latin: str | None
    entity: str | None
    mentions: tuple[SpanOf, ...]


class ClaimMark(msgspec.Struct, frozen=True):
    finding: FindingHead
    type: Literal["position", "commitment", "forecast"]
    start: int
    end: int
    claim: str | None


class PassageMark(msgspec.Struct, frozen=True):
    """Text shared with another report; `taken_from` is the id of the report that it was likely taken from."""

    finding: FindingHead
    start: int
    end: int
    other: ReportRef
    other_start: int
    other_end: int
    relation: str
    taken_from: str | None


class Layers(msgspec.Struct, frozen=True):
    statements: tuple[StatementMark, ...]
    times: tuple[TimeMark, ...]
    quantities: tuple[QuantityMark, ...]
    entities: tuple[EntityMark, ...]
    claims: tuple[ClaimMark, ...]
    passages: tuple[PassageMark, ...]
    skipped: tuple[SpanOf, ...]


class ReportFull(msgspec.Struct, frozen=True):
    """A report as read, with its layers. `judgements` are those on its findings and on itself."""

    report: ReportRef
    text: str
    url: str | None
    author: str | None
    window_why: tuple[str, ...]
    version: str
    versions: tuple[str, ...]
    layers: Layers
    judgements: tuple[JudgementOf, ...]
