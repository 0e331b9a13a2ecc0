"""The case as one JSON object: every key from the start, empty where nothing is found yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from tawatur import __version__
from tawatur.dossier.encode import to_json
from tawatur.dossier.judged import judgement_of
from tawatur.model import (
    Annotation,
    CaseFile,
    Commitment,
    Evidence,
    Finding,
    Forecast,
    IssueRow,
    Position,
    Span,
    Standing,
    spans_of,
)
from tawatur.model.case import Case

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
        **({"about": case.about} if case.about != CaseFile() else {}),
        "generated_by": GENERATED_BY,
        "lexicon": lexicons[0] if len(lexicons) == 1 else lexicons or None,
    }
    out: list[bytes] = [b",\n".join(to_json(key) + b":" + to_json(value) for key, value in head.items())]

    judged = case.judged

    def listed(items: Iterable[Any]) -> bytes:
        return _list(_finding(item, judged) for item in items)

    out.append(b'"documents":' + _list(_document(a, with_text, judged) for a in case.annotations))
    for key in ("passages", "utterances", "origins", "claims"):
        out.append(to_json(key) + b":" + listed(getattr(found, key)))
    out.append(b'"figures":' + _list(_figure(item, judged) for item in found.figures))
    for key in ("timeline", "commitments", "positions", "forecasts"):
        out.append(to_json(key) + b":" + listed(getattr(found, key)))
    process = (
        to_json(key) + b":" + listed(getattr(found.process, key))
        for key in ("bodies", "rounds", "agreements", "decisions")
    )
    out.append(b'"process":{' + b",\n".join(process) + b"}")
    out.append(b'"entities":' + listed(found.entities))
    out.append(b'"judgements":' + _list(_judgements(judged)))
    out.append(b'"issues":' + _list(map(_issue, all_issues(case))))
    return b"{" + b",\n".join(out) + b"}\n"


def all_issues(case: Case) -> tuple[IssueRow, ...]:
    """The issues of the intake, of each document and of linking, each once, in that order."""
    rows: dict[str, IssueRow] = {}
    for row in (*case.issues, *(row for a in case.annotations for row in a.issues), *case.findings.issues):
        rows.setdefault(row.id, row)
    return tuple(rows.values())


def found_in(annotation: Annotation) -> Iterator[tuple[str, Finding]]:
    """Every finding of one document with the name of its layer."""
    for layer in ("statements", "times", "quantities", "entities", "claims"):
        for item in getattr(annotation, layer):
            yield layer, item


def words(annotation: Annotation, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    document = annotation.document
    return tuple(Evidence(document.id, s.start, s.end, s.of(document.text)) for s in spans)


def _list(items: Iterable[Any]) -> bytes:
    return b"[" + b",\n".join(map(to_json, items)) + b"]"


def _judgements(judged: Mapping[str, Standing]) -> Iterator[dict[str, Any]]:
    """Every judgement ever made, with the finding that it is on now and how that was found (`orphaned`: nowhere)."""
    for id_ in sorted(judged):
        for row in judged[id_].history:
            plain = msgspec.to_builtins(row)
            del plain["anchor"], plain["others"]
            quoted = [{"document": q.document, "text": q.text} for q in (row.anchor.quotes[:1] if row.anchor else ())]
            yield {**plain, "on": id_, "how": judged[id_].how, "words": quoted}


def _finding(item: Any, judged: Mapping[str, Standing]) -> dict[str, Any]:
    """A finding with every key of its kind, also where a value is the default, and its judgement."""
    row = _plain(item)
    row["judgement"] = judgement_of(judged.get(item.id))
    return row


def _plain(item: Any) -> dict[str, Any]:
    return {encoded: getattr(item, name) for name, encoded in _fields(item.__class__)}


@cache
def _fields(kind: type) -> tuple[tuple[str, str], ...]:
    """(name, name in JSON) of a struct's fields."""
    return tuple((field.name, field.encode_name) for field in msgspec.structs.fields(kind))


def _figure(item: Any, judged: Mapping[str, Standing]) -> dict[str, Any]:
    row = _finding(item, judged)
    row["values"] = [_plain(value) | {"evidence": (value.evidence,)} for value in item.values]
    return row


def _issue(row: IssueRow) -> dict[str, Any]:
    return {"id": row.id, **_plain(row), "judgement": None, "evidence": (), "confidence": 1.0}


def _document(annotation: Annotation, with_text: bool, judged: Mapping[str, Standing]) -> dict[str, Any]:
    document = annotation.document
    row = _plain(document)
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
        one = _finding(item, judged)
        del one["parts"]  # `tawatur why` shows them; here they would double the file
        if isinstance(item, Position | Commitment | Forecast):
            one = {"type": item.__struct_config__.tag, **one, "span": item.evidence}
        one["evidence"] = words(annotation, spans_of(item))
        layers[layer].append(one)
    row["counts"] = {"characters": len(document.text)} | {layer: len(items) for layer, items in layers.items()}
    row["counts"]["skipped"] = len(annotation.skipped)
    skipped = [{"start": s.start, "end": s.end, "cue": s.cue} for s in annotation.skipped]
    return row | layers | {"skipped": skipped}
