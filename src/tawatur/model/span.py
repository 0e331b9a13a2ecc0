"""Spans and evidence: where in a text something stands, and the words found there."""

from __future__ import annotations

import msgspec

from tawatur.model.errors import EvidenceError


class Span(msgspec.Struct, frozen=True, gc=False, order=True):
    """Half-open range of code points [start, end) in a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers in `text`."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """A span of one document with the exact words that stand there."""

    document: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def check(self, document_text: str) -> Evidence:
        """Return self where the words still stand at the span.

        Raises:
            EvidenceError: the text at the span is another.
        """
        if not 0 <= self.start < self.end <= len(document_text) or document_text[self.start : self.end] != self.text:
            raise EvidenceError(
                "evidence does not resolve to its words", where=f"{self.document}:{self.start}-{self.end}"
            )
        return self


def evidence(document: str, text: str, span: Span) -> Evidence:
    """Evidence for `span`, read from the document's text.

    Raises:
        EvidenceError: the span is empty or lies outside the text.
    """
    return Evidence(document, span.start, span.end, text[span.start : span.end]).check(text)
