"""When a report appeared: from its metadata, its address, its dateline, else inferred from what it says."""

from __future__ import annotations

from tawatur.extract.page import Page
from tawatur.extract.publication.clues import Bound, Clues, NearDay, gather
from tawatur.extract.publication.infer import infer
from tawatur.extract.publication.stated import from_dateline, from_url
from tawatur.extract.times import parse
from tawatur.model import Published


def publication_window(page: Page) -> Published | None:
    """The window of days on which the report appeared, with readable reasons; None where not even a year can be argued.

    A window may be wide, it does not lie: where clues disagree the wider reading is taken.
    """
    if page.document.published is not None:
        return page.document.published
    return from_url(page.document.url) or inferred_window(page)


def inferred_window(page: Page) -> Published | None:
    """The window by the text alone, metadata and address left aside."""
    parsed = parse(page)
    return from_dateline(page, parsed) or infer(gather(page, parsed))


__all__ = ["Bound", "Clues", "NearDay", "gather", "infer", "inferred_window", "publication_window"]
