"""Persons by title and by the words of their names, and what the tagger found."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.extract.mentions.candidate import Candidate
from tawatur.extract.mentions.gazetteer import qualifies
from tawatur.extract.mentions.reading import Text
from tawatur.extract.mentions.tagger import Tagged
from tawatur.extract.mentions.vocabulary import KNOWN, TITLE
from tawatur.model.annotation import EntityType

_NAME = frozenset(("GIVEN", "FAMILY", "PERSON", "WEAKPERSON", "LINK"))
_BREAK = frozenset(("STOP", "VERB", "PREP", "TITLE", "TITLES", "NISBA", "HEAD", "DEFHEAD"))
_TITLE_LONGEST = 9
_NAME_LONGEST = 7
_NO_END = frozenset(("NISBA", "VERB", "STOP", "ADMIN", "SETTLEMENT"))
_NO_PERSON = frozenset(("ADMIN", "SETTLEMENT", "HEAD", "DEFHEAD", "FACILITY", "TITLE", "TITLES", "VERB", "UNIT"))
_NO_START = frozenset(("TITLE", "TITLES", "VERB", "ADMIN", "SETTLEMENT"))
_LISTED = frozenset(("GIVEN", "FAMILY", "PERSON", "+GIVEN", "+PERSON"))
_VERB = 5  # a form as frequent as this is a word of the language
_NOUN = 7
_OPENS = frozenset(("OPENING", "BEN"))
_AFTER_OPENING = frozenset(("VERB", "PREP"))
_AFTER_SON = _AFTER_OPENING | {"STOP"}  # «ابن هذه العائلة»; but عبد الأحد
_TYPES: dict[str, EntityType] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
_WANTED = {
    "PER": _NAME,
    "LOC": frozenset(("PLACE", "WEAKPLACE")),
    "ORG": frozenset(("ORG", "MEDIA", "WEAKORG", "HEAD", "DEFHEAD")),
}


def tagger_names(text: Text, tagged: list[Tagged]) -> Iterator[Candidate]:
    for t in tagged:
        first, last, kind = t.first, t.last, t.kind
        while last > first and _in_latin(text.words[last]) != _in_latin(text.words[first]):
            last -= 1  # a name does not go on in other letters
        if last > first + 1 and text.words[first].isascii():
            kind = "ORG"  # Free University of …: persons are written in Arabic letters
        if kind == "PER":
            while last > first and _no_end(text, last):
                last -= 1
            while first < last and _no_start(text, first):
                first += 1
            last = _onward(text, last)
            if first == last and last < t.last and text.has(first, "RELADJ"):
                continue  # «قيادي سني بارز»
            if first == last and t.first < first and text.has(first - 1, "TITLES") and not text.any(first, _LISTED):
                continue  # «مسؤولان اشترطا»
        elif kind == "LOC" and text.words[first] in text.vocabulary.set("administration.capital"):
            first = next((i for i in range(first + 1, last + 1) if not text.has(i, "NISBA")), last)
        if first == last and _unlikely(text, first, kind):
            continue
        if kind != "PER" and all(map(text.vocabulary.plain, text.words[first : last + 1])):
            continue
        confidence = max(0.4, min(0.9, 0.5 + t.margin / 12))
        rank = 3 if kind == "PER" and last > first else 2
        lead = text.guess_lead(first, _WANTED[kind])
        yield Candidate(first, last, lead, _TYPES[kind], None, f"mention.tagger.{kind.lower()}", confidence, rank)


def _in_latin(word: str) -> bool:
    """True for a word in Latin letters, also behind an attached one: «لـCNN»."""
    return word[-1].isascii()


def _no_end(text: Text, i: int) -> bool:
    """True for a word that ends no person's name, whatever the tagger says."""
    if (text.any(i, _NO_END) and not text.has(i, "FAMILY")) or _occupation(text, i):
        return True
    return _owned(text, i) or text.tanwin(i) or _future(text, i) or _of_several(text, i) or _led_in(text, i)


def _occupation(text: Text, i: int) -> bool:
    """True for the noun of an occupation behind a name: «مشرف المركز», but not Pervez Musharraf."""
    if text.words[i] not in text.vocabulary.set("titles.behind"):
        return False
    after = text.word(i + 1)
    return not text.any(i, _LISTED) or after.definite or not {"HEAD", "FACILITY", "PLACE"}.isdisjoint(after.classes)


