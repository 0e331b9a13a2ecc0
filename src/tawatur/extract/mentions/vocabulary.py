"""What a word can be for mentions: gazetteer entries, parts of names, heads of bodies, titles, words around them."""

from __future__ import annotations

import gzip
import math
import struct
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

import msgspec

from tawatur.extract.mentions.context import Context
from tawatur.lexicon import Entry, Reading, read_entries
from tawatur.text import Cut, cuts, fold_text
from tawatur.text.clitics import ENCLITICS, suffix_cuts
from tawatur.text.forms import Column
from tawatur.text.tokens import TOKEN

FILES = ("places_news.tsv", "places.tsv", "organisations.tsv", "media.tsv", "people.tsv", "given_names.tsv")
_MEMO_LIMIT = 300_000
WIDE = 16  # groups of words in a wide one
_PRONOUNS = tuple(suffix for suffix in ENCLITICS if len(suffix) > 1)
_FREQUENT = 8  # a word as frequent as this is no place or body by the tagger's word alone
_OWNED = 6  # a stem as frequent as this takes pronouns
_PARTS = "given_names:"
_PEOPLE = frozenset(("PERSON", "WEAKPERSON"))
_NAMED = frozenset(("PERSON", "WEAKPERSON", "ORG", "WEAKORG", "MEDIA", "PLACE", "WEAKPLACE"))
KNOWN = _NAMED | {"GIVEN", "FAMILY", "HEAD", "DEFHEAD", "FACILITY", "UNIT"}
KNOWN |= frozenset(("+PLACE", "+WEAKPLACE", "+ORG", "+MEDIA", "+HEAD", "+DEFHEAD", "+FACILITY"))
_NONE: frozenset[str] = frozenset()

# What a word may begin, by its classes (with or without clitics before it).
NAMES, NAME, BODY, FACILITY, TITLE, SHORT, GIVEN, UNIT, SETTLEMENT, PORTFOLIO, STATE, OUTLET, NETWORK = range(13)
_ROLES: tuple[tuple[int, tuple[str, ...]], ...] = (
    (NAME, tuple(_NAMED)),
    (BODY, ("HEAD", "DEFHEAD", "PORTFOLIO")),
    (FACILITY, ("FACILITY",)),
    (TITLE, ("TITLE",)),
    (SHORT, ("SHORTORG", "SHORTPLACE")),
    (GIVEN, ("GIVEN", "OPENING")),
    (UNIT, ("UNIT",)),
    (SETTLEMENT, ("SETTLEMENT",)),
    (PORTFOLIO, ("PORTFOLIO",)),
    (STATE, ("KINGDOM", "SULTANATE")),
    (OUTLET, ("OUTLET",)),
    (NETWORK, ("NETWORK",)),
)
_ROLE_OF: dict[str, list[int]] = {}
for _role, _names in _ROLES:
    for _name in _names:
        _ROLE_OF.setdefault(_name, []).append(_role)
        _ROLE_OF.setdefault("+" + _name, []).append(_role)


