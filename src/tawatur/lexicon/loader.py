"""Loads lexicon data files, strictly: an unknown key, a double id or an empty form is an error, not a shrug.

A data file is TOML:

    [file]
    purpose = "one line"

    [[entry]]
    id = "month.01"             # unique in the file; the full id is "<file>:<id>"
    classes = ["MONTH"]         # what grammars and stages call it
    forms = ["يناير", "كانون الثاني"]
    suffixes = false            # true: forms may carry an attached pronoun
    value = 1                   # any further keys are features

or TSV for long lists (`.tsv`): a header line naming the columns, of which `id`, `classes` (comma-separated) and
`forms` (separated by |) are required and the rest are features.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from tawatur.lexicon.entry import Entry, Reading
from tawatur.model import LexiconError
from tawatur.text.clitics import FUTURE, Cut, cuts, stems, suffix_cuts
from tawatur.text.fold import fold_text
from tawatur.text.tokens import TOKEN

_MEMO_LIMIT = 400_000


class Lexicon:
    """Entries of some data files, looked up by folded word. Safe to share between threads for reading.

    Args:
        nouns: the entries are no verbs, so that the letter of the future is never cut off before them.
    """

    def __init__(self, entries: Iterable[Entry], *, nouns: bool = False) -> None:
        self._cuts = _noun_cuts if nouns else cuts
        self.entries: dict[str, Entry] = {}
        self._words: dict[str, list[Entry]] = {}
        self._suffixed: set[str] = set()
        self._phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._memo: dict[str, tuple[Reading, ...]] = {}
        for entry in entries:
            if entry.id in self.entries:
                raise LexiconError("two entries have one id", where=entry.id)
            self.entries[entry.id] = entry
            for form in entry.forms:
                words = tuple(TOKEN.findall(fold_text(form)))
                if not words:
                    raise LexiconError("an entry has an empty form", where=entry.id)
                if len(words) == 1:
                    self._words.setdefault(words[0], []).append(entry)
                    if entry.suffixes:
                        self._suffixed.add(words[0])
                else:
                    self._phrases.setdefault(words[0], []).append((words, entry))
        for rows in self._phrases.values():
            rows.sort(key=lambda row: -len(row[0]))

    def lookup(self, word: str) -> tuple[Reading, ...]:
        """What a folded word can be, clitics cut where needed; the whole word's readings first. Memoised."""
        known = self._memo.get(word)
        if known is None:
            if len(self._memo) > _MEMO_LIMIT:
                self._memo.clear()
            # Most words are none of ours: told at once by their stems.
            none = self._words.keys().isdisjoint(stems(word))
            known = self._memo[word] = () if none else tuple(self._readings(word))
        return known

    def starts(self) -> frozenset[str]:
        """Folded words that are a form or begin one: where no stem of a word is among them, it is none of ours."""
        return frozenset(self._words.keys() | self._phrases.keys())

    def phrases(self, word: str) -> list[tuple[str, int, tuple[str, ...], Entry]]:
        """Multi-word forms that may begin with this word: (clitics, lead, words of the form, entry), longest first."""
        if self._phrases.keys().isdisjoint(stems(word)):
            return []
        out = []
        for cut in self._cuts(word):
            out += [(cut.clitics, cut.lead, words, entry) for words, entry in self._phrases.get(cut.stem, ())]
        out.sort(key=lambda row: (-len(row[2]), row[1]))
        return out

    def _readings(self, word: str) -> Iterator[Reading]:
        seen: set[tuple[str, int]] = set()
        for cut in self._cuts(word):
            for entry in self._words.get(cut.stem, ()):
                if (entry.id, cut.lead) not in seen:
                    seen.add((entry.id, cut.lead))
                    yield Reading(entry, cut.clitics, cut.lead)
        if not self._suffixed:
            return
        for cut in self._cuts(word):
            for longer in suffix_cuts(cut):
                for entry in self._words[longer.stem] if longer.stem in self._suffixed else ():
                    if entry.suffixes and (entry.id, cut.lead) not in seen:
                        seen.add((entry.id, cut.lead))
                        yield Reading(entry, cut.clitics, cut.lead, longer.suffix)


def _noun_cuts(word: str) -> list[Cut]:
    return [cut for cut in cuts(word) if not cut.clitics.endswith(FUTURE)]


def data_files() -> list[Traversable]:
    """All data files of the lexicon, by name."""
    return sorted((f for f in files("tawatur.lexicon").joinpath("data").iterdir() if f.is_file()), key=lambda f: f.name)


def read_entries(name: str) -> list[Entry]:
    """The entries of one data file (`months.toml`, `places.tsv`).

    Raises:
        LexiconError: the file is missing or breaks the format.
    """
    path = files("tawatur.lexicon").joinpath("data", name)
    try:
        content = path.read_text("utf-8")
    except FileNotFoundError:
        raise LexiconError("no such data file", where=name) from None
    stem = name.rsplit(".", 1)[0]
    rows = _tsv_rows(content, name) if name.endswith(".tsv") else _toml_rows(content, name)
    return [_entry(stem, row, f"{name}: {row.get('id', '?')}") for row in rows]


@lru_cache(maxsize=32)
def load(*names: str) -> Lexicon:
    """The lexicon of the named data files; loaded once a process."""
    return Lexicon(entry for name in names for entry in read_entries(name))


def read_table(name: str) -> dict[str, Any]:
    """A whole TOML data file that holds no entries (rules, tables).

    Raises:
        LexiconError: the file is missing or is no TOML.
    """
    try:
        return tomllib.loads(files("tawatur.lexicon").joinpath("data", name).read_text("utf-8"))
    except FileNotFoundError:
        raise LexiconError("no such data file", where=name) from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"not TOML: {error}", where=name) from None


@lru_cache(maxsize=1)
def lexicon_version() -> str:
    """Hash over all data files: names the lexicon that made a finding."""
    digest = blake2b(digest_size=6)
    for file in data_files():
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _toml_rows(content: str, name: str) -> list[dict[str, Any]]:
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"not TOML: {error}", where=name) from None
    rows = table.get("entry", [])
    if not isinstance(rows, list):
        raise LexiconError("entries stand as [[entry]]", where=name)
    return rows


def _tsv_rows(content: str, name: str) -> list[dict[str, Any]]:
    lines = [line for line in content.split("\n") if line and not line.startswith("#")]
    if not lines:
        raise LexiconError("the file is empty", where=name)
    columns = lines[0].split("\t")
    out = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise LexiconError(f"{len(cells)} cells where the header has {len(columns)}", where=f"{name}:{number}")
        row: dict[str, Any] = {c: v for c, v in zip(columns, cells, strict=True) if v}
        row["forms"] = row.get("forms", "").split("|")
        row["classes"] = row.get("classes", "").split(",")
        out.append(row)
    return out


def _entry(stem: str, row: dict[str, Any], where: str) -> Entry:
    row = dict(row)
    try:
        id_, classes, forms = row.pop("id"), row.pop("classes"), row.pop("forms")
    except KeyError as missing:
        raise LexiconError(f"an entry lacks {missing}", where=where) from None
    suffixes = row.pop("suffixes", False)
    if not (classes and forms and all(classes) and all(isinstance(f, str) and f.strip() for f in forms)):
        raise LexiconError("an entry needs classes and non-empty forms", where=where)
    return Entry(f"{stem}:{id_}", frozenset(classes), tuple(forms), row, bool(suffixes))
