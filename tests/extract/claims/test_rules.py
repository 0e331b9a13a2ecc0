"""Every rule of claims makes a claim of its own examples and none of its counter-examples."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest

from tawatur.extract.claims import find_claims
from tawatur.extract.claims.vocabulary import rules
from tawatur.extract.page import Page
from tawatur.extract.times import find_times
from tawatur.match import Rule
from tawatur.model import Document, Published, Span, Speaker, Statement

DAY = Published(date(2024, 3, 10), date(2024, 3, 10), "metadata")


def made_by(text: str, *, said: bool = False) -> set[str]:
    """Ids of the rules that make claims of `text`: a report without statements, or the words of somebody in it."""
    whole = Statement("s1", (Span(0, len(text)),), None, None, Speaker("سامر", "person"))
    page = Page(Document(id="x", text=text, published=DAY))
    claims = find_claims(page, [whole] if said else [], [], find_times(page, DAY))
    return {claim.rule.removeprefix("claims:") for claim in claims}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    said = cast(list[str], rule.features.get("said", []))
    assert (rule.examples or said or rule.features["type"] == "again") and rule.counter
    assert [text for text in rule.examples if rule.id not in made_by(text)] == []
    assert [text for text in said if rule.id not in made_by(text, said=True)] == []
    assert [text for text in rule.counter if rule.id in made_by(text)] == []


def test_features_are_known() -> None:
    known = {"type", "stance", "status", "likelihood", "guard", "start", "closed", "negative", "confidence", "said"}
    kinds = {
        "position", "commitment", "forecast", "future", "warning", "acceptance", "description", "wish", "duty", "again",
    }  # fmt: skip
    for rule in rules():
        assert set(rule.features) <= known, rule.id
        assert rule.features["type"] in kinds, rule.id
        assert 0 < float(str(rule.features["confidence"])) < 1, rule.id
