"""Does the sentence look back or ahead? Asked only for dates that leave it open (a month without a year, a weekday)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tawatur.lexicon import Lexicon, load, read_table
from tawatur.text import Tokens

DATA = "time_tense.toml"
_BACK, _AHEAD = 16, 7


@lru_cache(maxsize=1)
def _table() -> tuple[Lexicon, dict[str, Any]]:
    return load(DATA), read_table(DATA)["shapes"]


@lru_cache(maxsize=1 << 16)
def _tense(word: str) -> int:
    """-1 looks back, +1 looks ahead, 2 a clause begins or ends here, 0 neither."""
    if word in "\n.":
        return 2
    lexicon, shapes = _table()
    for reading in lexicon.lookup(word):
        tense = reading.entry.get("tense")
        if tense is not None:
            return 1 if reading.clitics.endswith(shapes["future_clitic"]) else int(tense)
    for prefix in shapes["future_prefixes"]:
        if word.startswith(prefix) and len(word) >= len(prefix) + 3:
            return 1
    return 0


def tense_around(tokens: Tokens, first: int, last: int) -> int:
    """-1, 0 or +1 for the clause around tokens [first, last]: the nearest verb before decides, else the nearest behind."""
    words = tokens.words
    for i in range(first - 1, max(-1, first - 1 - _BACK), -1):
        tense = _tense(words[i])
        if tense == 2:
            break
        if tense:
            return tense
    for i in range(last + 1, min(len(words), last + 1 + _AHEAD)):
        tense = _tense(words[i])
        if tense == 2:
            break
        if tense:
            return tense
    return 0
