"""Every rule's own examples and counter-examples, as they stand in the data file."""

from __future__ import annotations

import re

import pytest

from tawatur.extract.page import Page
from tawatur.extract.statements import find_statements
from tawatur.lexicon import read_table
from tawatur.model import Document

RULES = read_table("statement_rules.toml")["rule"]
MARKED = re.compile("⟦(.*?)⟧")


def found(text: str) -> list[tuple[str, str]]:
    statements, _ = find_statements(Page(Document(id="t", text=text)), (), ())
    return [(s.rule.removeprefix("statements:"), c.of(text)) for s in statements for c in s.content]


@pytest.mark.parametrize(("rule", "text"), [(r["id"], e) for r in RULES for e in r["examples"]])
def test_example(rule: str, text: str) -> None:
    plain = text.replace("⟦", "").replace("⟧", "")
    got = found(plain)
    assert [c for _, c in got if c in MARKED.findall(text)] == MARKED.findall(text), got
    assert rule in {r for r, _ in got}, got


@pytest.mark.parametrize(("rule", "text"), [(r["id"], e) for r in RULES for e in r["counter"]])
def test_counter_example(rule: str, text: str) -> None:
    assert rule not in {r for r, _ in found(text)}
