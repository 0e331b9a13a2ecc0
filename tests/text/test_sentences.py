"""Sentences and paragraphs."""

from __future__ import annotations

import pytest

from tawatur.text import paragraphs, sentences


def cut(text: str, **options: bool) -> list[str]:
    return [s.of(text) for s in sentences(text, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("جاء الأول. جاء الثاني.", ["جاء الأول.", "جاء الثاني."]),
        ("انتهى التحالف.وجاء الرد سريعا.", ["انتهى التحالف.", "وجاء الرد سريعا."]),
        ("انتهى الأمر..وقال مصدر", ["انتهى الأمر..", "وقال مصدر"]),
        ("بلغ 3.5 في المئة.", ["بلغ 3.5 في المئة."]),
        ("قال د. سامي إن الأمر انتهى.", ["قال د. سامي إن الأمر انتهى."]),
        ("راجع example.org اليوم.", ["راجع example.org اليوم."]),
        ("سطر\nسطر آخر", ["سطر", "سطر آخر"]),
        ("هل جاء؟ نعم!", ["هل جاء؟", "نعم!"]),
        ("قال: «نعم. لا.» ثم خرج.", ["قال: «نعم. لا.»", "ثم خرج."]),
        ("«نعم. لا»، قال المصدر.", ["«نعم. لا»، قال المصدر."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_quotations_are_cut_when_asked_for() -> None:
    assert cut("قال: «نعم. لا» ومضى", split_quotations=True) == ["قال: «نعم.", "لا» ومضى"]


def test_paragraphs() -> None:
    text = " أ ب \n\n ج \n"
    assert [p.of(text) for p in paragraphs(text)] == ["أ ب", "ج"]
