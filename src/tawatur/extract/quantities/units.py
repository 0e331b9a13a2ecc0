"""What is counted: unit nouns, their singular, currencies and measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from tawatur.lexicon import Entry, Lexicon, load, read_entries, read_table
from tawatur.text import fold_text
from tawatur.text.affixes import (
    ALEF,
    ARTICLE,
    HAMZA,
    HEH,
    PLURAL_FEMININE,
    PLURAL_NOMINATIVE,
    PLURAL_OBLIQUE,
    TEH,
    TEH_MARBUTA,
    WAW,
    YEH,
)  # fmt: skip
from tawatur.text.clitics import Cut, suffix_cuts

_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_WORD = re.compile("[\u0621-\u064a]+")
_KEPT_ALEF = frozenset((HAMZA, WAW, YEH))  # before an alef that is the word's own


class Unit(msgspec.Struct, frozen=True, eq=False):
    """A counted noun as met: its singular, its kind (PERSON, THING, MEASURE, CURRENCY, WORD), its entry."""

    singular: str
    kind: str
    entry: str | None = None
    plural: bool = False
    code: str | None = None
    definite: bool = False
    pronoun: bool = False

    @property
    def known(self) -> bool:
        return self.kind != "WORD"


class Units:
    """Tables of counted nouns by folded form; unknown words are read by their endings."""

    def __init__(self) -> None:
        self._forms: dict[str, Unit] = {}
        for entry in read_entries("counted_nouns.tsv"):
            kind = "PERSON" if "PERSON" in entry.classes else "THING"
            self._add(entry, kind)
        for entry in read_entries("units.toml"):
            if "MEASURE" in entry.classes:
                self._add(entry, "MEASURE")
        self.qualifiers = frozenset(
            fold_text(f) for e in read_entries("units.toml") if "QUALIFIER" in e.classes for f in e.forms
        )
        self.nationality: dict[str, str] = {}
        for entry in read_entries("currency_units.toml"):
            if "CURRENCY_NOUN" in entry.classes:
                self._add(entry, "CURRENCY")
            else:
                self.nationality.update({fold_text(f): fold_text(entry.get("as")) for f in entry.forms})
        self._codes: dict[tuple[str, str], str] = {}
        for entry in read_entries("currencies.tsv"):
            code = entry.id.rsplit(":", 1)[1]
            for form in entry.forms:
                noun, _, rest = fold_text(form).partition(" ")
                self._codes.setdefault((noun, rest.split(" ")[0]), code)
        self._memo: dict[str, Unit | None] = {}

    def _add(self, entry: Entry, kind: str) -> None:
        singular = _MARKS.sub("", entry.forms[0])
        for n, form in enumerate(entry.forms):
            word = fold_text(form)
            unit = Unit(singular, kind, entry.id, n > 0 and kind not in ("MEASURE",), entry.get("code"))
            self._forms.setdefault(word, unit)
            if word.endswith(PLURAL_NOMINATIVE) and n:
                self._forms.setdefault(word[:-2] + PLURAL_OBLIQUE, unit)
                self._forms.setdefault(word[:-2] + YEH, msgspec.structs.replace(unit, definite=True))

    def known(self, word: str) -> Unit | None:
        """The unit that a folded word is by the lists: with or without article, accusative alef, pronoun."""
        if word in self._memo:
            return self._memo[word]
        if len(self._memo) > 100_000:
            self._memo.clear()
        found = self._memo[word] = next(self._readings(word), None)
        return found

    def _readings(self, word: str) -> Iterator[Unit]:
        for stem, definite in ((word, False), (word[2:], True)) if word.startswith(ARTICLE) else ((word, False),):
            unit = self._forms.get(stem)
            if unit is None and stem.endswith(ALEF) and len(stem) > 3:
                unit = self._forms.get(stem[:-1])
            if unit is None and stem.endswith(PLURAL_OBLIQUE) and len(stem) > 4:  # dual or plural not listed
                unit = self._forms.get(stem[:-2])
                unit = msgspec.structs.replace(unit, plural=True) if unit is not None else None
            if unit is not None:
                yield msgspec.structs.replace(unit, definite=definite) if definite else unit
        for cut in suffix_cuts(Cut("", 0, word)):
            unit = self._forms.get(cut.stem)
            if unit is not None and unit.kind in ("PERSON", "THING"):
                yield msgspec.structs.replace(unit, definite=True, pronoun=True)

    def word(self, original: str) -> Unit:
        """A unit for a word that no list has, its singular by the endings. `original` is the spelling in the text."""
        bare = _MARKS.sub("", original)
        definite = bare.startswith(ARTICLE) and len(bare) > 4
        if definite:
            bare = bare[2:]
        singular, plural = _singular(bare)
        return Unit(singular, "WORD", None, plural, None, definite)

    def currency_code(self, unit: Unit, after: str) -> str | None:
        """ISO 4217 code of a currency noun with the folded word behind it."""
        if unit.kind != "CURRENCY":
            return None
        word = after[2:] if after.startswith(ARTICLE) else after
        word = self.nationality.get(word, word)
        noun = fold_text(unit.singular)
        for form in (word, word[:-1] if word.endswith((ALEF, HEH)) else word, word + HEH):
            code = self._codes.get((noun, self.nationality.get(form, form)))
            if code:
                return code
        return unit.code

    def qualified(self, word: str) -> bool:
        return word in self.qualifiers or (word.endswith(ALEF) and word[:-1] in self.qualifiers)


def _singular(word: str) -> tuple[str, bool]:
    """(singular by the ending, whether the word was a plural)."""
    if len(word) > 4 and word.endswith(PLURAL_FEMININE):
        stem = word[:-2]
        drop = (stem.startswith(ALEF) and len(stem) >= 5 and stem[-2] == ALEF) or (
            stem.startswith(TEH) and len(stem) == 5 and stem[-2] == YEH
        )
        return (stem if drop else stem + TEH_MARBUTA), True
    if len(word) > 4 and word.endswith((PLURAL_OBLIQUE, PLURAL_NOMINATIVE)):
        return word[:-2], True
    if len(word) > 3 and word.endswith(ALEF) and word[-2] not in _KEPT_ALEF:
        return word[:-1], False
    if len(word) > 4 and word.endswith(YEH + ALEF):
        return word[:-1], False
    return word, False


def arabic_word(word: str) -> bool:
    return len(word) > 1 and _WORD.fullmatch(word) is not None


@lru_cache(maxsize=1)
def units() -> Units:
    return Units()


@lru_cache(maxsize=1)
def context() -> Context:
    return Context(load("quantity_words.toml"))


@lru_cache(maxsize=1)
def confidences() -> dict[str, float]:
    """Confidence by rule, from the rules' data file."""
    return {row["id"]: float(row["confidence"]) for row in read_table("rules_quantities.toml")["rule"]}


