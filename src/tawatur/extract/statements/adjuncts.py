"""What may stand between a cue and its content and is neither source nor content: where it ends."""

from __future__ import annotations

from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.tags import CHANNEL, COMP_PREP_REL, ON_IT, OUTLET_OUTLET_HEAD
from tawatur.text.affixes import ALEF, LAM, WAW
from tawatur.text.clitics import ENCLITICS

PRONOUNS = tuple(e for e in ENCLITICS if e.startswith("\u0647"))


def past_relative(g: Ground, pos: int, stop: int) -> int:
    """First token behind the relative clause at pos: a comma, or the conjunction that opens the content."""
    comma: int | None = None
    for j in range(pos + 1, min(stop, pos + 40)):
        w = g.words[j]
        if g.is_que(j):
            return j if comma is None else comma
        if g.is_comma(j) and comma is None:
            comma = j
        if w.text == ":" or (g.is_mark(j) and g.words[j - 1].mark):
            return j if comma is None else comma
    return comma if comma is not None else min(stop, pos + 1)


def past_adjunct(g: Ground, pos: int, stop: int) -> int:
    """First token behind the prepositional phrase at pos."""
    k = pos + 1
    closed = False
    while k < min(stop, pos + 8):
        w = g.words[k]
        if k in g.time_from:
            return g.time_from[k] + 1
        if k in g.mention_from:
            return g.mention_from[k][0] + 1
        if w.mark or w.tags & COMP_PREP_REL:
            return k
        if w.definite and not (closed and not (w.nisba or w.adjective or "DEFADJ" in w.tags)):
            k, closed = k + 1, True
            continue
        if closed:
            return k
        if w.text.endswith(PRONOUNS) and g.is_owned(k):
            return _past_met(g, k + 1, stop) if w.masdar or "MET" in w.tags else k + 1
        k += 1
    return k


def _past_met(g: Ground, k: int, stop: int) -> int:
    """First token behind whom one met («لقائه وفدا من البلدة», «استقباله السفير») at k; k where nobody stands there."""
    if k >= stop or g.words[k].mark or "ADDRESSEE" in g.words[k].tags:
        return k
    w = g.words[k]
    if k in g.mention_from and not g.clitic_of(k):
        return g.mention_from[k][0] + 1
    if w.text.endswith(ALEF) and not w.definite and not w.cues and len(w.text) > 3:
        k += 1
        while k < stop and (g.words[k].nisba or g.words[k].adjective) and not g.words[k].definite:
            k += 1
        return past_adjunct(g, k, stop) if k < stop and "FROM_WITH" in g.words[k].tags else k
    if w.definite and w.head is not None and not w.clitics:
        k += 1
        while k < stop and (k in g.mention_from or (g.words[k].definite and g.words[k].nisba)):
            k = g.mention_from[k][0] + 1 if k in g.mention_from else k + 1
    return k


def past_insertion(g: Ground, pos: int, stop: int) -> int:
    """First token behind what the dash at pos sets off («- حفظه الله -»); behind the dash where none closes it."""
    for j in range(pos + 1, min(stop, pos + 18)):
        w = g.words[j]
        if g.is_dash(j):
            return j + 1 if j > pos + 1 else pos + 1
        if w.mark or "COMP" in w.tags or "CUE_PREP" in w.tags:
            break
    return pos + 1


def past_receipt(g: Ground, pos: int, stop: int) -> int | None:
    """First token behind «تسلمت الصحيفة نسخة منه»; None where the verb at pos is not of this kind."""
    named = pos + 2
    if named < stop and g.words[pos + 1].tags & ON_IT:  # «اطلعت عليه الصحيفة»
        close = g.name_in_marks(named) if g.is_mark(named) else None
        over = g.mention_from.get(named)
        return close + 1 if close is not None else over[0] + 1 if over is not None else None
    for j in range(pos + 1, min(stop, pos + 9)):
        if "COPY" in g.words[j].tags:
            return min(stop, j + 2)
        if "COMP" in g.words[j].tags or g.words[j].text == ":":
            return None
    return None


def past_without(g: Ground, pos: int, stop: int) -> int | None:
    """The mark or «أن» behind «دون أن يقدم تفاصيل» at pos; None where neither is near."""
    for j in range(pos + 2, min(stop, pos + 10)):
        if g.words[j].mark or g.is_que(j):
            return j
    return None


