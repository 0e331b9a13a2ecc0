"""Names of bodies and facilities by their heads: وزارة، مجلس، حزب …, قاعدة، مطار، مخيم …"""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.extract.mentions.candidate import Candidate
from tawatur.extract.mentions.persons import chain
from tawatur.extract.mentions.reading import Text
from tawatur.extract.mentions.vocabulary import BODY, FACILITY, SETTLEMENT, TITLE, UNIT

_LONGEST = 7
_NAME = frozenset(("PLACE", "ORG", "MEDIA", "PERSON", "WEAKPLACE"))
_BREAK = frozenset(("STOP", "VERB", "PREP", "TITLE"))


def bodies(text: Text, known: dict[int, Candidate]) -> Iterator[Candidate]:
    """`known`: gazetteer candidates by their first token."""
    yield from _units(text)
    for i in text.where(BODY):
        info = text.word(i)
        classes = info.classes
        if "HEAD" in classes or "+HEAD" in classes:
            found = _indefinite(text, i, known)
            if found:
                yield found
                continue
        if "DEFHEAD" in classes or "+DEFHEAD" in classes:
            found = _definite(text, i)
            if found:
                yield found
                continue
        if "PORTFOLIO" in classes or "+PORTFOLIO" in classes:
            found = _portfolio(text, i)
            if found:
                yield found


def facilities(text: Text, known: dict[int, Candidate], tagged: set[int]) -> Iterator[Candidate]:
    """`known`: gazetteer candidates of places by first token; `tagged`: tokens that the tagger puts into names."""
    narrow, outside = text.vocabulary.set("facilities.narrow"), text.vocabulary.set("facilities.outside")
    for i in text.where(FACILITY):
        head, lead = text.stem(i, "FACILITY")
        if head in outside or not text.is_word(i + 1):
            continue
        end = i
        place = known.get(i + 1)
        if place is not None and place.lead == 0:
            end = place.last
        else:
            info = text.word(i + 1)
            if not _BREAK.isdisjoint(info.classes) or (head in narrow and not text.tagger.hot(info.text)):
                continue
            if info.text in text.vocabulary.set("facilities.adjectives") or not _BREAK.isdisjoint(info.classes):
                continue
            if "NISBA" in info.classes or "RELADJ" in info.classes or info.text.isascii():
                continue
            unknown = not info.classes and not text.vocabulary.common(info.text) and len(info.text) > 3
            if unknown and head in text.vocabulary.set("facilities.named"):
                end = i + 1
            if (info.definite and head not in narrow) or (i + 1 in tagged and not text.vocabulary.ordinary(info.text)):
                end = i + 1
        if end == i:
            continue
        inner = end == i + 1 and text.words[end] in text.vocabulary.set("facilities.land") and text.is_word(end + 1)
        if inner and _BREAK.isdisjoint(text.word(end + 1).classes):
            end += 1
        while (
            end + 1 < text.n
            and text.words[end + 1] in text.vocabulary.set("facilities.adjectives")
            and end - i < _LONGEST
        ):
            end += 1
        yield Candidate(i, end, lead, "place", "facility", "mention.facility", 0.8, 7 if place else 5, None, head)


def named_after(text: Text) -> Iterator[Candidate]:
    """مطار الملك خالد الدولي, مركز الملك سلمان للإغاثة: a place or body with a person's name in its own."""
    honours, places = text.vocabulary.set("named_after.honours"), text.vocabulary.set("named_after.places")
    bodies_, adjectives = text.vocabulary.set("named_after.bodies"), text.vocabulary.set("named_after.adjectives")
    for i in text.where(TITLE):
        if text.words[i] not in honours or i == 0:
            continue
        head = next((cut for cut in text.word(i - 1).ways if cut.stem in places or cut.stem in bodies_), None)
        end = chain(text, i + 1, after_title=True)
        if head is None or end <= i:
            continue
        while (
            end + 1 < text.n and end - i < _LONGEST and (_adjective(text, end + 1) or text.words[end + 1] in adjectives)
        ):
            end += 1
        first, lead = (i, 0) if head.stem in text.vocabulary.set("administration.outside") else (i - 1, head.lead)
        if head.stem in places:
            yield Candidate(first, end, lead, "place", "facility", "mention.named_after", 0.85, 8, None, head.stem)
        else:
            end = _to_complement(text, end + 1, i) - 1
            yield Candidate(first, end, lead, "organisation", "body", "mention.named_after", 0.85, 8, None, head.stem)


