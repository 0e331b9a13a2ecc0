"""Precision and recall of passages, utterances and who took from whom, on pairs of reports that were read.

usage: python bench/pairs.py REPORTS.jsonl [--gold FILE] [--half open|held] [--misses]

REPORTS holds the reports that the gold names by id; all are linked, for a formula shows only among many.
Gold rows hold ids, offsets (code points) and values: `passages` and `said` are [start, end) in a and [start, end) in b;
those `…_open` count neither way. `from`: a, b, none (a common origin, or neither) or open (nobody can tell).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tawatur.link import link_case
from tawatur.model import Annotation, Document
from tawatur.model.case import CaseFindings

GOLD = Path(__file__).parent.parent / "tests" / "quality" / "gold" / "pairs.jsonl"
AS_OF = date(2015, 9, 1)
Spans = tuple[int, int, int, int]
COVERED = 0.8  # part of a judged passage that must be found, on both sides
INSIDE = 0.5  # part of a found passage that must lie in a judged one, on both sides
OVERLAP = 0.5  # of two contents, shared part of both together


class Counts:
    """Right, found and wanted of one kind, with what was missed and what is wrong."""

    def __init__(self) -> None:
        self.right = self.found = self.met = self.wanted = 0
        self.notes: list[str] = []

    def line(self, name: str) -> str:
        precision, recall = self.right / max(1, self.found), self.met / max(1, self.wanted)
        return f"{name:12} P {precision:.3f} ({self.right}/{self.found})  R {recall:.3f} ({self.met}/{self.wanted})"


def covered(start: int, end: int, spans: Iterable[tuple[int, int]]) -> float:
    """Part of [start, end) that the spans cover, 0–1. The spans do not overlap."""
    return sum(max(0, min(end, b) - max(start, a)) for a, b in spans) / max(1, end - start)


def both(span: Spans, others: Sequence[Spans]) -> float:
    """The smaller of the covered parts of the two sides."""
    return min(
        covered(span[0], span[1], [(o[0], o[1]) for o in others]),
        covered(span[2], span[3], [(o[2], o[3]) for o in others]),
    )


def alike(x: Spans, y: Spans) -> bool:
    """True where two pairs of contents are the same on both sides."""
    return all(
        max(0, min(x[n + 1], y[n + 1]) - max(x[n], y[n])) >= OVERLAP * (max(x[n + 1], y[n + 1]) - min(x[n], y[n]))
        for n in (0, 2)
    )


def utterance_pairs(found: CaseFindings) -> dict[tuple[str, str], list[Spans]]:
    """Pairs of contents that are told as one act of speaking, by the two reports."""
    out: dict[tuple[str, str], list[Spans]] = {}
    for utterance in found.utterances:
        rows = [(s.document, s.content[0].start, s.content[-1].end) for s in utterance.statements if s.content]
        for one in rows:
            for other in rows:
                if one[0] != other[0]:
                    out.setdefault((one[0], other[0]), []).append((one[1], one[2], other[1], other[2]))
    return out


def measure(found: CaseFindings, gold: Sequence[dict[str, Any]]) -> dict[str, Counts]:
    """Counts of `passages`, `utterances`, `from` (direction told) and `one report` (more than half of it copied)."""
    said = utterance_pairs(found)
    passages: dict[tuple[str, str], list[Any]] = {}
    for passage in found.passages:
        passages.setdefault((passage.a.document, passage.b.document), []).append(passage)
    out = {name: Counts() for name in ("passages", "utterances", "from")}
    for row in gold:
        a, b = row["a"], row["b"]
        listed = passages.get((a, b), [])
        turned = [(p.a.start, p.a.end, p.b.start, p.b.end) for p in listed]
        for p in passages.get((b, a), []):
            listed.append(p)
            turned.append((p.b.start, p.b.end, p.a.start, p.a.end))
        _passages(out["passages"], row, turned)
        _said(out["utterances"], row, said.get((a, b), []))
        copies = [p for p in listed if p.relation == "copy"]
        told = {p.source for p in copies if p.source}
        answer = "a" if told == {a} else "b" if told == {b} else "none"
        if row["from"] != "open" and row["passages"]:
            count = out["from"]
            count.found += answer != "none"
            count.right += answer != "none" and answer == row["from"]
            count.wanted += row["from"] != "none"
            count.met += row["from"] != "none" and answer == row["from"]
            if answer != row["from"]:
                count.notes.append(f"{a} {b}: told {answer}, judged {row['from']}")
    return out


def _passages(count: Counts, row: dict[str, Any], found: list[Spans]) -> None:
    wanted = [tuple(p) for p in row["passages"]]
    allowed = wanted + [tuple(p) for p in row["passages_open"]]
    for span in found:
        only_open = not any(both(span, [w]) > 0 for w in wanted) and any(both(span, [o]) > 0 for o in allowed)
        if only_open:
            continue
        count.found += 1
        if both(span, allowed) >= INSIDE:
            count.right += 1
        else:
            count.notes.append(f"wrong  {row['a']} {row['b']} {span}")
    for span in wanted:
        count.wanted += 1
        if both(span, found) >= COVERED:
            count.met += 1
        else:
            count.notes.append(f"missed {row['a']} {row['b']} {span} covered {both(span, found):.2f}")


def _said(count: Counts, row: dict[str, Any], found: list[Spans]) -> None:
    wanted = [tuple(p) for p in row["said"]]
    free = [tuple(p) for p in row["said_open"]]
    for span in found:
        if any(alike(span, w) for w in wanted):
            count.found += 1
            count.right += 1
        elif not any(alike(span, f) for f in free):
            count.found += 1
            count.notes.append(f"wrong  {row['a']} {row['b']} {span}")
    for span in wanted:
        count.wanted += 1
        if any(alike(span, f) for f in found):
            count.met += 1
        else:
            count.notes.append(f"missed {row['a']} {row['b']} {span}")


def annotated(path: Path) -> list[Annotation]:
    from tawatur.intake import read_paths
    from tawatur.pipeline import annotate_document

    return [annotate_document(d) for d in read_paths([str(path)]) if isinstance(d, Document)]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("reports", type=Path)
    cli.add_argument("--gold", type=Path, default=GOLD)
    cli.add_argument("--half", choices=("open", "held"))
    cli.add_argument("--misses", action="store_true", help="name what is wrong or missed; of the open half only")
    options = cli.parse_args()
    gold = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines()]
    found = link_case(annotated(options.reports), AS_OF)
    for half in ("open", "held"):
        if options.half in (None, half):
            rows = [row for row in gold if row["half"] == half]
            print(f"{half}: {len(rows)} pairs")
            for name, count in measure(found, rows).items():
                print(" ", count.line(name))
                for note in count.notes if options.misses and half == "open" else ():
                    print("     ", note)


if __name__ == "__main__":
    main()
