"""The tape: a document's tokens as one string, a character a token, so that rules run as regular expressions in C.

What a token can be for a grammar is a set of (class, clitics) pairs; each such set gets one character. A multi-word
lexicon form takes the character of its entry at its first token and a filler at the others, so that index on the
tape is token index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import compress, islice

import msgspec

from tawatur.lexicon import Lexicon, Reading
from tawatur.text import Tokens, fold_text
from tawatur.text.clitics import stems
from tawatur.text.forms import Column
from tawatur.text.tokens import TOKEN

OTHER = "."
FILLER = "~"
# Symbols of one byte first: sets of them compile and match several times faster. Then the private use area.
_BYTES = [chr(c) for c in (*range(0x80, 0x100), *range(0x21, 0x7F)) if chr(c) not in OTHER + FILLER]
_WIDE = 0xE000
_SYMBOLS = len(_BYTES) + 0x800
_SEEDS = 4000

Classes = frozenset[tuple[str, str]]
"""Pairs (class, clitics before it)."""
_NONE: Classes = frozenset()


class Tape(msgspec.Struct, frozen=True, eq=False):
    """`symbols[i]` stands for token i. `phrases[i]`: reading and last token of a multi-word form that begins at i.

    `more[i]` holds the further readings of the same form.
    """

    tokens: Tokens
    symbols: str
    phrases: dict[int, tuple[Reading, int]]
    more: dict[int, tuple[Reading, ...]] = {}

    def readings(self, index: int, lexicon: Lexicon) -> tuple[Reading, ...]:
        """What token `index` is: the multi-word form that begins there, else the word's readings."""
        phrase = self.phrases.get(index)
        if phrase is None:
            return lexicon.lookup(self.tokens.words[index])
        return (phrase[0], *self.more.get(index, ()))


class _Phrase(msgspec.Struct, frozen=True, eq=False):
    """A multi-word form behind its first word: the words still to come, how many, what it is."""

    rest: list[str]
    readings: tuple[Reading, ...]
    symbol: str


_NO_PHRASES: dict[str, list[_Phrase]] = {}


class Scanner:
    """Makes tapes for the classes that one grammar asks for.

    Args:
        lexicon: where words are looked up.
        classes: the classes that count; anything else is OTHER.
        shape: classes of a token that is no lexicon word (digits, marks), by its text; called once per distinct token.
        clitics: which clitics a class tells apart: (class, clitics) to the clitics that stand on the tape.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        classes: Iterable[str],
        shape: Callable[[str], Iterable[str]] | None = None,
        clitics: Callable[[str, str], str] | None = None,
    ) -> None:
        self.lexicon = lexicon
        self.classes = frozenset(classes)
        self._shape = shape
        self._clitics = clitics or (lambda _, written: written)
        self._starts = lexicon.starts()
        self._seconds: set[str] = set()  # words that are the second of a multi-word form
        self.alphabet: dict[Classes, str] = {}
        self._symbols = Column(self._classify)
        self._phrases = Column(self._begun)

    def seed(self, clitics: Iterable[str], first: Iterable[str] = ()) -> None:
        """Give symbols ahead to what the lexicon's words can be, so that patterns need not be compiled again later.

        Args:
            clitics: which clitics to reckon with beyond none.
            first: words that come first, so that they get symbols of one byte.
        """
        for word in first:
            self._classify(word)
            self._begun(word)
        entries = [entry for entry in self.lexicon.entries.values() if entry.classes & self.classes]
        words = (w for entry in entries for form in entry.forms for w in TOKEN.findall(fold_text(form))[:1])
        for word in islice(words, _SEEDS):
            self._classify(word)
            self._begun(word)
        bare = [pairs for pairs in self.alphabet if all(not written for _, written in pairs)]
        for written in clitics:
            for pairs in bare:
                self._symbol(frozenset((c, self._clitics(c, written)) for c, _ in pairs))

    def tape(self, tokens: Tokens) -> Tape:
        """Linear in the number of tokens."""
        words, seconds = tokens.words, self._seconds
        symbols = "".join(self._symbols.of(tokens.forms))
        begun = self._phrases.of(tokens.forms)
        phrases: dict[int, tuple[Reading, int]] = {}
        more: dict[int, tuple[Reading, ...]] = {}
        out: list[str] = []
        done, last = 0, len(words) - 1
        for i in compress(range(last), begun):
            if words[i + 1] not in seconds or i < done:
                continue
            for phrase in begun[i].get(words[i + 1], ()):
                n = len(phrase.rest)
                if n == 1 or words[i + 1 : i + 1 + n] == phrase.rest:
                    out.append(symbols[done:i])
                    out.append(phrase.symbol + FILLER * n)
                    phrases[i] = (phrase.readings[0], i + n)
                    if len(phrase.readings) > 1:
                        more[i] = phrase.readings[1:]
                    done = i + n + 1
                    break
        if done:
            out.append(symbols[done:])
            symbols = "".join(out)
        return Tape(tokens, symbols, phrases, more)

    def _classify(self, word: str) -> str:
        shape = frozenset([(name, "") for name in self._shape(word)]) if self._shape is not None else _NONE
        if self._starts.isdisjoint(stems(word)):  # most words: none of the lexicon's
            return self._symbol(shape) if shape else OTHER
        pairs = self._pairs(self.lexicon.lookup(word)) | shape
        return self._symbol(frozenset(pairs)) if pairs else OTHER

    def _begun(self, word: str) -> dict[str, list[_Phrase]]:
        """The multi-word forms that this word may begin, by their second word, the longest first; entries with one form
        stand together."""
        if self._starts.isdisjoint(stems(word)):
            return _NO_PHRASES
        forms: dict[tuple[str, ...], list[Reading]] = {}
        for clitics, lead, form, entry in self.lexicon.phrases(word):
            if entry.classes & self.classes:
                forms.setdefault(form[1:], []).append(Reading(entry, clitics, lead))
        if not forms:
            return _NO_PHRASES
        out: dict[str, list[_Phrase]] = {}
        for rest, rows in forms.items():
            phrase = _Phrase(list(rest), tuple(rows), self._symbol(self._pairs(rows)))
            out.setdefault(rest[0], []).append(phrase)
        self._seconds.update(out)
        return out

    def _pairs(self, readings: Iterable[Reading]) -> Classes:
        clitics = self._clitics
        return frozenset((c, clitics(c, r.clitics)) for r in readings for c in r.entry.classes & self.classes)

    def _symbol(self, pairs: Classes) -> str:
        known = self.alphabet.get(pairs)
        if known is None:
            n = len(self.alphabet)
            if n >= _SYMBOLS:  # hundreds in practice; beyond that a word is read as none of ours
                return OTHER
            known = self.alphabet[pairs] = _BYTES[n] if n < len(_BYTES) else chr(_WIDE + n - len(_BYTES))
        return known