def _units(text: Text) -> Iterator[Candidate]:
    """Numbered units: اللواء 22 مدرع, الفرقة الثلاثين."""
    ordinals, arms = text.vocabulary.set("units.ordinals"), text.vocabulary.set("units.arms")
    for i in text.where(UNIT):
        if not (i + 1 < text.n and (text.words[i + 1].isdigit() or text.words[i + 1] in ordinals)):
            continue
        end = i + 1
        while end + 1 < text.n and end - i < 4 and (text.words[end + 1] in arms or text.words[end + 1] in ordinals):
            end += 1
        _, lead = text.stem(i, "UNIT")
        yield Candidate(i, end, lead, "organisation", "armed_group", "mention.body.unit", 0.8, 6, None, None)


def _definite(text: Text, i: int) -> Candidate | None:
    """الهيئة العليا للمفاوضات, الحكومة العراقية: the head and at least one adjective of its own."""
    head, lead = text.stem(i, "DEFHEAD")
    kind = text.vocabulary.context.definite_heads[head]
    j = i + 1
    feminine = head.endswith(text.vocabulary.context.feminine_endings)
    while j < text.n and j - i < _LONGEST and _adjective(text, j) and _agrees(text, j, feminine=feminine):
        j += 1
    if j == i + 1 or (j == i + 2 and text.words[i + 1] in text.vocabulary.set("units.ordinals")):
        return None  # nothing, or only a number in a row: المركز الثاني
    if head in text.vocabulary.set("campaigns.heads"):
        if text.words[i + 1] not in text.vocabulary.set("campaigns.adjectives"):
            return None
        j = _for_whom(text, j)
    j = _to_complement(text, j, i)
    return Candidate(i, j - 1, lead, "organisation", kind, "mention.body.definite", 0.85, 5, None, head)


def _indefinite(text: Text, i: int, known_at: dict[int, Candidate]) -> Candidate | None:
    """وزارة الخارجية العراقية, هيئة شؤون الأسرى, حركة النهضة, حزب "X"."""
    head, lead = text.stem(i, "HEAD")
    vocabulary = text.vocabulary
    kind = vocabulary.context.heads[head]
    j = i + 1
    if text.is_open(j):
        close = next((k for k in range(j + 1, min(text.n, j + 6)) if text.is_close(k)), None)
        if (
            close
            and close > j + 1
            and text.is_word(j + 1)
            and kind in ("media", "party", "armed_group", "company", "body")
        ):
            return Candidate(j + 1, close - 1, 0, "organisation", kind, "mention.body.quoted", 0.8, 6, None, head)
        return None
    listed = head in vocabulary.set("inner.listed")
    inner = 0
    while text.is_word(j) and text.words[j] in vocabulary.set("inner.nouns") and inner < 3:
        j += 1
        inner += 1
    known = known_at.get(j)
    joins = head in vocabulary.set("inner.joining")
    if known is not None and known.type == "place" and not known.lead and head in vocabulary.set("inner.states"):
        return Candidate(i, known.last, lead, "organisation", kind, "mention.body.state", 0.85, 7, None, head)
    if known is not None and known.type == "place" and kind in ("party", "armed_group"):
        return None
    if known is not None and known.type == "place" and kind == "university" and not known.lead and j == i + 1:
        return Candidate(i, known.last, lead, "place", "facility", "mention.facility", 0.75, 7, None, head)
    if (
        known is not None
        and known.type == "organisation"
        and known.rule.endswith("phrase")
        and not known.lead
        and joins
    ):
        end = _rest(text, known.last + 1, i)
        return Candidate(i, end - 1, lead, "organisation", kind, "mention.body.head", 0.85, 7, None, head)
    info = text.word(j)
    if head in vocabulary.set("administration.settlements") and vocabulary.common(info.text) == 0:
        return None  # the front at a place
    if kind == "armed_group" and {"GIVEN", "PERSON", "WEAKPERSON"} & info.classes and not info.definite:
        return None
    if not text.is_word(j) or (not _BREAK.isdisjoint(info.classes) and not _NAME & info.classes):
        return None
    if not info.definite and not inner and kind != "ministry":
        if (
            listed
            or kind in ("media", "company", "body", "court", "university", "government")
            or not text.tagger.hot(info.text)
        ):
            return None
        if "NISBA" in info.classes or "RELADJ" in info.classes or kind not in ("party", "armed_group"):
            return None
    elif not info.definite and not (_NAME & info.classes):
        return None
    if not info.definite and not inner and not (_NAME & info.classes) and vocabulary.ordinary(info.text):
        return None
    if listed and not inner and not (kind in ("body", "university") and info.definite and _adjective(text, j + 1)):
        return None
    if kind == "media" and not (_adjective(text, j + 1) or text.tagger.hot(info.text)):
        return None
    j += 1
    j = _rest(text, j, i)
    if kind == "media" and head in vocabulary.set("media.heads"):
        return Candidate(i + 1, j - 1, 0, "organisation", "media", "mention.body.media", 0.75, 5, None, head)
    return Candidate(i, j - 1, lead, "organisation", kind, "mention.body.head", 0.8, 5, None, head)


