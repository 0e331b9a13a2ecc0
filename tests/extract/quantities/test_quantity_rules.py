"""Every rule's own examples and counter-examples, and what stands around them."""

from __future__ import annotations

import pytest

from tawatur.extract.page import Page
from tawatur.extract.quantities import find_quantities, quantities_in
from tawatur.lexicon import read_table
from tawatur.model import Document, TimeExpression

RULES = read_table("rules_quantities.toml")["rule"]
EXAMPLES = [(rule["id"], *example) for rule in RULES for example in rule["examples"]]
COUNTERS = [(rule["id"], text) for rule in RULES for text in rule["counter"]]


@pytest.mark.parametrize(("rule", "text", "words", "low", "high", "approx", "unit"), EXAMPLES)
def test_example(rule: str, text: str, words: str, low: float, high: float, approx: bool, unit: str) -> None:
    found = {text[q.start : q.end]: q for q in quantities_in(text)}
    assert words in found
    q = found[words]
    assert (q.min, q.max, q.approx, q.unit) == (
        None if low == -1 else low, None if high == -1 else high, approx, unit or None,
    )  # fmt: skip


@pytest.mark.parametrize("rule", [row["id"] for row in RULES])
def test_rule_is_the_one_that_fires(rule: str) -> None:
    texts = next(row["examples"] for row in RULES if row["id"] == rule)
    assert any(q.rule == f"quantity.{rule}" for example in texts for q in quantities_in(example[0]))


@pytest.mark.parametrize(("rule", "text"), COUNTERS)
def test_counter(rule: str, text: str) -> None:
    assert quantities_in(text) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("500 ريال يمني", "YER"), ("20 دولارا", "USD"), ("3 ملايين دينار عراقي", "IQD"), ("100 ألف ليرة سورية", "SYP"),
        ("5 جنيهات مصرية", "EGP"), ("مليون يورو", "EUR"), ("10 دراهم", None),
    ],
)  # fmt: skip
def test_currency(text: str, code: str | None) -> None:
    (q,) = quantities_in(text)
    assert q.currency == code


def test_scope() -> None:
    text = "نفذت 150 هجوما في العراق منذ بدء الحرب"
    (q,) = quantities_in(text)
    assert q.scope is not None and q.scope.place == "العراق" and q.scope.since == "بدء الحرب"
    assert q.scope.place_span is not None and q.scope.place_span.of(text) == "العراق"


@pytest.mark.parametrize("tail", ["في عام 2014 هدأ القصف", "في الساعة 11 مساء", "في يوم 11 مارس", "في المادة 11."])
def test_no_date_or_label_counts_in_the_unit_before(tail: str) -> None:
    assert [q.min for q in quantities_in("سقطت 50 قذيفة، و" + tail)] == [50]


def test_nothing_inside_a_time() -> None:
    text = "شارك 30 مقاتلا"
    time = TimeExpression("t", 5, 14, "DURATION", "P30D")
    assert find_quantities(Page(Document(id="", text=text)), (time,)) == ()


def test_rose_from_to_is_two() -> None:
    assert [q.min for q in quantities_in("ارتفع عدد القتلى من 10 إلى 20 قتيلا")][-1] == 20
    assert [(q.min, q.max) for q in quantities_in("يشارك من 10 إلى 20 مقاتلا")] == [(10, 20)]
