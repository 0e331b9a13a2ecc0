"""Use cases of the workspace: judge what one was shown, see what awaits a decision, say that one has seen a case."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from tawatur.app.cards import (
    FEW,
    Shelf,
    claim_card,
    commitment_card,
    entity_card,
    figure_card,
    forecast_card,
    judgement_of,
    position_card,
    shown,
    timeline_item,
)
from tawatur.app.desk import CaseDesk, Desk, Slice
from tawatur.app.judging import changes_linking, judge, judgements_of, mark, standings_of, undo
from tawatur.app.lists import utterance_cards
from tawatur.app.reviewing import Kind, Waiting, review_queue
from tawatur.app.wire.judging import NewJudgement, NewMark
from tawatur.app.wire.pieces import FindingHead, JudgementOf, Page
from tawatur.app.wire.views import ReviewItem
from tawatur.model import Judgement
from tawatur.store import get_linked, put_visit

_ALL = 1_000_000
_CARDS = {
    "claims": claim_card,
    "figures": figure_card,
    "positions": position_card,
    "commitments": commitment_card,
    "forecasts": forecast_card,
    "timeline": timeline_item,
}


def decide(desk: Desk, case: str, new: NewJudgement, author: str) -> tuple[JudgementOf, bool]:
    """Record a decision of somebody who saw what `expects` names; and whether the case must be linked anew for it.

    Raises:
        UsageError: no such case or finding, or the value does not fit it.
        Conflict: somebody else judged it since.
    """
    expects = new.expects
    if expects is not msgspec.UNSET:
        # A finding shows the judgement in force; what was judged and taken back since stands behind it.
        standing = standings_of(case, [new.finding], store=desk.store).get(new.finding)
        seen = shown(standing)
        if standing is not None and (seen.id if seen else None) == expects:
            expects = standing.last.id
    made = judge(
        case, new.finding, new.verdict, new.value, note=new.note, author=author, expects=expects, relink=False,
        store=desk.store,
    )  # fmt: skip
    return _told(made), changes_linking(made)


def take_back(desk: Desk, case: str, judgement: str, author: str) -> tuple[JudgementOf, bool]:
    """Undo a judgement; and whether the case must be linked anew for it."""
    made = undo(case, judgement, author=author, relink=False, store=desk.store)
    undone = next((j for j in judgements_of(case, store=desk.store) if j.id == judgement), made)
    return _told(made), changes_linking(undone)


def mark_words(desk: Desk, case: str, new: NewMark, author: str) -> JudgementOf:
    """Make a finding of words that a person marked. The case must be linked anew for it."""
    value = dict(new.value)
    made = mark(
        case, new.report, new.start, new.end, new.layer, value, note=new.note, author=author, relink=False,
        store=desk.store,
    )  # fmt: skip
    return _told(made)


def history(desk: Desk, case: str, finding: str | None, part: Slice[JudgementOf]) -> Page[JudgementOf]:
    """Judgements on a finding, or of the whole case, the newest first."""
    rows = judgements_of(case, finding, store=desk.store)[::-1]
    first = max(0, part.after or 0)
    last = first + max(1, part.limit)
    return Page(tuple(_told(row) for row in rows[first:last]), str(last) if last < len(rows) else None, len(rows))


def review(desk: Desk, case: str, kind: Kind | None, part: Slice[ReviewItem]) -> Page[ReviewItem]:
    """What awaits a decision, the most valuable first, each with its card."""
    waiting: tuple[Waiting, ...] = desk.once(
        case, "review", lambda: review_queue(case, None, _ALL, store=desk.store).items
    )
    rows = tuple(row for row in waiting if kind is None or row.kind == kind)
    first = max(0, part.after or 0)
    last = first + max(1, part.limit)
    with desk.case(case) as at:
        items = tuple(_review_items(at, rows[first:last]))
    return Page(items, str(last) if last < len(rows) else None, len(rows))


def _review_items(at: CaseDesk, rows: tuple[Waiting, ...]) -> list[ReviewItem]:
    layers: dict[str, list[str]] = {}
    for row in rows:
        layers.setdefault(row.layer, []).append(row.finding)
    known = {layer: get_linked(at.connection, at.id, layer, ids) for layer, ids in layers.items() if layer in _LINKED}
    items = [item for found in known.values() for item in found.values()]
    shelf = at.shelf(items, (e.document for row in rows for e in row.evidence))
    texts = at.texts(e.document for row in rows for e in row.evidence[:FEW])
    shelf.texts.update(texts)
    said = {c.finding.id: c for c in utterance_cards(at, list(known.get("utterances", {}).values()))}
    out = []
    for row in rows:
        item = known.get(row.layer, {}).get(row.finding)
        standing = row.standing
        seen = shown(standing)
        if item is not None:
            head = shelf.head(row.layer, item)
        else:
            needs_look = standing.needs_look if standing else False
            head = FindingHead(row.finding, row.layer, "", 0.0, (), judgement_of(seen), needs_look)
        card = said.get(row.finding) or (_card(shelf, row.layer, item) if item is not None else None)
        out.append(
            ReviewItem(
                head,
                row.layer,
                row.kind,
                row.value,
                row.text,
                msgspec.to_builtins(card) if card is not None else None,
                shelf.all_words(row.evidence, FEW),
                seen.id if seen else None,
            )
        )
    return out


_LINKED = frozenset((*_CARDS, "utterances", "entities", "passages"))


def _card(shelf: Shelf, layer: str, item: Any) -> Any:
    if layer == "entities":
        return entity_card(shelf, item, {})
    make = _CARDS.get(layer)
    return make(shelf, item) if make is not None else None  # type: ignore[operator]


def see(desk: Desk, case: str, reader: str) -> datetime:
    """Remember that the reader has seen the case as it is now."""
    with desk.case(case) as at:
        return put_visit(at.connection, at.id, reader)


def _told(row: Judgement) -> JudgementOf:
    made = judgement_of(row)
    assert made is not None
    return made