def _portfolio(text: Text, i: int) -> Candidate | None:
    """الخارجية العراقية for the ministry: not behind a noun that it could belong to."""
    info = text.word(i + 1)
    if not {"NISBA", "DEFADJ", "FEMADJ"} <= info.classes or text.word(i - 1).definite:
        return None
    before = text.word(i - 1)
    if {"TITLE", "+TITLE", "HEAD", "+HEAD"} & before.classes:
        return None
    _, lead = text.stem(i, "PORTFOLIO")
    if (
        i
        and text.is_word(i - 1)
        and not lead
        and not ({"PREP", "VERB", "STOP"} & before.classes)
        and text.words[i - 1] in text.vocabulary.set("portfolios.not_after")
    ):
        return None
    return Candidate(i, i + 1, lead, "organisation", "ministry", "mention.body.portfolio", 0.85, 5, None, None)


def _rest(text: Text, j: int, start: int) -> int:
    """Adjectives, coordinated nouns and a complement with ل behind the first noun of a body's name."""
    coordinates = text.vocabulary.set("inner.coordinates")
    while j < text.n and j - start < _LONGEST:
        if _adjective(text, j):
            j += 1
            continue
        word = text.words[j]
        if word[:1] in text.vocabulary.set("twins.conjunction") and word[1:] in coordinates:
            j += 1
            continue
        break
    return _to_complement(text, j, start)


def _to_complement(text: Text, j: int, start: int) -> int:
    """لحقوق الإنسان, للمفاوضات behind an adjective."""
    if j - start >= _LONGEST or not text.is_word(j):
        return j
    word = text.words[j]
    ell = text.vocabulary.context.ell
    if word.startswith(ell + ell) and len(word) > 4 and word not in text.vocabulary.set("complement.not"):
        j += 1
        while j < text.n and j - start < _LONGEST + 2 and (_adjective(text, j) or _coordinate(text, j)):
            j += 1
    elif word.startswith(ell) and word[1:] in text.vocabulary.set("inner.nouns") and text.word(j + 1).definite:
        j += 2
        while j < text.n and j - start < _LONGEST + 2 and (_adjective(text, j) or _coordinate(text, j)):
            j += 1
    return j


def _for_whom(text: Text, j: int) -> int:
    """لنصرة الأشقاء في X, لإغاثة الشعب X: what a campaign is for."""
    vocabulary = text.vocabulary
    if not (text.is_word(j) and text.words[j] in vocabulary.set("campaigns.aims") and text.word(j + 1).definite):
        return j
    j += 2
    if _adjective(text, j):
        return j + 1
    if "PREP" in text.word(j).classes and text.any(j + 1, frozenset(("PLACE", "WEAKPLACE"))):
        return j + 2
    return j


def _coordinate(text: Text, j: int) -> bool:
    word = text.words[j]
    return word[:1] in text.vocabulary.set("twins.conjunction") and word[1:] in text.vocabulary.set("inner.coordinates")


