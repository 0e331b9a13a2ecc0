"""One match of a rule, with the questions that builders ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tawatur.extract.page import Page
from tawatur.extract.times.parsed import Meaning
from tawatur.extract.times.rules import lexicon
from tawatur.extract.times.tense import tense_around
from tawatur.match import RuleMatch, Tape
from tawatur.model.annotation import TimeType
from tawatur.text import Tokens


@lru_cache(maxsize=1 << 14)
def _word_classes(word: str) -> frozenset[str]:
    return frozenset(c for r in lexicon().lookup(word) for c in r.entry.classes)


class Hit:
    """A match on its page; roles are those that the rule's pattern names."""

    def __init__(self, match: RuleMatch, tape: Tape, page: Page) -> None:
        self.match = match
        self.tape = tape
        self.page = page
        self.tokens: Tokens = tape.tokens
        self.words = tape.tokens.words
        self._all: frozenset[str] | None = None
        self.first, self.last = match.roles.get("x", (match.first, match.last))

    def has(self, role: str) -> bool:
        return role in self.match.roles

    def range(self, role: str) -> tuple[int, int]:
        return self.match.roles.get(role, (self.match.first, self.match.last))

    def places(self, role: str = "") -> Iterator[int]:
        """Indexes of a role's tokens (of the whole match), multi-word forms by their first alone."""
        i, last = self.range(role)
        while i <= last:
            yield i
            phrase = self.tape.phrases.get(i)
            i = phrase[1] + 1 if phrase else i + 1

    def feature(self, name: str, role: str = "") -> Any:
        """The first value of a feature among the words of a role (of the whole match without one)."""
        if role and role not in self.match.roles:
            return None
        for i in self.places(role):
            for reading in self.tape.readings(i, lexicon()):
                value = reading.entry.features.get(name)
                if value is not None:
                    return value
        return None

    def features(self, name: str, role: str) -> list[Any]:
        out = []
        for i in self.places(role):
            for reading in self.tape.readings(i, lexicon()):
                value = reading.entry.features.get(name)
                if value is not None:
                    out.append(value)
                    break
        return out

    def number(self, role: str) -> int | None:
        """The number that a role's digits or words make."""
        if role not in self.match.roles:
            return None
        total: int | None = None
        for i in self.places(role):
            word = self.words[i]
            if word.isdigit() and word.isascii():
                return int(word[:9])
            for reading in self.tape.readings(i, lexicon()):
                n = reading.entry.features.get("n")
                if n is not None:
                    total = (total or 0) + int(n)
                    break
        return total

    def classes(self, index: int) -> frozenset[str]:
        phrase = self.tape.phrases.get(index)
        if phrase is not None:
            return frozenset(c for r in self.tape.readings(index, lexicon()) for c in r.entry.classes)
        return _word_classes(self.words[index])

    def any_class(self, name: str, role: str = "") -> bool:
        if not role:
            if self._all is None:
                self._all = frozenset().union(*(self.classes(i) for i in self.places()))
            return name in self._all
        if role not in self.match.roles:
            return False
        return any(name in self.classes(i) for i in self.places(role))

    def original(self, index: int) -> str:
        """The first letter of a token as typed, clitics left out."""
        lead = next((r.lead for r in self.tape.readings(index, lexicon())), 0)
        at = self.page.folded.start(self.tokens.starts[index] + lead)
        return self.page.text[at : at + 1]

    def tense(self, sure: bool = False) -> int:
        return tense_around(self.tokens, self.match.first, self.match.last, sure)


Built = tuple[TimeType, Meaning] | None
"""(TIMEX3 type, meaning); None where the match turns out to be none."""


def told(meaning: Meaning) -> tuple[TimeType, Meaning]:
    return ("TIME" if meaning.tod or meaning.clock else "DATE"), meaning


def direction(hit: Hit) -> tuple[int | None, int | None]:
    """(direction of the adjective on the date itself, on the year it is a part of)."""
    own = hit.feature("dir", "ya")
    year = hit.feature("dir", "ya2")
    if year is None and hit.any_class("THIS") and hit.any_class("DUNITY"):
        year = 0
    return own, year