class Word(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A folded word: its readings by the gazetteers, and the classes it can be of.

    Classes of a word whose clitics are cut off carry a + before them: +PLACE. `ways`: how clitics can be cut off it.
    `roles`: what it may begin: NAMES (a name of several words), and by its classes as _ROLES says.
    """

    text: str
    classes: frozenset[str]
    readings: tuple[Reading, ...]
    definite: bool
    ways: tuple[Cut, ...]
    roles: tuple[int, ...] = ()


class Phrase(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A name of several words: all its folded words, the letters of clitics before the first, its entry."""

    form: tuple[str, ...]
    lead: int
    entry: Entry


class Vocabulary:
    """Gazetteers and context words as one look-up by folded word. Memoised; safe to share for reading."""

    def __init__(self) -> None:
        self.context = Context()
        self.set = self.context.set
        self.article = self.context.article
        self.pairs = self.context.set("blocked.pairs")
        self.pair_starts = frozenset(pair.split(" ")[0] for pair in self.pairs)
        self.entries: dict[str, Entry] = {}
        self._words: dict[str, list[Entry]] = {}
        self._starts: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for name in FILES:
            for entry in read_entries(name):
                self.entries[entry.id] = entry
                for form in entry.forms:
                    words = tuple(TOKEN.findall(fold_text(form)))
                    if len(words) == 1:
                        self._words.setdefault(words[0], []).append(entry)
                    elif _NAMED & entry.classes:
                        self._starts.setdefault(words[0], []).append((words, entry))
        self.frequency: dict[str, int] = read_frequency()
        self.groups: dict[str, int] = read_groups(self.frequency)
        self._phrases: dict[str, dict[str, list[Phrase]]] = {}
        self._ordinary: dict[str, bool] = {}
        self._plain: dict[str, bool] = {}
        self._owned: dict[str, bool] = {}
        self._latin: dict[str, str | None] = {}
        self._memo: dict[str, Word] = {}
        self.column = Column(self.word)

    def word(self, text: str) -> Word:
        known = self._memo.get(text)
        if known is None:
            if len(self._memo) > _MEMO_LIMIT:
                self._memo.clear()
                self._phrases.clear()
                self._ordinary.clear()
            known = self._memo[text] = self._word(text)
        return known

    def phrases(self, word: str) -> dict[str, list[Phrase]]:
        """Names of several words that may begin with this word, by their second word, the longest first."""
        known = self._phrases.get(word)
        if known is None:
            known = self._phrases[word] = {}
            for cut in self.word(word).ways:
                for form, entry in self._starts.get(cut.stem, ()):
                    if not (cut.clitics and any(c.startswith("WEAK") for c in entry.classes)):
                        known.setdefault(form[1], []).append(Phrase(form, cut.lead, entry))
            for rows in known.values():
                rows.sort(key=lambda phrase: -len(phrase.form))
        return known

    def owned(self, text: str) -> bool:
        """True for a word of the language with a pronoun at its end, two letters or more: سيطرتهما. Memoised."""
        known = self._owned.get(text)
        if known is None:
            if len(self._owned) > _MEMO_LIMIT:
                self._owned.clear()
            known = False
            if text.endswith(_PRONOUNS) and not {"GIVEN", "PLACE"} & self.word(text).classes:
                known = any(
                    len(longer.suffix) > 1 and len(longer.stem) > 2 and self.common(longer.stem) >= _OWNED
                    for cut in self.word(text).ways
                    for longer in suffix_cuts(cut)
                )
            self._owned[text] = known
        return known

    def plain(self, text: str) -> bool:
        """True for a frequent word that no list has as a name, nor as the head of one. Memoised."""
        known = self._plain.get(text)
        if known is None:
            if len(self._plain) > _MEMO_LIMIT:
                self._plain.clear()
            common = max(self.common(text), self.common_stem(text) if len(text) > 4 else 0)
            known = self._plain[text] = common >= _FREQUENT and KNOWN.isdisjoint(self.word(text).classes)
        return known

    def latin(self, text: str) -> str | None:
        """The word's Latin form by the list of parts of names, without marks over letters. Memoised."""
        if text not in self._latin:
            if len(self._latin) > _MEMO_LIMIT:
                self._latin.clear()
            readings = self.word(text).readings
            found = next(
                (r.entry.get("latin") for r in readings if not r.clitics and r.entry.id.startswith(_PARTS)), None
            )
            self._latin[text] = _plain(str(found)) if found else None
        return self._latin[text]

    def common(self, text: str) -> int:
        """How often the word is written, Zipf scale in halves; 0 where it is rare (below 5: one in 400 000)."""
        return self.frequency.get(text, 0)

    def common_stem(self, text: str) -> int:
        """The same for the most frequent word that is left when clitics are cut off; 0 where none can be."""
        ways = self.word(text).ways
        return max([self.frequency.get(cut.stem, 0) for cut in ways[1:]]) if len(ways) > 1 else 0

    def strength(self, text: str) -> float | None:
        """How much more the word is a part of names than a word of the language; None where it is in no list."""
        counts = [
            int(r.entry.get("count", 0))
            for r in self.word(text).readings
            if not r.clitics and "count" in r.entry.features
        ]
        return 2 * math.log10(max(counts)) - self.common(text) + 6 if counts else None

    def ordinary(self, text: str) -> bool:
        """True for a word that, standing in a text, is hardly a part of a person's name. Memoised."""
        known = self._ordinary.get(text)
        if known is None:
            known = self._ordinary[text] = self._is_ordinary(text)
        return known

    def _is_ordinary(self, text: str) -> bool:
        info = self.word(text)
        if not _PEOPLE.isdisjoint(info.classes) or text in self.set("twins.name"):
            return False
        strength = self.strength(text)
        if self.common(text) >= 9:
            return strength is None or strength < 0.3
        if strength is None and self.common_stem(text) >= 9:
            return all(self.ordinary(cut.stem) for cut in info.ways[1:] if self.common(cut.stem) >= 9)
        return False

    def countries(self, text: str) -> tuple[str, ...]:
        """Codes of the countries whose adjective the word is."""
        return self.context.countries.get(text, ())

    def _word(self, text: str) -> Word:
        context = self.context
        if text in context.twins.values():
            whole = (Cut("", 0, text),)
            return Word(text, frozenset(("PREP",)), (), False, whole, self._roles(("PREP",), whole))
        ways = tuple(cut for cut in cuts(text) if context.future not in cut.clitics)  # no name follows the future's
        readings: list[Reading] = []
        classes: set[str] = set()
        for cut in ways:
            entries = self._words.get(cut.stem)
            if cut.lead:
                classes |= context.behind.get(cut.stem, _NONE)
                for entry in entries or ():
                    readings.append(Reading(entry, cut.clitics, cut.lead))
                    classes.update(["+" + name for name in entry.classes])
            else:
                classes |= context.whole.get(text, _NONE)
                for entry in entries or ():
                    readings.append(Reading(entry))
                    classes |= entry.classes
        definite = text.startswith(self.article) and len(text) > 3
        return Word(text, frozenset(classes), tuple(readings), definite, ways, self._roles(classes, ways))

    def _roles(self, classes: Iterable[str], ways: tuple[Cut, ...]) -> tuple[int, ...]:
        out = {role for name in classes for role in _ROLE_OF.get(name, ())}
        starts = self._starts
        if any(cut.stem in starts for cut in ways):
            out.add(NAMES)
        return tuple(sorted(out))


def _plain(latin: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", latin) if not unicodedata.combining(c) and c.isascii())


def read_frequency() -> dict[str, int]:
    """Folded word to its frequency (Zipf scale in halves), from word_frequency.tsv."""
    content = files("tawatur.lexicon").joinpath("data", "word_frequency.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in content.split("\n")[2:] if line]
    return {word: int(zipf) for zipf, words in rows for word in words.split(" ")}


def read_groups(words: Iterable[str]) -> dict[str, int]:
    """Words of one kind by their number, from word_groups.bin.gz: 16 bits for each of the words, in their order; groups
    from WIDE * n on are of the wide group n. Words without one have 0 there and are left out."""
    packed = gzip.decompress(files("tawatur.extract.mentions").joinpath("word_groups.bin.gz").read_bytes())
    groups = struct.unpack(f"<{len(packed) // 2}H", packed)
    return {word: group for word, group in zip(words, groups, strict=True) if group}


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the shipped lexicon; loaded once a process."""
    return Vocabulary()
