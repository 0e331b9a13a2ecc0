"""How well the publication day is inferred: reports whose day is known, with the metadata hidden.

usage: python bench/publication.py REPORTS.jsonl [--url] [--every N] [--misses]

Each line holds id, text, published (ISO day) and perhaps url. `--url` leaves the address in.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from tawatur.extract.page import Page
from tawatur.extract.publication import gather, publication_window
from tawatur.extract.times import parse
from tawatur.model import Document

_SLACK = 3
_WEEK = 7


def main(args: list[str]) -> None:
    path = next(a for a in args if not a.startswith("--"))
    with_url, misses = "--url" in args, "--misses" in args
    every = int(args[args.index("--every") + 1]) if "--every" in args else 1
    count: Counter[str] = Counter()
    with Path(path).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every:
                continue
            row = json.loads(line)
            truth = date.fromisoformat(row["published"][:10])
            document = Document(id=row["id"], text=row["text"], url=row.get("url") if with_url else None)
            page = Page(document)
            found = publication_window(page)
            clues = gather(page, parse(page))
            usable = bool((found and found.how in ("url", "dateline")) or _usable(clues))
            count["reports"] += 1
            count["with a usable clue"] += usable
            if found is None:
                continue
            count["with a window"] += 1
            count["by " + found.how] += 1
            low, high = found.earliest, found.latest
            touches = (low is None or low <= truth) and (high is None or truth <= high)
            count["window holds the day"] += touches
            days = (high - low).days + 1 if low and high else None
            if days is not None and days <= _WEEK:
                count["a week or less"] += 1
                count["a week or less, missed"] += not touches
                if not touches and misses:
                    sys.stdout.write(f"MISS {row['id']} {truth} {low}..{high} {found.how} {found.why[:3]}\n")
            if low and high and abs((low - truth).days) <= _SLACK and abs((high - truth).days) <= _SLACK:
                count["within 3 days"] += 1
                count["within 3 days, usable"] += usable
            elif usable and misses:
                sys.stdout.write(
                    f"WIDE {row['id']} {truth} {low}..{high} {found.why[:2]} {[d.why for d in clues.days][:4]}\n"
                )
            if days is not None and days <= 366:
                count["a year or less"] += 1
                count["a year or less, missed"] += not touches
                if not touches and misses:
                    sys.stdout.write(f"YEAR {row['id']} {truth} {low}..{high} {found.why[:3]}\n")
    for key, value in count.items():
        sys.stdout.write(f"{key:28} {value}\n")
    usable = count["with a usable clue"] or 1
    sys.stdout.write(f"within 3 days of those with a usable clue: {count['within 3 days, usable'] / usable:.3f}\n")
    weeks = count["a week or less"] or 1
    sys.stdout.write(f"missed among windows of a week or less: {count['a week or less, missed'] / weeks:.3f}\n")


def _usable(clues: object) -> bool:
    """A report holds a usable clue where it ties a calendar day to its own: by today or yesterday, or by a weekday."""
    return any(d.shift is not None or (d.weekday is not None and d.tense <= 0) for d in clues.days)  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(sys.argv[1:])
