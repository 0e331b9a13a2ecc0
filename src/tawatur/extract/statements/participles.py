"""Participles: whether one goes on with a statement («مؤكدا أن …») or is an adjective or a noun."""

from __future__ import annotations

from tawatur.extract.statements.adjuncts import past_adjunct, past_condition
from tawatur.extract.statements.channels import chunk_end
from tawatur.extract.statements.extents import is_channel
from tawatur.extract.statements.frames import governed_words
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.tags import LINK_ADV, MEANWHILE_MANNER, NO_COMPLEMENT
from tawatur.extract.statements.words import Cue
from tawatur.text.affixes import ALEF


def participle_opens(g: Ground, j: int, stop: int, comma: bool) -> bool:
    """True where the participle at j goes on with a statement and is no adjective or noun."""
    w = g.words[j]
    cue = next((c for c in w.cues if c.kind == "participle"), None)
    if (
        cue is None
        or (w.definite and cue.kind != "participle")
        or j + 1 >= stop
        or past_condition(g, j, stop) is not None
    ):
        return False
    k = j + 1
    while k < stop and "ADV" in g.words[k].tags:
        k += 1
    if "CUE_SAYING" in cue.entry.classes and k < stop and g.is_comma(k):
        k += 1  # «بالقول، إن …»
    if k >= stop:
        return False
    nxt = g.words[k]
    if "COMP" in nxt.tags or nxt.text == ":" or (g.is_mark(k) and k in g.quote_from):
        return True
    if not comma and not g.is_mark(j - 1):
        governed = nxt.text in governed_words(g, cue.takes) or ("bi" in cue.takes and g.is_bi(k))
        if governed and k + 1 < stop and "COMP" in g.words[k + 1].tags:
            return True
        return w.text.endswith(ALEF) and "strict" not in cue.takes and _goes_on(g, j, k, stop, cue, governed)
    if "PREP" in nxt.tags and nxt.masdar and k + 1 < stop and g.words[k + 1].masdar:
        return "obj" in cue.takes  # «مؤكدا قرب انتهاء …»
    if (nxt.mark or "PREP" in nxt.tags) and nxt.text not in governed_words(g, cue.takes):
        return has_clause(g, j, stop, 15) or complement_behind(g, k, stop, cue)
    if nxt.tags & MEANWHILE_MANNER or is_channel(g, k, stop):
        return has_clause(g, j, stop, 15) or complement_behind(g, k, stop, cue)
    if "strict" in cue.takes:
        return nxt.text in governed_words(g, cue.takes) and k + 1 < stop and "COMP" in g.words[k + 1].tags
    if nxt.text in governed_words(g, cue.takes) or ("bi" in cue.takes and g.is_bi(k)):
        return True
    if nxt.tags & NO_COMPLEMENT and not nxt.masdar:
        return False
    if nxt.mark or "PREP" in nxt.tags:
        return has_clause(g, j, stop, 15)
    if k in g.mention_from and g.mention_from[k][1].type == "place" and "addr" not in cue.takes:
        return False
    if "obj" in cue.takes or "addr" in cue.takes:
        return True
    return has_clause(g, j, stop, 10)


def _past_adjuncts(g: Ground, k: int, stop: int, governed: frozenset[str]) -> int:
    """First token behind what stands at k between a participle and its complement («في الوقت نفسه», «، في بيان،»)."""
    for _ in range(4):
        if k + 1 >= stop:
            return stop
        w = g.words[k]
        if w.text in governed and "LINK" not in g.words[k + 1].tags:
            break
        if k in g.time_from:
            k = g.time_from[k] + 1
        elif "MANNER" in w.tags:
            k += 2  # «بشكل واضح»
        elif g.is_comma(k) or ("ADV" in w.tags and k not in g.mention_from):
            k += 1
        elif "PREP" in w.tags and "LINK" in g.words[k + 1].tags:
            k += 2
            while k < stop and g.words[k].tags & LINK_ADV:
                k += 1
        elif is_channel(g, k, stop):
            k = max(k + 1, chunk_end(g, k, stop, governed))
        elif "PREP" in w.tags or "MEANWHILE" in w.tags:
            k = past_adjunct(g, k, stop)
        else:
            break
    return k


def complement_behind(g: Ground, k: int, stop: int, cue: Cue) -> bool:
    """True where the complement of the cue can begin behind the adjuncts at token k."""
    k = _past_adjuncts(g, k, stop, governed_words(g, cue.takes))
    if k + 1 >= stop:
        return False
    w, takes = g.words[k], cue.takes
    if "COMP" in w.tags or w.text == ":" or g.is_mark(k):
        return True
    if "strict" in takes:
        return False
    if w.text in governed_words(g, takes) or ("bi" in takes and g.is_bi(k)):
        return True
    named = w.definite or k in g.mention_from
    if "obj" in takes and (named or w.masdar or (not w.tags and g.words[k + 1].definite)):
        return True
    return "addr" in takes and named


def _goes_on(g: Ground, j: int, k: int, stop: int, cue: Cue, governed: bool) -> bool:
    """True where the accusative participle at j, with no comma before, has its complement at k («داعيا الكتل إلى»)."""
    if any("AUX" in g.words[m].tags for m in range(max(0, j - 3), j)):
        return False
    if governed:
        return True
    words = g.vocabulary.governed(cue.takes)
    addressed = "addr" in cue.takes and (g.words[k].definite or k in g.mention_from)
    return addressed and any(g.words[m].text in words for m in range(k + 1, min(stop, k + 6)))


def has_clause(g: Ground, j: int, stop: int, reach: int) -> bool:
    """True where «أن», a colon or a quotation stands within `reach` tokens behind token j."""
    for k in range(j + 1, min(stop, j + 1 + reach)):
        w = g.words[k]
        if g.is_que(k) or w.text == ":" or (g.is_mark(k) and (c := g.close_of(k)) is not None and c - k > 6):
            return True
    return False
