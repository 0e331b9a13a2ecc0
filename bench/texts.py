"""The texts that a bench reads: a folder of .txt files, or JSON lines with a field `text`."""

from __future__ import annotations

import json
from pathlib import Path


def texts_of(path: Path) -> list[str]:
    if path.is_dir():
        return [p.read_text("utf-8") for p in sorted(path.glob("*.txt"))]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]
