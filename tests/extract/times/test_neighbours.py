"""What neighbouring expressions tell each other, and days that hang on a day told just before."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.extract.times import dates_in

ANCHOR = date(2024, 1, 25)


def read(text: str) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in dates_in(text, ANCHOR)]


def test_twins_in_two_calendars_are_one_date() -> None:
    assert read("في 13 رجب 1445هـ الموافق 25 يناير 2024 صدر القرار") == [
        ("13 رجب 1445هـ الموافق 25 يناير 2024", "2024-01-25")
    ]
    assert len(read("في 13 رجب 1445هـ وفي 25 يناير 2024 صدر القرار")) == 2


def test_an_adjective_for_two_months() -> None:
    assert [value for _, value in read("المعركة التي دارت بين أيلول وتشرين الثاني الماضيين")] == ["2023-09", "2023-11"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('وقال الوزير الاثنين: "اليوم بدأنا العمل"', date(2024, 1, 22)),
        ("وقال أمس: «اليوم بدأنا العمل»", date(2024, 1, 24)),
        ("وقال الاثنين «كلمة» واليوم بدأ العمل", ANCHOR),
    ],
)
def test_today_inside_words_said_on_another_day(text: str, day: date) -> None:
    assert dates_in(text, ANCHOR)[-1].earliest == day


def test_a_time_of_day_hangs_on_the_day_of_the_story() -> None:
    found = dates_in("وقع الهجوم الاثنين. وسمع السكان الانفجار الساعة التاسعة صباحا في المدينة", ANCHOR)
    assert found[-1].earliest == date(2024, 1, 22)
    found = dates_in("وقع الهجوم في 2014. وسمع السكان الانفجار الساعة التاسعة صباحا في المدينة", ANCHOR)
    assert found[-1].earliest == ANCHOR


@pytest.mark.parametrize("text", ["قال قيادي في قوى 14 آذار إن", "انتقد تيار 8 آذار القرار"])
def test_a_day_that_names_a_party(text: str) -> None:
    assert read(text) == []


def test_the_same_day_as_a_date() -> None:
    assert read("خرجت مسيرة في 14 آذار 2005") == [("14 آذار 2005", "2005-03-14")]
