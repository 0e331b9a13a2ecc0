"""Offices named alone: who held them on the day of the report, by the lexicon and by what the case's reports tell.

An office whose holder is not known stays an office: two sources that disagree, a day between two holders, a day behind
what the lexicon knows, all give nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from tawatur.lexicon import read_entries, read_table
from tawatur.link.archive import Report
from tawatur.link.words import finder, words_of
from tawatur.model import Entity, Office

Post = tuple[str, str]
"""(office, `country:XX` or `organisations:id`)"""


class Term(msgspec.Struct, frozen=True):
    """What the lexicon knows: a person's key and the days [begin, end] for which it vouches."""

    key: str
    begin: date
    end: date


class Told(msgspec.Struct, frozen=True, order=True):
    """A report of the case names the holder: its days, the case entity."""

    earliest: date
    latest: date
    entity: str


class Offices:
    """Holders of offices in a case."""

    def __init__(self, told: Iterable[tuple[Report, Entity, str]], by_key: dict[str, str]) -> None:
        """
        Args:
            told: document entities with their report and case entity.
            by_key: case entity by lexicon key.
        """
        self._by_key = by_key
        self._reach = timedelta(days=read_table("link_offices.toml")["lexicon"]["reach"])
        self._told: dict[Post, list[Told]] = {}
        for report, entity, case_entity in told:
            days = _days(report)
            for office in entity.offices:
                post = None if office.span is None or office.former or days is None else post_of(office)
                if post is not None and days is not None:
                    self._told.setdefault(post, []).append(Told(*days, case_entity))
        for rows in self._told.values():
            rows.sort()

    def holder(self, report: Report, name: str) -> tuple[str, str] | None:
        """(case entity, why) of the holder of the office that is the whole name, on the day of the report."""
        post, days = read_post(name), _days(report)
        if post is None or days is None:
            return None
        listed = {t.key: t for t in _terms().get(post, ()) if t.begin <= days[0] and days[1] <= t.end}
        told = self._by_reports(post, days)
        if len(listed) == 1:
            key, term = next(iter(listed.items()))
            entity = self._by_key.get(key)
            if entity is not None and told in (None, entity):
                return entity, f"the lexicon has the office from {term.begin} on"
            return None
        if told is None or listed:
            return None
        return told, "other reports of the case name the holder on days near by"

    def _by_reports(self, post: Post, days: tuple[date, date]) -> str | None:
        """The one holder told before and behind the days; on one side only where he is told near enough."""
        rows = self._told.get(post, ())
        before = [t for t in rows if t.latest <= days[1]]
        behind = [t for t in rows if t.earliest >= days[0]]
        sides = {t.entity for t in (*before[-1:], *behind[:1])}
        near = any(days[0] - t.latest <= self._reach for t in before[-1:]) or any(
            t.earliest - days[1] <= self._reach for t in behind[:1]
        )
        return next(iter(sides)) if len(sides) == 1 and near else None


def _days(report: Report) -> tuple[date, date] | None:
    """The report's days, where they are known to the month."""
    earliest, latest = report.published.earliest, report.published.latest
    if earliest is None or latest is None or (latest - earliest).days > 31:
        return None
    return earliest, latest


def post_of(office: Office) -> Post | None:
    """The post of an office as an entity holds it: its title, and of which state or body."""
    of = office.of
    if of is None:
        return read_post(office.title)
    titles = _titles().get(tuple(words_of(office.title)))
    if titles is None:
        return None
    id_, fixed, only = titles
    holder = fixed or (of if ":" in of else _whose(tuple(words_of(of))))
    return (id_, holder) if holder is not None and _may(holder, only) else None


@lru_cache(maxsize=50_000)
def read_post(name: str) -> Post | None:
    """The post that the whole name is: a title and the state or body that it belongs to; None for all else."""
    words = tuple(words_of(name))
    titles = _titles()
    for n in range(min(len(words), 10), 0, -1):
        found = titles.get(words[:n])
        if found is None:
            continue
        id_, fixed, only = found
        rest = words[n:]
        holder = fixed if fixed and not rest else _whose(rest)
        if holder is not None and _may(holder, only) and (fixed is None or holder == fixed):
            return id_, holder
    return None


def _may(holder: str, only: frozenset[str]) -> bool:
    return not only or holder.removeprefix("country:") in only


def _whose(rest: tuple[str, ...]) -> str | None:
    """`country:XX` or `organisations:id` where the words are wholly a state's adjective or name, or a body's name."""
    if not rest:
        return None
    if len(rest) == 1 and rest[0] in _nisbas():
        return "country:" + _nisbas()[rest[0]]
    body = _bodies().get(rest)
    if body is not None:
        return "organisations:" + body
    if rest[0] in _heads() and len(rest) > 1:
        rest = rest[1:]
    for hit in finder("link_actors.toml").find(list(rest)):
        if hit.first == 0 and hit.last == len(rest) - 1 and hit.lead == 0:
            return "country:" + hit.entry.id.split(":", 1)[1].upper()
    return None


@lru_cache(maxsize=1)
def _titles() -> dict[tuple[str, ...], tuple[str, str | None, frozenset[str]]]:
    out: dict[tuple[str, ...], tuple[str, str | None, frozenset[str]]] = {}
    for row in read_table("link_offices.toml")["office"]:
        for title in row["titles"]:
            out[tuple(words_of(title))] = (row["id"], row.get("of"), frozenset(row.get("only", ())))
    return out


@lru_cache(maxsize=1)
def _bodies() -> dict[tuple[str, ...], str]:
    rows = read_table("link_offices.toml")["bodies"]
    return {tuple(words_of(form)): body for body, forms in rows.items() for form in forms}


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(word for head in read_table("link_offices.toml")["states"]["heads"] for word in words_of(head))


@lru_cache(maxsize=1)
def _nisbas() -> dict[str, str]:
    """Folded relative adjective, masculine or feminine, with or without the article, to its state."""
    states = read_table("link_offices.toml")["states"]
    out = {}
    for entry in read_entries("nisbas.tsv"):
        country = entry.get("country")
        for form in entry.forms if country else ():
            for ending in states["endings"]:
                for article in ("", states["article"]):
                    out[words_of(article + form + ending)[0]] = str(country)
    return out


@lru_cache(maxsize=1)
def _terms() -> dict[Post, tuple[Term, ...]]:
    """Terms of office by people.tsv; one without an end is vouched for up to `known_until`."""
    until = date.fromisoformat(read_table("link_offices.toml")["lexicon"]["known_until"])
    out: dict[Post, dict[Term, None]] = {}
    for entry in read_entries("people.tsv"):
        key = str(entry.get("key") or entry.id)
        for row in str(entry.get("offices", "")).split(";"):
            cells = row.split(",")
            if len(cells) != 4 or not cells[2]:
                continue
            of = f"country:{cells[1]}" if len(cells[1]) == 2 and cells[1].isupper() else f"organisations:{cells[1]}"
            post = post_of(Office(cells[0], of))
            if post is not None:
                end = date.fromisoformat(cells[3]) if cells[3] else until
                out.setdefault(post, {})[Term(key, date.fromisoformat(cells[2]), end)] = None
    return {post: tuple(rows) for post, rows in out.items()}
