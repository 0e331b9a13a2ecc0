"""Wheels built from this checkout, with the client that `make front` built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
_WHEEL = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", str(ROOT), "-w"]


@pytest.fixture(scope="session")
def build_wheel(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A function that builds a wheel, with further settings of the environment, and returns it."""

    def build(**settings: str) -> Path:
        out = tmp_path_factory.mktemp("wheel")
        env = {**os.environ, "TAWATUR_CLIENT": "built", **settings}
        done = subprocess.run([*_WHEEL, str(out)], env=env, capture_output=True, text=True, timeout=900, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return next(out.glob("tawatur-*.whl"))

    return build
