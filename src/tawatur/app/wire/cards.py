"""Findings across reports, as cards of the lists."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from tawatur.app.wire.pieces import (
    Days,
    EvidenceIn,
    FindingHead,
    HopOf,
    Node,
    Page,
    ReportRef,
    SpeakerOf,
)

Pair = tuple[int, int]


class TimelineItem(msgspec.Struct, frozen=True):
    """Something that happened, goes on, or is to come. `differences`: where the reports tell it differently."""

    finding: FindingHead
    window: Days
    status: Literal["past", "ongoing", "planned", "conditional"]
    kind: str | None
    text: str
    background: bool
    reports: tuple[ReportRef, ...]
    evidence: tuple[EvidenceIn, ...]
    differences: tuple[str, ...]


class Density(msgspec.Struct, frozen=True):
    """How many entries of the timeline begin within a stretch of days, by status."""

    start: date
    end: date
    past: int
    ongoing: int
    planned: int
    conditional: int


class Carried(msgspec.Struct, frozen=True):
    """One report's carrying of an utterance; `via` is outermost first."""

    evidence: EvidenceIn
    via: tuple[HopOf, ...]
    mode: str


class UtteranceCard(msgspec.Struct, frozen=True):
    """One act of speaking. `witnesses` is [low, high]; `reports` counts those that carry it; `carried` the first."""

    finding: FindingHead
    speaker: SpeakerOf
    when: Days
    words: str
    witnesses: Pair
    reports: int
    carried: tuple[Carried, ...]
    origin: str | None


class UtteranceFull(UtteranceCard, frozen=True):
    """An utterance with all that carry it, the tree of its chains, and the working of its witnesses (`folded`)."""

    tree: Node
    folded: tuple[str, ...]


class ClaimCard(msgspec.Struct, frozen=True):
    """A claim. `origin`: where nobody is named as its holder, the name of its one origin, unless that is an outlet."""

    finding: FindingHead
    type: Literal["position", "commitment", "forecast"]
    holder: str | None
    target: str | None
    stance: str | None
    actor: str | None
    act: str | None
    due: Days | None
    status: str | None
    outcome: str | None
    condition: str | None
    likelihood: str | None
    reports: int
    independent_origins: Pair
    evidence: tuple[EvidenceIn, ...]
    origin: str | None


class OriginRow(msgspec.Struct, frozen=True):
    id: str
    kind: str
    name: str
    reports: tuple[ReportRef, ...]


class ClaimFull(ClaimCard, frozen=True):
    """A claim with a tree for each origin, and the working of its count."""

    trees: tuple[Node, ...]
    origins: tuple[OriginRow, ...]
    working: tuple[str, ...]


class ScopeOf(msgspec.Struct, frozen=True):
    place: str | None
    since: str | None
    until: str | None


class ValueOf(msgspec.Struct, frozen=True):
    """One appearance of a figure: a range, what day it holds for, whether a new source stands with it."""

    min: float | None
    max: float | None
    approx: bool
    as_of: Days
    evidence: EvidenceIn
    fresh: bool
    stale: bool
    origin: str | None


class FigureCard(msgspec.Struct, frozen=True):
    """Numbers of one counted thing and scope over time; `conflicts` are pairs of indexes into `values`."""

    finding: FindingHead
    counted: str
    scope: ScopeOf
    relation: Literal["agree", "conflict", "single"]
    values: tuple[ValueOf, ...]
    conflicts: tuple[Pair, ...]


class PositionAt(msgspec.Struct, frozen=True):
    window: Days
    stance: str
    told: str
    target: str
    evidence: EvidenceIn | None


class PositionCard(msgspec.Struct, frozen=True):
    """Where one holder stands on one issue; `shifts` are pairs of indexes into `entries`."""

    finding: FindingHead
    holder: str | None
    holder_entity: str | None
    issue: str
    entries: tuple[PositionAt, ...]
    shifts: tuple[Pair, ...]


class StatusAt(msgspec.Struct, frozen=True):
    status: str
    window: Days
    evidence: EvidenceIn | None
    why: str


class CommitmentCard(msgspec.Struct, frozen=True):
    """Who is to do what by when. `days_to`: from the case's day to the window's end, negative where it has passed."""

    finding: FindingHead
    actor: str | None
    act: str
    due: Days | None
    status: str
    days_to: int | None
    history: tuple[StatusAt, ...]
    evidence: EvidenceIn | None


class ForecastCard(msgspec.Struct, frozen=True):
    """What somebody expects. `resolution`: yes, no, void, or None while open."""

    finding: FindingHead
    holder: str | None
    outcome: str
    condition: str | None
    odds: tuple[float, float]
    resolves_by: Days | None
    rule_of_resolution: str | None
    resolution: Literal["yes", "no", "void"] | None
    suggestions: tuple[EvidenceIn, ...]
    made: Days
    evidence: EvidenceIn | None


class ScoreRow(msgspec.Struct, frozen=True):
    forecaster: str
    resolved: int
    brier: float


class Scores(msgspec.Struct, frozen=True):
    """Brier scores of forecasters; `enough` is False while too few forecasts are resolved to rank anybody."""

    enough: bool
    rows: tuple[ScoreRow, ...]


class ProcessCard(msgspec.Struct, frozen=True):
    finding: FindingHead
    name: str
    kind: str
    parts: tuple[str, ...]
    mandate: str | None
    window: Days
    evidence: tuple[EvidenceIn, ...]


class ProcessView(msgspec.Struct, frozen=True):
    bodies: tuple[ProcessCard, ...]
    rounds: tuple[ProcessCard, ...]
    agreements: tuple[ProcessCard, ...]
    decisions: tuple[ProcessCard, ...]


class ActorRow(msgspec.Struct, frozen=True):
    """A person, organisation or place: how many utterances are its own, how many reports name it."""

    entity: str
    name: str
    type: str
    latin: str | None
    statements: int
    reports: int
    shifts: int


class NameCount(msgspec.Struct, frozen=True):
    name: str
    n: int


class OutletCount(msgspec.Struct, frozen=True):
    outlet: str
    n: int


class OutletNamings(msgspec.Struct, frozen=True):
    outlet: str
    names: tuple[NameCount, ...]


class OfficeOf(msgspec.Struct, frozen=True):
    title: str
    of: str | None
    window: Days
    former: bool


class MonthCount(msgspec.Struct, frozen=True):
    """`month` as YYYY-MM."""

    month: str
    n: int


class EntityCard(msgspec.Struct, frozen=True):
    finding: FindingHead
    name: str
    type: str
    kind: str | None
    latin: str | None
    names: tuple[NameCount, ...]
    namings: tuple[OutletNamings, ...]
    offices: tuple[OfficeOf, ...]
    mentions: tuple[MonthCount, ...]
    members: int
    evidence: tuple[EvidenceIn, ...]


class MemberOf(msgspec.Struct, frozen=True):
    """A finding within a report that a finding across reports was made of."""

    finding: str
    evidence: EvidenceIn


class Candidate(msgspec.Struct, frozen=True):
    """What a finding may be one with."""

    finding: str
    name: str
    evidence: EvidenceIn | None


class Members(msgspec.Struct, frozen=True):
    """What a finding was made of (the ids that a split names), and what it may be merged with."""

    members: tuple[MemberOf, ...]
    candidates: tuple[Candidate, ...]


class ActorFull(msgspec.Struct, frozen=True):
    entity: EntityCard
    utterances: Page[UtteranceCard]
    positions: tuple[PositionCard, ...]
    commitments: tuple[CommitmentCard, ...]
    quoted_by: tuple[OutletCount, ...]
