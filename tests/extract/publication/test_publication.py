"""The window of a report's day: by address, dateline, and by what the text says."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.extract.page import Page
from tawatur.extract.publication import publication_window
from tawatur.model import Document, Published


def window(text: str, url: str | None = None) -> Published | None:
    return publication_window(Page(Document(id="", text=text, url=url)))


def test_metadata_comes_first() -> None:
    known = Published(date(2020, 1, 1), date(2020, 1, 1), "metadata", ("given",))
    page = Page(Document(id="", text="في 25 يناير 2024", url="https://example.org/2024/01/25/x", published=known))
    assert publication_window(page) == known


@pytest.mark.parametrize(
    ("url", "low", "high"),
    [
        ("https://example.org/2024/01/25/title", date(2024, 1, 25), date(2024, 1, 26)),
        ("https://example.org/news/20240125/ln5.htm", date(2024, 1, 25), date(2024, 1, 26)),
        ("https://example.org/a-2024-1-5.html", date(2024, 1, 5), date(2024, 1, 6)),
        ("https://example.org/2024/02/title", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_address(url: str, low: date, high: date) -> None:
    found = window("نص", url)
    assert found is not None
    assert (found.earliest, found.latest, found.how) == (low, high, "url")


@pytest.mark.parametrize(
    "url", ["https://example.org/article/411666", "https://example.org/2024/13/45/x", "https://example.org/20241399/x"]
)
def test_numbers_in_an_address_that_are_no_day(url: str) -> None:
    found = window("نص", url)
    assert found is None or found.how != "url"


@pytest.mark.parametrize(
    "text",
    [
        "بغداد 13 رجب 1445 هـ الموافق 25 يناير 2024 م واس\nأكد وزير الخارجية أن",
        "بغداد - 25 كانون الثاني/يناير 2024\nأكد الوزير",
        "نشر في: 25/1/2024\nأكد الوزير أن اللقاء انتهى",
        "أكد الوزير أن اللقاء انتهى وعاد إلى بلاده بعد محادثات طويلة ومعقدة مع نظيره\n25 يناير 2024",
    ],
)
def test_dateline(text: str) -> None:
    found = window(text)
    assert found is not None
    assert (found.earliest, found.latest, found.how) == (date(2024, 1, 25), date(2024, 1, 25), "dateline")


def test_a_date_in_a_sentence_is_no_dateline() -> None:
    found = window("وقع في 25 يناير 2000 زلزال كبير ضرب البلاد وأوقع قتلى وجرحى كثيرين في المدن")
    assert found is None or found.how == "inferred"


def test_today_with_weekday_and_day_gives_the_year() -> None:
    text = "قال الرئيس الأميركي جو بايدن اليوم الخميس 25 يناير إن المحادثات بدأت بعد هجوم 7 أكتوبر"
    found = window(text)
    assert found is not None
    assert found.earliest == date(2024, 1, 25)
    assert found.latest is not None
    assert (found.latest - found.earliest).days <= 2
    assert any("25 يناير" in reason for reason in found.why)


def test_holders_of_offices_bound_the_day() -> None:
    found = window("أعلن رئيس الوزراء العراقي حيدر العبادي ووزير الخارجية الأميركي جون كيري أمس بدء العملية")
    assert found is not None
    assert found.earliest == date(2014, 9, 8)
    assert found.latest is None or found.latest >= date(2017, 1, 20)


def test_a_former_holder_has_left_his_office() -> None:
    found = window("قال رئيس الوزراء العراقي السابق حيدر العبادي أمس")
    assert found is not None
    assert (found.earliest, found.latest) == (date(2018, 10, 25), None)


def test_nothing_to_go_by() -> None:
    assert window("قال الوزير إن اللقاء كان جيدا") is None
