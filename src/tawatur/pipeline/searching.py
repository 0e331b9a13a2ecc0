"""What search knows of a text and of a query: keys by lemma, and where in a text the words of a query stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from tawatur.lexicon.lemmas import keys_of, query_keys
from tawatur.model import Annotation, Span
from tawatur.model.case import CaseFindings
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


def finding_rows(found: CaseFindings, outlets: dict[str, str | None]) -> list[SearchRow]:
    """Rows of what was said (with its speaker's name) and of actors. `outlets`: by document id."""
    rows = []
    for u in found.utterances:
        if not u.evidence:
            continue
        first = u.evidence[0].document
        spans = [e.text for e in u.evidence if e.document == first]
        keys = text_keys(" ".join([u.speaker.name, *spans]))
        day = _ordinal(u.when.latest or u.when.earliest)
        rows.append(SearchRow("statement", u.id, day, keys, outlets.get(first), u.speaker.entity or u.speaker.name))
    for e in found.entities:
        names = " ".join((*e.names, e.latin or "", *(office.title for office in e.offices)))
        rows.append(SearchRow("actor", e.id, len(e.mentions), text_keys(names), None, None))
    return rows


def _words(text: str) -> Sequence[str]:
    return [word for word in tokenise(fold(text)).words if _WORD.match(word)]


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
