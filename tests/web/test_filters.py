"""What lists of the workspace keep and leave out, over the demo case."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from tawatur import app as use
from tawatur.app.desk import Desk
from tawatur.web.server import guarded, make_app

CASE = "/api/cases/demo"
LANES = ("past", "ongoing", "planned", "conditional")


def ask(client: TestClient, path: str, **query: str | int) -> Any:
    answer = client.get(f"{CASE}/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_place_on_the_map_has_its_point(laptop: TestClient) -> None:
    places = {row["name"]: row for row in ask(laptop, "map")}
    assert all(-90 <= p["lat"] <= 90 and -180 <= p["lon"] <= 180 for p in places.values())
    entities = {row["entity"]: row for row in ask(laptop, "actors", type="place", limit=200)["items"]}
    for place in places.values():
        assert entities[place["entity"]]["reports"] == place["reports"]
        assert place["mentions"] >= place["reports"]
    # Invented places have none.
    assert len(places) < len(entities)


@pytest.mark.parametrize("status", LANES)
def test_density_counts_what_the_timeline_lists(laptop: TestClient, status: str) -> None:
    rows = ask(laptop, "timeline/density", bucket="year", status=status)
    dated = [e for e in ask(laptop, "timeline", status=status, limit=200)["items"] if e["window"]["earliest"]]
    assert sum(row[status] for row in rows) == len(dated)
    assert all(row[other] == 0 for row in rows for other in LANES if other != status)


def test_density_heeds_words(laptop: TestClient) -> None:
    all_of_it = sum(sum(row[s] for s in LANES) for row in ask(laptop, "timeline/density"))
    some = sum(sum(row[s] for s in LANES) for row in ask(laptop, "timeline/density", q="الجولة"))
    assert 0 < some < all_of_it


def test_actor_and_place_must_both_stand(laptop: TestClient) -> None:
    one = {e["finding"]["id"] for e in ask(laptop, "timeline", actor="الجولة", limit=200)["items"]}
    other = {e["finding"]["id"] for e in ask(laptop, "timeline", place="مرسانة", limit=200)["items"]}
    both = {e["finding"]["id"] for e in ask(laptop, "timeline", actor="الجولة", place="مرسانة", limit=200)["items"]}
    assert both == one & other
    assert both < one | other


def test_utterances_of_an_outlet(laptop: TestClient) -> None:
    every = ask(laptop, "utterances", limit=200)["items"]
    for source in ask(laptop, "sources"):
        outlet = source["outlet"]
        if not outlet:
            continue
        found = {u["finding"]["id"] for u in ask(laptop, "utterances", outlet=outlet, limit=200)["items"]}
        carried = {
            u["finding"]["id"] for u in every if any(c["evidence"]["report"]["outlet"] == outlet for c in u["carried"])
        }
        assert carried <= found
        assert bool(found) == (source["statements"] > 0)
    assert ask(laptop, "utterances", outlet="no such outlet")["total"] == 0


def test_a_speaker_by_id_and_by_a_part_of_the_name(laptop: TestClient) -> None:
    speaker = next(u["speaker"] for u in ask(laptop, "utterances", limit=200)["items"] if u["speaker"]["entity"])
    by_id = ask(laptop, "utterances", speaker=speaker["entity"], limit=200)
    assert by_id["total"] > 0
    assert all(u["speaker"]["entity"] == speaker["entity"] for u in by_id["items"])
    by_name = ask(laptop, "utterances", speaker=speaker["name"].split()[-1], limit=200)
    assert {u["finding"]["id"] for u in by_id["items"]} <= {u["finding"]["id"] for u in by_name["items"]}


def test_search_goes_by_relevance_or_by_day(laptop: TestClient) -> None:
    query = {"q": "الجولة", "limit": 100}
    newest, about = (ask(laptop, "search", order=order, **query)["items"] for order in ("newest", "relevance"))
    days = [hit["report"]["day"]["latest"] for hit in newest if hit["report"]["day"]]
    assert len(days) > 1
    assert days == sorted(days, reverse=True)
    assert {hit["report"]["id"] for hit in newest} == {hit["report"]["id"] for hit in about}
    assert ask(laptop, "search", **query)["items"] == about


@pytest.mark.parametrize("layer", ["utterances", "claims", "figures", "timeline", "commitments", "forecasts", "actors"])
def test_lists_are_filtered_by_words_in_any_form(laptop: TestClient, layer: str) -> None:
    everything = ask(laptop, layer, limit=400)
    row = everything["items"][0]
    told = {
        "utterances": lambda: row["words"], "claims": lambda: row["evidence"][0]["text"],
        "figures": lambda: row["counted"], "timeline": lambda: row["text"], "commitments": lambda: row["act"],
        "forecasts": lambda: row["outcome"], "actors": lambda: row["name"],
    }[layer]()  # fmt: skip
    word = max(re.findall(r"\w+", told), key=len)
    some = ask(laptop, layer, q=word, limit=400)
    ids = [item["entity"] if layer == "actors" else item["finding"]["id"] for item in some["items"]]
    assert (row["entity"] if layer == "actors" else row["finding"]["id"]) in ids
    assert some["total"] == len(ids) == len(set(ids)) < everything["total"]
    assert ask(laptop, layer, q="غيمةزرقاء")["total"] == 0
    first = ask(laptop, layer, q=word, limit=1)
    assert first["total"] == some["total"]
    assert first["items"] == some["items"][:1]


def test_a_case_of_an_earlier_version_says_so(store: Path) -> None:
    with Desk(str(store)) as desk:
        with desk.store.begin() as connection:
            of_claims = "SELECT id FROM search_rows WHERE kind = 'claims'"
            connection.exec_driver_sql(f"DELETE FROM search_words WHERE rowid IN ({of_claims})")
            connection.exec_driver_sql("DELETE FROM search_rows WHERE kind = 'claims'")
            connection.exec_driver_sql("UPDATE annotations SET lexicon = 'earlier'")
        with TestClient(guarded(make_app(desk), team=False), base_url="http://127.0.0.1:8765") as client:
            refused = client.get(f"{CASE}/claims", params={"q": "الجولة"})
            assert refused.status_code == 400
            assert "earlier version" in refused.json()["detail"]
            assert "tawatur build" in refused.json()["todo"]
            assert ask(client, "claims")["total"] > 0
            assert ask(client, "timeline", q="الجولة")["total"] > 0
            told = [row for row in ask(client, "issues") if row["kind"] == "earlier-version"]
            assert "were read by another version" in told[0]["message"]
            assert ask(client, "overview")["issues"] == len(ask(client, "issues"))
        use.relink("demo", store=desk.store)
        with TestClient(guarded(make_app(desk), team=False), base_url="http://127.0.0.1:8765") as client:
            assert ask(client, "claims", q="الجولة")["total"] > 0


@pytest.mark.parametrize(
    ("path", "whole", "begun"),
    [
        ("search", "الجولة", "الجو"),
        ("timeline", "الجولة", "الجو"),
        ("reports", "الجولة", "الجو"),
        ("claims", "الجولة", "الجو"),
    ],
)
def test_a_word_being_typed_finds_what_the_whole_word_does(
    laptop: TestClient, path: str, whole: str, begun: str
) -> None:
    some = ask(laptop, path, q=whole)["total"]
    assert some > 0
    assert ask(laptop, path, q=begun)["total"] >= some
    assert ask(laptop, path, q=begun + " ")["total"] == 0
