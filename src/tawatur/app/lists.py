"""Use cases: pages of the lists of a case, and one finding of them in full."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Literal, TypeVar

import msgspec

from tawatur.app.cards import (
    FEW,
    MANY,
    Shelf,
    claim_card,
    commitment_card,
    figure_card,
    forecast_card,
    position_card,
    process_card,
    some,
    timeline_item,
    utterance_card,
)
from tawatur.app.chains import claim_trees, utterance_tree
from tawatur.app.desk import CaseDesk, Desk, Slice, ordinal, page_of
from tawatur.app.judging import standings_in
from tawatur.app.wire.cards import (
    Candidate,
    ClaimCard,
    ClaimFull,
    CommitmentCard,
    Density,
    FigureCard,
    ForecastCard,
    MemberOf,
    Members,
    OriginRow,
    PositionCard,
    ProcessView,
    ScoreRow,
    Scores,
    TimelineItem,
    UtteranceCard,
    UtteranceFull,
)
from tawatur.app.wire.pieces import Page
from tawatur.dossier import scores as score_forecasts
from tawatur.model import Evidence, UnknownId
from tawatur.model import case as found
from tawatur.pipeline import search_keys
from tawatur.review import overlay
from tawatur.store import Wanted, Words, days_of, find, get_linked, places_of_members

Bucket = Literal["year", "month", "day"]
Card = TypeVar("Card")
SPEAKERS = 20  # spellings of one name that a filter takes


def timeline(
    desk: Desk,
    case: str,
    part: Slice[TimelineItem],
    *,
    low: date | None = None,
    high: date | None = None,
    actor: str | None = None,
    place: str | None = None,
    status: str | None = None,
    q: str | None = None,
    by_weight: bool = False,
) -> Page[TimelineItem]:
    """Entries of the timeline by day, or those of most reports first (`by_weight`). `actor`, `place`: ids of
    entities, or words of their names."""
    with desk.case(case) as at:
        wanted = msgspec.structs.replace(_happening(at, actor, place, status, q), low=ordinal(low), high=ordinal(high))
        items, following, total = at.page("timeline", wanted, part, "weight" if by_weight else "rank")
        shelf = at.shelf(items)
        return page_of((timeline_item(shelf, item) for item in items), following, total)


def density(
    desk: Desk,
    case: str,
    bucket: Bucket,
    *,
    actor: str | None = None,
    place: str | None = None,
    status: str | None = None,
    q: str | None = None,
) -> list[Density]:
    """Entries of the timeline by the stretch of days that they begin in; empty stretches are left out. The filters
    are those of `timeline`."""

    def read() -> list[tuple[int, str | None, int]]:
        with desk.case(case) as at:
            return days_of(at.connection, at.id, "timeline", _happening(at, actor, place, status, q))

    rows = desk.once(case, ("days", actor, place, status, q), read)
    counts: dict[date, dict[str, int]] = {}
    for day, status, n in rows:
        start = _start(date.fromordinal(day), bucket)
        mine = counts.setdefault(start, {})
        mine[status or "past"] = mine.get(status or "past", 0) + n
    return [
        Density(start, _end(start, bucket), *(mine.get(s, 0) for s in ("past", "ongoing", "planned", "conditional")))
        for start, mine in sorted(counts.items())
    ]


def utterances(
    desk: Desk,
    case: str,
    part: Slice[UtteranceCard],
    *,
    speaker: str | None = None,
    outlet: str | None = None,
    low: date | None = None,
    high: date | None = None,
    q: str | None = None,
) -> Page[UtteranceCard]:
    """Acts of speaking, the most recent first. `speaker`: id of an actor, else words of a name; `outlet`: one whose
    reports carry them."""
    with desk.case(case) as at:
        known = bool(speaker and get_linked(at.connection, at.id, "entities", [speaker]))
        names = at.words("statement", speaker) if not known else ()
        wanted = Wanted(
            holders=(speaker,) if speaker and known else None,
            low=ordinal(low),
            high=ordinal(high),
            words=names + at.words("statement", q),
            outlet=outlet,
        )
        return utterance_page(at, wanted, part)


def utterance_page(at: CaseDesk, wanted: Wanted, part: Slice[UtteranceCard]) -> Page[UtteranceCard]:
    items, following, total = at.page("utterances", wanted, part)
    return page_of(utterance_cards(at, items), following, total)


def utterance_cards(at: CaseDesk, items: list[found.Utterance]) -> list[UtteranceCard]:
    shelf = at.shelf(items)
    shown = {(u.id, e.document) for u in items for e in some(u.evidence, FEW)}
    modes = at.statements(
        [(s.document, s.statement) for u in items for s in u.statements if (u.id, s.document) in shown]
    )
    return [utterance_card(shelf, item, modes) for item in items]


def utterance(desk: Desk, case: str, id_: str) -> UtteranceFull:
    """One act of speaking with all that carry it and the tree of its chains.

    Raises:
        UnknownId: the case has no such utterance.
    """
    with desk.case(case) as at:
        item: found.Utterance = _one(at, "utterances", id_)
        told = item.statements[:MANY]
        shelf = at.shelf([item], (s.document for s in told), MANY)
        modes = at.statements([(s.document, s.statement) for s in told])
        card = utterance_card(shelf, item, modes, MANY)
        tree = utterance_tree(at, shelf, item, modes)
        return UtteranceFull(**_fields(card), tree=tree, folded=item.why)


def claims(
    desk: Desk,
    case: str,
    part: Slice[ClaimCard],
    *,
    kind: str | None = None,
    holder: str | None = None,
    single: bool = False,
    q: str | None = None,
) -> Page[ClaimCard]:
    """Claims, those of many reports on few origins first. `single`: only those that may rest on one origin."""
    with desk.case(case) as at:
        wanted = Wanted(
            kinds=(kind,) if kind else None,
            holders=_holders(at, holder),
            origins=1 if single else None,
            words=at.words("claims", q),
        )
        items, following, total = at.page("claims", wanted, part)
        shelf = at.shelf(items)
        return page_of((claim_card(shelf, item) for item in items), following, total)


def claim(desk: Desk, case: str, id_: str) -> ClaimFull:
    """One claim with a tree for each origin and every carrying sentence.

    Raises:
        UnknownId: the case has no such claim.
    """
    with desk.case(case) as at:
        item: found.CaseClaim = _one(at, "claims", id_)
        origins = get_linked(at.connection, at.id, "origins", item.origins)
        rows: list[found.Origin] = [origins[key] for key in item.origins if key in origins]
        shelf = at.shelf([item], (*item.reports[:MANY], *(d for o in rows for d in o.documents[:MANY])), MANY)
        card = claim_card(shelf, item, MANY)
        return ClaimFull(
            **_fields(card),
            trees=claim_trees(at, shelf, item, rows),
            origins=tuple(
                OriginRow(o.id, o.kind, o.name, tuple(shelf.ref(d) for d in o.documents[:MANY])) for o in rows
            ),
            working=item.why,
        )


def figures(
    desk: Desk,
    case: str,
    part: Slice[FigureCard],
    *,
    relation: str | None = None,
    counted: str | None = None,
    q: str | None = None,
) -> Page[FigureCard]:
    """Figures, conflicts first, then those told most often. `counted`: words of what is counted; the relation `many`
    asks for all that are told more than once."""
    with desk.case(case) as at:
        words = (*at.words("figures", q), *at.words("figures", counted))
        kinds = ("agree", "conflict") if relation == "many" else (relation,) if relation else None
        items, following, total = at.page("figures", Wanted(kinds=kinds, words=words), part)
        shelf = at.shelf(items)
        return page_of((figure_card(shelf, item) for item in items), following, total)


def figure(desk: Desk, case: str, id_: str) -> FigureCard:
    return _card(desk, case, "figures", id_, figure_card)


def positions(
    desk: Desk, case: str, part: Slice[PositionCard], *, holder: str | None = None, shifts: bool = False
) -> Page[PositionCard]:
    """Positions by holder and issue, those that shifted first. `shifts`: only these."""
    with desk.case(case) as at:
        wanted = Wanted(holders=_holders(at, holder), kinds=("shifts",) if shifts else None)
        items, following, total = at.page("positions", wanted, part)
        shelf = at.shelf(items)
        return page_of((position_card(shelf, item) for item in items), following, total)


def commitments(
    desk: Desk,
    case: str,
    part: Slice[CommitmentCard],
    *,
    status: str | None = None,
    low: date | None = None,
    high: date | None = None,
    actor: str | None = None,
    q: str | None = None,
) -> Page[CommitmentCard]:
    """Commitments, those due nearest to the case's day first."""
    with desk.case(case) as at:
        words = at.words("commitments", q)
        wanted = Wanted(status=status, holders=_holders(at, actor), low=ordinal(low), high=ordinal(high), words=words)
        items, following, total = at.page("commitments", wanted, part)
        shelf = at.shelf(items)
        return page_of((commitment_card(shelf, item) for item in items), following, total)


