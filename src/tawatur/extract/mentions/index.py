"""Which entity stands where: a sorted list of mentions, asked by span."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec

from tawatur.model import Entity, Span


class EntityMention(msgspec.Struct, frozen=True):
    """One mention [start, end) in code points of the text, and the entity that it means."""

    start: int
    end: int
    entity: Entity

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class MentionIndex:
    """Mentions of a report in order of text; they never overlap. Each question costs O(log n)."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.mentions = sorted(
            (EntityMention(m.start, m.end, e) for e in entities for m in e.mentions), key=lambda m: m.start
        )
        self._starts = [m.start for m in self.mentions]

    def at(self, offset: int) -> EntityMention | None:
        """The mention that covers the code point at `offset`."""
        i = bisect_right(self._starts, offset) - 1
        return self.mentions[i] if i >= 0 and offset < self.mentions[i].end else None

    def inside(self, start: int, end: int) -> list[EntityMention]:
        """Mentions that lie wholly in [start, end), in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self.mentions[low:high] if m.end <= end]

    def meeting(self, start: int, end: int) -> list[EntityMention]:
        """Mentions that share a code point with [start, end), in order."""
        low, high = max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, end)
        return [m for m in self.mentions[low:high] if m.end > start]

    def before(self, offset: int) -> EntityMention | None:
        """The last mention that ends at or before `offset`."""
        i = bisect_right(self._starts, offset) - 1
        while i >= 0 and self.mentions[i].end > offset:
            i -= 1
        return self.mentions[i] if i >= 0 else None

    def after(self, offset: int) -> EntityMention | None:
        """The first mention that starts at or behind `offset`."""
        i = bisect_left(self._starts, offset)
        return self.mentions[i] if i < len(self.mentions) else None

    def exactly(self, start: int, end: int) -> EntityMention | None:
        """The mention with just these ends."""
        found = self.at(start)
        return found if found and (found.start, found.end) == (start, end) else None
