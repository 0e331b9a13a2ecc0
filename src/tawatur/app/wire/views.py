"""The home of a case, its sources, map, search, review queue, changes and issues."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

import msgspec

from tawatur.app.wire.cards import (
    ActorRow,
    ClaimCard,
    CommitmentCard,
    FigureCard,
    NameCount,
    OutletCount,
    Pair,
    PositionCard,
)
from tawatur.app.wire.pieces import Days, EvidenceIn, FindingHead, ReportRef, SpanOf


class Session(msgspec.Struct, frozen=True):
    """Who is here. `csrf` goes into the header X-Csrf-Token of every write; `admin` may make accounts."""

    user: str | None
    mode: Literal["laptop", "team"]
    csrf: str | None
    version: str
    admin: bool


class CaseRow(msgspec.Struct, frozen=True):
    """A case as the list shows it; `role` is the reader's own."""

    name: str
    reports: int
    days: Days
    as_of: date | None
    built_at: datetime | None
    role: str


class Alert(msgspec.Struct, frozen=True):
    """One finding that differs (new, changed, withdrawn, contradicted), or that asks for somebody to act. `fields` are
    those that changed, `act` says what to do, `judged` what was decided on it."""

    kind: str
    text: str
    finding: str
    layer: str
    fields: tuple[str, ...]
    why: tuple[str, ...]
    evidence: EvidenceIn | None
    judged: str | None
    act: str | None


class Changes(msgspec.Struct, frozen=True):
    """What is new or changed since `mark` (the reader's last visit); lists are cut, `total` counts all."""

    mark: datetime | None
    new: tuple[Alert, ...]
    changed: tuple[Alert, ...]


class DiffView(msgspec.Struct, frozen=True):
    """What differs between the case as it was `since_at` (None: before its first build) and now. Lists are cut;
    `totals` says how many there are of each."""

    since_at: datetime | None
    new: tuple[Alert, ...]
    changed: tuple[Alert, ...]
    withdrawn: tuple[Alert, ...]
    contradicted: tuple[Alert, ...]
    totals: dict[str, int]


class Activity(msgspec.Struct, frozen=True):
    """Reports and their statements in one month (YYYY-MM) or on one day (YYYY-MM-DD)."""

    month: str | None
    day: str | None
    reports: int
    statements: int


class Turn(msgspec.Struct, frozen=True):
    """A main turn of the story: an entry of the timeline that many reports carry."""

    finding: str
    window: Days
    text: str
    evidence: EvidenceIn
    reports: int


class ReviewItem(msgspec.Struct, frozen=True):
    """Something that awaits a decision. `value` ranks it; `text` says it in short; `card` is the card of its layer,
    null where it has none; `seen_judgement` goes back as `expects`."""

    finding: FindingHead
    layer: str
    kind: Literal["single_origin", "low_confidence", "conflict", "merge", "orphaned"]
    value: float
    text: str
    card: dict[str, Any] | None
    evidence: tuple[EvidenceIn, ...]
    seen_judgement: str | None


class ReviewShort(msgspec.Struct, frozen=True):
    waiting: int
    first: tuple[ReviewItem, ...]


class SourceRow(msgspec.Struct, frozen=True):
    """An outlet. `unnamed_share`: [statements of unnamed sources, all statements]; `agencies` it credits."""

    outlet: str
    reports: int
    statements: int
    unnamed_share: Pair
    agencies: tuple[NameCount, ...]
    copies_from: tuple[OutletCount, ...]
    copied_by: tuple[OutletCount, ...]


class NetworkNode(msgspec.Struct, frozen=True):
    name: str
    kind: Literal["outlet", "agency"]
    reports: int


class NetworkEdge(msgspec.Struct, frozen=True):
    """From the giver to the taker: copied reports, or credits."""

    source: str
    target: str
    kind: Literal["copy", "credit"]
    n: int


class Network(msgspec.Struct, frozen=True):
    nodes: tuple[NetworkNode, ...]
    edges: tuple[NetworkEdge, ...]


class Overview(msgspec.Struct, frozen=True):
    """The home of a case. `title`, `question`: what it is about, by its case file; empty where there is none."""

    case: CaseRow
    title: str
    question: str
    counts: dict[str, int]
    since: Changes
    activity: tuple[Activity, ...]
    turns: tuple[Turn, ...]
    due: tuple[CommitmentCard, ...]
    disagreements: tuple[FigureCard, ...]
    single_origin: tuple[ClaimCard, ...]
    review: ReviewShort
    shifts: tuple[PositionCard, ...]
    most_quoted: tuple[ActorRow, ...]
    sources: tuple[SourceRow, ...]
    issues: int


class MapPlace(msgspec.Struct, frozen=True):
    """A place with its coordinates (degrees), as the gazetteer has them."""

    entity: str
    name: str
    latin: str | None
    lat: float
    lon: float
    mentions: int
    reports: int


class Snippet(msgspec.Struct, frozen=True):
    text: str
    hit: bool


class SearchHit(msgspec.Struct, frozen=True):
    """A hit in its context. `start`, `end`: the first hit; `hits`: all hits in the snippet (code points)."""

    report: ReportRef | None
    kind: Literal["report", "statement", "actor"]
    snippet: tuple[Snippet, ...]
    start: int
    end: int
    hits: tuple[SpanOf, ...]
    finding: str | None


class Issue(msgspec.Struct, frozen=True):
    """Something that could not be read or settled; `read`: the report was read all the same."""

    id: str
    kind: str
    where: str
    message: str
    report: str | None
    read: bool


class Job(msgspec.Struct, frozen=True):
    """Reports being added. `issues` are those of this job."""

    id: str
    case: str
    state: Literal["waiting", "reading", "linking", "done", "failed"]
    done: int
    total: int
    reports: int
    issues: tuple[Issue, ...]
    error: str | None
