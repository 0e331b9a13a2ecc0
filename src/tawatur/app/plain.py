"""Values as plain data, for JSON output."""

from __future__ import annotations

from typing import Any

import msgspec


def to_plain(value: Any) -> Any:
    """A struct, or a list of them, as dicts, lists, strings and numbers (dates in ISO form)."""
    return msgspec.to_builtins(value)
