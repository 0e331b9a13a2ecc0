"""Where a noun phrase ends: construct state, adjectives, the prepositions that belong to its noun."""

from __future__ import annotations

from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.outlets import is_outlet, is_paper, outlet_at
from tawatur.extract.statements.tags import CHANNEL, NO_ADJECTIVE, OUTLET_OUTLET_HEAD, PHRASE_ENDS, TOLD_PRESS
from tawatur.extract.statements.words import Word
from tawatur.text.affixes import HERS, LAM, PLURAL_NOMINATIVE, PLURAL_OBLIQUE, WAW

# The prepositions of «مقرب من», «مطلع على».
_WITH_ADJECTIVE = frozenset(("min", "ala"))
_FI, _FI_MIN = frozenset(("fi",)), frozenset(("fi", "min"))
_FOR_THE_AGENCY = LAM + LAM + WAW
_CALLED = frozenset(("organisation", "media"))
_NUNATED = (PLURAL_NOMINATIVE, PLURAL_OBLIQUE)
BLOCK = frozenset(("COMP", "REL", "NEG", "TRAIL", "AND_COMP", "FA_COMP"))


def is_adjective(g: Ground, k: int, strict: bool) -> bool:
    w = g.words[k]
    if w.mark or not w.definite or w.clitics:
        return False
    if w.tags & NO_ADJECTIVE or (strict and "ADDRESSEE" in w.tags):
        return False
    if strict and w.bare.endswith(PLURAL_OBLIQUE) and _is_body(g, k - 1):
        return False  # «حث قائد الجيش العسكريين على …»
    return w.nisba or w.adjective or "DEFADJ" in w.tags or (not strict and w.head is None)


def _is_body(g: Ground, k: int) -> bool:
    """True where token k ends the name of one body: no plural describes it."""
    w = g.words[k]
    over = g.mention_over.get(k)
    return (w.kind == "organisation" and w.definite) or (over is not None and over[2].type != "person")


def is_channel(g: Ground, j: int, stop: int) -> bool:
    """True where an adjunct that tells of the occasion or the carrier begins at j (in a statement, to an agency)."""
    w = g.words[j]
    if "PREP" in w.tags and not w.mark and j + 1 < stop:
        nxt = g.words[j + 1]
        if nxt.tags & CHANNEL and "OUTLET" not in nxt.tags:
            return True
        if "THROUGH" in w.tags and g.is_mark(j + 1):
            close = g.name_in_marks(j + 1)  # «عبر "الأفق"»
            return close is not None and close - j <= 4
        return bool(nxt.tags & OUTLET_OUTLET_HEAD) and w.text not in g.vocabulary.governed(_FI_MIN)
    lead = w.text[:1]
    if lead != LAM:
        return False
    if w.text == LAM or w.tags & TOLD_PRESS or is_paper(g, j, stop):
        return True
    if w.tags & OUTLET_OUTLET_HEAD and not w.text.startswith(_FOR_THE_AGENCY):
        return True
    return j in g.mention_from and is_outlet(g.mention_from[j][1])


