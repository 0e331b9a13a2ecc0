"""Is a stated confidence true? For each layer: findings by stated confidence, and the share of them that is right.

usage: python bench/calibration.py GOLD.jsonl PREDICTED.jsonl [GOLD.jsonl PREDICTED.jsonl …] [--write PAGE.md]

PREDICTED is the output of `tawatur annotate`; several pairs are counted together. Gold that leaves a layer out says
nothing of it. Right means: a statement whose content overlaps a gold one (intersection over union at least 0.5); a time
or quantity that overlaps and has the gold value; a mention with overlap and type; a claim whose evidence overlaps a
gold one of its type by at least 0.3. `--write` puts the table between the page's two marks.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tawatur.pipeline.evaluate import jaccard, pair_up

Row = dict[str, Any]
Bins = dict[tuple[str, int], list[int]]
"""(layer, tenth of stated confidence) to [right, all]"""

FLOORS = {"statements": 0.5, "times": 0.34, "quantities": 0.34, "claims": 0.3}
LAYERS = (*FLOORS, "mentions", "positions", "commitments", "forecasts")
HEAD = ("| layer | said | right | findings |", "|---|---|---|---|")
BEGIN, END = "<!-- calibration: begin -->", "<!-- calibration: end -->"


def spans(layer: str, row: Row) -> list[Row]:
    if layer == "statements":
        return list(row["content"])
    return [row["evidence"]] if layer == "claims" else [row]


def chars(rows: list[Row]) -> frozenset[int]:
    return frozenset(n for r in rows for n in range(r["start"], r["end"]))


def right(layer: str, gold: Row, found: Row) -> bool:
    if layer == "quantities":
        return (gold.get("min"), gold.get("max")) == (found.get("min"), found.get("max"))
    if layer == "times":
        if gold["type"] in ("DURATION", "SET") or not (gold.get("earliest") or gold.get("latest")):
            return (gold["type"], gold["value"]) == (found["type"], found["value"])
        return (gold.get("earliest"), gold.get("latest")) == (found.get("earliest"), found.get("latest"))
    return layer != "claims" or gold["type"] == found["type"]


def tenth(finding: Row) -> int:
    return min(9, int(finding.get("confidence", 1.0) * 10 + 1e-9))


def groups(layer: str, want: Row, have: Row) -> Iterable[tuple[str, list[Row], list[Row]]]:
    """What is paired one to one: a layer's findings; of claims those of one type."""
    if layer != "claims":
        yield layer, want[layer], have.get(layer, [])
        return
    for kind in ("position", "commitment", "forecast"):
        yield kind + "s", *([c for c in row.get(layer, []) if c["type"] == kind] for row in (want, have))


def count(pairs: Iterable[tuple[Row, Row]]) -> Bins:
    """Bins of all layers over documents: (gold, predicted)."""
    bins: Bins = defaultdict(lambda: [0, 0])
    for want, have in pairs:
        for layer, floor in FLOORS.items():
            for name, gold, found in groups(layer, want, have) if layer in want else ():
                matched = pair_up(
                    [chars(spans(layer, r)) for r in gold], [chars(spans(layer, r)) for r in found], jaccard, floor
                )
                good = {j for i, j, _ in matched if right(layer, gold[i], found[j])}
                for j, row in enumerate(found):
                    cell = bins[name, tenth(row)]
                    cell[0] += j in good
                    cell[1] += 1
        if "entities" in want:
            marks = {(m["start"], m["end"], e["type"]) for e in want["entities"] for m in e["mentions"]}
            for entity in have.get("entities", []):
                for m in entity["mentions"]:
                    cell = bins["mentions", tenth(entity)]
                    cell[1] += 1
                    cell[0] += any(
                        t == entity["type"]
                        and min(e, m["end"]) - max(s, m["start"]) >= 0.5 * (max(e, m["end"]) - min(s, m["start"]))
                        for s, e, t in marks
                    )
    return bins


def table(bins: Bins) -> list[str]:
    """The table's lines: of each layer the stated confidences, upwards, and the share that was right."""
    rows = sorted(bins.items(), key=lambda item: (LAYERS.index(item[0][0]), item[0][1]))
    return [*HEAD, *(line(layer, at, *cell) for (layer, at), cell in rows)]


def line(layer: str, at: int, good: int, findings: int) -> str:
    return f"| {layer} | {at / 10:.1f}–{(at + 1) / 10:.1f} | {good / findings:.2f} | {findings} |"


def write(page: Path, lines: list[str]) -> None:
    """Puts the lines between the page's two marks."""
    before, rest = page.read_text("utf-8").split(BEGIN)
    _, after = rest.split(END)
    page.write_text("\n".join([before + BEGIN, *lines, END + after]), "utf-8")


def read(path: Path) -> dict[str, Row]:
    return {row["document"]["id"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("files", type=Path, nargs="+", metavar="GOLD PREDICTED")
    cli.add_argument("--write", type=Path, metavar="PAGE")
    args = cli.parse_args()
    if len(args.files) % 2:
        cli.error("every gold file needs its predicted file")
    pairs = []
    for gold_path, predicted_path in zip(args.files[::2], args.files[1::2], strict=True):
        gold, predicted = read(gold_path), read(predicted_path)
        pairs += [(row, predicted.get(id_, {})) for id_, row in gold.items()]
    lines = table(count(pairs))
    print("\n".join(lines))
    if args.write:
        write(args.write, lines)


if __name__ == "__main__":
    main()
