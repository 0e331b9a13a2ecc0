"""The time grammar: its data files, macros and the shapes of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from tawatur.lexicon import Lexicon, read_entries, read_table
from tawatur.match import Grammar, Rule, read_rules
from tawatur.model import LexiconError

DATA = ("months.toml", "time_words.toml", "time_numbers.toml", "holidays.toml")
RULES = "rules_times.toml"
_MACRO = re.compile(r"\{([A-Z][A-Z0-9]*)\}")


def shape(word: str) -> Iterable[str]:
    """Classes of digits: INT, DN a day, MN a month, HOUR, YEAR (1800-2150), HYEAR (1300-1500), Y2 two digits."""
    if not word.isascii() or not word.isdigit():
        return
    if len(word) > 6:
        return
    number = int(word)
    yield "INT"
    if len(word) <= 2:
        if 1 <= number <= 31:
            yield "DN"
        if 1 <= number <= 12:
            yield "MN"
        if number <= 24:
            yield "HOUR"
        if len(word) == 2:
            yield "Y2"
    elif len(word) == 4:
        if 1800 <= number <= 2150:
            yield "YEAR"
        if 1300 <= number <= 1500:
            yield "HYEAR"


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    return Lexicon((entry for name in DATA for entry in read_entries(name)), nouns=True)


@lru_cache(maxsize=1)
def time_rules() -> tuple[Rule, ...]:
    """The rules with their macros written out."""
    table = dict(read_table(RULES))
    macros: dict[str, Any] = table.pop("macros", {})

    def spell(pattern: str, where: str, depth: int = 0) -> str:
        def one(m: re.Match[str]) -> str:
            if m[1] not in macros or depth > 8:
                raise LexiconError(f"no macro {m[1]}", where=where)
            return spell(macros[m[1]], where, depth + 1)

        return _MACRO.sub(one, pattern)

    rows = [{**row, "pattern": spell(row["pattern"], row.get("id", "?"))} for row in table.get("rule", [])]
    return tuple(read_rules({"rule": rows}, RULES))


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    return Grammar(lexicon(), time_rules(), shape, ("NOTIME",))