def past_reply(g: Ground, pos: int, stop: int) -> int:
    """The comma behind «ردا على سؤال …» at pos, where «أن», a colon or a quotation follows it; without one the first
    token behind the noun that is replied to."""
    for j in range(pos + 2, min(stop - 1, pos + 45)):
        if g.is_comma(j) and (g.is_que(j + 1) or g.is_mark(j + 1)):
            return j
        if g.words[j].text == ":":
            return j
    k = pos + 3
    while k < stop and (g.words[k].definite or g.words[k].nisba) and not g.words[k].clitics:
        k += 1
    return min(k, stop)


def past_condition(g: Ground, pos: int, stop: int) -> int | None:
    """First token behind «طالبا عدم كشف اسمه» and the like at pos; None where no such condition begins."""
    if "UNNAMED" in g.words[min(pos + 1, stop - 1)].tags and "NEG" in g.words[pos].tags:
        return _past_namer(g, pos + 2, stop)
    setter = _condition_set(g, pos, stop)
    if setter is None:
        return None
    for j in range(setter + 1, min(stop, setter + 9)):
        w = g.words[j]
        if "IDENTITY" in w.tags:
            k = j + 1
            while k < stop and "CONDITION_TAIL" in g.words[k].tags:
                k += 1
            return k
        if "COMP" in w.tags or w.text == ":":
            return None
    return None


def _condition_set(g: Ground, pos: int, stop: int) -> int | None:
    """The word that sets the condition: «طلب» itself, «شريطة» behind «تحدث إلى الصحفيين», the verb behind «لم يشأ»."""
    if "ON_CONDITION" in g.words[pos].tags:
        return pos
    if "NEG" in g.words[pos].tags and pos + 1 < stop and "UNWILLING" in g.words[pos + 1].tags:
        return pos + 1
    if "SPOKE" not in g.words[pos].tags:
        return None
    for j in range(pos + 1, min(stop, pos + 6)):
        w = g.words[j]
        if "ON_CONDITION" in w.tags:
            return j
        if w.mark or "COMP" in w.tags or (j == pos + 1 and "PREP" not in w.tags and w.clitics[:1] != LAM):
            return None
    return None


def _past_namer(g: Ground, pos: int, stop: int) -> int:
    """First token behind who it is that did not name the source («لم تسمه الوكالة»)."""
    if pos < stop and g.words[pos].definite and not g.words[pos].tags.isdisjoint(OUTLET_OUTLET_HEAD):
        return pos + 1
    return pos


def pointing(g: Ground, i: int, stop: int) -> int | None:
    """«مشيرا إلى فلان "…"»: the participle at i points at somebody and the quotation belongs to the verb before it.
    The token of the quotation, or None."""
    w = g.words[i]
    if (
        i + 2 >= stop
        or not any(c.kind == "participle" and "ila" in c.takes for c in w.cues)
        or "GOVERNED" not in g.words[i + 1].tags
    ):
        return None
    mention = g.mention_from.get(i + 2)
    if mention is None or mention[0] + 1 >= stop:
        return None
    close = g.close_of(mention[0] + 1)
    return mention[0] + 1 if close is not None and close - mention[0] > 4 else None


def clause_ahead(g: Ground, pos: int, stop: int, reach: int = 14) -> bool:
    """True where «أن» follows soon: the words up to it belong to the source or to an adjunct. Behind a comma it may
    stand farther off."""
    for j in range(pos + 1, min(stop, pos + 34)):
        w = g.words[j]
        if g.is_que(j):
            return g.is_comma(j - 1) or (j - pos <= reach and "PREP" not in g.words[j - 1].tags)
        if w.mark and w.text not in "()":
            if w.text == ":":
                return j - pos < 8
            if not g.is_comma(j) and not g.is_mark(j) and not g.is_dash(j):
                return False
        if w.cues and w.cues[0].kind == "past" and w.cues[0].clitics == WAW and not w.definite:
            return False
        if "AND_COMP" in w.tags or (any(c.kind == "participle" for c in w.cues) and g.is_comma(j - 1)):
            return False
        if w.masdar and not g.is_comma(j - 1) and j not in g.mention_over and not w.tags & CHANNEL:
            return False
    return False


__all__ = [
    "PRONOUNS",
    "clause_ahead",
    "past_adjunct",
    "past_condition",
    "past_insertion",
    "past_receipt",
    "past_relative",
    "past_reply",
    "past_without",
    "pointing",
]
