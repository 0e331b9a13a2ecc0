"""Statements of any text: they resolve, they are ordered, they repeat, they cost linear time."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.extract.page import Page
from tawatur.extract.statements import find_statements
from tawatur.model import Document, Entity, Mention, TimeExpression

WORDS = [
    "قال", "وقالت", "أكد", "مضيفا", "مشيرا", "إلى", "أن", "إن", "بأن", "أنه", "بحسب", "وفقا", "نقلا عن",
    "نقلت", "عن", "مصدر", "المصدر", "وزير", "الوزير", "وزارة الصحة", "رويترز", "لرويترز", "لـ«الخبر»",
    "في بيان", "على منصة «إكس»", "طالبا", "عدم كشف اسمه", "دعا", "السكان", "للمطالبة", "بالخبز", "إعلان",
    "الذي", "كما", "لم", "وكان", "قد", "أمس", "الأحد", "«", "»", '"', "“", "”", "(", ")", ":", "،", ".", "..",
    "\n", "\n\n", "-", "ضرورة", "العمل", "هادئ", "على", "من", "وأضاف", "كل", "أحد", "وهو", "ﻗﺎﻝ", "قـال",
    "كِتاب",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.lists(st.sampled_from(WORDS), max_size=40).map(
    "".join
)


@given(TEXTS, st.data())
@settings(max_examples=250, deadline=None)
def test_statements_resolve_and_repeat(text: str, data: st.DataObject) -> None:
    spans = data.draw(st.lists(st.tuples(st.integers(0, max(0, len(text) - 1)), st.integers(1, 12)), max_size=4))
    kinds = st.sampled_from(["person", "organisation", "place"])
    entities = [
        Entity(f"e{n}", text[a : a + k], data.draw(kinds), (Mention(a, min(len(text), a + k)),))
        for n, (a, k) in enumerate(spans)
        if text[a : a + k].strip()
    ]
    times = [
        TimeExpression("t", a, min(len(text), a + k), "DATE", "2020") for a, k in spans[:1] if text[a : a + k].strip()
    ]
    document = Document(id="d", text=text)
    statements, skipped = find_statements(Page(document), entities, times)
    again, _ = find_statements(Page(document), entities, times)
    assert statements == again
    assert [s.content[0].start for s in statements] == sorted(s.content[0].start for s in statements)
    assert len({s.id for s in statements}) == len(statements)
    ids = {s.id for s in statements}
    for s in statements:
        for span in (*s.content, *(x for x in (s.source, s.cue) if x is not None)):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip()
        assert s.speaker.name and 0 <= s.confidence <= 1 and s.rule.startswith("statements:")
        assert s.outer is None or s.outer in ids
        for hop in s.via:
            assert hop.name
    for k in skipped:
        assert 0 <= k.start <= k.cue.start < k.cue.end <= len(text)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    find_statements(Page(Document(id="d", text=text)), (), ())


def test_long_sentences_cost_linear_time() -> None:
    for piece in (
        "قال مصدر إن مصدر أمني قال ",
        "«قال مصدر إن الأمر، ",
        "إعلان الحكومة أن ",
        "الحكومة للمطالبة بالخبز ",
        "وقال مصدر إن كذا، ",
        "قال: ",
        "قال: كلام » ",
        "الذي قال ",
        "، وقال، ",
        "كان الوزير، الذي زار المدينة، قد كشف أن ",
        "بحسب ما نقلته وكالة رويترز عن مصدر، ",
        "داعيا السكان إلى ",
        "دون أن يقول ",
        "- وقال - ",
        "قال الوزير والسفير والمدير و",
    ):
        spent = []
        for n in (400, 3200):
            page = Page(Document(id="d", text="قال الوزير إن العمل جار. " + piece * n))
            assert page.tokens and page.sentences is not None
            start = time.process_time()
            find_statements(page, (), ())
            spent.append((time.process_time() - start) / n)
        assert spent[1] < 4 * spent[0] + 1e-4, piece
