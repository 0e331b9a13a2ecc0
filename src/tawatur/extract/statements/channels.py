"""What carried the words from the speaker to the report: outlets, platforms, documents."""

from __future__ import annotations

from operator import attrgetter

from msgspec.structs import replace

from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.outlets import hop_at, is_paper, lexical, outlet_at, past_epithets
from tawatur.extract.statements.tags import (
    CARRIES,
    CHANNEL,
    COMP_REL,
    MARKS_NAME,
    OUTLET_HEAD_PLATFORM_POST,
    OUTLET_OUTLET_HEAD,
    OUTLET_OUTLET_HEAD_PHRASE,
    PUBLISHER_GAP,
)
from tawatur.model import Hop
from tawatur.text.affixes import PLURAL_FEMININE, TEH, TEH_MARBUTA

_LAM, _BEH, _WAW, _FEH, _HEH, _ALEF = "\u0644", "\u0628", "\u0648", "\u0641", "\u0647", "\u0627"
_FI = frozenset(("fi",))
_link = attrgetter("link")


def hops_in(g: Ground, first: int, stop: int) -> tuple[Hop, ...]:
    """The links of the chain named among tokens [first, stop), outermost first: outlets, platforms, documents."""
    if first >= stop or not any(map(_link, g.words[max(0, first - 1) : stop])):
        return ()
    outlets: list[Hop] = []
    platforms: list[Hop] = []
    documents: list[tuple[Hop, bool]] = []
    j = first
    words = g.words
    while j < stop:
        w = words[j]
        before = words[j - 1] if j > 0 else w
        found = outlet_at(g, j, stop) if _leads_to_outlet(g, j) else None
        if found is None and "PUBLISHED" in w.tags and j + 1 < stop:
            k = past_publisher_gap(g, j + 1, stop)
            found = outlet_at(g, k, stop, True) if j + 1 < k < stop else None
        if found is None and "FAVOURED" in w.tags:
            found = favoured_at(g, j, stop)
        if found is not None:
            hop, last = found
            outlets.append(hop)
            j = last + 1
            continue
        if "PLATFORM" in w.tags or "PHRASE" in w.tags:
            platform = lexical(g, j, stop, "PLATFORM")
            if platform is not None:
                entry, last = platform
                platforms.append(hop_at(g, str(entry.get("name") or g.text(j, last)), "platform", j, last))
                j = last + 1
                continue
        name_lead = _carrier_lead(g, j) if "CARRIER" in w.tags else 0
        if "CARRIER" in w.tags and (
            ("OVER" in before.tags and "PREP" in before.tags and "FROM_WITH" not in before.tags)
            or w.text.startswith(_BEH + _BEH)
            or (_attached(w.text) and name_lead == 2)
        ):
            hop = hop_at(g, g.text(j, j, name_lead), "document", j, j, name_lead)
            suffix = _carrier_suffix(g, j)
            if suffix:
                bare = hop.name[: -len(suffix)]
                single = bare.endswith(TEH) and not bare.endswith(PLURAL_FEMININE)
                hop = replace(hop, name=bare[:-1] + TEH_MARBUTA if single else bare)
            documents.append((replace(hop, kind="post") if "POST" in w.tags else hop, "POST" in w.tags))
        j += 1
    hops = outlets[:2] + platforms[:1]
    hops += [hop for hop, post in documents[:1] if not (post and platforms)]
    seen: set[str] = set()
    return tuple(h for h in hops if not (h.name in seen or seen.add(h.name)))  # type: ignore[func-returns-value]


def favoured_at(g: Ground, j: int, stop: int) -> tuple[Hop, int] | None:
    """The outlet that «خص به "الأفق"» and «خص فلان "الأفق" بتصريح» name, and its last token. The verb is at token j."""
    for k in range(j + 1, min(stop, j + 9)):
        w = g.words[k]
        if g.is_mark(k) or w.tags & OUTLET_OUTLET_HEAD:
            return outlet_at(g, k, stop, True)
        if w.mark or "COMP" in w.tags:
            return None
    return None


