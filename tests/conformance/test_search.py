"""Search finds the same on both stores: any form of a word, filters, pages, the newest first."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.pipeline.searching import hits, search_keys, text_keys
from tawatur.store import Asked, SearchRow, Store, drop_search_rows, ensure_case, put_search_rows, search

REPORTS = [
    ("a", date(2023, 5, 1), "عقدت الوزارة جولة من المفاوضات مع الوفد", "النهار"),
    ("b", date(2023, 6, 1), "وللحكومة رأي في المفاوضة، قال نوردان للصحفيين", "المساء"),
    ("c", date(2023, 7, 1), "أرسلت أسلحة إلى الحكومة", "النهار"),
    ("d", None, "خبر بلا تاريخ عن الحكومات", None),
]


def rows() -> list[SearchRow]:
    return [
        SearchRow("report", id_, day.toordinal() if day else 0, text_keys(text), outlet, None)
        for id_, day, text, outlet in REPORTS
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("مفاوضات", ["b", "a"]),
        ("المفاوضة", ["b", "a"]),
        ("حكومة", ["c", "b", "d"]),
        ("بالحكومة", ["c", "b", "d"]),
        ("اسلحة", ["c"]),
        ("سلاح", ["c"]),
        ("سِلاح", ["c"]),
        ("نوردان", ["b"]),
        ("الحكومة مفاوضات", ["b"]),
        ("غيمة", []),
        ("' OR 1=1 --", []),
        ('" OR NEAR(', []),
    ],
)
def test_any_form_of_a_word_is_found(store: Store, query: str, found: list[str]) -> None:
    with store.begin() as connection:
        case = ensure_case(connection, "c").id
        put_search_rows(connection, case, rows())
        put_search_rows(connection, ensure_case(connection, "other").id, rows())
        assert search(connection, case, Asked("report", search_keys(query)))[0] == found


def test_filters_pages_and_replacing(store: Store) -> None:
    words = search_keys("حكومة")
    with store.begin() as connection:
        case = ensure_case(connection, "c").id
        put_search_rows(connection, case, rows())
        put_search_rows(connection, case, rows())  # twice the same changes nothing
        asked = Asked("report", words)
        first, following, total = search(connection, case, asked, limit=2)
        assert (first, total) == (["c", "b"], 3)
        assert search(connection, case, asked, following, 2) == (["d"], None, 3)
        assert search(connection, case, Asked("report", words, outlet="النهار"))[0] == ["c"]
        low, high = date(2023, 6, 1).toordinal(), date(2023, 6, 30).toordinal()
        assert search(connection, case, Asked("report", words, low=low, high=high))[0] == ["b"]
        drop_search_rows(connection, case, "report", ["a", "d"])
        assert search(connection, case, asked)[0] == ["c", "b"]


def test_letters_of_every_script_and_very_long_words(store: Store) -> None:
    text = "حرف 한국어 Ünïcode " + "ط" * 5000
    with store.begin() as connection:
        case = ensure_case(connection, "c").id
        put_search_rows(connection, case, [SearchRow("report", "x", 1, text_keys(text), None, None)])
        for query in ("한국어", "ünïcode", "ط" * 5000):
            assert search(connection, case, Asked("report", search_keys(query)))[0] == ["x"], query[:20]


def test_hits_stand_at_their_words() -> None:
    text = "قالـــت الحكومة😀 إنّ المفاوضاتِ انتهت"
    found = [span.of(text) for span, _ in hits(text, search_keys("مفاوضات حكومة"))]
    assert found == ["الحكومة", "المفاوضاتِ"]
