"""Mentions by the gazetteers: names that the lexicon knows, where the context does not speak against them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tawatur.extract.mentions.candidate import Candidate
from tawatur.extract.mentions.reading import Text
from tawatur.extract.mentions.tagger import Tagged
from tawatur.extract.mentions.vocabulary import NAME
from tawatur.lexicon import Entry, Reading
from tawatur.model.annotation import EntityType

_TYPES: tuple[tuple[str, EntityType], ...] = (
    ("PERSON", "person"), ("WEAKPERSON", "person"), ("ORG", "organisation"), ("MEDIA", "organisation"),
    ("WEAKORG", "organisation"), ("PLACE", "place"), ("WEAKPLACE", "place"),
)  # fmt: skip
_TAGS: dict[str, EntityType] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
_NAMED = frozenset(name for name, _ in _TYPES)
_TRUSTED = ("places_news:", "organisations:", "media:", "people:")
_HOUTHIS = "organisations:houthis"  # their name is at once a surname and an adjective
_PARTS = frozenset(("GIVEN", "FAMILY"))
_PLACES = frozenset(("PLACE", "WEAKPLACE", "+PLACE", "NISBA", "PREP", "VERB", "STOP"))
_STATES = ("state", "capital", "region")
_HEADS = frozenset(("ADMIN", "+ADMIN", "FACILITY", "+FACILITY"))


@lru_cache(maxsize=100_000)
def entity_type(entry: Entry) -> EntityType | None:
    """What the entry names; None for words that only occur in names."""
    return next((type_ for name, type_ in _TYPES if name in entry.classes), None)


def weak(entry: Entry) -> bool:
    return any(c.startswith("WEAK") for c in entry.classes)


def qualifies(text: Text, i: int) -> bool:
    """True where a name that is also an adjective (السعودية) qualifies the noun before it: both definite or neither."""
    before = text.word(i - 1)
    if not text.is_word(i - 1) or {"PREP", "+PREP", "STOP", "VERB", "ADMIN", "+ADMIN"} & before.classes:
        return False
    ending = before.text.endswith(text.vocabulary.context.feminine_endings)
    if text.words[i].startswith(text.vocabulary.article):
        return ending and (
            before.definite
            or text.vocabulary.article[1:] * 2 in before.text[:3]
            or text.vocabulary.article in before.text[:4]
        )
    return ending and not before.definite


def phrases(text: Text) -> Iterator[Candidate]:
    """Names of several words."""
    words, vocabulary = text.words, text.vocabulary
    outside, media_heads = vocabulary.set("administration.outside"), vocabulary.set("media.heads")
    done = -1
    for i, phrase in text.listed:
        if i == done:
            continue  # a longer one was taken
        form, lead, entry = phrase.form, phrase.lead, phrase.entry
        n = len(form)
        type_ = entity_type(entry)
        if type_ is None:
            continue
        if type_ == "person" and (text.has(i - 1, "BEN") or (text.has(i, "BEN") and text.has(i - 1, "GIVEN"))):
            continue  # the father of somebody else
        if type_ == "place" and words[i + n : i + n + 1] and words[i + n] in vocabulary.set("links.middle"):
            continue  # a person's name that a place has too: الشيخ زايد بن
        first, cut = i, lead
        if type_ == "place" and n > 1 and form[0] in outside:
            first, cut = i + 1, 0
        if "MEDIA" in entry.classes and n > 1 and form[0] in media_heads:
            first, cut = i + 1, 0
        kind = entry.get("kind")
        last = i + n - 1
        if type_ == "place" and last + 1 < text.n and words[last + 1] in text.vocabulary.set("administration.names"):
            last += 1
        yield Candidate(first, last, cut, type_, kind, "mention.gazetteer.phrase", 0.95, 6, entry, form[0])
        done = i


def singles(text: Text, tagged: list[Tagged]) -> Iterator[Candidate]:
    """Names of one word: at once where the list is trusted, else where the tagger or a head before the word agrees."""
    vocabulary = text.vocabulary
    never = vocabulary.set("blocked.never")
    tags = {i: (t.kind, t.last - t.first) for t in tagged for i in range(t.first, t.last + 1)}
    for i in text.where(NAME):
        tag, more = tags.get(i, ("", 0))
        word = text.words[i]
        if word in never or (word in vocabulary.pair_starts and " ".join(text.words[i : i + 2]) in vocabulary.pairs):
            continue
        if word.endswith(vocabulary.article[0]) and text.tanwin(i):
            continue
        for reading in text.word(i).readings:
            entry = reading.entry
            type_ = entity_type(entry)
            if type_ is None or not _accepted(text, i, reading, tag, more):
                continue
            last = i
            if type_ == "place" and i + 1 < text.n and text.words[i + 1] in vocabulary.set("administration.names"):
                last += 1
            sure = 0.95 if _TAGS.get(tag) == type_ else 0.85
            rank = 2 if type_ == "person" else 4
            yield Candidate(
                i, last, reading.lead, type_, entry.get("kind"), "mention.gazetteer.word", sure, rank, entry, None
            )
            break


def _before_surname(text: Text, i: int, listed: bool) -> bool:
    """True where the word at i makes the given name before it a person's: رياض قهوجي.

    `listed`: the place is one of the news; then the tagger must lean to a person, too.
    """
    if not listed and text.has(i, "FAMILY") and not text.any(i, _PLACES):
        return True
    return text.any(i, _PARTS) and not text.has(i, "PLACE") and text.tagger.leaning(text.words[i], "PER") > 1.0


def _accepted(text: Text, i: int, reading: Reading, tag: str, more: int) -> bool:
    """True where the word may be the entry's name here. `tag`: the tagger's kind for it, `more`: its other words."""
    entry, word, info = reading.entry, text.words[i], text.word(i)
    type_ = entity_type(entry)
    listed = entry.id.startswith(_TRUSTED)
    agreed = _TAGS.get(tag) == type_
    if (
        entry.id == _HOUTHIS
        and "PLURADJ" not in info.classes
        and text.is_word(i - 1)
        and text.word(i - 1).definite
        and not text.has(i - 1, "TITLE")
    ):
        return False  # an adjective to the noun before it
    if not listed and reading.clitics in text.vocabulary.set("twins.rare") and type_ == "place":
        return False
    if not listed and type_ == "place" and (text.gives(i - 1) or (reading.clitics and not agreed)):
        return False
    if type_ == "place" and "GIVEN" in info.classes and _before_surname(text, i + 1, listed):
        return False
    if type_ == "place" and text.possessed(i) and not text.any(i - 1, _HEADS):
        return False
    nisba = "NISBA" in info.classes or (reading.clitics and "+NISBA" in info.classes)
    if nisba and (not listed or qualifies(text, i) or (type_ == "person" and text.gives(i + 1))):
        return False  # «للرئيس السوداني بكري …»
    if listed and not weak(entry):
        if more and tag == "PER":  # part of a longer name
            return False
        if tag == "ORG" and not more and type_ == "place" and entry.get("kind") not in _STATES:
            return False  # a club or body by its city's name
        return not reading.clitics or agreed or text.tagger.hot(word)
    if not listed and text.vocabulary.common(word) >= 10:
        return False
    if agreed:
        return True
    if type_ == "person" and i and text.words[i - 1] in text.vocabulary.set("support.surname"):
        return True
    if weak(entry) or type_ == "person" or tag:
        return type_ == "place" and not reading.clitics and text.any(i - 1, _HEADS) and text.tagger.hot(word)
    return text.tagger.hot(word) and (
        text.vocabulary.common(word) < 9 or (not reading.clitics and text.any(i - 1, _HEADS))
    )