def past_publisher_gap(g: Ground, k: int, stop: int) -> int:
    """First token behind what may stand between «نشرته» and who did («اليوم», «معه», «عنه»)."""
    words = g.words
    while k < stop and (k in g.time_from or words[k].tags & PUBLISHER_GAP):
        k = g.time_from.get(k, k) + 1
    return k


def _attached(text: str) -> bool:
    return text.startswith((_WAW + _BEH, _FEH + _BEH))


def _carrier_suffix(g: Ground, j: int) -> str:
    readings = [r for r in g.vocabulary.channels.lookup(g.words[j].text) if "CARRIER" in r.entry.classes]
    return readings[0].suffix if readings else ""


def _carrier_lead(g: Ground, j: int) -> int:
    readings = [r for r in g.vocabulary.channels.lookup(g.words[j].text) if "CARRIER" in r.entry.classes]
    return readings[0].lead if readings else 0


def _leads_to_outlet(g: Ground, j: int) -> bool:
    """True where token j stands where the outlet that was spoken to, or that published it, may stand."""
    w, before = g.words[j], g.words[j - 1] if j else None
    if before is not None and "RECEIVED" in before.tags:
        return False  # «بيان ورد لـ…»
    if before is not None and "OF_SPEAKING" in before.tags and "CONDITION_TAIL" in g.words[j - 2].tags:
        return False  # «غير مخول بالحديث لوسائل الإعلام»
    if w.text == _LAM or "TO_REPORTER" in w.tags or is_paper(g, j, g.n):
        return True
    if w.text.startswith(_LAM) and (w.tags & OUTLET_OUTLET_HEAD_PHRASE or j in g.mention_over):
        return True
    if before is None:
        return False
    if "PUBLISHED" in before.tags:
        return True
    if "TOLD_TO" in before.tags and (w.tags & OUTLET_OUTLET_HEAD_PHRASE or j in g.mention_from or g.is_mark(j)):
        return True
    if "PREP" in before.tags and "OVER" in before.tags:
        return bool(w.tags & OUTLET_OUTLET_HEAD) and "POST" not in w.tags
    return False


def _told_at(g: Ground, j: int, stop: int) -> bool:
    """True where the outlet that was told begins at token j with its ل."""
    w = g.words[j]
    if w.text == _LAM or "TO_REPORTER" in w.tags or is_paper(g, j, stop):
        return True
    return w.text.startswith(_LAM) and "OUTLET_HEAD" in w.tags and j in g.mention_from


