"""A reading: the views of one annotated document that linking takes its keys from, each made once."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from tawatur.link.words import Hit, finder, words
from tawatur.model import Annotation, Span, TimeExpression, Window
from tawatur.text import SentenceList, fold, quotations, tokenise

_WORD = re.compile(r"\w")
NEGATION, TITLE, FIGURE, FUTURE = 1, 2, 4, 8


class Reading:
    """Words of the text without marks: `words` (folded), `starts` and `ends` (code points of the text), `info`
    (hash, stem, flags; see `Words.of`)."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.document = annotation.document
        self.text = annotation.document.text
        tokens = tokenise(fold(self.text))
        folded = tokens.folded
        kept = [i for i, w in enumerate(tokens.words) if _WORD.match(w)]
        self.words = [tokens.words[i] for i in kept]
        self.starts = [folded.start(tokens.starts[i]) for i in kept]
        self.ends = [folded.end(tokens.ends[i]) for i in kept]
        of = words().of
        self.info = [of(w) for w in self.words]

    @property
    def published(self) -> Window:
        found = self.document.published
        return found.window if found is not None else Window()

    @cached_property
    def _sentences(self) -> SentenceList:
        return SentenceList(self.text, quotations(self.text))

    def sentence_at(self, offset: int) -> Span:
        return self._sentences.at(offset)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Indexes [first, last) of the words that lie in the code points [start, end)."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def stems(self, start: int, end: int) -> frozenset[int]:
        first, last = self.range(start, end)
        return frozenset(s for _, s, _ in self.info[first:last] if s)

    def numbers(self, start: int, end: int) -> frozenset[int]:
        first, last = self.range(start, end)
        return frozenset(h for h, _, flags in self.info[first:last] if flags & FIGURE)

    def negative(self, start: int, end: int) -> bool:
        """True where an odd number of words turns the clause round."""
        first, last = self.range(start, end)
        return sum(flags & NEGATION for _, _, flags in self.info[first:last]) % 2 == 1

    @cached_property
    def hits(self) -> list[Hit]:
        """Hits of the linking word list, by word index."""
        return list(finder("link_words.toml").find(self.words))

    @cached_property
    def _hit_at(self) -> list[int]:
        return [h.first for h in self.hits]

    def hits_in(self, start: int, end: int) -> list[Hit]:
        """Hits whose first word lies in the code points [start, end)."""
        first, last = self.range(start, end)
        return self.hits[bisect_left(self._hit_at, first) : bisect_left(self._hit_at, last)]

    def span(self, first: int, last: int) -> Span:
        """Span in the text of the words [first, last]."""
        return Span(self.starts[first], self.ends[last])

    @cached_property
    def dates(self) -> list[TimeExpression]:
        """Dates that have a window, in order."""
        return sorted(
            (t for t in self.annotation.times if t.type == "DATE" and (t.earliest or t.latest)),
            key=lambda t: (t.start, t.end),
        )

    @cached_property
    def _date_starts(self) -> list[int]:
        return [t.start for t in self.dates]

    def dates_in(self, start: int, end: int) -> list[TimeExpression]:
        return self.dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    @cached_property
    def places(self) -> list[tuple[int, int, str]]:
        """(start, end, name) of every mention of a place, in order."""
        return sorted(
            (m.start, m.end, e.name) for e in self.annotation.entities if e.type == "place" for m in e.mentions
        )

    def places_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        first = bisect_left(self.places, (start, 0, ""))
        return self.places[first : bisect_left(self.places, (end, 0, ""))]
