"""Mentions brought together: who or what is the same within one report, and by what name."""

from __future__ import annotations

from functools import lru_cache

from tawatur.extract.mentions.candidate import Candidate
from tawatur.extract.mentions.latin import romanised
from tawatur.extract.mentions.offices import known, told
from tawatur.extract.mentions.reading import Text
from tawatur.lexicon import Entry
from tawatur.model import Entity, Mention, Office, Part, Published, content_id
from tawatur.model.annotation import EntityType


class Group:
    """One entity in the making."""

    def __init__(self, type_: EntityType) -> None:
        self.type = type_
        self.members: list[Candidate] = []
        self.entry: Entry | None = None
        self.words: tuple[str, ...] = ()

    def add(self, candidate: Candidate, words: tuple[str, ...]) -> None:
        self.members.append(candidate)
        if len(words) > len(self.words):
            self.words = words
        if candidate.entry is not None and self.entry is None:
            self.entry = candidate.entry


@lru_cache(maxsize=100_000)
def key_of(entry: Entry) -> str:
    """The stable key by which reports link: country:IQ, organisations:un, places:gn.98182."""
    own = entry.get("key")
    if own:
        return str(own)
    file, _, rest = entry.id.partition(":")
    if rest.startswith("country."):
        return "country:" + rest[8:]
    return f"{'places' if file == 'places_news' else file}:{rest}"


def name_words(text: Text, c: Candidate) -> tuple[str, ...]:
    """Folded words of the mention without its clitics, and with the whole article where only its ل is left."""
    first = text.words[c.first]
    if c.lead:
        first = next((cut.stem for cut in text.vocabulary.word(first).ways if cut.lead == c.lead), first[c.lead :])
    return (first, *text.words[c.first + 1 : c.last + 1])


def group(text: Text, mentions: list[Candidate]) -> list[Group]:
    """Groups in order of first mention. Full names come first, so that short ones find them."""
    groups: list[Group] = []
    by_key: dict[str, Group] = {}
    by_words: dict[tuple[str, tuple[str, ...]], Group] = {}
    article = text.vocabulary.article
    cut = len(article)
    order = sorted(mentions, key=lambda c: (c.first - c.last, c.first))
    for c in order:
        words = name_words(text, c)
        plain = tuple([w[cut:] if w.startswith(article) and len(w) > 4 else w for w in words])
        found: Group | None = None
        key = None if c.entry is None else key_of(c.entry)
        if key is not None:
            found = by_key.get(key)
        if found is None:
            found = by_words.get((c.type, plain))
        if found is None and c.type == "person":
            found = _person(groups, plain)
        if found is None and c.type == "organisation":
            found = _body(groups, plain, c)
        if found is None:
            found = Group(c.type)
            groups.append(found)
        found.add(c, plain)
        by_words.setdefault((c.type, plain), found)
        if key is not None:
            by_key.setdefault(key, found)
    groups.sort(key=lambda g: min([m.first for m in g.members]))
    return groups


def _person(groups: list[Group], words: tuple[str, ...]) -> Group | None:
    """The person whose fuller name ends with these words, or holds them in order."""
    for g in groups:
        if g.type == "person" and len(g.words) > len(words) and g.words[-len(words) :] == words:
            return g
    for g in groups:
        if g.type == "person" and len(words) >= 2 and len(g.words) > len(words) and _within(words, g.words):
            return g
    return None


def _body(groups: list[Group], words: tuple[str, ...], c: Candidate) -> Group | None:
    """The body whose fuller name begins or ends with these words."""
    for g in groups:
        if g.type != "organisation" or len(g.words) <= len(words):
            continue
        if g.words[-len(words) :] == words and len(words) > 1:
            return g
        if g.words[: len(words)] == words and (len(words) > 1 or c.rule == "mention.short"):
            return g
    return None


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def entity(text: Text, g: Group, at: dict[int, Candidate], published: Published | None) -> Entity:
    """The group as a finding. `at`: mentions by each of their tokens."""
    page = text.page
    members = sorted(g.members, key=lambda c: c.first)
    spans = [page.span(c.first, c.last, c.lead) for c in members]
    fullest = 0
    if len(members) > 1:
        fullest = max(
            range(len(members)), key=lambda k: (members[k].last - members[k].first, spans[k].end - spans[k].start, -k)
        )
    name = text.written(members[fullest].first, spans[fullest], members[fullest].lead)
    best = max(members, key=lambda c: c.confidence) if len(members) > 1 else members[0]
    entry = g.entry
    kind = next((c.kind for c in members if c.kind), None)
    return Entity(
        id=content_id("entity", page.document.id, g.type, name, spans[0].start),
        name=name,
        type=g.type,
        mentions=tuple(Mention(s.start, s.end, c.rule) for s, c in zip(spans, members, strict=True)),
        kind=kind or g.type,
        latin=str(entry.get("latin")) if entry and entry.get("latin") else _latin(text, members[fullest]),
        key=key_of(entry) if entry else None,
        offices=_offices(text, g, at, published) if g.type == "person" else (),
        rule=members[fullest].rule,
        parts=(Part("name", spans[fullest].start, spans[fullest].end, entry.id if entry else None, best.rule),),
        confidence=round(best.confidence, 2),
    )


def _offices(text: Text, g: Group, at: dict[int, Candidate], published: Published | None) -> tuple[Office, ...]:
    """Offices that the report tells, then those of the lexicon; one that is told twice counts once."""
    out: list[Office] = []
    for c in g.members:
        office = told(text, c, at)
        if office is not None and all((o.title, o.of) != (office.title, office.of) for o in out):
            out.append(office)
    return (*out, *(known(g.entry, published) if g.entry else ()))


def _latin(text: Text, c: Candidate) -> str | None:
    """Latin letters for persons and places that no list gives them; bodies would want a translation."""
    return None if c.type == "organisation" else romanised(name_words(text, c), text.vocabulary)
