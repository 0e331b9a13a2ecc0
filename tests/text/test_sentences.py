"""Sentences and paragraphs."""

from __future__ import annotations

import pytest

from tawatur.model import Span
from tawatur.text import SentenceList, paragraphs, sentences


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
        ("قال لشبكة (إن.بي.سي) إنه باق.", ["قال لشبكة (إن.بي.سي) إنه باق."]),
        ("قال لشبكة بي.بي.سي. ثم مضى.", ["قال لشبكة بي.بي.سي.", "ثم مضى."]),
        ("راجع example.org اليوم.", ["راجع example.org اليوم."]),
        ("سطر\nسطر آخر", ["سطر", "سطر آخر"]),
        ("قال سامي:\n\n«نعم». ثم خرج.", ["قال سامي:\n\n«نعم».", "ثم خرج."]),
        ("هذا ما قاله:", ["هذا ما قاله:"]),
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


def test_the_sentence_at_an_offset_is_the_one_that_holds_it_or_the_last_before() -> None:
    text = "هطل المطر. ثم هبت الريح.  "
    listed = SentenceList(text, [])
    assert [text[s.start : s.end] for s in listed.spans] == ["هطل المطر.", "ثم هبت الريح."]
    for offset in range(len(text)):
        assert listed.at(offset) == max((s for s in listed.spans if s.start <= offset), key=lambda s: s.start)
    assert listed.after(1, 5) == listed.spans[1:]
    assert SentenceList("", []).at(0) == Span(0, 0)
