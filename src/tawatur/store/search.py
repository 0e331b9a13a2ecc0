"""Search by keys: SQLite's FTS5 and PostgreSQL's text search over the same keys, with the same results.

The number of a row holds its day (of findings in lists: their place), so that the newest come first without
sorting, and a page goes on from a number. Kind, case, outlet and speaker are keys like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Connection,
    Select,
    Text,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    text,
)

from tawatur.store.schema import search_rows

_DAY_SHIFT = 40
_CHUNK = 500
_MOST_KEYS = 30_000
_COUNTED = 1_000  # hits that are rather read than counted by a second pass over the index
_ABOUT = "0y"  # before a key that a row is about: no key of a word has a digit before a letter


class SearchRow(msgspec.Struct, frozen=True):
    """One thing that can be found. `day` is a proleptic ordinal (0 where it is not known), or another number below
    2^22 that puts what is greater first; `keys` are parted by spaces, `about` are those that it is about."""

    kind: str
    ref: str
    day: int
    keys: str
    outlet: str | None = None
    speaker: str | None = None
    about: str = ""


Words = tuple[tuple[str, ...], ...]
"""For each word the keys one of which must stand there."""


class Asked(msgspec.Struct, frozen=True):
    """A query: words that must stand there; days inclusive.

    `one_of`: of each group of names one must stand there; `about_first`: what is about the words comes before what
    only holds them.
    """

    kind: str
    words: Words
    outlet: str | None = None
    speaker: str | None = None
    low: int | None = None
    high: int | None = None
    one_of: tuple[tuple[Words, ...], ...] = ()
    about_first: bool = False


def put_search_rows(connection: Connection, case_id: str, rows: Iterable[SearchRow]) -> None:
    """Write rows; those of the same kind and ref are replaced."""
    rows = list(rows)
    for kind in {row.kind for row in rows}:
        drop_search_rows(connection, case_id, kind, [row.ref for row in rows if row.kind == kind])
    made = []
    for row in rows:
        about = (_ABOUT + key for key in row.about.split())
        words = [*_scope(case_id, row.kind, row.outlet, row.speaker), *about, *row.keys.split()]
        made.append((_number(case_id, row), row, words[:_MOST_KEYS]))
    if not made:
        return
    is_sqlite = connection.dialect.name == "sqlite"
    values: list[dict[str, Any]] = [
        {"id": number, "case_id": case_id, "kind": row.kind, "ref": row.ref} for number, row, _ in made
    ]
    if is_sqlite:
        connection.execute(insert(search_rows), values)
        connection.execute(
            text("INSERT INTO search_words (rowid, keys) VALUES (:id, :keys)"),
            [{"id": number, "keys": " ".join(words)} for number, _, words in made],
        )
    else:
        statement = text(
            "INSERT INTO search_rows (id, case_id, kind, ref, keys) "
            "VALUES (:id, :case_id, :kind, :ref, array_to_tsvector(:keys))"
        ).bindparams(bindparam("keys", type_=ARRAY(Text)))
        connection.execute(
            statement, [value | {"keys": words} for value, (_, _, words) in zip(values, made, strict=True)]
        )


def drop_search_rows(connection: Connection, case_id: str, kind: str, refs: Sequence[str]) -> None:
    for at in range(0, len(refs), _CHUNK):
        chosen = (
            search_rows.c.case_id == case_id,
            search_rows.c.kind == kind,
            search_rows.c.ref.in_(refs[at : at + _CHUNK]),
        )
        if connection.dialect.name == "sqlite":
            numbers = [{"id": row.id} for row in connection.execute(select(search_rows.c.id).where(*chosen))]
            if numbers:
                connection.execute(text("DELETE FROM search_words WHERE rowid = :id"), numbers)
        connection.execute(delete(search_rows).where(*chosen))


def search(
    connection: Connection, case_id: str, asked: Asked, after: int | None = None, limit: int = 20
) -> tuple[list[str], int | None, int]:
    """Refs of a page of hits, the newest first; where the next page goes on from; how many hits in all.

    Args:
        after: what the page before gave: the number of its last row, negative where that only holds the words.
    """
    low = (asked.low or 0) << _DAY_SHIFT
    high = ((asked.high + 1) << _DAY_SHIFT) - 1 if asked.high is not None else (1 << 63) - 1
    is_sqlite = connection.dialect.name == "sqlite"
    table, id_, holds = (
        ("search_words", "rowid", "search_words MATCH :words")
        if is_sqlite
        else ("search_rows", "id", "keys @@ CAST(:words AS tsquery)")
    )
    where = f"FROM {table} WHERE {holds} AND {id_} BETWEEN :low AND :high"
    written = _written(connection, case_id, asked)
    query = text(f"SELECT {id_} AS id {where} ORDER BY {id_} DESC LIMIT :limit")
    numbers: list[int] = []
    most = limit if after is not None else max(limit, _COUNTED)  # a first page counts its hits on the way
    for sign, words in _tiers(connection, asked, written):
        if after is not None and after * sign < 0:
            if sign > 0:  # the page before ended behind those that are about the words
                continue
            before = high
        else:
            before = high if after is None else min(high, abs(after) - 1)
        given = {"words": words, "low": low, "high": before, "limit": most + 1 - len(numbers)}
        numbers += (sign * row.id for row in connection.execute(query, given).all())
        if len(numbers) > most:
            break
    total = len(numbers)
    if after is not None or total > most:
        count = text(f"SELECT count(*) {where}")
        total = connection.execute(count, {"words": written, "low": low, "high": high}).scalar_one()
    shown = [abs(number) for number in numbers[:limit]]
    refs = {
        row.id: row.ref
        for row in connection.execute(select(search_rows.c.id, search_rows.c.ref).where(search_rows.c.id.in_(shown)))
    }
    following = numbers[limit - 1] if len(numbers) > limit else None
    return [refs[number] for number in shown if number in refs], following, total


def refs_matching(connection: Connection, case_id: str, asked: Asked) -> Select[tuple[str]]:
    """The refs of all hits, as a query to choose rows by."""
    written = _written(connection, case_id, asked)
    if connection.dialect.name == "sqlite":
        numbers = text("SELECT rowid FROM search_words WHERE search_words MATCH :words").bindparams(words=written)
        return select(search_rows.c.ref).where(search_rows.c.id.in_(numbers.columns(column("rowid", BigInteger))))
    return select(search_rows.c.ref).where(text("keys @@ CAST(:words AS tsquery)").bindparams(words=written))


def about_keys(words: Words) -> Words:
    """Keys that a row has which is about these words."""
    return tuple(tuple(_ABOUT + key for key in keys) for keys in words)


def _tiers(connection: Connection, asked: Asked, written: str) -> list[tuple[int, str]]:
    """The parts of the hits that stand one behind the other, each with the sign of its numbers."""
    if not asked.about_first:
        return [(1, written)]
    write = _Writing(connection.dialect.name == "sqlite")
    about = write.all_of([write.one_of(keys) for keys in about_keys(asked.words)])
    return [(1, write.all_of([written, about])), (-1, write.but_not(written, about))]


def _written(connection: Connection, case_id: str, asked: Asked) -> str:
    """The query in the language of the store's index."""
    write = _Writing(connection.dialect.name == "sqlite")
    names = (
        write.any_of([write.all_of([write.one_of(keys) for keys in name]) for name in group]) for group in asked.one_of
    )
    scope = _scope(case_id, asked.kind, asked.outlet, asked.speaker)
    return write.all_of([*map(write.key, scope), *map(write.one_of, asked.words), *names])


