"""Builds invented reports for the tests and benches of linking: findings are given by their words or their spans."""

from __future__ import annotations

from datetime import date

from tawatur.model import (
    Annotation,
    Commitment,
    Document,
    Due,
    Entity,
    Forecast,
    Hop,
    Mention,
    Office,
    Position,
    Published,
    Quantity,
    Span,
    Speaker,
    Statement,
    TimeExpression,
    content_id,
)

AS_OF = date(2024, 6, 1)
Words = str | Span


class Report:
    """Builds one annotated document. `words` must stand in the text, the first place counts; or a span of it."""

    def __init__(self, id_: str, text: str, day: str | None = "2024-03-10", source: str = "", author: str = "") -> None:
        when = date.fromisoformat(day) if day else None
        published = Published(when, when, "metadata") if when else None
        self.document = Document(id_, text, source=source or None, author=author or None, published=published)
        self.text = text
        self.statements: list[Statement] = []
        self.times: list[TimeExpression] = []
        self.quantities: list[Quantity] = []
        self.entities: list[Entity] = []
        self.claims: list[Position | Commitment | Forecast] = []

    def span(self, words: Words) -> Span:
        if isinstance(words, Span):
            return words
        start = self.text.index(words)
        return Span(start, start + len(words))

    def id(self, kind: str, span: Span) -> str:
        return content_id(kind, self.document.id, span.start, span.end)

    def says(self, speaker: str, type_: str, words: Words, *via: str, cue: str = "", mode: str = "indirect") -> Report:
        span = self.span(words)
        self.statements.append(
            Statement(
                self.id("statement", span),
                (span,),
                None,
                self.span(cue) if cue else None,
                Speaker(speaker, type_),  # type: ignore[arg-type]
                tuple(Hop(v) for v in via),
                mode,  # type: ignore[arg-type]
            )
        )
        return self

    def names(
        self,
        name: str,
        type_: str,
        *words: Words,
        key: str | None = None,
        office: tuple[str, str] | Office | None = None,
        kind: str | None = None,
    ) -> Report:
        spans = [self.span(w) for w in (words or (name,))]
        offices = () if office is None else (office if isinstance(office, Office) else Office(*office),)
        self.entities.append(
            Entity(
                content_id("entity", self.document.id, name),
                name,
                type_,  # type: ignore[arg-type]
                tuple(Mention(s.start, s.end) for s in spans),
                kind=kind,
                key=key,
                offices=offices,
            )
        )
        return self

    def counts(self, words: Words, low: float | None, high: float | None, unit: str, approx: bool = False) -> Report:
        span = self.span(words)
        self.quantities.append(Quantity(self.id("quantity", span), span.start, span.end, low, high, approx, unit))
        return self

    def dates(self, words: Words, first: str, last: str | None = None) -> Report:
        span = self.span(words)
        low, high = date.fromisoformat(first), date.fromisoformat(last or first)
        self.times.append(TimeExpression(self.id("time", span), span.start, span.end, "DATE", first, low, high))
        return self

    def _statement(self, span: Span) -> str | None:
        return next((s.id for s in self.statements if any(c.start <= span.start < c.end for c in s.content)), None)

    def stands(self, holder: str | None, target: str, stance: str, words: Words) -> Report:
        span = self.span(words)
        id_ = content_id("claim", self.document.id, span.start, span.end, target)
        self.claims.append(Position(id_, span, holder, target, stance, self._statement(span)))  # type: ignore[arg-type]
        return self

    def commits(
        self, actor: str | None, act: str, status: str, words: Words, due: tuple[str, str] | None = None
    ) -> Report:
        span = self.span(words)
        window = Due(date.fromisoformat(due[0]), date.fromisoformat(due[1])) if due else None
        id_ = content_id("claim", self.document.id, span.start, span.end, act)
        self.claims.append(Commitment(id_, span, actor, act, window, status, None, self._statement(span)))  # type: ignore[arg-type]
        return self

    def predicts(self, holder: str | None, outcome: str, likelihood: str, words: Words) -> Report:
        span = self.span(words)
        id_ = content_id("claim", self.document.id, span.start, span.end, outcome)
        self.claims.append(Forecast(id_, span, holder, outcome, None, likelihood, self._statement(span)))  # type: ignore[arg-type]
        return self

    def done(self) -> Annotation:
        return Annotation(
            self.document,
            tuple(self.statements),
            tuple(self.times),
            tuple(self.quantities),
            tuple(self.entities),
            tuple(self.claims),
        )
