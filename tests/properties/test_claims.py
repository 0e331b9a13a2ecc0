"""Whatever the text, the statements and the times: no error, evidence inside, the same again, linear."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.extract.claims import find_claims
from tawatur.extract.claims.vocabulary import vocabulary
from tawatur.extract.page import Page
from tawatur.model import Document, Entity, Mention, Published, Span, Speaker, Statement, TimeExpression

_FORMS = sorted({f for e in vocabulary().grammar.scanner.lexicon.entries.values() for f in e.forms})
_WORDS = st.one_of(
    st.sampled_from(_FORMS),
    st.sampled_from(
        ["،", ".", ":", "«", "»", "\n", "\n\n", "ستعقد", "وسيناقش", "بغداد", "الحكومة", "ـ", "َ", "20", "ﷲ"]
    ),
    st.text(max_size=6),
)
_TEXT = st.lists(_WORDS, max_size=60).map(" ".join)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[Statement], list[Entity], list[TimeExpression]]:
    text = draw(_TEXT)
    spans = st.lists(
        st.tuples(st.integers(0, max(0, len(text) - 1)), st.integers(1, 40)).map(
            lambda p: Span(p[0], min(len(text), p[0] + p[1]))
        ),
        max_size=6,
    )
    usable = [s for s in draw(spans) if s.start < s.end]
    statements = [
        Statement(f"s{n}", (s,), usable[0], usable[-1], Speaker("س ص", "person")) for n, s in enumerate(usable)
    ]
    entities = [Entity(f"e{n}", "ا", "person", (Mention(s.start, s.end),)) for n, s in enumerate(usable)]
    days = st.one_of(st.none(), st.dates())
    kinds = st.sampled_from(["DATE", "DURATION", "SET"])
    values = st.sampled_from(["P1M", "PXD", "P9999Y", "FUTURE_REF", "PRESENT_REF", "2024"])
    times = [
        TimeExpression(f"t{n}", s.start, s.end, draw(kinds), draw(values), draw(days), draw(days))  # type: ignore[arg-type]
        for n, s in enumerate(usable)
    ]
    return text, statements, entities, times


@settings(max_examples=150, deadline=None)
@given(pages(), st.one_of(st.none(), st.dates()))
def test_never_raises_and_stays_inside(
    page: tuple[str, list[Statement], list[Entity], list[TimeExpression]], day: date | None
) -> None:
    text, statements, entities, times = page
    published = Published(day, day, "metadata") if day else None
    document = Document(id="x", text=text, published=published)
    found = find_claims(Page(document), statements, entities, times)
    for claim in found:
        assert 0 <= claim.evidence.start < claim.evidence.end <= len(text)
        assert 0 < claim.confidence <= 1
    assert [c.evidence.start for c in found] == sorted(c.evidence.start for c in found)
    assert found == find_claims(Page(document), statements, entities, times)
