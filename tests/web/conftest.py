"""A store with the demo case, and clients of its web application: on a laptop, and for a team."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from litestar.testing import TestClient

from tawatur import app as use
from tawatur.app.desk import Desk
from tawatur.web.server import guarded, make_app

DEMO = Path(__file__).parent.parent.parent / "demo" / "reports"
PASSWORD = "a long enough word"
ROLES = ("reader", "reviewer", "editor", "owner")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the cases `demo` and `other`."""
    store = tmp_path_factory.mktemp("web") / "t.db"
    use.build([DEMO], "demo", store=str(store), as_of=date(2023, 11, 15), jobs=1)
    use.build([sorted(DEMO.iterdir())[0]], "other", store=str(store), as_of=date(2023, 11, 15), jobs=1)
    return store


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """A copy of its own for a test that writes."""
    with Desk(str(built)) as desk, desk.store.begin() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = tmp_path / "t.db"
    copy.write_bytes(built.read_bytes())
    return copy


@pytest.fixture
def laptop(store: Path) -> Iterator[TestClient]:
    with (
        Desk(str(store)) as desk,
        TestClient(guarded(make_app(desk), team=False), base_url="http://127.0.0.1:8765") as client,
    ):
        client.headers["X-Csrf-Token"] = client.get("/api/session").json()["csrf"]
        yield client


@pytest.fixture
def team(store: Path) -> Iterator[Callable[..., TestClient]]:
    """Gives a client logged in under a name, or not at all. There are `admin`, and one account a role in `demo`."""
    with Desk(str(store)) as desk:
        use.add_account(desk, "admin", PASSWORD, by="test")
        for role in ROLES:
            use.add_account(desk, role, PASSWORD, by="test")
            use.set_role(desk, "demo", role, role, by="test")
        application = guarded(make_app(desk, team=True), team=True)

        def client(name: str | None = None) -> TestClient:
            made = TestClient(application, base_url="http://cases.example")
            if name is not None:
                answer = made.post("/api/login", json={"name": name, "password": PASSWORD})
                assert answer.status_code == 200, answer.text
                made.headers["X-Csrf-Token"] = answer.json()["csrf"]
            return made

        yield client
