"""What a rule or lexicon entry says, for people."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tawatur.lexicon import data_files, read_entries, read_table
from tawatur.model import LexiconError


def describe_entry(id_: str | None) -> str | None:
    """The forms of a lexicon entry, with its features; None where no entry has this id."""
    if not id_ or ":" not in id_:
        return None
    entries = _entries(id_.split(":", 1)[0])
    # An inflected form names its entry with a number behind it.
    entry = entries.get(id_) or entries.get(id_.rpartition(".")[0])
    if entry is None:
        return None
    forms = " | ".join(entry.forms[:12]) + (" …" if len(entry.forms) > 12 else "")
    features = ", ".join(f"{key}={value}" for key, value in sorted(entry.features.items()) if key != "note")
    return f"{forms} ({', '.join(sorted(entry.classes))}{'; ' + features if features else ''})"


def describe_rule(id_: str) -> str | None:
    """What a rule of a data file says (its words or pattern) with its first example; None where it stands in code.

    Findings name a rule with its room in front (`statements:past.que`, `quantity.money`), data files without.
    """
    row = _rules().get(id_) or _rules().get(id_.partition(":")[2]) or _rules().get(id_.partition(".")[2])
    if row is None:
        return None
    said = str(row.get("about") or row.get("note") or row.get("pattern") or "")
    examples = row.get("examples") or []
    first = examples[0] if examples else None
    if isinstance(first, (list, tuple)):
        first = first[0] if first else None
    if isinstance(first, dict):
        first = first.get("text")
    return said + (f"   e.g. {first}" if first else "")


@lru_cache(maxsize=64)
def _entries(stem: str) -> dict[str, Any]:
    for file in data_files():
        if file.name.rsplit(".", 1)[0] == stem:
            try:
                return {entry.id: entry for entry in read_entries(file.name)}
            except LexiconError:
                return {}
    return {}


@lru_cache(maxsize=1)
def _rules() -> dict[str, dict[str, Any]]:
    out: dict[str, dict[str, Any]] = {}
    for file in data_files():
        if file.name.endswith(".toml"):
            for row in read_table(file.name).get("rule", []):
                if isinstance(row, dict) and "id" in row:
                    out.setdefault(str(row["id"]), row)
    return out
