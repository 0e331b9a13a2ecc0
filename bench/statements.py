"""How fast statements are found, on top of the shared views of a page and its mentions.

usage: python bench/statements.py TEXTS [--every N]

TEXTS is a folder of .txt files or a file of JSON lines with `text`. Words are runs between white space. Times are
processor seconds of one core, the best of three runs with the word memo warm, as it is in a batch.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from texts import texts_of

from tawatur.extract.mentions import find_entities
from tawatur.extract.page import Page
from tawatur.extract.statements import find_statements
from tawatur.extract.times import find_times
from tawatur.model import Document


def main(args: list[str]) -> None:
    every = int(args[args.index("--every") + 1]) if "--every" in args else 1
    texts = texts_of(Path(next(a for a in args if not a.startswith("--"))))[::every]
    words = sum(len(text.split()) for text in texts)
    pages = []
    for n, text in enumerate(texts):
        page = Page(Document(id=str(n), text=text))
        assert page.sentences is not None and page.quotations is not None
        pages.append((page, find_entities(page, None), find_times(page, None)))
    best, found, skipped = float("inf"), 0, 0
    for _ in range(4):
        start = time.process_time()
        results = [find_statements(*row) for row in pages]
        best = min(best, time.process_time() - start)
        found, skipped = sum(len(s) for s, _ in results), sum(len(k) for _, k in results)
    sys.stdout.write(
        f"{words} words, {found} statements, {skipped} sentences skipped\n"
        f"{best / words * 1e6:.2f} µs/word, "
        f"{words / best:,.0f} words/s, {best / max(1, found) * 1e6:.0f} µs/statement\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
