"""The stage list: how one document is read. DESIGN: text, window, times, quantities, mentions, statements, claims."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from tawatur.extract.claims import find_claims
from tawatur.extract.mentions import find_entities
from tawatur.extract.page import Page
from tawatur.extract.publication import publication_window
from tawatur.extract.quantities import find_quantities
from tawatur.extract.statements import find_statements
from tawatur.extract.times import find_times
from tawatur.lexicon import lexicon_version
from tawatur.model import Annotation, Document, IssueRow, Published
from tawatur.model.collection import cycles_uncollected


def annotate_document(document: Document, today: date | None = None) -> Annotation:
    """Everything that the stages find in one document. The same document gives the same annotation.

    Args:
        today: the day of reading, on which alone a window with no other end depends: nothing appears after it is read.
    """
    with cycles_uncollected():
        return _annotate(document, today)


def _annotate(document: Document, today: date | None) -> Annotation:
    page = Page(document)
    published = _closed(publication_window(page), today)
    times = find_times(page, published)
    quantities = find_quantities(page, times)
    entities = find_entities(page, published)
    statements, skipped = find_statements(page, entities, times)
    claims = find_claims(page, statements, entities, times, published)
    issues: tuple[IssueRow, ...] = ()
    if published is None:
        message = "not even the year of publication can be argued; relative dates stay open"
        issues = (IssueRow("publication-unknown", document.origin or document.id, message, document.id, read=True),)
    return Annotation(
        document=msgspec.structs.replace(document, published=published),
        statements=statements,
        times=times,
        quantities=quantities,
        entities=entities,
        claims=claims,
        skipped=skipped,
        issues=issues,
        lexicon=lexicon_version(),
    )


def _closed(published: Published | None, today: date | None) -> Published | None:
    """The window with an end: the day of reading where the report itself sets none."""
    if published is None or published.latest is not None or published.earliest is None:
        return published
    end = max(published.earliest, today or date.today())
    return Published(published.earliest, end, published.how, (*published.why, "not after the day it was read"))


@lru_cache(maxsize=1)
def program_version() -> str:
    """Hash over the code of the rooms that read a document: a case is read anew where it differs."""
    digest = blake2b(digest_size=6)
    for room in ("model", "text", "match", "lexicon", "intake", "extract"):
        for file in sorted(_code(files("tawatur").joinpath(room)), key=lambda f: (f.name, f.read_bytes())):
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _code(folder: Traversable) -> list[Traversable]:
    out: list[Traversable] = []
    for item in folder.iterdir():
        if item.is_dir():
            out += _code(item)
        elif item.name.endswith(".py"):
            out.append(item)
    return out
