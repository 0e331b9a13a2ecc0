"""The desk: an open store that serves many readers, and what the pages of one case share."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from threading import Lock
from typing import Any, Generic, TypeVar

import msgspec

from tawatur.app.cards import FEW, Shelf, documents_shown, has_sole_origin, report_ref
from tawatur.app.judging import standings_in
from tawatur.app.settings import store_url
from tawatur.app.wire.pieces import Page, ReportRef
from tawatur.model import Statement, UsageError
from tawatur.model.case import CaseClaim, Origin
from tawatur.pipeline import begun_keys, search_keys
from tawatur.store import (
    Asked,
    CaseRow,
    Order,
    Store,
    Wanted,
    Words,
    about_keys,
    case_state,
    find_entities_named,
    get_case,
    get_linked,
    is_found,
    is_searched,
    last_visit,
    list_linked,
    open_store,
    read_annotations,
    report_entries,
    texts,
)

MOST = 400  # items of one page
OFTEN = 20  # things that hold a word; then it is asked for as it stands
T = TypeVar("T")


class Slice(msgspec.Struct, Generic[T], frozen=True):
    """What part of a list is asked for: at most `limit` items behind `cursor` (from the page before)."""

    limit: int = 50
    cursor: str | None = None

    @property
    def after(self) -> int | None:
        """The cursor as the place in an ordered list.

        Raises:
            UsageError: it is none that a page gave.
        """
        if self.cursor is None:
            return None
        if not re.fullmatch("-?[0-9]{1,24}", self.cursor):
            raise UsageError("not a cursor of this list", where=self.cursor[:40], todo="Ask without a cursor.")
        return int(self.cursor)


class Memo:
    """What was computed last, by what it was computed of; the least used goes first. Safe between threads."""

    def __init__(self, most: int = 2000) -> None:
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._most, self._lock = most, Lock()

    def get(self, key: Hashable) -> Any:
        """None where nothing is kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: Hashable, value: Any) -> None:
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


class CaseDesk:
    """One case while a request reads it: a connection and the case's row."""

    def __init__(self, connection: Any, row: CaseRow, memo: Memo) -> None:
        self.connection, self.row, self.id, self._memo = connection, row, row.id, memo

    def shelf(self, items: Iterable[Any], also: Iterable[str] = (), limit: int = FEW) -> Shelf:
        """What cards of these findings need. `also`: ids of further reports that are named."""
        items = list(items)
        shown = {d for item in items for d in documents_shown(item, limit)}
        named = shown | set(also) | {d for item in items for d in getattr(item, "documents", ())[:MOST]}
        holders = {h for item in items if (h := getattr(item, "holder", None))}
        return Shelf(
            self.refs(named),
            texts(self.connection, self.id, shown),
            standings_in(self.connection, self.id, [item.id for item in items]),
            self.row.as_of,
            find_entities_named(self.connection, self.id, holders),
            self._sole_origins(item for item in items if isinstance(item, CaseClaim)),
        )

    def _sole_origins(self, claims: Iterable[CaseClaim]) -> dict[str, str]:
        """Names of the origins of claims that have no holder and one origin; outlets are left out."""
        ids = {c.origins[0] for c in claims if has_sole_origin(c)}
        found: dict[str, Origin] = get_linked(self.connection, self.id, "origins", ids)
        return {id_: origin.name for id_, origin in found.items() if origin.kind != "outlet"}

    def refs(self, documents: Iterable[str]) -> dict[str, ReportRef]:
        return {id_: report_ref(e) for id_, e in report_entries(self.connection, self.id, documents).items()}

    def texts(self, documents: Iterable[str]) -> dict[str, str]:
        return texts(self.connection, self.id, documents)

    def words(self, kind: str, q: str | None, about: bool = False) -> Words:
        """Keys of the words that a reader typed, to find things of a kind. The last, while nothing stands behind it,
        is also the beginning of longer words, unless many things hold it as it stands.

        Args:
            about: things that are about the words are asked for.

        Raises:
            UsageError: an earlier version of the program linked the case, which kept no words of such things.
        """
        known = ("searched", self.id, self.row.build, kind)
        if q and not self._memo.get(known):
            if not is_searched(self.connection, self.id, kind):
                raise UsageError(
                    "these are not found by words yet: an earlier version of the program linked the case",
                    where=self.row.name,
                    todo="Run `tawatur build` again.",
                )
            self._memo.put(known, True)
        keys = search_keys(q) if q else ()
        begun = begun_keys(q) if q else ()
        if begun:
            last = about_keys(keys[-1:]) if about else keys[-1:]
            if not is_found(self.connection, self.id, Asked(kind, last), OFTEN):
                keys = (*keys[:-1], (*keys[-1], *begun))
        return about_keys(keys) if about else keys

    def page(
        self, layer: str, wanted: Wanted, part: Slice[Any], order: Order = "rank", short: bool = False
    ) -> tuple[list[Any], str | None, int]:
        """Findings of a layer (actors as `Named` where `short`), the next cursor, the total."""
        limit = max(1, min(part.limit, MOST))
        key = ("total", self.id, self.row.build, layer, wanted)
        known = self._memo.get(key)
        items, after, total = list_linked(
            self.connection, self.id, layer, wanted, part.after, limit, order, known, short
        )
        if known is None:
            self._memo.put(key, total)
        return items, None if after is None else str(after), total

    def statements(self, wanted: Sequence[tuple[str, str]]) -> dict[str, Statement]:
        """Statements by id; asked for as (document, statement)."""
        ids = {statement for _, statement in wanted}
        if not ids:
            return {}
        rows = read_annotations(self.connection, self.id, sorted({document for document, _ in wanted}))
        return {s.id: s for row in rows for s in row.annotation.statements if s.id in ids}


class Desk:
    """An open store. Safe to use from several threads: each use takes its own connection.

    Args:
        store: file or URL; TAWATUR_STORE, else `tawatur.db`, where none is given.

    Raises:
        StoreError: it cannot be opened.
    """

    def __init__(self, store: str | None = None) -> None:
        self.url = store_url(store)
        self.memo = Memo()
        self.store: Store = open_store(self.url, create=False)

    @contextmanager
    def case(self, name: str) -> Iterator[CaseDesk]:
        """The case of that name.

        Raises:
            UnknownCase: there is none, or it was never built to the end.
        """
        with self.store.begin() as connection:
            row = get_case(connection, name)
            yield CaseDesk(connection, row, self.memo)

    def once(self, case: str, name: Hashable, make: Callable[[], T]) -> T:
        """What `make` computes of the case as it is now, computed once until it is built anew or somebody judges."""
        key = (case, name, self.state(case))
        made: T | None = self.memo.get(key)
        if made is None:
            made = make()
            self.memo.put(key, made)
        return made

    def state(self, name: str, visitor: str | None = None) -> str:
        """A word that changes whenever the case was built anew or somebody judged; and, where a visitor is named, when
        he said to have seen it."""
        with self.store.begin() as connection:
            id_ = get_case(connection, name).id
            visit = last_visit(connection, id_, visitor) if visitor is not None else None
            return f"{case_state(connection, id_)}.{visit}"

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


def page_of(items: Iterable[T], following: str | None, total: int) -> Page[T]:
    return Page(tuple(items), following, total)
