"""Keys: what the digest of a document holds for each kind of finding. Sets of stems are packed 32-bit numbers."""

from __future__ import annotations

from datetime import date

import msgspec

from tawatur.model import Span, Window


class StatementKey(msgspec.Struct, frozen=True, omit_defaults=True):
    """A statement: who speaks (name and type), its content as stems, figures and polarity, and the day it was said."""

    id: str
    speaker: str
    type: str
    entity: str | None
    stems: bytes
    numbers: bytes
    negative: bool
    earliest: date | None
    latest: date | None
    path: str | None = None
    path_kind: str | None = None

    @property
    def window(self) -> Window:
        return Window(self.earliest, self.latest)


class ClaimKey(msgspec.Struct, frozen=True, omit_defaults=True):
    """A claim: its label, stems of what it is about (target, act, outcome) and of its evidence, the polarity of its
    evidence. A position: stems of the core of its target, and the matter
    that it names, if any. A commitment: families of its act, stems of its objects, the first of them (`head`) and the
    ordinals among them."""

    id: str
    label: str
    about: bytes
    evidence: bytes
    negative: bool
    core: bytes = b""
    issue: str | None = None
    families: tuple[str, ...] = ()
    objects: bytes = b""
    head: int = 0
    ordinals: bytes = b""


class QuantityKey(msgspec.Struct, frozen=True, omit_defaults=True):
    """A quantity in its sentence: counted thing, event, place, period, and stems of the sentence around it.
    `weights`: one byte for each of the sorted `stems`, more for rarer words. `single`: no other number of the kind
    stands in the sentence. `rival`: the quantity of the same report that it is told against."""

    id: str
    counted: str
    unit: str
    event: str
    place: str | None
    since: str | None
    until: str | None
    now: bool
    earliest: date | None
    latest: date | None
    stems: bytes
    near: bytes
    weights: bytes = b""
    single: bool = True
    attributed: str | None = None
    denial: Span | None = None
    direction: str | None = None
    dated: bool = False
    rival: str | None = None

    @property
    def window(self) -> Window:
        return Window(self.earliest, self.latest)


class EventKey(msgspec.Struct, frozen=True, omit_defaults=True):
    """A dated sentence: the words shown, the window of its date, whether past, ongoing, planned or conditional."""

    start: int
    end: int
    time: str
    earliest: date | None
    latest: date | None
    status: str
    stems: bytes
    numbers: bytes
    negative: bool = False

    @property
    def window(self) -> Window:
        return Window(self.earliest, self.latest)


class StatusKey(msgspec.Struct, frozen=True, omit_defaults=True):
    """A clause that tells what became of an act: the status, the span of the words that show it, stems of the clause,
    of the words right behind the verb (`near`), of all that belongs to it (`behind`) and with what stands before it
    (`around`), the families of the act, and the day that the clause gives."""

    status: str
    start: int
    end: int
    word_start: int
    word_end: int
    stems: bytes
    near: bytes
    behind: bytes
    around: bytes
    families: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None


class ProcessKey(msgspec.Struct, frozen=True, omit_defaults=True):
    """A body, round, agreement or decision as named in one place."""

    group: str
    name: str
    norm: str
    kind: str
    start: int
    end: int
    parts: tuple[Span, ...] = ()
    mandate: Span | None = None
    earliest: date | None = None
    latest: date | None = None
    evidence_start: int | None = None
    evidence_end: int | None = None

    @property
    def window(self) -> Window:
        return Window(self.earliest, self.latest)


class EntityKey(msgspec.Struct, frozen=True, omit_defaults=True):
    """An entity of one document: its norm (words that tell names apart, folded)."""

    id: str
    norm: str
