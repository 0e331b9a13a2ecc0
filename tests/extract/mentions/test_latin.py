"""Names in Latin letters."""

from __future__ import annotations

import pytest

from tawatur.extract.mentions import find_entities
from tawatur.extract.mentions.latin import romanised, spelt
from tawatur.extract.mentions.vocabulary import vocabulary
from tawatur.extract.page import Page
from tawatur.model import Document
from tawatur.text import fold_text


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("عبد الصمد يوسف", "Abdul Samad Youssef"),
        ("عبد الله يوسف", "Abdullah Youssef"),
        ("أبو حنظلة", "Abu Hanzala"),
        ("يوسف بن منصور", "Youssef bin Mansour"),
        ("رافع الفهداوي", "Rafi al-Fahdawi"),
        ("غازي", "Ghazi"),
    ],
)
def test_names_are_written_as_the_press_does(name: str, latin: str) -> None:
    assert romanised(tuple(fold_text(name).split()), vocabulary()) == latin


def test_a_surname_does_not_take_the_first_name_of_somebody_known() -> None:
    assert romanised((fold_text("سوزان"), fold_text("رايس")), vocabulary()) == "Susan Rais"


def test_other_letters_are_not_spelt() -> None:
    assert spelt("x7") is None


def test_places_and_persons_have_a_latin_form_and_unknown_bodies_none() -> None:
    text = "دخلت القوات بلدة كفرزيتونا، وقال رافع الفهداوي إن حركة «شباب الغد» انسحبت."
    found = {e.name: e.latin for e in find_entities(Page(Document("t", text)), None)}
    assert found["كفرزيتونا"] == "Kafrazituna"
    assert found["رافع الفهداوي"] == "Rafi al-Fahdawi"
    assert found["شباب الغد"] is None
