"""Every rule's own examples and counter-examples."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tawatur.extract.times import dates_in
from tawatur.extract.times.rules import time_rules

DEFAULT = date(2024, 1, 25)
EXAMPLE = re.compile(
    r"(?P<text>.*) \| (?P<type>DATE|TIME|DURATION|SET) (?P<value>\S+)"
    r"(?: (?P<low>\d{4}-\d\d-\d\d)?\.\.(?P<high>\d{4}-\d\d-\d\d)?)?(?: @(?P<anchor>\S+))?$"
)
EXAMPLES = [(rule.id, example) for rule in time_rules() for example in rule.examples]
COUNTER = [(rule.id, text) for rule in time_rules() for text in rule.counter]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r}: {e.split('|')[0]}" for r, e in EXAMPLES])
def test_example(rule: str, example: str) -> None:
    m = EXAMPLE.match(example)
    assert m is not None, "an example reads: text with the [span] | TYPE value [low..high] [@anchor]"
    marked = m["text"]
    start = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    end = marked.rindex("]") - 1
    anchor = date.fromisoformat(m["anchor"]) if m["anchor"] else DEFAULT
    found = dates_in(text, anchor)
    shown = [(text[t.start : t.end], t.type, t.value, str(t.earliest), str(t.latest), t.rule) for t in found]
    hit = next((t for t in found if (t.start, t.end) == (start, end)), None)
    assert hit is not None, shown
    assert (hit.type, hit.value) == (m["type"], m["value"]), shown
    assert hit.rule == rule, shown
    if ".." in example:
        assert (hit.earliest, hit.latest) == tuple(
            date.fromisoformat(d) if d else None for d in (m["low"], m["high"])
        ), shown


@pytest.mark.parametrize(("rule", "text"), COUNTER, ids=[f"{r}: {t}" for r, t in COUNTER])
def test_counter_example(rule: str, text: str) -> None:
    assert [text[t.start : t.end] for t in dates_in(text, DEFAULT) if t.rule == rule] == []


def test_every_rule_has_both() -> None:
    assert [rule.id for rule in time_rules() if not rule.examples or not rule.counter] == []
