"""What is sent to judge, to mark, to add."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

Note = Annotated[str, msgspec.Meta(max_length=4000)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]


class NewJudgement(msgspec.Struct, frozen=True):
    """A decision. `expects`: id of the judgement that the finding showed, null for none; left out, it is not asked.
    `value` by verdict: edit {field: value}; merge {"with": [ids]}; split {"members": [ids]}; resolve
    {"resolution": true | false | "void"}."""

    finding: Id
    verdict: Literal["accept", "reject", "edit", "merge", "split", "resolve"]
    value: dict[str, Any] | None = None
    note: Note = ""
    expects: Id | msgspec.UnsetType | None = msgspec.UNSET


class NewMark(msgspec.Struct, frozen=True):
    """Words that a person marked in a report (code points). `value`: the finding's fields, by layer."""

    report: Id
    start: Annotated[int, msgspec.Meta(ge=0)]
    end: Annotated[int, msgspec.Meta(ge=1)]
    layer: Literal["statement", "time", "quantity", "entity", "claim"]
    value: dict[str, Any] = {}
    note: Note = ""


class JobStarted(msgspec.Struct, frozen=True):
    job: str


class Seen(msgspec.Struct, frozen=True):
    """When the reader said to have seen the case."""

    at: str
