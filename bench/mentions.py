"""Words a second of the mentions stage, over texts of JSON lines: cold (first sight of every word), new reports (words
warm as far as the reports before them had them) and warm (all read before).

python bench/mentions.py NEWS.jsonl [--limit N] [--every N]
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from pathlib import Path
from time import process_time

from tawatur.extract.mentions import find_entities
from tawatur.extract.page import Page
from tawatur.model import Document


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("reports", type=Path)
    cli.add_argument("--limit", type=int, default=200)
    cli.add_argument("--every", type=int, default=1)
    args = cli.parse_args()
    lines = args.reports.read_text("utf-8").splitlines()[:: args.every]
    texts = [json.loads(line)["text"] for line in lines[: args.limit]]
    new = [json.loads(line)["text"] for line in lines[args.limit : args.limit + args.limit // 4]]
    started = process_time()
    find_entities(Page(Document("x", ".")), None)
    sys.stdout.write(f"loading: {process_time() - started:.2f} s\n")
    for name, some in (("cold", texts), ("new reports", new), ("warm", texts)):
        pages = [Page(Document("x", text)) for text in some]
        for page in pages:
            page.tokens  # noqa: B018  (made by an earlier stage)
        words = sum(len(text.split()) for text in some)
        distinct = len({word for page in pages for word in page.tokens.words})
        gc.collect()
        started = process_time()
        for page in pages:
            find_entities(page, None)
        spent = process_time() - started
        if words:
            sys.stdout.write(
                f"{name}: {words} words ({distinct} distinct), {spent / words * 1e6:.2f} µs a word, "
                f"{words / spent:,.0f} words/s\n"
            )


if __name__ == "__main__":
    main()