def forecasts(
    desk: Desk, case: str, part: Slice[ForecastCard], *, holder: str | None = None, q: str | None = None
) -> Page[ForecastCard]:
    with desk.case(case) as at:
        wanted = Wanted(holders=_holders(at, holder), words=at.words("forecasts", q))
        items, following, total = at.page("forecasts", wanted, part)
        shelf = at.shelf(items)
        return page_of((forecast_card(shelf, item) for item in items), following, total)


def happening(desk: Desk, case: str, id_: str) -> TimelineItem:
    """One entry of the timeline with all its sentences.

    Raises:
        UnknownId: the case has no such entry.
    """
    with desk.case(case) as at:
        item: found.TimelineEntry = _one(at, "timeline", id_)
        return timeline_item(at.shelf([item], limit=MANY), item, MANY)


def commitment(desk: Desk, case: str, id_: str) -> CommitmentCard:
    """One commitment.

    Raises:
        UnknownId: the case has no such commitment.
    """
    return _card(desk, case, "commitments", id_, commitment_card)


def forecast(desk: Desk, case: str, id_: str) -> ForecastCard:
    """One forecast.

    Raises:
        UnknownId: the case has no such forecast.
    """
    return _card(desk, case, "forecasts", id_, forecast_card)


def scores(desk: Desk, case: str) -> Scores:
    """Brier scores by forecaster over the forecasts that were resolved; the middle of the odds range is scored."""
    with desk.case(case) as at:
        items: list[found.ForecastEntry] = []
        after = None
        while True:
            some_of, after, _ = at.page("forecasts", Wanted(), Slice(200, after))
            items += some_of
            if after is None:
                break
        judged = standings_in(at.connection, at.id, [item.id for item in items])
    rows = score_forecasts(overlay(item, judged.get(item.id)) for item in items)
    told = tuple(ScoreRow(r.forecaster, r.resolved, r.brier) for r in rows if r.brier is not None)
    return Scores(bool(told), told)


