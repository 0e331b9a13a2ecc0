"""Search by keys: SQLite's FTS5 and PostgreSQL's text search over the same keys, with the same results.

The number of a row holds its day (for actors: how many reports name it), so that the newest come first without
sorting, and a page goes on from a number. Kind, case, outlet and speaker are keys like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

import msgspec
from sqlalchemy import ARRAY, Connection, Text, bindparam, delete, func, insert, select, text

from tawatur.store.schema import search_rows

_DAY_SHIFT = 40
_CHUNK = 500
_MOST_KEYS = 30_000


class SearchRow(msgspec.Struct, frozen=True):
    """One thing that can be found. `day` is a proleptic ordinal, 0 where it is not known; `keys` parted by spaces."""

    kind: str
    ref: str
    day: int
    keys: str
    outlet: str | None
    speaker: str | None


class Asked(msgspec.Struct, frozen=True):
    """A query: for each word the keys one of which must stand there; days inclusive."""

    kind: str
    words: tuple[tuple[str, ...], ...]
    outlet: str | None = None
    speaker: str | None = None
    low: int | None = None
    high: int | None = None


def put_search_rows(connection: Connection, case_id: str, rows: Iterable[SearchRow]) -> None:
    """Write rows; those of the same kind and ref are replaced."""
    rows = list(rows)
    for kind in {row.kind for row in rows}:
        drop_search_rows(connection, case_id, kind, [row.ref for row in rows if row.kind == kind])
    made = []
    for row in rows:
        words = [*_scope(case_id, row.kind, row.outlet, row.speaker), *row.keys.split()]
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
    """Refs of a page of hits, the newest first; the number that the next page goes on from; how many hits in all.

    Args:
        after: the number that the page before gave.
    """
    scope = _scope(case_id, asked.kind, asked.outlet, asked.speaker)
    low = (asked.low or 0) << _DAY_SHIFT
    high = ((asked.high + 1) << _DAY_SHIFT) - 1 if asked.high is not None else (1 << 63) - 1
    if connection.dialect.name == "sqlite":
        words = " AND ".join(
            [*(f'"{key}"' for key in scope), *("(" + " OR ".join(f'"{k}"' for k in keys) + ")" for keys in asked.words)]
        )
        where = "search_words MATCH :words AND rowid BETWEEN :low AND :high"
        page = f"SELECT rowid AS id FROM search_words WHERE {where}"
        count = f"SELECT count(*) FROM search_words WHERE {where}"
        order = "rowid"
    else:
        words = " & ".join(
            [*(f"'{key}'" for key in scope), *("(" + " | ".join(f"'{k}'" for k in keys) + ")" for keys in asked.words)]
        )
        where = "keys @@ CAST(:words AS tsquery) AND id BETWEEN :low AND :high"
        page = f"SELECT id FROM search_rows WHERE {where}"
        count = f"SELECT count(*) FROM search_rows WHERE {where}"
        order = "id"
    given = {"words": words, "low": low, "high": high}
    total = connection.execute(text(count), given).scalar_one()
    below = min(high, after - 1) if after is not None else high
    rows = connection.execute(
        text(f"{page} ORDER BY {order} DESC LIMIT :limit"), given | {"high": below, "limit": limit + 1}
    ).all()
    numbers = [row.id for row in rows[:limit]]
    refs = {
        row.id: row.ref
        for row in connection.execute(select(search_rows.c.id, search_rows.c.ref).where(search_rows.c.id.in_(numbers)))
    }
    following = numbers[-1] if len(rows) > limit else None
    return [refs[number] for number in numbers if number in refs], following, total


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
