"""Statements that an outlet hands on from somebody: «نقلت وكالة … عن … قوله إن …»."""

from __future__ import annotations

from tawatur.extract.statements.channels import hops_in
from tawatur.extract.statements.contents import read_content
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.outlets import outlet_at
from tawatur.extract.statements.phrases import Phrase, noun_phrase, unknown_name
from tawatur.extract.statements.subjects import agrees, subject_before, titled
from tawatur.extract.statements.teller import Teller
from tawatur.extract.statements.words import Cue
from tawatur.model import Hop
from tawatur.text.affixes import HERS

# Tokens that may stand between an outlet and what it learned.
_LEARNED = 16
_AN, _ILA = frozenset(("an",)), frozenset(("ila",))


def tell_relay(teller: Teller, i: int, cue: Cue, first: int, stop: int) -> None:
    """«نقلت وكالة … عن … قوله إن …»: the subject is a link of the chain, the one behind عن speaks."""
    g = teller.g
    if cue.kind == "participle" and cue.clitics:
        return
    k, about = i + 1, g.vocabulary.governed(_ILA if "ila" in cue.takes else _AN)
    him = k if k < stop and "FROM_HIM" in g.words[k].tags else -1
    carrier = noun_phrase(g, k + 1 if him == k else k, stop, about)
    if carrier is not None:
        k = carrier.last + 1
        him = k if him < 0 and k < stop and "FROM_HIM" in g.words[k].tags else him
    elif cue.kind != "passive" and not cue.clitics and (before := subject_before(g, i, first)) is not None:
        carrier = before if agrees(g, before, cue) else None
    limit = min(stop, k + 12)
    while him < 0 and k < limit and g.words[k].text not in about:
        if "COMP" in g.words[k].tags or g.words[k].text == ":":
            if carrier is not None and 0 < k - carrier.last <= 2 and carrier.first > i and "ila" not in cue.takes:
                content = read_content(g, k + 1, stop) if k + 1 < stop else None
                if content is not None:
                    teller.tell(i, cue, carrier, (), content, "relay.que", 0.8)
            return
        k += 1
    if k >= limit:
        return
    marks = him < 0 and k + 1 < stop and g.is_mark(k + 1) and noun_phrase(g, k + 1, stop) is None
    at = k + 1 + marks  # «عن "مسؤول أمني" قوله»
    source = None if him >= 0 else noun_phrase(g, at, stop) or unknown_name(g, at, stop)
    if source is not None and source.kind == "thing":
        source = None
    if source is None and (him < 0 or teller.speakers.current is None):
        return
    source = titled(g, source, stop, False) if source is not None else None
    said_by = source.last + marks if source is not None else max(him, k - 1)
    start, rule, lead = _relayed_from(g, said_by, stop)
    if start >= stop:
        return
    while start < stop and "COMP" in g.words[start].tags:
        start += 1
    content = read_content(g, start, stop, rule == "relay.prep")
    if content is None:
        return
    hops: tuple[Hop, ...] = hops_in(g, said_by + 1, start)
    if carrier is not None:
        hops = (teller.as_hop(carrier, teller.speakers.resolve(carrier), g.span(i, i)), *hops)
    elif not hops:
        current = teller.speakers.current
        hops = hops_in(g, i + 1, k)
        if not hops and cue.kind != "passive" and current is not None and current.speaker.type == "media":
            hops = (teller.as_hop(None, current.speaker, g.span(i, i)),)
    if carrier is not None:
        teller.speakers.hear(teller.speakers.resolve(carrier), carrier, i)
    gender = "" if source is not None else "f" if g.words[him].text.endswith(HERS) else "m"
    teller.tell(i, cue._replace(gender=gender), source, hops, content, rule, 0.85, lead=lead)


def tell_learned(teller: Teller, i: int, stop: int) -> int | None:
    """«علمت "الأفق" من مصادر مطلعة أن …»: the source speaks through the outlet, or the outlet where none is named.
    First token of the content, or None."""
    g = teller.g
    k = i + 1
    while k < stop and (k in g.time_from or "ADV" in g.words[k].tags):
        k = g.time_from.get(k, k) + 1
    outlet = outlet_at(g, k, stop, True) if k < stop else None
    if outlet is None:
        return None
    hop, last = outlet
    carrier = Phrase(k, last, 0, "media", k, None, last)
    source: Phrase | None = None
    start = last + 1
    while start < stop and start - last < _LEARNED:
        w = g.words[start]
        if "COMP" in w.tags or w.text == ":":
            break
        if source is None and "FROM_WITH" in w.tags and start + 1 < stop:
            source = noun_phrase(g, start + 1, stop)
            start = source.last if source is not None else start
        start += 1
    if start + 1 >= stop or not ("COMP" in g.words[start].tags or g.words[start].text == ":"):
        return None
    content = read_content(g, start + 1, stop)
    if content is None:
        return None
    hops = (hop,) if source is not None else ()
    told = teller.tell(i, None, source or carrier, hops, content, "learned", 0.8, fresh=True)
    return start + 1 if told else None


def _relayed_from(g: Ground, last: int, stop: int) -> tuple[int, str, int]:
    """Where the words begin that the source ending at token `last` is quoted with: first token (`stop`:
    nowhere), rule, letters before it. «قوله إن …», «: …», «"…"», or the noun's own
    complement («تأكيده على …», «نفيه وجود …»)."""
    noun: Cue | None = None
    at = times = last
    for j in range(last + 1, min(stop, last + 30)):
        w = g.words[j]
        if "COMP" in w.tags:
            return j + 1, "relay.que", 0
        if w.text == ":":
            return j + 1, "relay.quote", 0
        if j in g.time_from:
            times = g.time_from[j]
        if g.is_mark(j) and g.words[j - 1].mark | (j - 1 in (at, times)) and (g.close_of(j) or 0) - j > 4:
            return j, "relay.quote", 0
        if noun is None:
            noun = next((c for c in w.cues if c.kind == "masdar" and c.suffix and not c.clitics), None)
            at = j if noun is not None else at
            continue
        if w.text in g.vocabulary.governed(noun.takes):
            return j + 1, "relay.prep", 0
        if "bi" in noun.takes and g.is_bi(j):
            return j, "relay.prep", 1
        if "obj" in noun.takes and j == at + 1 and w.masdar:
            return j, "relay.prep", 0
    return stop, "", 0
