"""Names of bodies and facilities by their heads: وزارة، مجلس، حزب …, قاعدة، مطار، مخيم …"""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.extract.mentions.candidate import Candidate
from tawatur.extract.mentions.reading import Text

_LONGEST = 7
_NAME = frozenset(("PLACE", "ORG", "MEDIA", "PERSON", "WEAKPLACE"))
_BREAK = frozenset(("STOP", "VERB", "PREP", "TITLE"))


def bodies(text: Text) -> Iterator[Candidate]:
    for i in text.heads():
        info = text.word(i)
        classes = info.classes
        if "HEAD" in classes or "+HEAD" in classes:
            found = _indefinite(text, i)
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


def facilities(text: Text, known: dict[int, Candidate]) -> Iterator[Candidate]:
    """`known`: gazetteer candidates of places by their first token."""
    narrow, outside = text.vocabulary.set("facilities.narrow"), text.vocabulary.set("facilities.outside")
    for i in text.facilities():
        head, lead = text.stem(i, "FACILITY")
        if head in outside or not text.is_word(i + 1):
            continue
        end = i
        place = known.get(i + 1)
        if place is not None and place.lead == 0:
            end = place.last
        else:
            info = text.word(i + 1)
            if not _BREAK.isdisjoint(info.classes) or head in narrow and not text.tagger.hot(info.text):
                continue
            if info.text in text.vocabulary.set("facilities.adjectives") or not _BREAK.isdisjoint(info.classes):
                continue
            if "NISBA" in info.classes or "RELADJ" in info.classes or info.text.isascii():
                continue
            if info.definite and head not in narrow:
                end = i + 1
            elif text.tagger.hot(info.text) and "COMMON" not in info.classes:
                end = i + 1
        if end == i:
            continue
        while (
            end + 1 < text.n
            and text.words[end + 1] in text.vocabulary.set("facilities.adjectives")
            and end - i < _LONGEST
        ):
            end += 1
        yield Candidate(i, end, lead, "place", "facility", "mention.facility", 0.8, 7 if place else 5, None, head)


def _definite(text: Text, i: int) -> Candidate | None:
    """الهيئة العليا للمفاوضات, الحكومة العراقية: the head and at least one adjective of its own."""
    head, lead = text.stem(i, "DEFHEAD")
    kind = text.vocabulary.definite[head]
    j = i + 1
    while j < text.n and j - i < _LONGEST and _adjective(text, j):
        j += 1
    if j == i + 1:
        return None
    j = _to_complement(text, j, i)
    return Candidate(i, j - 1, lead, "organisation", kind, "mention.body.definite", 0.85, 5, None, head)


def _indefinite(text: Text, i: int) -> Candidate | None:
    """وزارة الخارجية العراقية, هيئة شؤون الأسرى, حركة النهضة, حزب "X"."""
    head, lead = text.stem(i, "HEAD")
    vocabulary = text.vocabulary
    kind = vocabulary.heads[head]
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
    info = text.word(j)
    if not text.is_word(j) or not _BREAK.isdisjoint(info.classes) and not _NAME & info.classes:
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
    if listed and not inner and not (kind in ("body", "university") and info.definite and _adjective(text, j + 1)):
        return None
    if kind == "media" and not (_adjective(text, j + 1) or text.tagger.hot(info.text)):
        return None
    j += 1
    j = _rest(text, j, i)
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
    ell = text.vocabulary.ell
    if word.startswith(ell + ell) and len(word) > 4 and word not in text.vocabulary.set("complement.not"):
        j += 1
        while j < text.n and j - start < _LONGEST + 2 and (_adjective(text, j) or _coordinate(text, j)):
            j += 1
    elif word.startswith(ell) and word[1:] in text.vocabulary.set("inner.nouns") and text.word(j + 1).definite:
        j += 2
        while j < text.n and j - start < _LONGEST + 2 and (_adjective(text, j) or _coordinate(text, j)):
            j += 1
    return j


def _coordinate(text: Text, j: int) -> bool:
    word = text.words[j]
    return word[:1] in text.vocabulary.set("twins.conjunction") and word[1:] in text.vocabulary.set("inner.coordinates")


def _adjective(text: Text, j: int) -> bool:
    """A definite adjective that can belong to a body's name."""
    info = text.word(j)
    if (
        not info.definite
        or not _BREAK.isdisjoint(info.classes)
        and "DEFADJ" not in info.classes
        and not text.is_body_adjective(j)
    ):
        return False
    if "PLURADJ" in info.classes or "STOP" in info.classes:
        return False
    return "DEFADJ" in info.classes or text.is_body_adjective(j)
