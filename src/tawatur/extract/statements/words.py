"""What one folded word can be for the statement rules. Made once for each distinct word of a process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from tawatur.lexicon import Entry, Lexicon, read_entries, read_table
from tawatur.lexicon.inflect import expand_verb
from tawatur.text import fold_text
from tawatur.text.clitics import ARTICLE, Cut, cuts, stems, suffix_cuts
from tawatur.text.forms import Column, forms_of
from tawatur.text.tokens import TOKEN

_SPLITS_LIMIT = 20_000
_CHANNEL_HEADS = frozenset(("OUTLET_HEAD", "CARRIER", "OCCASION", "POST"))
# Classes of words without which no link of a chain stands among words.
_LINKS = frozenset(("PLATFORM", "PHRASE", "CARRIER", "PUBLISHED", "TOLD_TO", "OVER", "THROUGH", "FAVOURED"))
_NON_VERBAL = ("CUE_OWN", "CUE_AS", "CUE_PREP")
_SAYING = frozenset(("que", "quote", "strict"))
_ARTICLE = ARTICLE
_LAM, _WAW, _FEH, _SEEN, _BEH, _YEH, _HEH, _TEH, _ALEF, _NOON, _MEEM = map(
    chr, (0x644, 0x648, 0x641, 0x633, 0x628, 0x64A, 0x647, 0x62A, 0x627, 0x646, 0x645)
)
_NISBA = (
    _YEH,
    _YEH + _HEH,
    _YEH + _YEH + _NOON,
    _YEH + _WAW + _NOON,
    _YEH + _ALEF + _TEH,
    _YEH + _TEH + _YEH + _NOON,
    _WAW + _NOON,
    _YEH + _NOON,
)
_GOES_ON = re.compile("ila|strict")
_NISBA_DUAL = (_YEH + _ALEF + _NOON, _YEH + _TEH + _ALEF + _NOON)
CLOSES = frozenset("»”›")
QUOTE_MARKS = frozenset("""«»“”„‹›"〝〞{}<>'‘’""")
COMMAS = frozenset("،,؛;")
STOPS = frozenset(".!?؟…\n")
DASHES = frozenset("-–—")


class Cue(NamedTuple):
    """A word as a reporting cue: entry, kind (past, present, participle, masdar, own, passive), clitics, pronoun."""

    entry: Entry
    kind: str
    clitics: str
    lead: int
    suffix: str
    takes: frozenset[str]
    gender: str
    number: str


Phrasing = tuple[str, int, tuple[str, ...], Entry]
"""A multi-word form that begins with a word: clitics, their length, its words, its entry."""


class Word(msgspec.Struct, eq=False, gc=False):
    """One distinct folded word. `bare` is the stem without article; `tags` the function classes it belongs to."""

    text: str
    bare: str
    mark: bool
    tags: frozenset[str] = frozenset()
    cues: tuple[Cue, ...] = ()
    head: Entry | None = None
    office: bool = False
    clitics: str = ""
    lead: int = 0
    definite: bool = False
    nisba: bool = False
    adjective: bool = False
    masdar: bool = False
    hit: bool = False
    certain: bool = False
    edge: bool = False
    follows: frozenset[str] = frozenset()
    link: bool = False
    prep: tuple[str, Entry] | None = None
    cue_phrases: tuple[Phrasing, ...] = ()
    channel_phrases: tuple[Phrasing, ...] = ()

    @property
    def kind(self) -> str:
        """What kind of speaker the word heads: "" where none."""
        return str(self.head.get("kind")) if self.head is not None else ""

    @property
    def feminine(self) -> bool:
        return self.bare.endswith(_HEH)


