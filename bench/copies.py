"""How many days lie between reports that share at least half of a text, in a case whose reports are dated.

usage: python bench/copies.py CASE --store STORE
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict

from tawatur.app import load_case


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("case")
    cli.add_argument("--store")
    args = cli.parse_args()
    case = load_case(args.case, args.store)
    documents = {a.document.id: a.document for a in case.annotations}
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for passage in case.findings.passages:
        shared[passage.a.document, passage.b.document] += passage.a.end - passage.a.start
        shared[passage.b.document, passage.a.document] += passage.b.end - passage.b.start
    days: Counter[int] = Counter()
    for (here, there), length in shared.items():
        one, other = documents[here].published, documents[there].published
        if one and other and one.earliest and other.earliest and length >= 0.5 * len(documents[here].text):
            days[(one.earliest - other.earliest).days] += 1
    total = sum(days.values())
    inside = sum(n for day, n in days.items() if -2 <= day <= 3)
    print(f"{total} pairs; {inside / max(1, total):.1%} within 2 days before and 3 after")
    for day, n in sorted(days.items()):
        print(f"{day:+4d} days  {n}")


if __name__ == "__main__":
    main()