def extent(g: Ground, i: int, stop: int, governed: frozenset[str], strict: bool, kind: str = "") -> int:
    """Last token of the phrase headed at i: construct state, adjectives, and prepositions that belong to the noun."""
    words = g.words
    head = words[i]
    definite = head.definite
    closed = definite
    kind = kind or (head.kind if head.head else "")
    counted = "COUNTER" in head.tags
    last, k = i, i + 1
    limit = min(stop, i + 24)
    while k < limit:
        w = words[k]
        mention = g.mention_from.get(k)
        if w.mark:
            bracketed = w.text == "(" and k == i + 1 and not definite and kind in _CALLED  # «وكالة (…)», «شركة (…)»
            name = g.name_in_marks(k) if g.is_mark(k) or bracketed else None
            told = kind in ("role", "anonymous") and k + 1 in g.mention_from and is_outlet(g.mention_from[k + 1][1])
            if told and (words[last].definite or words[last].nisba):
                break
            if name is not None and name < stop and not _is_where(g, last) and _names(g, k, name, kind):
                last, k, closed = name, name + 1, True
                continue
            break
        if "NOT_SO" in w.tags and k + 1 < limit and (words[k + 1].nisba or words[k + 1].adjective):
            last, k = k + 1, k + 2
            continue
        if w.tags & BLOCK or "CONN" in w.tags or k in g.time_from or ("TIMEWORD" in w.tags and not mention):
            break
        if ("ADV" in w.tags and not mention) or "CUE_SAYING" in w.tags:
            break
        if "ON_CONDITION" in w.tags and kind in ("role", "anonymous", "group") and not mention:
            break
        if "PUBLISHED" in w.tags:
            break
        if kind == "document" and w.text.startswith(LAM) and w.tags & OUTLET_OUTLET_HEAD:
            outlet = outlet_at(g, k, stop)  # «تقرير لصحيفة "الأفق"»
            if outlet is not None:
                last, k, closed = outlet[1], outlet[1] + 1, True
                continue
        if is_channel(g, k, stop) and not ("PRESS" in w.tags and _body_in(g, i, k)):
            break
        described = words[last].nisba or words[last].adjective
        if "OUTLET_HEAD" in w.tags and k > i + 1 and kind in ("role", "anonymous") and described:
            break
        if kind == "group" and words[last].kind == "group" and _nunated(words[last]) and _names_anew(w, mention):
            break  # «دعا آخرون الحكومة …»
        if kind == "group" and _nunated(head) and not w.definite and not w.clitics and not _goes_with(w, mention):
            break  # «وصف معارضون بارزون خطاب …»
        if mention and not g.clitic_of(k):
            if "OUTLET" in w.tags and kind in ("role", "group", "anonymous") and k > i + 1:
                break
            if closed and strict and not (kind in ("group", "role") and words[last].nisba):
                break
            if closed and kind == "group" and w.kind == "organisation" and words[last].definite:
                break  # «طالبت كثير من المنظمات الحقوقية جماعة …»
            last, k, closed = mention[0], mention[0] + 1, True
            continue
        if "PREP" in w.tags:
            if k + 1 < stop and "LINK" in words[k + 1].tags:
                break  # «من جانبه»
            if w.text in governed and not (words[last].adjective and w.text in g.vocabulary.governed(_WITH_ADJECTIVE)):
                break
            if "IN_TITLE" not in w.tags and not words[last].adjective:
                break
            if kind == "media" and (w.text not in g.vocabulary.governed(_FI) or _its_own(g, k + 1, stop)):
                break
            nxt = _prepositional(g, k, stop)
            if nxt is None or (
                kind not in ("anonymous", "role", "group", "media")
                and not (w.text in g.vocabulary.governed(_FI) and not strict)
                and not (k == i + 1 and not definite and w.text in g.vocabulary.governed(_FI_MIN))  # «وفد من …»
            ):
                break
            last, k, closed = nxt, nxt + 1, True
            continue
        if (
            w.cues
            and not w.definite
            and not w.nisba
            and not w.adjective
            and any(c.kind in ("past", "present", "passive") for c in w.cues)
            and not (k == i + 1 and w.head)
        ):
            break
        clitics = g.clitic_of(k) if mention else w.clitics
        if "INNER" in w.tags:
            nxt = _prepositional(g, k, stop, bare=True)
            last = k if nxt is None else nxt
            k, closed = last + 1, True
            continue
        if (
            kind in ("anonymous", "role")
            and (words[last].adjective or (last == i and kind == "anonymous" and w.text[0] == "\u0628"))
            and "bi" not in governed
            and not clitics
            and len(w.text) > 3
            and w.text[:1] in ("\u0628", "\u0644")
            and "NOT_BI" not in w.tags
            and k + 1 < stop
            and _next_definite(g, k, stop)
        ):
            nxt = _prepositional(g, k - 1, stop)
            if nxt is not None:
                last, k, closed = nxt, nxt + 1, True
                continue
        if clitics[:1] in ("\u0628", "\u0644") and (mention or w.definite or w.head):
            if ("bi" if clitics[:1] == "\u0628" else "li") in governed or (strict and clitics[:1] == "\u0628"):
                break
            if kind not in ("role", "anonymous", "group", "organisation", "document"):
                break
            if w.masdar and clitics[:1] == "\u0644" and not mention:
                break
            last = mention[0] if mention else k
            k, closed = last + 1, bool(mention or w.definite)  # «بيان لمكتب رئيس البرلمان»
            continue
        if clitics.startswith("\u0648") or (
            w.text.startswith("\u0648") and (w.nisba or w.adjective) and len(w.text) > 4
        ):
            bare_nisba = w.nisba or w.adjective
            if (not w.definite and bare_nisba and w.head is None) or (w.definite and w.nisba):
                last, k = k, k + 1
                continue
            if not closed and w.definite and kind in ("role", "organisation"):
                last, k = k, k + 1
                continue
            if (
                kind in ("role", "organisation")
                and w.definite
                and words[last].definite
                and not strict
                and w.head is None
            ):
                last, k = k, k + 1
                continue
            break
        if w.definite:
            if not clitics and (not closed or is_adjective(g, k, strict)):
                last, k, closed = k, k + 1, True
                continue
            break
        if clitics:
            break
        if closed:
            break
        # an indefinite word behind an indefinite head: adjective, or the next link of a construct
        if kind == "anonymous" or (kind in ("role", "group") and not counted and (w.nisba or w.adjective)):
            if w.nisba or w.adjective:
                last, k = k, k + 1
                continue
            break
        if (
            (w.masdar and not (kind == "document" and w.kind == "document"))  # «نتائج استبيان»
            or w.text.endswith("\u0627")
            or any(c.kind == "masdar" and c.suffix for c in w.cues)
        ):
            break
        if last > i and (words[last].nisba or words[last].adjective) and not (w.nisba or w.adjective or w.head):
            break  # «تقرير غير حكومي جرى …»
        if kind == "document" and not (w.nisba or w.adjective or w.head or _next_definite(g, k, stop)):
            break
        if kind == "group" and not counted and not (w.head or w.nisba):
            nxt_word = words[k + 1] if k + 1 < limit else None
            if nxt_word is None or not (nxt_word.definite or k + 1 in g.mention_from):
                break
        last, k = k, k + 1
    return last


