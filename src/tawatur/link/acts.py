"""Acts: which verb a promise is made of, and where a report tells with a past verb that such an act was done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from tawatur.lexicon import Entry, Lexicon, read_entries
from tawatur.lexicon.inflect import expand_verb
from tawatur.link.reading import NEGATION, Reading
from tawatur.link.words import Finder, Hit, finder, words, words_of

PAST, PRESENT, NOUN = 1, 2, 4
LONGEST_SUBJECT = 8  # words before the verb of a label
MOST_LIGHT = 6  # words that only say that an act is to be stand among the first of a label
KINDS = {"past": PAST, "own": PRESENT, "present": PRESENT, "masdar": NOUN}


class Act(msgspec.Struct, frozen=True):
    """A word of the act list: families it may belong to by kind, and its place (word index). `sure`: its ending makes
    it a past verb, whatever stands around it."""

    at: int
    lead: str
    past: frozenset[str]
    present: frozenset[str]
    noun: frozenset[str]
    sure: bool

    @property
    def families(self) -> frozenset[str]:
        return self.past | self.present | self.noun

    @property
    def past_only(self) -> bool:
        return bool(self.past) and not self.present and not self.noun


def _entries() -> Iterator[Entry]:
    for entry in read_entries("link_acts.tsv"):
        for form in expand_verb(entry):
            yield form
            if form.get("kind") == "masdar":
                yield _definite(form)
        for n, noun in enumerate(str(entry.get("nouns") or "").split("|")):
            if noun:
                features = {"verb": entry.id, "kind": "masdar"}
                form = Entry(f"{entry.id}.n{n}", entry.classes, (noun,), features, True)
                yield form
                yield _definite(form)


def _definite(form: Entry) -> Entry:
    return Entry(f"{form.id}.the", form.classes, tuple(words().article + f for f in form.forms), form.features, False)


@lru_cache(maxsize=1)
def _finder() -> Finder:
    return Finder(Lexicon(_entries()))


def family(entry: Entry) -> str:
    """deliver for link_acts:deliver.2"""
    return str(entry.get("verb")).split(":", 1)[1].rsplit(".", 1)[0]


def acts_in(listed: list[str]) -> list[Act]:
    """Words of acts in a list of folded words, in order, one a word."""
    at: dict[int, list[Hit]] = {}
    for hit in _finder().find(listed):
        at.setdefault(hit.first, []).append(hit)
    out = []
    for i, hits in sorted(at.items()):
        sets: dict[int, set[str]] = {PAST: set(), PRESENT: set(), NOUN: set()}
        sure = False
        for hit in hits:
            kind = KINDS.get(str(hit.entry.get("kind")), 0)
            # A verb carries no preposition; with the article it is no verb.
            if kind == PAST and (hit.clitics not in words().conjunctions or hit.entry.get("number") == "d"):
                continue  # duals look like adverbs
            if kind == PAST:
                sure = sure or hit.entry.get("gender") == "f" or hit.entry.get("number") == "p"
            if kind:
                sets[kind].add(family(hit.entry))
        if any(sets.values()):
            past, present, noun = (frozenset(sets[k]) for k in (PAST, PRESENT, NOUN))
            out.append(Act(i, hits[0].clitics, past, present, noun, sure and not present and not noun))
    return out


class Promise(msgspec.Struct, frozen=True):
    """What a promise is made of: families of its verb, and the folded words of its object."""

    families: tuple[str, ...]
    objects: tuple[str, ...]


def promise_of(label: str, actor: str | None = None) -> Promise:
    """The act of a label: its first word, or the word behind those that only say that something is to be; else the
    verb of what is to come behind its subject, which is one of the objects where it is not the actor. None where the
    object is a pronoun, for of what it is only the report knows, and where the act is not to be done."""
    listed = words_of(label)
    light = [h for h in finder("link_words.toml").find(listed[:MOST_LIGHT]) if "LIGHT" in h.entry.classes]
    at = 0
    while (last := max((h.last for h in light if h.first == at), default=None)) is not None:
        at = last + 1
    acts = {a.at: a for a in acts_in(listed[: max(at, LONGEST_SUBJECT) + 1])}
    ahead = [i for i in acts if i > at and acts[i].present and _ahead(listed, i, light)]
    verb = ahead[0] if ahead else at
    if verb not in acts or listed[verb].endswith(words().pronouns):
        return Promise((), tuple(listed))
    if any(words().of(w)[2] & NEGATION for w in listed[max(0, verb - 1) : verb]):
        return Promise((), tuple(listed))
    subject = listed[at:verb]
    if actor and words().stems(" ".join(subject)) <= words().stems(actor):
        subject = []
    return Promise(tuple(sorted(acts[verb].families)), (*subject, *listed[verb + 1 :]))


def _ahead(listed: list[str], i: int, light: list[Hit]) -> bool:
    """True for a verb of what is to come, by its own letter, a word before it, or what denies it."""
    if words().future(listed[i]) or any(h.last == i - 1 for h in light):
        return True
    return bool(words().of(listed[i - 1])[2] & NEGATION)


def told_in(reading: Reading) -> list[Act]:
    return acts_in(reading.words)
