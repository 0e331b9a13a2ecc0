"""Lexicon entries and what a word of a text can be by them."""

from __future__ import annotations

from typing import Any

import msgspec


class Entry(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One entry of a data file: its id, its classes (what grammars call it), its forms as written, its features."""

    id: str
    classes: frozenset[str]
    forms: tuple[str, ...]
    features: dict[str, Any] = {}
    suffixes: bool = False

    def get(self, name: str, default: Any = None) -> Any:
        return self.features.get(name, default)


class Reading(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What a word can be: an entry, after `lead` letters of `clitics` are cut off, with a pronoun `suffix`."""

    entry: Entry
    clitics: str = ""
    lead: int = 0
    suffix: str = ""
