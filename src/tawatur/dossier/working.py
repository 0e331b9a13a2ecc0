"""The working of a finding in Arabic: `why` lines are English; `working.json` says them anew, whole or not at all."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec

# Joins of the parts of a line, and what stands for them in Arabic.
_JOINS = (("; ", "\u061b "), (", ", "\u060c "))
_DEPTH = 4
_LONG = 600


@cache
def _lines() -> tuple[tuple[re.Pattern[str], str], ...]:
    raw = msgspec.json.decode(files("tawatur.dossier").joinpath("working.json").read_bytes())
    return tuple((re.compile(pattern), arabic) for pattern, arabic in raw["lines"])


def working_in_arabic(line: str, depth: int = 0) -> str | None:
    """The line in Arabic; None where no pattern knows all of it."""
    if depth > _DEPTH or len(line) > _LONG:
        return None
    for pattern, arabic in _lines():
        found = pattern.fullmatch(line)
        if found is None:
            continue
        said = {}
        for name, words in found.groupdict().items():
            told = working_in_arabic(words, depth + 1) if name.startswith("r") else words
            if told is None:
                break
            said[name] = told
        else:
            return arabic.format(**said)
    for join, arabic_join in _JOINS:
        if join in line:
            parts = [working_in_arabic(part, depth + 1) for part in line.split(join)]
            if all(parts):
                return arabic_join.join(part for part in parts if part)
    return None