def _its_own(g: Ground, k: int, stop: int) -> bool:
    """True for «في عددها», «في تقريرها»: where an outlet says it, not what it is called."""
    return k < stop and g.words[k].text.endswith(HERS) and k not in g.mention_over


def _body_in(g: Ground, first: int, stop: int) -> bool:
    """True where the words just before `stop` head a body of the press: «رئيس الاتحاد الدولي للصحفيين»."""
    k = stop - 1
    while k > first and g.words[k].nisba and g.words[k].head is None:
        k -= 1
    return "GUILD" in g.words[k].tags


def _goes_with(w: Word, mention: object) -> bool:
    """True for what may follow a plural that nothing governs: an adjective, a preposition."""
    return bool(w.nisba or w.adjective or "PREP" in w.tags or "INNER" in w.tags or mention)


def _names_anew(w: Word, mention: object) -> bool:
    return not (w.nisba or w.adjective) and bool(mention or w.head is not None or w.definite)


def _is_where(g: Ground, k: int) -> bool:
    """True where token k ends «في فرنسا»: no name in marks belongs to it."""
    over = g.mention_over.get(k)
    return over is not None and over[2].type == "place" and over[0] > 0 and "PREP" in g.words[over[0] - 1].tags


def _nunated(w: Word) -> bool:
    """True for a plural in ون, ين: nothing can be its second part."""
    return not w.definite and w.text.endswith(_NUNATED)


def _names(g: Ground, k: int, close: int, kind: str) -> bool:
    """True where the quotation [k, close] is part of the phrase: «تنظيم "داعش"»."""
    if k + 1 in g.mention_from:
        return True
    if (
        kind not in ("organisation", "media", "group", "document", "anonymous")
        or close - k > 4 + 2 * (g.words[k].text == "(")
        or (g.words[k].text == "(" and g.words[k - 1].definite)
    ):
        return False
    return not any("COMP" in g.words[j].tags or g.words[j].cues for j in range(k + 1, close))


def _next_definite(g: Ground, k: int, stop: int) -> bool:
    return k + 1 < stop and (g.words[k + 1].definite or k + 1 in g.mention_from)


def _prepositional(g: Ground, k: int, stop: int, bare: bool = False) -> int | None:
    """Last token of the noun run behind the preposition at k (with `bare`: behind the word at k)."""
    last, j, closed = -1, k + 1, False
    limit = min(stop, k + 9)
    while j < limit:
        w = g.words[j]
        mention = g.mention_from.get(j)
        if w.mark:
            name = g.name_in_marks(j) if g.is_mark(j) else None
            if name is None or name >= stop:
                break
            last, j, closed = name, name + 1, True
            continue
        if any(c.kind == "masdar" and c.suffix for c in w.cues):
            break  # «من فريقها قوله»
        if w.tags & BLOCK or w.tags & PHRASE_ENDS or j in g.time_from or (last >= 0 and is_channel(g, j, stop)):
            break
        if mention:
            if last >= 0 and closed and g.clitic_of(j) == "":
                break
            last, j, closed = mention[0], mention[0] + 1, True
            continue
        if w.definite and (last < 0 or not closed or is_adjective(g, j, True) or w.clitics == "\u0648"):
            last, j, closed = j, j + 1, True
            continue
        if (
            not closed
            and not w.definite
            and not w.masdar
            and not any(c.kind in ("past", "present") and not w.nisba for c in w.cues)
        ):
            last, j = j, j + 1
            continue
        break
    return last if last >= 0 else None
