"""Statements that a verbal noun hands on: «إعلان الحكومة أن …», «مطالبة المجلس بـ …»."""

from __future__ import annotations

from tawatur.extract.statements.adjuncts import clause_ahead
from tawatur.extract.statements.contents import read_content
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import Phrase, noun_phrase
from tawatur.extract.statements.subjects import subject_before
from tawatur.extract.statements.tags import ADV_TIMEWORD, MEANWHILE_PREP
from tawatur.extract.statements.teller import Teller
from tawatur.extract.statements.words import Cue
from tawatur.model import Hop
from tawatur.text.affixes import WAW
from tawatur.text.clitics import ARTICLE


def tell_noun(teller: Teller, i: int, cue: Cue, first: int, stop: int) -> None:
    """«إعلان الحكومة التوصل …», «مطالبة … بـ»: a verbal noun with its subject and content."""
    g = teller.g
    w = g.words[i]
    if cue.clitics.endswith("\u0644") and "demands" in str(cue.entry.get("means")):
        _tell_purpose(teller, i, cue, first, stop)
        return
    if w.definite or "never" in cue.takes or not cue.entry.get("verb") or i + 2 >= stop:
        return
    governed = g.vocabulary.governed(cue.takes)
    source = noun_phrase(g, i + 1, stop, governed | {"bi"}, True) if not cue.suffix else None
    if (
        source is None
        or source.lead
        or source.kind not in ("person", "organisation", "place", "role", "group", "anonymous")
    ):
        return
    if source.entity is None and source.kind in ("group", "role") and not g.words[source.head].definite:
        return
    k = source.last + 1
    while k < stop and (k in g.time_from or g.words[k].tags & ADV_TIMEWORD):
        k = g.time_from.get(k, k) + 1  # «إعلان الحكومة أمس التوصل …»
    if k + 1 < stop and g.is_comma(k) and (named := _person_before_colon(g, k + 1, stop)) is not None:
        source, k = named, named.last + 1  # «قول السفير، فلان: "…"»
    if k >= stop:
        return
    nxt = g.words[k]
    lead, start = 0, None
    if "COMP" in nxt.tags and "que" in cue.takes:
        start = k + 1
    elif (
        "quote" in cue.takes and (nxt.text == ":" or "suf" in cue.takes) and (at := _quoted_at(g, k, stop)) is not None
    ):
        start = at  # without a colon only behind «قول», not in «تصريح فلان "سخيف"»
    elif nxt.text in governed and k + 1 < stop:
        start = k + 2 if "COMP" in g.words[k + 1].tags and k + 2 < stop else k + 1
    elif (
        "obj" in cue.takes
        and "demands" not in str(cue.entry.get("means"))
        and (nxt.masdar or nxt.text.startswith(ARTICLE))
        and not nxt.adjective
        and not nxt.nisba
    ):
        start = k
    elif "bi" in cue.takes and nxt.text.startswith("\u0628") and nxt.definite and nxt.clitics == "\u0628":
        start, lead = k, 1
    elif "que" in cue.takes and nxt.tags & MEANWHILE_PREP:
        start = _behind_adjunct(g, k, stop)
    if start is None:
        return
    outer = teller.inside(i)
    limit = min(stop, outer.last + 1) if outer is not None else stop
    content = read_content(g, start, limit, True) if teller.may_nest() else None
    if content is None:
        return
    if content.mode != "direct":
        ends = (j - 1 for j in range(content.first + 1, content.last + 1) if _noun_ends(g, j, stop))
        content = content._replace(last=next(ends, content.last))
    speaker = teller.speakers.resolve(source)
    via: tuple[Hop, ...] = ()
    if outer is not None:
        if outer.speaker.name == speaker.name:
            return
        via = (*outer.hops, teller.as_hop(outer.source, outer.speaker))
    teller.say(
        i, cue, source, speaker, via, content, "noun", 0.5, lead=lead, outer=outer.statement.id if outer else None
    )


def _person_before_colon(g: Ground, k: int, stop: int) -> Phrase | None:
    """The person named at token k, where a colon follows."""
    found = noun_phrase(g, k, stop) if k in g.mention_from else None
    colon = found is not None and found.last + 1 < stop and g.words[found.last + 1].text == ":"
    return found if colon and found is not None and found.kind == "person" else None


def _quoted_at(g: Ground, k: int, stop: int) -> int | None:
    """The quotation of four words or more at token k or behind the colon there."""
    k += k < stop and g.words[k].text == ":"
    close = g.close_of(k) if k < stop else None
    return k if close is not None and close - k > 4 else None


def _behind_adjunct(g: Ground, k: int, stop: int) -> int | None:
    """First token behind the «أن» that follows the adjunct at k («تأكيد الوزير لدى زيارته البلدة أن …»)."""
    for j in range(k + 1, min(stop - 1, k + 12)):
        if g.is_que(j):
            return j + 1
        if g.words[j].mark:
            return None
    return None


def _noun_ends(g: Ground, j: int, stop: int) -> bool:
    """True where the content of a verbal noun ends before j: a comma, or the next noun («وتأكيد الوزير أن …»)."""
    if g.is_comma(j):
        return True
    cue = next((c for c in g.words[j].cues if c.kind == "masdar" and c.clitics == WAW and not c.suffix), None)
    return cue is not None and "que" in cue.takes and clause_ahead(g, j, stop)


def _tell_purpose(teller: Teller, i: int, cue: Cue, first: int, stop: int) -> None:
    """«دفع الحكومة للمطالبة بـ…»: the one just named demands."""
    g = teller.g
    k = i + 1
    if (
        k >= stop
        or "bi" not in cue.takes
        or not g.words[k].text.startswith("\u0628")
        or "NOT_BI" in g.words[k].tags
        or "PREP" in g.words[k].tags
    ):
        return
    source = subject_before(g, i, first, True)
    if source is None or source.kind not in ("place", "organisation", "person", "group"):
        return
    outer = teller.inside(i)
    limit = min(stop, outer.last + 1) if outer is not None else stop
    content = read_content(g, k, limit, True) if teller.may_nest() else None
    if content is None:
        return
    speaker = teller.speakers.resolve(source)
    via: tuple[Hop, ...] = ()
    if outer is not None and outer.speaker.name != speaker.name:
        via = (*outer.hops, teller.as_hop(outer.source, outer.speaker))
    teller.say(
        i, cue, source, speaker, via, content, "noun.purpose", 0.55, lead=1, outer=outer.statement.id if outer else None
    )