def _agrees(text: Text, j: int, *, feminine: bool) -> bool:
    """The adjective has its noun's gender; the few that do not show it agree with both."""
    word = text.words[j]
    if word in text.vocabulary.set("adjectives.words"):
        return True
    return word.endswith(text.vocabulary.context.feminine_endings) == feminine


def _adjective(text: Text, j: int) -> bool:
    """A definite adjective that can belong to a body's name."""
    info = text.word(j)
    if not info.definite or (
        not _BREAK.isdisjoint(info.classes) and "DEFADJ" not in info.classes and not text.is_body_adjective(j)
    ):
        return False
    if "STOP" in info.classes:
        return False
    if "PLURADJ" in info.classes:  # الصحفيين الإسبان: only to a plural of the same ending
        return "NISBA" in info.classes and info.text[-2:] == text.words[j - 1][-2:]
    return "DEFADJ" in info.classes or text.is_body_adjective(j)


def settlements(text: Text) -> Iterator[Candidate]:
    """Towns and districts that no list knows, by the head before them: بلدة X, قرى X وY. The head stays outside."""
    conjunction = text.vocabulary.set("twins.conjunction")
    for i in text.where(SETTLEMENT):
        j = i + 1
        head, _ = text.stem(i, "SETTLEMENT")
        if text.is_open(j):
            j += 1
        end = _settlement(text, j, careful=head in text.vocabulary.set("administration.careful"))
        if end < j:
            continue
        yield Candidate(j, end, 0, "place", None, "mention.settlement", 0.75, 3)
        many = head in text.vocabulary.set("administration.plural")
        j = end + 1
        while many and j < text.n and j - i < 30:
            if text.words[j] in text.vocabulary.set("administration.commas"):
                j += 1
                continue
            word = text.words[j]
            if word[:1] not in conjunction or len(word) < 4 or text.vocabulary.ordinary(word):
                break
            end = _settlement(text, j, careful=False)
            if end < j:
                break
            lead = 0 if text.lead(j, frozenset(("PLACE", "WEAKPLACE"))) == 0 and "PLACE" in text.word(j).classes else 1
            yield Candidate(j, end, lead, "place", None, "mention.settlement.more", 0.65, 3)
            j = end + 1


def before_capital(text: Text) -> Iterator[Candidate]:
    """A town that no list knows, told to be a capital: X عاصمة Y, with a comma or not."""
    capitals = text.vocabulary.set("administration.capital")
    for i, word in enumerate(text.words):
        if word not in capitals or i < 2 or word.startswith(text.vocabulary.article):
            continue
        at = i - 2 if text.words[i - 1] in text.vocabulary.set("administration.commas") else i - 1
        if at > 0 and text.has(at - 1, "PREP") and _settlement(text, at, careful=True) == at:
            yield Candidate(at, at, 0, "place", None, "mention.settlement.capital", 0.7, 3)


def _settlement(text: Text, j: int, *, careful: bool) -> int:
    """Last word of the place's name at j; j - 1 where the word there can be none."""
    if not text.is_word(j):
        return j - 1
    info = text.word(j)
    listed = any(r.entry.id.startswith("places_news:") and not r.clitics for r in info.readings)
    if listed and not {"STOP", "VERB", "PREP"} & info.classes:
        return j
    if "TITLE" in info.classes and info.definite and text.gives(j + 1) and not careful:
        return j + 1
    refused = {"STOP", "VERB", "PREP", "NISBA", "+NISBA", "RELADJ", "TITLE", "ADMIN", "HEAD", "DEFHEAD", "+PREP"}
    if not refused.isdisjoint(info.classes) or info.text.isascii():
        return j - 1
    common = max(text.vocabulary.common(info.text), text.vocabulary.common_stem(info.text) - 1)
    if common >= 9 or (careful and (common >= 7 or info.text in text.vocabulary.set("adjectives.words"))):
        return j - 1
    if not info.definite and careful and (common or not text.tagger.hot(info.text)):
        return j - 1
    end = j
    if ("OPENING" in info.classes and text.is_word(j + 1)) or (
        text.words[j + 1 : j + 2] and text.words[j + 1] in text.vocabulary.set("administration.second")
    ):
        end = j + 1
    return end
