"""Statements that a preposition, a heading or nothing but quotation marks hands on."""

from __future__ import annotations

from tawatur.extract.statements.channels import chunk_end, hops_in
from tawatur.extract.statements.contents import Content, mode_of, read_content
from tawatur.extract.statements.continued import listed
from tawatur.extract.statements.extents import is_channel
from tawatur.extract.statements.frames import read_frame
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.outlets import media_in, outlet_at
from tawatur.extract.statements.phrases import Phrase, apposed, noun_phrase
from tawatur.extract.statements.prepositions import FEH, LAM, WAW, may_be_prep, prep_at, said_at, source_like
from tawatur.extract.statements.subjects import titled
from tawatur.extract.statements.tags import ADV_BY_IT, ADV_FA_COMP, FA_COMP_COMP, LINK_ADV, PREP_ADV
from tawatur.extract.statements.teller import Teller
from tawatur.extract.statements.words import Word
from tawatur.model import Hop
from tawatur.model.annotation import Mode
from tawatur.text.affixes import HERS, NOON, SEEN, THEIRS

_NAME_TAGS = frozenset(("PHRASE", "CUE_NOUN", "HONORIFIC"))
# The pronouns that a name does not end in.
_HERS = (HERS, THEIRS)
_ALA = frozenset(("ala",))
_FI, _AN, _AN_MIN = frozenset(("fi",)), frozenset(("an",)), frozenset(("an", "min"))
_CREDITED = frozenset(("person", "organisation", "place", "role", "group", "anonymous", "document"))
_CLAUSE_BEGINS = frozenset(("COMP", "FA_COMP", "CONN", "REL", "PREP", "CUE", "TRAIL"))
# Tokens before «بحسب» that are the first part of a clause rather than a whole one.
_SHORT = 6
_HEADING = ("person", "organisation", "place", "anonymous", "role", "group", "media")


