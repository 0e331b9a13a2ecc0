"""Who gets in, and how far: the laptop's rules, log-in, roles, tokens, headers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from litestar.testing import TestClient

from tawatur import app as use
from tawatur.app.desk import Desk
from tawatur.cli.main import run
from tawatur.web.serve import is_loopback
from tawatur.web.server import guarded, make_app

Team = Callable[..., TestClient]
PASSWORD = "a long enough word"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.7:8765", ""])
def test_a_laptop_answers_to_loopback_names_only(laptop: TestClient, host: str) -> None:
    answer = laptop.get("/api/cases", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"
    assert laptop.get("/nothing", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:1", "[::1]:8765", "LOCALHOST"])
def test_a_laptop_answers_to_all_its_own_names(laptop: TestClient, host: str) -> None:
    assert laptop.get("/api/cases", headers={"Host": host}).status_code == 200


def test_a_laptop_needs_no_login_but_its_own_pages(laptop: TestClient) -> None:
    session = laptop.get("/api/session").json()
    assert (session["mode"], session["user"]) == ("laptop", None)
    body = {"label": "x"}
    assert laptop.post("/api/tokens", json=body, headers={"Origin": "https://evil.example"}).status_code == 403
    assert laptop.post("/api/tokens", json=body, headers={"X-Csrf-Token": "guess"}).status_code == 403
    assert laptop.post("/api/login", json={"name": "a", "password": "b"}).status_code == 400


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "cases.example"])
def test_serving_elsewhere_takes_accounts(store: Path, host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert not is_loopback(host)
    assert run(["serve", "--host", host, "--store", str(store), "--port", "0"]) == 2
    told = capsys.readouterr().err
    assert "without accounts" in told
    assert "tawatur account add" in " ".join(told.split())
    assert "Traceback" not in told


def test_an_unknown_case_is_told_before_serving(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--case", "nothing", "--store", str(store), "--port", "0"]) == 2
    assert "there are: demo, other" in " ".join(capsys.readouterr().err.split())


def test_every_answer_carries_safe_headers(laptop: TestClient) -> None:
    for path in ("/api/cases", "/api/nothing", "/", "/nothing"):
        headers = laptop.get(path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "unsafe-eval" not in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"


def test_a_team_logs_in_and_out(team: Team) -> None:
    client = team()
    assert client.get("/api/cases").status_code == 401
    assert client.get("/api/session").json()["user"] is None
    assert client.post("/api/login", json={"name": "reader", "password": "wrong"}).status_code == 403
    assert client.post("/api/login", json={"name": "nobody", "password": PASSWORD}).status_code == 403
    client = team("reader")
    cookie = client.cookies.jar
    assert all(c.has_nonstandard_attr("HttpOnly") for c in cookie)
    assert [c["name"] for c in client.get("/api/cases").json()] == ["demo"]
    assert client.get("/api/session").json()["user"] == "reader"
    assert client.post("/api/logout", headers={"X-Csrf-Token": "x"}).status_code == 403
    assert client.post("/api/logout").status_code == 204
    assert client.get("/api/cases").status_code == 401


def test_too_many_tries_must_wait(team: Team) -> None:
    client = team()
    for _ in range(5):
        client.post("/api/login", json={"name": "reader", "password": "wrong"})
    answer = client.post("/api/login", json={"name": "reader", "password": PASSWORD})
    assert answer.status_code == 403
    assert "too many" in answer.json()["detail"]
    assert client.post("/api/login", json={"name": "owner", "password": PASSWORD}).status_code == 200


def test_a_case_that_is_not_ones_own_is_not_there(team: Team) -> None:
    for name in ("reader", "owner"):
        assert team(name).get("/api/cases/other/overview").status_code == 404
    assert team("admin").get("/api/cases/other/overview").status_code == 200


def test_owners_give_roles_and_others_do_not(team: Team) -> None:
    for name in ("reader", "reviewer", "editor"):
        client = team(name)
        assert client.put("/api/cases/demo/members/reader", json={"role": "owner"}).status_code == 403
        assert client.get("/api/cases/demo/audit").status_code == 403
        assert client.get("/api/accounts").status_code == 403
        assert client.post("/api/accounts", json={"name": "x", "password": PASSWORD}).status_code == 403
    owner = team("owner")
    assert owner.put("/api/cases/demo/members/reader", json={"role": "editor"}).status_code == 204
    assert owner.put("/api/cases/demo/members/nobody", json={"role": "editor"}).status_code == 404
    assert owner.put("/api/cases/other/members/reader", json={"role": "editor"}).status_code == 404
    assert {"account": "reader", "role": "editor"} in owner.get("/api/cases/demo/members").json()
    assert owner.put("/api/cases/demo/members/reader", json={"role": None}).status_code == 204
    assert team("reader").get("/api/cases/demo/overview").status_code == 404
    log = owner.get("/api/cases/demo/audit?limit=2").json()
    assert [(e["action"], e["account"]) for e in log["items"]] == [("role.set", "owner"), ("role.set", "owner")]
    assert log["total"] >= 6
    assert owner.get(f"/api/cases/demo/audit?cursor={log['next']}").json()["items"]
    assert owner.post("/api/accounts", json={"name": "x", "password": PASSWORD}).status_code == 403


def test_tokens_do_what_their_account_may(team: Team) -> None:
    made = team("reader").post("/api/tokens", json={"label": "script"})
    assert made.status_code == 201
    program = team()
    program.headers["Authorization"] = f"Bearer {made.json()['secret']}"
    assert program.get("/api/cases/demo/overview").status_code == 200
    assert program.get("/api/cases/demo/audit").status_code == 403
    listed = program.get("/api/tokens").json()
    assert [t["label"] for t in listed] == ["script"]
    assert "secret" not in listed[0]
    assert program.delete(f"/api/tokens/{listed[0]['id']}").status_code == 204
    assert program.get("/api/cases").status_code == 401
    program.headers["Authorization"] = "Bearer tawatur_guess"
    assert program.get("/api/cases").status_code == 401


def test_closing_an_account_ends_everything(team: Team) -> None:
    reader = team("reader")
    secret = reader.post("/api/tokens", json={"label": "s"}).json()["secret"]
    assert team("admin").patch("/api/accounts/reader", json={"closed": True}).status_code == 204
    assert reader.get("/api/cases").status_code == 401
    program = team()
    assert program.get("/api/cases", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    assert program.post("/api/login", json={"name": "reader", "password": PASSWORD}).status_code == 403


def test_one_changes_ones_own_password_only(team: Team) -> None:
    reader = team("reader")
    new = {"password": "another long word"}
    assert reader.patch("/api/accounts/owner", json=new).status_code == 403
    assert reader.patch("/api/accounts/reader", json={"password": "short"}).status_code == 400
    assert reader.patch("/api/accounts/reader", json=new).status_code == 204
    assert reader.get("/api/cases").status_code == 401


def test_secrets_are_kept_as_hashes(store: Path, tmp_path: Path) -> None:
    with Desk(str(store)) as desk:
        use.add_account(desk, "one", PASSWORD, by="test")
        made = use.make_token(desk, "one", "x")
        with desk.store.begin() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    content = store.read_bytes()
    assert PASSWORD.encode() not in content
    assert made.secret.encode() not in content
    assert b"$argon2id$" in content


def test_the_command_line_makes_accounts(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
    assert run(["account", "add", "layla", "--password-stdin", "--store", str(store)]) == 0
    assert run(["account", "role", "layla", "demo", "reviewer", "--store", str(store)]) == 0
    assert run(["account", "role", "layla", "nothing", "reviewer", "--store", str(store)]) == 2
    assert run(["account", "token", "layla", "--label", "x", "--store", str(store)]) == 0
    assert capsys.readouterr().out.strip().startswith("tawatur_")
    assert run(["account", "list", "--store", str(store)]) == 0
    told = capsys.readouterr().out
    assert "layla (admin)" in told
    assert "demo: reviewer" in told
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert run(["account", "add", "two", "--password-stdin", "--store", str(store)]) == 2


def test_a_name_in_the_path_may_hold_a_slash(tmp_path: Path) -> None:
    """Ids come with the reports: an address may be one."""
    line = {"id": "https://example.org/a/1?x=%2F", "text": "قال الوزير: «سنفتح الميناء»."}
    (tmp_path / "r.jsonl").write_text(json.dumps(line), "utf-8")
    use.build([tmp_path / "r.jsonl"], "a/b", store=str(tmp_path / "t.db"), jobs=1)
    with (
        Desk(str(tmp_path / "t.db")) as desk,
        TestClient(guarded(make_app(desk), team=False), base_url="http://127.0.0.1:8765") as client,
    ):
        found = client.get(f"/api/cases/a%2Fb/reports/{quote(line['id'], safe='')}")
        assert found.json()["report"]["id"] == line["id"]
        assert client.get("/api/cases/a/b/reports").status_code == 404


def test_what_stands_in_a_report_is_never_served_as_a_page(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    line = {"id": "a", "title": f"خبر {evil}", "source": evil, "text": f"قال الوزير إن الجولة ستبدأ غدا {evil}."}
    (tmp_path / "a.jsonl").write_text(json.dumps(line), "utf-8")
    store = str(tmp_path / "t.db")
    use.build([tmp_path / "a.jsonl"], "c", store=store, jobs=1)
    with Desk(store) as desk, TestClient(guarded(make_app(desk), team=False), base_url="http://127.0.0.1") as client:
        paths = ("overview", "reports", "reports/a", "search?q=الوزير", "utterances", "sources", "issues", "diff")
        for path in paths:
            answer = client.get(f"/api/cases/c/{path}", headers={"Accept": "text/html"})
            assert answer.status_code == 200, path
            assert answer.headers["content-type"].split(";")[0] == "application/json", path
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "sandbox" in answer.headers["content-security-policy"]
        for path in (
            f"/api/cases/{quote(evil, safe='')}/overview",
            f"/api/cases/c/reports/{quote(evil, safe='')}",
        ):
            answer = client.get(path, headers={"Accept": "text/html"})
            assert answer.status_code == 404
            assert answer.headers["content-type"].startswith("application/problem+json")
        page = client.get("/api/cases/c/export?as=html")
        assert page.headers["content-disposition"].startswith("attachment")
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
