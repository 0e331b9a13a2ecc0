"""No request that the OpenAPI document allows, and none that it does not, meets a defect."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import schemathesis
import uvicorn
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from tawatur.app.desk import Desk
from tawatur.web.serve import listen
from tawatur.web.server import guarded, make_app


@pytest.fixture(scope="module")
def served(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    """A server on loopback over a copy of the demo store."""
    store = tmp_path_factory.mktemp("fuzz") / "t.db"
    store.write_bytes(built.read_bytes())
    with Desk(str(store)) as desk:
        app = make_app(desk)
        listening = listen("127.0.0.1", 0)
        server = uvicorn.Server(uvicorn.Config(guarded(app, team=False), log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        yield schemathesis.openapi.from_url(f"{address}/api/openapi.json", wait_for_schema=10)
        server.should_exit = True
        thread.join(timeout=10)


def test_no_request_meets_a_defect(served: schemathesis.BaseSchema) -> None:
    asked = 0
    for found in served.get_all_operations():
        operation = found.ok()
        if operation.path.endswith("/events"):  # goes on as long as its job
            continue
        asked += 1
        ask = hypothesis.given(operation.as_strategy())(no_defect)
        hypothesis.settings(
            max_examples=10, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(hypothesis.HealthCheck),
        )(ask)()  # fmt: skip
    assert asked > 40


def no_defect(case: schemathesis.Case) -> None:
    # Half of the requests ask about a case that is there.
    if "case" in (case.path_parameters or {}) and len(str(case.path_parameters["case"])) % 2:
        case.path_parameters["case"] = "demo"
    answer = case.call(timeout=60)
    told = f"{case.method} {case.path}: {answer.status_code} {answer.text[:500]}"
    assert answer.status_code < 500, told
    if answer.status_code >= 400:
        assert answer.headers["content-type"][0].startswith("application/problem+json"), told
    elif answer.status_code == 200 and not case.path.endswith("/export"):
        case.validate_response(answer, checks=[response_schema_conformance, content_type_conformance])
