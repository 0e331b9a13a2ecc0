"""Subjects: which phrase may be one, names no list knows, subjects before their verb, the noun of a relative clause."""

from __future__ import annotations

from tawatur.extract.statements.adjuncts import clause_ahead
from tawatur.extract.statements.extents import is_channel
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import Phrase, apposed, noun_phrase, unknown_name
from tawatur.extract.statements.tags import CONN_AUX_ADV
from tawatur.extract.statements.words import Cue
from tawatur.text.affixes import ALEF, BEH, FEH, LAM, PLURAL_NOMINATIVE, PLURAL_OBLIQUE, WAW, YEH

# Letters behind و in foreign names (وارن, ويليام).
_LONG = ("\u0627", "\u064a")
# The endings of oblique plurals and duals: no subjects.
_OBLIQUE = PLURAL_OBLIQUE
_OPENERS = frozenset(("CONN", "AUX", "ADV", "COMP", "LINK", "TIMEWORD"))
_GAP = frozenset(("ADV", "AUX", "TIMEWORD"))
_NAME_TAGS = frozenset(("NAME_GOES_ON", "PHRASE"))
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
        opened = g.quote_to.get(k, -1)
        if opened > start and g.words[opened - 1].text == LAM:
            k = opened - 2  # «مصادر لـ"الأفق" أشارت»
            continue
        if w.text == LAM or (w.tags & _GAP and k not in g.mention_over) or g.is_comma(k) or _in_time(g, k):
            k -= 1
            continue
        break
    skip = start
    for p in range(start, k + 1):
        w = g.words[p]
        if p < skip:
            continue
        begins = w.head is not None or p in g.mention_from or "COUNT" in w.tags
        if not begins and not (g.is_mark(p) and p + 1 in g.mention_from):
            continue
        if p > first and not any_lead and "PREP" in g.words[p - 1].tags:
            within = noun_phrase(g, p, i)
            skip = within.last + 1 if within is not None else p + 1
            continue
        over = g.mention_over.get(p)
        if over is not None and over[0] < p:
            continue
        found = noun_phrase(g, p, i)
        if found is not None and found.last < k and found.entity is not None and _for_tail(g, found.last + 1, k):
            found = found._replace(last=k)
        if found is not None and found.last < k and found.kind in ("person", "role"):
            found = _with_rest(g, found, k)
        if found is not None and found.last == k and found.kind != "other":
            if found.lead and not any_lead and g.clitic_of(p)[:1] not in (WAW, FEH) and found.kind != "document":
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


def _with_rest(g: Ground, found: Phrase, k: int) -> Phrase:
    """A person or title with the words up to token k that can only belong to it: the rest of a name («طارق حرب»), an
    accusative adjective («خبيرا قانونيا»)."""
    words = g.words[found.last + 1 : k + 1]
    head = g.words[found.head]
    if found.kind == "role" and found.last == found.first and len(words) == 1 and not head.definite:
        accusative = head.text.endswith(ALEF) and words[0].text.endswith(YEH + ALEF)
        return found._replace(last=k) if accusative else found
    if len(words) > 3 or any(w.mark or w.tags or w.cues or w.masdar or w.clitics or w.text[0] == WAW for w in words):
        return found
    if any(w.bare.endswith(_OBLIQUE) and w.definite for w in words):
        return found  # «فلان المتظاهرين»
    if any(j in g.mention_over or j in g.time_from for j in range(found.last + 1, k + 1)):
        return found
    if found.kind == "role":
        whole = head.definite and len(words) > 1 and not words[0].definite and words[0].head is None
        return found._replace(last=k, kind="person", name_first=found.last + 1, name_last=k) if whole else found
    return found._replace(last=k, name_last=k) if found.last == found.name_last and len(words) == 1 else found


def _for_tail(g: Ground, k: int, last: int) -> bool:
    """True where tokens [k, last] are «لحقوق الإنسان» and the like: they belong to the name of a body."""
    rest = g.words[k + 1 : last + 1]
    return g.words[k].text.startswith(LAM) and all(w.definite and not w.mark for w in rest)


