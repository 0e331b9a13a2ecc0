"""The local engine: one process, or several on this machine. Results come in the order of the input either way."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from tawatur.model import Annotation, Document, IssueRow

Annotate = Callable[[Document], Annotation]
_BATCH = 16


def annotate_all(
    documents: Iterable[Document], annotate: Annotate, jobs: int = 1
) -> Iterator[tuple[Document, Annotation | IssueRow]]:
    """Annotate each document. One that a stage cannot take becomes an issue row; the run goes on.

    Args:
        jobs: processes to use; with 1 all runs in this one.
    """
    if jobs <= 1:
        for document in documents:
            yield document, _one(document, annotate)
        return
    source = iter(documents)
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting: deque[tuple[list[Document], Future[list[Annotation | IssueRow]]]] = deque()
        try:
            while True:
                while len(waiting) < jobs * 3 and (batch := list(islice(source, _BATCH))):
                    waiting.append((batch, pool.submit(_many, batch, annotate)))
                if not waiting:
                    return
                batch, future = waiting.popleft()
                yield from zip(batch, future.result(), strict=True)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _many(batch: list[Document], annotate: Annotate) -> list[Annotation | IssueRow]:
    return [_one(document, annotate) for document in batch]


def _one(document: Document, annotate: Annotate) -> Annotation | IssueRow:
    try:
        return annotate(document)
    except Exception as error:  # a defect in a stage must cost one report at most, and be seen
        message = f"a defect of the program stopped the reading of this report: {type(error).__name__}: {error}"
        return IssueRow("defect", document.origin or document.id, message, document.id)
