"""What search knows of a text and of a query: keys by lemma, and where in a text the words of a query stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from tawatur.lexicon import lemmas
from tawatur.lexicon.lemmas import keys_of, letters_of, query_keys
from tawatur.model import Annotation, Span
from tawatur.store import BEGINS, SEARCHED, SearchRow, Words, weight_of
from tawatur.text.fold import fold
from tawatur.text.tokens import TOKEN

_WORD = re.compile(r"\w")
_SPACE, _REST = re.compile(r"\s"), re.compile(r"\w*")
_PIECE = 600  # code points that are read at a time in the search for hits
OFTEN = 3  # times that a report says what it is about
MOST_WORDS = 12  # of a query


def search_words(query: str) -> tuple[str, ...]:
    """Folded words of a query, marks left out, each once."""
    return tuple(dict.fromkeys(_words(query)))[:MOST_WORDS]


def search_keys(query: str) -> Words:
    """Keys of the words of a query."""
    return tuple(dict.fromkeys(query_keys(word) for word in search_words(query)))


def begun_keys(query: str) -> tuple[str, ...]:
    """Further keys of the last word of a query that is still being typed: those of all words that begin so. None where
    something stands behind it."""
    words = _words(query)
    if not words or len(words) > MOST_WORDS or words[-1] in words[:-1] or not _WORD.match(query[-1]):
        return ()
    starts, others = lemmas.begun_keys(words[-1])
    return (*(start + BEGINS for start in starts), *others)


def text_keys(text: str) -> str:
    """The keys of a text, each once, parted by spaces."""
    return " ".join(dict.fromkeys(_keys(text)))


def hits(text: str, query: Words, within: int | None = None) -> list[tuple[Span, int]]:
    """Where words of the query stand in the text (code points), in order, and which word of the query each is.

    Args:
        within: code points; the text is read no further once all words of the query stand so near each other.
    """
    sought = _sought(query)
    found: list[tuple[Span, int]] = []
    begin = 0
    while begin < len(text):
        end = len(text) if within is None else _word_end(text, begin + _PIECE)
        piece = fold(text[begin:end])
        for start, stop, n in sought.places(piece.text):
            span = piece.span(start, stop)
            found.append((Span(begin + span.start, begin + span.end), n))
        if within is not None and _together(found, len(query), within):
            break
        begin = end
    return found


class _Sought:
    """The words of a query, looked for in many texts: only words that hold letters of theirs are read."""

    def __init__(self, query: Words) -> None:
        asked = [(key, n) for n, keys in enumerate(query) for key in keys]
        self._exact = {key: n for key, n in asked if not key.endswith(BEGINS)}
        self._begun = {key.removesuffix(BEGINS): n for key, n in asked if key.endswith(BEGINS)}
        letters = letters_of(self._exact, self._begun)
        self._letters = re.compile("|".join(map(re.escape, letters)) if letters else r"\w", re.IGNORECASE)

    def places(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """(start, end, which word of the query) of the words in a folded text."""
        last = 0
        for place in self._letters.finditer(folded):
            if place.start() < last:
                continue
            first = place.start()
            while first > last and _WORD.match(folded[first - 1]):
                first -= 1
            last = _REST.match(folded, place.end()).end()  # type: ignore[union-attr]
            for token in TOKEN.finditer(folded, first, last):
                n = self._which(token[0])
                if n is not None:
                    yield *token.span(), n

    def _which(self, word: str) -> int | None:
        for key in keys_of(word):
            if key in self._exact:
                return self._exact[key]
            for start, n in self._begun.items():
                if key.startswith(start):
                    return n
        return None


_sought = lru_cache(maxsize=64)(_Sought)


def _together(found: list[tuple[Span, int]], words: int, within: int) -> bool:
    return any(
        len({n for span, n in found[i : i + 12] if span.end - first.start <= within}) == words
        for i, (first, _) in enumerate(found)
    )


def _word_end(text: str, offset: int) -> int:
    """The first white space at or after the offset, or the end."""
    space = _SPACE.search(text, offset)
    return space.start() if space else len(text)


def report_rows(annotations: Iterable[Annotation]) -> list[SearchRow]:
    """Rows of reports: title and text. A report is about the words of its title, and those that it says often."""
    rows = []
    for a in annotations:
        window = a.document.published
        day = (window.latest or window.earliest) if window else None
        title, counts = text_keys(a.document.title or ""), Counter(_keys(a.document.text))
        often = [key for key, n in counts.items() if n >= OFTEN]
        keys = " ".join(dict.fromkeys((*title.split(), *counts)))
        about = " ".join(dict.fromkeys((*title.split(), *often)))
        rows.append(SearchRow("report", a.document.id, _ordinal(day), keys, a.document.source, about=about))
    return rows


def finding_rows(layer: str, items: Iterable[Any], outlets: Mapping[str, str | None], as_of: date) -> list[SearchRow]:
    """Rows of findings: of what was said with its speaker's name, of actors all their names. `outlets`: by document
    id; `as_of`: the case's day, from which lists are ordered."""
    rows = []
    kind = SEARCHED.get(layer, "")
    for item in items if kind else ():
        match layer:
            case "entities":
                names = (*item.names, item.latin, *(office.title for office in item.offices))
                rows.append(SearchRow(kind, item.id, len(item.mentions), _of(names)))
            case "utterances" if item.evidence:
                first = item.evidence[0].document
                said = _of([item.speaker.name, *(e.text for e in item.evidence if e.document == first)])
                day = _ordinal(item.when.latest or item.when.earliest)
                rows.append(
                    SearchRow(kind, item.id, day, said, outlets.get(first), item.speaker.entity or item.speaker.name)
                )
            case "utterances":
                pass
            case _:
                rows.append(SearchRow(kind, item.id, weight_of(layer, item, as_of), _of(_told(layer, item))))
    return rows


def _told(layer: str, item: Any) -> tuple[str | None, ...]:
    """What a list shows of a finding in words."""
    match layer:
        case "claims":
            return item.holder, item.actor, item.target, item.act, item.outcome
        case "figures":
            return item.counted, item.scope.place
        case "timeline":
            return item.text, *(e.text for e in item.evidence[:3])
        case "commitments":
            return item.actor, item.act
        case _:
            return item.holder, item.outcome


def _of(texts: Iterable[str | None]) -> str:
    return text_keys(" ".join(text for text in texts if text))


def _keys(text: str) -> Iterator[str]:
    return (key for word in _words(text) for key in keys_of(word))


def _words(text: str) -> Sequence[str]:
    return [word for word in TOKEN.findall(fold(text).text) if _WORD.match(word)]


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
