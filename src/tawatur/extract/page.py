"""A page: one document with the views of its text that every stage shares, each made once."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from tawatur.model import Document, Span
from tawatur.text import Folded, Quotation, Tokens, fold, quotations, sentences, tokenise


class Page:
    """Views of `document.text`. Offsets of `sentences` and `quotations` are into the text itself, those of `tokens`
    into `folded.text`; `span` leads from tokens back to the text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text)

    @cached_property
    def tokens(self) -> Tokens:
        return tokenise(self.folded)

    @cached_property
    def quotations(self) -> list[Quotation]:
        return quotations(self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        return sentences(self.text, self.quotations)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the code point at `offset` (the nearest one before it where none does)."""
        if not self.sentences:
            return Span(0, len(self.text))
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def sentences_after(self, offset: int, limit: int) -> list[Span]:
        """At most `limit` sentences that begin at or after the code point at `offset`."""
        at = bisect_right(self._sentence_starts, offset - 1)
        return self.sentences[at : at + limit]

    def span(self, first: int, last: int, lead: int = 0) -> Span:
        """Span in the text of tokens [first, last], less `lead` letters of clitics at its start."""
        return self.folded.span(self.tokens.starts[first] + lead, self.tokens.ends[last])
