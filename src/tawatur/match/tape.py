"""The tape: a document's tokens as one string, a character a token, so that rules run as regular expressions in C.

What a token can be for a grammar is a set of (class, clitics) pairs; each such set gets one character. A multi-word
lexicon form takes the character of its entry at its first token and a filler at the others, so that index on the
tape is token index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from tawatur.lexicon import Lexicon, Reading
from tawatur.text import Tokens

OTHER = "."
FILLER = "~"
_FIRST = 0xE000  # private use area

Classes = frozenset[tuple[str, str]]
"""Pairs (class, clitics before it)."""


class Tape(msgspec.Struct, frozen=True, eq=False):
    """`symbols[i]` stands for token i. `phrases[i]` holds the reading and last token of a multi-word form that begins at i."""

    tokens: Tokens
    symbols: str
    phrases: dict[int, tuple[Reading, int]]

    def readings(self, index: int, lexicon: Lexicon) -> tuple[Reading, ...]:
        """What token `index` is: the multi-word form that begins there, else the word's readings."""
        phrase = self.phrases.get(index)
        return (phrase[0],) if phrase else lexicon.lookup(self.tokens.words[index])


class Scanner:
    """Makes tapes for the classes that one grammar asks for.

    Args:
        lexicon: where words are looked up.
        classes: the classes that count; anything else is OTHER.
        shape: classes of a token that is no lexicon word (digits, marks), by its text; called once per distinct token.
    """

    def __init__(self, lexicon: Lexicon, classes: Iterable[str], shape: Callable[[str], Iterable[str]] | None = None) -> None:
        self.lexicon = lexicon
        self.classes = frozenset(classes)
        self._shape = shape
        self._memo: dict[str, str] = {}
        self._starters: dict[str, bool] = {}
        self.alphabet: dict[Classes, str] = {}

    def tape(self, tokens: Tokens) -> Tape:
        """Linear in the number of tokens; a word seen before costs one dictionary look-up."""
        memo, words = self._memo, tokens.words
        if len(memo) > 400_000:
            memo.clear()
            self._starters.clear()
        try:
            symbols = [memo[w] for w in words]
        except KeyError:
            symbols = [memo[w] if w in memo else self._classify(w) for w in words]
        phrases: dict[int, tuple[Reading, int]] = {}
        starters = self._starters
        skip = -1
        for i in [i for i, w in enumerate(words) if starters[w]]:
            if i <= skip:
                continue
            found = self._phrase(words, i)
            if found is not None:
                reading, last = found
                symbols[i] = self._symbol(self._pairs((reading,)))
                symbols[i + 1 : last + 1] = [FILLER] * (last - i)
                phrases[i] = found
                skip = last
        return Tape(tokens, "".join(symbols), phrases)

    def _phrase(self, words: list[str], i: int) -> tuple[Reading, int] | None:
        for clitics, lead, form, entry in self.lexicon.phrases(words[i]):
            n = len(form)
            if entry.classes & self.classes and tuple(words[i + 1 : i + n]) == form[1:]:
                return Reading(entry, clitics, lead), i + n - 1
        return None

    def _classify(self, word: str) -> str:
        pairs = self._pairs(self.lexicon.lookup(word))
        if self._shape is not None:
            pairs |= {(name, "") for name in self._shape(word)}
        symbol = self._symbol(frozenset(pairs)) if pairs else OTHER
        self._memo[word] = symbol
        self._starters[word] = any(row[3].classes & self.classes for row in self.lexicon.phrases(word))
        return symbol

    def _pairs(self, readings: Iterable[Reading]) -> Classes:
        return frozenset((c, r.clitics) for r in readings for c in r.entry.classes & self.classes)

    def _symbol(self, pairs: Classes) -> str:
        known = self.alphabet.get(pairs)
        if known is None:
            known = self.alphabet[pairs] = chr(_FIRST + len(self.alphabet))
        return known
