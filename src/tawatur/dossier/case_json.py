"""The case as one JSON object: every key from the start, empty where nothing is found yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec

from tawatur import __version__
from tawatur.dossier.encode import to_json
from tawatur.model import (
    Annotation,
    Claim,
    Commitment,
    Entity,
    Evidence,
    Forecast,
    IssueRow,
    Position,
    Quantity,
    Span,
    Statement,
    TimeExpression,
)
from tawatur.model.case import Case

Found = Statement | TimeExpression | Quantity | Entity | Claim
GENERATED_BY = f"tawatur {__version__}"


def export_json(case: Case, with_text: bool = False) -> bytes:
    """The case as UTF-8 JSON: one object, one line per item of its lists.

    Args:
        with_text: keep the documents' texts.
    """
    found = case.findings
    lexicons = sorted({a.lexicon for a in case.annotations if a.lexicon})
    head: dict[str, Any] = {
        "case": case.name,
        "as_of": case.as_of,
        "generated_by": GENERATED_BY,
        "lexicon": lexicons[0] if len(lexicons) == 1 else lexicons or None,
    }
    out: list[bytes] = [b",\n".join(to_json(key) + b":" + to_json(value) for key, value in head.items())]

    out.append(b'"documents":' + _list(_document(a, with_text) for a in case.annotations))
    for key in ("passages", "utterances", "origins", "claims"):
        out.append(to_json(key) + b":" + _list(map(_finding, getattr(found, key))))
    out.append(b'"figures":' + _list(map(_figure, found.figures)))
    for key in ("timeline", "commitments", "positions", "forecasts"):
        out.append(to_json(key) + b":" + _list(map(_finding, getattr(found, key))))
    process = (
        to_json(key) + b":" + _list(map(_finding, getattr(found.process, key)))
        for key in ("bodies", "rounds", "agreements", "decisions")
    )
    out.append(b'"process":{' + b",\n".join(process) + b"}")
    out.append(b'"entities":' + _list(map(_finding, found.entities)))
    out.append(b'"issues":' + _list(map(_issue, all_issues(case))))
    return b"{" + b",\n".join(out) + b"}\n"


def all_issues(case: Case) -> tuple[IssueRow, ...]:
    """The issues of the intake, of each document and of linking, each once, in that order."""
    rows: dict[str, IssueRow] = {}
    for row in (*case.issues, *(row for a in case.annotations for row in a.issues), *case.findings.issues):
        rows.setdefault(row.id, row)
    return tuple(rows.values())


def found_in(annotation: Annotation) -> Iterator[tuple[str, Found]]:
    """Every finding of one document with the name of its layer."""
    for layer in ("statements", "times", "quantities", "entities", "claims"):
        for item in getattr(annotation, layer):
            yield layer, item


def spans_of(item: Found) -> tuple[Span, ...]:
    """Where a finding stands: one span, or several (an interrupted quotation, an entity's mentions)."""
    match item:
        case Statement():
            return item.content
        case Entity():
            return tuple(m.span for m in item.mentions)
        case TimeExpression() | Quantity():
            return (item.span,)
        case _:
            return (item.evidence,)


def words(annotation: Annotation, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    document = annotation.document
    return tuple(Evidence(document.id, s.start, s.end, s.of(document.text)) for s in spans)


def _list(items: Iterable[Any]) -> bytes:
    return b"[" + b",\n".join(map(to_json, items)) + b"]"


def _finding(item: Any) -> dict[str, Any]:
    """A linked finding with every key of its kind, also where a value is the default, and its judgement."""
    row: dict[str, Any] = {encoded: getattr(item, name) for name, encoded in _fields(item.__class__)}
    row["judgement"] = None
    return row


@cache
def _fields(kind: type) -> tuple[tuple[str, str], ...]:
    """(name, name in JSON) of a struct's fields."""
    return tuple((field.name, field.encode_name) for field in msgspec.structs.fields(kind))


def _figure(item: Any) -> dict[str, Any]:
    row = _finding(item)
    row["values"] = [_finding(value) | {"evidence": (value.evidence,)} for value in item.values]
    for value in row["values"]:
        del value["judgement"]
    return row


def _issue(row: IssueRow) -> dict[str, Any]:
    return {"id": row.id, **_finding(row), "evidence": (), "confidence": 1.0}


def _document(annotation: Annotation, with_text: bool) -> dict[str, Any]:
    document = annotation.document
    row = _finding(document)
    del row["judgement"]
    if not with_text:
        del row["text"]
    row["version"] = document.version
    layers: dict[str, list[dict[str, Any]]] = {
        "statements": [],
        "times": [],
        "quantities": [],
        "entities": [],
        "claims": [],
    }
    for layer, item in found_in(annotation):
        one = _finding(item)
        del one["parts"]  # `tawatur why` shows them; here they would double the file
        if isinstance(item, Position | Commitment | Forecast):
            one = {"type": item.__struct_config__.tag, **one, "span": item.evidence}
        one["evidence"] = words(annotation, spans_of(item))
        layers[layer].append(one)
    row["counts"] = {"characters": len(document.text)} | {layer: len(items) for layer, items in layers.items()}
    row["counts"]["skipped"] = len(annotation.skipped)
    skipped = [{"start": s.start, "end": s.end, "cue": s.cue} for s in annotation.skipped]
    return row | layers | {"skipped": skipped}
