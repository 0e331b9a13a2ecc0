"""Who a source phrase that names an office is: the name told behind it, the words that only describe it."""

from __future__ import annotations

from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import Phrase, noun_phrase
from tawatur.text.affixes import TEH, YEH


def bearer(g: Ground, source: Phrase, pos: int, stop: int) -> Phrase | None:
    """The person named right before the content, behind an adjunct of the office that the source is («قال المتحدث في
    تصريح للصحفيين العميد فلان إن»)."""
    if source.kind != "role" or source.entity is not None or source.joint or pos <= source.last + 1:
        return None
    w = g.words[pos]
    if w.clitics or not (w.kind == "role" or pos in g.mention_from) or "PREP" in g.words[pos - 1].tags:
        return None
    found = noun_phrase(g, pos, stop)
    if found is None or found.kind != "person" or found.entity is None or found.joint or found.last + 1 >= stop:
        return None
    after = g.words[found.last + 1]
    return found if g.is_que(found.last + 1) or after.text == ":" else None


def called(g: Ground, source: Phrase, pos: int, stop: int) -> Phrase | None:
    """«محتج يدعى فلانا»: the source with the name that the verb at pos gives."""
    if source.kind != "role" or "CALLED" not in g.words[pos].tags:
        return None
    named = noun_phrase(g, pos + 1, stop)
    if named is None or named.kind != "person" or named.entity is None:
        return None
    return named._replace(first=source.first, head=named.first)


def describes(g: Ground, source: Phrase, pos: int) -> bool:
    """True where a verb of the present behind an indefinite source describes it («امرأة تعمل في …»)."""
    w, head = g.words[pos], g.words[source.head]
    if source.entity is not None or head.definite or w.tags or w.cues or w.masdar or w.nisba or pos in g.mention_over:
        return False
    return w.text[0] in (YEH, TEH) and len(w.text) > 3 and source.kind in ("role", "group", "anonymous")
