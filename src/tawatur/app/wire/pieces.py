"""Pieces that many answers share."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Generic, TypeVar

import msgspec

from tawatur.model.judgement import Verdict

T = TypeVar("T")


class Days(msgspec.Struct, frozen=True):
    """A window of inclusive days; None for an open end; `edtf` for show."""

    earliest: date | None
    latest: date | None
    edtf: str


class ReportRef(msgspec.Struct, frozen=True):
    """A report as a line names it. `day` is its publication window, `how` the way that is known."""

    id: str
    title: str
    outlet: str | None
    day: Days | None
    how: str | None


class SpanOf(msgspec.Struct, frozen=True):
    """Half-open range of code points in a report's text."""

    start: int
    end: int


class EvidenceIn(msgspec.Struct, frozen=True):
    """Words of a report with the rest of their sentence: `before + text + after` reads as the sentence."""

    report: ReportRef
    start: int
    end: int
    text: str
    before: str
    after: str


class JudgementOf(msgspec.Struct, frozen=True):
    """A person's decision about a finding."""

    id: str
    verdict: Verdict
    author: str
    at: datetime
    value: dict[str, Any]
    note: str


class FindingHead(msgspec.Struct, frozen=True):
    """What every finding has. `judgement` is the one in force: send its id as `expects` with the next one (null where
    there is none); `needs_look`: what was judged is no longer what stands there."""

    id: str
    layer: str
    rule: str
    confidence: float
    why: tuple[str, ...]
    judgement: JudgementOf | None
    needs_look: bool


class Node(msgspec.Struct, frozen=True):
    """A node of a chain drawn as a tree, origin first. `copy`: hangs from the report that it was copied from;
    `hidden` counts paths left out beneath."""

    name: str
    kind: str
    report: ReportRef | None
    copy: bool
    hidden: int
    children: tuple[Node, ...]


class HopOf(msgspec.Struct, frozen=True):
    name: str
    kind: str


class SpeakerOf(msgspec.Struct, frozen=True):
    """Who speaks; `entity` is the id of the actor in the case, None where he is none."""

    name: str
    type: str
    entity: str | None


class Page(msgspec.Struct, Generic[T], frozen=True):
    """One page of a list. `next` goes back as `cursor`; None on the last page; `total` counts the whole list."""

    items: tuple[T, ...]
    next: str | None
    total: int


class Problem(msgspec.Struct, frozen=True):
    """What went wrong (RFC 9457), with what to do about it. `judgement`: the newer one, where the status is 409."""

    type: str
    title: str
    status: int
    detail: str
    todo: str
    judgement: JudgementOf | None = None
