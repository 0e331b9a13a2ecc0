"""Remarks that hand words on to somebody else: «…، وهو ما أكده فلان، مشيرا إلى أن …»: it is فلان who goes on."""

from __future__ import annotations

from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import Phrase, noun_phrase
from tawatur.extract.statements.prepositions import source_like
from tawatur.extract.statements.words import Cue
from tawatur.text.affixes import ALEF, PRONOUNS, YEH


def may_remark(g: Ground, i: int) -> bool:
    """True where «وهو ما», «وهذا ما», «الأمر الذي» stand at token i."""
    if i + 1 >= g.n:
        return False
    tags, behind = g.words[i].tags, g.words[i + 1].tags
    return ("TRAIL" in tags and "MA" in behind) or ("MATTER" in tags and "REL" in behind)


def remarked_by(g: Ground, i: int, stop: int) -> Phrase | None:
    """Who says what the remark at token i points back to: «وهو ما أكده فلان», «الأمر الذي أشار إليه فلان»."""
    words = g.words
    k = i + 2
    if k + 1 >= stop or words[k].definite or words[k].mark or "NEG" in words[k].tags:
        return None
    saying = any(c.kind in ("past", "present") for c in _as_verb(g, k))
    owned = words[k].text.endswith(PRONOUNS)
    k += 1
    if not owned:
        if not ("PREP" in words[k].tags and words[k].text.endswith(PRONOUNS)):
            return None
        k += 1  # «أشار إليه»
    while k < stop and (k in g.time_from or "ADV" in words[k].tags):
        k = g.time_from.get(k, k) + 1
    if not saying or k >= stop or not source_like(g, k, False):
        return None
    found = noun_phrase(g, k, stop)
    return found if found is not None and not found.lead else None


def _as_verb(g: Ground, k: int) -> tuple[Cue, ...]:
    """The readings as a cue of the word at token k, also without the pronoun at its end."""
    w = g.words[k]
    if w.cues:
        return w.cues
    stems = [w.text.removesuffix(p) for p in PRONOUNS if w.text.endswith(p)]
    stems += [s[:-1] + YEH for s in stems if s.endswith(ALEF)]  # «نفاه»: «نفى»
    return tuple(c for word in g.vocabulary.words(stems) for c in word.cues)
