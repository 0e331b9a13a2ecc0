"""Judging over HTTP: what one saw counts, others are seen, roles, undo, marks, the queue; reports that are added."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from litestar.testing import TestClient

Team = Callable[..., TestClient]
CASE = "/api/cases/demo"


def first_claim(client: TestClient) -> Any:
    return client.get(f"{CASE}/claims?limit=1").json()["items"][0]


def wait(client: TestClient, job: str) -> Any:
    for _ in range(1800):
        found = client.get(f"/api/jobs/{job}").json()
        if found["state"] in ("done", "failed"):
            return found
        time.sleep(0.1)
    raise AssertionError(found)


def test_a_judgement_shows_and_is_taken_back(laptop: TestClient) -> None:
    claim = first_claim(laptop)
    id_ = claim["finding"]["id"]
    assert claim["finding"]["judgement"] is None
    tag = laptop.get(f"{CASE}/claims/{id_}").headers["etag"]
    made = laptop.post(f"{CASE}/judgements", json={"finding": id_, "verdict": "accept", "expects": None, "note": "نعم"})
    assert made.status_code == 201, made.text
    again = laptop.get(f"{CASE}/claims/{id_}", headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert again.json()["finding"]["judgement"]["note"] == "نعم"
    edited = {"finding": id_, "verdict": "edit", "value": {"holder": "لجنة أخرى"}, "expects": made.json()["id"]}
    second = laptop.post(f"{CASE}/judgements", json=edited).json()
    assert laptop.get(f"{CASE}/claims/{id_}").json()["holder"] == "لجنة أخرى"
    undone = laptop.post(f"{CASE}/judgements/{second['id']}/undo")
    assert undone.status_code == 201
    found = laptop.get(f"{CASE}/claims/{id_}").json()
    assert found["holder"] == claim["holder"]
    assert found["finding"]["judgement"]["id"] == made.json()["id"]
    # What is shown is what one must have seen, whatever was taken back behind it.
    third = {"finding": id_, "verdict": "reject", "expects": made.json()["id"]}
    assert laptop.post(f"{CASE}/judgements", json=third).status_code == 201
    rows = laptop.get(f"{CASE}/judgements?finding={id_}&limit=2").json()
    assert [r["verdict"] for r in rows["items"]] == ["reject", "withdraw"]
    assert rows["total"] == 4


def test_two_people_see_each_other(team: Team) -> None:
    one, two = team("reviewer"), team("editor")
    id_ = first_claim(one)["finding"]["id"]
    assert (
        one.post(f"{CASE}/judgements", json={"finding": id_, "verdict": "accept", "expects": None}).status_code == 201
    )
    late = two.post(f"{CASE}/judgements", json={"finding": id_, "verdict": "reject", "expects": None})
    assert late.status_code == 409
    problem = late.json()
    assert (problem["judgement"]["author"], problem["judgement"]["verdict"]) == ("reviewer", "accept")
    assert problem["todo"]
    seen = {"finding": id_, "verdict": "reject", "expects": problem["judgement"]["id"]}
    assert two.post(f"{CASE}/judgements", json=seen).status_code == 201


def test_roles_reach_as_far_as_they_say(team: Team) -> None:
    id_ = first_claim(team("reader"))["finding"]["id"]
    body = {"finding": id_, "verdict": "accept"}
    form = {"text": "خبر جديد"}
    allowed = {"reader": (403, 403), "reviewer": (201, 403), "editor": (201, 202), "owner": (201, 202)}
    for name, (judging, adding) in allowed.items():
        client = team(name)
        assert client.post(f"{CASE}/judgements", json=body).status_code == judging, name
        assert client.post(f"{CASE}/reports", files={"text": (None, form["text"])}).status_code == adding, name
        assert client.post(f"{CASE}/seen").status_code == 200
        del client.headers["X-Csrf-Token"]
        assert client.post(f"{CASE}/judgements", json=body).status_code == 403
    stranger = team()
    assert stranger.post(f"{CASE}/judgements", json=body).status_code == 401
    assert stranger.post(f"{CASE}/reports", files={"text": (None, "x")}).status_code == 401
    actions = [e["action"] for e in team("owner").get(f"{CASE}/audit").json()["items"]]
    assert actions.count("judge") == 3
    assert actions.count("reports.add") == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"finding": "nothing", "verdict": "accept"}, 404),
        ({"finding": "nothing", "verdict": "dance"}, 400),
        ({"verdict": "accept"}, 400),
        ({"finding": "x" * 500, "verdict": "accept"}, 400),
        ([], 400),
    ],
)
def test_a_wrong_judgement_is_told(laptop: TestClient, body: Any, status: int) -> None:
    answer = laptop.post(f"{CASE}/judgements", json=body)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_marked_span_is_what_was_marked(laptop: TestClient) -> None:
    report = laptop.get(f"{CASE}/reports?limit=1").json()["items"][0]
    full = laptop.get(f"{CASE}/reports/{report['id']}").json()
    start = full["text"].index(" ", 40) + 1
    end = full["text"].index(" ", start)
    mark = {"report": report["id"], "start": start, "end": end, "layer": "entity",
            "value": {"name": "اسم", "type": "person"}}  # fmt: skip
    made = laptop.post(f"{CASE}/marks", json=mark)
    assert made.status_code == 201, made.text
    layers = laptop.get(f"{CASE}/reports/{report['id']}").json()["layers"]
    mine = [e for e in layers["entities"] if e["finding"]["rule"] == "person.mark"]
    assert [m for e in mine for m in e["mentions"]] == [{"start": start, "end": end}]
    assert mine[0]["finding"]["judgement"]["verdict"] == "mark"
    assert laptop.post(f"{CASE}/marks", json=mark | {"end": 10**7}).status_code == 400


def test_the_queue_shrinks_by_what_is_judged(laptop: TestClient) -> None:
    queue = laptop.get(f"{CASE}/review?limit=5").json()
    assert queue["items"]
    first = queue["items"][0]
    assert first["text"]
    assert first["evidence"]
    body = {"finding": first["finding"]["id"], "verdict": "accept", "expects": first["seen_judgement"]}
    assert laptop.post(f"{CASE}/judgements", json=body).status_code == 201
    after = laptop.get(f"{CASE}/review?limit=5").json()
    assert after["total"] == queue["total"] - 1
    assert laptop.get(f"{CASE}/overview").json()["review"]["waiting"] == after["total"]
    assert laptop.get(f"{CASE}/review?kind=conflict").json()["total"] <= after["total"]


def test_reports_are_added_and_read(laptop: TestClient) -> None:
    before = laptop.get("/api/cases").json()[0]["reports"]
    text = "أعلن الناطق باسم الحكومة في نوردان يوم الثلاثاء 7 نوفمبر 2023 أن 40 عربة وصلت إلى ميناء سالم."
    files = [
        ("files", ("../../etc/خبر.txt", text.encode(), "text/plain")),
        ("files", ("picture.png", b"\x89PNG", "image/png")),
        ("files", ("folder/empty.txt", b"", "text/plain")),
        ("text", (None, text + " وقال إنها ستغادر غدا.")),
        ("published", (None, "2023-11-08")),
        ("outlet", (None, "صحيفة الميناء")),
    ]
    started = laptop.post(f"{CASE}/reports", files=files)
    assert started.status_code == 202, started.text
    job = wait(laptop, started.json()["job"])
    assert job["state"] == "done", job
    assert {row["kind"] for row in job["issues"]} >= {"kind", "empty"}
    assert all(not row["where"].startswith("/") for row in job["issues"])
    assert laptop.get("/api/cases").json()[0]["reports"] == before + 2
    hit = laptop.get(f"{CASE}/search?q=عربات").json()["items"]
    assert {h["report"]["outlet"] for h in hit if h["report"]} >= {"صحيفة الميناء"}
    with laptop.stream("GET", f"/api/jobs/{started.json()['job']}/events") as events:
        told = "".join(events.iter_text())
    assert "event: issue" in told
    assert "event: done" in told
    assert laptop.get("/api/jobs/none").status_code == 404


def test_nothing_to_add_and_too_much(laptop: TestClient) -> None:
    assert laptop.post(f"{CASE}/reports", files={"text": (None, "  ")}).status_code == 400
    assert laptop.post(f"{CASE}/judgements", content=b"x" * 21_000_000).status_code in (400, 413)


def test_a_visit_is_remembered(laptop: TestClient) -> None:
    assert laptop.get(f"{CASE}/overview").json()["since"]["mark"] is None
    at = laptop.post(f"{CASE}/seen").json()["at"]
    assert laptop.get(f"{CASE}/overview").json()["since"]["mark"][:19] == at[:19]


def test_what_a_finding_was_made_of(laptop: TestClient) -> None:
    items = laptop.get(f"{CASE}/utterances?limit=50").json()["items"]
    card = max(items, key=lambda u: u["reports"])
    made = laptop.get(f"{CASE}/members/{card['finding']['id']}").json()
    assert len(made["members"]) >= card["reports"] > 1
    assert all(m["evidence"]["text"] for m in made["members"])
    assert laptop.get(f"{CASE}/members/nothing").status_code == 404


def test_what_changed_since_a_visit(laptop: TestClient) -> None:
    assert laptop.get(f"{CASE}/diff?since=last-seen").json()["totals"]["new"] > 0
    laptop.post(f"{CASE}/seen")
    assert laptop.get(f"{CASE}/diff?since=last-seen").json()["totals"]["new"] == 0
    assert laptop.get(f"{CASE}/diff?since=2023-13-40").status_code == 400
    assert isinstance(laptop.get(f"{CASE}/alerts").json(), list)


@pytest.mark.parametrize("form", ["html", "json", "csv"])
def test_the_dossier_comes_as_a_file(laptop: TestClient, form: str) -> None:
    answer = laptop.get(f"{CASE}/export?as={form}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
