"""Noun phrases that name a speaker: what stands at their head, which entity they hold."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.extract.statements.extents import BLOCK, extent, is_adjective, is_channel
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.likeness import may_be_name
from tawatur.extract.statements.tags import BY_IT_EACH, COUNTING, NEVER_NAME, NO_NAME, RESTARTS, TIMEWORD_ADV
from tawatur.extract.statements.words import Word
from tawatur.model import Entity
from tawatur.text.affixes import ALEF, BEH, HEH, LAM, NOON, ON, PLURAL_NOMINATIVE, TEH, WAW, YEH

_REACH = 16
_FI, _MIN = frozenset(("fi",)), frozenset(("min",))
# The letters in which an object ends rather than a man's last name.
_NO_NAME_END = (HEH, ALEF, TEH, NOON)
_PEOPLE = frozenset(("role", "group", "anonymous"))
_PERCENT = ("%", "\u066a")
# «نصرانيون»: what people are told by their kind end in.
_NATIONS = YEH + PLURAL_NOMINATIVE
_UNNAMED = frozenset(("group", "anonymous"))
_COUNTED = frozenset(("anonymous", "group", "organisation"))


class Phrase(NamedTuple):
    """A noun phrase, tokens [first, last], less `lead` letters of clitics. `kind` is that of its head:
    person, role, group, organisation, place, document, media, anonymous, thing or other. `entity` is whom it names."""

    first: int
    last: int
    lead: int
    kind: str
    head: int
    entity: Entity | None = None
    name_last: int = -1
    name_first: int = -1
    joint: tuple[Phrase, ...] = ()


def noun_phrase(
    g: Ground, i: int, stop: int, governed: frozenset[str] = frozenset(), strict: bool = False
) -> Phrase | None:
    """The speaker phrase that begins at token i, or None. `governed` are prepositions that belong to the verb
    and so end the phrase; `strict` takes only plain adjectives behind a definite noun (an object may follow)."""
    if i >= stop:
        return None
    word = g.words[i]
    if "LETTER" in word.tags and i + 2 < stop and g.words[i + 1].text == ".":
        inner = noun_phrase(g, i + 2, stop, governed, strict)
        return inner._replace(first=i, lead=0) if inner and inner.kind == "person" else None
    if "DEM" in word.tags and i + 1 < stop:
        inner = noun_phrase(g, i + 1, stop, governed, strict)
        if inner and "CUE_NOUN" in g.words[inner.head].tags and inner.last == inner.head:
            return None  # «هذا الادعاء»
        if inner is None and "THESE" in word.tags and ("COMP" in g.words[i + 1].tags or g.words[i + 1].text == ":"):
            return Phrase(i, i, 0, "group", i, None, i)  # «وأكد هؤلاء أن»
        return inner._replace(first=i, lead=0) if inner else None
    if (
        "REPRESENTED" in word.tags
        and i + 1 < stop
        and (g.words[i + 1].text in g.vocabulary.governed(_FI) or g.is_bi(i + 1))
    ):
        return None  # «الوزارة ممثلة في …»
    counted = _counted(g, i, stop)
    if counted is not None:
        return counted
    if "COUNT" in word.tags and i + 1 < stop and not word.definite and g.words[i + 1].head is not None:
        inner = noun_phrase(g, i + 1, stop, governed, strict)
        return inner._replace(first=i, lead=len(word.clitics)) if inner and inner.kind in _COUNTED else None
    if "EACH" in word.tags and i + 2 < stop and "PREP" in g.words[i + 1].tags:
        inner = noun_phrase(g, i + 2, stop, governed, strict)
        return inner._replace(first=i, lead=0) if inner else None
    if word.text in '«“"' and word.mark:
        close = g.name_in_marks(i)
        if close is not None and close < stop and i + 1 in g.mention_from:
            _last, entity = g.mention_from[i + 1]
            return Phrase(i, close, 0, entity.type, i + 1, entity, close)
        return None
    if g.is_dash(i) and i + 1 in g.mention_from and g.mention_from[i + 1][1].type == "person":
        inner = noun_phrase(g, i + 1, stop, governed, strict)
        if inner and inner.last + 1 < stop and g.is_dash(inner.last + 1):
            return inner._replace(last=inner.last + 1)
        return inner
    if word.mark or word.tags & BLOCK:
        return None
    mention = g.mention_from.get(i)
    if mention is None and (word.head is None or ("PREP" in word.tags and not word.definite)):
        return None
    single = _single(g, i, stop, governed, strict)
    return _with_joint(g, single, stop, governed, strict) if single else None


def _single(g: Ground, i: int, stop: int, governed: frozenset[str], strict: bool) -> Phrase | None:
    word, mention = g.words[i], g.mention_from.get(i)
    lead = len(g.clitic_of(i))
    if mention and mention[1].type == "person":
        end = _name_end(g, mention[0], stop, strict)
        return apposed(g, Phrase(i, end, lead, "person", i, mention[1], end), stop, governed, strict)
    kind = str(word.head.get("kind")) if word.head else mention[1].type if mention else "other"
    if word.head and kind in ("role", "organisation"):
        person = _person_ahead(g, i, stop, kind, governed)
        if person is not None:
            last, entity = person
            if kind == "organisation":
                return Phrase(i, last, lead, "organisation", i, None, last)
            last = _name_end(g, last, stop, strict)
            return apposed(g, Phrase(i, last, lead, "person", i, entity, last), stop, governed, strict)
    if mention:
        last = mention[0]
        kind = mention[1].type if not word.head or kind not in ("group", "anonymous", "role") else kind
        k = last + 1
        while k < stop and is_adjective(g, k, strict) and k not in g.mention_from:
            last = k
            k += 1
        if (
            mention[1].type == "organisation"
            and k in g.mention_from
            and g.mention_from[k][1].type == "place"
            and g.clitic_of(k) == "\u0628"
            and "bi" not in governed
        ):
            last = g.mention_from[k][0]
        elif (
            mention[1].type == "organisation"
            and not strict
            and k + 1 < stop
            and g.words[k].text in g.vocabulary.governed(_FI)
            and _in_place(g.mention_from.get(k + 1))
        ):
            last = g.mention_from[k + 1][0]
        return Phrase(i, last, lead, kind, i, mention[1], mention[0])
    if "AMOUNT" in word.tags and i + 1 < stop and g.words[i + 1].definite:
        return None  # «عدد القتلى»
    if "COUNTER" in word.tags and i + 1 < stop and g.words[i + 1].text in g.vocabulary.governed(_MIN):
        kind = "group"
    if "REVERENCE" in word.tags:
        return Phrase(i, i, lead, kind, i, None, i)
    last = extent(g, i, stop, governed, strict, kind)
    if kind == "group" and word.definite and last + 1 < stop and (named := _named_ones(g, i, last + 1, stop)):
        return named
    return Phrase(i, last, lead, kind, i, None, last)


def _named_ones(g: Ground, i: int, k: int, stop: int) -> Phrase | None:
    """The people whom names behind a plural or dual title give («الوزيران فلان وعلان»)."""
    mention = g.mention_from.get(k)
    if mention is None or mention[1].type != "person" or g.clitic_of(k):
        return None
    people = noun_phrase(g, k, stop)
    return people._replace(first=i, lead=len(g.clitic_of(i))) if people is not None and people.joint else None


def _name_end(g: Ground, last: int, stop: int, strict: bool) -> int:
    """Last token of a person's name of which only the beginning is known: up to three plain words that a comma, a
    colon or «أن» follows."""
    if last + 2 >= stop or g.words[last + 1].mark or g.words[last + 1].head is not None or _is_whole(g, last):
        return last
    rest = unknown_name(g, last + 1, stop)
    if rest is None or rest.kind == "thing" or rest.last - rest.first > 2:
        return last
    after = g.words[rest.last + 1]
    told = "PREP" in after.tags or is_channel(g, rest.last + 1, stop)
    if told and rest.first == rest.last and not g.words[last + 1].text.endswith(_NO_NAME_END):
        return rest.last if not (g.words[last + 1].tags or g.words[last + 1].cues) else last
    if after.kind == "role" and rest.first == rest.last and g.words[rest.first].definite:
        return rest.last if not g.words[rest.first].tags else last  # «الشيخ سعد العريني نائب …»
    if not ("COMP" in after.tags or after.text == ":" or (after.text in "،," and not strict)):
        return last
    words = g.words[rest.first : rest.last + 1]
    if any(w.tags or w.cues or w.adjective or w.text[0] in (WAW, BEH, LAM) for w in words):
        return last
    return rest.last


def _is_whole(g: Ground, last: int) -> bool:
    """True where the person named up to token `last` is so called by the end of a longer name: nothing follows it."""
    over = g.mention_over.get(last)
    if over is None or over[1] != last:
        return False
    if " " not in over[2].name:
        return False
    written, name = g.vocabulary.split(g.text(over[0], last)), g.vocabulary.split(over[2].name)
    return len(name) > len(written) and name[-len(written) :] == written


def _within_office(g: Ground, i: int, at: int) -> bool:
    """True where the name at token `at` is that of an office inside an unnamed one's description («مسؤول في إدارة
    الرئيس فلان»)."""
    words = g.words
    if words[i].definite or words[i].office or words[i].kind != "role":
        return False
    prep = next((k for k in range(i + 1, at) if "PREP" in words[k].tags), at)
    return any(
        words[k].office and words[k].kind == "role" and (k == prep + 1 or not words[k - 1].definite)
        for k in range(prep + 1, at)
    )


def _person_ahead(g: Ground, i: int, stop: int, kind: str, governed: frozenset[str]) -> tuple[int, Entity] | None:
    """A person's name that the title at i leads up to."""
    j, words = i, g.words
    limit = min(stop, i + _REACH)
    closed = False
    while j < limit:
        mention = g.mention_from.get(j)
        if mention and mention[1].type == "person" and j > i:
            further = _second_name(g, mention[0] + 1, stop)
            if further is not None:
                return further
            if "KIN" in words[i].tags and not words[i].definite and j <= i + 2:
                return None  # «والدة الطفل فلان»
            if g.clitic_of(j) and g.clitic_of(j)[0] in ("\u0648", "\u0644", "\u0641"):
                return None
            return None if _within_office(g, i, j) else mention
        w = words[j]
        titled = words[j - 1].definite and words[j - 1].kind == "role"
        if closed and j > i and not mention and not w.mark and not titled and _begins_anew(w):
            return None
        if (w.kind in ("role", "organisation") and not w.definite) or w.tags & RESTARTS:
            closed = False
        else:
            closed = closed or w.definite or mention is not None
        if w.mark:
            name = g.name_in_marks(j) if g.is_mark(j) else None
            if name is not None:
                j = name + 1
                continue
            if g.is_comma(j) or g.is_dash(j) or w.text == "/" or (w.text == "." and "LETTER" in words[j - 1].tags):
                k = j + 1
                while k < limit and "HONORIFIC" in words[k].tags and k not in g.mention_from:
                    k += 1
                if k in g.mention_from and g.mention_from[k][1].type == "person" and not g.clitic_of(k):
                    j = k
                    continue
            return None
        if j > i and kind == "organisation" and any(c.kind == "masdar" for c in w.cues) and not w.definite:
            return None  # «رفضت الحركة اتهامات فلان»
        if j > i and (
            w.tags & BLOCK or "CONN" in w.tags or ("TIMEWORD" in w.tags and "ADV" not in w.tags and j in g.time_from)
        ):
            return None
        if (
            j > i
            and "CUE" in w.tags
            and not w.definite
            and not w.head
            and not w.nisba
            and not w.adjective
            and any(c.kind in ("past", "present", "participle") for c in w.cues)
        ):
            return None
        if j > i and (is_channel(g, j, stop) or ("bi" in governed and g.is_bi(j) and not _in_place(mention))):
            return None
        if j > i and "PREP" in w.tags and ("IN_TITLE" not in w.tags or kind == "organisation" or w.text in governed):
            return None
        j = mention[0] + 1 if mention else j + 1
    return None


