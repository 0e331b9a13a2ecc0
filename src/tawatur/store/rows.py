"""Inserting many rows: SQLAlchemy's work on each value cost more than the writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns, at least two, and only values that drivers take as they are: text,
    bytes, numbers, None."""
    if not rows:
        return
    statement, columns = _statement(table, tuple(rows[0]), connection.dialect)
    given = list(map(itemgetter(*columns), rows)) if columns else rows
    connection.exec_driver_sql(statement, given)


@lru_cache(maxsize=64)
def _statement(table: Table, columns: tuple[str, ...], dialect: Dialect) -> tuple[str, tuple[str, ...]]:
    """The statement, and the columns in the order of its places; none where its places have names."""
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    return str(compiled), tuple(compiled.positiontup or ())
