"""Use case: search, each hit in its context."""

from __future__ import annotations

from datetime import date
from typing import Literal

from tawatur.app.cards import Shelf
from tawatur.app.desk import Desk, Slice, ordinal, page_of
from tawatur.app.wire.pieces import Page
from tawatur.app.wire.views import SearchHit, Snippet
from tawatur.pipeline import search_words
from tawatur.store import Wanted

Layer = Literal["reports", "statements", "actors"]


def search(
    desk: Desk,
    case: str,
    part: Slice[SearchHit],
    *,
    q: str,
    layer: Layer = "statements",
    outlet: str | None = None,
    low: date | None = None,
    high: date | None = None,
    speaker: str | None = None,
) -> Page[SearchHit]:
    """Hits for the words of `q`."""
    words = search_words(q)
    with desk.case(case) as at:
        if not words:
            return page_of((), None, 0)
        wanted = Wanted(words=words, low=ordinal(low), high=ordinal(high), holders=(speaker,) if speaker else None)
        items, following, total = at.page("entities" if layer == "actors" else "utterances", wanted, part)
        shelf: Shelf = at.shelf(items, limit=1)
        hits = []
        for item in items:
            if not item.evidence:
                continue
            place = shelf.words(item.evidence[0])
            snippet = (Snippet(place.before, False), Snippet(place.text, True), Snippet(place.after, False))
            kind: Literal["actor", "statement"] = "actor" if layer == "actors" else "statement"
            hits.append(SearchHit(place.report, kind, snippet, place.start, place.end, (), item.id))
        return page_of(hits, following, total)