LIKE = 12  # actors of like name


def process(desk: Desk, case: str) -> ProcessView:
    return desk.once(case, "process", lambda: _process(desk, case))


def _process(desk: Desk, case: str) -> ProcessView:
    with desk.case(case) as at:
        parts = {}
        for name in ("bodies", "rounds", "agreements", "decisions"):
            layer = f"process.{name}"
            items, _, _ = at.page(layer, Wanted(), Slice(200))
            shelf: Shelf = at.shelf(items)
            parts[name] = tuple(process_card(shelf, layer, item) for item in items)
        return ProcessView(**parts)


def _one(at: CaseDesk, layer: str, id_: str) -> Any:
    item = get_linked(at.connection, at.id, layer, [id_]).get(id_)
    if item is None:
        raise UnknownId(f"the case has no such finding among its {layer}", where=id_[:60])
    return item


def _card(desk: Desk, case: str, layer: str, id_: str, card: Callable[[Shelf, Any], Card]) -> Card:
    with desk.case(case) as at:
        item = _one(at, layer, id_)
        return card(at.shelf([item]), item)


def _fields(card: msgspec.Struct) -> dict[str, Any]:
    return {name: getattr(card, name) for name in card.__struct_fields__}


def _happening(at: CaseDesk, actor: str | None, place: str | None, status: str | None, q: str | None) -> Wanted:
    """Entries of the timeline in which the actor, the place and the words all stand."""
    groups = tuple(names[:SPEAKERS] for given in (actor, place) if (names := _names(at, given)))
    return Wanted(status=status, words=at.words("timeline", q), one_of=groups)


def _names(at: CaseDesk, given: str | None) -> tuple[Words, ...]:
    """Names of an entity by its id; of anything else, its own words as one name. Each as the keys of its words."""
    if not given:
        return ()
    entity = get_linked(at.connection, at.id, "entities", [given]).get(given)
    named = map(search_keys, entity.names) if entity is not None else (at.words("timeline", given),)
    return tuple(dict.fromkeys(keys for keys in named if keys))


def _holders(at: CaseDesk, given: str | None) -> tuple[str, ...] | None:
    """Names under which an actor, by id or name, holds things."""
    if not given:
        return None
    entity = get_linked(at.connection, at.id, "entities", [given]).get(given)
    return tuple(dict.fromkeys((given, entity.name, *entity.names))) if entity is not None else (given,)


def _start(day: date, bucket: Bucket) -> date:
    return {"year": day.replace(month=1, day=1), "month": day.replace(day=1), "day": day}[bucket]


def _end(start: date, bucket: Bucket) -> date:
    if bucket == "day":
        return start
    if bucket == "year":
        return start.replace(month=12, day=31)
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def members(desk: Desk, case: str, id_: str) -> Members:
    """What a finding across reports was made of, and for an actor those of like name that it may be one with.

    Raises:
        UnknownId: the case has no such finding across reports.
    """
    with desk.case(case) as at:
        place = find(at.connection, at.id, id_)
        if place is None or place.document is not None:
            raise UnknownId("the case has no such finding across reports", where=id_[:60])
        rows = places_of_members(at.connection, at.id, place.layer, id_, MANY)
        texts = at.texts(row[1] for row in rows)
        shelf = Shelf(at.refs(row[1] for row in rows), texts, {}, at.row.as_of)
        parts = tuple(
            MemberOf(member, shelf.words(Evidence(document, start, end, texts[document][start:end])))
            for member, document, start, end in rows
            if document in texts
        )
        return Members(parts, _candidates(at, id_) if place.layer == "entities" else ())


def _candidates(at: CaseDesk, id_: str) -> tuple[Candidate, ...]:
    """Actors of the same type that share the last word of the name, those named most first."""
    item: found.CaseEntity = _one(at, "entities", id_)
    words = search_keys(item.name)[-1:]
    items, _, _ = at.page("entities", Wanted(kinds=(item.type,), words=words), Slice(LIKE + 1))
    others = [one for one in items if one.id != id_][:LIKE]
    shelf = at.shelf(others, limit=1)
    return tuple(Candidate(one.id, one.name, shelf.first_words(one.evidence)) for one in others)
