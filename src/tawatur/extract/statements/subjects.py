"""Subjects that stand before their verb, and the noun a relative clause hangs on."""

from __future__ import annotations

from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import Phrase, noun_phrase
from tawatur.extract.statements.tags import CONN_AUX_ADV
from tawatur.extract.statements.words import Cue

_WAW, _FEH = "\u0648", "\u0641"
_OPENERS = frozenset(("CONN", "AUX", "ADV", "COMP", "LINK", "TIMEWORD"))
_GAP = frozenset(("ADV", "AUX", "TIMEWORD"))
_SPEAKING = ("person", "organisation", "place", "role", "anonymous", "group", "media")


def subject_before(g: Ground, i: int, first: int, any_lead: bool = False) -> Phrase | None:
    """The noun phrase that ends just before token i; adverbs, times, brackets, a relative clause may intervene."""
    k = i - 1
    start = max(first, i - 22)
    while k >= start:
        w = g.words[k]
        if w.text == ")":
            while k > start and g.words[k].text != "(":
                k -= 1
            k -= 1
            continue
        if (w.tags & _GAP and k not in g.mention_over) or g.is_comma(k) or _in_time(g, k):
            k -= 1
            continue
        break
    skip = start
    for p in range(start, k + 1):
        w = g.words[p]
        if p < skip:
            continue
        if w.head is None and p not in g.mention_from and not (g.is_mark(p) and p + 1 in g.mention_from):
            continue
        if p > first and not any_lead and "PREP" in g.words[p - 1].tags:
            within = noun_phrase(g, p, i)
            skip = within.last + 1 if within is not None else p + 1
            continue
        over = g.mention_over.get(p)
        if over is not None and over[0] < p:
            continue
        found = noun_phrase(g, p, i)
        if found is not None and found.last == k and found.kind != "other":
            if found.lead and not any_lead and g.clitic_of(p)[:1] not in (_WAW, _FEH) and found.kind != "document":
                continue
            if (
                not any_lead
                and p > first
                and not _opens_clause(g, p)
                and (any(g.is_comma(j) for j in range(k + 1, i)) or _is_construct(g, p - 1))
            ):
                continue
            return found
    return _behind_insertion(g, i, first, k)


def _is_construct(g: Ground, k: int) -> bool:
    """True where token k is a plain indefinite noun that governs the next («تحرير عدن»)."""
    w = g.words[k]
    return not w.definite and not w.mark and not w.cues and (w.masdar or "DIRECTION" in w.tags)


def person_before(g: Ground, i: int, first: int) -> Phrase | None:
    """The person whose name ends just before token i or the comma before it."""
    k = i - 2 if i > first and g.is_comma(i - 1) else i - 1
    over = g.mention_over.get(k)
    if over is None or over[1] != k or over[2].type != "person" or over[0] < first:
        return None
    for p in range(max(first, over[0] - 8), over[0] + 1):
        if p == over[0] or (g.words[p].kind == "role" and (p == first or "PREP" not in g.words[p - 1].tags)):
            found = noun_phrase(g, p, k + 1)
            if found is not None and found.last == k and found.kind == "person":
                return found
    return None


def _opens_clause(g: Ground, p: int) -> bool:
    """True where a clause may begin at p: behind a mark, a connector or «أن»."""
    before = g.words[p - 1]
    return before.mark or bool(before.tags & _OPENERS) or p - 1 in g.time_from


def _behind_insertion(g: Ground, i: int, first: int, k: int) -> Phrase | None:
    """The phrase that opens the clause, where a relative clause or an insertion between commas follows it."""
    p = first
    for j in range(i - 2, max(first, i - 30), -1):
        if "CONN" in g.words[j].tags and g.is_comma(j - 1):
            p = j
            break
    while p < i and (g.words[p].tags & CONN_AUX_ADV or g.words[p].mark) and p not in g.mention_from:
        p += 1
    if p >= k:
        return None
    found = noun_phrase(g, p, i)
    if found is None or found.last + 1 >= i or found.kind == "document":
        return None
    behind = found.last + 1
    if "REL" in g.words[behind].tags and i - behind < 30:
        return found
    if (
        g.is_comma(behind)
        and g.is_comma(i - 1)
        and not any(g.words[j].clitics == _WAW and g.words[j].cues for j in range(behind, i))
    ):
        return found
    return None


def antecedent(g: Ground, i: int, first: int) -> Phrase | None:
    """The noun phrase that the relative pronoun before token i refers to («المصدر الذي قال»)."""
    if i - 2 < first:
        return None
    return subject_before(g, i - 1, first, True)


def clause_subject(g: Ground, i: int, first: int) -> Phrase | None:
    """The subject of the sentence's first verb, for a cue whose own clause names none («غادر الوزير … قائلا»)."""
    for p in range(first, min(first + 4, i)):
        found = noun_phrase(g, p, i, frozenset(), True)
        if found is not None and found.kind in _SPEAKING and not (found.lead and p != first) and found.last < i - 1:
            if p > first and "PREP" in g.words[p - 1].tags:
                return None
            return found
    return None


def agrees(g: Ground, phrase: Phrase, cue: Cue) -> bool:
    """True where a subject before its verb fits the verb's gender and number."""
    w = g.words[phrase.head]
    if w.head is None:
        return True
    kind = str(w.head.get("kind"))
    if kind == "role" and cue.number == "s" and phrase.kind != "person":
        return (cue.gender == "f") == w.feminine
    if kind == "organisation" and cue.number == "s" and cue.gender == "m" and w.feminine:
        return False
    return not (kind == "role" and cue.number == "p")


def _in_time(g: Ground, k: int) -> bool:
    return any(p in g.time_from and g.time_from[p] >= k for p in range(max(0, k - 4), k + 1))
