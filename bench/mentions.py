"""Words a second of the mentions stage: cold (first sight of every word) and warm, over texts of JSON lines.

    python bench/mentions.py NEWS.jsonl [every]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import process_time

from tawatur.extract.mentions import find_entities
from tawatur.extract.page import Page
from tawatur.model import Document


def main() -> None:
    every = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text("utf-8").splitlines()[::every]]
    words = sum(len(text.split()) for text in texts)
    started = process_time()
    find_entities(Page(Document("x", ".")), None)
    sys.stdout.write(f"loading: {process_time() - started:.2f} s\n")
    for name in ("cold", "warm"):
        pages = [Page(Document("x", text)) for text in texts]
        for page in pages:
            page.tokens  # noqa: B018  (made by an earlier stage)
        started = process_time()
        for page in pages:
            find_entities(page, None)
        spent = process_time() - started
        sys.stdout.write(f"{name}: {words} words, {spent / words * 1e6:.2f} µs a word, {words / spent:,.0f} words/s\n")


if __name__ == "__main__":
    main()
