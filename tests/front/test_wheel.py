"""A wheel holds all that the program needs to run, and nothing of what it was made from."""

from __future__ import annotations

import os
import re
import subprocess
import time
import urllib.error
import urllib.request
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "tawatur"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(build_wheel: Callable[..., Path]) -> Path:
    return build_wheel()


def test_it_holds_client_data_and_migrations(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    data = [
        path
        for folder in ("lexicon/data", "store/migrations", "dossier", "web/static")
        for path in (SOURCE / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    missing = [path for path in data if f"tawatur/{path.relative_to(SOURCE).as_posix()}" not in held]
    assert missing == []
    # The client's page, its fonts, and the coast lines of its map.
    assets = [name for name in held if name.startswith("tawatur/web/static/assets/")]
    assert "tawatur/web/static/index.html" in held
    assert any(name.endswith(".woff2") for name in assets) and any("Map" in name for name in assets)
    assert not [name for name in held if "node_modules" in name or name.startswith(("front/", "tests/"))]


def test_it_serves_the_client_from_elsewhere(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own, outside the checkout; other packages are lent by this one."""
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    site = next((tmp_path / "venv" / "lib").glob("python*")) / "site-packages"
    zipfile.ZipFile(wheel).extractall(site)
    lent = Path(pytest.__file__).parent.parent
    run = {"cwd": tmp_path, "env": {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), str(lent)])}}
    where = subprocess.run(
        [python, "-c", "import tawatur; print(tawatur.__file__)"], capture_output=True, text=True, **run
    )
    assert Path(where.stdout.strip()).is_relative_to(site), where.stderr
    report = tmp_path / "reports" / "a.txt"
    report.parent.mkdir()
    report.write_text("قال الوزير: «سنفتح الميناء غداً».\n", "utf-8")
    tawatur = [python, "-m", "tawatur"]
    store = ["--store", str(tmp_path / "t.db")]
    subprocess.run([*tawatur, "build", str(report.parent), "--case", "c", *store], check=True, timeout=120, **run)
    server = subprocess.Popen(
        [*tawatur, "serve", "--port", "0", *store], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **run
    )
    try:
        found = re.search(r"http://[\d.:]+/", server.stdout.readline())
        assert found is not None
        page = _answer(found.group())
        script = re.search(r'src="(/assets/[^"]+\.js)"', page)
        assert script is not None and _answer(found.group().rstrip("/") + script[1])
        assert '"c"' in _answer(found.group() + "api/cases")
    finally:
        server.terminate()
        server.wait(10)


def _answer(address: str) -> str:
    for _ in range(200):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode("utf-8"))
        except (ConnectionError, urllib.error.URLError):
            time.sleep(0.1)
    raise AssertionError(f"no answer at {address}")
