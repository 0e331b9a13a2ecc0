"""Judgements: what a person decided about a finding. Append-only, signed, dated, reversible."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec

Verdict = Literal["accept", "reject", "edit", "merge", "split", "resolve", "withdraw"]


class Judgement(msgspec.Struct, frozen=True):
    """One decision. `finding` is the id judged; `value` holds what an edit, merge, split or resolution sets;
    `undoes` the id of an earlier judgement that this one withdraws."""

    id: str
    finding: str
    verdict: Verdict
    author: str
    at: datetime
    value: dict[str, Any] = {}
    note: str = ""
    undoes: str | None = None
