"""Numbers: digits and words to values."""

from __future__ import annotations

import pytest

from tawatur.extract.numbers import Number, find_numbers, parse_number
from tawatur.extract.page import Page
from tawatur.model import Document


def read(text: str) -> list[Number]:
    return find_numbers(Page(Document(id="", text=text)))


VALUES = {
    "خمسة وعشرون ألفاً وثلاثمئة": 25300,
    "٢٥٠٠": 2500,
    "20 ألف": 20000,
    "1,5 مليون": 1500000,
    "1،5 مليون": 1500000,
    "2.500": 2500,
    "2.5": 2.5,
    "2.500 مليون": 2500000,
    "1.234.567,5": 1234567.5,
    "١٬٢٣٤٬٥٦٧": 1234567,
    "٣٫٥": 3.5,
    "10 000": 10000,
    "نصف مليار": 500000000,
    "مليون ونصف المليون": 1500000,
    "مليونين ونصف مليون": 2500000,
    "3 ملايين ونصف المليون": 3500000,
    "ألفان و500": 2500,
    "5 ملايين و300 ألف": 5300000,
    "مئتا ألف وخمسة": 200005,
    "مائتين وخمسين": 250,
    "ثلاثمائة وأربع وستين": 364,
    "ثلاث مئة": 300,
    "ألف مليون": 10**9,
    "تسعة عشر ألفا ومئتان وستة وثلاثون": 19236,
    "أحد عشر": 11,
    "اثنتي عشرة": 12,
    "إحدى وعشرون": 21,
    "واحد وعشرين": 21,
    "مئة واثنان وعشرون": 122,
    "ثلاثة أرباع": 0.75,
    "ربع مليون": 250000,
    "ألفا": 2000,
    "ألفاً": 1000,
    "مليونا": 2000000,
    "ملياران وربع المليار": 2250000000,
    "5 فاصلة 5": 5.5,
    "بليون": 10**9,
    "ثمانمائة": 800,
}


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_value(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("بين 10 و20", 10, 20),
        ("بين ثلاثة وخمسة آلاف", 3000, 5000),
        ("10 إلى 15", 10, 15),
        ("10-15", 10, 15),
        ("من 10 الى 20", 10, 20),
        ("ثلاث أو أربع مرات", 3, 4),
        ("5 - 6 آلاف", 5000, 6000),
        ("عشرات", 20, 99),
        ("مئات الآلاف", 200000, 999999),
        ("عشرات الآلاف", 20000, 99999),
        ("بضعة آلاف", 3000, 9999),
        ("بضعة عشر", 13, 19),
        ("الملايين", 2000000, 9999999),
    ],
)
def test_range(text: str, low: float, high: float) -> None:
    (number,) = read(text)
    assert (number.min, number.max, number.value) == (low, high, None)


@pytest.mark.parametrize("text", ["القرن الحادي والعشرين", "المادة الخامسة عشرة", "أحد المسلحين", "لست هنا", "1.2.3.4"])
def test_no_number(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["80%", "80 في المئة", "%80", "ثمانين بالمئة", "80 بالمائة", "٨٠٪"])
def test_percent(text: str) -> None:
    (number,) = read(text)
    assert number.percent and number.value == 80


def test_two_numbers_stay_two() -> None:
    assert [n.value for n in read("39 و17 مقاتلا")] == [39, 17]
    assert [n.value for n in read("المواد 3،4،5")] == [3, 4, 5]


def test_clitics_stand_outside() -> None:
    page = Page(Document(id="", text="وثلاثمئة شخص"))
    (number,) = find_numbers(page)
    assert number.clitics == "و"
    assert page.span(number.first, number.last, number.lead).of(page.text) == "ثلاثمئة"


def test_a_percent_sign_belongs_to_one_number() -> None:
    found = find_numbers(Page(Document(id="x", text="ألف%0")))
    assert [(n.first, n.last, n.percent) for n in found] == [(0, 1, True), (2, 2, False)]


def test_digits_too_many_to_count_are_no_number() -> None:
    assert find_numbers(Page(Document(id="x", text="0" * 19))) == []
