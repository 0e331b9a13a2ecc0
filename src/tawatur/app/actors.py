"""Use cases: who speaks and is spoken of: the list, and one actor's page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from tawatur.app.cards import commitment_card, entity_card, position_card
from tawatur.app.desk import CaseDesk, Desk, Slice, page_of
from tawatur.app.judging import standings_in
from tawatur.app.lists import utterance_page
from tawatur.app.wire.cards import ActorFull, ActorRow, OutletCount
from tawatur.app.wire.pieces import Page
from tawatur.app.wire.views import MapPlace
from tawatur.dossier.places import point_of
from tawatur.model import UnknownId
from tawatur.model.case import CaseEntity
from tawatur.review import overlay
from tawatur.store import (
    Named,
    Wanted,
    count_by_holder,
    count_reports,
    count_shifts,
    get_linked,
    report_entries,
    reports_quoting,
)

E = TypeVar("E", Named, CaseEntity)
POSITIONS, COMMITMENTS = 40, 40
PLACES = 200  # on the map: more are no map any more


def actors(
    desk: Desk, case: str, part: Slice[ActorRow], *, kind: str | None = None, q: str | None = None
) -> Page[ActorRow]:
    """Persons, organisations and places, those named in most reports first. `kind`: one of these, or `acting`, who can
    speak and act: all but places. `q`: words of any of their names."""
    with desk.case(case) as at:
        kinds = ("person", "organisation") if kind == "acting" else (kind,) if kind else None
        wanted = Wanted(kinds=kinds, words=at.words("actor", q))
        items, following, total = at.page("entities", wanted, part, short=True)
        return page_of(actor_rows(at, items), following, total)


def places(desk: Desk, case: str) -> list[MapPlace]:
    """Places whose point is known, those named in most reports first."""
    return desk.once(case, "places", lambda: _places(desk, case))


def _places(desk: Desk, case: str) -> list[MapPlace]:
    with desk.case(case) as at:
        items, _, _ = at.page("entities", Wanted(kinds=("place",)), Slice(PLACES))
        items = as_judged(at, items)
    return [
        MapPlace(item.id, item.name, item.latin, *point, sum(item.mentions.values()), len(item.mentions))
        for item in items
        if (point := point_of(item.id)) is not None
    ]


def actor_rows(at: CaseDesk, items: Sequence[Named]) -> list[ActorRow]:
    reports = count_reports(at.connection, at.id, "entities", [item.id for item in items])
    said = count_by_holder(at.connection, at.id, "utterances", [item.id for item in items])
    shifts = count_shifts(at.connection, at.id, [item.name for item in items])
    return [
        ActorRow(
            shown.id, shown.name, shown.type, shown.latin, said.get(item.id, 0), reports.get(item.id, 0),
            shifts.get(item.name, 0),
        )
        for item, shown in zip(items, as_judged(at, items), strict=True)
    ]  # fmt: skip


def as_judged(at: CaseDesk, items: Sequence[E]) -> list[E | CaseEntity]:
    """The actors with the names that persons gave them."""
    standing = standings_in(at.connection, at.id, [item.id for item in items])
    judged: dict[str, CaseEntity] = get_linked(at.connection, at.id, "entities", standing)
    return [overlay(judged[item.id], standing[item.id]) if item.id in judged else item for item in items]


def actor(desk: Desk, case: str, id_: str) -> ActorFull:
    """One actor: names, offices, mentions by month, words, positions, commitments, and who quotes it.

    Raises:
        UnknownId: the case has no such actor.
    """
    with desk.case(case) as at:
        item: CaseEntity | None = get_linked(at.connection, at.id, "entities", [id_]).get(id_)
        if item is None:
            raise UnknownId("the case has no such actor", where=id_[:60])
        months: Counter[str] = Counter()
        for entry in report_entries(at.connection, at.id, item.mentions).values():
            if entry.sort_day:
                months[date.fromordinal(entry.sort_day).isoformat()[:7]] += item.mentions[entry.id]
        names = Wanted(holders=tuple(dict.fromkeys((item.name, *item.names))))
        positions, _, _ = at.page("positions", names, Slice(POSITIONS))
        commitments, _, _ = at.page("commitments", names, Slice(COMMITMENTS))
        shelf = at.shelf([item, *positions, *commitments], limit=12)
        quoting = reports_quoting(at.connection, at.id, id_)
        quoted_by = Counter(e.outlet or "" for e in report_entries(at.connection, at.id, quoting).values())
        return ActorFull(
            entity_card(shelf, item, months),
            utterance_page(at, Wanted(holders=(id_,)), Slice(20)),
            tuple(position_card(shelf, p) for p in positions),
            tuple(commitment_card(shelf, c) for c in commitments),
            tuple(OutletCount(outlet, n) for outlet, n in quoted_by.most_common()),
        )