def tell_preposition(teller: Teller, i: int, first: int, stop: int) -> int | None:
    """The statement (or link of a chain) of the non-verbal cue at token i: first token behind its source, or None."""
    g = teller.g
    found = prep_at(g, i)
    if found is None:
        return None
    if found.kind == "CUE_OWN":
        opens = i == first and "CONN" in g.words[i].tags and _goes_on(teller, found.last, stop)
        own = _own_quote(g, found.last + 1, stop) if not opens and teller.inside(i) is None else None
        if own is not None:
            teller.tell(i, None, None, (), own, "preposition.initial", 0.7, cue_last=found.last)
            return own.next
        return None if opens else found.last + 1  # «كما قال الوزير "…"»
    k, cue_last, relays = found.last + 1, found.last, False
    if found.kind == "CUE_AS":
        came = k < stop and "CAME" in g.words[k].tags
        told = came or (k < stop and said_at(g, k))
        relays = k < stop and not g.words[k].tags.isdisjoint(("PUBLISHED", "LEARNED"))
        if not told and not relays:
            return None
        cue_last = k
        k += 1
        if k < stop and g.words[k].mark and not g.is_mark(k):
            return None
        if came:  # «بحسب ما جاء في التقرير»
            if k + 1 >= stop or g.words[k].text not in g.vocabulary.governed(_FI):
                return None
            if i > first and not g.words[i - 1].mark and g.words[i].text in g.vocabulary.governed(_ALA):
                return None  # «رفض التعليق على ما جاء في البيان»
            k += 1
        while not came and k < stop and (g.words[k].tags & ADV_BY_IT or k in g.time_from or _is_adjunct(g, k, stop)):
            k = g.time_from[k] + 1 if k in g.time_from else past_as(g, k, stop)
        if k < stop and "GOVERNED" in g.words[k].tags and not came:
            return None
    if k >= stop:
        return None
    if not source_like(g, k, found.li):
        source = _unlisted(teller, k, stop, found.li, found.kind == "CUE_AS")
        if source is None:
            source = teller.speakers.surname_at(k, found.li)
        if source is None and found.li and i == first:
            source = _text(g, k, stop)
        if source is None:
            return None
    else:
        source = noun_phrase(g, k, stop) if g.words[k].text != LAM else noun_phrase(g, k + 1, stop)
        source = titled(g, source, stop, False) if source is not None and found.kind == "CUE_AS" else source
    if source is None:
        hop = outlet_at(g, k, stop, True)
        if hop is None:
            return None
        at = k + (g.words[k].text == LAM)
        source = Phrase(at, hop[1], 0, "media", at, None, hop[1])
    if found.kind == "CUE_AS" and (
        source.lead or ("CONN" in g.words[i].tags and _goes_on(teller, found.last + 1, stop))
    ):
        return None
    after = source.last + 1
    if i == first and stop - after <= 2:
        if not teller.link_before(source):
            teller.tell_before(i, source, cue_last)
        return after
    if source.kind == "document" and not _tells(g.words[source.head]) and i > first and not g.words[i - 1].mark:
        return after  # «يسير وفق خطة …»
    inside = teller.inside(i)
    initial = _clause_initial(teller, i, first)
    if teller.told and not initial:
        outer = teller.told[0] if teller.told[-1].statement.outer else teller.told[-1]
        speaker = teller.speakers.resolve(source)
        if speaker.type not in ("media", "document") and not g.words[i - 1].mark:
            return after
        if speaker.name != outer.speaker.name and (
            (inside is None and i - outer.last <= 4)
            or (inside is outer and speaker.type in ("media", "document") and after >= outer.last)
        ):
            teller.add_hop(outer, source, speaker)
        return after
    hops = (*hops_in(g, found.last + 2, k), *hops_in(g, after, min(stop, after + 10)))
    relayed = _relayed(g, after, stop) or (_spoken_to(g, after, stop) if relays else None)
    if relayed is not None:
        hops = (teller.as_hop(source, teller.speakers.resolve(source), g.span(i, cue_last)),)
        source, after = relayed, relayed.last + 1
    if found.kind == "CUE_AS" and not hops and after < stop and "OUTLET_HEAD" in g.words[after].tags:
        told_to = outlet_at(g, after, stop, True)  # «كما قال مسؤول وكالة …», the ل left out
        hops = (told_to[0],) if told_to is not None else ()
    if initial:
        return _tell_initial(teller, i, cue_last, source, hops, after, stop)
    start = _clause_start(teller, i, first)
    end = i - 1
    while end > start and (
        (g.words[end].mark and not g.is_mark(end) and g.words[end].text != ")") or "TRAIL" in g.words[end].tags
    ):
        end -= 1
    if end - start < _SHORT and (own := _own_quote(g, after, stop)) is not None:
        teller.tell(i, None, source, hops, own, "preposition.within", 0.7, cue_last=cue_last)
        return own.next  # «ولم يعرف، بحسب المرصد، "ما إذا …"»
    if end - start < (2 if found.kind == "CUE_PREP" and not found.relays else 4) or any(
        t.cue >= start for t in teller.told
    ):
        return after
    opened = g.close_of(start)
    mode: Mode = "direct" if opened is not None and opened >= end else mode_of(g, start, end)
    inner = media_in(g, source.first, source.last) if source.kind == "anonymous" else None
    if inner is not None and not hops:
        hops = (inner,)
    content = Content(start, end, mode, after)
    rest = _interrupted(g, after, stop) if end - start < _SHORT and not g.is_comma(i - 1) else None
    if rest is None:
        teller.tell(i, None, source, hops, content, "preposition.trailing", 0.85, cue_last=cue_last)
        return after
    teller.tell(i, None, source, hops, rest, "preposition.within", 0.75, cue_last=cue_last, before=content)
    return rest.next


def _own_quote(g: Ground, k: int, stop: int) -> Content | None:
    """The quotation behind «وحسب قوله», «برأي فلان»."""
    k += k < stop and g.is_comma(k)
    close = g.close_of(k) if k < stop else None
    return read_content(g, k, stop) if close is not None and close - k > 5 else None


