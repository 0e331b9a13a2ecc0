"""How fast dates are read, beside dateparser's search on the same text.

usage: python bench/dates.py TEXTS [--every N] [--no-dateparser]

TEXTS is a folder of .txt files or a file of JSON lines with `text`. Words are runs between white space. Times are
processor seconds of one core; the reader runs twice, the second time with its word memo warm, as it is in a batch.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

from texts import texts_of

from tawatur.extract.page import Page
from tawatur.extract.times import find_times
from tawatur.extract.times.rules import grammar
from tawatur.model import Document, Published
from tawatur.text import fold, tokenise

_SAMPLE_WORDS = 4000


def main(args: list[str]) -> None:
    every = int(args[args.index("--every") + 1]) if "--every" in args else 1
    texts = texts_of(Path(next(a for a in args if not a.startswith("--"))))[::every]
    words = sum(len(text.split()) for text in texts)
    anchor = Published(date(2024, 1, 25), date(2024, 1, 25), "person")
    start = time.process_time()
    rules = grammar()
    line("load rules and words", time.process_time() - start, None)
    for name in ("cold", "warm"):
        start = time.process_time()
        found = sum(len(find_times(Page(Document(id="", text=text)), anchor)) for text in texts)
        line(f"dates, {name} (whole layer)", time.process_time() - start, words)
    start = time.process_time()
    tokens = [tokenise(fold(text)) for text in texts]
    line("  of it folding and tokens", time.process_time() - start, words)
    start = time.process_time()
    tapes = [rules.tape(t) for t in tokens]
    line("  of it tape", time.process_time() - start, words)
    start = time.process_time()
    matches = sum(1 for tape in tapes for _ in rules.find(tape))
    line("  of it matching", time.process_time() - start, words)
    sys.stdout.write(f"{len(texts)} texts, {words} words, {matches} matches, {found} time expressions\n")
    if "--no-dateparser" not in args:
        beside_dateparser(texts)


def beside_dateparser(texts: list[str]) -> None:
    try:
        from dateparser.search import search_dates
    except ImportError:
        sys.stdout.write("dateparser is not installed\n")
        return
    sample: list[str] = []
    words = 0
    for text in texts:
        sample.append(text)
        words += len(text.split())
        if words > _SAMPLE_WORDS:
            break
    start = time.process_time()
    found = sum(len(search_dates(text, languages=["ar"]) or ()) for text in sample)
    line(f"dateparser.search ({found} found in {len(sample)} texts)", time.process_time() - start, words)


def line(name: str, seconds: float, words: int | None) -> None:
    speed = f"{words / seconds:12,.0f} words/s" if words else ""
    sys.stdout.write(f"{name:44} {seconds:8.3f} s {speed}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