class _Writing:
    """Writes queries for FTS5, or as a tsquery; keys hold letters and digits alone."""

    def __init__(self, fts5: bool) -> None:
        self._quote, self._and, self._or, self._not = (
            ('"', " AND ", " OR ", " NOT ") if fts5 else ("'", " & ", " | ", " & !")
        )

    def key(self, key: str) -> str:
        return f"{self._quote}{key}{self._quote}"

    def one_of(self, keys: Iterable[str]) -> str:
        return self.any_of([self.key(key) for key in keys])

    def all_of(self, parts: Sequence[str]) -> str:
        return f"({self._and.join(parts)})"

    def any_of(self, parts: Sequence[str]) -> str:
        return f"({self._or.join(parts)})"

    def but_not(self, part: str, other: str) -> str:
        return f"({part}{self._not}{other})"


def count_search_rows(connection: Connection, case_id: str, kind: str) -> int:
    query = select(func.count()).where(search_rows.c.case_id == case_id, search_rows.c.kind == kind)
    return connection.execute(query).scalar_one()


def _scope(case_id: str, kind: str, outlet: str | None, speaker: str | None) -> list[str]:
    """Keys that say to what a row belongs. Their letters stand in no key of a word."""
    keys = [f"z{_hash(case_id, kind)}"]
    if outlet is not None:
        keys.append(f"z{_hash('outlet', outlet)}")
    if speaker is not None:
        keys.append(f"z{_hash('speaker', speaker)}")
    return keys


def _hash(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _number(case_id: str, row: SearchRow) -> int:
    place = int(_hash(case_id, row.kind, row.ref), 16) & ((1 << _DAY_SHIFT) - 1)
    return (min(row.day, 1 << 22) << _DAY_SHIFT) | place