def tell_came(teller: Teller, i: int, first: int, stop: int) -> int | None:
    """«جاء في التقرير أن …»: the document speaks, or who gave it out: first token of the content, or None."""
    g = teller.g
    k = i + 1
    while k < stop and (k in g.time_from or "ADV" in g.words[k].tags or g.is_comma(k)):
        k = g.time_from.get(k, k) + 1
    if k + 1 >= stop:
        return None
    if "IN_IT" in g.words[k].tags or g.is_que(k):
        return _tell_came_in_it(teller, i, k, first, stop)
    if g.words[k].text not in g.vocabulary.governed(_FI):
        return None
    source = noun_phrase(g, k + 1, stop)
    if source is None or source.kind not in ("document", "media"):
        return None
    for j in range(source.last + 1, min(stop, source.last + 24)):
        w = g.words[j]
        quoted = g.is_mark(j) and (g.close_of(j) or 0) - j > 5
        if "COMP" in w.tags or w.text == ":" or quoted:
            start = j if quoted else j + 1
            while start < stop and "COMP" in g.words[start].tags:
                start += 1
            content = read_content(g, start, stop) if start < stop else None
            if content is None:
                return None
            content = listed(g, content, stop)
            hops = hops_in(g, source.last + 1, j)
            whose = _whose(g, source, j)
            if whose is not None:
                lead = len(g.clitic_of(source.first))
                at = g.span(source.head, source.head, lead)
                hops = (Hop(name=at.of(g.page.text), type="document", start=at.start, end=at.end),)
            told = teller.tell(i, None, whose or source, hops, content, "came", 0.8, cue_last=k)
            return start if told else None
        if w.text == "." or any(c.kind in ("past", "present") and c.clitics for c in w.cues):
            return None
    return None


def _tell_came_in_it(teller: Teller, i: int, k: int, first: int, stop: int) -> int | None:
    """«رسالة من الوزير جاء فيها: …»: the document named before speaks; «وجاء أيضا أن …»: the one that spoke goes on."""
    g = teller.g
    start = k if g.is_que(k) else k + 1
    source: Phrase | None = None
    hops: tuple[Hop, ...] = ()
    if start == k + 1:
        if start >= stop or not (g.is_que(start) or g.words[start].text == ":" or g.is_mark(start)):
            return None
        told = (j for j in range(i - 1, max(first, i - 40) - 1, -1) if g.words[j].kind == "document")
        at = next((j for j in told if _tells(g.words[j])), None)
        source = noun_phrase(g, at, i) if at is not None else None
        whose = _whose(g, source, i) if source is not None else None
        if source is not None and whose is not None:
            written = g.span(source.head, source.head, len(g.clitic_of(source.head)))
            hops = (Hop(name=written.of(g.page.text), type="document", start=written.start, end=written.end),)
            source = whose
    elif i > first or k == i + 1:
        return None
    if source is None and teller.speakers.current is None:
        return None
    while start < stop and (g.words[start].text == ":" or "COMP" in g.words[start].tags):
        start += 1
    content = read_content(g, start, stop) if start < stop else None
    if content is None or not teller.tell(
        i, None, source, hops, listed(g, content, stop), "came", 0.7, cue_last=i if g.is_que(k) else k
    ):
        return None
    return start


def _relayed(g: Ground, k: int, stop: int) -> Phrase | None:
    """Who speaks where the one behind «بحسب» only relays: «بحسب وكالة … نقلا عن مصدر …»."""
    if k < stop and g.is_comma(k):
        k += 1
    found = prep_at(g, k) if k < stop and may_be_prep(g, k) else None
    if found is None or not found.relays:
        return None
    return noun_phrase(g, found.last + 1, stop)


def _interrupted(g: Ground, k: int, stop: int) -> Content | None:
    """The rest of a clause that «بحسب فلان» interrupts («ويعد القطاع حسب التقرير الأكثر نموا»)."""
    if stop - k < 3:
        return None
    w = g.words[k]
    if w.mark or w.text[0] == WAW or not w.tags.isdisjoint(_CLAUSE_BEGINS) or "PUBLISHED" in w.tags or k in g.time_from:
        return None
    return read_content(g, k, stop)


def _spoken_to(g: Ground, k: int, stop: int) -> Phrase | None:
    """Who speaks in «بحسب ما نقلته وكالة … عن مسؤول …», «بحسب ما علمت … من مصادر»."""
    return noun_phrase(g, k + 1, stop) if k + 1 < stop and g.words[k].text in g.vocabulary.governed(_AN_MIN) else None


def _text(g: Ground, k: int, stop: int) -> Phrase | None:
    """A text by a plain noun behind «وفقا ل» at a sentence's start: up to the comma that «فإن» follows."""
    if not g.words[k].definite or not g.words[k].text.startswith(LAM):
        return None
    for j in range(k + 1, min(stop - 1, k + 10)):
        if "FA_COMP" in g.words[j].tags or (g.is_comma(j) and "FA_COMP" in g.words[j + 1].tags):
            return Phrase(k, j - 1, 1, "document", k, None, j - 1)
        if g.words[j].mark:
            return None
    return None


