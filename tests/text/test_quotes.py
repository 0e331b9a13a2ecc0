"""Quotation marks: pairs, nesting, the wrong way round, missing and stray."""

from __future__ import annotations

import pytest

from tawatur.text import quotations


def inner(text: str) -> list[tuple[str, bool, int]]:
    return [(text[q.inner_start : q.inner_end], q.balanced, q.depth) for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «نعم» ومضى", [("نعم", True, 0)]),
        ("قال “نعم” ومضى", [("نعم", True, 0)]),
        ('قال "نعم" ومضى', [("نعم", True, 0)]),
        ("قال ''نعم'' ومضى", [("نعم", True, 0)]),
        ("قال 'نعم نعم' ومضى", [("نعم نعم", True, 0)]),
        ("قال {نعم} ومضى", [("نعم", True, 0)]),
        ("قال <<نعم>> ومضى", [("نعم", True, 0)]),
        ("قال 'نعم ومضى", []),
        ("قال ”نعم” ومضى", [("نعم", True, 0)]),
        ("قال „نعم” ومضى", [("نعم", True, 0)]),
        ("«أ «ب» ج»", [("أ «ب» ج", True, 0), ("ب", True, 1)]),
        ('قال: "نعم "الاسم" هنا".', [('نعم "الاسم" هنا', True, 0), ("الاسم", True, 1)]),
        ('قال: "نعم «الاسم» هنا".', [("نعم «الاسم» هنا", True, 0), ("الاسم", True, 1)]),
        ("قال :»نعم نعم« ومضى", [("نعم نعم", True, 0)]),
        ("قال :»نعم نعم\nثم مضى", [("نعم نعم", False, 0)]),
        ("قال «نعم نعم\n\nثم مضى", [("نعم نعم", False, 0)]),
        ("قال «سطر أول\nسطر ثان» ومضى", [("سطر أول\nسطر ثان", True, 0)]),
        ("قال «سطر أول\nسطر «ثان» ومضى", [("سطر أول", False, 0), ("ثان", True, 0)]),
        ('قال: "سطر أول\nسطر ثان" ومضى', [("سطر أول\nسطر ثان", True, 0)]),
        ('كلام". ثم "نعم" انتهى', [("نعم", True, 0)]),
        ("لا علامات هنا", []),
        ("", []),
    ],
)
def test_quotations(text: str, expected: list[tuple[str, bool, int]]) -> None:
    assert inner(text) == expected


def test_a_word_with_an_apostrophe_is_no_quotation() -> None:
    assert inner("the Arab’s land") == []
