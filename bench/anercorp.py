"""Whole output on the last fifth of ANERcorp's train split, texts rebuilt from the tokens: overlap as the scorer counts
it (half of the characters, type equal), exact, and exact but for an attached prefix. Once as found, once by the
corpus's own convention: without names whose first word (ministry, army, mosque …) it leaves untagged more often than
not in its other four fifths, since the product's guidelines count those.

python bench/anercorp.py ANERCORP_TRAIN --weights HELD_OUT   (scripts/train_tagger.py --hold-out -o HELD_OUT)
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tawatur.extract.mentions import find_entities, reading
from tawatur.extract.mentions.tagger import Tagger, read_weights
from tawatur.extract.mentions.vocabulary import vocabulary
from tawatur.extract.page import Page
from tawatur.model import Document
from tawatur.text.fold import fold_text

TYPES = {"PERS": "person", "LOC": "place", "ORG": "organisation"}
MARKS = " \n«»\"“”'()[]{}،,.؛;:!؟?…-–—ـ/*"
LONGEST_PREFIX = 2
Found = tuple[int, int, str]


def sentences(path: Path) -> list[list[tuple[str, str]]]:
    out: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text("utf-8").splitlines():
        word, _, tag = line.rstrip().rpartition(" ")
        if word:
            out[-1].append((word, tag))
        elif out[-1]:
            out.append([])
    return [s for s in out if s]


def rebuilt(block: list[list[tuple[str, str]]]) -> tuple[str, list[Found]]:
    """Words joined by spaces, one sentence a line, and the names in it."""
    text = ""
    gold: list[Found] = []
    for sentence in block:
        open_ = ""
        for word, tag in sentence:
            start, kind = len(text), TYPES.get(tag.partition("-")[2], "")
            text += word + " "
            if kind and tag.startswith("I") and kind == open_:
                gold[-1] = (gold[-1][0], len(text) - 1, kind)
            elif kind:
                gold.append((start, len(text) - 1, kind))
            open_ = kind
        text = text[:-1] + "\n"
    return text, [trimmed(text, *g) for g in gold]


def trimmed(text: str, start: int, end: int, kind: str) -> Found:
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return start, end, kind


def read(sentences_: list[list[tuple[str, str]]], size: int) -> Iterator[tuple[str, list[Found], list[Found]]]:
    """Text, gold and found names of each report of `size` sentences."""
    for at in range(0, len(sentences_), size):
        text, gold = rebuilt(sentences_[at : at + size])
        entities = find_entities(Page(Document("x", text)), None)
        yield text, gold, [trimmed(text, m.start, m.end, e.type) for e in entities for m in e.mentions]


def matched(gold: list[Found], found: list[Found]) -> list[tuple[Found, Found]]:
    """(gold, found) pairs that share half of their characters and the type; each name once."""
    rest, out = list(found), []
    for start, end, kind in gold:
        shared = [(max(0, min(end, p[1]) - max(start, p[0])) / (max(end, p[1]) - min(start, p[0])), p) for p in rest]
        share, best = max([s for s in shared if s[1][2] == kind], default=(0.0, (0, 0, "")))
        if share >= 0.5:
            rest.remove(best)
            out.append(((start, end, kind), best))
    return out


def head(text: str, name: Found) -> tuple[str, str]:
    return name[2], fold_text(text[name[0] : name[1]].split()[0])


def uncounted(reports: Iterable[tuple[str, list[Found], list[Found]]]) -> set[tuple[str, str]]:
    """Heads of names that the corpus leaves untagged more often than not."""
    balance: Counter[tuple[str, str]] = Counter()
    for text, gold, found in reports:
        hit = {f for _, f in matched(gold, found)}
        for name in found:
            balance[head(text, name)] += 1 if name in hit else -1
    return {h for h, n in balance.items() if n < 0}


def score(title: str, reports: Iterable[tuple[list[Found], list[Found]]]) -> None:
    hits, exact, but_prefix, in_gold, of_found = 0, 0, 0, 0, 0
    for gold, found in reports:
        in_gold, of_found = in_gold + len(gold), of_found + len(found)
        for told, best in matched(gold, found):
            hits += 1
            exact += best[:2] == told[:2]
            but_prefix += best[1] == told[1] and 0 <= best[0] - told[0] <= LONGEST_PREFIX
    for name, n in (("overlap", hits), ("exact", exact), ("exact but for a prefix", but_prefix)):
        line = f"{title}, {name}: P {n / of_found:.3f} R {n / in_gold:.3f} F1 {2 * n / (of_found + in_gold):.3f}"
        sys.stdout.write(f"{line} ({in_gold} in gold, {of_found} found)\n")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("anercorp", type=Path)
    cli.add_argument("--weights", type=Path, required=True)
    cli.add_argument("--sentences", type=int, default=10, help="sentences a report")
    args = cli.parse_args()
    held_out = Tagger(vocabulary(), read_weights(args.weights.read_bytes()))
    vars(reading)["tagger"] = lambda: held_out
    every = sentences(args.anercorp)
    total, seen, first = sum(map(len, every)), 0, 0
    while seen < total * 0.8:
        seen += len(every[first])
        first += 1
    fifth = list(read(every[first:], args.sentences))
    score("as found", ((gold, found) for _, gold, found in fifth))
    left_out = uncounted(read(every[:first], args.sentences))
    score(
        "by the corpus's convention",
        ((gold, [f for f in found if head(text, f) not in left_out]) for text, gold, found in fifth),
    )


if __name__ == "__main__":
    main()
