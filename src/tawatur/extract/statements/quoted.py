"""Quotations that no cue opens at once: those far behind their verb, and those that go on with the speaker before."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.extract.statements.channels import hops_in
from tawatur.extract.statements.contents import Content, read_content
from tawatur.extract.statements.frames import read_frame
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import Phrase, noun_phrase
from tawatur.extract.statements.subjects import clause_subject, subject_before, titled
from tawatur.extract.statements.tags import NAMED_BEHIND
from tawatur.extract.statements.teller import Teller
from tawatur.extract.statements.words import Cue

# A quotation of fewer tokens, its marks counted, is a name or a word in marks.
_LONG = 7
_REACH = 60
# The fewest tokens, marks counted, of a quotation that the next sentence points back to.
_SHORT = 4
# Who a quotation may be of that no verb of saying hands on.
_WHO = ("person", "role", "group", "anonymous")


def tell_distant_quotes(
    teller: Teller, first: int, stop: int, quoted: Sequence[int], idle: Sequence[tuple[int, Cue]]
) -> None:
    """Quotations of the sentence that belong to no statement yet, each with the last verb of saying before it that has
    no content («وقال فلان الذي ساعد في … عام 2004 «…»»). `idle` are those verbs, in order."""
    g = teller.g
    for i in quoted:
        close, q = g.quote_from[i]
        if close - i < _LONG or close > stop or _is_told(teller, q.inner_start) or _is_name(g, i):
            continue
        found = next(((k, cue) for k, cue in reversed(idle) if k < i), None)
        if found is None or i - found[0] > _REACH or any(found[0] <= t.first < i for t in teller.told):
            continue
        at, cue = found
        _, source, hops = read_frame(g, at, cue, i)
        if source is None and at > first:
            source = subject_before(g, at, first)
        content = read_content(g, i, stop, True)
        if content is not None:
            teller.tell(at, cue, source, hops or hops_in(g, at + 1, i), content, "quote.distant", 0.6)


def tell_opened_quotes(teller: Teller, first: int, stop: int, quoted: Sequence[int]) -> None:
    """Quotations that nothing but a colon opens («ضحك فلان بصوت مرتفع: «…»»): the one the clause is about speaks."""
    g = teller.g
    for i in quoted:
        close, q = g.quote_from[i]
        if i == first or g.words[i - 1].text != ":" or close - i < _LONG or _is_told(teller, q.inner_start):
            continue
        source = _named_before(g, i - 1, first) or clause_subject(g, i, first)
        content = read_content(g, i, stop, True)
        if source is not None and source.kind in _WHO and content is not None:
            teller.tell(-1, None, source, hops_in(g, source.last + 1, i), content, "quote.opened", 0.5)


def _named_before(g: Ground, colon: int, first: int) -> Phrase | None:
    """The person whose name ends at a colon, with the title before it."""
    over = g.mention_over.get(colon - 1)
    if over is None or over[1] != colon - 1 or over[2].type != "person" or over[0] <= first:
        return None
    if "PREP" in g.words[over[0] - 1].tags or g.clitic_of(over[0]):
        return None
    return subject_before(g, colon, first) or noun_phrase(g, over[0], colon)


def tell_summed_up(teller: Teller, before: tuple[int, int], first: int, stop: int) -> bool:
    """A sentence that points back to the quotation of the one before it («"…". بهذه الكلمات لخص فلان …», «"…". يقول
    فلان وهو …»): whoever its verb is about said it."""
    g = teller.g
    spoken = _speaks(g, first)
    if first + 2 >= stop or not (spoken or _points_back(g, first)):
        return False
    last = before[1] - 1
    while last > before[0] and g.words[last].mark and last not in g.quote_to:
        last -= 1
    opened = g.quote_to.get(last)
    if (
        opened is None
        or opened < before[0]
        or (spoken and opened - before[0] > 1)
        or last - opened < _SHORT
        or _is_told(teller, g.span(opened, last).start + 1)
    ):
        return False
    source = next((p for k in range(first + 1, min(stop, first + 6)) if (p := _who(g, k, stop)) is not None), None)
    content = read_content(g, opened, before[1], True)
    if source is None or content is None:
        return False
    return teller.tell(-1, None, source, hops_in(g, source.last + 1, stop), content, "quote.summed", 0.7)


def _points_back(g: Ground, k: int) -> bool:
    return "LIKE_THIS" in g.words[k].tags or ("WITH_THESE" in g.words[k].tags and "THESE_WORDS" in g.words[k + 1].tags)


def _speaks(g: Ground, k: int) -> bool:
    """True where a verb of saying without «و» stands at token k."""
    return any(
        c.kind in ("past", "present")
        and not c.clitics
        and "quote" in c.takes
        and "asserts" in str(c.entry.get("means"))
        for c in g.words[k].cues
    )


def _who(g: Ground, k: int, stop: int) -> Phrase | None:
    found = noun_phrase(g, k, stop) if "PREP" not in g.words[k - 1].tags else None
    found = titled(g, found, stop, False) if found is not None else None
    return found if found is not None and found.kind in _WHO and not found.lead else None


def _is_told(teller: Teller, at: int) -> bool:
    return any(c.start <= at < c.end for told in teller.told for c in told.statement.content)


def _is_name(g: Ground, i: int) -> bool:
    """True where the word before the quotation makes it a name or part of the report's own clause."""
    w = g.words[i - 1]
    if w.mark:
        return False
    return bool(w.tags & NAMED_BEHIND) or (w.head is not None and not w.definite)


def tell_carried_quote(teller: Teller, first: int, stop: int, quoted: list[int]) -> bool:
    """A sentence that is a quotation and holds no cue: the speaker of the sentence before goes on."""
    g, current = teller.g, teller.speakers.current
    i = quoted[0]
    close, q = g.quote_from[i]
    if current is None or i - first > 1 or stop - close > 3 or not q.balanced or close - i < 8:
        return False
    content = Content(i, close, "direct", close + 1)
    return teller.say(-1, None, None, current.speaker, current.hops, content, "quote.carried", 0.6)
