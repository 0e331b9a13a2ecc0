"""Frames: what a reporting verb or participle opens: its source, the adjuncts between, where the content begins."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.extract.statements.channels import chunk_end, hops_in
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import Phrase, _is_channel, noun_phrase
from tawatur.extract.statements.words import Cue
from tawatur.model import Hop

_BEH, _LAM = "\u0628", "\u0644"
_REACH, _WASTE = 70, 30


class Frame(NamedTuple):
    """A cue with what was found behind it. `start` is the first token of the content; `how` the way it was introduced:
    que, colon, quote, prep, object, addressee."""

    cue: Cue
    first: int
    last: int
    start: int
    how: str
    source: Phrase | None
    hops: tuple[Hop, ...]
    crossed: int
    lead: int = 0


def governed_words(g: Ground, takes: frozenset[str]) -> frozenset[str]:
    return g.vocabulary.governed(takes)


def read_frame(g: Ground, i: int, cue: Cue, stop: int) -> tuple[Frame | None, Phrase | None, tuple[Hop, ...]]:
    """The frame that the cue at token i opens within its sentence (ends before `stop`); where there is none,
    still the subject and the hops that were read on the way."""
    takes, words = cue.takes, g.words
    verb = cue.kind in ("past", "present", "passive")
    governed = governed_words(g, takes)
    strict_object = "obj" in takes or "addr" in takes or "obj?" in takes
    only_clause = "strict" in takes
    source: Phrase | None = None
    crossed = waste = 0
    pos, limit = i + 1, min(stop, i + _REACH)
    adjunct_from = pos

    def made(start: int, how: str, lead: int = 0) -> tuple[Frame | None, Phrase | None, tuple[Hop, ...]]:
        if start >= stop:
            return None, source, hops_in(g, adjunct_from, pos)
        while start < stop and not lead and "COMP" in words[start].tags and how in ("colon", "quote", "prep"):
            start += 1
        if start >= stop:
            return None, source, ()
        hops = hops_in(g, adjunct_from if source is None else source.last + 1, min(pos + 1, stop))
        return Frame(cue, i, i, start, how, source, hops, crossed, lead), source, hops

    while pos < limit:
        w = words[pos]
        tags = w.tags
        if "COMP" in tags:
            if pos + 1 < stop and g.is_comma(pos + 1):
                return made(pos + 2, "que")
            return made(pos + 1, "que")
        if w.text == ":":
            if not (words[pos - 1].text.isdigit() and pos + 1 < stop and words[pos + 1].text.isdigit()):
                start = pos + 1
                while start < stop and words[start].mark and words[start].text in "-–—.\"«»“”":
                    if start in g.quote_from and g.quote_from[start][0] > start + 1:
                        break
                    start += 1
                return made(start, "colon")
        if w.mark:
            if w.text == "(" and (close := g.closing_bracket(pos, stop)) is not None:
                pos = close + 1
                continue
            if g.is_mark(pos):
                close = g.close_of(pos)
                if source is None and verb and close is not None and close - pos <= 6 and (named := noun_phrase(g, pos, stop)) is not None and named.entity:
                    source, pos = named, named.last + 1
                    adjunct_from = pos
                    continue
                if close is not None and ("quote" in takes or strict_object):
                    if _is_name_here(g, pos, close):
                        pos = close + 1
                        continue
                    return made(pos, "quote")
                pos += 1
                waste += 1
                continue
            if g.is_comma(pos):
                if pos + 1 >= stop:
                    break
                crossed += 1
                nxt = words[pos + 1]
                if source is not None and "obj" in takes and not only_clause and not (nxt.tags & {"COMP", "PREP", "ADV", "TIMEWORD", "CONN", "AND_COMP", "TRAIL", "REL"}) and pos + 1 not in g.time_from and not nxt.cues and not nxt.mark and crossed > 1:
                    return made(pos + 1, "object")
                if any(c.kind == "participle" for c in nxt.cues) and nxt.text not in ("",) and not _leads_on(g, pos + 1):
                    break
                if nxt.clitics == "\u0648" and "CUE" in nxt.tags:
                    break
                pos += 1
                continue
            if g.is_dash(pos):
                inner = noun_phrase(g, pos, stop) if source is None and verb else None
                if inner is not None:
                    source, pos = inner, inner.last + 1
                    continue
                pos += 1
                continue
            if w.text in ".!?؟…" and pos + 1 < stop:
                pos += 1
                waste += 5
                continue
            pos += 1
            waste += 1
            continue
        if pos in g.time_from:
            pos = g.time_from[pos] + 1
            continue
        if "ADV" in tags and pos not in g.mention_from:
            pos += 1
            continue
        if _is_channel(g, pos, stop) and w.text not in governed:
            pos = max(pos + 1, chunk_end(g, pos, stop))
            continue
        if "TIMEWORD" in tags and pos not in g.mention_over:
            pos += 1
            continue
        # the preposition that the verb asks for
        if w.text in governed and not (source is None and verb and crossed == 0 and _is_channel(g, pos, stop)):
            if _is_channel(g, pos, stop) and not (pos + 1 < stop and words[pos + 1].masdar):
                pos = max(pos + 1, chunk_end(g, pos, stop))
                continue
            if "strict" in takes and pos + 1 < stop and "COMP" not in words[pos + 1].tags and not g.is_mark(pos + 1) and "rules" not in takes:
                pos += 1
                waste += 3
                continue
            return made(pos + 1, "prep")
        if "bi" in takes and _is_bi(g, pos) and ("strict" not in takes):
            if not (source is None and verb and w.head is not None and not w.definite and not w.clitics):
                return made(pos, "prep", 1)
        if "li" in takes and source is not None and w.text.startswith(_LAM) and w.definite and w.clitics == _LAM:
            return made(pos, "prep", 1)
        if source is None and verb and crossed <= 1:
            found = noun_phrase(g, pos, stop, governed | ({"bi"} if "bi" in takes else frozenset()), strict_object)
            if found is not None and _may_be_subject(g, found, cue):
                if found.last + 1 >= stop and crossed:
                    break
                source, pos = found, found.last + 1
                adjunct_from = pos
                continue
        if "REL" in tags:
            pos = _past_relative(g, pos, stop)
            continue
        if crossed == 0 or source is not None or not verb:
            if "addr" in takes and not cue.suffix and (source is not None or not verb or crossed == 0) and not only_clause:
                if "PREP" in tags:
                    nxt_pos = _past_adjunct(g, pos, stop)
                    pos = nxt_pos
                    continue
                if w.head is not None or w.definite or pos in g.mention_from or w.masdar or not verb:
                    if _complement_ahead(g, pos, stop, governed, takes):
                        return made(pos, "addressee")
                    if "obj" not in takes:
                        return None, source, ()
            if "obj" in takes and not only_clause or ("obj?" in takes and source is not None and w.masdar):
                if "PREP" in tags:
                    pos = _past_adjunct(g, pos, stop)
                    continue
                if not tags & {"NEG", "CONN", "REL", "AND_COMP", "TRAIL"} or w.masdar:
                    if _clause_ahead(g, pos, stop) and not w.masdar:
                        pos += 1
                        waste += 1
                        continue
                    return made(pos, "object")
        if tags & {"CONN", "AND_COMP", "FA_COMP"} and source is not None and crossed:
            break
        if w.cues and any(c.kind in ("past", "present") for c in w.cues) and not w.definite and not w.nisba and not w.adjective:
            break
        if "CUE" in tags and any(c.kind == "participle" for c in w.cues) and not w.adjective and w.head is None and _leads_on(g, pos):
            break
        pos += 1
        waste += 1
        if waste > _WASTE:
            break
    return None, source, hops_in(g, adjunct_from, min(pos, stop))


def _clause_ahead(g: Ground, pos: int, stop: int) -> bool:
    """True where «أن» follows within a few words with no break between: the words up to it belong to the source."""
    for j in range(pos + 1, min(stop, pos + 12)):
        w = g.words[j]
        if "COMP" in w.tags:
            return not (g.words[j - 1].tags & {"PREP", "NEG", "REL"}) and "MODAL" not in g.words[j - 1].tags
        if w.mark and w.text != "(":
            return w.text == ":" and j - pos < 6
        if w.tags & {"CONN", "AND_COMP"}:
            return False
        if w.masdar or "PREP" in w.tags:
            return False
    return False


def _leads_on(g: Ground, i: int) -> bool:
    """True where what follows token i opens content at once: a conjunction, a colon, a quotation, a preposition and these."""
    j = i + 1
    while j < min(g.n, i + 3) and g.words[j].tags & {"ADV", "GOVERNED"}:
        j += 1
    if j >= g.n:
        return False
    w = g.words[j]
    return "COMP" in w.tags or w.text == ":" or g.is_mark(j)


def _is_bi(g: Ground, pos: int) -> bool:
    w = g.words[pos]
    if not w.text.startswith(_BEH) or len(w.text) < 3:
        return False
    if "PREP" in w.tags or "INNER" in w.tags:
        return False
    over = g.mention_over.get(pos)
    if over is not None:
        return g.clitic_of(pos).startswith(_BEH) if over[0] == pos else False
    if w.definite:
        return w.clitics == _BEH
    if "CARRIER" in w.tags and w.text[1:2] in "\u064a":
        return False
    return "NOT_BI" not in w.tags


def _is_name_here(g: Ground, pos: int, close: int) -> bool:
    before = g.words[pos - 1]
    return close - pos <= 6 and (bool(before.tags & {"OUTLET_HEAD", "PLATFORM", "POST"}) or before.text == _LAM)


def _may_be_subject(g: Ground, found: Phrase, cue: Cue) -> bool:
    w = g.words[found.first]
    if found.lead and not found.joint:
        return False
    if found.kind in ("document", "place", "organisation", "media", "anonymous", "group", "role", "person"):
        if cue.gender == "f" and found.kind in ("person", "role") and cue.number == "s" and w.head is not None and not w.feminine and str(w.head.get("kind")) == "role":
            return bool(found.kind == "person" and w.bare.endswith("\u0647")) or w.head.get("kind") != "role" or found.entity is not None
        if cue.gender == "m" and cue.number == "s" and w.head is not None and w.feminine and w.head.get("kind") in ("organisation", "media") and "addr" in cue.takes:
            return False
        return not (w.masdar and found.kind == "document" and not w.definite)
    return True


def _complement_ahead(g: Ground, pos: int, stop: int, governed: frozenset[str], takes: frozenset[str]) -> bool:
    for j in range(pos + 1, min(stop, pos + 45)):
        w = g.words[j]
        if w.text in governed or "COMP" in w.tags or ("bi" in takes and _is_bi(g, j)) or w.text == ":" or g.is_mark(j):
            return True
        if "li" in takes and w.text.startswith(_LAM) and len(w.text) > 3:
            return True
    return "obj" in takes


def _past_relative(g: Ground, pos: int, stop: int) -> int:
    """First token behind the relative clause at pos: a comma or the conjunction that opens the content."""
    comma = None
    for j in range(pos + 1, min(stop, pos + 40)):
        w = g.words[j]
        if "COMP" in w.tags:
            return comma if comma is not None and j - comma <= 1 else j if comma is None else comma
        if g.is_comma(j) and comma is None:
            comma = j
        if w.text == ":" or (g.is_mark(j) and g.words[j - 1].mark):
            return j if comma is None else comma
    return comma if comma is not None else min(stop, pos + 1)


def _past_adjunct(g: Ground, pos: int, stop: int) -> int:
    """First token behind a prepositional phrase."""
    k = pos + 1
    closed = False
    while k < min(stop, pos + 8):
        w = g.words[k]
        if k in g.time_from:
            return g.time_from[k] + 1
        if k in g.mention_from:
            return g.mention_from[k][0] + 1
        if w.mark or w.tags & {"COMP", "PREP", "REL"}:
            return k
        if w.definite:
            k, closed = k + 1, True
            continue
        if closed:
            return k
        if w.text.endswith(("\u0647", "\u0647\u0627", "\u0647\u0645")):
            return k + 1
        k += 1
    return k