def _tells(w: Word) -> bool:
    """True for a document that reports («تقرير», «تحقيق»), False for one that orders or plans («خطة», «قانون»)."""
    return "CARRIER" in w.tags or (w.head is not None and bool(w.head.get("tells")))


def _whose(g: Ground, source: Phrase, stop: int) -> Phrase | None:
    """Who gave out the document of a source phrase: «بيان لوزارة …», «بيان صادر عن …»."""
    for k in range(source.head + 1, stop):
        w = g.words[k]
        if w.text in g.vocabulary.governed(_AN) or g.clitic_of(k) == LAM or w.clitics == LAM:
            found = noun_phrase(g, k if w.text not in g.vocabulary.governed(_AN) else k + 1, stop)
            return found if found is not None and found.kind in ("person", "organisation") else None
        if w.mark:
            return None
    return None


def _is_adjunct(g: Ground, k: int, stop: int) -> bool:
    """True where «في بيان», «لوكالة …», «يوم أمس» stands between «كما قال» and its subject."""
    return is_channel(g, k, stop) or ("TIMEWORD" in g.words[k].tags and k not in g.mention_over)


def past_as(g: Ground, k: int, stop: int) -> int:
    return max(k + 1, chunk_end(g, k, stop)) if is_channel(g, k, stop) else k + 1


def _unlisted(teller: Teller, k: int, stop: int, li: bool, verb: bool) -> Phrase | None:
    """A name that no list knows behind «بحسب»: plain words up to a comma, «فإن» or the end."""
    g = teller.g
    w = g.words[k]
    if w.definite or w.masdar or (li and not w.text.startswith(LAM)):
        return None
    last = k
    while last + 1 < stop and not g.words[last + 1].mark and last - k < 4:
        nxt = g.words[last + 1]
        if (
            nxt.definite
            or (nxt.text[0] == WAW and len(nxt.text) > 3)
            or nxt.cues
            or nxt.tags - _NAME_TAGS
            or last + 1 in g.time_from
            or nxt.kind
        ):
            break
        last += 1
    after = last + 1
    if (last == k and not verb) or any(g.words[j].text.endswith(_HERS) for j in range(k, last + 1)):
        return None
    words = g.words[k : last + 1]
    if any(w.tags - _NAME_TAGS or w.kind or w.adjective or w.masdar for w in words):
        return None
    if after < stop and not (
        g.words[after].mark or g.words[after].tags & FA_COMP_COMP or g.words[after].kind == "role"
    ):
        return None
    named = Phrase(k, last, 1 if li else 0, "person", k, None, last, k)
    return apposed(g, named, stop)


def _tell_initial(
    teller: Teller,
    i: int,
    cue_last: int,
    source: Phrase,
    hops: tuple[Hop, ...],
    after: int,
    stop: int,
) -> int | None:
    g = teller.g
    start = _content_after(teller, after, stop)
    if start is None:
        return None
    speaker = teller.speakers.resolve(source)
    k = start
    while k < stop and g.words[k].tags & ADV_FA_COMP:
        k += 1
    if (
        speaker.type in ("media", "document", "anonymous")
        and k < stop
        and any(c.kind in ("past", "present") for c in g.words[k].cues)
        and not g.words[k].definite
    ):
        subject = noun_phrase(g, k + 1, stop)
        if subject is not None and subject.kind in _CREDITED:
            teller.credit = (teller.as_hop(source, speaker, g.span(i, cue_last)), *hops)
            return after
    content = read_content(g, start, stop)
    if content is None:
        return None
    teller.tell(i, None, source, hops, content, "preposition.initial", 0.85, cue_last=cue_last)
    return after


def _so(w: Word) -> bool:
    """True for «فقد», which opens the content behind «بحسب فلان،»."""
    return "MAY" in w.tags and w.text.startswith(FEH)


def _goes_on(teller: Teller, i: int, stop: int) -> bool:
    """True where «كما قال فلان» has content of its own behind it: «كما قال فلان إن …»."""
    cue = next((c for c in teller.g.words[i].cues if c.kind in ("past", "present")), None)
    return cue is not None and read_frame(teller.g, i, cue, stop)[0] is not None


def _clause_initial(teller: Teller, i: int, first: int) -> bool:
    g = teller.g
    if i == first:
        return True
    k = i - 1
    while k >= first and (g.words[k].mark or "CONN" in g.words[k].tags):
        k -= 1
    if k < first:
        return True
    w = g.words[i]
    return w.text.startswith((WAW, FEH)) and g.words[i - 1].mark and "PLAIN_WAW" not in w.tags


