"""Offices of persons: told by the lexicon with dates, and learned from the words around a name."""

from __future__ import annotations

from datetime import date

from tawatur.extract.mentions.candidate import Candidate
from tawatur.extract.mentions.reading import Text
from tawatur.lexicon import Entry
from tawatur.model import Office, Published

_LONGEST = 10
_CARRIES = frozenset(("INNER", "TITLE", "NISBA", "RELADJ", "PORTFOLIO", "FORMER"))


def known(entry: Entry, published: Published | None) -> list[Office]:
    """The lexicon's offices that had begun when the report appeared; those that had ended by then are former."""
    out = []
    latest = published.latest if published else None
    for row in str(entry.get("offices", "")).split(";"):
        cells = row.split(",")
        if len(cells) != 4:
            continue
        title, of, start, end = cells
        begins = date.fromisoformat(start) if start else None
        ends = date.fromisoformat(end) if end else None
        if latest and begins and begins > latest:
            continue
        former = bool(ends and published and published.earliest and ends < published.earliest)
        out.append(Office(title, _key(of), begins, ends, former))
    return out


def _key(of: str) -> str | None:
    return None if not of else f"country:{of}" if of.isupper() and len(of) == 2 else f"organisations:{of}"


def told(text: Text, person: Candidate, at: dict[int, Candidate]) -> Office | None:
    """The office that the words before or behind a name give to the person. `at`: mentions by each of their tokens."""
    start = _before(text, person, at)
    if start is not None and text.words[person.first - 1] in text.vocabulary.set("offices.not_last"):
        return None  # somebody's spokesman: the name is not the office's holder
    if start is not None:
        return _office(text, start, person.first, at)
    first = person.last + 1
    if first < text.n and text.words[first] in text.vocabulary.set("administration.commas"):
        first += 1
    if first < text.n and text.words[first] in text.vocabulary.set("offices.words"):
        end = first + 1
        while end < text.n and end - first < _LONGEST and _carries(text, end, at):
            end += 1
        return _office(text, first, end, at) if end > first + 1 else None
    return None


def _before(text: Text, person: Candidate, at: dict[int, Candidate]) -> int | None:
    """The farthest word before the name from which only words of an office lead to it, itself the head of an office."""
    offices = text.vocabulary.set("offices.words")
    best = None
    i = person.first - 1
    while i >= 0 and person.first - i <= _LONGEST:
        stem, _ = text.stem(i, "TITLE")
        if stem in offices:
            best = i
        if not _carries(text, i, at) and stem not in offices:
            break
        i -= 1
    return best


def _carries(text: Text, i: int, at: dict[int, Candidate]) -> bool:
    here = at.get(i)
    if here is not None:
        return here.type != "person"
    info = text.word(i)
    if not text.is_word(i) or (
        {"VERB", "PREP"} & info.classes and info.text not in text.vocabulary.set("offices.carry")
    ):
        return False
    return (
        info.definite
        or not _CARRIES.isdisjoint(info.classes)
        or info.text in text.vocabulary.set("offices.carry")
        or (info.text in text.vocabulary.set("inner.nouns"))
    )


def _office(text: Text, start: int, end: int, at: dict[int, Candidate]) -> Office:
    """The office in tokens [start, end): its title, of which state or body, whether it is over."""
    former = any(text.has(i, "FORMER") for i in range(start, end))
    of, stop = None, end
    for i in range(start + 1, end):
        here = at.get(i)
        if here is not None:
            of = text.name(here)
            stop = min(stop, i)
            break
        info = text.word(i)
        if "NISBA" in info.classes:
            of = next((f"country:{code}" for code in text.vocabulary.countries(info.text)), None)
            stop = min(stop, i)
            break
        if "FORMER" in info.classes:
            stop = min(stop, i)
    _, lead = text.stem(start, "TITLE")
    span = text.page.span(start, end - 1, lead)
    title = text.page.span(start, max(start, stop - 1), lead)
    words = text.written(start, title, lead)
    return Office(words, of, former=former, span=span)
