"""What a column says of a word is made once; columns beyond the forms' own places say the same."""

from __future__ import annotations

from collections import Counter

from tawatur.text import forms
from tawatur.text.forms import Column, forms_of


def test_a_word_has_one_form_and_a_column_makes_its_value_once() -> None:
    asked: Counter[tuple[int, str]] = Counter()

    def column(number: int) -> Column[int]:
        def length(word: str) -> int:
            asked[number, word] += 1
            return len(word)

        return Column(length)

    words = ["قال", "محافظ", "قال"]
    first, second, again = forms_of(words)
    assert first is again
    assert first is not second
    for each in [column(number) for number in range(20)]:
        assert each.of(forms_of(words)) == [3, 5, 3]
        assert each.of(forms_of(words)) == [3, 5, 3]
    assert {asked[number, word] for number in range(20) for word in words} == {1}


def test_forms_are_bounded() -> None:
    before = forms._LIMIT
    forms._LIMIT = 10
    try:
        for n in range(40):
            forms_of([f"كلمة{n}"])
        assert len(forms._forms) <= 11
    finally:
        forms._LIMIT = before