def _content_after(teller: Teller, k: int, stop: int) -> int | None:
    """First token of the content behind «بحسب فلان»: behind the comma or «فإن»."""
    g = teller.g
    for j in range(k, min(stop, k + 25)):
        w = g.words[j]
        if "FA_COMP" in w.tags or "COMP" in w.tags:
            return j + 1 if j + 1 < stop else None
        if _so(w):
            return j + 1 if j + 1 < stop else None  # «وبحسب المصادر فقد …»
        if g.is_comma(j) or w.text == ":":
            start = j + 1
            while start < stop and (g.words[start].tags & FA_COMP_COMP or _so(g.words[start])):
                start += 1
            if start >= stop:
                return None
            nxt = g.words[start]
            if start in g.time_from or (
                nxt.head is not None and nxt.head.get("kind") == "role" and not nxt.definite and not nxt.cues
            ):
                continue
            return start
    return None


def _clause_start(teller: Teller, i: int, first: int) -> int:
    """Where the sentence's own words begin: behind a connecting phrase such as «من جهة أخرى،»."""
    g = teller.g
    p = past_dateline(g, first, i)
    while p < i and (
        (g.words[p].mark and p not in g.quote_from and g.words[p].text != "(") or "CLAUSE_CONN" in g.words[p].tags
    ):
        p += 1
    if p < i and g.words[p].tags & PREP_ADV:
        for k in range(p + 1, min(i - 3, p + 6)):
            if g.is_comma(k) and any(g.words[j].tags & LINK_ADV for j in range(p, k)):
                return k + 1
            if g.words[k].mark or k in g.time_from:
                break
        if "LINK" in g.words[p + 1].tags:
            k = p + 2
            while k < i - 3 and "LINK" in g.words[k].tags:
                k += 1
            return k
    return p


def past_dateline(g: Ground, first: int, stop: int) -> int:
    """First token behind «المدينة - الوكالات:» at the start of a report; `first` where none stands there."""
    dash = False
    for k in range(first, min(stop, first + 12)):
        w = g.words[k]
        if w.text == ":":
            return k + 1 if dash else first
        dash = dash or g.is_dash(k)
        if w.text == "." or (w.cues and k not in g.mention_over):
            return first
    return first


def tell_heading(teller: Teller, first: int, stop: int) -> bool:
    """«فلان: …»: a heading that quotes."""
    g = teller.g
    w = g.words[first]
    if w.head is None and first not in g.mention_from and not g.is_mark(first):
        return False
    if all(g.words[k].text != ":" for k in range(first + 1, min(stop, first + 11))):
        return False
    source = noun_phrase(g, first, stop)
    source = titled(g, source, stop, False) if source is not None else None
    if source is None or source.last + 1 >= stop or source.last - first > 9:
        return False
    colon = source.last + 1
    if is_channel(g, colon, stop):
        colon = max(colon + 1, chunk_end(g, colon, stop))  # «مصادر لـ"الأفق": …»
    if colon >= stop or g.words[colon].text != ":":
        return False
    start = colon + 1
    if source.kind not in _HEADING or stop - start < 3:
        return False
    if g.words[start].text == "\n":
        while start < stop and g.words[start].text == "\n":
            start += 1
        if start not in g.quote_from or source.kind == "place":
            return False  # «المدينة:» over its report
    if not (_line_ends(teller, stop) or start in g.quote_from) or (
        source.kind in ("role", "organisation")
        and source.entity is None
        and start not in g.quote_from
        and not _spoken(g, start, stop)
    ):
        return False
    content = read_content(g, start, stop)
    if content is None:
        return False
    hops = hops_in(g, source.last + 1, colon)
    return teller.tell(-1, None, source, hops, content, "heading.colon", 0.7)


def _spoken(g: Ground, start: int, stop: int) -> bool:
    """True where what a heading's colon opens is speech: «لن نسمح …», «سنفعل …», a verb of the first person."""
    w = g.words[start]
    ours = w.text.startswith(SEEN + NOON) or any(c.kind == "own" for c in w.cues) or "SPEECH" in w.tags
    return ours and stop - start > 3


def _line_ends(teller: Teller, stop: int) -> bool:
    g = teller.g
    if stop >= g.n or g.words[stop].text == "\n":
        return True
    return "\n" in g.page.text[g.span(stop - 1, stop - 1).end : g.span(stop, stop).start]
