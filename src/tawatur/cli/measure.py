"""`tawatur evaluate`, `tawatur dates`, `tawatur quantities`: measuring, and the readers of dates and numbers alone."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import msgspec
from cyclopts import Parameter
from rich.table import Table

from tawatur import app as use
from tawatur.cli.output import ALL_READ, err, out
from tawatur.model import UsageError


def evaluate(
    gold: Path,
    predicted: Path,
    /,
    *,
    texts: Path | None = None,
    misses: Annotated[bool, Parameter(negative=())] = False,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Score annotated lines against gold: precision, recall and F1 by layer.

    Parameters
    ----------
    gold
        Annotated lines that are right.
    predicted
        Annotated lines to score, as `tawatur annotate` writes them.
    texts
        JSON lines with id and text, for gold kept without its texts.
    misses
        Also print what was missed, wrongly found, or found with a wrong value.
    json
        Write JSON.
    """
    result = use.evaluate_files(gold, predicted, texts)
    console = out()
    if json:
        rows = {
            name: {"p": s.precision, "r": s.recall, "f1": s.f1, "gold": s.gold, "predicted": s.predicted}
            if s.predicted is not None
            else {"acc": s.recall, "of": s.gold}
            for name, s in result.scores.items()
        }
        data: dict[str, Any] = {"scores": rows, "absent": result.absent}
        if misses:
            data["misses"] = use.to_plain(result.misses)
        console.print_json(data=data)
        return ALL_READ
    table = Table(box=None, pad_edge=False)
    for column in ("row", "precision", "recall", "F1", "gold", "predicted"):
        table.add_column(column, justify="left" if column == "row" else "right", no_wrap=True)
    for name, s in result.scores.items():
        if s.predicted is None:
            table.add_row(name, "", f"{s.recall:.4f}", "", str(s.gold), "")
        else:
            table.add_row(name, f"{s.precision:.4f}", f"{s.recall:.4f}", f"{s.f1:.4f}", str(s.gold), str(s.predicted))
    console.print(table)
    if result.absent:
        err().print("no prediction for: " + ", ".join(result.absent), markup=False)
    if misses:
        for miss in result.misses:
            console.print(f"{miss.document} | {miss.layer} | {miss.words} | {miss.told}", markup=False)
    return ALL_READ


def dates(
    file: Path,
    /,
    *,
    anchor: date | None = None,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Print the dates, times, durations and repetitions of a text.

    Parameters
    ----------
    file
        A UTF-8 text; - for standard input.
    anchor
        The day that relative dates are reckoned from, YYYY-MM-DD; without it they stay open.
    json
        Write one JSON line each.
    """
    text = _text(file)
    rows = [
        {
            "start": t.start, "end": t.end, "words": text[t.start : t.end], "type": t.type, "value": t.value,
            "earliest": t.earliest, "latest": t.latest, "modifier": t.modifier, "edtf": t.edtf, "rule": t.rule,
        }
        for t in use.dates(text, anchor)
    ]  # fmt: skip
    _rows(rows, json, ("words", "type", "value", "earliest", "latest", "modifier"))
    return ALL_READ


def quantities(file: Path, /, *, json: Annotated[bool, Parameter(negative=())] = False) -> int:
    """Print the counts and amounts of a text.

    Parameters
    ----------
    file
        A UTF-8 text; - for standard input.
    json
        Write one JSON line each.
    """
    text = _text(file)
    rows = [
        {
            "start": q.start, "end": q.end, "words": text[q.start : q.end], "min": q.min, "max": q.max,
            "approx": q.approx, "unit": q.unit, "currency": q.currency, "rule": q.rule,
        }
        for q in use.quantities(text)
    ]  # fmt: skip
    _rows(rows, json, ("words", "min", "max", "approx", "unit", "currency"))
    return ALL_READ


def _text(file: Path) -> str:
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the text cannot be read: {error}", where=str(file)) from None


def _rows(rows: list[dict[str, Any]], json: bool, columns: tuple[str, ...]) -> None:
    if json:
        for row in rows:
            sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
        return
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if row[c] is None else str(row[c]).replace("[", r"\[") for c in columns))
    out().print(table)
