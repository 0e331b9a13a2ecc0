"""The demo's gold annotation fits the reports as they are read."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tawatur.intake import read_paths
from tawatur.model import Document

DEMO = Path(__file__).parent.parent.parent / "demo"


def gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DEMO / "gold.jsonl").read_text("utf-8").splitlines()]


def spans(value: object) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        if {"start", "end"} <= set(value):
            yield value["start"], value["end"]
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def test_gold_covers_the_reports_as_read() -> None:
    read = {d.id: d.text for d in read_paths([DEMO / "reports"]) if isinstance(d, Document)}
    assert {g["document"]["id"]: g["document"]["text"] for g in gold()} == read


def test_spans_hold_words_with_no_blank_ends() -> None:
    for g in gold():
        text = g["document"]["text"]
        for start, end in spans(g):
            words = text[start:end]
            assert words, (g["document"]["id"], start, end)
            assert words == words.strip(), (g["document"]["id"], start, end)


def test_mentions_do_not_overlap() -> None:
    for g in gold():
        taken = sorted((m["start"], m["end"]) for e in g["entities"] for m in e["mentions"])
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(taken))
