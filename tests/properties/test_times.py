"""Whatever the text: nothing raises, spans re-resolve, windows are not reversed, folding moves no span."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.extract.page import Page
from tawatur.extract.publication import publication_window
from tawatur.extract.times import dates_in, find_times, parse, resolve
from tawatur.extract.times.rules import lexicon
from tawatur.model import Document, Published
from tawatur.text import fold

WORDS = sorted({form for entry in lexicon().entries.values() for form in entry.forms})
TOKEN = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(
        ["في", "و", "/", "-", "(", ")", "،", ".", "\n", "الـ", "هـ", "م", "٢٥", "31", "2024", "1445", "0", "99999999"]
    ),
    st.integers(0, 3000).map(str),
    st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىـًٌٍَُِّْ", min_size=1, max_size=8),
)
TEXT = st.lists(TOKEN, max_size=30).map(" ".join)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640"


@settings(max_examples=150, deadline=None)
@given(st.one_of(TEXT, st.text(max_size=120)), st.one_of(st.none(), DAYS))
def test_spans_and_windows(text: str, anchor: date | None) -> None:
    last = 0
    for found in dates_in(text, anchor):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        assert text[found.start : found.end].strip()
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
        assert 0 < found.confidence <= 1
        assert all(0 <= part.start < part.end <= len(text) for part in found.parts)


@settings(max_examples=100, deadline=None)
@given(TEXT, DAYS, st.integers(0, 400))
def test_a_wide_anchor_covers_both_its_ends(text: str, day: date, width: int) -> None:
    page = Page(Document(id="", text=text))
    end = date.fromordinal(min(day.toordinal() + width, date.max.toordinal()))
    wide = find_times(page, Published(day, end, "inferred"))
    assert len(wide) == len(parse(page))
    for found in wide:
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_folding_moves_no_span(text: str) -> None:
    plain = fold(text).text
    at_folded = [(t.value, plain[t.start : t.end]) for t in dates_in(plain, date(2024, 1, 25)) if "اب" not in plain]
    at_text = [
        (t.value, fold(text[t.start : t.end]).text) for t in dates_in(text, date(2024, 1, 25)) if "اب" not in plain
    ]
    assert at_folded == at_text


@settings(max_examples=100, deadline=None)
@given(TEXT, st.data())
def test_marks_change_nothing(text: str, data: st.DataObject) -> None:
    marked = "".join(
        c + data.draw(st.sampled_from(MARKS)) if c.isalpha() and data.draw(st.booleans()) else c for c in text
    )
    plain = [(t.type, t.value) for t in dates_in(text, date(2024, 1, 25))]
    assert [(t.type, t.value) for t in dates_in(marked, date(2024, 1, 25))] == plain


@settings(max_examples=100, deadline=None)
@given(
    TEXT,
    st.one_of(
        st.none(),
        st.text(max_size=40),
        st.just("https://example.org/2024/02/30/x"),
        st.just("https://example.org/2024/02/"),
    ),
)
def test_publication_window(text: str, url: str | None) -> None:
    found = publication_window(Page(Document(id="", text=text, url=url)))
    if found is not None:
        assert found.earliest is not None or found.latest is not None
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
        assert found.why


def test_resolve_is_apart_from_parse() -> None:
    page = Page(Document(id="", text="قال أمس إن اللقاء الشهر المقبل"))
    parsed = parse(page)
    for day, said in ((date(2024, 1, 25), "2024-01-24"), (date(2020, 3, 1), "2020-02-29")):
        assert resolve(parsed, Published(day, day, "person"))[0].value == said


def test_a_long_run_of_numbers_does_not_hang() -> None:
    for piece in ("25 ", "2024 ", "( ", "يوم ", "قبل ", "ثلاث ", "و", "خمسة وعشرين ", "من ", "10/"):
        dates_in(piece * 4000, date(2024, 1, 25))
