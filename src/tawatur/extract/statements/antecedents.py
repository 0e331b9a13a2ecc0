"""Antecedents: whom a verb means that names no subject, where no run of statements tells it."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.extract.statements.agreement import may_take
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import Phrase, noun_phrase
from tawatur.extract.statements.subjects import clause_subject
from tawatur.extract.statements.words import Cue

# Tokens looked through: for a subject from the start of a sentence, for a person back from its end or from the verb.
_AHEAD, _BACK, _WITHIN = 30, 60, 40
_SPEAKS = frozenset(("person", "organisation", "media", "group"))


def topic(g: Ground, at: int, cue: Cue | None, start: int, before: tuple[int, int] | None) -> Phrase | None:
    """The person named before token `at` of this sentence (begins at token `start`), else the subject of the first
    verb of the sentence before it (`before`: first token and end), else a person named there; only who can be the
    subject of the cue. The pronoun on a cue («واتهمه») means the person named last, who so is not its subject."""
    named = [p for p in _persons(g, max(start, at - _WITHIN), at) if cue is None or may_take(g, p, cue)]
    if cue is not None and cue.suffix and len(named) > 1:
        return named[1]
    if named:
        return named[0]
    if before is None:
        return None
    first, stop = before
    found = clause_subject(g, min(stop, first + _AHEAD), first)
    if found is not None and found.kind in _SPEAKS and (cue is None or may_take(g, found, cue)):
        return found
    return next((p for p in _persons(g, max(first, stop - _BACK), stop) if cue is None or may_take(g, p, cue)), None)


def turn(g: Ground, cue: Cue, before: tuple[int, int]) -> Phrase | None:
    """The person who is the subject of the sentence before («لكن فلانا رفض الخطة. وقال …») and goes on in place of
    whose run it was; nobody where the verb only continues («وأضاف»)."""
    if cue.kind != "past" or "continues" in str(cue.entry.get("means")):
        return None
    first, stop = before
    found = clause_subject(g, min(stop, first + _AHEAD), first)
    if found is None or found.kind != "person" or found.entity is None or found.lead:
        return None
    return found if may_take(g, found, cue) else None


def _persons(g: Ground, first: int, stop: int) -> Iterator[Phrase]:
    """The persons named between tokens `first` and `stop`, from the last to the first."""
    for i in range(stop - 1, first - 1, -1):
        mention = g.mention_from.get(i)
        if mention is not None and mention[1].type == "person":
            found = noun_phrase(g, i, stop)
            if found is not None:
                yield found
