"""Search by keys: SQLite's FTS5 and PostgreSQL's text search over the same keys, with the same results.

The number of a row holds its day (of findings in lists: their place), so that the newest come first without
sorting, and a page goes on from a number. Every key stands in the index behind the scope of its row, its case and
kind, so that a search reads the rows of its own scope alone. Outlet and speaker are keys like any other.
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
    select,
    text,
)

from tawatur.store.index import SEARCHED
from tawatur.store.rows import insert_rows
from tawatur.store.schema import listed, search_rows

_DAY_SHIFT = 40
_CHUNK = 500
_MOST_KEYS = 30_000
# Before a key that a row is about, and before what it belongs to: no key of a word has a digit before a letter.
_ABOUT, _BELONGS = "0y", "0z"
_PARTS = 8  # of the index of SQLite; a search reads each of them
_SO_BEGUN = 48  # keys that begin as is asked for, those of most rows
BEGINS = "*"
"""At the end of a key: all keys that begin so. SQLite reads those of most rows alone where they are very many."""


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
"""For each word the keys one of which must stand there; one may end in `BEGINS`."""


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


def put_search_rows(connection: Connection, case_id: str, rows: Iterable[SearchRow], first: bool = False) -> None:
    """Write rows; those of the same kind and ref are replaced. `first`: there are none of their kinds yet."""
    rows = list(rows)
    for kind in {row.kind for row in rows if not first}:
        drop_search_rows(connection, case_id, kind, [row.ref for row in rows if row.kind == kind])
    made = []
    for row in rows:
        about = (_ABOUT + key for key in row.about.split())
        words = [*_belongs(row.outlet, row.speaker), *about, *row.keys.split()][:_MOST_KEYS]
        scope = _scope(case_id, row.kind)
        made.append((_number(case_id, row), row, [scope + word for word in words]))
    if not made:
        return
    is_sqlite = connection.dialect.name == "sqlite"
    values: list[dict[str, Any]] = [
        {"id": number, "case_id": case_id, "kind": row.kind, "ref": row.ref} for number, row, _ in made
    ]
    if is_sqlite:
        insert_rows(connection, search_rows, values)
        words_of = [(number, " ".join(words)) for number, _, words in made]
        connection.exec_driver_sql("INSERT INTO search_words (rowid, keys) VALUES (?, ?)", words_of)
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
    if connection.dialect.name == "sqlite":
        held, where = "", "FROM search_words WHERE search_words MATCH :words AND rowid BETWEEN :low AND :high"
        query = text(f"SELECT rowid AS id {where} ORDER BY rowid DESC LIMIT :limit")
    else:
        # Left to itself the server walks all rows by their numbers where it thinks that hits are many.
        held = "WITH held AS MATERIALIZED (SELECT id FROM search_rows WHERE keys @@ CAST(:words AS tsquery)) "
        where = "FROM held WHERE id BETWEEN :low AND :high"
        query = text(f"{held}SELECT id {where} ORDER BY id DESC LIMIT :limit")
    write = _writing(connection, case_id, asked)
    numbers: list[int] = []
    for sign, words in write.tiers():
        if after is not None and after * sign < 0:
            if sign > 0:  # the page before ended behind those that are about the words
                continue
            before = high
        else:
            before = high if after is None else min(high, abs(after) - 1)
        given = {"words": words, "low": low, "high": before, "limit": limit + 1 - len(numbers)}
        numbers += (sign * row.id for row in connection.execute(query, given).all())
        if len(numbers) > limit:
            break
    total = len(numbers)
    if after is not None or total > limit:
        count = text(f"{held}SELECT count(*) {where}")
        total = connection.execute(count, {"words": write.whole(), "low": low, "high": high}).scalar_one()
    shown = [abs(number) for number in numbers[:limit]]
    refs = {
        row.id: row.ref
        for row in connection.execute(select(search_rows.c.id, search_rows.c.ref).where(search_rows.c.id.in_(shown)))
    }
    following = numbers[limit - 1] if len(numbers) > limit else None
    return [refs[number] for number in shown if number in refs], following, total


def refs_matching(connection: Connection, case_id: str, asked: Asked) -> Select[tuple[str]]:
    """The refs of all hits, as a query to choose rows by."""
    written = _writing(connection, case_id, asked).whole()
    if connection.dialect.name == "sqlite":
        numbers = text("SELECT rowid FROM search_words WHERE search_words MATCH :words").bindparams(words=written)
        return select(search_rows.c.ref).where(search_rows.c.id.in_(numbers.columns(column("rowid", BigInteger))))
    return select(search_rows.c.ref).where(text("keys @@ CAST(:words AS tsquery)").bindparams(words=written))


def about_keys(words: Words) -> Words:
    """Keys that a row has which is about these words."""
    return tuple(tuple(_ABOUT + key for key in keys) for keys in words)


def is_found(connection: Connection, case_id: str, asked: Asked, least: int) -> bool:
    """True where so many rows are found."""
    written = _writing(connection, case_id, asked).whole()
    table, holds = (
        ("search_words", "search_words MATCH :words")
        if connection.dialect.name == "sqlite"
        else ("search_rows", "keys @@ CAST(:words AS tsquery)")
    )
    query = text(f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {holds} LIMIT :least) AS found")
    return bool(connection.execute(query, {"words": written, "least": least}).scalar_one() >= least)


def is_searched(connection: Connection, case_id: str, kind: str) -> bool:
    """False where findings of this kind are there, but not by what words they are found: an earlier version of the
    program linked the case."""
    layers = [layer for layer, searched in SEARCHED.items() if searched == kind]
    rows = select(search_rows.c.id).where(search_rows.c.case_id == case_id, search_rows.c.kind == kind).limit(1)
    things = select(listed.c.id).where(listed.c.case_id == case_id, listed.c.layer.in_(layers)).limit(1)
    return connection.execute(rows).first() is not None or connection.execute(things).first() is None


def settle_search(connection: Connection) -> None:
    """Put the index in order after much was written: a search reads all parts that writing left."""
    if connection.dialect.name == "sqlite":
        parts = connection.execute(text("SELECT count(DISTINCT segid) FROM search_words_idx")).scalar_one()
        if parts > _PARTS:
            connection.execute(text("INSERT INTO search_words (search_words) VALUES ('optimize')"))
    else:
        connection.execute(text("SELECT gin_clean_pending_list('ix_search_rows_keys')"))


def _writing(connection: Connection, case_id: str, asked: Asked) -> _Writing:
    if connection.dialect.name != "sqlite":
        return _Writing(case_id, asked)
    # FTS5 would read all keys that begin so to their ends before it gives the first row.
    scope, known = _scope(case_id, asked.kind), {}
    query = text(
        "SELECT term FROM search_vocabulary WHERE term >= :first AND term < :last ORDER BY doc DESC, term LIMIT :most"
    )
    named = (keys for group in asked.one_of for name in group for keys in name)
    for start in {key for keys in (*asked.words, *named) for key in keys if key.endswith(BEGINS)}:
        first = scope + start.removesuffix(BEGINS)
        rows = connection.execute(query, {"first": first, "last": first + "\uffff", "most": _SO_BEGUN})
        known[start] = tuple(row.term.removeprefix(scope) for row in rows) or (start.removesuffix(BEGINS),)
    return _Writing(case_id, asked, known)


class _Writing:
    """Writes a query in the language of the store's index. Keys hold letters and digits alone.

    Args:
        begun: for FTS5, the keys that begin so by each key that ends in `BEGINS`; None for a tsquery.
    """

    def __init__(self, case_id: str, asked: Asked, begun: dict[str, tuple[str, ...]] | None = None) -> None:
        self._asked, self._scope, self._begun = asked, _scope(case_id, asked.kind), begun or {}
        self._quote, self._and, self._or, self._not = (
            ('"', " AND ", " OR ", " NOT ") if begun is not None else ("'", " & ", " | ", " & !")
        )

    def whole(self) -> str:
        """All that is asked for."""
        asked = self._asked
        names = (self._any(self._all(map(self._one_of, name)) for name in group) for group in asked.one_of)
        belongs = map(self._key, _belongs(asked.outlet, asked.speaker))
        return self._all([*belongs, *map(self._one_of, asked.words), *names])

    def tiers(self) -> list[tuple[int, str]]:
        """The parts of the hits that stand one behind the other, each with the sign of its numbers."""
        whole = self.whole()
        if not self._asked.about_first:
            return [(1, whole)]
        words = (self._whole_keys(keys) for keys in self._asked.words)
        about = self._all(map(self._one_of, about_keys(tuple(words))))
        return [(1, self._all([whole, about])), (-1, f"({whole}{self._not}{about})")]

    def _key(self, key: str) -> str:
        begins = ":*" if key.endswith(BEGINS) else ""
        return f"{self._quote}{self._scope}{key.removesuffix(BEGINS)}{self._quote}{begins}"

    def _one_of(self, keys: Iterable[str]) -> str:
        return self._any(map(self._key, self._whole_keys(keys)))

    def _whole_keys(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(whole for key in keys for whole in self._begun.get(key, (key,)))

    def _all(self, parts: Iterable[str]) -> str:
        return f"({self._and.join(parts)})"

    def _any(self, parts: Iterable[str]) -> str:
        return f"({self._or.join(parts)})"


def count_search_rows(connection: Connection, case_id: str, kind: str) -> int:
    query = select(func.count()).where(search_rows.c.case_id == case_id, search_rows.c.kind == kind)
    return connection.execute(query).scalar_one()


def _scope(case_id: str, kind: str) -> str:
    """What stands before every key of a row; of one length, so that what follows is the key."""
    return _hash(case_id, kind)


def _belongs(outlet: str | None, speaker: str | None) -> list[str]:
    """Keys that say to what a row belongs."""
    named = (("outlet", outlet), ("speaker", speaker))
    return [_BELONGS + _hash(what, name) for what, name in named if name is not None]


def _hash(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _number(case_id: str, row: SearchRow) -> int:
    place = int(_hash(case_id, row.kind, row.ref), 16) & ((1 << _DAY_SHIFT) - 1)
    return (min(row.day, 1 << 22) << _DAY_SHIFT) | place
