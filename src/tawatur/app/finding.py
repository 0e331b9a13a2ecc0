"""Use case: search, each hit in its context."""

from __future__ import annotations

from datetime import date
from typing import Literal

from tawatur.app.cards import Shelf
from tawatur.app.desk import CaseDesk, Desk, Slice, ordinal, page_of
from tawatur.app.wire.pieces import Page, ReportRef, SpanOf
from tawatur.app.wire.views import SearchHit, Snippet
from tawatur.model import Evidence, Span
from tawatur.model.case import CaseEntity, Utterance
from tawatur.pipeline import begun_keys, hits, search_keys
from tawatur.store import Asked, Words, get_linked
from tawatur.store import search as search_store

Layer = Literal["reports", "statements", "actors"]
Order = Literal["relevance", "newest"]
_AROUND = 110  # code points of context on each side
_WIDE = 260  # code points within which hits are shown together


def search(
    desk: Desk,
    case: str,
    part: Slice[SearchHit],
    *,
    q: str,
    layer: Layer = "reports",
    outlet: str | None = None,
    low: date | None = None,
    high: date | None = None,
    speaker: str | None = None,
    order: Order = "relevance",
) -> Page[SearchHit]:
    """Reports, utterances or actors that hold all words of `q` in any form; the last may be a beginning of one
    (`CaseDesk.words`).

    Args:
        order: `relevance`, reports that are about the words (in the title, or often) before those that only hold
            them, each kind the newest first; `newest`, all by day. Actors stand by the number of their reports.
        outlet: of the report (for an utterance: of the report that carries it first).
        low, high: days of the report, or on which it was said.
        speaker: id of an actor, or a name; only for statements.
    """
    kinds: dict[Layer, Literal["report", "statement", "actor"]] = {
        "reports": "report", "statements": "statement", "actors": "actor",
    }  # fmt: skip
    kind = kinds[layer]
    is_actor = kind == "actor"
    with desk.case(case) as at:
        query = at.words(kind, q)
        if not query:
            return page_of((), None, 0)
        asked = Asked(
            kind,
            query,
            None if is_actor else outlet,
            speaker if kind == "statement" else None,
            None if is_actor else ordinal(low),
            None if is_actor else ordinal(high),
            about_first=kind == "report" and order == "relevance",
        )
        refs, following, total = search_store(at.connection, at.id, asked, part.after, max(1, min(part.limit, 100)))
        if kind == "report":
            found = _reports(at, refs, query)
        elif kind == "statement":
            found = _statements(at, refs, query)
        else:
            found = _actors(at, refs, query)
    return page_of(found, None if following is None else str(following), total)


def make_ready() -> None:
    """Read what search needs before the first one asks: it takes a second."""
    search_keys("a")
    begun_keys("aaaa")
    hits("a", search_keys("a"))


def _reports(at: CaseDesk, refs: list[str], query: Words) -> list[SearchHit]:
    named, texts = at.refs(refs), at.texts(refs)
    out = []
    for id_ in refs:
        if id_ in texts and id_ in named:
            text = texts[id_]
            marks = _best(hits(text, query, _WIDE))
            low = _word_start(text, marks[0].start - _AROUND) if marks else 0
            high = _word_end(text, marks[-1].end + _AROUND) if marks else _word_end(text, 2 * _AROUND)
            out.append(_hit(named[id_], "report", text, Span(low, high), marks, None))
    return out


def _best(found: list[tuple[Span, int]]) -> list[Span]:
    """The hits to show: a stretch that holds as many different words of the query as any."""
    best: list[Span] = []
    most = (0, 0)
    for i, (first, _) in enumerate(found):
        near = [(span, n) for span, n in found[i : i + 12] if span.end - first.start <= _WIDE]
        weight = (len({n for _, n in near}), len(near))
        if weight > most:
            best, most = [span for span, _ in near], weight
    return best


def _statements(at: CaseDesk, refs: list[str], query: Words) -> list[SearchHit]:
    items = get_linked(at.connection, at.id, "utterances", refs)
    shown: dict[str, Utterance] = {id_: items[id_] for id_ in refs if id_ in items and items[id_].evidence}
    shelf = at.shelf(shown.values(), limit=1)
    return [hit for id_, item in shown.items() for hit in [_in_sentence(shelf, item.evidence[0], id_, query)] if hit]


def _in_sentence(shelf: Shelf, place: Evidence, id_: str, query: Words) -> SearchHit | None:
    text = shelf.texts.get(place.document)
    if text is None:
        return None
    words = shelf.words(place)
    start = max(0, place.start - len(words.before.lstrip("\u2026 ")))
    end = min(len(text), place.end + len(words.after.rstrip("\u2026 ")))
    marks = [Span(s.start + start, s.end + start) for s, _ in hits(text[start:end], query)]
    return _hit(shelf.ref(place.document), "statement", text, Span(start, end), marks, id_)


def _actors(at: CaseDesk, refs: list[str], query: Words) -> list[SearchHit]:
    items: dict[str, CaseEntity] = get_linked(at.connection, at.id, "entities", refs)
    out = []
    for id_ in refs:
        if id_ in items:
            names = " \u00b7 ".join(dict.fromkeys((items[id_].name, *list(items[id_].names)[:4])))
            marks = [span for span, _ in hits(names, query)]
            out.append(_hit(None, "actor", names, Span(0, len(names)), marks, id_))
    return out


def _hit(
    report: ReportRef | None,
    kind: Literal["report", "statement", "actor"],
    text: str,
    shown: Span,
    marks: list[Span],
    finding: str | None,
) -> SearchHit:
    pieces, at = [], shown.start
    inside = [m for m in marks if shown.covers(m)]
    for mark in inside:
        if mark.start > at:
            pieces.append(Snippet(text[at : mark.start], False))
        pieces.append(Snippet(mark.of(text), True))
        at = mark.end
    if at < shown.end:
        pieces.append(Snippet(text[at : shown.end], False))
    first = inside[0] if inside else shown
    spans = tuple(SpanOf(m.start, m.end) for m in inside)
    return SearchHit(report, kind, tuple(pieces), first.start, first.end, spans, finding)


def _word_start(text: str, offset: int) -> int:
    if offset <= 0:
        return 0
    space = text.find(" ", offset, offset + 30)
    return space + 1 if space >= 0 else offset


def _word_end(text: str, offset: int) -> int:
    if offset >= len(text):
        return len(text)
    space = text.rfind(" ", offset - 30, offset)
    return space if space >= 0 else offset
