"""Reads a page sentence by sentence: cues to frames, frames to statements."""

from __future__ import annotations

from itertools import compress
from operator import attrgetter

from tawatur.extract.statements.attributed import (
    tell_came,
    tell_heading,
    tell_preposition,
)
from tawatur.extract.statements.cues import choose_cue
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.interviews import find_answers, tell_answer
from tawatur.extract.statements.nouns import tell_noun
from tawatur.extract.statements.quoted import (
    tell_carried_quote,
    tell_distant_quotes,
    tell_opened_quotes,
    tell_summed_up,
)
from tawatur.extract.statements.relays import tell_learned
from tawatur.extract.statements.remarks import may_remark, remarked_by
from tawatur.extract.statements.teller import Teller, Told
from tawatur.extract.statements.verbal import tell_nested, tell_verb
from tawatur.extract.statements.words import Cue
from tawatur.model import Skipped, Span, Statement

# Verbs that hand words on only now and then: their sentences are not counted as skipped.
_hit = attrgetter("hit")
_QUOTES = frozenset(("quote", "que", "addr"))
_WEAK = frozenset(("strict", "ambiguous", "obj?", "relay", "weak", "blames", "lessens", "thanks"))


class Reader:
    """One pass over the sentences of a page."""

    def __init__(self, g: Ground) -> None:
        self.g = g
        self.teller = Teller(g)
        self.skipped: list[Skipped] = []
        self._told_before = False

    @property
    def statements(self) -> list[Statement]:
        return self.teller.statements

    def read(self) -> None:
        g = self.g
        words, texts = g.words, g.tokens.words
        hits = [
            i
            for i in compress(range(g.n), map(_hit, words))
            if words[i].certain or (i + 1 < g.n and (texts[i + 1] in words[i].follows or may_remark(g, i)))
        ]
        quotes = sorted(i for i, (close, q) in g.quote_from.items() if q.depth == 0 and close - i > 5)
        answers = find_answers(g)
        h = q = a = stop = 0
        start = 0
        for sentence in g.page.sentences:
            before = (start, stop)
            start, stop = stop, min(g.stop_of(sentence), g.n)
            h0, q0 = h, q
            while h < len(hits) and hits[h] < stop:
                h += 1
            while q < len(quotes) and quotes[q] < stop:
                q += 1
            answer = answers[a] if a < len(answers) and answers[a].first < stop else None
            while start < stop and g.words[start].text == "\n":
                start += 1
            if before[1] and start < stop:
                tell_summed_up(self.teller, before, start, stop)
            if h == h0 and q == q0 and answer is None:
                self._told_before = False
                continue
            self.teller.begin_sentence(start, before if before[1] else None)
            if answer is not None:
                tell_answer(self.teller, answer)
                a += 1
            self._sentence(sentence, start, stop, hits[h0:h], quotes[q0:q])

    def _sentence(self, sentence: Span, first: int, stop: int, hits: list[int], quoted: list[int]) -> None:
        g, teller = self.g, self.teller
        before = len(teller.statements)
        seen: int | None = None
        idle: list[tuple[int, Cue]] = []
        outer = teller.inside(first)
        if outer is not None and outer.last >= stop - 1:
            self._inside(outer, first, stop, hits)
            return
        if tell_heading(teller, first, stop):
            heading_last = teller.told[-1].last
            hits = [i for i in hits if i > heading_last]
        until = first
        for i in hits:
            if i < until:
                continue
            w = g.words[i]
            if w.prep is not None or (i + 1 < stop and g.words[i + 1].text in w.follows):
                end = tell_preposition(teller, i, first, stop)
                if end is not None:
                    until = end
                    continue
            if "CAME" in w.tags:
                end = tell_came(teller, i, first, stop)
                if end is not None:
                    until = end
                    continue
            if "LEARNED" in w.tags:
                end = tell_learned(teller, i, stop)
                if end is not None:
                    until = end
                    continue
            if may_remark(g, i) and (other := remarked_by(g, i, stop)) is not None:
                teller.hand_over(i, other)
                until = other.last + 1
                continue
            if not w.cues:
                continue
            cue = choose_cue(g, i, first, stop, teller.pending is not None)
            if cue is None:
                if w.cues[0].kind == "masdar":
                    tell_noun(teller, i, w.cues[0], first, stop)
                continue
            if seen is None and cue.takes.isdisjoint(_WEAK):
                seen = i
            outer = teller.inside(i)
            if outer is not None:
                tell_nested(teller, i, cue, outer, stop)
            else:
                had = len(teller.told)
                tell_verb(teller, i, cue, first, stop)
                if len(teller.told) == had and not cue.takes.isdisjoint(_QUOTES):
                    idle.append((i, cue))
        if idle and quoted:
            tell_distant_quotes(teller, first, stop, quoted, idle)
        if quoted:
            tell_opened_quotes(teller, first, stop, quoted)
        told = len(teller.statements) > before
        if not told and quoted and self._told_before:
            told = tell_carried_quote(teller, first, stop, quoted)
        if not told and seen is not None:
            teller.introduce(seen)
        if not told and seen is not None:
            self.skipped.append(Skipped(sentence.start, sentence.end, g.span(seen, seen)))
        self._told_before = told

    def _inside(self, outer: Told, first: int, stop: int, hits: list[int]) -> None:
        """A sentence that belongs to a statement begun before it: only nested statements stand in it."""
        for i in hits:
            cue = choose_cue(self.g, i, first, stop, False) if self.g.words[i].cues else None
            if cue is not None:
                tell_nested(self.teller, i, cue, self.teller.inside(i) or outer, stop)
        self._told_before = True
