"""What a verb finds written in a document just named: «أصدرت الوزارة بيانا أكدت فيه», «نشرت مقالا لفلان قال فيه»."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.outlets import outlet_at
from tawatur.extract.statements.phrases import Phrase, noun_phrase
from tawatur.extract.statements.tags import OUTLET_OUTLET_HEAD
from tawatur.model import Hop
from tawatur.text.affixes import ALEF, LAM, TANWIN

_GIVEN_OUT = frozenset(("RECEIVED", "PUBLISHED", "AIRED", "TIMEWORD"))
# Tokens that an author's name and titles take at most.
_AUTHOR = 12


class Writing(NamedTuple):
    """A document at token `at` and whoever the words «مقال لفلان» give as its author."""

    at: int
    author: Phrase | None


def writing_before(g: Ground, i: int, first: int) -> Writing | None:
    """The document that «فيه» behind the verb at token i goes back to, where it ends just before the verb."""
    k = i - 1
    while k > first and (g.words[k].adjective or g.words[k].nisba) and not g.words[k].definite:
        k -= 1  # «بيانا صحفيا»
    if k >= first and _reports(g, k):
        return Writing(k, None)
    for p in range(i - 1, max(first, i - _AUTHOR), -1):
        if g.words[p].mark:
            return None
        if g.words[p].tags & _GIVEN_OUT and _reports(g, p - 1):
            return Writing(p - 1, None)  # «بيانا حصلت عليه رويترز قال فيه»
        if not _reports(g, p - 1) or not (g.clitic_of(p).startswith(LAM) or g.words[p].clitics.startswith(LAM)):
            continue
        author = noun_phrase(g, p, i)
        if author is not None and author.last == i - 1 and author.kind in ("person", "role"):
            return Writing(p - 1, author)
    return None


def _reports(g: Ground, k: int) -> bool:
    head = g.words[k].head
    return head is not None and bool(head.get("tells")) and not g.words[k].definite


def carried_by(g: Ground, writing: Writing, first: int) -> tuple[Hop, ...]:
    """The links of the chain that the document makes: who published it, where another wrote it, and itself."""
    at = g.span(writing.at, writing.at, len(g.clitic_of(writing.at)))
    name = at.of(g.page.text).rstrip(TANWIN).removesuffix(ALEF).rstrip(TANWIN)
    document = Hop(name=name, type="document", start=at.start, end=at.end)
    if writing.author is None:
        return (document,)
    for k in range(writing.at - 1, first - 1, -1):
        if g.words[k].tags & OUTLET_OUTLET_HEAD and (outlet := outlet_at(g, k, writing.at, True)) is not None:
            return outlet[0], document
    return (document,)
