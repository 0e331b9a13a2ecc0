"""Chromium, and the workspace running over the demo case."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tawatur.app.desk import Desk

ROOT = Path(__file__).parent.parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
NAMES = ("chromium", "chromium-browser", "google-chrome")


def _run(*command: str, seconds: int = 600) -> str:
    """The output of a command that may fail; what was wrong goes into the final word."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{command[0]}: {error}"
    return "" if done.returncode == 0 else (done.stderr or done.stdout).strip()[-400:]


def _installed() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def _find_chromium(playwright: Any) -> str:
    """The system's Chromium, else the one Playwright downloads, else apt-get as root."""
    if found := _installed():
        return found
    own = Path(playwright.chromium.executable_path)
    tried = []
    if not own.exists():
        tried.append("playwright install: " + _run(sys.executable, "-m", "playwright", "install", "chromium"))
    if own.exists():
        return str(own)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        tried.append("apt-get update: " + _run("apt-get", "update", "-qq"))
        tried.append("apt-get install: " + _run("apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-core"))
        if found := _installed():
            return found
    pytest.fail("no Chromium: install one (Debian: apt install chromium). Tried: " + "; ".join(tried), pytrace=False)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=_find_chromium(playwright), args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demo case."""
    store = tmp_path_factory.mktemp("workspace") / "demo.db"
    tawatur("build", str(ROOT / "demo" / "reports"), "--case", "demo", "--as-of", "2023-11-15", "--store", str(store))
    return store


def copy_store(demo_store: Path, to: Path) -> None:
    """A copy to change: what stands only in the journal is written into the file first."""
    with Desk(str(demo_store)) as desk, desk.store.begin() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(demo_store, to)


def tawatur(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tawatur", *arguments], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode in (0, 3), done.stderr


class Workspace:
    """`tawatur serve` over a store."""

    def __init__(self, store: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tawatur", "serve", "--store", str(store), "--port", "0"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if found := re.search(r"http://[\d.:]+/", line):
                self.address = found.group()
                self._wait()
                return
        raise AssertionError(f"tawatur serve did not start: {said}")

    def _wait(self) -> None:
        """Until it answers: the address is said a moment before."""
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{self.address}api/session", timeout=5).close()
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("tawatur serve does not answer")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture(scope="session")
def workspace(demo_store: Path) -> Iterator[Workspace]:
    """The workspace over the demo case; what one test writes another may see."""
    if not (ROOT / "src" / "tawatur" / "web" / "static" / "index.html").exists():
        pytest.fail("the web client is not built: make front", pytrace=False)
    running = Workspace(demo_store)
    yield running
    running.stop()


class Reader:
    """A person at the workspace: a page with a language and a size, whose every fault is kept."""

    def __init__(
        self, chromium: Any, address: str, language: str, size: str, theme: str = "light", case: str = "demo",
        **more: Any,
    ) -> None:  # fmt: skip
        self.language, self.size, self.address, self.case = language, size, address, case
        wide = size == "desktop"
        liked = {"name": "tawatur.preferences", "value": json.dumps({"language": language, "theme": theme})}
        self.context = chromium.new_context(
            viewport={"width": 1440, "height": 900} if wide else {"width": 390, "height": 844},
            has_touch=not wide, is_mobile=not wide, reduced_motion="reduce", color_scheme=theme,
            storage_state={"cookies": [], "origins": [{"origin": address.rstrip("/"), "localStorage": [liked]}]},
            **more,
        )  # fmt: skip
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.faults: list[str] = []
        self.allowed: tuple[str, ...] = ()  # answers that the browser notes in its console and a test means
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("request", lambda r: None if r.url.startswith((address, "about:")) else self.faults.append(r.url))

    def open(self, screen: str = "") -> Any:
        """Opens a screen of the case and waits until it stands."""
        # From elsewhere, so that the screen is loaded anew and the network's rest means that it stands.
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#/{quote(self.case, safe='')}/{screen}")
        self.page.wait_for_load_state("networkidle")
        self.page.locator("h1").first.wait_for(state="attached")
        return self.page

    @property
    def overflows(self) -> bool:
        """True where the page can be pushed sideways. (A phone's `innerWidth` grows with what overflows.)"""
        wide, seen = ("document.documentElement." + name for name in ("scrollWidth", "clientWidth"))
        return bool(self.page.evaluate(f"{wide} > {seen} + 1"))

    def close(self) -> None:
        self.context.close()
        assert [fault for fault in self.faults if not any(f"status of {code}" in fault for code in self.allowed)] == []


@pytest.fixture
def visit(chromium: Any, workspace: Workspace) -> Iterator[Callable[[str], Reader]]:
    """Lets somebody in, told as "ar-desktop-light"; at the end none may have met a fault."""
    people: list[Reader] = []

    def enter(who: str) -> Reader:
        people.append(Reader(chromium, workspace.address, *who.split("-")))
        return people[-1]

    yield enter
    for person in people:
        person.close()


@pytest.fixture(params=["ar-desktop", "en-desktop", "ar-phone", "en-phone"])
def reader(request: pytest.FixtureRequest, chromium: Any, workspace: Workspace) -> Iterator[Reader]:
    """Somebody who reads Arabic or English, at a desk or on a phone."""
    language, size = request.param.split("-")
    person = Reader(chromium, workspace.address, language, size)
    yield person
    person.close()


@pytest.fixture(params=["ar", "en"])
def desk(request: pytest.FixtureRequest, chromium: Any, workspace: Workspace) -> Iterator[Reader]:
    """Somebody with a keyboard."""
    person = Reader(chromium, workspace.address, request.param, "desktop")
    yield person
    person.close()


class Answers:
    """What the server answers, for tests that must know what there is to see."""

    def __init__(self, address: str) -> None:
        self.address = address

    def __call__(self, path: str) -> Any:
        with urllib.request.urlopen(f"{self.address}api/cases/demo/{path}", timeout=20) as answer:
            return json.load(answer)

    def said(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """A report, and a statement in it that somebody else handed on and whose first letter is in nothing shorter."""
        for row in self("reports")["items"]:
            report = self(f"reports/{row['id']}")
            layers = report["layers"]
            others = [
                *layers["times"],
                *layers["quantities"],
                *(m for e in layers["entities"] for m in e["mentions"]),
            ]
            for statement in layers["statements"]:
                start = statement["content"][0]["start"]
                if statement["via"] and not any(o["start"] <= start < o["end"] for o in others):
                    return report, statement
        raise AssertionError("no statement with a chain in the demo case")


@pytest.fixture
def answers(workspace: Workspace) -> Answers:
    return Answers(workspace.address)
