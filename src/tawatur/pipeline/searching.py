"""What search knows of a text and of a query: keys by lemma, and where in a text the words of a query stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from tawatur.lexicon.lemmas import keys_of, query_keys
from tawatur.model import Annotation, Span
from tawatur.store import SearchRow
from tawatur.text.fold import fold
from tawatur.text.tokens import tokenise

_WORD = re.compile(r"\w")
MOST_WORDS = 12  # of a query
Query = tuple[tuple[str, ...], ...]
"""For each word of a query the keys one of which must stand there."""


def search_words(query: str) -> tuple[str, ...]:
    """Folded words of a query, marks left out, each once."""
    return tuple(dict.fromkeys(_words(query)))[:MOST_WORDS]


def search_keys(query: str) -> Query:
    """Keys of the words of a query."""
    return tuple(dict.fromkeys(query_keys(word) for word in search_words(query)))


def text_keys(text: str) -> str:
    """The keys of a text, each once, parted by spaces."""
    return " ".join(dict.fromkeys(key for word in _words(text) for key in keys_of(word)))


def hits(text: str, query: Query) -> list[tuple[Span, int]]:
    """Where words of the query stand in the text (code points), and which word of the query each is."""
    wanted = {key: n for n, keys in enumerate(query) for key in keys}
    tokens = tokenise(fold(text))
    found = []
    for start, end, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        n = next((wanted[key] for key in keys_of(word) if key in wanted), None)
        if n is not None:
            found.append((tokens.folded.span(start, end), n))
    return found


def report_rows(annotations: Iterable[Annotation]) -> list[SearchRow]:
    """Rows of reports: title and text."""
    rows = []
    for a in annotations:
        window = a.document.published
        day = (window.latest or window.earliest) if window else None
        keys = text_keys(f"{a.document.title or ''}\n{a.document.text}")
        rows.append(SearchRow("report", a.document.id, _ordinal(day), keys, a.document.source, None))
    return rows


SEARCHED = {"utterances": "statement", "entities": "actor"}
"""Layer → kind of its search rows."""


def finding_rows(layer: str, items: Iterable[Any], outlets: Mapping[str, str | None]) -> list[SearchRow]:
    """Rows of what was said (with its speaker's name) and of actors. `outlets`: by document id."""
    rows = []
    for item in items if layer in SEARCHED else ():
        if layer == "entities":
            names = " ".join((*item.names, item.latin or "", *(office.title for office in item.offices)))
            rows.append(SearchRow(SEARCHED[layer], item.id, len(item.mentions), text_keys(names), None, None))
        elif item.evidence:
            first = item.evidence[0].document
            keys = text_keys(" ".join([item.speaker.name, *(e.text for e in item.evidence if e.document == first)]))
            day = _ordinal(item.when.latest or item.when.earliest)
            speaker = item.speaker.entity or item.speaker.name
            rows.append(SearchRow(SEARCHED[layer], item.id, day, keys, outlets.get(first), speaker))
    return rows


def _words(text: str) -> Sequence[str]:
    return [word for word in tokenise(fold(text)).words if _WORD.match(word)]


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
