"""A page: one document with the views of its text that every stage shares, each made once."""

from __future__ import annotations

from functools import cached_property

from tawatur.model import Document, Span
from tawatur.text import Folded, Quotation, SentenceList, Tokens, fold, quotations, tokenise


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
    def _sentences(self) -> SentenceList:
        return SentenceList(self.text, self.quotations)

    @property
    def sentences(self) -> list[Span]:
        return self._sentences.spans

    def sentence_at(self, offset: int) -> Span:
        return self._sentences.at(offset)

    def sentences_after(self, offset: int, limit: int) -> list[Span]:
        return self._sentences.after(offset, limit)

    def span(self, first: int, last: int, lead: int = 0) -> Span:
        """Span in the text of tokens [first, last], less `lead` letters of clitics at its start."""
        return self.folded.span(self.tokens.starts[first] + lead, self.tokens.ends[last])
