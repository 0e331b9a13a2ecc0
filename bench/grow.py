"""What linking through the store costs, and what further reports cost: python bench/grow.py [N …] [--more 10]

Writes N invented reports (those of bench/link.py) with their digests into a new store, links them, adds some more and
links again. Prints CPU seconds of both, milliseconds a report, the peak of memory, and the size of the store.
One size a process gives the truest peak.
"""

from __future__ import annotations

import argparse
import resource
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from link import invented
from tawatur.link import digest
from tawatur.model import Annotation
from tawatur.pipeline.linking import link_stored, pack_digest
from tawatur.pipeline.searching import report_rows
from tawatur.store import Store, ensure_case, open_store, put_annotations, put_search_rows

AS_OF = date(2024, 6, 1)
BATCH = 256


def add(store: Store, case: str, made: list[Annotation]) -> None:
    for at in range(0, len(made), BATCH):
        batch = made[at : at + BATCH]
        with store.begin() as connection:
            put_annotations(connection, case, [(a.document, a, pack_digest(digest(a))) for a in batch], "bench")
            put_search_rows(connection, case, report_rows(batch))


def linked(store: Store, case: str) -> str:
    start = time.process_time()
    reports = link_stored(store, case, AS_OF)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{spent:.1f} s ({spent * 1000 / reports:.2f} ms a report of the case), peak {peak:.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1000])
    parser.add_argument("--more", type=int, default=10)
    options = parser.parse_args()
    for count in options.counts:
        made = invented(count + options.more)
        with TemporaryDirectory() as home, open_store(str(Path(home) / "bench.db")) as store:
            with store.begin() as connection:
                case = ensure_case(connection, "invented").id
            add(store, case, made[:count])
            print(f"{count} reports: {linked(store, case)}", flush=True)
            add(store, case, made[count:])
            size = (Path(home) / "bench.db").stat().st_size / 1e6
            print(f"{options.more} more: {linked(store, case)}, store {size:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
