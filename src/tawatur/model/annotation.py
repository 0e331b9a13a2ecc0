"""What is found within one document. The JSON of these values is the contract of `tawatur annotate`.

Offsets (`start`, `end`) are code points into the document's text, end exclusive. Every finding carries `id`
(by content), `rule` (the rule that made it), `parts` (what the rule was made of: `tawatur why` shows them) and
`confidence` (0–1).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from tawatur.model.document import Document, IssueRow
from tawatur.model.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Modifier = Literal["approx", "before", "after", "start", "mid", "end"]
SpeakerType = Literal["person", "organisation", "state", "group", "document", "media", "anonymous"]
Mode = Literal["direct", "indirect", "mixed"]
EntityType = Literal["person", "organisation", "place"]
Stance = Literal["for", "against", "conditional"]
CommitmentStatus = Literal["agreed", "promised", "planned", "demanded", "proposed"]
Likelihood = Literal["certain", "likely", "possible", "unlikely"]


class Part(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One child of a finding: the role it plays, where it stands, and the lexicon entry or rule behind it."""

    role: str
    start: int
    end: int
    entry: str | None = None
    rule: str | None = None


class TimeExpression(msgspec.Struct, frozen=True, gc=False):
    """A date, time of day, duration or repetition (TIMEX3 type and value) with its window of days."""

    id: str
    start: int
    end: int
    type: TimeType
    value: str
    earliest: date | None = None
    latest: date | None = None
    modifier: Modifier | None = None
    edtf: str | None = None
    rule: str = ""
    parts: tuple[Part, ...] = ()
    confidence: float = 1.0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Scope(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """What a quantity covers, as far as its sentence says: where, since when, until or as of when, with spans."""

    place: str | None = None
    place_span: Span | None = None
    since: str | None = None
    since_span: Span | None = None
    until: str | None = None
    until_span: Span | None = None


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A count or amount: number range, unit (counted noun, singular where plain), scope; `currency` by ISO 4217."""

    id: str
    start: int
    end: int
    min: int | float | None
    max: int | float | None
    approx: bool = False
    unit: str | None = None
    currency: str | None = None
    scope: Scope | None = None
    rule: str = ""
    parts: tuple[Part, ...] = ()
    confidence: float = 1.0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Mention(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    start: int
    end: int
    rule: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Office(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """An office that a person holds or held, as the lexicon or the report itself says."""

    title: str
    of: str | None = None
    earliest: date | None = None
    latest: date | None = None
    former: bool = False
    span: Span | None = None


class Entity(msgspec.Struct, frozen=True, gc=False):
    """A person, organisation or place with all its mentions in the document. `name` is its fullest form there."""

    id: str
    name: str
    type: EntityType
    mentions: tuple[Mention, ...]
    kind: str | None = None
    latin: str | None = None
    key: str | None = None
    offices: tuple[Office, ...] = ()
    rule: str = ""
    parts: tuple[Part, ...] = ()
    confidence: float = 1.0


class Speaker(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Who speaks. For an unnamed source: what kind, how many, and on what condition, as told."""

    name: str
    type: SpeakerType
    entity: str | None = None
    kind: str | None = None
    count: int | None = None
    condition: str | None = None


class Hop(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One link of a chain, outermost first: who stands between the document and the speaker."""

    name: str
    type: str | None = None
    start: int | None = None
    end: int | None = None
    cue: Span | None = None
    kind: str | None = None
    entity: str | None = None


class Statement(msgspec.Struct, frozen=True, gc=False):
    """Words or a view that the document hands on as somebody's. `outer` is the id of the statement it is nested in."""

    id: str
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    speaker: Speaker
    via: tuple[Hop, ...] = ()
    mode: Mode = "indirect"
    features: tuple[str, ...] = ()
    outer: str | None = None
    rule: str = ""
    parts: tuple[Part, ...] = ()
    confidence: float = 1.0


class Due(msgspec.Struct, frozen=True, gc=False):
    earliest: date | None = None
    latest: date | None = None


class Position(msgspec.Struct, frozen=True, gc=False, tag_field="type", tag="position"):
    id: str
    evidence: Span
    holder: str | None
    target: str
    stance: Stance
    statement: str | None = None
    rule: str = ""
    parts: tuple[Part, ...] = ()
    confidence: float = 1.0


class Commitment(msgspec.Struct, frozen=True, gc=False, tag_field="type", tag="commitment"):
    id: str
    evidence: Span
    actor: str | None
    act: str
    due: Due | None
    status: CommitmentStatus
    condition: str | None = None
    statement: str | None = None
    rule: str = ""
    parts: tuple[Part, ...] = ()
    confidence: float = 1.0


class Forecast(msgspec.Struct, frozen=True, gc=False, tag_field="type", tag="forecast"):
    id: str
    evidence: Span
    holder: str | None
    outcome: str
    condition: str | None
    likelihood: Likelihood
    statement: str | None = None
    rule: str = ""
    parts: tuple[Part, ...] = ()
    confidence: float = 1.0


Claim = Position | Commitment | Forecast

Finding = Statement | TimeExpression | Quantity | Entity | Claim


def spans_of(item: Finding) -> tuple[Span, ...]:
    """Where a finding stands: one span, or several (an interrupted quotation, an entity's mentions)."""
    match item:
        case Statement():
            return item.content
        case Entity():
            return tuple(m.span for m in item.mentions)
        case TimeExpression() | Quantity():
            return (item.span,)
        case _:
            return (item.evidence,)


class Skipped(msgspec.Struct, frozen=True, gc=False):
    """A sentence that holds a reporting cue and gave no statement."""

    start: int
    end: int
    cue: Span


class Annotation(msgspec.Struct, frozen=True, gc=False):
    """Everything found in one document. `document.published` is the window in force, however it was found."""

    document: Document
    statements: tuple[Statement, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    issues: tuple[IssueRow, ...] = ()
    lexicon: str = ""
