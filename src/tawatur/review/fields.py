"""Fields: what a person can set on a finding of each layer, and by what two states of it are told apart."""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.model import (
    Commitment,
    Entity,
    Finding,
    Forecast,
    Position,
    Quantity,
    Statement,
    TimeExpression,
)
from tawatur.model.case import (
    CaseClaim,
    CaseEntity,
    CommitmentThread,
    Figure,
    ForecastEntry,
    Origin,
    Passage,
    PositionCard,
    ProcessItem,
    TimelineEntry,
    Utterance,
)

_POSITION = ("holder", "target", "stance")
_COMMITMENT = ("actor", "act", "due", "status")
_FORECAST = ("holder", "outcome", "condition", "likelihood")
_ENTITY = ("name", "type", "kind", "latin")

FIELDS: dict[type, tuple[str, ...]] = {
    Statement: ("speaker", "via", "mode"),
    TimeExpression: ("type", "value", "earliest", "latest"),
    Quantity: ("min", "max", "approx", "unit", "currency", "scope"),
    Entity: _ENTITY,
    Position: _POSITION,
    Commitment: (*_COMMITMENT, "condition"),
    Forecast: _FORECAST,
    Passage: ("relation", "from"),
    Utterance: ("speaker", "when"),
    Origin: ("kind", "name"),
    CaseClaim: tuple(dict.fromkeys((*_POSITION, *_COMMITMENT, *_FORECAST))),
    Figure: ("counted", "scope"),
    TimelineEntry: ("window", "status", "text"),
    CommitmentThread: _COMMITMENT,
    PositionCard: ("holder", "issue"),
    ForecastEntry: ("holder", "outcome", "condition", "odds", "resolves_by", "rule_of_resolution", "resolution"),
    CaseEntity: _ENTITY,
    ProcessItem: ("name", "kind", "parts", "mandate", "window"),
}
"""What an edit may set, by the names of the JSON export."""

_GROWS = {"when", "window", "resolution", "rule_of_resolution", "parts", "mandate", "text"}
"""Fields that further reports fill in without the finding being another."""

_PLACES = {"start", "end", "cue", "entity", "span", "place_span", "since_span", "until_span"}

WITHIN: dict[str, str] = {
    "statement": "statements",
    "time": "times",
    "quantity": "quantities",
    "entity": "entities",
    "claim": "claims",
}
"""Layers of findings in one document, and the lists of an annotation that hold them."""

PROCESS = "process."


def plain(item: Any) -> dict[str, Any]:
    """A finding as plain data, without the parts of its rule and without evidence of several reports."""
    row: dict[str, Any] = msgspec.to_builtins(item)
    row.pop("parts", None)
    if not isinstance(item, Finding):
        row.pop("evidence", None)
        row.pop("why", None)
    return row


def told_apart(kind: type, row: dict[str, Any]) -> dict[str, Any]:
    """What a finding says: the fields by which two states of it differ to a reader."""
    return {name: _bare(row.get(name)) for name in FIELDS[kind] if name not in _GROWS}


def _bare(value: Any) -> Any:
    """Plain data without places and ids, and without what is empty."""
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items() if k not in _PLACES and v not in (None, [], {})}
    if isinstance(value, (list, tuple)):
        return [_bare(v) for v in value]
    return value
