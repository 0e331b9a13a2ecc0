"""Titles of a report's people: what stands before or behind their names, and whom an office alone means."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from tawatur.extract.statements.extents import extent
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import Phrase, noun_phrase
from tawatur.extract.statements.tags import COMP_REL, PREP_DEFADJ_DEM
from tawatur.extract.statements.words import Word, vocabulary
from tawatur.model import Entity
from tawatur.text.affixes import LAM

# How many words before a name may belong to its title, and behind it.
_BEFORE, _BEHIND = 14, 8


def stem(word: str) -> str:
    """A word without the endings in which two mentions of one office differ; like offices are one."""
    word = vocabulary().same.get(word, word)
    return word.removesuffix("\u0647").removesuffix("\u064a") if len(word) > 3 else word


class Title(NamedTuple):
    """What stands before or behind a person's name. `nation`: an adjective of nation is among its words."""

    at: int
    entity: Entity
    words: frozenset[str]
    head: str
    definite: bool
    office: bool
    nation: bool = False


def _of_nation(w: Word) -> bool:
    """True for «السوداني» and the like, which a title may leave out."""
    return w.definite and w.nisba and w.head is None and not w.feminine and not w.clitics


def _in_country(g: Ground, k: int) -> bool:
    """True where a place's name begins at token k: the title tells of which country it is."""
    mention = g.mention_from.get(k)
    return mention is not None and mention[1].type == "place"


def _is_tail(w: Word) -> bool:
    """True where what an office is for begins («لليمن»): a title may leave it out."""
    return w.clitics.startswith(LAM) and w.definite


def is_definite(g: Ground, phrase: Phrase) -> bool:
    """True where the phrase or a part of it is definite."""
    words = g.words
    return words[phrase.head].definite or any(
        words[k].definite or k in g.mention_from for k in range(phrase.head + 1, phrase.last + 1) if words[k - 1].text
    )


class Titles:
    """The titles of the people of one report."""

    def __init__(self, g: Ground) -> None:
        self.g = g

    def borne_by(self, entity: str | None) -> list[Title]:
        """Titles of the person whose entity has this id."""
        return [title for title in self._all if title.entity.id == entity]

    def bearer(self, phrase: Phrase, spoke: Iterable[str | None]) -> Entity | None:
        """The person whose title the phrase is, in full or shortened. Of several who bear it the one among `spoke`,
        entities of speakers, the latest first."""
        g = self.g
        head = g.words[phrase.head]
        wanted = {
            stem(g.words[k].bare)
            for k in range(phrase.head, phrase.last + 1)
            if not g.words[k].mark and not (g.words[k].tags & PREP_DEFADJ_DEM and not self._is_second(k))
        }
        tail = next((k for k in range(phrase.head + 1, phrase.last + 1) if _is_tail(g.words[k])), phrase.last + 1)
        core = {stem(g.words[k].bare) for k in range(phrase.head, tail) if not g.words[k].mark}
        last = g.words[phrase.last]
        nation = {stem(last.bare)} if phrase.last > phrase.head + 1 and _of_nation(last) else set()
        best: Entity | None = None
        fitting: set[str] = set()
        for title in self._all:
            if stem(head.bare) not in title.words and stem(head.bare) != stem(title.head):
                continue
            same = wanted <= title.words or (nation and not title.nation and wanted - nation <= title.words)
            same = same or (len(title.words) > 3 and title.words <= wanted)  # «مدير عام الدائرة», then «… دائرة الكتب»
            shorter = tail <= phrase.last and len(core) > 1 and core <= title.words  # «المبعوث الدولي لليمن»
            if not (same or shorter):
                continue
            if (
                len(wanted) == 1
                and not (stem(title.head) == stem(head.bare) and title.definite)
                and len(title.words) > 3
            ):
                continue
            if title.at < phrase.first or best is None:
                best = title.entity
            fitting.add(title.entity.id)
            if title.at > phrase.first:
                break
        if len(fitting) > 1 and is_definite(g, phrase):
            same_one = next((id_ for id_ in spoke if id_ in fitting), None)
            if same_one is not None:
                return next(t.entity for t in self._all if t.entity.id == same_one)
        return best

    def _is_second(self, k: int) -> bool:
        """True where a word that is an adjective elsewhere is the second part of a construct («وفد المعارضة»)."""
        before, w = self.g.words[k - 1], self.g.words[k]
        return w.definite and not before.definite and not before.mark and "PREP" not in before.tags

    def _title_start(self, heads: list[int], last: int, entity: Entity) -> int:
        """The first of these head nouns from which the phrase leads to the person; -1 where none does."""
        for head in heads:
            found = noun_phrase(self.g, head, last + 1)
            if found is not None and found.entity is entity:
                return head
        return -1

    @cached_property
    def _all(self) -> list[Title]:
        """What stands before and behind every person's name: the words of the title."""
        g = self.g
        out: list[Title] = []
        for first, (last, entity) in sorted(g.mention_from.items()):
            if entity.type != "person":
                continue
            words: list[int] = []
            k = first - 1
            if k >= 0 and (g.is_comma(k) or g.is_dash(k)):
                k -= 1
            while k >= 0 and first - k < _BEFORE:
                w = g.words[k]
                if w.mark and not g.is_mark(k):
                    break
                if w.tags & COMP_REL or (w.cues and not w.head and not w.definite and not w.nisba):
                    break
                words.append(k)
                k -= 1
            heads = [k for k in words if g.words[k].kind == "role"]
            if heads:
                start = self._title_start(sorted(heads), last, entity)
                if start < 0:
                    continue
                bare = frozenset(stem(g.words[j].bare) for j in words if j >= start)
                title = g.words[start]
                nation = any(_of_nation(g.words[j]) or _in_country(g, j) for j in words if j >= start)
                out.append(Title(first, entity, bare, title.bare, title.definite, title.office, nation))
            at = last + 1
            if at + 1 < g.n and (g.is_comma(at) or g.is_dash(at)):
                at += 1
            if at < g.n and g.words[at].kind == "role" and not g.words[at].clitics:
                limit = min(g.n, at + _BEHIND)
                end = extent(g, at, limit, frozenset(), False)
                while end + 1 < limit and g.words[end + 1].kind == "role" and end + 1 not in g.mention_from:
                    end = extent(g, end + 1, limit, frozenset(), False)  # «نائب الرئيس رئيس الحكومة»
                run = [stem(g.words[j].bare) for j in range(at, end + 1)]
                out.append(
                    Title(first, entity, frozenset(run), g.words[at].bare, g.words[at].definite, g.words[at].office)
                )
        return out
