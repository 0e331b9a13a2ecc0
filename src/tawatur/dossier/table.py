"""The findings as a table for spreadsheets: one row per finding and place that shows it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from tawatur.dossier.case_json import found_in, words
from tawatur.dossier.judged import judgement_of
from tawatur.model import (
    Annotation,
    Commitment,
    Entity,
    Evidence,
    Finding,
    Forecast,
    Position,
    Quantity,
    Standing,
    Statement,
    TimeExpression,
    spans_of,
)
from tawatur.model.case import Case

COLUMNS = (
    "layer",
    "id",
    "evidence",
    "document",
    "source",
    "title",
    "published_earliest",
    "published_latest",
    "published_how",
    "who",
    "who_type",
    "via",
    "what",
    "value",
    "min",
    "max",
    "approx",
    "unit",
    "earliest",
    "latest",
    "status",
    "reports",
    "origins_low",
    "origins_high",
    "words",
    "start",
    "end",
    "rule",
    "confidence",
    "judgement",
    "judged_by",
    "judged_at",
)
# A spreadsheet takes a cell that begins with one of these for a formula, also behind blanks and invisible marks.
_FORMULA = re.compile(
    "^[\\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00]*[=+\\-@\uff1d\uff0b\uff0d\uff20\u2212|]|^[\t\r\n]"
)
_LAYER = {"statements": "statement", "times": "time", "quantities": "quantity", "entities": "entity"}
_BOM = b"\xef\xbb\xbf"


def export_csv(case: Case) -> bytes:
    """UTF-8 with a byte-order mark, CRLF, quoted where needed. No cell can start a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    documents = {a.document.id: a for a in case.annotations}
    judged = case.judged
    for annotation in case.annotations:
        for layer, item in found_in(annotation):
            fields = _in_document(item)
            fields["layer"] = _LAYER.get(layer) or fields.pop("type")
            fields |= _judged(judged.get(item.id))
            _write(writer, fields, item, words(annotation, spans_of(item)), documents)
    for layer, linked, fields in _linked(case):
        row = {"layer": f"case {layer}", **fields, **_judged(judged.get(linked.id))}
        _write(writer, row, linked, linked.evidence, documents)
    return _BOM + buffer.getvalue().encode("utf-8", "replace")


def _judged(standing: Standing | None) -> dict[str, Any]:
    told = judgement_of(standing)
    return {"judgement": told["verdict"], "judged_by": told["author"], "judged_at": told["at"]} if told else {}


def safe_cell(value: Any) -> str | int | float:
    """A cell no spreadsheet runs: text that looks like a formula gets an apostrophe before it; numbers stay."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, int | float):
        return value if abs(value) < 1e308 else ""
    text = str(value).replace("\x00", "")
    return "'" + text if _FORMULA.match(text) else text


def _write(
    writer: Any, fields: dict[str, Any], item: Any, places: tuple[Evidence, ...], documents: dict[str, Annotation]
) -> None:
    base = {"id": item.id, "rule": item.rule, "confidence": item.confidence} | fields
    for number, place in enumerate(places or (None,), 1):
        row = dict(base)
        if place is not None:
            row |= {"document": place.document, "words": place.text, "start": place.start, "end": place.end}
            row["evidence"] = f"{number} of {len(places)}"
            if place.document in documents:
                document = documents[place.document].document
                row |= {"source": document.source, "title": document.title}
                if document.published:
                    row["published_earliest"] = document.published.earliest
                    row["published_latest"] = document.published.latest
                    row["published_how"] = document.published.how
        writer.writerow([safe_cell(row.get(column)) for column in COLUMNS])


def _in_document(item: Finding) -> dict[str, Any]:
    match item:
        case Statement():
            return {
                "who": item.speaker.name,
                "who_type": item.speaker.type,
                "via": " > ".join(h.name for h in item.via),
                "value": item.mode,
            }
        case TimeExpression():
            return {"value": item.value, "status": item.type, **_days(item)}
        case Quantity():
            return {
                "min": item.min,
                "max": item.max,
                "approx": item.approx,
                "unit": item.unit or item.currency,
                "what": item.scope.place if item.scope else None,
            }
        case Entity():
            return {"who": item.name, "who_type": item.type, "value": item.latin}
        case Position():
            return {"type": "position", "who": item.holder, "what": item.target, "value": item.stance}
        case Commitment():
            return {
                "type": "commitment",
                "who": item.actor,
                "what": item.act,
                "status": item.status,
                **_days(item.due),
            }
        case Forecast():
            return {"type": "forecast", "who": item.holder, "what": item.outcome, "value": item.likelihood}


def _days(window: Any) -> dict[str, date | None]:
    return {"earliest": window.earliest, "latest": window.latest} if window else {}


def _linked(case: Case) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    """(layer, finding, fields) of every finding across documents."""
    found = case.findings
    for p in found.passages:
        yield "passage", p, {"value": p.relation, "what": p.source}
    for u in found.utterances:
        low, high = u.witnesses
        fields = {"who": u.speaker.name, "who_type": u.speaker.type, "reports": len({s.document for s in u.statements})}
        yield "utterance", u, {**fields, "origins_low": low, "origins_high": high, **_days(u.when)}
    for o in found.origins:
        yield "origin", o, {"who": o.name, "who_type": o.kind, "reports": len(o.documents)}
    for c in found.claims:
        low, high = c.independent_origins
        fields = {"value": c.type, "who": c.holder or c.actor, "what": c.target or c.act or c.outcome}
        fields |= {"status": c.stance or c.status or c.likelihood, "reports": len(c.reports)}
        yield "claim", c, {**fields, "origins_low": low, "origins_high": high, **_days(c.due)}
    for f in found.figures:
        scope = " ".join(x for x in (f.scope.place, f.scope.since, f.scope.until) if x)
        lows = [v.min for v in f.values if v.min is not None]
        highs = [v.max for v in f.values if v.max is not None]
        fields = {
            "unit": f.counted,
            "what": scope,
            "status": f.relation,
            "reports": len({v.document for v in f.values}),
        }
        open_end = any(v.max is None for v in f.values)
        yield (
            "figure",
            f,
            {**fields, "min": min(lows, default=None), "max": None if open_end else max(highs, default=None)},
        )
    for t in found.timeline:
        yield "timeline", t, {"what": t.text, "status": t.status, "reports": len(t.documents), **_days(t.window)}
    for m in found.commitments:
        yield "commitment", m, {"who": m.actor, "what": m.act, "status": m.status, **_days(m.due)}
    for card in found.positions:
        stances = " > ".join(e.stance for e in card.entries)
        yield "position", card, {"who": card.holder, "what": card.issue, "value": stances}
    for w in found.forecasts:
        fields = {"who": w.holder, "what": w.outcome, "min": w.odds[0], "max": w.odds[1], **_days(w.resolves_by)}
        yield "forecast", w, fields
    for kind in ("bodies", "rounds", "agreements", "decisions"):
        for item in getattr(found.process, kind):
            yield "process", item, {"what": item.name, "value": item.kind, **_days(item.window)}
    for e in found.entities:
        yield "entity", e, {"who": e.name, "who_type": e.type, "value": e.latin, "reports": len(e.mentions)}
