"""What a word can be for mentions: gazetteer entries, parts of names, heads of bodies, titles, words around them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

import msgspec

from tawatur.lexicon import Entry, Reading, read_entries, read_table
from tawatur.text import Cut, cuts, fold_text
from tawatur.text.tokens import TOKEN

FILES = (
    "places_news.tsv",
    "places.tsv",
    "organisations.tsv",
    "media.tsv",
    "people.tsv",
    "given_names.tsv",
    "nisbas.tsv",
)
_MEMO_LIMIT = 300_000
_PEOPLE = frozenset(("PERSON", "WEAKPERSON", "PARTNAME"))
_NAMED = frozenset(("PERSON", "WEAKPERSON", "ORG", "WEAKORG", "MEDIA", "PLACE", "WEAKPLACE"))
_ROLES: tuple[tuple[int, frozenset[str]], ...] = (
    (1, _NAMED),
    (2, frozenset(("HEAD", "DEFHEAD", "PORTFOLIO"))),
    (3, frozenset(("FACILITY",))),
    (4, frozenset(("TITLE",))),
    (5, frozenset(("SHORTORG", "SHORTPLACE"))),
    (6, frozenset(("GIVEN", "OPENING"))),
    (7, frozenset(("UNIT",))),
    (8, frozenset(("SETTLEMENT",))),
    (9, frozenset(("PORTFOLIO",))),
    (10, frozenset(("KINGDOM", "SULTANATE"))),
    (11, frozenset(("OUTLET",))),
    (12, frozenset(("NETWORK",))),
)


class Word(msgspec.Struct, frozen=True, eq=False):
    """A folded word: its readings by the gazetteers, and the classes it can be of.

    Classes of a word whose clitics are cut off carry a + before them: +PLACE. `kind`: of the body that it can begin.
    """

    text: str
    classes: frozenset[str]
    readings: tuple[Reading, ...]
    kind: str | None = None
    definite: bool = False


class Phrase(msgspec.Struct, frozen=True, eq=False):
    """A name of several words: all its folded words, the letters of clitics before the first, its entry."""

    form: tuple[str, ...]
    lead: int
    entry: Entry


class Vocabulary:
    """Gazetteers and context words as one look-up by folded word. Memoised; safe to share for reading."""

    def __init__(self) -> None:
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
                    else:
                        self._starts.setdefault(words[0], []).append((words, entry))
        for rows in self._starts.values():
            rows.sort(key=lambda row: -len(row[0]))
        table = read_table("context_mentions.toml")
        self._sets: dict[str, frozenset[str]] = {}
        self.lists: dict[str, tuple[str, ...]] = {}
        for group, section in table.items():
            if isinstance(section, dict) and group != "file":
                for name, words in section.items():
                    if isinstance(words, list):
                        self._sets[f"{group}.{name}"] = folded(words)
                        self.lists[f"{group}.{name}"] = tuple(words)
        self.heads: dict[str, str] = {}
        for row in table["head"]:
            for word in folded(row["words"]):
                self.heads.setdefault(word, row["kind"])
        self.definite: dict[str, str] = {}
        for row in table["definite"]:
            for word in folded(row["words"]):
                self.definite.setdefault(word, row["kind"])
        self._countries: dict[str, tuple[str, ...]] = {}
        self.nisbas = self._nisbas(table["nisba"])
        self.twins: dict[str, str] = {table["twins"]["letter"]: table["twins"]["preposition"][0]}
        self.feminine_endings: tuple[str, ...] = tuple(folded(table["nisba"]["feminine"]))
        self._future: str = table["twins"]["future"]
        self.pairs = frozenset(fold_text(pair) for pair in table["blocked"]["pairs"])
        self.ell: str = table["complement"]["letter"]
        self.adjective_endings: tuple[str, ...] = tuple(folded(table["complement"]["masculine"]))
        self.article = fold_text(table["nisba"]["article"])
        self.frequency: dict[str, int] = read_frequency()
        self._phrases: dict[str, dict[str, list[Phrase]]] = {}
        self._ordinary: dict[str, bool] = {}
        self._roles: dict[str, tuple[int, ...]] = {}
        self._memo: dict[str, Word] = {}
        self._plain: list[tuple[str, frozenset[str] | dict[str, str]]] = [
            ("HEAD", self.heads), ("DEFHEAD", self.definite),
            ("PORTFOLIO", self.set("portfolios.words")),
            ("FACILITY", self.set("facilities.words")), ("ADMIN", self.set("administration.words")),
            ("PREP", self.set("prepositions.words")),
            ("TITLE", self.set("titles.words")),
            ("INNER", self.set("titles.inner")), ("FORMER", self.set("titles.former")),
            ("LINK", self.set("links.words")),
            ("OPENING", self.set("links.opening")), ("BEN", self.set("links.sons")),
            ("COMMON", self.set("common.words")), ("SHORTORG", self.set("short.organisation")),
            ("SHORTPLACE", self.set("short.place")), ("STOP", self.set("stops.words")),
            ("VERB", self.set("verbs.words")), ("NETWORK", self.set("networks.words")),
            ("KINGDOM", self.set("nicknames.kingdom")), ("SULTANATE", self.set("nicknames.sultanate")),
            ("OUTLET", folded(name.split()[0] for name in table["quoted"]["outlets"])),
            ("UNIT", self.set("units.words")), ("SETTLEMENT", self.set("administration.settlements")),
        ]  # fmt: skip

    def set(self, name: str) -> frozenset[str]:
        """Folded words of a list of context_mentions.toml, by section and key."""
        return self._sets[name]

    def word(self, text: str) -> Word:
        known = self._memo.get(text)
        if known is None:
            if len(self._memo) > _MEMO_LIMIT:
                self._memo.clear()
            known = self._memo[text] = self._word(text)
        return known

    def phrases(self, word: str) -> dict[str, list[Phrase]]:
        """Names of several words that may begin with this word, by their second word, the longest first. Memoised."""
        known = self._phrases.get(word)
        if known is None:
            if len(self._phrases) > _MEMO_LIMIT:
                self._phrases.clear()
            known = self._phrases[word] = {}
            for cut in self.cuts(word):
                for form, entry in self._starts.get(cut.stem, ()):
                    named = _NAMED & entry.classes
                    if named and not (cut.clitics and any(c.startswith("WEAK") for c in named)):
                        known.setdefault(form[1], []).append(Phrase(form, cut.lead, entry))
            for rows in known.values():
                rows.sort(key=lambda phrase: -len(phrase.form))
        return known

    def cuts(self, word: str) -> list[Cut]:
        """Ways to cut clitics off the word, none of them the future's: no name follows that."""
        return [cut for cut in cuts(word) if self._future not in cut.clitics]

    def common(self, text: str) -> int:
        """How often the word is written, Zipf scale in halves; 0 where it is rare (below 5: one in 400 000)."""
        return self.frequency.get(text, 0)

    def common_stem(self, text: str) -> int:
        """The same for the most frequent word that is left when clitics are cut off; 0 where none can be."""
        return max((self.frequency.get(cut.stem, 0) for cut in cuts(text)[1:]), default=0)

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
            return all(self.ordinary(cut.stem) for cut in cuts(text)[1:] if self.common(cut.stem) >= 9)
        return False

    def countries(self, text: str) -> tuple[str, ...]:
        """Codes of the countries whose adjective the word is."""
        return self._countries.get(text, ())

    def lists_folded(self, name: str) -> tuple[str, ...]:
        """A list of context_mentions.toml in its order, folded."""
        return tuple(fold_text(word) for word in self.lists[name])

    def members(self, name: str) -> frozenset[str] | dict[str, str]:
        """The folded words of a context class."""
        return next((words for n, words in self._plain if n == name), frozenset())

    def roles_of(self, words: list[str]) -> list[tuple[int, ...]]:
        """`roles` of every word; one look-up a word."""
        known = self._roles
        try:
            return [known[w] for w in words]
        except KeyError:
            return [self.roles(w) for w in words]

    def roles(self, text: str) -> tuple[int, ...]:
        """What the word may begin: a name of several words (0), or by its classes as _ROLES says."""
        known = self._roles.get(text)
        if known is None:
            if len(self._roles) > _MEMO_LIMIT:
                self._roles.clear()
            classes = self.word(text).classes
            plain = {c.lstrip("+") for c in classes}
            out = [0] if self.phrases(text) else []
            out += [n for n, wanted in _ROLES if plain & wanted]
            known = self._roles[text] = tuple(out)
        return known

    def _word(self, text: str) -> Word:
        classes: set[str] = set()
        if text in self.twins.values():
            return Word(text, frozenset(("PREP",)), ())
        ways = self.cuts(text)
        readings = tuple(
            Reading(entry, cut.clitics, cut.lead) for cut in ways for entry in self._words.get(cut.stem, ())
        )
        for reading in readings:
            mark = "+" if reading.clitics else ""
            classes.update(mark + c for c in reading.entry.classes)
        for cut in ways:
            mark = "+" if cut.clitics else ""
            for name, words in self._plain:
                if name == "PREP" and cut.stem in self._sets["twins.name"]:
                    continue
                if cut.stem in words and (not mark or name not in ("STOP", "VERB", "COMMON", "LINK")):
                    classes.add(mark + name)
            nisba = self.nisbas.get(cut.stem)
            if nisba:
                classes.update(mark + c for c in nisba)
        definite = text.startswith(self.article) and len(text) > 3
        kind = self.heads.get(text) or self.definite.get(text)
        return Word(text, frozenset(classes), readings, kind, definite)

    def _nisbas(self, table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
        """Every form of every relative adjective: NISBA (of a country) or RELADJ, with DEFADJ, FEMADJ, PLURADJ."""
        out: dict[str, frozenset[str]] = {}
        article = str(table["article"])
        feminine = set(table["feminine"])
        for entry in read_entries("nisbas.tsv"):
            for form in entry.forms:
                for ending in table["endings"]:
                    for start in ("", article):
                        marks = set(entry.classes)
                        if start:
                            marks.add("DEFADJ")
                        if ending in feminine:
                            marks.add("FEMADJ")
                        if ending and ending not in feminine:
                            marks.add("PLURADJ")
                        key = fold_text(start + form + ending)
                        country = str(entry.get("country", ""))
                        if country and country not in self._countries.get(key, ()):
                            self._countries[key] = (*self._countries.get(key, ()), country)
                        out[key] = out.get(key, frozenset()) | frozenset(marks)
        return out


def read_frequency() -> dict[str, int]:
    """Folded word to its frequency (Zipf scale in halves), from word_frequency.tsv."""
    content = files("tawatur.lexicon").joinpath("data", "word_frequency.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in content.split("\n")[2:] if line]
    return {word: int(zipf) for zipf, words in rows for word in words.split(" ")}


def folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_text(word) for word in words)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the shipped lexicon; loaded once a process."""
    return Vocabulary()
