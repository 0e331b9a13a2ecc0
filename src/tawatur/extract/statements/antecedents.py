"""Antecedents: whom a verb means that names no subject, where no run of statements tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawatur.extract.statements.agreement import may_take
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import Phrase, noun_phrase
from tawatur.extract.statements.subjects import clause_subject
from tawatur.extract.statements.words import Cue

# Tokens looked through: for a subject from the start of a sentence, for a person back from its end or from the verb.
_AHEAD, _BACK, _WITHIN = 30, 60, 40
_TITLE, _LEAD = 8, 9
_LEADS = frozenset(("PREP", "LINK"))
_SPEAKS = frozenset(("person", "organisation", "media", "group"))


def topic(g: Ground, at: int, cue: Cue | None, start: int, before: tuple[int, int] | None) -> Phrase | None:
    """The subject of the first verb of this sentence (begins at token `start`), else a person named before token `at`;
    else the same of the sentence before it (`before`: first token and end). Only who can be the subject of the cue. The
    pronoun on a cue («واتهمه») means the person named last, who so is not its subject."""
    named = list(_fitting(g, _persons(g, max(start, at - _WITHIN), at), cue))
    if cue is not None and cue.suffix and len(named) > 1:
        return named[1]
    own = sentence_subject(g, start, at)
    for found in (*_fitting(g, (own,), cue), *named):
        if found.kind in _SPEAKS or found.kind == "place":
            return found
    if before is None:
        return None
    first, stop = before
    subject = sentence_subject(g, first, stop)
    people = _persons(g, max(first, stop - _BACK), stop)
    return next((p for p in _fitting(g, (subject, *people), cue) if p.kind in _SPEAKS), None)


def sentence_subject(g: Ground, first: int, stop: int) -> Phrase | None:
    """The subject of the first verb between tokens `first` and `stop`, also behind «من جهة أخرى،» and the like."""
    found = clause_subject(g, min(stop, first + _AHEAD), first)
    if found is not None or not g.words[first].tags & _LEADS:
        return found
    comma = next((j for j in range(first, min(stop, first + _LEAD)) if g.is_comma(j)), None)
    found = clause_subject(g, min(stop, comma + _AHEAD), comma + 1) if comma is not None else None
    if found is None or comma is None or any(g.words[k].masdar for k in range(comma + 1, found.first)):
        return None  # «…، بالإضافة إلى قصف المواقع»
    return found


def _fitting(g: Ground, phrases: Iterable[Phrase | None], cue: Cue | None) -> Iterator[Phrase]:
    """Those of the phrases that can be the subject of the cue."""
    return (p for p in phrases if p is not None and (cue is None or may_take(g, p, cue)))


def turn(g: Ground, cue: Cue, before: tuple[int, int]) -> Phrase | None:
    """The person who is the subject of the sentence before («لكن فلانا رفض الخطة. وقال …») and goes on in place of
    whose run it was; nobody where the verb only continues («وأضاف»)."""
    if cue.kind != "past" or "continues" in str(cue.entry.get("means")):
        return None
    first, stop = before
    found = sentence_subject(g, first, stop)
    if found is None or found.kind != "person" or found.entity is None or found.lead:
        return None
    return found if may_take(g, found, cue) else None


def _persons(g: Ground, first: int, stop: int) -> Iterator[Phrase]:
    """The persons named between tokens `first` and `stop`, each with the title before the name, from the last to the
    first."""
    for i in range(stop - 1, first - 1, -1):
        mention = g.mention_from.get(i)
        if mention is None or mention[1].type != "person":
            continue
        titles = (k for k in range(max(first, i - _TITLE), i) if g.words[k].kind == "role")
        titled = (noun_phrase(g, k, stop) for k in titles)
        found = next((p for p in titled if p is not None and p.entity is mention[1]), None) or noun_phrase(g, i, stop)
        if found is not None:
            yield found