class Vocabulary:
    """Words by the statement data files. Memoised; safe to share."""

    def __init__(self) -> None:
        verbs = [form for entry in read_entries("cues_verbs.tsv") for form in expand_verb(entry)]
        self._verbs = Lexicon(verbs)
        self._words = Lexicon(read_entries("statement_words.toml"))
        self._heads = Lexicon(_all_cases(read_entries("sources.toml")))
        self.phrases = Lexicon(read_entries("cues_other.toml"))
        self.channels = Lexicon(read_entries("channels.toml"))
        self._masdar = re.compile(fold_text(str(read_table("statement_words.toml")["shapes"]["masdar"])))
        self._sayings: dict[str, list[Entry]] = {}
        for entry in self.phrases.entries.values():
            if "CUE_SAYING" in entry.classes:
                for form in entry.forms:
                    self._sayings.setdefault(fold_text(form), []).append(entry)
        self.same: dict[str, str] = {}
        for entry in self._words.entries.values():
            if "SAME" in entry.classes:
                self.same.update((fold_text(form), fold_text(entry.forms[0])) for form in entry.forms)
        lexicons = (self._verbs, self._words, self._heads, self.phrases, self.channels)
        self._known = frozenset(self._sayings).union(*(lexicon.starts() for lexicon in lexicons))
        self.counts = {
            fold_text(form): int(str(entry.get("value")))
            for entry in self._words.entries.values()
            if "COUNT" in entry.classes
            for form in entry.forms
        }
        self._takes: dict[str, frozenset[str]] = {}
        self._splits: dict[str, list[str]] = {}

        self._governed: dict[frozenset[str], frozenset[str]] = {}
        self.column = Column(self._make)

    def split(self, text: str) -> list[str]:
        """The folded words of a name."""
        known = self._splits.get(text)
        if known is None:
            if len(self._splits) > _SPLITS_LIMIT:
                self._splits.clear()
            known = self._splits[text] = [w for w in TOKEN.findall(fold_text(text)) if w[:1].isalnum()]
        return known

    def governed(self, takes: frozenset[str]) -> frozenset[str]:
        """The folded prepositions that a verb with these `takes` asks for."""
        known = self._governed.get(takes)
        if known is None:
            rows = [e for e in self._words.entries.values() if "GOVERNED" in e.classes and e.get("takes") in takes]
            known = self._governed[takes] = frozenset(fold_text(form) for e in rows for form in e.forms)
        return known

    def words(self, texts: list[str]) -> list[Word]:
        return self.column.of(forms_of(texts))

    def _make(self, text: str) -> Word:
        word = Word(text, text, not text[:1].isalnum())
        word.link = text.startswith(_LAM)
        if word.mark:
            word.edge = True
            word.hit = word.certain = text == ":"
            return word
        if self._known.isdisjoint(stems(text)):  # most words: only their shape tells something
            self._article(word)
            word.nisba = _is_nisba(word)
            word.masdar = any(self._masdar.match(stem) for _, stem in _verbal_cuts(text))
            return word
        tags: set[str] = set()
        for reading in self._words.lookup(text):
            if reading.clitics in ("", _WAW, _FEH):
                whole = not reading.clitics
                for c in reading.entry.classes:
                    if whole or c in (
                        "VERB_TOO",
                        "LINK",
                        "CLAUSE_CONN",
                        "OVER",
                        "FROM_WITH",
                        "COUNT",
                        "NEW_CLAUSE",
                        "WHERE",
                        "NEG",
                        "PREP",
                        "TIMEWORD",
                        "ADV",
                        "AUX",
                        "CONN",
                        "HYPO",
                        "DEM",
                        "REL",
                        "TRAIL",
                        "CAME",
                        "PUBLISHED",
                        "ON_CONDITION",
                        "FAVOURED",
                        "LEARNED",
                    ):
                        tags.add(c)
                    if not whole and c == "COMP":
                        tags.add("AND_COMP" if reading.clitics == _WAW else "FA_COMP")
        for lexicon in (self.phrases, self.channels):
            for reading in lexicon.lookup(text):
                tags.update(reading.entry.classes)
        for cut in cuts(text):
            if cut.stem.startswith(_ARTICLE) and len(cut.stem) > 4:
                tags.update(c for e in self._plain(self.channels, cut.stem[2:]) for c in e.classes & _CHANNEL_HEADS)
        word.cue_phrases = tuple(row for row in self.phrases.phrases(text) if row[0] in ("", _WAW, _FEH))
        word.channel_phrases = tuple(self.channels.phrases(text))
        if word.channel_phrases:
            tags.add("PHRASE")
        if "PUBLISHED" in tags:
            tags.discard("CARRIER")  # «نشرته» is no «نشرة»
        self._noun(word, tags)
        if tags.isdisjoint(("COMP", "NO_VERB")) and ("PREP" not in tags or "VERB_TOO" in tags):
            word.cues = tuple(self._cues(text))
        if any(c.kind != "masdar" for c in word.cues):
            tags.add("CUE")
            if any(c.kind in ("past", "present") and not c.suffix for c in word.cues):
                word.nisba = False
                if word.head is None and any(c.kind == "past" and not c.lead for c in word.cues):
                    word.definite, word.bare = False, word.text  # a root that begins like the article («ألمحت»)
        word.tags = frozenset(tags)
        word.link = word.link or not _LINKS.isdisjoint(tags)
        word.prep = self._prep(text, tags)
        word.certain = bool(word.cues) or word.prep is not None or not tags.isdisjoint(("CAME", "LEARNED"))
        word.follows = frozenset(form[1] for _, _, form, _ in word.cue_phrases)
        word.hit = word.certain or bool(word.follows) or not tags.isdisjoint(("TRAIL", "MATTER"))
        word.edge = word.hit or not tags.isdisjoint(("PREP", "CLAUSE_TURN", "NO_VERB"))
        return word

    def _prep(self, text: str, tags: set[str]) -> tuple[str, Entry] | None:
        """The class and the entry of a word that is a non-verbal cue alone («بحسب»)."""
        if tags.isdisjoint(_NON_VERBAL):
            return None
        for reading in self.phrases.lookup(text):
            if reading.clitics in ("", _WAW, _FEH):
                for c in _NON_VERBAL:
                    if c in reading.entry.classes:
                        return c, reading.entry
        return None

    def _noun(self, word: Word, tags: set[str]) -> None:
        text = word.text
        for cut in cuts(text):
            stem = cut.stem
            definite = stem.startswith(_ARTICLE) and len(stem) > 3
            bare = stem[2:] if definite else stem
            accusative = not definite and bare.endswith(_ALEF) and len(bare) > 4
            if accusative and self._plain(self._heads, bare[:-1]) and not self._is_participle(text):
                bare = bare[:-1]
            for suffix in ("", None):
                found = None
                if suffix == "":
                    found = self._plain(self._heads, bare)
                elif not definite:
                    for longer in suffix_cuts(cut):
                        found = self._plain(self._heads, longer.stem)
                        if found:
                            bare = longer.stem
                            break
                if found:
                    speaker = next((e for e in found if "SPEAKER" in e.classes), None)
                    word.head = word.head or speaker
                    word.office = word.office or any("OFFICE" in e.classes for e in found)
                    word.clitics, word.lead, word.bare, word.definite = cut.clitics, cut.lead, bare, definite
                    break
            if word.head:
                break
        if word.head is None:
            self._article(word)
        word.nisba = _is_nisba(word)
        word.adjective = "ADJ" in tags or bool(
            self._plain(self._words, word.bare) and any("ADJ" in e.classes for e in self._plain(self._words, word.bare))
        )
        for cut, stem in _verbal_cuts(text) if "DIRECTION" not in tags else ():
            rows = [*self._plain(self._words, stem)]
            for longer in suffix_cuts(cut):
                rows += self._plain(self._words, longer.stem)
            view = any("VIEW" in e.classes for e in rows)
            if view or self._masdar.match(stem):
                word.masdar = True
                word.nisba = word.nisba and not view  # «أهمية»

    @staticmethod
    def _article(word: Word) -> None:
        """Cuts the article off, and the clitics before it."""
        for cut in cuts(word.text):
            if cut.stem.startswith(_ARTICLE) and len(cut.stem) > 3:
                word.clitics, word.lead, word.bare, word.definite = cut.clitics, cut.lead, cut.stem[2:], True
                break

    def _is_participle(self, text: str) -> bool:
        """True for «مشيرا» and «معلقا», which go on with a statement rather than name who speaks («متحدثا»)."""
        rows = (r.entry for r in self._verbs.lookup(text) if not r.suffix)
        return any(e.get("kind") == "participle" and _GOES_ON.search(str(e.get("takes", ""))) for e in rows)

    @staticmethod
    def _plain(lexicon: Lexicon, form: str) -> list[Entry]:
        return [r.entry for r in lexicon.lookup(form) if not r.clitics and not r.suffix]

    def _cues(self, text: str) -> list[Cue]:
        out: list[Cue] = []
        for reading in self._verbs.lookup(text):
            entry = reading.entry
            kind = entry.get("kind")
            clitics = reading.clitics
            if kind in ("past", "passive", "own") and clitics not in ("", _WAW, _FEH):
                continue
            if kind == "present" and clitics not in ("", _WAW, _FEH, _LAM, _SEEN, _WAW + _SEEN, _FEH + _SEEN):
                continue
            if kind == "participle" and (clitics not in ("", _WAW) or reading.suffix):
                continue
            takes = str(entry.get("takes", ""))
            split = self._takes.get(takes)
            if split is None:
                split = self._takes[takes] = frozenset(takes.split(","))
            out.append(
                Cue(
                    entry,
                    kind,
                    clitics,
                    reading.lead,
                    reading.suffix,
                    split,
                    entry.get("gender", ""),
                    entry.get("number", "s"),
                )
            )
        for cut in cuts(text):
            if cut.clitics.endswith(_LAM) and cut.stem.startswith(_ARTICLE):
                for reading in self._verbs.lookup(cut.stem[2:]):
                    if reading.entry.get("kind") == "masdar" and not reading.clitics and not reading.suffix:
                        codes = frozenset(str(reading.entry.get("takes", "")).split(","))
                        out.append(Cue(reading.entry, "masdar", cut.clitics, cut.lead, "", codes, "", "s"))
        for entry in self._sayings.get(text, ()):
            out.append(Cue(entry, "participle", "", 0, "", _SAYING, "", "s"))
        # the least cut reading first; of equal ones verbs before nouns
        order = {"past": 0, "present": 0, "participle": 1, "passive": 2, "own": 3, "masdar": 4}
        out.sort(key=lambda c: (c.lead + len(c.suffix), order[c.kind], c.number == "d"))
        return out


