"""The line of `tawatur annotate`."""

from __future__ import annotations

import json
from datetime import date

from tawatur.dossier import annotation_row
from tawatur.model import (
    Annotation,
    Commitment,
    Document,
    Due,
    Entity,
    Hop,
    Mention,
    Part,
    Published,
    Quantity,
    Span,
    Speaker,
    Statement,
    TimeExpression,
)

TEXT = "قال الوزير: «نلتزم بالموعد»"


def annotation() -> Annotation:
    day = date(2024, 1, 25)
    return Annotation(
        Document("r1", TEXT, source="o", published=Published(day, day, "metadata", ("as printed",))),
        statements=(
            Statement(
                "s-1",
                (Span(13, 26),),
                Span(4, 10),
                Span(0, 3),
                Speaker("الوزير", "person"),
                (Hop("بيان"),),
                "direct",
                rule="s.1",
                parts=(Part("cue", 0, 3, "cue.say"),),
            ),
        ),
        times=(TimeExpression("t-1", 18, 26, "DATE", "2024-01-24", day, day, rule="t.1"),),
        quantities=(Quantity("q-1", 0, 3, 150, None, unit="هجوم", rule="q.1"),),
        entities=(Entity("e-1", "الوزير", "person", (Mention(4, 10),)),),
        claims=(Commitment("c-1", Span(13, 26), "الوزير", "نلتزم", Due(day, None), "promised"),),
    )


def test_a_row_is_one_line_in_the_annotated_documents_shape() -> None:
    row = annotation_row(annotation())
    assert b"\n" not in row
    data = json.loads(row)
    assert data["document"]["text"] == TEXT
    assert data["document"]["published"] == {
        "earliest": "2024-01-25",
        "latest": "2024-01-25",
        "how": "metadata",
        "why": ["as printed"],
    }
    statement = data["statements"][0]
    assert statement["content"] == [{"start": 13, "end": 26}]
    assert statement["speaker"] == {"name": "الوزير", "type": "person"}
    assert statement["via"] == [{"name": "بيان"}]
    assert (statement["mode"], statement["rule"]) == ("direct", "s.1")
    assert data["times"][0]["value"] == "2024-01-24"
    assert data["quantities"][0]["max"] is None
    assert data["entities"][0]["mentions"] == [{"start": 4, "end": 10}]
    assert data["claims"][0]["type"] == "commitment"
    assert data["claims"][0]["due"] == {"earliest": "2024-01-25", "latest": None}


def test_half_a_surrogate_pair_is_written_down() -> None:
    row = annotation_row(Annotation(Document("r", "قال \ud800")))
    assert json.loads(row)["document"]["text"] == "قال \ud800"


def test_numbers_beyond_64_bits_are_written_down() -> None:
    row = annotation_row(Annotation(Document("r", "x"), quantities=(Quantity("q", 0, 1, 10**30, None),)))
    assert json.loads(row)["quantities"][0]["min"] == 10**30
