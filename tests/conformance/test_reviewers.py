"""Several people at one store: of those who saw the same thing one judges; a lost connection is opened anew."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tawatur import app as use
from tawatur.model import Conflict
from tawatur.pipeline import build_case, linking
from tawatur.store import Store, Wanted, case_names, get_case, known_documents, list_linked, open_store, read_judgements

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


def in_the_middle_of_linking(store: Store, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Link the case anew, and do something once while its findings are compared with those that are stored."""
    compare, done = linking.compare_layer, []

    def between(*args: Any, **named: Any) -> Any:
        if not done:
            done.append(True)
            with ThreadPoolExecutor(1) as other:
                other.submit(act).result(timeout=20)
        return compare(*args, **named)

    monkeypatch.setattr(linking, "compare_layer", between)
    with store.begin() as connection:
        case = get_case(connection, "demo").id
    linking.link_stored(store, case, date(2023, 11, 16))
    assert done


def test_a_reviewer_judges_while_the_case_is_linked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    build_case(store, "demo", [REPORT], as_of=date(2023, 11, 15))
    with store.begin() as connection:
        case = get_case(connection, "demo").id
        found, _, _ = list_linked(connection, case, "utterances", Wanted(), None, 1)
    id_ = found[0].id
    in_the_middle_of_linking(
        store, monkeypatch, lambda: use.judge("demo", id_, "accept", author="r", relink=False, store=store)
    )
    assert use.standings_of("demo", [id_], store=store)[id_].verdict == "accepted"
    with store.begin() as connection:
        assert get_case(connection, "demo").build == 2


def test_whoever_links_a_case_that_another_linked_since_links_it_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = sorted(REPORT.parent.iterdir())[:2]
    build_case(store, "demo", [first], as_of=date(2023, 11, 15))
    in_the_middle_of_linking(store, monkeypatch, lambda: build_case(store, "demo", [second], as_of=date(2023, 11, 15)))
    with store.begin() as connection:
        case = get_case(connection, "demo").id
        found, _, _ = list_linked(connection, case, "utterances", Wanted(), None, 400)
        assert {s.document for u in found for s in u.statements} == set(known_documents(connection, case))