def _all_cases(entries: list[Entry]) -> list[Entry]:
    """Entries with the other cases of their plurals in ون: «مقيمين», «مقيمو», «مقيمي»."""
    known = {fold_text(form) for entry in entries for form in entry.forms}
    out: list[Entry] = []
    for entry in entries:
        plurals = [form for form in map(fold_text, entry.forms) if form.endswith(_WAW + _NOON) and len(form) > 5]
        cases = {form[:-2] + end for form in plurals for end in (_YEH + _NOON, _WAW, _YEH)} - known
        out.append(msgspec.structs.replace(entry, forms=(*entry.forms, *sorted(cases))))
    return out


def _is_nisba(word: Word) -> bool:
    bare = word.bare
    return (len(bare) > 3 and bare.endswith(_NISBA)) or (len(bare) > 5 and bare.endswith(_NISBA_DUAL))


def _verbal_cuts(text: str) -> Iterator[tuple[Cut, str]]:
    """Ways to cut a word that leave what a verbal noun may be, each with that stem."""
    for cut in cuts(text):
        if cut.clitics in ("", _BEH, _WAW, _LAM):
            yield cut, cut.stem[2:] if cut.clitics == _LAM and cut.stem.startswith(_ARTICLE) else cut.stem


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the process; its data files are read at first use."""
    return Vocabulary()
