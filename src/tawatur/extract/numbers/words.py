"""Number words by folded spelling: the table that the reader looks words up in, clitics and article spelt out."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from tawatur.lexicon import read_entries
from tawatur.text import fold_text
from tawatur.text.affixes import ARTICLE, KAF, LAM, SEEN, WAW
from tawatur.text.clitics import PROCLITICS
from tawatur.text.forms import Column

_NO_ARTICLE = frozenset(("AND", "OR", "TO", "BETWEEN", "FROM", "POINT", "PERCENT", "IN", "NONE", "SCALE_DUAL"))
_REFUSED = frozenset((KAF, SEEN))  # with them words of other meaning arise more often than numbers
_NO_CLITICS = frozenset(("AND", "PERCENT", "NONE"))
STARTS = frozenset(
    ("UNIT", "ONE", "ONE_COMPOUND", "TEN", "TEEN", "TENS", "HUNDRED", "HUNDREDS", "SCALE", "SCALE_A", "SCALES",
     "SCALE_DUAL", "VAGUE", "FEW", "ODD", "FRACTION")
)  # fmt: skip


class NumberWord(msgspec.Struct, frozen=True, eq=False):
    """A spelling: its class, values, entry, and what is written onto its front."""

    kind: str
    entry: str
    value: int = 0
    scale: int = 1
    low: int = 0
    high: int = 0
    num: int = 1
    den: int = 1
    clitics: str = ""
    lead: int = 0
    definite: bool = False

    @property
    def joined(self) -> bool:
        """Written with the conjunction and nothing else in front."""
        return self.clitics == WAW


class Words:
    """Number words by spelling, and a sign for every word: "1" a number word, "d" digits, "." anything else."""

    def __init__(self, table: dict[str, NumberWord]) -> None:
        self.table = table
        self.signs = Column(self.sign)

    def sign(self, word: str) -> str:
        known = self.table.get(word)
        if known is not None and known.kind in STARTS:
            return "1"
        return "d" if word.isdigit() and word.isascii() else "."


@lru_cache(maxsize=1)
def number_words() -> Words:
    """The table of numbers.toml, made once a process."""
    table: dict[str, NumberWord] = {}
    barred: dict[str, NumberWord] = {}
    for entry in read_entries("numbers.toml"):
        (kind,) = entry.classes
        for form in entry.forms:
            word = fold_text(form)
            base = NumberWord(kind, entry.id, **entry.features)
            if kind == "NONE":
                barred[word] = base
                continue
            _add(table, word, base, "", 0, False)
            if kind in _NO_CLITICS:
                continue
            for clitics in PROCLITICS:
                if _REFUSED.intersection(clitics):
                    continue
                _add(table, clitics + word, base, clitics, len(clitics), False)
            if kind in _NO_ARTICLE:
                continue
            _add(table, ARTICLE + word, base, "", 0, True)
            for clitics in PROCLITICS:
                if clitics.endswith(LAM):  # the article's alef goes after ل
                    _add(table, clitics + LAM + word, base, clitics, len(clitics), True)
                _add(table, clitics + ARTICLE + word, base, clitics, len(clitics), True)
    table.update(barred)
    return Words(table)


def _add(table: dict[str, NumberWord], word: str, base: NumberWord, clitics: str, lead: int, definite: bool) -> None:
    known = table.get(word)
    if known is None or lead < known.lead:  # the reading that cuts less wins
        table[word] = msgspec.structs.replace(base, clitics=clitics, lead=lead, definite=definite)
