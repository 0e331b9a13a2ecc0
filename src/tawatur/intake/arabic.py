"""Is a text Arabic? Counted by its letters."""

from __future__ import annotations

import re

_ARABIC = re.compile("[\u0621-\u064a]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def arabic_share(text: str) -> float:
    """Share (0–1) of the letters that are Arabic; 0 where there is no letter. Judged on the first 20 000 characters."""
    sample = text[:20_000]
    letters = len("".join(_LETTERS.findall(sample)))
    return len("".join(_ARABIC.findall(sample))) / letters if letters else 0.0