def chunk_end(g: Ground, j: int, stop: int, governed: frozenset[str] = frozenset()) -> int:
    """First token behind the adjunct that begins at j: preposition, noun, its adjectives, the outlet, times. A
    preposition of `governed` opens the content («شدد في بيان على ضرورة …») where no outlet follows it."""
    words = g.words
    k = j
    named = outlet_at(g, j, stop) if _told_at(g, j, stop) else None
    if named is not None:
        return past_epithets(g, named[1] + 1, stop)
    if "PREP" in words[k].tags or words[k].text == _LAM:
        k += 1
    steps = 0
    while k < stop and steps < 24:
        steps += 1
        w = words[k]
        if k in g.time_from:
            k = g.time_from[k] + 1
            continue
        if k in g.mention_from and (k > j or g.mention_from[k][0] > k):
            k = g.mention_from[k][0] + 1
            return _after_brackets(g, k, stop)
        if g.is_mark(k) and words[k - 1].text == _LAM and (named := outlet_at(g, k - 1, stop)) is not None:
            return past_epithets(g, named[1] + 1, stop)
        if g.is_mark(k):
            close = g.name_in_marks(k)
            if close is None or (
                words[k - 1].mark is False and not words[k - 1].tags & MARKS_NAME and words[k - 1].text != _LAM
            ):
                return k
            k = close + 1
            return _after_brackets(g, k, stop)
        if w.mark:
            return k
        if w.tags & COMP_REL:
            return k
        if w.tags & CARRIES:
            last = lexical(g, k, stop, "OUTLET") or lexical(g, k, stop, "PLATFORM")
            k = last[1] + 1 if last else k + 1
            while (
                k < stop
                and not words[k].mark
                and (words[k].nisba or words[k].adjective or "OWNED" in words[k].tags)
                and "COMP" not in words[k].tags
            ):
                k += 1
            bare = words[k - 1] is w and not w.definite and not g.is_owned(k - 1)
            if bare and "OCCASION" in w.tags:
                k = _past_second_part(g, k, stop)  # «عقب اجتماع المجلس»
            nxt = words[k] if k < stop else None
            if nxt is not None and not w.definite and not nxt.definite and nxt.tags & CHANNEL and w.tags & CHANNEL:
                continue  # «في ختام زيارة …»
            if bare and nxt is not None and "OUTLET_HEAD" in w.tags and not nxt.head and "ADDRESSEE" not in nxt.tags:
                k = _past_second_part(g, k, stop)  # «لقناة الأفق»
                nxt = words[k] if k < stop else None
            while nxt is not None and nxt.definite and not nxt.clitics and "POST" in w.tags and k + 1 < stop:
                k += 1
                nxt = words[k]
            if (
                nxt is not None
                and g.is_mark(k)
                and (close := g.name_in_marks(k)) is not None
                and (w.tags & OUTLET_HEAD_PLATFORM_POST or lexical(g, k + 1, stop, "PLATFORM"))
            ):
                return _after_brackets(g, close + 1, stop)
            if nxt is not None and nxt.text in governed and _opens_content(g, k, stop):
                return k
            if (
                nxt is not None
                and not nxt.mark
                and (
                    ("PREP" in nxt.tags and ("OVER" in nxt.tags or "TOLD_TO" in nxt.tags))
                    or (nxt.text.startswith(_LAM) and (nxt.tags & OUTLET_OUTLET_HEAD or k in g.mention_over))
                    or nxt.text == _LAM
                )
            ):
                if (nxt.text != _LAM and "PREP" in nxt.tags) or nxt.text == _LAM:
                    k += 1
                continue
            if (
                nxt is not None
                and not nxt.mark
                and nxt.text.endswith((_HEH, _HEH + _ALEF))
                and nxt.head is None
                and not nxt.cues
                and not nxt.definite
                and k + 1 < stop
                and words[k + 1].text in g.vocabulary.governed(_FI)
            ):
                k += 2  # «كلمة ألقاها في …»
                if k < stop and k not in g.mention_from:
                    k += 1
                continue
            return _after_brackets(g, k, stop)
        k += 1
        before = words[k - 1]
        if k < stop and "COMP" not in words[k].tags:
            joined = words[k].definite and not before.definite and not g.is_owned(k - 1)
            if joined or words[k].nisba or "DEFADJ" in words[k].tags:
                continue
        return k
    return k


def _past_second_part(g: Ground, k: int, stop: int) -> int:
    """First token behind the definite noun at k that an indefinite occasion is of, and its adjectives."""
    if k >= stop or not g.words[k].definite or g.words[k].clitics or "ADDRESSEE" in g.words[k].tags:
        return k
    k += 1
    while k < stop and g.words[k].definite and (g.words[k].nisba or "DEFADJ" in g.words[k].tags):
        k += 1
    return k


def _opens_content(g: Ground, k: int, stop: int) -> bool:
    """True where the preposition at k opens content: no outlet, platform or person told follows it."""
    if k + 1 >= stop or g.is_mark(k + 1):
        return False
    w = g.words[k + 1]
    if w.tags & CARRIES or outlet_at(g, k + 1, stop) is not None:
        return False
    told = w.head is not None or k + 1 in g.mention_from
    return not (told and any(g.words[m].text == g.words[k].text for m in range(k + 2, min(stop, k + 14))))


def _after_brackets(g: Ground, k: int, stop: int) -> int:
    if k + 1 < stop and g.words[k].text == "(" and "COMP" not in g.words[k + 1].tags:
        close = g.closing_bracket(k, stop)
        if close is not None:
            return close + 1
    return k
