"""Outlets: where one is named (behind ل, in quotation marks, behind «صحيفة») and the link of the chain it makes."""

from __future__ import annotations

from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.tags import (
    COMP_TIMEWORD_REL,
    NO_OUTLET,
    OUTLET_OUTLET_HEAD,
    OUTLET_OUTLET_HEAD_PHRASE,
    TOLD_OR_PUBLISHED,
)
from tawatur.extract.statements.words import QUOTE_MARKS, Word
from tawatur.lexicon import Entry
from tawatur.model import Entity, Hop
from tawatur.text.affixes import LAM

_MEDIA = frozenset(("media", "agency", "outlet", "newspaper", "broadcaster"))
_NO_BARE = frozenset(("role", "group", "anonymous", "organisation", "document"))
# Words that an outlet's name of plain words runs to.
_LONGEST = 3


def outlet_at(g: Ground, j: int, stop: int, any_name: bool = False) -> tuple[Hop, int] | None:
    """The outlet named at token j (with what is attached to it), and its last token. `any_name`: what stands in
    quotation marks is one whatever it is called."""
    words = g.words
    at = j
    if words[j].text == LAM or "TO_REPORTER" in words[j].tags:
        at = j + 1
        if at >= stop:
            return None
    w = words[at]
    if g.is_mark(at) or w.text == "(":
        told = any_name or at > j or bool(words[j - 1].tags & TOLD_OR_PUBLISHED)
        return _in_marks(g, at, stop) if told else None
    mention = g.mention_from.get(at)
    if mention and mention[1].kind == "platform":
        return None
    listed = lexical(g, at, stop, "OUTLET")
    if (
        mention
        and mention[1].type == "organisation"
        and (is_outlet(mention[1]) or w.tags & OUTLET_OUTLET_HEAD or listed is not None)
    ):
        lead = len(g.clitic_of(at))
        written = g.text(at, mention[0], lead)
        split = g.vocabulary.split
        name = written if set(split(written)).isdisjoint(split(mention[1].name)) else mention[1].name
        return hop_at(g, name, "media", at, mention[0], lead, mention[1].id), mention[0]
    if listed is not None:
        lead = _lead_of(g, at)
        return hop_at(g, g.named(at, listed[1], lead), "media", at, listed[1], lead), listed[1]
    if "OUTLET_HEAD" in w.tags and at + 1 < stop:
        return _headed(g, at, stop)
    if is_paper(g, at, stop):
        return hop_at(g, g.named(at, at, 1), "media", at, at, 1), at
    return _bare(g, at, stop) if at > j else None


def is_paper(g: Ground, j: int, stop: int) -> bool:
    """True where an outlet called by a common noun carries ل just before the words it was told («للمدينة أن»)."""
    w = g.words[j]
    if "PAPER" not in w.tags or not w.text.startswith(LAM) or j + 1 >= stop:
        return False
    k = j + 2 if g.is_comma(j + 1) and j + 2 < stop else j + 1
    return _opens(g, k)


def _opens(g: Ground, k: int) -> bool:
    """True where content opens at token k: «أن», a colon, a quotation."""
    w = g.words[k]
    return "COMP" in w.tags or w.text == ":" or g.is_mark(k)


def _in_marks(g: Ground, at: int, stop: int) -> tuple[Hop, int] | None:
    """The name in the quotation marks or brackets that open at token `at`."""
    close = g.name_in_marks(at)
    if close is None or close >= stop + 1:
        return _in_odd_marks(g, at, stop)
    mention = g.mention_from.get(at + 1)
    name = mention[1].name if mention else g.text(at + 1, close - 1)
    return hop_at(g, name, "media", at + 1, close - 1, entity=mention[1].id if mention else None), close


def _in_odd_marks(g: Ground, at: int, stop: int) -> tuple[Hop, int] | None:
    """A name behind ل whose marks are turned round («لـ»الأفق»») or never closed («لـ«الأفق: …»)."""
    if g.words[at - 1].text != LAM:
        return None
    for k in range(at + 1, min(stop, at + 2 + _LONGEST)):
        w = g.words[k]
        if not w.mark:
            continue
        if k == at + 1 or not (w.text in QUOTE_MARKS or w.text == ":"):
            return None
        return hop_at(g, g.text(at + 1, k - 1), "media", at + 1, k - 1), k if w.text in QUOTE_MARKS else k - 1
    return None


def _bare(g: Ground, at: int, stop: int) -> tuple[Hop, int] | None:
    """A name without marks behind a ل that stands alone («لـ سبق أن», «لـ CNN إن»): up to three words that content, a
    comma or who speaks follows."""
    k = at
    while k < stop and k - at < _LONGEST:
        w = g.words[k]
        if w.mark or w.text.isdigit() or w.cues or w.kind in _NO_BARE or w.tags & NO_OUTLET:
            break
        mention = g.mention_from.get(k)
        if mention is not None and mention[1].type == "person":
            break
        k += 1
    if k == at or k >= g.n:
        return None
    w = g.words[k]
    if not (_opens(g, k) or g.is_comma(k) or w.kind == "role" or "PREP" in w.tags or k in g.mention_from):
        return None
    return hop_at(g, g.text(at, k - 1), "media", at, k - 1), k - 1


