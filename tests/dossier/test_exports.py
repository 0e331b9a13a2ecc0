"""JSON and CSV of a case, and its summary."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.dossier import export_csv, export_json, summary
from tawatur.dossier.table import safe_cell
from tawatur.model import Annotation, Document, Window
from tawatur.model.case import Case, CaseFindings

KEYS = [
    *("case", "as_of", "generated_by", "lexicon", "documents", "passages", "utterances", "origins", "claims"),
    *("figures", "timeline", "commitments", "positions", "forecasts", "process", "entities", "judgements", "issues"),
]
EMPTY = Case("", date(2031, 1, 1), (), CaseFindings())


def _places(value: Any) -> list[dict[str, Any]]:
    """Every piece of evidence anywhere in the exported object."""
    if isinstance(value, list):
        return [p for v in value for p in _places(v)]
    if isinstance(value, dict):
        own = [value] if {"document", "start", "end", "text"} <= value.keys() else []
        return own + [p for v in value.values() for p in _places(v)]
    return []


def test_json_has_every_key_also_of_an_empty_case(case: Case) -> None:
    assert list(json.loads(export_json(EMPTY))) == KEYS
    data = json.loads(export_json(case))
    assert list(data) == KEYS
    assert data["lexicon"] == "invented-1"
    assert list(data["process"]) == ["bodies", "rounds", "agreements", "decisions"]
    assert [row["kind"] for row in data["issues"]] == ["empty", "publication-unknown", "unsettled"]


def test_every_finding_has_id_evidence_confidence_and_judgement(case: Case) -> None:
    data = json.loads(export_json(case))
    layers = [data[k] for k in ("passages", "utterances", "origins", "claims", "figures", "timeline", "commitments")]
    layers += [data["positions"], data["forecasts"], data["entities"], data["issues"], *data["process"].values()]
    layers += [d[k] for d in data["documents"] for k in ("statements", "times", "quantities", "entities", "claims")]
    for item in (item for layer in layers for item in layer):
        assert item["id"] and isinstance(item["evidence"], list) and item["judgement"] is None
        assert 0 <= item["confidence"] <= 1


def test_all_exported_evidence_resolves_to_its_words(case: Case) -> None:
    data = json.loads(export_json(case, with_text=True))
    texts = {d["id"]: d["text"] for d in data["documents"]}
    places = _places(data)
    assert len(places) > 30
    for p in places:
        assert texts[p["document"]][p["start"] : p["end"]] == p["text"]


def test_json_keeps_texts_only_when_asked_and_is_deterministic(case: Case) -> None:
    assert all("text" not in d for d in json.loads(export_json(case))["documents"])
    assert export_json(case) == export_json(case)
    document = json.loads(export_json(case))["documents"][0]
    assert document["counts"] == {
        "characters": len(case.annotations[0].document.text),
        "statements": 1,
        "times": 1,
        "quantities": 1,
        "entities": 1,
        "claims": 1,
        "skipped": 0,
    }
    assert json.loads(export_json(case))["passages"][0]["from"] == "r1"


def test_csv_opens_in_a_spreadsheet_with_a_row_for_every_place(case: Case) -> None:
    raw = export_csv(case)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    texts = {a.document.id: a.document.text for a in case.annotations}
    for row in rows:
        assert texts[row["document"]][int(row["start"]) : int(row["end"])] == row["words"]
    layers = {row["layer"] for row in rows}
    assert {"statement", "time", "quantity", "entity", "position", "commitment", "forecast"} <= layers
    assert {"case claim", "case figure", "case utterance", "case timeline", "case passage", "case entity"} <= layers
    claim = next(r for r in rows if r["layer"] == "case claim")
    assert (claim["reports"], claim["origins_low"], claim["origins_high"], claim["evidence"]) == (
        "2",
        "1",
        "1",
        "1 of 2",
    )
    statement = next(r for r in rows if r["layer"] == "statement")
    assert (statement["who"], statement["via"], statement["source"]) == ("مازن الحلواني", "وكالة مرفأ", "مرفأ")


@pytest.mark.parametrize(
    "bad", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\u200f=cmd", "\ufeff-2", "\uff1d1", "\n@x", "|calc", "\x00=1"]
)
def test_no_cell_starts_a_formula(bad: str) -> None:
    assert str(safe_cell(bad)).startswith("'")


def test_cells_that_are_no_formulas_stay() -> None:
    assert [safe_cell(x) for x in ("قال", "«نعم»", -3, 2.5, None, True)] == ["قال", "«نعم»", -3, 2.5, "", "yes"]


def test_summary_tells_the_case_in_short(case: Case) -> None:
    told = summary(case)
    assert (told.reports, told.period) == (5, Window(date(2031, 1, 1), date(2031, 12, 31)))
    assert [(c.name, c.count) for c in told.outlets] == [("النورس", 2), ("مرفأ", 2), ("", 1)]
    assert [(s.name, s.utterances, s.reports) for s in told.speakers] == [("مازن الحلواني", 1, 2)]
    assert told.unnamed.count == 1
    assert not told.upcoming
    assert [(d.id, d.days, d.status) for d in told.past_due] == [("commitment-1", -32, "due passed")]
    assert [(d.one.min, d.other.max) for d in told.disagreements] == [(150, 90)]
    assert [(c.reports, c.origins, c.origin) for c in told.single_origin] == [(2, (1, 1), "وكالة مرفأ")]
    assert [(c.giver, c.taker, c.passages) for c in told.copied] == [("مرفأ", "النورس", 1)]
    assert told.undated == ("r5",)
    assert sum(c.count for c in told.issues) == told.totals["issues"] == 3
    assert msgspec.json.encode(told)


def test_summary_counts_statements_where_nothing_is_linked(case: Case) -> None:
    bare = Case("x", case.as_of, case.annotations, CaseFindings())
    assert next((s.name, s.utterances) for s in summary(bare).speakers) == ("مازن الحلواني", 3)
    assert summary(EMPTY).reports == 0


def test_summary_cuts_lists_and_keeps_totals(case: Case) -> None:
    short = summary(case, limit=1)
    assert len(short.outlets) == 1 and short.totals["outlets"] == 2


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_exports(text: str, name: str) -> None:
    odd = Case(name, date(2031, 1, 1), (Annotation(Document("d", text, title=name, source=text)),), CaseFindings())
    assert json.loads(export_json(odd, with_text=True))["documents"][0]["text"] == text
    assert export_csv(odd).startswith(b"\xef\xbb\xbf")
    assert summary(odd).reports == 1
