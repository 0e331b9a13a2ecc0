"""The client's own checks: types, and the tests of its pure parts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FRONT = Path(__file__).parent.parent.parent / "front"
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


@pytest.mark.slow
@pytest.mark.parametrize("script", ["check", "test"])
def test_the_client_passes_its_own_checks(script: str) -> None:
    npm = shutil.which("npm", path=PATH)
    if npm is None or not (FRONT / "node_modules").exists():
        pytest.fail("the client's packages are not installed: make front", pytrace=False)
    done = subprocess.run(
        [npm, "run", "--silent", script], cwd=FRONT, env={**os.environ, "PATH": PATH, "NO_COLOR": "1"},
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