def _headed(g: Ground, at: int, stop: int) -> tuple[Hop, int] | None:
    """«وكالة …»: the name behind a word for an outlet."""
    k = at + 1
    if g.is_mark(k) or (g.words[k].text == "(" and g.name_in_marks(k) is not None):
        close = g.name_in_marks(k)
        if close is None or lexical(g, k + 1, stop, "PLATFORM"):
            return None
        mention = g.mention_from.get(k + 1)
        name = mention[1].name if mention else g.text(k + 1, close - 1)
        return hop_at(g, name, "media", k + 1, close - 1, entity=mention[1].id if mention else None), close
    if lexical(g, k, stop, "PLATFORM"):
        return None
    mention = g.mention_from.get(k)
    if mention and mention[1].type == "organisation":
        return hop_at(g, mention[1].name, "media", k, mention[0], 0, mention[1].id), mention[0]
    listed = lexical(g, k, stop, "OUTLET")
    if listed is not None:
        return hop_at(g, g.text(k, listed[1]), "media", k, listed[1]), listed[1]
    lead = _lead_of(g, at)
    last = at
    j = k
    while j < stop and j - k < 4 and g.words[j].definite and not g.words[j].clitics:
        j += 1
    if j > k and j < stop and g.is_mark(j) and (close := g.name_in_marks(j)) is not None:
        return hop_at(g, g.text(j + 1, close - 1), "media", j + 1, close - 1), close
    if g.words[k].text.isascii() and not g.words[k].mark:
        return hop_at(g, g.named(at, k, lead), "media", at, k, lead), k
    if "NEWS_WORD" in g.words[k].tags and not g.words[k].definite:
        last = k
        while last + 1 < stop and g.words[last + 1].nisba and not g.words[last + 1].mark and not g.words[last + 1].cues:
            last += 1
        return hop_at(g, g.named(at, last, lead), "media", at, last, lead), last
    while (
        last + 1 < stop
        and last - at < 4
        and not g.words[last + 1].mark
        and (g.words[last + 1].definite or last + 1 in g.mention_from)
        and not g.words[last + 1].clitics
    ):
        if g.words[last + 1].tags & COMP_TIMEWORD_REL:
            break
        last += 1
    if last == at:
        return None
    return hop_at(g, g.named(at, last, lead), "media", at, last, lead), last


def media_in(g: Ground, first: int, last: int) -> Hop | None:
    """An outlet named inside a source phrase («مصادر رويترز»)."""
    for j in range(first + 1, last + 1):
        if g.is_mark(j):
            if j > first + 1 or (found := _in_marks(g, j, last + 1)) is None:
                continue
            return found[0]  # «مصادر "الأفق"»
        if g.words[j].tags & OUTLET_OUTLET_HEAD_PHRASE or j in g.mention_from:
            found = outlet_at(g, j, last + 1)
            if found is not None:
                return found[0]
    return None


def past_epithets(g: Ground, k: int, stop: int) -> int:
    """First token behind the adjectives and the bracket that follow an outlet's name («"الأفق" اليومية (خاص)»)."""
    while k < stop and (g.words[k].nisba or g.words[k].adjective) and not _ends_epithets(g.words[k]):
        k += 1
    if k + 1 < stop and g.words[k].text == "(" and "COMP" not in g.words[k + 1].tags:
        close = g.closing_bracket(k, stop)
        return close + 1 if close is not None else k
    return k


def _ends_epithets(w: Word) -> bool:
    return not w.definite or bool(w.clitics) or bool(w.cues) or w.head is not None


def lexical(g: Ground, j: int, stop: int, wanted: str) -> tuple[Entry, int] | None:
    """A lexicon form of class `wanted` at token j: the entry and its last token."""
    if j >= g.n:
        return None
    word = g.words[j]
    lexicon = g.vocabulary.channels
    if "PHRASE" in word.tags:
        texts = g.tokens.words
        for _, _, form, entry in word.channel_phrases:
            if wanted in entry.classes and tuple(texts[j + 1 : j + len(form)]) == form[1:]:
                return entry, j + len(form) - 1
    if wanted in word.tags:
        for reading in lexicon.lookup(word.text):
            if wanted in reading.entry.classes:
                return reading.entry, j
    return None


def _lead_of(g: Ground, j: int) -> int:
    for reading in g.vocabulary.channels.lookup(g.words[j].text):
        if reading.entry.classes & {"OUTLET", "OUTLET_HEAD"}:
            return reading.lead
    for _, lead, form, _entry in g.words[j].channel_phrases:
        if tuple(g.tokens.words[j + 1 : j + len(form)]) == form[1:]:
            return lead
    return g.words[j].lead


def is_outlet(entity: Entity) -> bool:
    """True for an agency, a paper, a broadcaster."""
    return entity.kind in _MEDIA


def hop_at(g: Ground, name: str, type_: str, first: int, last: int, lead: int = 0, entity: str | None = None) -> Hop:
    """The link of the chain that tokens [first, last] name, less `lead` letters."""
    span = g.span(first, last, lead)
    return Hop(name=" ".join(name.split()), type=type_, start=span.start, end=span.end, entity=entity)
