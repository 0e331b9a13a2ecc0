"""Every rule of mentions finds its own examples and leaves its counter-examples alone."""

from __future__ import annotations

import pytest

from tawatur.extract.mentions import find_entities
from tawatur.extract.page import Page
from tawatur.lexicon import read_table
from tawatur.model import Document

RULES = read_table("mention_rules.toml")["rule"]


def mentions(text: str) -> set[str]:
    return {
        f"{e.type}:{text[m.start : m.end]}" for e in find_entities(Page(Document("t", text)), None) for m in e.mentions
    }


@pytest.mark.parametrize(("text", "wanted"), [(row[0], row[1:]) for rule in RULES for row in rule["examples"]])
def test_examples_are_found(text: str, wanted: list[str]) -> None:
    found = mentions(text)
    assert set(wanted) <= found, found


@pytest.mark.parametrize(("text", "refused"), [(row[0], row[1:]) for rule in RULES for row in rule["counter"]])
def test_counter_examples_are_not(text: str, refused: list[str]) -> None:
    found = mentions(text)
    assert not set(refused) & found, found


def test_every_rule_has_both() -> None:
    assert all(rule["examples"] and rule["counter"] for rule in RULES)
