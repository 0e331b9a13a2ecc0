"""Use case: score annotations against gold."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tawatur.model import UsageError
from tawatur.pipeline import Evaluation, evaluate


def evaluate_files(gold: Path, predicted: Path, texts: Path | None = None) -> Evaluation:
    """Score one file of annotated lines against another.

    Args:
        texts: JSON lines with `id` and `text`, for gold kept without its texts.

    Raises:
        UsageError: a file is missing, or a line is no annotated document.
    """
    words = {str(row["id"]): str(row["text"]) for row in _lines(texts, ("id", "text"))} if texts else None
    return evaluate(list(_lines(gold, ("document",))), list(_lines(predicted, ("document",))), words)


def _lines(path: Path, needed: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    try:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except OSError as error:
        raise UsageError(f"the file cannot be read: {error.strerror or error}", where=str(path)) from None
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UsageError(f"not a line of JSON: {error}", where=where) from None
        if not isinstance(row, dict) or any(key not in row for key in needed):
            raise UsageError(f"the line lacks {', '.join(needed)}", where=where)
        yield row
