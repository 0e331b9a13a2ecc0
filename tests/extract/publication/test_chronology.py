"""Public events, and what a time told beside one says of the report's day."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.extract.page import Page
from tawatur.extract.publication import inferred_window
from tawatur.extract.publication.chronology import named_events
from tawatur.extract.times import parse
from tawatur.lexicon import read_entries
from tawatur.model import Document


def told(text: str) -> list[tuple[date, date]]:
    page = Page(Document(id="", text=text))
    return [(t.low, t.high) for row in named_events(page, parse(page)).told for t in row]


def window(text: str) -> tuple[date | None, date | None]:
    found = inferred_window(Page(Document(id="", text=text)))
    assert found is not None
    return found.earliest, found.latest


def test_the_chronology_is_in_order_and_sound() -> None:
    entries = read_entries("chronology.tsv")
    assert len(entries) > 500
    days = []
    for entry in entries:
        first, _, last = entry.features["when"].partition("/")
        assert date.fromisoformat(first) <= date.fromisoformat(last or first), entry.id
        assert entry.features.get("kind", "") in ("", "low"), entry.id
        days.append(first)
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("تزايدت الهجمات منذ اندلاع الحرب في غزة في 7 أكتوبر الماضي.", date(2023, 10, 7), date(2024, 10, 7)),
        ("تراجعت التجارة بعد انفجار مرفأ بيروت العام الماضي.", date(2021, 1, 1), date(2021, 12, 31)),
        ("جاء الاعتقال بعد محاولة اغتيال الكاظمي الشهر الماضي.", date(2021, 12, 1), date(2021, 12, 31)),
        ("ما زالت البلاد تعاني بعد 18 عاما من الغزو الأميركي للعراق.", date(2020, 11, 20), date(2022, 3, 19)),
        ("أحيا الأهالي الذكرى العاشرة لسقوط نظام القذافي.", date(2021, 9, 20), date(2021, 12, 19)),
        ("قصفت فصائل قاعدة عين الأسد بالصواريخ السبت الماضي.", date(2024, 1, 21), date(2024, 1, 27)),
    ],
)
def test_a_time_beside_an_event(text: str, low: date, high: date) -> None:
    assert told(text) == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "بعد أكثر من 18 عاما من الغزو الأميركي للعراق",
        "زار الوفد الذي وصل العام الماضي مرفأ بيروت",
        "قصفت فصائل قاعدة عين الأسد بالصواريخ الأحد الماضي.",
        "الحرب على غزة في 9 مارس الماضي",
    ],
)
def test_what_tells_nothing(text: str) -> None:
    assert told(text) == []


def test_a_name_that_could_not_be_used_before_bounds_the_day() -> None:
    assert window("وكان انفجار مرفأ بيروت قد ألحق أضرارا بالمدينة")[0] == date(2020, 8, 4)


def test_clues_meet_in_one_day() -> None:
    text = (
        "وتسلم الوزير الرسالة يوم أمس الأربعاء. وكانت مجموعة قد قصفت قاعدة عين الأسد بالصواريخ يوم السبت الماضي. "
        "وتزايدت الهجمات منذ بدء الحرب في غزة في 7 أكتوبر الماضي."
    )
    assert window(text) == (date(2024, 1, 25), date(2024, 1, 27))


def test_a_plan_lies_before_its_end() -> None:
    text = "بدأت المحادثات في يناير 2024. ويبدأ الانسحاب في سبتمبر المقبل ويستكمل في خريف 2025."
    assert window(text) == (date(2024, 1, 1), date(2024, 8, 31))


def test_elections_to_come_bound_the_day() -> None:
    text = "قال الرئيس الأميركي السابق جو بايدن ذلك مع اقتراب الانتخابات البرلمانية في 2025"
    assert window(text) == (date(2025, 1, 20), date(2025, 12, 31))


def test_weekday_and_day_of_the_month_tell_the_year() -> None:
    text = (
        "أصيب مراقبان أمس الأربعاء في هجوم. وتعرضت البعثة لهجمات منذ عام 2019. "
        "وتبدأ الجولة يوم الثلاثاء المقبل 14 شباط/فبراير."
    )
    assert window(text) == (date(2023, 2, 9), date(2023, 2, 11))


def test_someone_with_two_terms_of_office() -> None:
    low, high = window("قال رئيس الوزراء الإسرائيلي بنيامين نتنياهو ذلك. وجاء ذلك بعد اغتيال شينزو آبي.")
    assert (low, high) == (date(2022, 12, 29), None)


def test_a_year_beside_its_distance() -> None:
    low, high = window("سقط النظام عام 2003، قبل 18 عاما، وتغير كل شيء")
    assert (low, high) == (date(2020, 1, 1), date(2022, 12, 31))


def test_last_year_far_from_a_name_is_not_its_time() -> None:
    assert told("تحدث عن انفجار مرفأ بيروت وعن نتائج زيارة وفد العام الماضي") == []
