"""Does the sentence look back or ahead? Asked only for dates that leave it open (a month without a year, a weekday)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tawatur.lexicon import Lexicon, load, read_table
from tawatur.text import Tokens

DATA = "time_tense.toml"
_BACK, _AHEAD, _NEXT = 16, 7, 3
_CLAUSE, _SURE, _UNTIL, _COMPLEMENT = 2, 3, 4, 5


@lru_cache(maxsize=1)
def _table() -> tuple[Lexicon, dict[str, Any]]:
    return load(DATA), read_table(DATA)["shapes"]


@lru_cache(maxsize=1 << 16)
def _tense(word: str) -> int:
    """-1 looks back, 1 may look ahead, 3 does; 2 a clause begins or ends, 5 a complement begins; 0 none of these."""
    if word in "\n.":
        return _CLAUSE
    lexicon, shapes = _table()
    for reading in lexicon.lookup(word):
        tense = reading.entry.get("tense")
        ahead = reading.clitics.endswith(shapes["future_clitic"])
        if tense is not None and not (ahead and tense == -1):  # «ستسلم» is no تسلم with something before it
            return _SURE if ahead and tense == 1 else int(tense)
    for prefix in shapes["future_prefixes"]:
        if word.startswith(prefix) and len(word) >= len(prefix) + 3:
            return _SURE
    return 0


def tense_around(tokens: Tokens, first: int, last: int, sure: bool = False) -> int:
    """-1, 0 or +1 for the clause around tokens [first, last]: the nearest verb before decides, else one after.

    Args:
        sure: take only what can be nothing but future for it (a weekday beside a present tense lies behind).
    """
    words = tokens.words
    if first > 0 and _tense(words[first - 1]) == _UNTIL:
        return 0  # prolonged until 2026: the verb is past, the day need not be
    for i in range(first - 1, max(-1, first - 1 - _BACK), -1):
        tense = _tense(words[i])
        if tense == _CLAUSE:
            break
        if tense == 1 and sure:
            continue
        if tense and tense not in (_UNTIL, _COMPLEMENT):
            return -1 if tense < 0 else 1
    for i in range(last + 1, min(len(words), last + 1 + (_NEXT if sure else _AHEAD))):
        tense = _tense(words[i])
        if tense in (_CLAUSE, _COMPLEMENT):  # said on Thursday that they will: the verb is none of Thursday's
            break
        if tense in (-1, _SURE):
            return -1 if tense < 0 else 1
    return 0
