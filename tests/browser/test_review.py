"""Review by hand: joining, parting, dating what the machine found, seen at once and after linking anew."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from tests.browser.conftest import Answers, Reader, Workspace, copy_store

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def office(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A server over a copy of the demo store: what is joined here, others find apart."""
    store = tmp_path_factory.mktemp("review") / "t.db"
    copy_store(demo_store, store)
    running = Workspace(store)
    yield running
    running.stop()


@pytest.fixture
def ask(office: Workspace) -> Answers:
    return Answers(office.address)


@pytest.fixture
def person(request: pytest.FixtureRequest, chromium: Any, office: Workspace) -> Iterator[Reader]:
    someone = Reader(chromium, office.address, *getattr(request, "param", "ar-desktop").split("-"))
    yield someone
    someone.close()


def until(true: Callable[[], bool]) -> None:
    """Until the case was linked anew in the background."""
    for _ in range(300):
        if true():
            return
        time.sleep(0.2)
    raise AssertionError("it did not come about")


def queued(ask: Answers, kind: str) -> list[Any]:
    return list(ask(f"review?kind={kind}&limit=200")["items"])


@pytest.mark.parametrize("person", ["en-phone"], indirect=True)
def test_two_claims_become_one_and_two_again(person: Reader, ask: Answers) -> None:
    mine = next(item for item in queued(ask, "single_origin") if item["layer"] == "claims")
    card = mine["card"]
    other = next(
        row
        for row in ask(f"claims?type={card['type']}&limit=200")["items"]
        if row["finding"]["id"] != mine["finding"]["id"] and row["finding"]["judgement"] is None
    )
    words = other["act"] or other["outcome"] or other["target"]
    page = person.open(f"review/{mine['finding']['id']}")
    page.locator(".decided .row button").nth(-2).click()
    page.locator(".decided input[type=search]").fill(" ".join(words.split()[:3]))
    page.locator(f".decided input[value='{other['finding']['id']}']").check()
    page.locator(".decided form button.main").click()
    page.locator(".decided .verdict").wait_for()
    said = ask(f"judgements?finding={mine['finding']['id']}")["items"]
    assert [row["verdict"] for row in said if row["verdict"] != "withdraw"][-1] == "merge"

    def joined() -> bool:
        rows = ask("claims?limit=400")["items"]
        return not {mine["finding"]["id"], other["finding"]["id"]} <= {row["finding"]["id"] for row in rows}

    until(joined)
    assert not person.overflows
    if page.locator(".decided .verdict").count() == 0:
        page.locator(".steps button").first.click()
    page.locator(".decided .bar button").last.click()
    page.locator(".decided .verdict").wait_for(state="detached")
    until(lambda: not joined())


def test_an_act_of_speaking_is_parted(person: Reader, ask: Answers) -> None:
    mine = next(row for row in ask("utterances?limit=200")["items"] if row["reports"] > 1)
    members = ask(f"members/{mine['finding']['id']}")["members"]
    waiting = [item["finding"]["id"] for item in queued(ask, "low_confidence") + queued(ask, "single_origin")]
    before = ask("utterances")["total"]
    page = person.page
    item = {
        "finding": mine["finding"], "layer": "utterances", "kind": "merge", "value": 1.0, "text": mine["words"],
        "card": mine, "evidence": [m["evidence"] for m in members], "seen_judgement": None,
    }  # fmt: skip
    assert mine["finding"]["id"] not in waiting
    # The queue holds what is worth a look; this one is put into it.
    page.route("**/review?*", lambda route: route.fulfill(json={"items": [item], "next": None, "total": 1}))
    page = person.open(f"review/{mine['finding']['id']}")
    page.locator(".decided .row button").last.click()
    boxes = page.locator(".decided input[type=checkbox]")
    boxes.first.wait_for()
    assert boxes.count() == len(members)
    keep = page.locator(".decided form button.main")
    assert keep.is_disabled()
    boxes.first.check()
    keep.click()
    page.locator(".decided .verdict").wait_for()
    until(lambda: ask("utterances")["total"] == before + 1)
    page.locator(".decided .bar button").last.click()
    page.locator(".decided .verdict").wait_for(state="detached")
    until(lambda: ask("utterances")["total"] == before)


def test_a_commitment_gets_another_day_and_the_cards_follow(person: Reader, ask: Answers) -> None:
    mine = next(item for item in queued(ask, "single_origin") if item["card"].get("type") == "commitment")
    page = person.open(f"review/{mine['finding']['id']}")
    page.locator(".decided .bar button").nth(2).click()
    dates = page.locator(".decided input[type=date]")
    dates.nth(0).fill("2023-12-01")
    dates.nth(1).fill("2023-12-24")
    page.locator(".decided form button.main").click()
    page.locator(".decided .verdict").wait_for()
    due = {"earliest": "2023-12-01", "latest": "2023-12-24"}
    held = ask(f"claims/{mine['finding']['id']}")
    assert {end: held["due"][end] for end in due} == due
    page = person.open(f"claims/{mine['finding']['id']}")
    assert "24" in page.locator("h1").inner_text()
    assert page.locator("header .state.solid").count() == 1
    undo = held["finding"]["judgement"]["id"]
    token = json.load(urllib.request.urlopen(f"{person.address}api/session"))["csrf"]
    address = f"{person.address}api/cases/demo/judgements/{quote(undo)}/undo"
    urllib.request.urlopen(urllib.request.Request(address, method="POST", headers={"X-Csrf-Token": token}))
    assert ask(f"claims/{mine['finding']['id']}")["due"] == mine["card"]["due"]


def test_a_reports_day_is_set_and_its_relative_days_follow(person: Reader, ask: Answers) -> None:
    row = next(
        r for r in ask("reports?limit=100")["items"] if r["day"] is None or r["day"]["earliest"] != r["day"]["latest"]
    )
    page = person.open(f"reader/{row['id']}")
    page.locator("article.text p").first.wait_for()
    page.locator("details:has(input[type=date]) summary").click()
    dates = page.locator("input[type=date]")
    dates.nth(0).fill("2023-10-19")
    dates.nth(1).fill("2023-10-19")
    page.locator("details:has(input[type=date]) button").click()
    until(lambda: (ask(f"reports/{row['id']}")["report"]["day"] or {}).get("latest") == "2023-10-19")
    page.locator(".facts", has_text="2023").first.wait_for()
    assert "19" in page.locator(".facts").inner_text()


def test_the_panel_beside_a_list_follows_a_judgement(person: Reader) -> None:
    page = person.open("claims")
    page.locator("[data-row]").first.click()
    words = page.locator("aside.words")
    words.locator(".bar button").first.click()
    words.locator(".state.solid").wait_for()
    page.locator("li.on .judged").wait_for()
    words.locator(".bar button").last.click()
    words.locator(".state:not(.solid)").wait_for()
    page.locator("li.on .machine").wait_for()
