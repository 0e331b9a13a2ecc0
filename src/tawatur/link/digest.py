"""The digest of one document: everything that linking needs to know of it, computed once and kept.

A digest depends on the annotation alone, never on other documents. Joining digests is all that `link_case` does;
it goes back to the text only for evidence.
"""

from __future__ import annotations

from array import array
from datetime import date

import msgspec

from tawatur.link.credits import Credit, credits_of
from tawatur.link.fingerprints import fingerprints
from tawatur.link.keys import (
    ClaimKey,
    EntityKey,
    EventKey,
    ProcessKey,
    QuantityKey,
    StatementKey,
    StatusKey,
)
from tawatur.link.reading import FIGURE, TITLE, Reading
from tawatur.model import Annotation, Window

DIGEST_FORMAT = 16


class DocumentDigest(msgspec.Struct, frozen=True):
    """Keys of one document. Stores as JSON or MessagePack (`msgspec`).

    `words`, `starts`, `ends` are arrays of 32-bit numbers, one a word: hash of the folded word, first and last code
    point. `telling` has one byte a word: 1 where the word is neither stop word, title nor part of a name.
    `prints` are 64-bit fingerprints, `at` the index of the first word of each.
    """

    document: str
    version: str
    lexicon: str
    earliest: date | None
    latest: date | None
    outlet: str | None
    words: bytes
    starts: bytes
    ends: bytes
    telling: bytes
    prints: bytes
    at: bytes
    credits: tuple[Credit, ...] = ()
    statements: tuple[StatementKey, ...] = ()
    claims: tuple[ClaimKey, ...] = ()
    quantities: tuple[QuantityKey, ...] = ()
    events: tuple[EventKey, ...] = ()
    statuses: tuple[StatusKey, ...] = ()
    process: tuple[ProcessKey, ...] = ()
    entities: tuple[EntityKey, ...] = ()
    format: int = DIGEST_FORMAT

    @property
    def published(self) -> Window:
        return Window(self.earliest, self.latest)

    def is_of(self, version: str, lexicon: str) -> bool:
        """True where the digest was made of this version of the text by this lexicon and code."""
        return (self.format, self.version, self.lexicon) == (DIGEST_FORMAT, version, lexicon)

    def fits(self, annotation: Annotation) -> bool:
        """True where the digest was made of this annotation's text, lexicon and publication window, by this code."""
        found = annotation.document.published
        window = found.window if found is not None else Window()
        return self.is_of(annotation.document.version, annotation.lexicon) and self.published == window


def digest(annotation: Annotation) -> DocumentDigest:
    """The digest of one annotated document. Linear in its text and findings."""
    from tawatur.link import claims, commitments, counted, entities, process, timeline, utterances

    reading = Reading(annotation)
    prints, at = fingerprints([i[0] for i in reading.info])
    return DocumentDigest(
        document=annotation.document.id,
        version=annotation.document.version,
        lexicon=annotation.lexicon,
        earliest=reading.published.earliest,
        latest=reading.published.latest,
        outlet=annotation.document.source,
        words=array("I", [i[0] for i in reading.info]).tobytes(),
        starts=array("I", reading.starts).tobytes(),
        ends=array("I", reading.ends).tobytes(),
        telling=_telling(reading),
        prints=prints.tobytes(),
        at=at.tobytes(),
        credits=credits_of(reading),
        statements=utterances.keys(reading),
        claims=claims.keys(reading),
        quantities=counted.keys(reading),
        events=timeline.keys(reading),
        statuses=commitments.keys(reading),
        process=process.keys(reading),
        entities=entities.keys(reading),
    )


def _telling(reading: Reading) -> bytes:
    """One byte a word: 1 where it is no stop word, title, figure or part of a name."""
    flags = bytearray(1 if stem and not bits & (TITLE | FIGURE) else 0 for _, stem, bits in reading.info)
    for entity in reading.annotation.entities:
        for mention in entity.mentions:
            first, last = reading.range(mention.start, mention.end)
            flags[first:last] = bytes(last - first)
    return bytes(flags)
