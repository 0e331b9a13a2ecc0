"""Frames: what a reporting verb or participle opens: its source, the adjuncts between, where the content begins."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.extract.statements.adjuncts import (
    PRONOUNS,
    clause_ahead,
    past_adjunct,
    past_condition,
    past_insertion,
    past_receipt,
    past_relative,
    past_reply,
    past_without,
    pointing,
)
from tawatur.extract.statements.bearers import bearer, called, describes
from tawatur.extract.statements.channels import chunk_end, favoured_at, hops_in, past_publisher_gap
from tawatur.extract.statements.extents import is_channel
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.openings import (
    complement_ahead,
    holds_clause,
    is_name_here,
    is_prefixed,
    leads_on,
    speech_opens,
    what_describes,
)
from tawatur.extract.statements.outlets import outlet_at
from tawatur.extract.statements.phrases import Phrase, noun_phrase
from tawatur.extract.statements.prepositions import PrepCue, may_be_prep, prep_at, source_like
from tawatur.extract.statements.subjects import may_be_subject, titled, unknown_subject
from tawatur.extract.statements.tags import (
    CONN_AND_COMP_FA_COMP,
    NO_OBJECT,
    NOT_CONTENT,
)
from tawatur.extract.statements.words import Cue
from tawatur.model import Hop
from tawatur.text.affixes import BEH, LAM, MEEM

_REACH, _WASTE = 70, 30
_ILA = frozenset(("ila",))


class Frame(NamedTuple):
    """A cue with what was found behind it. `start` is the first token of the content; `how` the way it was introduced:
    que, colon, quote, prep, object, addressee, speech (nothing)."""

    cue: Cue
    first: int
    last: int
    start: int
    how: str
    source: Phrase | None
    hops: tuple[Hop, ...]
    crossed: int
    lead: int = 0
    credited: Phrase | None = None
    credits: tuple[Phrase, ...] = ()
    condition: tuple[int, int] | None = None


def governed_words(g: Ground, takes: frozenset[str]) -> frozenset[str]:
    return g.vocabulary.governed(takes)


def read_frame(
    g: Ground, i: int, cue: Cue, stop: int, subject: Phrase | None = None
) -> tuple[Frame | None, Phrase | None, tuple[Hop, ...]]:
    """The frame that the cue at token i opens within its sentence (ends before `stop`); where there is none,
    still the subject and the hops that were read on the way."""
    takes, words = cue.takes, g.words
    verb = cue.kind in ("past", "present", "passive")
    governed = governed_words(g, takes)
    until = frozenset() if "ila" in takes else g.vocabulary.governed(_ILA)
    strict_object = not takes.isdisjoint(("obj", "addr", "obj?", "addr?"))
    only_clause = "strict" in takes
    means = str(cue.entry.get("means"))
    source: Phrase | None = subject
    crossed = waste = 0
    relayed: tuple[Hop, ...] = ()
    condition: tuple[int, int] | None = None
    pos, limit = i + 1, min(stop, i + _REACH)
    adjunct_from = pos
    credited: Phrase | None = None
    credits: list[Phrase] = []

    def gathered(end: int) -> tuple[Hop, ...]:
        """The links of the chain named up to token `end`: before the source and behind it."""
        found = hops_in(g, adjunct_from if source is None else source.last + 1, end)
        if source is not None and source.first > i + 2:
            found = (*hops_in(g, i + 1, source.first), *found)
        return found

    def made(start: int, how: str, lead: int = 0) -> tuple[Frame | None, Phrase | None, tuple[Hop, ...]]:
        if start >= stop:
            return None, source, hops_in(g, adjunct_from, pos)
        while start < stop and not lead and "COMP" in words[start].tags and how in ("colon", "quote", "prep", "que"):
            start += 1
        if start >= stop:
            return None, source, ()
        hops = gathered(min(pos + 1, stop))
        return (
            Frame(cue, i, i, start, how, source, relayed or hops, crossed, lead, credited, tuple(credits), condition),
            source,
            hops,
        )

    if "CUE_SAYING" in cue.entry.classes and pos + 1 < stop and g.is_comma(pos):
        pos += 1
    if "CUE_SAYING" in cue.entry.classes and pos < stop and not words[pos].mark and "COMP" not in words[pos].tags:
        return made(pos, "speech")
    while pos < limit:
        w = words[pos]
        tags = w.tags
        if "COMP" in tags and pos > i + 1 and words[pos - 1].text in until:
            break  # «يكذبون إلى أن جاء …»: until
        if "COMP" in tags and g.is_que(pos):
            if pos + 1 < stop and words[pos + 1].text == ":":
                return made(pos + 1, "que")
            if pos + 1 < stop and g.is_comma(pos + 1):
                return made(pos + 2, "que")
            return made(pos + 1, "que")
        if "THAT_NOT" in tags and "que" in takes and (pos > i + 1 or cue.clitics or source is not None):
            return made(pos, "que")
        if "AIRED" in tags and pos > i + 1 and (source is not None or w.text.endswith(PRONOUNS)) and not w.clitics:
            # «في مقابلة بثت أمس», «في خطاب ألقاه أمس», «في جلسة عقدها المجلس»
            pos = past_adjunct(g, pos, stop) if w.text.endswith(PRONOUNS) else pos + 1
            continue
        if "IN_IT" in tags and pos == i + 1:
            pos += 1  # «بيانا أكدت فيه …»
            adjunct_from = pos
            continue
        if "NO_VERB" in tags and pos > i + 1 and (after := past_without(g, pos, stop)) is not None:
            pos = after
            continue
        if "IN_REPLY" in tags and pos > i + 1 and pos + 1 < stop and "PREP" in words[pos + 1].tags:
            pos = past_reply(g, pos, stop)
            continue
        if "RECEIVED" in tags and (after := past_receipt(g, pos, stop)) is not None:
            pos = after
            continue
        if "ASKED" in tags and "asks" in means and pos > i:
            return made(pos, "que")
        if w.text == ":" and not (words[pos - 1].text.isdigit() and pos + 1 < stop and words[pos + 1].text.isdigit()):
            start = pos + 1
            while start < stop and words[start].mark and words[start].text in '-–—."«»“”\n':
                if start in g.quote_from and g.quote_from[start][0] > start + 1:
                    break
                start += 1
            return made(start, "colon")
        if w.mark:
            if w.text == "(" and pos + 1 < stop and g.is_que(pos + 1) and "que" in takes:
                return made(pos + 2, "que")
            if w.text == "(" and (close := g.closing_bracket(pos, stop)) is not None:
                if "addr" in takes and close - pos <= 4 and "OUTLET" in words[pos + 1].tags:
                    relayed = hops_named(g, pos, stop)
                pos = close + 1
                continue
            if g.is_mark(pos):
                close = g.close_of(pos)
                if "told" in takes and g.name_in_marks(pos) == close is not None and (told := hops_named(g, pos, stop)):
                    relayed, pos = told, close + 1
                    continue
                if close is not None and close + 1 in g.quote_from and close - pos < g.quote_from[close + 1][0] - close:
                    pos = close + 1  # «للقناة "الأفق" "…"»: a name, then the quotation
                    continue
                if close is not None and (relative := what_describes(g, close + 1, stop)) is not None:
                    pos = past_relative(g, relative, stop)  # «على هامش "مؤتمر …"، الذي عقد …»
                    continue
                if close is not None and close < stop and "TITLED" in words[pos - 1].tags:
                    pos = close + 1
                    waste += 10
                    continue
                if (
                    source is None
                    and verb
                    and waste == 0
                    and "PREP" not in words[pos - 1].tags
                    and close is not None
                    and close - pos <= 6
                    and (named := noun_phrase(g, pos, stop)) is not None
                    and named.entity
                ):
                    source, pos = named, named.last + 1
                    adjunct_from = pos
                    continue
                if (
                    close is not None
                    and ("quote" in takes or strict_object)
                    and (
                        waste <= 3
                        or g.is_comma(pos - 1)
                        or (close - pos > 6 and waste <= 14 and "quote" in takes and not only_clause)
                        or (
                            close - pos > 3 and close >= stop - 2 and waste <= 14 and "asserts" in means and not crossed
                        )
                    )
                ):
                    if is_name_here(g, pos, close) or (close - pos <= 2 and "quote" not in takes):
                        pos = close + 1
                        continue
                    if clause_ahead(g, close, min(stop, close + 8), 3) and "que" in takes and close - pos < 9:
                        pos = close + 1
                        continue
                    if (
                        close - pos < 12
                        and "que" in takes
                        and not words[pos - 1].mark
                        and pos - 1 > i
                        and (source is None or pos - 1 != source.last)
                        and clause_ahead(g, close, stop)
                    ):
                        pos = close + 1  # a name in marks («على هامش "مؤتمر …"»)
                        continue
                    return made(pos, "quote")
                pos += 1
                waste += 1
                continue
            if g.is_comma(pos):
                if pos + 1 >= stop:
                    break
                if source is not None and (after := past_condition(g, pos + 1, stop)) is not None:
                    condition = (pos + 1, after - 1)
                    pos = after
                    continue
                nxt = words[pos + 1]
                if "AND_HE" in nxt.tags and source is not None and pos == source.last + 1:
                    end = next((j for j in range(pos + 3, min(stop, pos + 16)) if g.is_comma(j)), None)
                    if end is not None and not any(words[j].cues for j in range(pos + 2, end)):
                        pos = end  # «، وهو عضو في المجلس،»
                        continue
                crossed += 1
                if "CONN" in nxt.tags and any(
                    c.kind in ("past", "present") for j in range(pos + 2, min(stop, pos + 4)) for c in words[j].cues
                ):
                    break
                if (
                    (source is not None or cue.clitics)
                    and "obj" in takes
                    and not only_clause
                    and not (nxt.tags & NO_OBJECT)
                    and pos + 1 not in g.time_from
                    and not nxt.cues
                    and not nxt.mark
                    and not is_channel(g, pos + 1, stop)
                    and crossed > 1
                ):
                    if "bi" in takes and g.is_bi(pos + 1):
                        return made(pos + 1, "prep", 1)
                    return made(pos + 1, "object")
                if any(c.kind == "participle" for c in nxt.cues) and nxt.text not in ("",) and not leads_on(g, pos + 1):
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
                pos = past_insertion(g, pos, stop)
                continue
            if w.text in ".!?؟…" and pos + 1 < stop:
                pos += 1
                waste += 5
                continue
            pos += 1
            waste += 1
            continue
        if source is not None and (after := past_condition(g, pos, stop)) is not None:
            condition = (pos, after - 1)
            pos = after
            continue
        if (
            waste == 0
            and crossed == 0
            and pos not in g.time_from
            and (source is not None or cue.clitics)
            and speech_opens(g, i, pos, stop, cue)
        ):
            return made(pos, "speech")
        if w.cues and (quoted := pointing(g, pos, stop)) is not None:
            return made(quoted, "quote")
        if (
            may_be_prep(g, pos)
            and pos > i + 1
            and (source is not None or not verb)
            and (credit := _credited(g, pos, stop)) is not None
        ):
            prep, phrase = credit
            if prep.relays:
                credited = phrase
            else:
                credits.append(phrase)
            pos = phrase.last + 1
            continue
        if pos in g.time_from:
            pos = g.time_from[pos] + 1
            continue
        if "MEANWHILE" in tags and pos > i + 1 and "PREP" not in tags and pos + 1 < stop:
            pos = past_adjunct(g, pos + ("PREP" in words[pos + 1].tags), stop)
            continue
        if "FAVOURED" in tags and pos > i + 1 and (favoured := favoured_at(g, pos, stop)) is not None:
            pos = favoured[1] + 1
            continue
        if "PUBLISHED" in tags and pos > i + 1:
            pos = past_publisher_gap(g, pos + 1, stop)
            carrier = outlet_at(g, pos, stop, True) if pos < stop else None
            if carrier is not None:
                pos = carrier[1] + 1
                while pos < stop and (words[pos].nisba or "REDUCED" in words[pos].tags) and words[pos].definite:
                    pos = past_adjunct(g, pos, stop) if "REDUCED" in words[pos].tags else pos + 1
            continue
        if "ADV" in tags and pos not in g.mention_from:
            pos += 1
            continue
        if "MANNER" in tags and pos + 1 < stop and not words[pos + 1].definite:
            pos += 2  # «بشكل واضح»
            continue
        if is_channel(g, pos, stop) and w.text not in governed:
            pos = max(pos + 1, chunk_end(g, pos, stop, governed))
            continue
        if "TIMEWORD" in tags and pos not in g.mention_over:
            pos += 1
            continue
        leads = "PREP" in tags or ("WITH_THESE" in tags and w.text.startswith(BEH))
        if leads and pos + 1 < stop and "LINK" in words[pos + 1].tags and "PREP" not in words[pos + 1].tags:
            pos += 2  # «من جهته», «في هذا السياق», «بهذا الخصوص»
            continue
        # the preposition that the verb asks for
        if w.text in governed and not (source is None and verb and crossed == 0 and is_channel(g, pos, stop)):
            again = any(words[m].text == w.text for m in range(pos + 2, min(stop, pos + 10)))
            if is_channel(g, pos, stop) and (again or not (pos + 1 < stop and words[pos + 1].masdar)):
                pos = max(pos + 1, chunk_end(g, pos, stop, governed))
                continue
            if (
                "strict" in takes
                and pos + 1 < stop
                and "COMP" not in words[pos + 1].tags
                and not g.is_mark(pos + 1)
                and "rules" not in takes
            ):
                pos += 1
                waste += 3
                continue
            return made(pos + 1, "que" if pos + 1 < stop and "COMP" in words[pos + 1].tags else "prep")
        if (
            w.text == BEH
            and "bi" in takes
            and pos + 1 < stop
            and g.is_mark(pos + 1)
            and (source is not None or not verb)
        ):
            return made(pos + 1, "prep")  # «تعهد الوزير بـ"…"»
        subject_word = source is None and verb and w.head is not None and not w.definite and not w.clitics
        if "bi" in takes and "strict" not in takes and not subject_word and g.is_bi(pos):
            if source is not None and "que" in takes and not w.masdar and clause_ahead(g, pos, stop):
                pos += 1  # «ذكرت مصادر بالجامعة أن …»
                waste += 1
                continue
            return made(pos, "prep", 1)
        if "li" in takes and source is not None and w.text.startswith(LAM) and w.definite and w.clitics == LAM:
            return made(pos, "prep", 1)
        if source is None and verb and crossed <= 1 and waste == 0:
            found = noun_phrase(g, pos, stop, governed | ({"bi"} if "bi" in takes else frozenset()), strict_object)
            if found is not None and may_be_subject(g, found, cue):
                if found.last + 1 >= stop and crossed:
                    break
                if (
                    "trans" in takes
                    and not cue.suffix
                    and not crossed
                    and found.last + 1 < stop
                    and (cue.clitics or pos == i + 1)
                ):
                    after = found.last + 1
                    if words[after].text in governed or "COMP" in words[after].tags or g.is_bi(after):
                        return made(pos, "addressee")
                source = titled(g, found, stop, "obj" in takes or "addr" in takes)
                pos = source.last + 1
                adjunct_from = pos
                continue
        if (
            source is None
            and verb
            and crossed == 0
            and waste == 0
            and not cue.suffix
            and (pos == i + 1 or words[pos - 1].mark or pos - 1 in g.mention_over or "ADV" in words[pos - 1].tags)
            and (named := unknown_subject(g, pos, stop, strict_object and not only_clause, governed)) is not None
        ):
            if named.kind == "thing" and not g.is_que(named.last + 1):
                return None, None, ()  # «أظهر لقطات من …»
            source, pos = None if named.kind == "thing" else named, named.last + 1
            adjunct_from = pos
            continue
        if source is not None and verb and (who := bearer(g, source, pos, stop)) is not None:
            source, pos = who, who.last + 1
            continue
        if source is not None and pos == source.last + 1 and (who := called(g, source, pos, stop)) is not None:
            source, pos = who, who.last + 1
            continue
        if source is not None and pos == source.last + 1 and describes(g, source, pos):
            pos = past_relative(g, pos, stop)
            continue
        if "REL" in tags or (
            source is not None
            and pos == source.last + 1
            and w.definite
            and w.head is None
            and not w.masdar
            and not w.clitics
            and (w.bare.startswith(MEEM) or w.nisba or "REDUCED" in tags or "obj" not in takes)
            and pos not in g.mention_over
            and pos + 1 < stop
            and "PREP" in words[pos + 1].tags
            and "addr" not in takes
        ):
            if "REL" in tags and pos + 1 < stop and (after := past_condition(g, pos + 1, stop)) is not None:
                condition = (pos + 1, after - 1)
                pos = after
                continue
            pos = past_relative(g, pos, stop)
            continue
        if source is not None and pos == source.last + 1 and "REDUCED" in tags and pos + 1 < stop:
            pos = past_adjunct(g, pos + 1, stop) if "PREP" in words[pos + 1].tags else pos + 2
            if pos < stop and "ADV" in words[pos].tags:
                pos += 1
            continue
        if crossed == 0 or source is not None or not verb:
            if (
                ("addr" in takes or ("addr?" in takes and (w.definite or pos in g.mention_from)))
                and not cue.suffix
                and (source is not None or not verb or crossed == 0)
                and not only_clause
            ):
                if "PREP" in tags:
                    nxt_pos = past_adjunct(g, pos, stop)
                    pos = nxt_pos
                    continue
                if "told" in takes and (source is not None or not verb):
                    relayed = hops_named(g, pos, stop) or relayed
                    skipped = noun_phrase(g, pos, stop, governed | {"bi"}, True)
                    pos = skipped.last + 1 if skipped is not None else pos + 1
                    waste += 1
                    continue
                if pos > i + 1 and is_prefixed(g, pos):
                    pos = past_adjunct(g, pos - 1, stop)
                    continue
                if (
                    w.head is not None
                    or w.definite
                    or pos in g.mention_from
                    or w.masdar
                    or not verb
                    or "ADDRESSEE" in tags
                ):
                    clause = "que" in takes and not verb and clause_ahead(g, pos - 1, stop, 3)
                    if not clause and complement_ahead(g, pos, stop, governed, cue):
                        return made(pos, "addressee")
                    if "obj" not in takes and "que" not in takes:
                        return None, source, ()
            if ("obj" in takes and not only_clause) or ("obj?" in takes and source is not None and w.masdar):
                near = "PREP" in tags and w.masdar and pos + 1 < stop and words[pos + 1].masdar
                if ("PREP" in tags and not near) or (waste == 0 and pos > i + 1 and is_prefixed(g, pos)):
                    pos = past_adjunct(g, pos - ("PREP" not in tags), stop)
                    continue
                if not tags & NOT_CONTENT or w.masdar:
                    clause = "que" in takes and (not w.masdar or "obj?" in takes) and clause_ahead(g, pos, stop)
                    if clause and not holds_clause(g, pos, stop, takes):
                        pos += 1
                        waste += 1
                        continue
                    return made(pos, "object")
        if tags & CONN_AND_COMP_FA_COMP and source is not None and crossed:
            break
        if (
            w.cues
            and any(c.kind in ("past", "present") for c in w.cues)
            and not w.definite
            and not w.nisba
            and not w.adjective
            and "PREP" not in tags
        ):
            break
        if (
            "CUE" in tags
            and any(c.kind == "participle" for c in w.cues)
            and not w.adjective
            and w.head is None
            and leads_on(g, pos)
        ):
            break
        pos += 1
        waste += 1
        if waste > (16 if "continues" in means and crossed == 0 else _WASTE):
            break
    return None, source, gathered(min(pos, stop))


def _credited(g: Ground, pos: int, stop: int) -> tuple[PrepCue, Phrase] | None:
    """«وفقا لوكالة …», «نقلا عن مصادر» between the verb and its content."""
    found = prep_at(g, pos)
    if found is None or found.kind != "CUE_PREP":
        return None
    k = found.last + 1
    if k >= stop or not source_like(g, k, found.li):
        return None
    phrase = noun_phrase(g, k, stop)
    return (found, phrase) if phrase is not None else None


def hops_named(g: Ground, pos: int, stop: int) -> tuple[Hop, ...]:
    found = outlet_at(g, pos, stop, True)
    return (found[0],) if found else ()
