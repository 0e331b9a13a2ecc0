"""A wheel with machine code reads as the sources do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(build_wheel: Callable[..., Path]) -> Path:
    """One room, not optimised: it shows in a minute that the way works. `make wheel-compiled` takes all."""
    return build_wheel(TAWATUR_COMPILED="match")


def test_it_is_for_one_kind_of_machine(wheel: Path) -> None:
    assert not wheel.name.endswith("py3-none-any.whl")
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    held = zipfile.ZipFile(wheel).namelist()
    assert f"tawatur/match/tape{suffix}" in held
    assert "tawatur/match/tape.py" in held  # for tracebacks


def test_it_reads_as_the_sources_do(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    site = next((tmp_path / "venv" / "lib").glob("python*")) / "site-packages"
    zipfile.ZipFile(wheel).extractall(site)
    lent = os.pathsep.join([str(site), str(Path(pytest.__file__).parent.parent)])
    where = "import tawatur.match.tape as t; print(t.__file__)"
    env = {**os.environ, "PYTHONPATH": lent}
    told = subprocess.run([python, "-c", where], capture_output=True, text=True, env=env, cwd=tmp_path, check=True)
    assert Path(told.stdout.strip()).is_relative_to(site) and not told.stdout.strip().endswith(".py")
    reports = str(ROOT / "demo" / "reports")
    read = ["-m", "tawatur", "annotate", reports, "--quiet"]
    compiled = subprocess.run([python, *read], capture_output=True, text=True, env=env, cwd=tmp_path, check=False)
    plain = subprocess.run([sys.executable, *read], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert compiled.returncode == plain.returncode, compiled.stderr[-2000:]
    lines = [json.loads(line) for line in compiled.stdout.splitlines()]
    assert lines == [json.loads(line) for line in plain.stdout.splitlines()]
    assert sum(len(line["statements"]) for line in lines) > 20
