"""Prepositions that hand words on («بحسب», «نقلا عن», «كما قال»), where one stands and whether a source follows."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.tags import NAMES_SOURCE
from tawatur.text.affixes import HEH

WAW, FEH, LAM = "\u0648", "\u0641", "\u0644"
_CLASSES = ("CUE_OWN", "CUE_AS", "CUE_PREP")


class PrepCue(NamedTuple):
    """A non-verbal cue: its class, last token, whether its source carries ل, whether it relays, and its entry's id."""

    kind: str
    last: int
    li: bool
    relays: bool
    entry: str


def may_be_prep(g: Ground, j: int) -> bool:
    """A quick look whether a non-verbal cue may begin at token j."""
    w = g.words[j]
    return w.prep is not None or (bool(w.follows) and j + 1 < g.n and g.words[j + 1].text in w.follows)


def prep_at(g: Ground, j: int) -> PrepCue | None:
    """The non-verbal cue that begins at token j."""
    w = g.words[j]
    if not w.cue_phrases and w.prep is None:
        return None
    texts = g.tokens.words
    following = texts[j + 1] if j + 1 < g.n else ""
    if following in w.follows:
        for _, _, form, entry in w.cue_phrases:
            if form[1] == following and tuple(texts[j + 1 : j + len(form)]) == form[1:]:
                for c in _CLASSES:
                    if c in entry.classes:
                        return PrepCue(c, j + len(form) - 1, bool(entry.get("li")), bool(entry.get("relays")), entry.id)
    if w.prep is None:
        return None
    c, entry = w.prep
    return PrepCue(c, j, bool(entry.get("li")), bool(entry.get("relays")), entry.id)


def has_source(g: Ground, j: int, stop: int) -> bool:
    """True where a source stands behind the non-verbal cue at j."""
    found = prep_at(g, j)
    if found is None:
        return False
    if found.kind == "CUE_OWN":
        return True
    k = found.last + 1
    if k >= stop:
        return False
    if found.kind == "CUE_AS":
        return said_at(g, k) or any(c.kind == "passive" for c in g.words[k].cues)
    return source_like(g, k, found.li)


def said_at(g: Ground, k: int) -> bool:
    """True where token k is a reporting verb, or one with the pronoun that «ما» asks for («بحسب ما أكده»)."""
    w = g.words[k]
    if any(c.kind in ("past", "present") for c in w.cues):
        return True
    if w.cues or w.tags or w.head is not None or len(w.text) < 4 or not w.text.endswith(HEH):
        return False
    cues = g.vocabulary.words([w.text[:-1]])[0].cues
    return any(c.kind == "past" and not c.clitics and "que" in c.takes for c in cues)


def source_like(g: Ground, k: int, li: bool) -> bool:
    """True where a speaker phrase may begin at token k (behind ل with `li`)."""
    w = g.words[k]
    if li and not (w.text.startswith(LAM) or k in g.mention_over):
        return False
    if li and w.text == LAM:
        return True
    if g.is_mark(k):
        return g.name_in_marks(k) is not None
    return w.head is not None or k in g.mention_from or bool(w.tags & NAMES_SOURCE)


NON_VERBAL = frozenset(("CUE_PREP", "CUE_AS", "CUE_OWN"))