def _in_place(mention: tuple[int, Entity] | None) -> bool:
    return mention is not None and mention[1].type == "place"


def _begins_anew(w: Word) -> bool:
    """True for a plain indefinite word: behind a definite phrase it belongs to the next one."""
    return (
        not w.definite
        and not w.clitics
        and w.kind not in ("role", "organisation")
        and not w.nisba
        and not w.adjective
        and w.text[:1] not in ("\u0648", "\u0644", "\u0628")
        and w.tags.isdisjoint(("PREP", "INNER", "HONORIFIC", "DEFADJ", "DEM", "ADV", "DIRECTION"))
        and len(w.text) > 2
        and not w.text.isdigit()
    )


def unknown_name(g: Ground, i: int, stop: int, one: bool = False) -> Phrase | None:
    """A speaker that no list knows («قال فلان الفلاني إن»): the plain words between the verb and «أن», a colon, a comma
    or a preposition. `one`: one person only is meant, so that a second word in و belongs to the name. Its kind is
    "thing" where the first word can be no name."""
    k = i
    while k < stop and k - i < 6:
        w = g.words[k]
        if k == i and w.text == ON and g.is_ali(k) and k + 1 < stop and not g.words[k + 1].mark:
            k += 1
            continue
        if w.mark or w.tags & BLOCK or w.tags & NO_NAME or k in g.time_from:
            break
        if (
            k > i
            and w.head is not None
            and w.kind == "role"
            and not w.clitics
            and not (one and _is_last(g, i, k, stop))
        ):
            break
        if (
            w.masdar
            or w.text.isdigit()
            or w.tags & BY_IT_EACH
            or w.tags & NEVER_NAME
            or (k > i and w.text[0] == "\u0648" and len(w.text) > 3 and not w.definite and not (one and k == i + 1))
            or (k in g.mention_over and g.mention_over[k][2].type != "person" and not (k > i and _by_origin(g, k)))
            or (w.cues and not w.definite)
            or (k == i and w.head is not None and w.clitics)
            or (w.text[:1] in ("\u0628", "\u0644") and k == i and w.definite and w.clitics)
            or is_channel(g, k, stop)
        ):
            break
        k += 1
    if k == i or k >= stop:
        return None
    if (
        "\u064b" in g.text(i, i)
        or "INNER" in g.words[i].tags
        or g.words[i].kind in _UNNAMED
        or (k == i + 1 and _is_act(g, i))
    ):
        return None
    w = g.words[k]
    if not (
        "COMP" in w.tags
        or "THAT_NOT" in w.tags
        or "AND_HE" in w.tags
        or w.text in ":،,"
        or (one and k - i > 1 and w.text == ".")
        or "PREP" in w.tags
        or g.is_mark(k)
        or k in g.time_from
        or w.tags & TIMEWORD_ADV
        or w.kind == "role"
        or w.text == "("
        or is_channel(g, k, stop)
        or (k - i > 1 and any(c.kind == "participle" and "que" in c.takes for c in w.cues))
    ):
        return None
    for j in range(i + 1, k):
        mention = g.mention_from.get(j)
        if mention is not None and mention[1].type == "person" and g.words[i].definite:
            return Phrase(i, k - 1, 0, "person", j, mention[1], mention[0])  # «المقيم فلان»
    if g.words[i].text.endswith(_NATIONS) and len(g.words[i].text) > 5 and not g.words[i].definite:
        return Phrase(i, i, 0, "group", i, None, i)
    kind = "other" if g.words[i].definite else "person" if may_be_name(g.words[i].text) else "thing"
    return Phrase(i, k - 1, 0, kind, i, None, k - 1, i if kind == "person" else -1)


