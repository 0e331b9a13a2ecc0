"""Search keys: one spelling for all forms of a word, so that a query finds it under clitics, article and plural.

The lemmas are those of simplemma's Arabic dictionary, folded. A word that it does not know keeps its own spelling; in
a text it stands also under every way to cut clitics off it, since names are in no dictionary.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from threading import Lock

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from tawatur.text.clitics import ARTICLE, Cut, cuts, suffix_cuts
from tawatur.text.fold import fold_text

LONGEST = 60  # letters of a key
_READING = Lock()
_LEAST = 3  # letters that a cut must leave of a word in no dictionary
_PLAIN = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")


@lru_cache(maxsize=1 << 17)
def keys_of(word: str) -> tuple[str, ...]:
    """Keys under which a folded word of a text is found."""
    lemma = _lemma(word)
    if lemma is not None:
        return (_spelt(lemma),)
    stems = [word, *(_bare(cut.stem) for cut in cuts(word))]
    return tuple(dict.fromkeys(_spelt(stem) for stem in stems if stem == word or len(stem) >= _LEAST))


def query_keys(word: str) -> tuple[str, ...]:
    """Keys, one of which a word must have that a folded word of a query asks for."""
    lemma = _lemma(word)
    if lemma is not None:
        return (_spelt(lemma),)
    return tuple(dict.fromkeys((_spelt(word), _spelt(_bare(word)))))


def _lemma(word: str) -> str | None:
    """The lemma of a folded word; None where no way to cut it leaves a word of the dictionary."""
    known = _lemmas()
    found = known.get(word)
    if found is not None:
        return found
    ways = cuts(word)
    for cut in ways:
        found = known.get(cut.stem) or known.get(_bare(cut.stem))
        if found is not None:
            return found
    for cut in ways:
        for rest in suffix_cuts(Cut(cut.clitics, cut.lead, _bare(cut.stem))):
            found = known.get(rest.stem) if len(rest.stem) >= _LEAST else None
            if found is not None:
                return found
    return None


def _bare(word: str) -> str:
    """Without the article, where enough is left."""
    return word[len(ARTICLE) :] if word.startswith(ARTICLE) and len(word) >= len(ARTICLE) + _LEAST else word


def _spelt(word: str) -> str:
    """The word in letters that every index takes as one word: Arabic, Latin, digits; others by their numbers."""
    lower = word[:LONGEST].lower()
    if all("\u0621" <= c <= "\u064a" or c in _PLAIN for c in lower):
        return lower
    return "".join(c if "\u0621" <= c <= "\u064a" or c in _PLAIN else f"x{ord(c):x}" for c in lower)


def _lemmas() -> dict[str, str]:
    """Folded form to folded lemma; read once, also where several threads ask at once."""
    with _READING:
        return _read()


@cache
def _read() -> dict[str, str]:
    # Decoding and folding all at once is what makes this fast; of forms that are folded alike the first counts.
    listed = DefaultDictionaryFactory().get_dictionary("ar")
    forms, lemmas = _folded(listed.keys()), _folded(listed.values())
    return dict(zip(reversed(forms), reversed(lemmas), strict=True))


def _folded(words: Iterable[str | bytes]) -> list[str]:
    joined = "\n".join(word if isinstance(word, str) else word.decode() for word in words)
    return fold_text(joined).split("\n")
