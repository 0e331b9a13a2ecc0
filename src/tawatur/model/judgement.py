"""Judgements: what a person decided about a finding. Append-only, signed, dated, reversible."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec

from tawatur.model.case_file import CaseFile

Verdict = Literal["accept", "reject", "edit", "merge", "split", "resolve", "mark", "withdraw"]
How = Literal["same", "moved", "changed", "orphaned"]


class Quote(msgspec.Struct, frozen=True):
    """Words of one document and where they stood (code points), with up to 32 code points on either side: a text
    quote selector of the W3C Web Annotation model."""

    document: str
    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""


class Anchor(msgspec.Struct, frozen=True):
    """What a judgement is about, so that it is found again when ids have changed: the layer, the words, and the
    finding as it was seen (plain data)."""

    layer: str
    quotes: tuple[Quote, ...] = ()
    seen: dict[str, Any] = {}


class Judgement(msgspec.Struct, frozen=True):
    """One decision. `finding` is the id judged; `value` holds what an edit, merge, split, mark or resolution sets;
    `undoes` the id of an earlier judgement that this one withdraws. `anchor` and `others` (what it is merged with, or
    the members split out) lead back to the words."""

    id: str
    finding: str
    verdict: Verdict
    author: str
    at: datetime
    value: dict[str, Any] = {}
    note: str = ""
    undoes: str | None = None
    anchor: Anchor | None = None
    others: tuple[Anchor, ...] = ()


class Anchored(msgspec.Struct, frozen=True):
    """Which finding a judgement is on now, and how it was found: by the same id; `moved` (same words, other id or
    place); `changed` (its words or its value differ from what was judged); `orphaned` (it is nowhere)."""

    judgement: str
    finding: str | None
    how: How


class Standing(msgspec.Struct, frozen=True):
    """What persons decided about one finding, all judgements taken together.

    `verdict` is by the latest accept, reject or edit that was not withdrawn; `values` are the fields that edits set,
    each by its latest; `resolution` what the latest resolution says. `last` is the last row of all, withdrawn or not:
    who judges next must have seen it.
    """

    finding: str
    last: Judgement
    history: tuple[Judgement, ...]
    verdict: Literal["accepted", "rejected", "edited"] | None = None
    by: Judgement | None = None
    values: dict[str, Any] = {}
    resolution: dict[str, Any] | None = None
    how: How = "same"

    @property
    def needs_look(self) -> bool:
        """True where what was judged is no longer what stands there."""
        return self.how in ("changed", "orphaned")


PlaceKey = tuple[str, int, int]
"""(document, start, end) of words, in code points; of an origin (its id, 0, 0)"""


class Tie(msgspec.Struct, frozen=True):
    """Two places that a person joined (`one`) or parted."""

    one: bool
    a: PlaceKey
    b: PlaceKey


class Decisions(msgspec.Struct, frozen=True):
    """What linking has to obey: ties by layer, the latest first (what a newer one says, an older one cannot undo),
    passages (both places) that do not count as shared text, and the actors and issues that the case file names."""

    ties: dict[str, tuple[Tie, ...]] = {}
    no_passages: tuple[tuple[PlaceKey, PlaceKey], ...] = ()
    watched: CaseFile = CaseFile()
