"""Several people at one store: of those who saw the same thing one judges; a lost connection is opened anew."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from tawatur import app as use
from tawatur.model import Conflict
from tawatur.pipeline import build_case
from tawatur.store import Store, Wanted, case_names, get_case, list_linked, open_store, read_judgements

REPORT = sorted((Path(__file__).parent.parent.parent / "demo" / "reports").iterdir())[0]


def test_of_several_reviewers_at_once_one_is_first(store: Store) -> None:
    build_case(store, "demo", [REPORT], as_of=date(2023, 11, 15))
    with store.begin() as connection:
        case = get_case(connection, "demo").id
        found, _, _ = list_linked(connection, case, "utterances", Wanted(), None, 1)

    def judge(name: str) -> bool:
        try:
            use.judge("demo", found[0].id, "accept", author=name, expects=None, store=store)
        except Conflict as error:
            assert error.judgement is not None
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        first = list(pool.map(judge, [f"r{n}" for n in range(8)]))
    assert sum(first) == 1
    with store.begin() as connection:
        assert len(read_judgements(connection, case)) == 1


def names(store: Store) -> list[str]:
    with store.begin() as connection:
        return case_names(connection)


def test_a_lost_connection_is_opened_anew(postgres) -> None:  # type: ignore[no-untyped-def]
    postgres.psql("CREATE DATABASE lost")
    with open_store(postgres.get_uri("lost")) as store:
        build_case(store, "demo", [REPORT], as_of=date(2023, 11, 15))
        for _ in range(2):
            assert names(store) == ["demo"]
            postgres.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lost'")
