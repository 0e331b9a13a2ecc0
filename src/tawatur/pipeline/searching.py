"""What search knows of a text and of a query: keys by lemma, and where in a text the words of a query stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from tawatur.lexicon.lemmas import keys_of, query_keys
from tawatur.model import Annotation, Span
from tawatur.store import SEARCHED, SearchRow, Words, weight_of
from tawatur.text.fold import fold
from tawatur.text.tokens import TOKEN

_WORD = re.compile(r"\w")
_SPACE, _RUN = re.compile(r"\s"), re.compile(r"\S+")
_PIECE = 600  # code points that are read at a time in the search for hits
OFTEN = 3  # times that a report says what it is about
MOST_WORDS = 12  # of a query


def search_words(query: str) -> tuple[str, ...]:
    """Folded words of a query, marks left out, each once."""
    return tuple(dict.fromkeys(_words(query)))[:MOST_WORDS]


def search_keys(query: str) -> Words:
    """Keys of the words of a query."""
    return tuple(dict.fromkeys(query_keys(word) for word in search_words(query)))


def text_keys(text: str) -> str:
    """The keys of a text, each once, parted by spaces."""
    return " ".join(dict.fromkeys(_keys(text)))


def hits(text: str, query: Words, within: int | None = None) -> list[tuple[Span, int]]:
    """Where words of the query stand in the text (code points), in order, and which word of the query each is.

    Args:
        within: code points; the text is read no further once all words of the query stand so near each other.
    """
    wanted = {key: n for n, keys in enumerate(query) for key in keys}
    found: list[tuple[Span, int]] = []
    begin = 0
    while begin < len(text):
        end = len(text) if within is None else _word_end(text, begin + _PIECE)
        read = {run: _read_run(run) for run in set(text[begin:end].split())}
        marked = {
            run: {(first, stop): wanted[key] for first, stop, key in words if key in wanted}
            for run, (keys, words) in read.items()
            if not keys.isdisjoint(wanted)
        }
        for place in _RUN.finditer(text, begin, end) if marked else ():
            for (first, stop), n in marked.get(place[0], {}).items():
                found.append((Span(place.start() + first, place.start() + stop), n))
        if within is not None and _together(found, len(query), within):
            break
        begin = end
    return found


def _together(found: list[tuple[Span, int]], words: int, within: int) -> bool:
    return any(
        len({n for span, n in found[i : i + 12] if span.end - first.start <= within}) == words
        for i, (first, _) in enumerate(found)
    )


def _word_end(text: str, offset: int) -> int:
    """The first white space at or after the offset, or the end."""
    space = _SPACE.search(text, offset)
    return space.start() if space else len(text)


@lru_cache(maxsize=1 << 16)
def _read_run(run: str) -> tuple[frozenset[str], tuple[tuple[int, int, str], ...]]:
    """The keys in a run without white space, and where in it (code points) each of its words stands. Runs recur in
    every report, and a search reads many reports."""
    folded = fold(run)
    words = []
    for token in TOKEN.finditer(folded.text):
        span = folded.span(*token.span())
        words += [(span.start, span.end, key) for key in keys_of(token[0])]
    return frozenset(key for _, _, key in words), tuple(words)


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
