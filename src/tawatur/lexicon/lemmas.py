"""Search keys: one spelling for all forms of a word, so that a query finds it under clitics, article and plural.

The lemmas are those of simplemma's Arabic dictionary, folded. A word that it does not know keeps its own spelling; in
a text it stands also under every way to cut clitics off it, since names are in no dictionary.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache
from threading import Lock

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from tawatur.text.clitics import ARTICLE, Cut, cuts, suffix_cuts
from tawatur.text.fold import fold_text

LONGEST = 60  # letters of a key
_READING = Lock()
_LEAST = 3  # letters that a cut must leave of a word in no dictionary
_BEGUN = 2  # letters that must stand there of a word that is being typed
_SURE = 4  # letters from which on its forms tell the lemma
_OTHERS = 24  # lemmas that begin otherwise than the word being typed
_MANY = 500  # forms of lemmas that begin so
_LETTERS = 60  # ways of a word to be looked for in a text
_AFTER = "\uffff"  # behind all words that begin as what stands before it
_ESCAPED = re.compile("x[0-9a-f]")
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


def begun_keys(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """For a folded word that is still being typed: how keys begin of words that begin so, under clitics and article
    too; and further keys, of forms that begin so while their lemma does not. None where too little stands there."""
    stems = tuple(stem for stem in _begun_stems(word) if len(stem) >= _BEGUN and stem != ARTICLE)
    found = {form for stem in stems if len(stem) >= _SURE for form in _beginning(stem)}
    forms = sorted(found, key=lambda form: (len(form), form))
    others = dict.fromkeys(lemma for form in forms if not (lemma := _lemmas()[form]).startswith(stems))
    return tuple(map(_spelt, stems)), tuple(map(_spelt, list(others)[:_OTHERS]))


def letters_of(keys: Iterable[str], begun: Iterable[str] = ()) -> tuple[str, ...] | None:
    """Letters, some of which stand in every folded word that is found under one of the keys, or under one that begins
    as `begun` (where these are very many, in most such words). None where they may be any."""
    keys, begun = tuple(keys), tuple(begun)
    if any(map(_ESCAPED.search, (*keys, *begun))):
        return None
    forms = {*keys, *begun}
    for key in keys:
        forms.update(_of_lemmas(key, key))
    for start in begun:
        some = _of_lemmas(start, start + _AFTER)
        forms.update(some if len(some) <= _MANY else ())
    found: list[str] = []
    for core in sorted({_core(form) for form in forms}, key=lambda core: (len(core), core)):
        if len(found) < _LETTERS and not any(shorter in core for shorter in found):
            found.append(core)
    return tuple(found)


def _begun_stems(word: str) -> dict[str, None]:
    """What may stand there of a word without its clitics, the whole first."""
    stems = [word]
    ways = cuts(word)
    stems += [cut.stem.removeprefix(ARTICLE) for cut in ways if cut.stem.startswith(ARTICLE)]
    if len(stems) == 1 and not _beginning(word):
        stems += [cut.stem for cut in ways if len(cut.stem) >= _LEAST]
    return dict.fromkeys(stems)


def _core(form: str) -> str:
    """What of a form stands in a text under any clitics: they change an article, and a last ه (ة)."""
    bare = _bare(form)
    return bare[:-1] if bare.endswith("\u0647") and len(bare) > _LEAST else bare


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


@cache
def _forms() -> list[str]:
    """All forms in order."""
    return sorted(_lemmas())


@cache
def _forms_by_lemma() -> list[str]:
    known = _lemmas()
    return sorted(known, key=known.__getitem__)


def _beginning(stem: str) -> list[str]:
    """The forms that begin so."""
    forms = _forms()
    return forms[bisect_left(forms, stem) : bisect_left(forms, stem + _AFTER)]


def _of_lemmas(first: str, last: str) -> list[str]:
    """The forms of the lemmas from `first` to `last`."""
    forms, lemma = _forms_by_lemma(), _lemmas().__getitem__
    return forms[bisect_left(forms, first, key=lemma) : bisect_right(forms, last, key=lemma)]


def _folded(words: Iterable[str | bytes]) -> list[str]:
    joined = "\n".join(word if isinstance(word, str) else word.decode() for word in words)
    return fold_text(joined).split("\n")