def _is_last(g: Ground, i: int, k: int, stop: int) -> bool:
    """True where a word for an occupation is a man's last name («مصعب المدرس في تصريح»)."""
    nxt = k + 1
    ends = nxt < stop and ("COMP" in g.words[nxt].tags or is_channel(g, nxt, stop))
    return ends and k == i + 1 and g.words[k].definite and g.words[i].head is None


def _is_act(g: Ground, k: int) -> bool:
    """True for a definite verbal noun («التوصل»)."""
    w = g.words[k]
    return w.definite and g.vocabulary.words([w.bare])[0].masdar


def _by_origin(g: Ground, k: int) -> bool:
    """True where token k is a place's name that can be a man's last («الأحمدي»)."""
    first, last, entity = g.mention_over[k]
    return first == last and entity.type == "place" and g.words[k].definite and g.words[k].nisba


def _second_name(g: Ground, k: int, stop: int) -> tuple[int, Entity] | None:
    """A person named right behind another («مستشار فلان الدكتور علان»): it is he that the title belongs to."""
    j = k
    while j < min(stop, k + 3) and "HONORIFIC" in g.words[j].tags:
        j += 1
    if j >= stop or (j == k and g.clitic_of(j)):
        return None
    mention = g.mention_from.get(j)
    return mention if mention and mention[1].type == "person" else None


