"""The pattern language and the tape it runs on."""

from __future__ import annotations

import pytest

from tawatur.lexicon import Lexicon
from tawatur.lexicon.entry import Entry
from tawatur.match import Grammar, Rule
from tawatur.match.tape import FILLER
from tawatur.model import LexiconError
from tawatur.text import fold, tokenise


def entry(name: str, cls: str, *forms: str) -> Entry:
    return Entry(name, frozenset([cls]), forms)


LEXICON = Lexicon(
    [
        entry("jan", "MONTH", "يناير", "كانون الثاني"),
        entry("sep", "MONTH", "أيلول"),
        entry("last", "LAST", "الماضي"),
        entry("in", "IN", "في"),
        entry("second", "ORD", "الثاني"),
    ]
)


def shape(word: str) -> list[str]:
    return ["DAY"] if word.isdigit() else []


def found(pattern: str, text: str) -> list[tuple[str, dict[str, str]]]:
    grammar = Grammar(LEXICON, [Rule("r", pattern)], shape)
    tokens = tokenise(fold(text))
    words = tokens.words
    return [
        (" ".join(words[m.first : m.last + 1]), {k: " ".join(words[a : b + 1]) for k, (a, b) in m.roles.items()})
        for m in grammar.find(grammar.tape(tokens))
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("DAY MONTH", "25 كانون الثاني", ["25 كانون الثاني"]),
        ("day:DAY MONTH LAST?", "7 أيلول الماضي", ["7 ايلول الماضي"]),
        ("MONTH", "ولأيلول", ["ولايلول"]),
        ("DAY MONTH", "7 وأيلول", []),
        ("DAY و.MONTH", "7 وأيلول", ["7 وايلول"]),
        ("DAY *.MONTH", "7 وأيلول", ["7 وايلول"]),
        ("MONTH '/' MONTH", "أيلول/يناير", ["ايلول / يناير"]),
        ("<IN MONTH", "في أيلول ثم أيلول", ["ايلول"]),
        ("<!IN MONTH", "في أيلول ثم أيلول", ["ايلول"]),
        ("MONTH >LAST", "أيلول الماضي وأيلول", ["ايلول"]),
        ("MONTH >!LAST", "كانون الثاني الماضي", []),
        ("DAY{2,3}", "1 2 3 4", ["1 2 3"]),
        ("( DAY | MONTH )+", "1 أيلول 2", ["1 ايلول 2"]),
    ],
)
def test_patterns(pattern: str, text: str, expected: list[str]) -> None:
    assert [span for span, _ in found(pattern, text)] == expected


def test_roles_on_words_groups_and_branches() -> None:
    assert found("d:( DAY DAY? ) m:MONTH | m:MONTH d:DAY", "1 2 أيلول") == [("1 2 ايلول", {"d": "1 2", "m": "ايلول"})]
    assert found("d:( DAY DAY? ) m:MONTH | m:MONTH d:DAY", "أيلول 3") == [("ايلول 3", {"d": "3", "m": "ايلول"})]


def test_a_form_of_two_words_fills_the_tape() -> None:
    grammar = Grammar(LEXICON, [Rule("r", "MONTH"), Rule("o", "ORD")], shape)
    tape = grammar.tape(tokenise(fold("كانون الثاني والثاني كانون")))
    assert tape.symbols[1] == FILLER
    assert len(tape.symbols) == 4
    assert tape.phrases[0][1] == 1


def test_the_longest_rule_wins_then_the_first() -> None:
    grammar = Grammar(LEXICON, [Rule("short", "DAY"), Rule("long", "DAY MONTH"), Rule("same", "DAY MONTH")], shape)
    tokens = tokenise(fold("5 أيلول"))
    assert [m.rule.id for m in grammar.find(grammar.tape(tokens))] == ["long"]


def test_words_met_later_are_matched_too() -> None:
    grammar = Grammar(LEXICON, [Rule("r", "DAY *.MONTH")], shape)
    for text in ("لا شيء", "5 أيلول", "9 ولأيلول", "9 بكانون الثاني"):
        tokens = tokenise(fold(text))
        assert len(list(grammar.find(grammar.tape(tokens)))) == (text != "لا شيء")


def test_a_pattern_that_cannot_be_read() -> None:
    with pytest.raises(LexiconError):
        Grammar(LEXICON, [Rule("r", "DAY month")], shape)
