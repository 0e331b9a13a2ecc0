"""A statement of the case as the finders of utterances, claims and figures see it."""

from __future__ import annotations

import msgspec

from tawatur.link.archive import Report
from tawatur.link.keys import StatementKey
from tawatur.link.words import unpack
from tawatur.model import Statement, Window

RUN = 5  # words of a shared run that is looked at
Ref = tuple[str, str]
"""(document id, statement id)"""


class Said(msgspec.Struct, frozen=True, eq=False):
    """The `place`-th statement of a report, and who speaks by the whole case."""

    report: Report
    place: int
    speaker: str

    @property
    def statement(self) -> Statement:
        return self.report.annotation.statements[self.place]

    @property
    def key(self) -> StatementKey:
        return self.report.digest.statements[self.place]

    @property
    def window(self) -> Window:
        return self.key.window

    @property
    def length(self) -> int:
        """Words of its content."""
        return sum(last - first for first, last in map(self.report.word_range, self.statement.content))

    @property
    def stems(self) -> frozenset[int]:
        return unpack(self.key.stems)

    @property
    def numbers(self) -> frozenset[int]:
        return unpack(self.key.numbers)

    @property
    def ref(self) -> Ref:
        return self.report.id, self.statement.id


def runs_of(said: Said) -> frozenset[int]:
    """Hashes of all runs of RUN words of a content."""
    words = said.report.words()
    out: set[int] = set()
    for span in said.statement.content:
        first, last = said.report.word_range(span)
        out.update(hash(tuple(words[i : i + RUN])) for i in range(first, last - RUN + 1))
    return frozenset(out)
