"""Use case: read a case file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from tawatur.model import CaseFile, UsageError


def read_case_file(path: str | Path) -> CaseFile:
    """The case file at `path` (TOML): title, question, [[actors]] and [[issues]], each with name and words.

    Raises:
        UsageError: it cannot be read, is no TOML, or holds a field that a case file has not, or none that it needs.
    """
    where = str(path)
    try:
        data = tomllib.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"the case file cannot be read: {error.strerror or error}", where=where) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"the case file is no TOML: {error}", where=where) from None
    try:
        file = msgspec.convert(data, CaseFile)
    except msgspec.ValidationError as error:
        told = "The fields are title, question, [[actors]] and [[issues]] with name and words."
        raise UsageError(f"the case file is wrong: {error}", where=where, todo=told) from None
    for kind, rows in (("actor", file.actors), ("issue", file.issues)):
        seen: dict[str, str] = {}
        for row in rows:
            for wording in row.wordings:
                if not wording.strip():
                    raise UsageError(f"the {kind} {row.name!r} has an empty name or word", where=where)
                if seen.setdefault(wording, row.name) != row.name:
                    raise UsageError(f"two {kind}s are called {wording!r}", where=where)
    return file
