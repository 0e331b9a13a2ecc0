"""Opens a store: SQLite file or PostgreSQL, brought to the newest schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from tawatur.model import StoreError

_BUSY_SECONDS = 30
_CACHE, _BULK_CACHE = 2_000, 128_000  # KiB of pages that SQLite keeps at hand
_MAPPED = 2_000_000_000  # bytes of a SQLite file that are read without copying


class Store:
    """An open store. Use `begin()` for a transaction that commits at its end, or is undone on an error."""

    def __init__(self, engine: Engine, url: str) -> None:
        self._engine, self.url = engine, url

    @property
    def readers(self) -> int:
        """How many may read at once with profit. SQLite gives the interpreter away at every row, and where others wait
        for it each row waits in turn: twenty readers at once took a hundred times as long as one after another. A
        server computes beside us."""
        return 1 if self._engine.dialect.name == "sqlite" else 4

    @contextmanager
    def begin(self, *, bulk: bool = False) -> Iterator[Connection]:
        """A transaction. `bulk`: one that reads or writes much of a case."""
        try:
            with self._engine.begin() as connection:
                if bulk and connection.dialect.name == "sqlite":
                    with _tuned_for_bulk(connection):
                        yield connection
                else:
                    yield connection
        except SQLAlchemyError as error:
            raise StoreError(
                f"the store failed: {_short(error)}",
                where=self.url,
                todo="What was committed before is safe; try again.",
            ) from error

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(url: str, *, create: bool = True) -> Store:
    """Open the store at `url` (`sqlite:///tawatur.db`, `postgresql://…`, or a plain file path) and migrate it.

    Args:
        create: make a SQLite file that is not there yet.

    Raises:
        StoreError: the URL is none, the server does not answer, the file is no store, or it is of a newer version.
    """
    address = _address(url)
    try:
        parsed = make_url(address)
    except ArgumentError:
        raise StoreError("not a store URL", where=url, todo="Give a file path or postgresql://…") from None
    shown = parsed.render_as_string(hide_password=True)
    if parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:":
        path = Path(parsed.database)
        if not path.exists() and not create:
            raise StoreError(
                "no store there", where=str(path), todo="Build a case first: tawatur build PATH --case NAME"
            )
        if not path.parent.exists():
            raise StoreError("the store's folder does not exist", where=str(path.parent), todo="Make it first.")
    try:
        engine = create_engine(parsed, **_pool(parsed))
        if parsed.get_backend_name() == "sqlite":
            event.listen(engine, "connect", _tune_sqlite)
        with engine.begin() as connection:
            _migrate(connection)
    except (NoSuchModuleError, ModuleNotFoundError):
        raise StoreError("stores are SQLite or PostgreSQL", where=shown, todo="Give such a URL.") from None
    except SQLAlchemyError as error:
        raise StoreError(f"the store cannot be opened: {_short(error)}", where=shown) from error
    return Store(engine, shown)


def _pool(parsed: URL) -> dict[str, Any]:
    """Connections for as many readers as a server takes at once; one that was lost is noticed before it is used."""
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        return {}
    return {"pool_size": 20, "max_overflow": 30, "pool_pre_ping": parsed.get_backend_name() != "sqlite"}


def _address(url: str) -> str:
    if "://" not in url:
        return f"sqlite:///{url}"
    for plain in ("postgresql://", "postgres://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url[len(plain) :]
    return url


@contextmanager
def _tuned_for_bulk(connection: Connection) -> Iterator[None]:
    """More pages at hand, as keys by hash change pages all over the file; none of it mapped, as what is mapped counts
    as memory of the process."""
    connection.exec_driver_sql(f"PRAGMA cache_size=-{_BULK_CACHE}")
    connection.exec_driver_sql("PRAGMA mmap_size=0")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE}")
        connection.exec_driver_sql(f"PRAGMA mmap_size={_MAPPED}")


def _tune_sqlite(connection: sqlite3.Connection, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA mmap_size={_MAPPED}")
    cursor.close()


def _migrate(connection: Connection) -> None:
    """Bring the schema to the newest version; a store already there costs one small query."""
    from alembic import command  # loaded only here: it costs a tenth of a second
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    head = ScriptDirectory.from_config(config).get_current_head()
    now = MigrationContext.configure(connection).get_current_revision()
    if now == head:
        return
    if now is None and {"documents", "cases"} & set(inspect(connection).get_table_names()):
        raise StoreError("this database holds other tables of these names", todo="Name another store.")
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(
            f"the store is of a version that this program does not know ({now})",
            todo="Update the program, or name another store.",
        ) from error


def _short(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).strip().split("\n")[0]