class Modifier(msgspec.Struct, frozen=True, eq=False):
    """A phrase around a number: what it does to the range, how many tokens it takes. `whole`: it stays one where "of"
    stands behind it."""

    effect: str
    entry: str
    words: tuple[str, ...]
    inside: bool = True
    whole: bool = False


class Context:
    """Classes of the words around a number, and the modifier phrases before and after it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._memo: dict[str, frozenset[str]] = {}
        self.before: dict[str, list[Modifier]] = {}
        self.after: dict[str, list[Modifier]] = {}
        self.two: list[tuple[str, ...]] = []
        for entry in lexicon.entries.values():
            for form in entry.forms:
                words = tuple(fold_text(form).split())
                modifier = Modifier(
                    str(entry.get("effect", "")),
                    entry.id,
                    words,
                    bool(entry.get("span", True)),
                    bool(entry.get("whole")),
                )
                if "BEFORE" in entry.classes:
                    self.before.setdefault(words[-1], []).append(modifier)
                elif entry.classes & {"AFTER", "RATE"}:
                    self.after.setdefault(words[0], []).append(modifier)
                elif "BETWEEN_TWO" in entry.classes:
                    self.two.append(words)
        for rows in (*self.before.values(), *self.after.values()):
            rows.sort(key=lambda m: -len(m.words))

    def classes(self, word: str) -> frozenset[str]:
        """Classes of a folded word, clitics cut."""
        known = self._memo.get(word)
        if known is None:
            if len(self._memo) > 100_000:
                self._memo.clear()
            readings = list(self._lexicon.lookup(word))
            stems = [word[:-1]] if word.endswith(ALEF) and len(word) > 3 else []
            stems += [word[2:]] if word.startswith(ARTICLE) else []
            for stem in stems:
                readings += [r for r in self._lexicon.lookup(stem) if r.entry.classes & {"TIME", "SHARE"}]
            known = self._memo[word] = frozenset(c for r in readings for c in r.entry.classes)
        return known
