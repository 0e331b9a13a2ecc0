"""What is found across the documents of a case. The field names are those of `tawatur export --as json`.

Each finding carries `id` (by content), `evidence` (one row per place that shows it), `why` (the working, in short
readable lines), `rule` and `confidence` (0–1).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from tawatur.model.annotation import Annotation, EntityType, Office
from tawatur.model.case_file import CaseFile
from tawatur.model.document import IssueRow
from tawatur.model.judgement import Standing
from tawatur.model.span import Evidence, Span
from tawatur.model.window import Window

Range = tuple[int, int]


class Place(msgspec.Struct, frozen=True):
    """A span of one document."""

    document: str
    start: int
    end: int


class Passage(msgspec.Struct, frozen=True):
    """Text that two documents share. `source` is the document it was likely taken from."""

    id: str
    a: Place
    b: Place
    relation: Literal["copy", "quotation", "unknown"]
    source: str | None = msgspec.field(default=None, name="from")
    evidence: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class CarriedStatement(msgspec.Struct, frozen=True):
    """One document's carrying of an utterance: the statement's id, its content spans and chain."""

    document: str
    statement: str
    content: tuple[Span, ...]
    via: tuple[str, ...] = ()


class SpeakerRef(msgspec.Struct, frozen=True):
    name: str
    type: str
    entity: str | None = None


class Utterance(msgspec.Struct, frozen=True):
    """One act of speaking, however many documents carry it. `witnesses` is [low, high] (independent paths)."""

    id: str
    speaker: SpeakerRef
    when: Window
    statements: tuple[CarriedStatement, ...]
    origin: str | None
    witnesses: Range
    evidence: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class Origin(msgspec.Struct, frozen=True):
    """Where an utterance or claim enters the record."""

    id: str
    kind: Literal["speaker", "document", "agency", "anonymous", "outlet"]
    name: str
    documents: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class CaseClaim(msgspec.Struct, frozen=True, omit_defaults=True):
    """A claim as the case knows it: the same claim of several reports is one, with its origins counted."""

    id: str
    type: Literal["position", "commitment", "forecast"]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    independent_origins: Range
    members: tuple[str, ...]
    holder: str | None = None
    target: str | None = None
    stance: str | None = None
    actor: str | None = None
    act: str | None = None
    due: Window | None = None
    status: str | None = None
    outcome: str | None = None
    condition: str | None = None
    likelihood: str | None = None
    evidence: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class FigureScope(msgspec.Struct, frozen=True):
    place: str | None = None
    since: str | None = None
    until: str | None = None


class FigureValue(msgspec.Struct, frozen=True):
    """One appearance of a figure: its range, the window it holds for, whether a new origin stands with it."""

    min: int | float | None
    max: int | float | None
    approx: bool
    as_of: Window
    document: str
    quantity: str
    evidence: Evidence
    fresh: bool = True
    stale: bool = False
    origin: str | None = None


class Figure(msgspec.Struct, frozen=True):
    """Quantities of the same counted thing and scope over time. `conflicts` are pairs of indexes into `values`."""

    id: str
    counted: str
    scope: FigureScope
    values: tuple[FigureValue, ...]
    relation: Literal["agree", "conflict", "single"]
    conflicts: tuple[tuple[int, int], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class TimelineEntry(msgspec.Struct, frozen=True):
    """`differences`: where reports of one event exclude each other, each telling with the report that has it."""

    id: str
    window: Window
    status: Literal["past", "ongoing", "planned", "conditional"]
    text: str
    documents: tuple[str, ...]
    background: bool = False
    differences: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class StatusStep(msgspec.Struct, frozen=True):
    status: str
    window: Window
    evidence: tuple[Evidence, ...]
    why: str = ""


class CommitmentThread(msgspec.Struct, frozen=True):
    """A commitment followed through the reports. `status` is the last of `history`, or `due passed`."""

    id: str
    actor: str | None
    act: str
    due: Window | None
    status: str
    history: tuple[StatusStep, ...]
    claims: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class PositionEntry(msgspec.Struct, frozen=True):
    window: Window
    stance: str
    evidence: tuple[Evidence, ...]
    target: str = ""
    told: Literal["own words", "reported", "leaked", "outlet"] = "reported"
    claim: str | None = None


class PositionCard(msgspec.Struct, frozen=True):
    """Where one holder stands on one issue over time. `shifts` are pairs of indexes into `entries`."""

    id: str
    holder: str | None
    issue: str
    entries: tuple[PositionEntry, ...]
    shifts: tuple[tuple[int, int], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class ForecastEntry(msgspec.Struct, frozen=True):
    """A forecast of the register. `rule_of_resolution` and `resolves_by` say what would make it right, and by when, as
    its own words fix it; without a day it is void. `suggestions`: later clauses that may tell how it came out."""

    id: str
    holder: str | None
    outcome: str
    condition: str | None
    odds: tuple[float, float]
    resolves_by: Window | None
    resolution: bool | Literal["void"] | None = None
    made: Window = Window()
    claims: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    rule_of_resolution: str | None = None
    suggestions: tuple[Evidence, ...] = ()


class ProcessItem(msgspec.Struct, frozen=True):
    """A body, round, agreement or decision. `parts`: working groups and the like; `mandate`: in the report's words."""

    id: str
    name: str
    kind: str
    parts: tuple[str, ...] = ()
    mandate: str | None = None
    window: Window = Window()
    evidence: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class Process(msgspec.Struct, frozen=True):
    bodies: tuple[ProcessItem, ...] = ()
    rounds: tuple[ProcessItem, ...] = ()
    agreements: tuple[ProcessItem, ...] = ()
    decisions: tuple[ProcessItem, ...] = ()


class CaseEntity(msgspec.Struct, frozen=True):
    """One person, organisation or place across the case. `names` counts spellings, `mentions` counts by document;
    `members` are the ids of the document entities folded into it, `why` the evidence for each merge."""

    id: str
    name: str
    type: EntityType
    names: dict[str, int]
    mentions: dict[str, int]
    members: tuple[str, ...] = ()
    kind: str | None = None
    latin: str | None = None
    offices: tuple[Office, ...] = ()
    namings: dict[str, dict[str, int]] = {}
    evidence: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class CaseFindings(msgspec.Struct, frozen=True):
    """Everything linked across the documents of a case."""

    passages: tuple[Passage, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    origins: tuple[Origin, ...] = ()
    claims: tuple[CaseClaim, ...] = ()
    figures: tuple[Figure, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    commitments: tuple[CommitmentThread, ...] = ()
    positions: tuple[PositionCard, ...] = ()
    forecasts: tuple[ForecastEntry, ...] = ()
    process: Process = Process()
    entities: tuple[CaseEntity, ...] = ()
    issues: tuple[IssueRow, ...] = ()


class Case(msgspec.Struct, frozen=True):
    """A case as a dossier needs it: its name, the day it is looked at from, annotations and linked findings with the
    values that persons set, and what persons decided by finding id. Rejected findings are still among them."""

    name: str
    as_of: date
    annotations: tuple[Annotation, ...]
    findings: CaseFindings
    issues: tuple[IssueRow, ...] = ()
    judged: dict[str, Standing] = {}
    about: CaseFile = CaseFile()