def _owned(text: Text, i: int) -> bool:
    """True for a word of the language with a pronoun at its end: صمودنا, أبلغه."""
    vocabulary, word = text.vocabulary, text.words[i]
    if vocabulary.owned(word):
        return True
    if not text.ends_in_pronoun(i) or text.any(i, _LISTED):
        return False
    stem = word[:-1]
    return max(vocabulary.common(stem), vocabulary.common_stem(stem)) >= _VERB


def _future(text: Text, i: int) -> bool:
    """True for a verb of the future: سيزور, where the verb without its first letter is the commoner word."""
    vocabulary, word = text.vocabulary, text.words[i]
    if not word.startswith(vocabulary.context.future) or len(word) < 5 or text.any(i, _LISTED):
        return False
    return vocabulary.common(word[1:]) >= max(_VERB, vocabulary.common(word) + 1)


def _of_several(text: Text, i: int) -> bool:
    """True for a verb of the present in the dual or plural: يريدان, where the singular is a word of the language."""
    vocabulary, word = text.vocabulary, text.words[i]
    if len(word) < 6 or not word.startswith(vocabulary.context.imperfect) or text.any(i, _LISTED):
        return False
    singular = word.removeprefix(vocabulary.context.future)
    return singular.endswith(vocabulary.context.several) and vocabulary.common(singular[:-2]) >= _VERB


def _of_us(text: Text, word: str) -> bool:
    """True for a verb of the first person plural: نؤيد, where «يؤيد» is a word of the language."""
    he, common = text.vocabulary.context.imperfect[0], text.vocabulary.common
    return len(word) > 3 and common(he + word[1:]) >= max(_VERB, common(word) - 1)


def _led_in(text: Text, i: int) -> bool:
    """True for a plain noun behind ب: «قوات فلان باحترام …»."""
    if not text.words[i].startswith(text.vocabulary.context.by) or text.any(i, _LISTED):
        return False
    return any(
        cut.lead == 1
        and len(cut.stem) > 3
        and cut.stem[0] not in text.vocabulary.set("twins.conjunction")
        and text.vocabulary.common(cut.stem) >= _NOUN
        and text.vocabulary.plain(cut.stem)
        for cut in text.word(i).ways[1:]
    )


def _no_start(text: Text, i: int) -> bool:
    """True for a title or verb before a person's name, and for the nation or place of the title before it."""
    before = text.any(i, _NO_START) and not text.has(i, "GIVEN")
    return before or _says(text, i) or _of_several(text, i) or _of_office(text, i)


def _says(text: Text, i: int) -> bool:
    """True for a reporting verb before a name: «أردف فلان», «رأى فلان» (but Ray, راي)."""
    if text.words[i] in text.vocabulary.set("verbs.before_name"):
        return True
    return text.words[i] in text.vocabulary.set("verbs.in_maqsura") and text.ends_in_maqsura(i)


def _of_office(text: Text, i: int) -> bool:
    """True for the place that an office governs or the nation of a title, before a name of two words or more:
    «محافظ عدن سامي العلي», «للرئيس السوداني بكري …»."""
    if not (text.gives(i + 1) or (text.has(i + 1, "GIVEN") and text.any(i + 2, _NAME))):
        return False
    title, _ = text.stem(i - 1, "TITLE") if i else ("", 0)
    led = text.word(i - 1).definite or title in text.vocabulary.set("titles.words")
    if led and text.has(i, "NISBA") and text.word(i).definite:
        return True
    return text.has(i, "PLACE") and title in text.vocabulary.set("offices.governing")


def _unlikely(text: Text, i: int, kind: str) -> bool:
    """True for a single word that is no name by the tagger's word alone."""
    word, classes = text.words[i], text.word(i).classes
    vocabulary = text.vocabulary
    if word in vocabulary.set("blocked.never") or (vocabulary.owned(word) and not KNOWN & classes):
        return True
    if word.startswith(vocabulary.context.we) and (kind != "PER" or not KNOWN & classes) and _of_us(text, word):
        return True
    if kind == "PER":
        if _no_end(text, i) and not text.any(i, _LISTED):
            return True
        if i and text.words[i - 1] in vocabulary.set("blocked.before_time"):
            return True
        return bool(_NO_PERSON & classes) or (vocabulary.ordinary(word) and not {"PERSON", "+PERSON"} & classes)
    return "NISBA" in classes and qualifies(text, i)


