"""Stores that an earlier version wrote are read: what was found before is found after."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import bindparam, create_engine, text
from sqlalchemy.types import ARRAY, Text

import tawatur.store
from tawatur.pipeline.searching import search_keys, text_keys
from tawatur.store import Asked, about_keys, ensure_case, open_store, search

SCRIPTS = Path(tawatur.store.__file__).parent / "migrations"


def upgrade(address: str, revision: str) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_words_are_found_in_rows_of_an_earlier_version(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if kind == "sqlite":
        url = str(tmp_path / "t.db")
        address = f"sqlite:///{url}"
    else:
        server = request.getfixturevalue("postgres")
        server.psql("CREATE DATABASE earlier")
        url = server.get_uri("earlier")
        address = url.replace("postgresql://", "postgresql+psycopg://")
    upgrade(address, "0011")
    engine = create_engine(address)
    with engine.begin() as connection:
        case = ensure_case(connection, "c").id
        outlet = f"z{_hash('outlet', 'المساء')}"
        for id_, words, more in ((7, "رأي الحكومة", [outlet]), (8, "zulu الحكومات", ["0y" + text_keys("حكومة")])):
            keys = [f"z{_hash(case, 'report')}", *more, *text_keys(words).split()]
            row = {"id": id_, "case": case, "ref": f"r{id_}"}
            if kind == "sqlite":
                connection.execute(text("INSERT INTO search_rows VALUES (:id, :case, 'report', :ref)"), row)
                words_row = {"id": id_, "keys": " ".join(keys)}
                connection.execute(text("INSERT INTO search_words (rowid, keys) VALUES (:id, :keys)"), words_row)
            else:
                insert = text("INSERT INTO search_rows VALUES (:id, :case, 'report', :ref, array_to_tsvector(:keys))")
                connection.execute(insert.bindparams(bindparam("keys", type_=ARRAY(Text))), row | {"keys": keys})
    engine.dispose()
    with open_store(url) as store, store.begin() as connection:
        words = search_keys("حكومة")
        assert search(connection, case, Asked("report", words))[0] == ["r8", "r7"]
        assert search(connection, case, Asked("report", words, outlet="المساء"))[0] == ["r7"]
        assert search(connection, case, Asked("report", about_keys(words)))[0] == ["r8"]
        assert search(connection, case, Asked("report", search_keys("zulu")))[0] == ["r8"]
        assert search(connection, "other", Asked("report", words))[0] == []


def _hash(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
