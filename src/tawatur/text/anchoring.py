"""Anchoring: where quoted words stand in a text that may have changed since they were quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from tawatur.model import Quote, Span
from tawatur.text.fold import Folded, fold, fold_text

AROUND = 32  # code points kept on either side of a quote
ALIKE = 90.0  # per cent: words changed by no more than a correction
_LEAST = 12  # code points: shorter words are not looked for where they were changed
_SPACE = re.compile(r"\s+")


def quote(document: str, text: str, span: Span) -> Quote:
    """The words at `span` with what stands around them."""
    return Quote(
        document,
        span.start,
        span.end,
        span.of(text),
        text[max(0, span.start - AROUND) : span.start],
        text[span.end : span.end + AROUND],
    )


def anchor(wanted: Quote, text: str) -> tuple[Span, bool] | None:
    """(span, True where the words are the same) in the present text; None where they are gone.

    The same place is tried first; then the same words (spelling folded), of several places that whose surroundings are
    most alike, then the nearest; then words that differ by no more than a correction.
    """
    if text[wanted.start : wanted.end] == wanted.text:
        return Span(wanted.start, wanted.end), True
    folded = fold(text)
    places = list(_places(folded, wanted.text))
    if places:
        return max(places, key=lambda s: (_likeness(text, s, wanted), -abs(s.start - wanted.start))), True
    if len(wanted.text) < _LEAST:
        return None
    needle = fold_text(wanted.text)
    found = fuzz.partial_ratio_alignment(needle, folded.text, score_cutoff=ALIKE)
    if found is None or found.dest_end - found.dest_start < _LEAST or len(needle) > len(folded.text):
        return None
    return folded.span(found.dest_start, found.dest_end), False


def _places(folded: Folded, words: str) -> Iterator[Span]:
    """Where the words stand, whatever their spelling and line breaks."""
    pieces = [re.escape(p) for p in _SPACE.split(fold_text(words).strip()) if p]
    if pieces:
        for found in re.finditer(r"\s+".join(pieces), folded.text):
            yield folded.span(found.start(), found.end())


def _likeness(text: str, span: Span, wanted: Quote) -> float:
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return fuzz.ratio(before, wanted.before) + fuzz.ratio(after, wanted.after)