def titled(text: Text) -> Iterator[Candidate]:
    """وزير الخارجية العراقي X Y: the name behind a title, where the words can be a name."""
    inner = frozenset(("INNER", "TITLE", "NISBA", "RELADJ", "PORTFOLIO", "FORMER", "+TITLE"))
    nouns = text.vocabulary.set("inner.nouns")
    for i in text.where(TITLE):
        j = i + 1
        while j < text.n and j - i < _TITLE_LONGEST:
            info = text.word(j)
            if not (info.definite or not inner.isdisjoint(info.classes) or info.text in nouns) or (
                "GIVEN" in info.classes and not info.definite
            ):
                break
            j += 1
        if j >= text.n or not text.is_word(j):
            continue
        last = chain(text, j, after_title=True)
        if last > j or (last == j and _alone(text, j)):
            yield Candidate(
                j, last, 0, "person", None, "mention.person.title", 0.85 if last > j else 0.6, 3 if last > j else 1
            )


def _alone(text: Text, i: int) -> bool:
    """True for a word that may be a whole name behind a title: known as one, or too rare to be anything else."""
    word = text.words[i]
    vocabulary = text.vocabulary
    if word in vocabulary.set("twins.name"):
        return False
    if text.any(i, frozenset(("PERSON", "WEAKPERSON"))):
        return True
    strength = vocabulary.strength(word)
    if strength is not None and strength >= 1.0:
        return True
    return vocabulary.common(word) == 0 and vocabulary.common_stem(word) < 6


def chains(text: Text, spots: list[int]) -> Iterator[Candidate]:
    """A given name and at least one more word of a name."""
    skip = -1
    for i in spots:
        if i <= skip or _of_office(text, i):
            continue
        last = chain(text, i, after_title=False)
        if last > i:
            skip = last
            lead = text.guess_lead(i, frozenset(("GIVEN", "LINK")))
            yield Candidate(i, last, lead, "person", None, "mention.person.names", 0.75, 3)


def chain(text: Text, i: int, *, after_title: bool) -> int:
    """Last word of the personal name that begins at i; i - 1 where none does."""
    info = text.word(i)
    tagger = text.tagger
    if info.text in text.vocabulary.set("blocked.never"):
        return i - 1
    if not _BREAK.isdisjoint(info.classes):
        return i - 1
    if after_title and text.words[i + 1 : i + 2] and text.words[i + 1] in text.vocabulary.set("links.middle"):
        return _onward(text, i)  # an ordinary word is a name before another's son
    if text.vocabulary.ordinary(info.text) and "OPENING" not in info.classes:
        return i - 1
    given = bool({"GIVEN", "+GIVEN", "OPENING", "+OPENING"} & info.classes)
    if not given and not (
        after_title and (not info.classes or "FAMILY" in info.classes) and tagger.leaning(info.text, "PER") > -0.5
    ):
        return i - 1
    if given and not _of_faith(text, i) and tagger.leaning(info.text, "PER") < (-3.0 if after_title else -1.0):
        return i - 1
    return _onward(text, i)


def _of_faith(text: Text, i: int) -> bool:
    """True for the first half of «نجم الدين» and the like."""
    word = text.words[i + 1 : i + 2]
    return (
        bool(word)
        and word[0] in text.vocabulary.set("links.faith")
        and (text.vocabulary.strength(text.words[i]) or 0) > 0
    )


def _onward(text: Text, last: int) -> int:
    first = last
    while last + 1 < text.n and last - first < _NAME_LONGEST and text.is_word(last + 1):
        info = text.word(last + 1)
        bars = _AFTER_SON if text.has(last, "BEN") else _AFTER_OPENING
        if text.any(last, _OPENS) and bars.isdisjoint(info.classes):
            last += 1
            continue
        if (
            "LINK" in info.classes
            and text.is_word(last + 2)
            and not ({"VERB", "PREP", "STOP"} & text.word(last + 2).classes)
        ):
            last += 1
            continue
        if not _BREAK.isdisjoint(info.classes) or text.vocabulary.ordinary(info.text) or _no_end(text, last + 1):
            break
        rare = info.definite and not info.classes and text.vocabulary.common(info.text) <= 6
        if rare and text.gives(last) and text.vocabulary.common_stem(info.text) < 9:
            last += 1
            continue
        leaning = text.tagger.leaning(info.text, "PER")
        if ({"GIVEN", "FAMILY"} & info.classes and leaning > -0.7) or (not info.classes and leaning > 0.3):
            last += 1
            continue
        break
    return last
