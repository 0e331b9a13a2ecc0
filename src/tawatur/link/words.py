"""Words as linking compares them: hash, stem, whether they turn a clause round; and hits of the linking lexicon.

Everything is memoised by folded word, so that a word seen before costs one dictionary look-up.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any
from zlib import crc32

import msgspec

from tawatur.lexicon import Entry, Lexicon, load, read_table
from tawatur.text.fold import fold_text
from tawatur.text.tokens import TOKEN

_MEMO_LIMIT = 300_000
_WORD = re.compile(r"\w")


class Hit(msgspec.Struct, frozen=True):
    """Words [first, last] of a word list, and the entry that they are a form of, after `lead` letters of clitics."""

    first: int
    last: int
    entry: Entry
    lead: int = 0
    clitics: str = ""


class Words:
    """Stems, stop words and negations from `link_stems.toml`. Safe to share for reading."""

    def __init__(self, table: dict[str, Any]) -> None:
        affixes = table["affixes"]
        self._keep: int = affixes["keep"]
        self._prefixes = tuple(sorted(affixes["prefixes"], key=len, reverse=True))
        self._suffixes = tuple(sorted(affixes["suffixes"], key=len, reverse=True))
        self._waw: str = affixes["waw"]
        self._waw_letters: int = affixes["waw_letters"]
        self._waw_stays = tuple(affixes["waw_stays"])
        self.conjunctions = ("", *affixes["conjunctions"])
        self.locative = tuple(affixes["locative"])
        self.article: str = affixes["article"]
        self.doubled = tuple(affixes["doubled"])
        self.purpose: str = affixes["purpose"]
        self.pronouns = tuple(affixes["pronouns"])
        self._loose = tuple(affixes["loose"])
        future = table["future"]
        self._future = tuple(future["prefixes"])
        self._future_letters: int = future["letters"]
        self._future_but = tuple(fold_text(w) for w in future["but"])
        self._spellings: dict[str, str] = table["spellings"]
        self._stop = {fold_text(w) for w in table["stop"]["words"]}
        self._title = {fold_text(w) for w in table["title"]["words"]}
        self._negation = {fold_text(w) for w in table["negation"]["words"]}
        self._memo: dict[str, tuple[int, int, int]] = {}
        self._names: dict[int, str] = {}
        self._concepts: dict[str, str] = {}
        self._opposites: dict[int, int] = {}
        self._concept_ids: set[int] = set()
        for name, row in table["concepts"].items():
            for word in row["words"]:
                self._concepts[self._cut(fold_text(word))] = "=" + name
        for name, row in table["concepts"].items():
            self._concept_ids.add(self._id("=" + name))
            if "opposite" in row:
                self._opposites[self._id("=" + name)] = self._id("=" + row["opposite"])

    def of(self, word: str) -> tuple[int, int, int]:
        """(hash of the word, id of its stem or 0 for a stop word, flags: 1 negation, 2 title, 4 figure, 8 future)."""
        known = self._memo.get(word)
        if known is None:
            if len(self._memo) > _MEMO_LIMIT:
                self._memo.clear()
            ahead = self.future(word) << 3
            flags = ahead | (word in self._negation) | (word in self._title) << 1 | word.isdigit() << 2
            plain = len(word) < 2 and not word.isdigit()
            stem = 0 if plain or word in self._stop or word in self._negation else self._id(self.stem(word))
            known = self._memo[word] = (crc32(word.encode("utf-8", "surrogatepass")), stem, flags)
        return known

    def stem(self, word: str) -> str:
        """The stem of a folded word, one for all words of a concept (then written `=name`)."""
        cut = self._cut(word)
        return self._concepts.get(cut, cut)

    def plain(self, word: str) -> str:
        """A folded word without its affixes."""
        return self._cut(word)

    def definite(self, word: str) -> bool:
        """True where a folded word has the article."""
        return word.startswith(self.article) and len(word) > len(self.article) + 2

    def definite_of(self, word: str) -> str:
        """The article before a folded word that has lost its first letter, as readers of "for the …" leave it."""
        return self.article + fold_text(word)[1:]

    def loose(self, word: str) -> int:
        """Stem of a folded word without the one letter that may be a preposition or and-letter; 0 for short words.
        For names that no list holds: a word in a place may be written with its preposition."""
        if len(word) < 5 or not word.startswith(self._loose):
            return 0
        return self.of(word[1:])[1]

    def stems(self, text: str) -> frozenset[int]:
        """Ids of the content stems of any text."""
        return frozenset(s for w in words_of(text) if (s := self.of(w)[1]))

    def telling(self, text: str) -> frozenset[int]:
        """Ids of the stems that are no titles either."""
        return frozenset(row[1] for w in words_of(text) if (row := self.of(w))[1] and not row[2] & 2)

    def opposite(self, stem: int) -> int | None:
        """The stem of the opposite concept, where the data names one."""
        return self._opposites.get(stem)

    def joined(self, word: str) -> bool:
        """True where a folded word begins with an and-letter that is no letter of its own."""
        return word.startswith(self._waw) and len(word) >= self._waw_letters and not word.startswith(self._waw_stays)

    def future(self, word: str) -> bool:
        """True where a folded word looks like a verb of the future."""
        if len(word) < self._future_letters or not word.startswith(self._future):
            return False
        bare = word[len(self._waw) :] if not word.startswith(self._future[0][0]) else word
        return not bare.startswith(self._future_but)

    def concept(self, stem: int) -> bool:
        return stem in self._concept_ids

    def _id(self, stem: str) -> int:
        return crc32(stem.encode("utf-8", "surrogatepass")) or 1

    def _cut(self, word: str) -> str:
        keep = self._keep
        if self.joined(word) and not word.startswith(self._prefixes):
            word = word[len(self._waw) :]
        for prefix in self._prefixes if word.startswith(self._prefixes) else ():
            if word.startswith(prefix) and len(word) >= len(prefix) + keep:
                word = word[len(prefix) :]
                break
        for _ in range(2):
            if not word.endswith(self._suffixes):
                break
            for suffix in self._suffixes:
                if word.endswith(suffix) and len(word) >= len(suffix) + keep:
                    word = word[: -len(suffix)]
                    break
        return self._spellings.get(word, word)


def words_of(text: str) -> list[str]:
    """Folded words and figures of a text, without marks."""
    return [w for w in TOKEN.findall(fold_text(text)) if _WORD.match(w)]


@lru_cache(maxsize=1)
def words() -> Words:
    return Words(read_table("link_stems.toml"))


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, int]:
    content = files("tawatur.lexicon").joinpath("data", "word_frequency.tsv").read_text("utf-8")
    out: dict[str, int] = {}
    for line in content.splitlines():
        if line[:1].isdigit():
            rank, listed = line.split("\t")
            out.update(dict.fromkeys(listed.split(), int(rank)))
    return out


def frequency(word: str) -> int:
    """How often a folded word stands in Arabic texts (Zipf scale in halves); 0 for one that is hardly ever told."""
    return _frequencies().get(word, 0)


class Finder:
    """Finds forms of a lexicon in a list of folded words: one look-up a word; phrases only where one may begin."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._memo: dict[str, tuple[tuple[tuple[Entry, int, str], ...], bool]] = {}

    def find(self, listed: Sequence[str]) -> Iterator[Hit]:
        """Hits in order of their first word, a phrase before its single words."""
        memo = self._memo
        if len(memo) > _MEMO_LIMIT:
            memo.clear()
        for i, word in enumerate(listed):
            known = memo.get(word)
            if known is None:
                cut: dict[Entry, tuple[int, str]] = {}
                for reading in self.lexicon.lookup(word):
                    cut.setdefault(reading.entry, (reading.lead, reading.clitics))
                known = memo[word] = (tuple((e, *c) for e, c in cut.items()), bool(self.lexicon.phrases(word)))
            if known[1]:
                for clitics, lead, form, entry in self.lexicon.phrases(word):
                    n = len(form)
                    if tuple(listed[i + 1 : i + n]) == form[1:]:
                        yield Hit(i, i + n - 1, entry, lead, clitics)
            for entry, lead, clitics in known[0]:
                yield Hit(i, i, entry, lead, clitics)


@lru_cache(maxsize=8)
def finder(*names: str) -> Finder:
    """The finder over the named data files; made once a process."""
    return Finder(load(*names))


def pack(values: Iterable[int]) -> bytes:
    """Sorted distinct 32-bit numbers as bytes."""
    return array("I", sorted(set(values))).tobytes()


@lru_cache(maxsize=16_384)
def unpack(packed: bytes) -> frozenset[int]:
    """The numbers that `pack` wrote. Those asked for lately are kept: a large case holds them packed."""
    numbers = array("I")
    numbers.frombytes(packed)
    return frozenset(numbers)


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared part of the smaller set, 0–1."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    union = len(a | b)
    return len(a & b) / union if union else 0.0
