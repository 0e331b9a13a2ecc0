"""The case file: what a case is about, by the words of whoever follows it. Optional; nothing else depends on it."""

from __future__ import annotations

import msgspec


class Watched(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An actor or an issue to watch: its name, and the words by which reports tell of it."""

    name: str
    words: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.name, *self.words)


class CaseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Title and question of a case, and the actors and issues to watch in it."""

    title: str = ""
    question: str = ""
    actors: tuple[Watched, ...] = ()
    issues: tuple[Watched, ...] = ()
