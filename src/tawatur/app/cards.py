"""Cards: findings as the workspace shows them, with the sentences of their evidence and the judgement in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal, TypeVar

import msgspec

from tawatur.app.wire.cards import (
    Carried,
    ClaimCard,
    CommitmentCard,
    EntityCard,
    FigureCard,
    ForecastCard,
    MonthCount,
    NameCount,
    OfficeOf,
    OutletNamings,
    PositionAt,
    PositionCard,
    ProcessCard,
    ScopeOf,
    StatusAt,
    TimelineItem,
    UtteranceCard,
    ValueOf,
)
from tawatur.app.wire.pieces import Days, EvidenceIn, FindingHead, HopOf, JudgementOf, ReportRef, SpeakerOf
from tawatur.dossier.words import beside
from tawatur.model import Evidence, Judgement, Standing, Window
from tawatur.model import case as found
from tawatur.review import overlay
from tawatur.store import ReportEntry

T = TypeVar("T", bound=msgspec.Struct)
FEW, MANY = 4, 200  # pieces of evidence on a card of a list, and on a page of its own


def days(window: Window | None) -> Days | None:
    return None if window is None else Days(window.earliest, window.latest, window.edtf())


def window_of(window: Window | None) -> Days:
    """A window that is always there: open at both ends where nothing is known."""
    return days(window) or Days(None, None, "")


def report_ref(entry: ReportEntry) -> ReportRef:
    low = date.fromordinal(entry.day_low) if entry.day_low else None
    high = date.fromordinal(entry.day_high) if entry.day_high else None
    return ReportRef(entry.id, entry.title, entry.outlet, days(Window(low, high)) if low or high else None, entry.how)


def judgement_of(row: Judgement | None) -> JudgementOf | None:
    return None if row is None else JudgementOf(row.id, row.verdict, row.author, row.at, row.value, row.note)


def shown(standing: Standing | None) -> Judgement | None:
    """The judgement that a finding shows: the last accept, reject or edit in force, else the last row of all that was
    not taken back."""
    if standing is None:
        return None
    if standing.by is not None:
        return standing.by
    undone = {row.undoes for row in standing.history}
    rows = [row for row in standing.history if row.verdict != "withdraw" and row.id not in undone]
    return rows[-1] if rows else None


class Shelf:
    """What cards of one page need besides their findings: the reports named, their texts, the judgements in force."""

    def __init__(
        self,
        refs: dict[str, ReportRef],
        texts: dict[str, str],
        judged: dict[str, Standing],
        as_of: date | None,
        holders: dict[str, str] | None = None,
        origins: dict[str, str] | None = None,
    ) -> None:
        self.refs, self.texts, self.judged, self.as_of = refs, texts, judged, as_of
        self.holders, self.origins = holders or {}, origins or {}

    def ref(self, document: str) -> ReportRef:
        return self.refs.get(document) or ReportRef(document, document, None, None, None)

    def head(self, layer: str, item: Any) -> FindingHead:
        standing = self.judged.get(item.id)
        return FindingHead(
            item.id,
            layer,
            item.rule,
            item.confidence,
            getattr(item, "why", ()),
            judgement_of(shown(standing)),
            standing.needs_look if standing is not None else False,
        )

    def laid(self, item: T) -> T:
        """The finding with the values that persons set."""
        return overlay(item, self.judged.get(item.id))  # type: ignore[attr-defined]

    def words(self, place: Evidence) -> EvidenceIn:
        text = self.texts.get(place.document)
        before, after = beside(text, place.span) if text is not None else ("", "")
        return EvidenceIn(self.ref(place.document), place.start, place.end, place.text, before, after)

    def all_words(self, places: Iterable[Evidence], limit: int) -> tuple[EvidenceIn, ...]:
        return tuple(self.words(e) for e in some(places, limit))

    def first_words(self, places: Sequence[Evidence]) -> EvidenceIn | None:
        return self.words(places[0]) if places else None


def some(places: Iterable[Evidence], limit: int) -> list[Evidence]:
    """Evidence to show: one place a report first, then the others."""
    first: dict[str, Evidence] = {}
    rest = []
    for place in places:
        if place.document in first:
            rest.append(place)
        else:
            first[place.document] = place
    return [*first.values(), *rest][:limit]


def documents_shown(item: Any, limit: int) -> set[str]:
    """Ids of the documents whose text a card of this finding shows."""
    match item:
        case found.Figure():
            return {v.evidence.document for v in item.values[:MANY]}
        case found.PositionCard():
            return {e.evidence[0].document for e in item.entries[:MANY] if e.evidence}
        case found.CommitmentThread():
            steps = {step.evidence[0].document for step in item.history if step.evidence}
            return steps | {e.document for e in item.evidence[:1]}
        case _:
            return {e.document for e in some(item.evidence, limit)}


def timeline_item(shelf: Shelf, item: found.TimelineEntry, limit: int = FEW) -> TimelineItem:
    item = shelf.laid(item)
    return TimelineItem(
        shelf.head("timeline", item),
        window_of(item.window),
        item.status,
        None,
        item.text,
        item.background,
        tuple(shelf.ref(d) for d in item.documents[:MANY]),
        shelf.all_words(item.evidence, limit),
        item.differences,
    )


def utterance_card(shelf: Shelf, item: found.Utterance, modes: dict[str, Any], limit: int = FEW) -> UtteranceCard:
    """`modes`: statement id → the statement, of those shown, where it is known."""
    item = shelf.laid(item)
    first = _first_evidence(item)
    carried = tuple(
        _carried(shelf, place, modes.get(first[place.document].statement), first[place.document])
        for place in some(item.evidence, limit)
        if place.document in first
    )
    return UtteranceCard(
        shelf.head("utterances", item),
        SpeakerOf(item.speaker.name, item.speaker.type, item.speaker.entity),
        window_of(item.when),
        item.evidence[0].text if item.evidence else "",
        item.witnesses,
        len({s.document for s in item.statements}),
        carried,
        item.origin,
    )


def _first_evidence(item: found.Utterance) -> dict[str, found.CarriedStatement]:
    return {s.document: s for s in reversed(item.statements)}


def _carried(shelf: Shelf, place: Evidence, statement: Any, told: found.CarriedStatement) -> Carried:
    if statement is not None:
        via = tuple(HopOf(h.name, h.type or h.kind or "document") for h in statement.via)
    else:
        via = tuple(HopOf(name, "document") for name in told.via)
    return Carried(shelf.words(place), via, statement.mode if statement is not None else "")


def has_sole_origin(item: found.CaseClaim) -> bool:
    """True where the one origin says who tells it: nobody else is named."""
    return len(item.origins) == 1 and not (item.holder or item.actor)


def claim_card(shelf: Shelf, item: found.CaseClaim, limit: int = FEW) -> ClaimCard:
    item = shelf.laid(item)
    return ClaimCard(
        shelf.head("claims", item),
        item.type,
        item.holder,
        item.target,
        item.stance,
        item.actor,
        item.act,
        days(item.due),
        item.status,
        item.outcome,
        item.condition,
        item.likelihood,
        len(item.reports),
        item.independent_origins,
        shelf.all_words(item.evidence, limit),
        shelf.origins.get(item.origins[0]) if has_sole_origin(item) else None,
    )


def figure_card(shelf: Shelf, item: found.Figure) -> FigureCard:
    item = shelf.laid(item)
    values = tuple(
        ValueOf(v.min, v.max, v.approx, window_of(v.as_of), shelf.words(v.evidence), v.fresh, v.stale, v.origin)
        for v in item.values[:MANY]
    )
    pairs = tuple(p for p in item.conflicts if max(p) < len(values))
    scope = ScopeOf(item.scope.place, item.scope.since, item.scope.until)
    return FigureCard(shelf.head("figures", item), item.counted, scope, item.relation, values, pairs)


def position_card(shelf: Shelf, item: found.PositionCard) -> PositionCard:
    item = shelf.laid(item)
    entries = tuple(
        PositionAt(window_of(e.window), e.stance, e.told, e.target, shelf.first_words(e.evidence))
        for e in item.entries[:MANY]
    )
    shifts = tuple(p for p in item.shifts if max(p) < len(entries))
    entity = shelf.holders.get(item.holder or "")
    return PositionCard(shelf.head("positions", item), item.holder, entity, item.issue, entries, shifts)


def commitment_card(shelf: Shelf, item: found.CommitmentThread) -> CommitmentCard:
    item = shelf.laid(item)
    end = (item.due.latest or item.due.earliest) if item.due else None
    return CommitmentCard(
        shelf.head("commitments", item),
        item.actor,
        item.act,
        days(item.due),
        item.status,
        (end - shelf.as_of).days if end and shelf.as_of else None,
        tuple(StatusAt(s.status, window_of(s.window), shelf.first_words(s.evidence), s.why) for s in item.history),
        shelf.first_words(item.evidence),
    )


def forecast_card(shelf: Shelf, item: found.ForecastEntry) -> ForecastCard:
    item = shelf.laid(item)
    resolutions: dict[Any, Literal["yes", "no", "void"]] = {True: "yes", False: "no", "void": "void"}
    return ForecastCard(
        shelf.head("forecasts", item),
        item.holder,
        item.outcome,
        item.condition,
        item.odds,
        days(item.resolves_by),
        item.rule_of_resolution,
        resolutions.get(item.resolution),
        shelf.all_words(item.suggestions, FEW),
        window_of(item.made),
        shelf.first_words(item.evidence),
    )


def process_card(shelf: Shelf, layer: str, item: found.ProcessItem) -> ProcessCard:
    item = shelf.laid(item)
    words = shelf.all_words(item.evidence, FEW)
    return ProcessCard(
        shelf.head(layer, item), item.name, item.kind, item.parts, item.mandate, window_of(item.window), words
    )


def entity_card(shelf: Shelf, item: found.CaseEntity, months: dict[str, int]) -> EntityCard:
    """`months`: mentions by month (YYYY-MM)."""
    item = shelf.laid(item)
    return EntityCard(
        shelf.head("entities", item),
        item.name,
        item.type,
        item.kind,
        item.latin,
        _counts(item.names),
        tuple(OutletNamings(outlet, _counts(names)) for outlet, names in sorted(item.namings.items())),
        tuple(OfficeOf(o.title, o.of, window_of(Window(o.earliest, o.latest)), o.former) for o in item.offices),
        tuple(MonthCount(month, n) for month, n in sorted(months.items())),
        len(item.members),
        shelf.all_words(item.evidence, 12),
    )


def _counts(names: dict[str, int]) -> tuple[NameCount, ...]:
    return tuple(NameCount(name, n) for name, n in sorted(names.items(), key=lambda x: (-x[1], x[0])))
