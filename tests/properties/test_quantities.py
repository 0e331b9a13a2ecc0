"""Properties of numbers and quantities: words round-trip, no text raises, ranges are ranges."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.extract.numbers import find_numbers, parse_number
from tawatur.extract.page import Page
from tawatur.extract.quantities import quantities_in
from tawatur.model import Document

UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
BARE = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
TENS = ["", "عشر", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
SCALES = [
    (10**9, "مليار", "ملياران", "مليارات"),
    (10**6, "مليون", "مليونان", "ملايين"),
    (10**3, "ألف", "ألفان", "آلاف"),
]  # fmt: skip


def under_hundred(n: int) -> str:
    if n <= 10:
        return UNITS[n]
    if n < 20:
        return {11: "أحد", 12: "اثنا"}.get(n, UNITS[n - 10]) + " عشر"
    unit, ten = n % 10, TENS[n // 10]
    return f"{UNITS[unit]} و{ten}" if unit else ten


def under_thousand(n: int, hundred: str = "مئة", dual: str = "مئتان") -> str:
    hundreds, rest = divmod(n, 100)
    parts = []
    if hundreds:
        parts.append(hundred if hundreds == 1 else dual if hundreds == 2 else BARE[hundreds] + hundred)
    if rest:
        parts.append(under_hundred(rest))
    return " و".join(parts)


def spell(n: int, hundred: str = "مئة", dual: str = "مئتان") -> str:
    """Arabic words of 1 <= n < 10**12, nominative masculine counting."""
    parts = []
    for scale, one, two, many in SCALES:
        count, n = divmod(n, scale)
        if not count:
            continue
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two)
        else:
            words = under_thousand(count, hundred, dual)
            parts.append(f"{words} {many if 3 <= count % 100 <= 10 else one}")
    if n:
        parts.append(under_thousand(n, hundred, dual))
    return " و".join(parts)


@settings(max_examples=400)
@given(st.one_of(st.integers(1, 2000), st.integers(1, 10**6), st.integers(1, 10**12 - 1)))
def test_words_round_trip(n: int) -> None:
    assert parse_number(spell(n)) == n


@given(st.integers(1, 10**12 - 1))
def test_words_round_trip_other_spelling(n: int) -> None:
    words = spell(n, "مائة", "مائتين").replace("ون", "ين").replace("مليين", "مليون").replace("ان و", "ين و")
    assert parse_number(words) == n


@given(st.integers(0, 10**15))
def test_digits_round_trip(n: int) -> None:
    assert parse_number(str(n)) == n
    assert parse_number(f"{n:,}") == n
    assert parse_number(f"{n:,}".translate(str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬"))) == n


WORDS = (
    "3 12 100 2015 25.5 1,5 ألف ألفا آلاف مليون مليونين ونصف و500 و 20 بين من إلى - / % في المئة عشرات مئات خمسة "
    "وعشرون واحد مئة ثلاثة أرباع نصف أحد عشر الثلاثة جنديا قتيل دولار سنويا على الأقل أكثر أقل نحو لا يتجاوز "
    "منهم آخرين قتل عدد بلغ ، . : ( ) « » $ كيلومترا مربعا اثنان بضعة ً ـ عام يوم السكان"
)
PIECES = st.sampled_from([*WORDS.split(), "\n"])
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
)


@settings(max_examples=500)
@given(TEXTS)
def test_no_text_raises(text: str) -> None:
    end = 0
    for q in quantities_in(text):
        assert end <= q.start < q.end <= len(text)
        end = q.end
        assert q.min is not None or q.max is not None
        assert q.min is None or q.max is None or q.min <= q.max
        for part in q.parts:
            assert 0 <= part.start < part.end <= len(text)


@settings(max_examples=300)
@given(TEXTS)
def test_numbers_do_not_overlap(text: str) -> None:
    page = Page(Document(id="", text=text))
    end = -1
    for n in find_numbers(page):
        assert end < n.first <= n.last < len(page.tokens)
        assert n.min <= n.max
        end = n.last
