"""Quality does not fall: figures on gold against floors.toml, and our scorer against the reference one."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tomllib
import warnings
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tawatur.app import annotate_paths
from tawatur.model import IssueRow
from tawatur.pipeline import evaluate

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
EVAL = Path(os.environ["TAWATUR_EVAL"]) if os.environ.get("TAWATUR_EVAL") else None

Rows = list[dict[str, Any]]


def lines(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def predict(source: Path) -> Rows:
    return [json.loads(i.line) for i in annotate_paths([source]) if not isinstance(i, IssueRow)]


def below(figures: dict[str, float], floors: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Rows whose figure is below its floor, or gone: (figure, floor)."""
    return {
        name: (figures.get(name, 0.0), floor) for name, floor in floors.items() if figures.get(name, 0.0) < floor - 1e-9
    }


GOLD = {
    "dev": EVAL / "eval" / "dev.gold.jsonl" if EVAL else None,
    "open": HERE / "gold" / "open.jsonl",
    "held": HERE / "gold" / "held.jsonl",
    "statements_open": HERE / "gold" / "statements_open.jsonl",
    "statements_held": HERE / "gold" / "statements_held.jsonl",
    "claims_open": HERE / "gold" / "claims_open.jsonl",
    "claims_held": HERE / "gold" / "claims_held.jsonl",
}


class Measured(NamedTuple):
    """Gold with its texts, our predictions, and what the reference scorer says of them."""

    name: str
    gold: Rows
    predicted: Rows
    texts: dict[str, str]
    reference: dict[str, Any]


@pytest.fixture(scope="module", params=list(GOLD))
def measured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Measured:
    path = GOLD[request.param]
    if EVAL is None or path is None:
        pytest.skip("TAWATUR_EVAL names no evaluation folder: only the demo case's own gold is measured")
    folder = tmp_path_factory.mktemp(request.param)
    gold = lines(path)
    wanted = {row["document"]["id"]: row["document"] for row in gold}
    source = folder / "input.jsonl"
    with gzip.open(EVAL / "data" / "news" / "news.jsonl.gz", "rt", encoding="utf-8") as file:
        news = {row["id"]: row for row in map(json.loads, file) if row["id"] in wanted}
    with source.open("w", encoding="utf-8") as out:
        for id_, document in wanted.items():
            out.write(json.dumps(news.get(id_) or {"id": id_, "text": document["text"]}, ensure_ascii=False) + "\n")
    predicted = predict(source)
    found = folder / "predicted.jsonl"
    found.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in predicted), "utf-8")
    done = subprocess.run(
        [sys.executable, EVAL / "eval" / "score.py", path, found, "--texts", source, "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    texts = {row["id"]: row["text"] for row in lines(source)}
    return Measured(request.param, gold, predicted, texts, json.loads(done.stdout))


def test_figures_are_not_below_their_floors(measured: Measured) -> None:
    figures = {name: row.get("f1", row.get("acc")) for name, row in measured.reference.items()}
    print(measured.name, json.dumps(figures, indent=1))
    assert FLOORS[measured.name], "no floor is set"
    assert below(figures, FLOORS[measured.name]) == {}


def test_our_scorer_agrees_with_the_reference(measured: Measured) -> None:
    ours = evaluate(measured.gold, measured.predicted, measured.texts)
    assert set(ours.scores) == set(measured.reference)
    for name, row in measured.reference.items():
        score = ours.scores[name]
        if "f1" in row:
            told = (round(score.precision, 4), round(score.recall, 4), round(score.f1, 4), score.gold, score.predicted)
            assert told == (row["p"], row["r"], row["f1"], row["gold"], row["predicted"]), name
        else:
            assert (round(score.recall, 4), score.gold) == (row["acc"], row["of"]), name


def test_demo_figures_are_not_below_their_floors() -> None:
    if EVAL is None:
        warnings.warn("TAWATUR_EVAL names no evaluation folder: measured on the demo case's own gold", stacklevel=1)
    gold = lines(ROOT / "demo" / "gold.jsonl")
    result = evaluate(gold, predict(ROOT / "demo" / "reports"))
    assert result.absent == []
    figures = {name: score.f1 for name, score in result.scores.items()}
    print(json.dumps(figures, indent=1))
    assert FLOORS["demo"], "no floor is set"
    assert below(figures, FLOORS["demo"]) == {}


def test_a_figure_below_its_floor_is_seen() -> None:
    assert below({"a": 0.5}, {"a": 0.6, "b": 0.1}) == {"a": (0.5, 0.6), "b": (0.0, 0.1)}
    assert below({"a": 0.6}, {"a": 0.6}) == {}
