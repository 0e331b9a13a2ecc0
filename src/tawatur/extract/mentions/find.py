"""All mentions of a page, brought together to entities."""

from __future__ import annotations

from tawatur.extract.mentions.bodies import before_capital, bodies, facilities, named_after, settlements
from tawatur.extract.mentions.candidate import Candidate, chosen
from tawatur.extract.mentions.entities import entity, group
from tawatur.extract.mentions.frame import within
from tawatur.extract.mentions.gazetteer import phrases, singles
from tawatur.extract.mentions.persons import chains, tagger_names, titled
from tawatur.extract.mentions.reading import Text
from tawatur.extract.mentions.short import (
    definite,
    merged,
    networks,
    nicknames,
    own_outlet,
    portfolios,
    quoted_outlets,
    surnames,
)
from tawatur.extract.mentions.vocabulary import GIVEN
from tawatur.extract.page import Page
from tawatur.model import Entity, Published


def find_entities(page: Page, published: Published | None) -> tuple[Entity, ...]:
    """Persons, organisations and places of a page with every mention, sorted by first mention.

    Args:
        published: the days on which the report appeared: offices of the lexicon are told by them.
    """
    text = Text(page)
    if not text.n:
        return ()
    mentions = find_mentions(text)
    at = {i: c for c in mentions for i in range(c.first, c.last + 1)}
    return tuple(entity(text, g, at, published) for g in group(text, mentions))


def find_mentions(text: Text) -> list[Candidate]:
    """Mentions that do not overlap, in order."""
    tagged = text.tagger.find_forms(text.forms, text.words, text.listed)
    found = [*phrases(text), *singles(text, tagged)]
    places: dict[int, Candidate] = {}
    for c in found:
        if c.type == "place" and (c.first not in places or places[c.first].last < c.last):
            places[c.first] = c
    first: dict[int, Candidate] = {}
    for c in found:
        if c.first not in first or first[c.first].last < c.last:
            first[c.first] = c
    found += bodies(text, first)
    found += facilities(text, places, {i for t in tagged for i in range(t.first, t.last + 1)})
    found += named_after(text)
    found += settlements(text)
    found += before_capital(text)
    found += tagger_names(text, tagged)
    found += titled(text)
    found += chains(text, text.where(GIVEN))
    found += quoted_outlets(text)
    found += own_outlet(text)
    mentions = merged(text, chosen(found))
    mentions = chosen([*networks(text, mentions), *nicknames(text, mentions), *portfolios(text, mentions)], mentions)
    mentions = chosen(surnames(text, mentions), mentions)
    return within(text, chosen(definite(text, mentions), mentions))
