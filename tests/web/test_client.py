"""The typed client is what the OpenAPI document says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import msgspec

from tawatur.app.desk import Desk
from tawatur.web.server import document, make_app

ROOT = Path(__file__).parent.parent.parent


def test_writing_the_client_again_changes_nothing() -> None:
    place = importlib.util.spec_from_file_location("write_client", ROOT / "scripts" / "write_client.py")
    assert place is not None and place.loader is not None
    script = importlib.util.module_from_spec(place)
    place.loader.exec_module(script)
    made = script.client(msgspec.json.decode(document(make_app(Desk(":memory:")))))
    assert made == script.TARGET.read_text("utf-8"), "run scripts/write_client.py"
    assert "export interface ClaimFull" in made
    assert "Page<ClaimCard>" in made
