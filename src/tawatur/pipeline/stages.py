"""The stage list: how one document is read. DESIGN: text, window, times, quantities, mentions, statements, claims."""

from __future__ import annotations

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
from tawatur.model import Annotation, Document, IssueRow


def annotate_document(document: Document) -> Annotation:
    """Everything that the stages find in one document. Pure: the same document gives the same annotation."""
    page = Page(document)
    published = publication_window(page)
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
