"""Search finds the same on both stores: any form of a word, filters, pages, the newest first."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.model import Document
from tawatur.pipeline.searching import begun_keys, hits, report_rows, search_keys, text_keys
from tawatur.pipeline.stages import annotate_document
from tawatur.store import (
    Asked,
    SearchRow,
    Store,
    Words,
    about_keys,
    drop_search_rows,
    ensure_case,
    put_search_rows,
    search,
    settle_search,
)

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


def test_reports_about_the_words_come_first_in_pages_too(store: Store) -> None:
    words = search_keys("حكومة")
    made = [
        SearchRow("report", id_, day, text_keys("رأي الحكومة"), about=text_keys("الحكومة") if about else "")
        for id_, day, about in (("a", 1, True), ("b", 2, False), ("c", 3, True), ("d", 4, False), ("e", 5, False))
    ]
    with store.begin() as connection:
        case = ensure_case(connection, "c").id
        put_search_rows(connection, case, made)
        assert search(connection, case, Asked("report", words))[0] == ["e", "d", "c", "b", "a"]
        asked = Asked("report", words, about_first=True)
        assert search(connection, case, asked) == (["c", "a", "e", "d", "b"], None, 5)
        for limit in (1, 2, 3, 4):
            seen, after = [], None
            for _ in range(len(made)):
                page, after, total = search(connection, case, asked, after, limit)
                assert (len(page), total) == (limit if after is not None else len(page), 5)
                seen += page
                if after is None:
                    break
            assert seen == ["c", "a", "e", "d", "b"], limit
        # Only within the days asked for.
        asked = Asked("report", words, low=2, high=4, about_first=True)
        assert search(connection, case, asked)[0] == ["c", "d", "b"]


def test_of_each_group_one_name_stands_there(store: Store) -> None:
    def names(*given: str) -> tuple[Words, ...]:
        return tuple(search_keys(name) for name in given)

    with store.begin() as connection:
        case = ensure_case(connection, "c").id
        put_search_rows(connection, case, rows())
        asked = Asked("report", (), one_of=(names("الوفد", "نوردان"), names("جولة المفاوضات")))
        assert search(connection, case, asked)[0] == ["a"]
        asked = Asked("report", search_keys("المفاوضات"), one_of=(names("الوفد", "نوردان"),))
        assert search(connection, case, asked)[0] == ["b", "a"]


def test_a_report_is_about_its_title_and_what_it_says_often() -> None:
    text = "الحكومة قالت إن الوفد وصل. وللحكومة رأي. وتنتظر الحكومة الجولة."
    made = annotate_document(Document(id="a", text=text, title="خبر عن الأسلحة"))
    (row,) = report_rows([made])
    assert set(row.about.split()) >= {text_keys("سلاح"), text_keys("الحكومة")}
    assert text_keys("الوفد") not in row.about.split()
    assert set(row.about.split()) <= set(row.keys.split())


def test_hits_are_read_for_no_further_than_they_stand_together() -> None:
    text = "رأي الحكومة في المفاوضات. " + "كلام آخر عن الطقس. " * 200 + "الحكومة مرة أخرى."
    query = search_keys("الحكومة المفاوضات")
    everywhere, near = hits(text, query), hits(text, query, 260)
    assert len(everywhere) == 3
    assert near == everywhere[:2]
    apart = "الحكومة " + "كلام " * 400 + "المفاوضات"
    assert hits(apart, query, 260) == hits(apart, query)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("الحكو", ["c", "b", "d"]),
        ("وللحكو", ["c", "b", "d"]),
        ("حُكـو", ["c", "b", "d"]),
        ("نورد", ["b"]),
        ("الحكومة مفاو", ["b"]),
        ("أسل", []),  # too little stands there to tell سلاح by one of its forms
        ("أسلح", ["c"]),
        ("ال", []),
        ("الحكو ", []),
        ("الحكو مفاوضات", []),
    ],
)
def test_a_word_that_is_being_typed_finds_those_that_begin_so(store: Store, query: str, found: list[str]) -> None:
    keys, begun = search_keys(query), begun_keys(query)
    if begun:
        keys = (*keys[:-1], (*keys[-1], *begun))
    with store.begin() as connection:
        case = ensure_case(connection, "c").id
        put_search_rows(connection, case, rows())
        put_search_rows(connection, ensure_case(connection, "other").id, rows())
        assert search(connection, case, Asked("report", keys))[0] == found
        assert search(connection, case, Asked("report", (), one_of=((keys,),)))[0] == found
    texts = {id_: text for id_, _, text, _ in REPORTS}
    assert all(hits(texts[id_], keys) for id_ in found)


def test_words_that_begin_as_what_is_typed_are_marked() -> None:
    text = "قال الوزير وللوزراء رأي، والموازنة والوزارات"
    found = [span.of(text) for span, _ in hits(text, (begun_keys("الوز"),))]
    assert found == ["الوزير", "وللوزراء", "والوزارات"]


def test_what_is_about_words_being_typed_comes_first(store: Store) -> None:
    made = [
        SearchRow("report", "a", 1, text_keys("رأي الحكومة"), about=text_keys("الحكومة")),
        SearchRow("report", "b", 2, text_keys("رأي الحكومات")),
    ]
    with store.begin() as connection:
        case = ensure_case(connection, "c").id
        put_search_rows(connection, case, made)
        asked = Asked("report", (begun_keys("حكو"),), about_first=True)
        assert search(connection, case, asked) == (["a", "b"], None, 2)
        assert search(connection, case, Asked("report", about_keys(asked.words))) == (["a"], None, 1)


def test_parts_that_writing_left_are_made_one(store: Store) -> None:
    with store.begin() as connection:
        case = ensure_case(connection, "c").id
    for n in range(40):
        with store.begin() as connection:
            put_search_rows(connection, case, [SearchRow("report", f"r{n}", n, text_keys("رأي الحكومة"))])
    with store.begin() as connection:
        settle_search(connection)
        assert search(connection, case, Asked("report", search_keys("حكومة")), limit=3)[2] == 40
