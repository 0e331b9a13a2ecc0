"""Openings: whether the words handed on begin at a token, or what stands there is a name, an adjunct, an object."""

from __future__ import annotations

from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.tags import ADV_GOVERNED, OUTLET_HEAD_PLATFORM_POST
from tawatur.extract.statements.words import Cue
from tawatur.text.affixes import BEH, LAM, PLURAL_FEMININE, TEH

_WITH_PREPOSITION = frozenset(("ila", "bi", "an", "min", "fi", "li"))


def holds_clause(g: Ground, pos: int, stop: int, takes: frozenset[str]) -> bool:
    """True where the «بأن» ahead belongs to the object at pos («استنكر الوزير اتهامات بأن …»), not to the verb."""
    if "bi" in takes:
        return False
    return next((g.words[j].text.startswith(BEH) for j in range(pos + 1, min(stop, pos + 34)) if g.is_que(j)), False)


def what_describes(g: Ground, k: int, stop: int) -> int | None:
    """The relative pronoun behind a quotation that ends before k: what it describes is a name."""
    k += k < stop and g.is_comma(k)
    return k if k < stop and "REL" in g.words[k].tags else None


def speech_opens(g: Ground, i: int, pos: int, stop: int, cue: Cue) -> bool:
    """True where words handed on begin at token pos without colon, mark or «أن»: «وأضاف نحن …», «وقال إذا …»."""
    if "quote" not in cue.takes or "que" not in cue.takes or not cue.takes.isdisjoint(("obj", "addr", "noun")):
        return False
    if cue.entry.get("means") not in ("asserts", "asserts,continues") or cue.takes & _WITH_PREPOSITION:
        return False
    w = g.words[pos]
    if not w.tags.isdisjoint(("SPEECH", "ASKED")):
        return stop - pos > 3
    if any(c.kind == "own" for c in w.cues):
        return stop - pos > 3
    # «وأضاف بلغت التكلفة …»: a feminine verb in the past
    feminine = w.text.endswith(TEH) and not w.text.endswith(PLURAL_FEMININE) and len(w.text) > 3
    plain = w.head is None and not w.definite and not w.tags and pos not in g.mention_over
    return feminine and plain and "continues" in str(cue.entry.get("means")) and pos == i + 1 and stop - pos > 3


def leads_on(g: Ground, i: int) -> bool:
    """True where what follows token i opens content at once: a conjunction, colon, quotation, preposition and these."""
    j = i + 1
    while j < min(g.n, i + 3) and g.words[j].tags & ADV_GOVERNED:
        j += 1
    if j >= g.n:
        return False
    w = g.words[j]
    return "COMP" in w.tags or w.text == ":" or g.is_mark(j)


def is_prefixed(g: Ground, pos: int) -> bool:
    """True where a definite noun or a name carries ب or ل: no object."""
    w = g.words[pos]
    clitics = g.clitic_of(pos)
    return clitics[:1] in (BEH, LAM) and (w.definite or pos in g.mention_from or w.head is not None)


def is_name_here(g: Ground, pos: int, close: int) -> bool:
    before = g.words[pos - 1]
    if close - pos == 2 and g.words[pos + 1].text.isdigit():
        return True  # «قائد اللواء "15"»
    return close - pos <= 6 and (bool(before.tags & OUTLET_HEAD_PLATFORM_POST) or before.text == LAM)


def complement_ahead(g: Ground, pos: int, stop: int, governed: frozenset[str], cue: Cue) -> bool:
    takes = cue.takes
    for j in range(pos + 1, min(stop, pos + 45)):
        w = g.words[j]
        if w.text in governed or "COMP" in w.tags or ("bi" in takes and g.is_bi(j)) or w.text == ":" or g.is_mark(j):
            return True
        if "li" in takes and w.text.startswith(LAM) and len(w.text) > 3:
            return True
    return "obj" in takes or (cue.kind == "participle" and g.words[pos].kind == "group" and stop - pos > 5)
