"""Words a second that numbers and quantities read, on top of the shared folding and tokens.

usage: python bench/quantities.py TEXTS.jsonl     (one {"text": …} a line)
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from tawatur.extract.numbers import find_numbers
from tawatur.extract.page import Page
from tawatur.extract.quantities import find_quantities
from tawatur.model import Document


def main() -> None:
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines if line]
    words = sum(len(text.split()) for text in texts)
    for name in ("cold", "warm"):
        pages = [Page(Document(id=str(n), text=text)) for n, text in enumerate(texts)]
        start = time.perf_counter()
        for page in pages:
            _ = page.tokens
        shared = time.perf_counter()
        for page in pages:
            find_numbers(page)
        numbers = time.perf_counter()
        found = sum(len(find_quantities(page, ())) for page in pages)
        end = time.perf_counter()
        sys.stdout.write(
            f"{name}: {words} words; µs/word: fold+tokens {_micro(shared - start, words)}, "
            f"numbers {_micro(numbers - shared, words)}, quantities {_micro(end - numbers, words)}; "
            f"{found} quantities; {words / (end - shared):,.0f} words/s for numbers and quantities\n"
        )


def _micro(seconds: float, words: int) -> str:
    return f"{seconds / words * 1e6:.2f}"


if __name__ == "__main__":
    main()
