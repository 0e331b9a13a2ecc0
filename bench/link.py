"""How fast linking is, and how it grows: python bench/link.py [N …] [--reports FILE]

Without a file it links invented reports: words drawn at random from the gazetteers, one in four a copy of an earlier
one with small edits, with statements, quantities, dates and claims at the rate of real news. Prints CPU seconds for
digests and for linking, milliseconds a report, and the peak of memory. `--reports` takes JSON lines of reports
and links the first N of them.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from datetime import date, timedelta
from pathlib import Path

from link_reports import Report

from tawatur.lexicon import read_entries
from tawatur.link import DocumentDigest, Linking, digest
from tawatur.model import Annotation, Document, Span
from tawatur.model.collection import cycles_uncollected

START = date(2024, 1, 1)
WORDS = 330  # in a report of the news
SENTENCE = 35  # words, each with a statement


def vocabulary() -> list[str]:
    """Single words of the gazetteers, in order."""
    found = {
        f for name in ("places.tsv", "given_names.tsv") for e in read_entries(name) for f in e.forms if " " not in f
    }
    return sorted(found)


def invented(count: int, seed: int = 7) -> list[Annotation]:
    """`count` reports; the same for the same seed. Word frequencies fall as in a language."""
    draw = random.Random(seed)
    known = vocabulary()
    draw.shuffle(known)
    weights = [1 / (n + 3) for n in range(len(known))]
    out: list[Annotation] = []
    texts: list[list[str]] = []
    for n in range(count):
        if texts and draw.random() < 0.25:
            listed = list(texts[-draw.randint(1, min(40, len(texts)))])
            for _ in range(8):
                listed[draw.randrange(len(listed))] = draw.choice(known)
        else:
            listed = draw.choices(known, weights, k=draw.randint(WORDS // 2, WORDS * 3 // 2))
        texts.append(listed)
        out.append(report(n, listed, START + timedelta(days=n // 60)))
    return out


def report(n: int, listed: list[str], day: date) -> Annotation:
    """One annotated report: a statement in every sentence, and so on."""
    starts, text = [], ""
    for i, word in enumerate(listed):
        starts.append(len(text))
        text += word + (". " if i % SENTENCE == SENTENCE - 1 else " ")

    def span(first: int, last: int) -> Span:
        last = min(last, len(listed) - 1)
        return Span(starts[first], starts[last] + len(listed[last]))

    made = Report(f"r{n:06d}", text, day.isoformat(), source=f"outlet{n % 13}")
    for k, first in enumerate(range(0, len(listed) - 20, SENTENCE)):
        made.says(f"{listed[first]} {listed[first + 1]}", "person", span(first + 3, first + 18))
        made.names(listed[first + 19], "place", span(first + 19, first + 19))
        if k % 3 == 0:
            made.counts(span(first + 5, first + 6), 10 + k, 10 + k, listed[first + 6])
            made.dates(span(first + 8, first + 8), day.isoformat())
        evidence, about = span(first + 3, first + 12), " ".join(listed[first + 3 : first + 8])
        if k % 6 == 0:
            made.stands(listed[first], about, "for", evidence)
        elif k % 6 == 2:
            made.commits(listed[first], about, "planned", evidence)
        elif k % 6 == 4:
            made.predicts(listed[first], about, "likely", evidence)
    return made.done()


def read(path: Path, count: int) -> list[Annotation]:
    from tawatur.intake import read_paths
    from tawatur.pipeline import annotate_document

    documents = (d for d in read_paths([str(path)]) if isinstance(d, Document))
    return [annotate_document(d) for _, d in zip(range(count), documents, strict=False)]


def linked(listed: list[Annotation], digests: dict[str, DocumentDigest]) -> dict[str, int]:
    """Number of findings by layer, let go as they are made."""
    with cycles_uncollected():
        return {made.layer: sum(1 for _ in made.items) for made in Linking(listed, START, digests).layers()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1000, 4000])
    parser.add_argument("--reports", type=Path)
    options = parser.parse_args()
    for count in options.counts:
        listed = read(options.reports, count) if options.reports else invented(count)
        start = time.process_time()
        digests = {a.document.id: digest(a) for a in listed}
        made = time.process_time()
        counts = linked(listed, digests)
        end = time.process_time()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{len(listed)} reports: digests {made - start:.1f} s, linking {end - made:.1f} s, "
            f"{(end - start) * 1000 / len(listed):.2f} ms a report, peak {peak:.0f} MB, "
            f"{counts['passages']} passages, {counts['utterances']} utterances"
        )


if __name__ == "__main__":
    main()
