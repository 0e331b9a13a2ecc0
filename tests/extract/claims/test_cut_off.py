"""A text that is cut off in the middle of a phrase is read like any other."""

from __future__ import annotations

import pytest

import tawatur


@pytest.mark.parametrize("word", ["مخاوف", "خشية", "قلق", "خطر", "احتمال", "تحذيرات", "فرص", "مخاطر"])
@pytest.mark.parametrize("rest", ["من", "كبيرة في المدينة من", "لدى السكان من"])
def test_nothing_stands_behind_of(word: str, rest: str) -> None:
    text = f"وهناك {word} {rest}"
    assert tawatur.annotate(text).document.text == text