def apposed(
    g: Ground, phrase: Phrase, stop: int, governed: frozenset[str] = frozenset(), strict: bool = False
) -> Phrase:
    """Takes in an apposition behind a name: between commas or dashes, a title or role."""
    k = phrase.last + 1
    if k + 1 >= stop:
        return phrase
    if g.words[k].text == "(":
        close = g.closing_bracket(k, stop)
        if close is not None and close - k <= 6:
            return phrase
    opened = g.is_comma(k) or g.is_dash(k)
    at = k + 1 if opened else k
    if at >= stop:
        return phrase
    w = g.words[at]
    if w.head is None or w.clitics or w.kind != "role" or "PREP" in w.tags:
        return phrase
    if not opened and ("ADDRESSEE" in w.tags or not (w.definite or w.bare == w.text)):
        return phrase
    if (
        not opened
        and not w.definite
        and not (at + 1 < stop and (g.words[at + 1].definite or g.words[at + 1].head or at + 1 in g.mention_from))
    ):
        return phrase
    last = extent(g, at, stop, governed, strict)
    after = last + 1
    if strict and not opened and after in g.mention_from and g.mention_from[after][1].type == "person":
        return phrase  # «دعا فلان وزير المال فلانا إلى …»
    if opened and not (
        after >= stop or g.words[after].mark or "COMP" in g.words[after].tags or "CUE" in g.words[after].tags
    ):
        return phrase
    return phrase._replace(last=last)


