"""Finds the statements of a page: who said what, through whom."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.extract.page import Page
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.reader import Reader
from tawatur.model import Entity, Skipped, Statement, TimeExpression


def find_statements(
    page: Page, entities: Sequence[Entity], times: Sequence[TimeExpression]
) -> tuple[tuple[Statement, ...], tuple[Skipped, ...]]:
    """The statements of `page`, sorted by the start of their content, and the sentences that hold a reporting cue
    and gave none.

    Args:
        entities: the people, organisations and places of the document, with their mentions.
        times: its time expressions: they are no part of a source.
    """
    reader = Reader(Ground(page, entities, times))
    reader.read()
    statements = sorted(reader.statements, key=lambda s: (s.content[0].start, s.content[-1].end))
    return tuple(statements), tuple(reader.skipped)