def _is_construct(g: Ground, k: int) -> bool:
    """True where token k is a plain indefinite noun that governs the next («تحرير عدن»)."""
    w = g.words[k]
    acts = any(c.kind != "masdar" for c in w.cues)
    return not w.definite and not w.mark and not acts and (w.masdar or "DIRECTION" in w.tags)


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
    end = i - 1
    while end > behind and g.words[end].tags & CONN_AUX_ADV:
        end -= 1
    if g.is_comma(behind) and "REL" in g.words[behind + 1].tags and g.is_comma(end):
        return found
    if (
        g.is_comma(behind)
        and g.is_comma(end)
        and not any(g.words[j].clitics == WAW and g.words[j].cues for j in range(behind, i))
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
    first = _past_dateline(g, first, i)
    skipped = 0
    for p in range(first, i):
        if p - first - skipped >= 4:
            break
        if _in_time(g, p) or g.words[p].tags & _GAP:
            skipped += 1
        found = noun_phrase(g, p, i, frozenset(), True)
        if found is not None and found.kind in _SPEAKING and not (found.lead and p != first) and found.last < i - 1:
            if p > first and "PREP" in g.words[p - 1].tags:
                return None
            return found
    return None


def _past_dateline(g: Ground, first: int, stop: int) -> int:
    """First token behind «المدينة - الأفق:» at token `first`; `first` itself where no dateline stands there."""
    for k in range(first + 1, min(stop, first + 9)):
        if g.words[k].text == ":":
            return k + 1 if any(g.is_dash(j) for j in range(first, k)) else first
        if g.words[k].cues and not g.words[k].definite:
            return first
    return first


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


def unknown_subject(
    g: Ground, pos: int, stop: int, objects: bool, governed: frozenset[str] = frozenset()
) -> Phrase | None:
    """A subject that no list knows: the plain words behind the verb, with the title that follows them. Where the
    verb takes objects too, only before its clause or a title."""
    named = unknown_name(g, pos, stop)
    if named is None:
        return None
    after = named.last + 1
    if objects and named.first == named.last and after < stop and g.words[after].text in governed:
        return named
    if objects:
        if named.kind not in ("person", "group") or g.words[pos].text.startswith(BEH) or named.last - named.first > 4:
            return None
        if not clause_ahead(g, named.last, stop, 20) and not (
            after < stop and (g.words[after].text == ":" or g.is_mark(after) or "COMP" in g.words[after].tags)
        ):
            return None
    return apposed(g, named, stop) if named.kind == "person" else named


def titled(g: Ground, phrase: Phrase, stop: int, clause_only: bool) -> Phrase:
    """Takes in a name that no list knows behind a title («المتحدث باسم الوزارة فلان إن»)."""
    if phrase.kind != "role" or phrase.entity is not None or phrase.joint:
        return phrase
    head = g.words[phrase.head]
    if phrase.first == phrase.last and not (head.definite or head.office or "HONORIFIC" in head.tags):
        return phrase  # «قيادي بارز»
    honoured = _honoured(g, phrase.last + 1, stop) or _called_by_noun(g, phrase, stop)
    name = honoured or unknown_name(g, phrase.last + 1, stop, g.words[phrase.head].kind == "role")
    if name is None or name.kind != "person" or name.last - name.first > 3:
        return phrase
    if g.words[name.first].nisba and not g.words[phrase.last].definite:
        return phrase  # «مسؤول أمني», but «المدرب سامي …»
    if honoured is None and name.first == name.last and phrase.last > phrase.head and not g.words[phrase.last].definite:
        return phrase  # «دبلوماسي كبير مشارك في …»
    if "ON_CONDITION" in g.words[name.first].tags:
        return phrase  # «مسؤولان اشترطا …»
    text = g.words[name.first].text
    if honoured is None and text[0] == WAW and text[1:2] not in _LONG:
        return phrase
    if text[0] == LAM and name.last > name.first and g.words[name.first + 1].definite:
        return phrase  # «لحقوق الإنسان»
    if (
        g.words[name.first].clitics
        or g.words[name.first].adjective
        or (clause_only and honoured is None and not _clause_behind(g, min(name.last + 1, stop - 1), stop))
    ):
        return phrase
    return phrase._replace(last=name.last, kind="person", name_first=name.first, name_last=name.last)


def _clause_behind(g: Ground, k: int, stop: int) -> bool:
    """True where «أن» stands at token k or behind an adjunct that begins there («في تصريح لـ"الأفق" أن»)."""
    return g.is_que(k) or (is_channel(g, k, stop) and clause_ahead(g, k, stop, 20))


def _called_by_noun(g: Ground, phrase: Phrase, stop: int) -> Phrase | None:
    """A name that begins with a word of another meaning right behind «الدكتورة» and the like («وحدة الجميلي»)."""
    k = phrase.last + 1
    if "HONORIFIC" not in g.words[phrase.last].tags or k + 1 >= stop or g.words[k].kind != "organisation":
        return None
    w, last = g.words[k], g.words[k + 1]
    plain = last.definite and last.nisba and last.head is None and not last.clitics and not last.tags
    return Phrase(k, k + 1, 0, "person", k, None, k + 1, k) if plain and not w.definite else None


def past_honorifics(g: Ground, k: int, stop: int) -> int:
    """First token behind «الدكتور», «اللواء ركن», «د.», «الدكتور /» at token k; k itself where none stands there."""
    j = k
    while j < min(stop, k + 6):
        w = g.words[j]
        if "HONORIFIC" in w.tags or (j > k and w.text == "/"):
            j += 1
        elif "LETTER" in w.tags and j + 1 < stop and g.words[j + 1].text in "./":
            j += 2
        else:
            break
    return j


def _honoured(g: Ground, k: int, stop: int) -> Phrase | None:
    """A name behind «الشيخ», «الدكتور» and the like (a comma may stand before): plain words, up to a definite one that
    no «عبد» precedes and that is not «الدين», which is its last."""
    if k < stop and g.is_comma(k):
        k += 1
    first = j = past_honorifics(g, k, stop)
    if j == k:
        return None
    while j < stop and j - first < 6:
        w = g.words[j]
        if w.mark or w.tags - _NAME_TAGS or w.cues or w.head is not None or w.masdar or w.adjective:
            break
        j += 1
        if w.definite and "NAME_GOES_ON" not in w.tags and "NAME_GOES_ON" not in g.words[j - 2].tags:
            break
    return Phrase(first, j - 1, 0, "person", first, None, j - 1, first) if j - first >= 2 else None


def may_be_subject(g: Ground, found: Phrase, cue: Cue) -> bool:
    w = g.words[found.first]
    if found.lead and not found.joint:
        return False
    if (
        found.entity is None
        and not found.joint
        and found.kind in ("group", "role", "person")
        and w.bare.endswith(_OBLIQUE)
        and not (w.head is not None and w.head.get("number") == "s" and w.bare[-3] != YEH)  # «الأمين»
    ):
        return False
    if "addr" in cue.takes and not found.joint and not _addresser(g, found, cue):
        return False
    if found.kind in ("document", "place", "organisation", "media", "anonymous", "group", "role", "person"):
        if (
            cue.gender == "f"
            and found.kind in ("person", "role")
            and cue.number == "s"
            and w.head is not None
            and not w.feminine
            and str(w.head.get("kind")) == "role"
        ):
            return (
                bool(found.kind == "person" and w.bare.endswith("\u0647"))
                or w.head.get("kind") != "role"
                or found.entity is not None
            )
        if (
            cue.gender == "m"
            and cue.number == "s"
            and w.head is not None
            and w.feminine
            and w.head.get("kind") in ("organisation", "media")
            and not cue.takes.isdisjoint(("addr", "obj"))
        ):
            return False
        if found.kind != "document" or w.definite or "obj" not in cue.takes:
            return True
        demanded = "demands" in str(cue.entry.get("means")) and w.head is not None and not w.head.get("tells")
        return not w.masdar and not demanded  # «اقترح خطة»
    return True


def _addresser(g: Ground, found: Phrase, cue: Cue) -> bool:
    """False where the noun behind a verb such as «دعا» is the one called upon: it does not agree with the verb."""
    w = g.words[found.head]
    if "ADDRESSEE" in w.tags:
        return False
    if found.kind == "group" and (w.bare.endswith(PLURAL_NOMINATIVE) or found.first < found.head):
        return True  # «طالب 15 نائبا …»
    if cue.number != "s":
        return True
    if cue.gender == "m":
        if found.kind == "place" and w.head is None:
            return "HE_COUNTRY" in w.tags
        if found.kind == "group" and found.entity is None:
            return "COUNTER" in w.tags or "PEOPLE" in w.tags
        return not (found.kind in ("organisation", "media") and w.head is not None and w.feminine)
    if found.kind in ("organisation", "role", "group") and w.head is not None and found.entity is None:
        return w.feminine or "THINGS" in w.tags or found.kind == "group"
    return True