def _with_joint(g: Ground, phrase: Phrase, stop: int, governed: frozenset[str], strict: bool) -> Phrase:
    members = [phrase]
    while len(members) < 4:
        k = members[-1].last + 1
        if (
            k + 2 < stop
            and g.is_comma(k)
            and k + 1 in g.mention_from
            and members[-1].entity is not None
            and (g.words[g.mention_from[k + 1][0] + 1].mark if g.mention_from[k + 1][0] + 1 < g.n else False)
        ):
            k += 1
        if k >= stop or not g.clitic_of(k).startswith("\u0648") or g.words[k].mark:
            break
        w = g.words[k]
        if k not in g.mention_from and (w.head is None or not w.clitics.startswith("\u0648")):
            break
        if (
            any(c.kind in ("past", "present", "participle") and not c.suffix for c in w.cues)
            and k not in g.mention_from
        ):
            break
        more = _single(g, k, stop, governed, strict)
        if more is None or more.kind in ("document", "other"):
            break
        if _of_the_same(g, members[-1], more):
            members[-1] = members[-1]._replace(last=more.last)
            continue
        members.append(more)
    if len(members) == 1:
        return members[0]
    return phrase._replace(last=members[-1].last, joint=tuple(members))


def _of_the_same(g: Ground, person: Phrase, more: Phrase) -> bool:
    """True for a second title of the person just named («فلان وزير المال ونائب …», «الشيخ فلان ورئيس مجلس …») and for
    what else the title is for («فلان المفوض للمساعدات وإدارة الأزمات»)."""
    if person.kind != "person" or person.name_last <= 0 or more.entity is not None:
        return False
    behind = person.last > person.name_last
    if more.kind in ("organisation", "media"):
        return behind and g.words[person.name_last + 1].kind == "role"
    before = person.head < person.name_last and g.words[person.head].kind == "role"
    return more.kind == "role" and (behind or (before and not g.words[more.head].definite and more.last > more.first))


def _counted(g: Ground, i: int, stop: int) -> Phrase | None:
    """People told by their number: «نحو 40 نائبا», «أكثر من مئة أكاديمي», «ثلاثون عالما»."""
    w = g.words[i]
    if not ("ABOUT" in w.tags or "NUMERAL" in w.tags or w.text.isdigit()):
        return None
    k, more = i, g.vocabulary.governed(_MIN)
    while k < min(stop, i + 6) and (
        g.words[k].tags & COUNTING or g.words[k].text.isdigit() or (k == i + 1 and g.words[k].text in more)
    ):
        k += 1
    if i + 3 < stop and w.text.isdigit() and g.words[i + 1].text in _PERCENT and g.words[i + 2].text in more:
        share = noun_phrase(g, i + 3, stop)  # «70% من الناخبين»
        return share._replace(first=i, lead=0) if share is not None and share.kind == "group" else None
    if k >= stop or k in g.mention_over or g.words[k].kind not in _PEOPLE or g.words[k].definite:
        return None
    if not any("NUMERAL" in v.tags or "COUNT" in v.tags or v.text.isdigit() for v in g.words[i:k]):
        return None
    last = k
    while (
        last + 1 < stop and (g.words[last + 1].nisba or g.words[last + 1].adjective) and not g.words[last + 1].definite
    ):
        last += 1
    return Phrase(i, last, len(w.clitics), "group", k, None, last)
