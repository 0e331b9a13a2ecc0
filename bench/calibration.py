"""Is a stated confidence true? For each layer: findings by stated confidence, and the share of them that is right.

usage: python bench/calibration.py GOLD.jsonl PREDICTED.jsonl

PREDICTED is the output of `tawatur annotate`. Right means: a statement whose content overlaps a gold one (intersection
over union at least 0.5); a time or quantity that overlaps and has the gold value; a mention with overlap and type; a
claim whose evidence overlaps a gold one of its type by at least 0.3.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from tawatur.pipeline.evaluate import jaccard, pair_up

Row = dict[str, Any]


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


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold", type=Path)
    cli.add_argument("predicted", type=Path)
    args = cli.parse_args()
    load = lambda path: {r["document"]["id"]: r for r in map(json.loads, path.read_text("utf-8").splitlines())}  # noqa: E731
    gold, predicted = load(args.gold), load(args.predicted)
    bins: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0])
    floors = {"statements": 0.5, "times": 0.34, "quantities": 0.34, "claims": 0.3}
    for id_, want in gold.items():
        have = predicted.get(id_, {})
        for layer, floor in floors.items():
            g, p = want.get(layer, []), have.get(layer, [])
            pairs = pair_up([chars(spans(layer, r)) for r in g], [chars(spans(layer, r)) for r in p], jaccard, floor)
            good = {j for i, j, _ in pairs if right(layer, g[i], p[j])}
            for j, row in enumerate(p):
                cell = bins[layer, min(9, int(row.get("confidence", 1.0) * 10 + 1e-9))]
                cell[0] += j in good
                cell[1] += 1
        marks = {(m["start"], m["end"], e["type"]) for e in want.get("entities", []) for m in e["mentions"]}
        for entity in have.get("entities", []):
            for m in entity["mentions"]:
                cell = bins["mentions", min(9, int(entity.get("confidence", 1.0) * 10 + 1e-9))]
                cell[1] += 1
                cell[0] += any(
                    t == entity["type"]
                    and min(e, m["end"]) - max(s, m["start"]) >= 0.5 * (max(e, m["end"]) - min(s, m["start"]))
                    for s, e, t in marks
                )
    print(f"{'layer':12s} {'stated':>9s} {'right':>6s} {'of':>5s}")
    for (layer, tenth), (good_n, n) in sorted(bins.items()):
        print(f"{layer:12s} {tenth / 10:.1f}–{(tenth + 1) / 10:.1f} {good_n / n:7.2f} {n:5d}")


if __name__ == "__main__":
    main()
