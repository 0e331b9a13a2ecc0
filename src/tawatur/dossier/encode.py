"""Values to JSON bytes, and the line of `tawatur annotate`."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from tawatur.model import Annotation

_ENCODER = msgspec.json.Encoder()


def to_json(value: Any) -> bytes:
    """Compact JSON, UTF-8, keys in the order of the value's fields."""
    try:
        return _ENCODER.encode(value)
    except (UnicodeEncodeError, OverflowError):
        # Half a surrogate pair in a text, or a number of more than 64 bits: JSON can still write them down.
        return json.dumps(msgspec.to_builtins(value), ensure_ascii=True, separators=(",", ":")).encode("ascii")


def annotation_row(annotation: Annotation) -> bytes:
    """One document as one line of JSON, without the line's end: the contract of `tawatur annotate`."""
    return to_json(annotation)
