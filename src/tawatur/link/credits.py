"""Credits: the agencies and outlets that a report says it comes from, in its byline, its dateline or at its end."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from tawatur.lexicon import Entry
from tawatur.link.reading import Reading
from tawatur.link.words import finder, words_of
from tawatur.model import Span

_HEAD = re.compile(r"[^\n:]{0,70}?(?:\s[-–—]\s?|\s?[-–—]\s|:|\)|\n)")
_TAIL = re.compile(r"[(\[]([^()\[\]\n]{2,50})[)\]][\s.]*$")
_SPLIT = re.compile(r"[-–—:\u060c,/()|]| - ")


class Credit(msgspec.Struct, frozen=True, omit_defaults=True):
    """`kind`: agency, outlet, agencies (several, unnamed) or own (the outlet's own reporter).
    `start`/`end` lead to the words where they stand in the text; else they stand in the byline."""

    key: str
    name: str
    kind: str
    how: str
    start: int | None = None
    end: int | None = None


def credits_of(reading: Reading) -> tuple[Credit, ...]:
    """Credits of the report as a whole, at most one of each key, the strongest place first (byline, head, end)."""
    document = reading.document
    found: dict[str, Credit] = {}
    author = (document.author or "").replace("&nbsp;", " ")
    own = own_outlet(document.source)
    for entry in _entries(author):
        _note(found, entry, "byline", None, own)
    head = _HEAD.match(reading.text)
    if head:
        for entry in _entries(head.group()):
            _note(found, entry, "dateline", Span(head.start(), head.end()), own)
    tail = _TAIL.search(reading.text, max(0, len(reading.text) - 60))
    if tail:
        for entry in _entries(tail.group(1)):
            _note(found, entry, "end", Span(tail.start(1), tail.end(1)), own)
    last = _last_line(reading)
    if last is not None and not any(c.how == "end" for c in found.values()):
        name = reading.text[last.start : last.end].strip(" .")
        key, agency = outlet_key(name)
        if key and key != own:
            found.setdefault(key, Credit(key, name, "agency" if agency else "outlet", "end", last.start, last.end))
    if author.strip() and not any(c.kind in ("agency", "agencies") for c in found.values()) and _names_reporter(author):
        found["own"] = Credit("own", author.strip(), "own", "byline")
    return tuple(found.values())


LINE = 60  # code points of a last line that is only a credit


def _last_line(reading: Reading) -> Span | None:
    """The name in a last line that says nothing but where the report is from."""
    end = len(reading.text.rstrip())
    start = reading.text.rfind("\n", 0, end) + 1
    if start == 0 or end - start > LINE:
        return None
    first, _ = reading.range(start, end)
    for hit in reading.hits_in(start, end):
        if "CREDITHEAD" in hit.entry.classes and hit.first == first and hit.last + 1 < len(reading.words):
            return Span(reading.starts[hit.last + 1], end)
    return None


def outlet_entry(name: str) -> Entry | None:
    """The agency or outlet that a name stands for: the whole name, or all but a leading word of it."""
    listed = words_of(name)
    lexicon = finder("link_outlets.toml")
    best: tuple[int, Entry] | None = None
    for hit in lexicon.find(listed):
        if hit.entry.classes & {"AGENCY", "OUTLET", "AGENCIES"}:
            length = hit.last - hit.first + 1
            if length >= len(listed) - 1 and (best is None or length > best[0]):
                best = (length, hit.entry)
    return best[1] if best else None


@lru_cache(maxsize=4096)
def own_outlet(source: str | None) -> str | None:
    """The key of the outlet or agency that a document's source names."""
    if not source:
        return None
    plain = source.strip().lower()
    for entry in finder("link_outlets.toml").lexicon.entries.values():
        if plain in (entry.get("source"), entry.get("key")):
            return str(entry.get("key"))
    return outlet_key(source)[0] or plain


def outlet_key(name: str) -> tuple[str, bool]:
    """(key, whether an agency) of an outlet by its name: the list's key, else the name without its head word."""
    entry = outlet_entry(name)
    if entry is not None and entry.get("key"):
        return str(entry.get("key")), "AGENCY" in entry.classes
    listed = words_of(name)
    heads = {h.first: h.entry for h in finder("link_words.toml").find(listed[:1]) if h.entry.classes & {"MEDIAHEAD"}}
    rest = listed[1:] if heads and len(listed) > 1 else listed
    from tawatur.link.entities import norm_of  # entities rest on the archive, the archive on credits

    return norm_of(" ".join(rest)), bool(heads) and heads[0].get("kind") == "agency"


def _entries(text: str) -> list[Entry]:
    if not text.strip():
        return []
    return [h.entry for h in finder("link_outlets.toml").find(words_of(text))]


def _note(found: dict[str, Credit], entry: Entry, how: str, span: Span | None, own: str | None) -> None:
    key = entry.get("key")
    if key is None or key in found:
        return
    kind = "agency" if "AGENCY" in entry.classes else "agencies" if key == "agencies" else "outlet"
    # Outlets are named like cities and common words: only the document's own outlet counts in a byline.
    if kind == "outlet" and key != own:
        return
    if kind == "outlet" and how != "byline":
        return
    found[key] = Credit(key, entry.forms[0], kind, how, span.start if span else None, span.end if span else None)


def _names_reporter(author: str) -> bool:
    """True where some part of the byline has two words or more that name no outlet: a reporter."""
    for piece in _SPLIT.split(author):
        listed = words_of(piece)
        if len(listed) >= 2 and not _entries(piece):
            return True
    return False
