"""Finds the claims of one page: every trigger that a rule finds is given its clause, its people and its time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from msgspec import structs

from tawatur.extract.claims.actors import Actors
from tawatur.extract.claims.complement import PRESENT
from tawatur.extract.claims.due import Calendar
from tawatur.extract.claims.frame import Frame
from tawatur.extract.claims.future import future_verb, judge
from tawatur.extract.claims.hit import Hit
from tawatur.extract.claims.hits import Hits
from tawatur.extract.claims.people import People
from tawatur.extract.claims.vocabulary import stem_of, vocabulary
from tawatur.extract.page import Page
from tawatur.model import (
    Claim,
    Commitment,
    Entity,
    Forecast,
    Part,
    Position,
    Published,
    Span,
    Statement,
    TimeExpression,
    content_id,
)
from tawatur.model.annotation import CommitmentStatus, Likelihood, Stance
from tawatur.text.affixes import ARTICLE, CONJUNCTIONS, SEEN, WAW

_MARGIN = 0.15  # by how much surer a claim must be than one whose evidence holds its own
_JUDGING = ("nominal", "judged", "idiom")  # what these say something of stands before them
_BAD = frozenset({"EVAL_BAD", "EVAL_BAD_THE", "BAD_TO"})
_GOOD = frozenset({"EVAL_GOOD", "EVAL_GOOD_THE", "GOOD_TO"})
_JUDGED_REACH = 3  # tokens: how far behind a verb of being the word that judges stands
_WORDS = 18  # of act, outcome, target and condition at most
# Behind these the next verb is their own, and makes no claim beside theirs.
_GOVERNING = frozenset(
    {"future.sawfa", "future.not", "scheduled", "odds", "may", "can", "must", "perhaps", "chance.that"}
)


def find_claims(
    page: Page,
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    times: Sequence[TimeExpression],
    published: Published | None = None,
) -> tuple[Claim, ...]:
    """Positions, commitments and forecasts of a page, by the start of their evidence.

    `statement` is the statement that a claim stands in, or whose cue it begins with; None in the report's own voice.

    Args:
        published: the window in which the report appeared, where it is not the document's own.
    """
    return tuple(_Finder(page, statements, entities, times, published or page.document.published).run())


class _Finder:
    def __init__(
        self,
        page: Page,
        statements: Sequence[Statement],
        entities: Sequence[Entity],
        times: Sequence[TimeExpression],
        published: Published | None,
    ) -> None:
        self.page = page
        self.words = vocabulary()
        self.frame = Frame(page, self.words)
        self.people = People(self.frame, statements, entities, times)
        self.hits = Hits(self.frame, self.people)
        self.actors = Actors(self.frame, self.people)
        self.calendar = Calendar(self.frame, times, published)
        self.document = page.document.id

    def run(self) -> list[Claim]:
        grammar = self.words.grammar
        found: list[Claim] = []
        low = high = 0
        governed = -1
        ahead: Hit | None = None
        prior: tuple[Hit, Claim] | None = None
        for match in grammar.find(self.frame.tape):
            if match.first <= governed or not self.hits.plausible(match):
                continue
            if match.first >= high:
                low, high = self.frame.sentence(match.first)
            hit = self.hits.hit(match, low, high)
            if hit is not None and not self._within_future(hit, ahead):
                if hit.kind == "future":
                    ahead = hit
                if hit.match.rule.id in _GOVERNING:
                    governed = hit.last + 2
                if hit.kind == "again":
                    claims = self._again(hit, prior)
                else:
                    claims = list(self._claims(hit))
                    prior = (hit, claims[0]) if claims and self._opens_that(hit) else prior
                found += claims
        found.sort(key=lambda c: (c.evidence.start, -c.evidence.end))
        return _apart(found)

    def _claims(self, hit: Hit) -> Iterator[Claim]:
        kind = hit.kind
        if kind == "position" and hit.match.rule.id.startswith("idiom") and self._to_come(hit):
            yield self._forecast(hit, self._softened(hit))
        elif kind == "position":
            yield self._position(hit, str(hit.feature["stance"]))
        elif kind == "commitment" and hit.match.rule.id == "soon":
            claim = self._commitment(hit, "planned")
            if claim.due is not None:
                yield claim
        elif kind == "commitment":
            ordered = hit.match.rule.id == "terms.verb" and self.frame.find(hit.begin, hit.first, "ORDER_N") is not None
            yield self._commitment(hit, "demanded" if ordered else str(hit.feature["status"]))
        elif hit.match.rule.id == "fear.verb" and self._disliked(hit):
            yield self._position(hit, "against")
        elif kind == "forecast":
            yield self._forecast(hit)
        elif kind == "future":
            stance = self._judged(hit)
            if stance is not None:
                yield self._position(hit, stance)
                return
            subject = self.actors.subject(hit)
            dated = hit.begin if "FI" in self.frame.kinds(hit.begin) else hit.last
            if self.calendar.long_past(self.frame.start(dated), self._evidence(hit).end):
                return  # what was to come in a year gone by
            what, status = judge(self.frame, self.people, hit, subject)
            if what == "commitment":
                yield self._commitment(hit, status, subject)
            else:
                yield self._forecast(hit, self._softened(hit))
        elif kind == "wish":
            at = hit.last + 1
            if at < hit.end and "MIN" in self.frame.kinds(at):
                yield self._commitment(hit, "demanded")
            else:
                yield self._position(hit, "for")
        elif kind == "duty":
            yield self._duty(hit)
        elif kind == "warning":
            yield self._warning(hit)
        elif kind == "acceptance":
            yield from self._acceptance(hit)
        elif kind == "description":
            yield from self._description(hit)

    def _within_future(self, hit: Hit, ahead: Hit | None) -> bool:
        """True for what belongs to the future told before it in its clause: a word of odds («ستشارك لا محالة»), or a
        future that only describes a noun («سيلقي خطابا سيبث …»)."""
        if ahead is None or hit.first >= ahead.end or hit.begin > ahead.first:
            return False
        if hit.match.rule.id == "odds":
            return hit.last + 1 >= hit.high or "QUE" not in self.frame.kinds(hit.last + 1)
        return hit.kind == "future" and not hit.joined

    def _to_come(self, hit: Hit) -> bool:
        """True where an idiom's verb is in the future: the accord will add to stability."""
        word = self.frame.tokens.words[hit.first]
        word = word[1:] if word[0] in CONJUNCTIONS else word
        return word[:1] == SEEN and word[1:2] in PRESENT

    def _disliked(self, hit: Hit) -> bool:
        """True where not what may come is feared, but something there is: their influence."""
        at = hit.complement if hit.complement is not None else hit.last + 1
        if at < hit.end and self.frame.kinds(at) & {"MIN", "AN"}:
            at += 1
        if at >= hit.end or self.frame.find(hit.last + 1, hit.end, "QUE", "RISK", "CHANCE") is not None:
            return False
        return self.frame.tokens.words[at].startswith(ARTICLE) or self.people.starts(at)

    def _opens_that(self, hit: Hit) -> bool:
        """True where what is claimed begins with أن, so that «وأن» may go on with it."""
        return self.frame.find(hit.last, min(hit.high, max(hit.last, hit.complement or 0) + 3), "QUE") is not None

    def _again(self, hit: Hit, prior: tuple[Hit, Claim] | None) -> list[Claim]:
        """The second of two things demanded, hoped or expected in one sentence: that they stop, and that they talk."""
        if prior is None or prior[0].sentence != hit.sentence or prior[0].inside is not hit.inside:
            return []
        first, told = prior
        second = structs.replace(
            first, first=hit.first, last=hit.first, begin=hit.first + 1, end=hit.end, complement=hit.first + 1,
            low=hit.low, high=hit.high, condition=None, limit=hit.limit,
        )  # fmt: skip
        at = hit.first + 2  # behind the verb
        named = at < hit.end and self.people.agentive(at)
        actor = self.people.phrase(at, hit.end) if named else getattr(told, "actor", None)
        who = {"actor": actor} if isinstance(told, Commitment) else {"holder": told.holder}
        return [structs.replace(c, **who) for c in self._claims(second) if type(c) is type(told)]

    def _judged(self, hit: Hit) -> str | None:
        """The stance of somebody who will back or oppose something, or says that it will be good or bad: to reject it
        would be a mistake."""
        verb = future_verb(self.frame, hit)
        stem = stem_of(verb) if verb else ""
        if stem not in self.words.act | self.words.outcome and stem in self.words.backing | self.words.opposing:
            return "for" if (stem in self.words.backing) != bool(hit.feature.get("negative")) else "against"
        if hit.inside is None or stem not in self.words.being:
            return None
        at = self.frame.find(hit.last + 1, min(hit.end, hit.last + 1 + _JUDGED_REACH), *_BAD, *_GOOD)
        if at is None:
            return None
        return "against" if self.frame.kinds(at) & _BAD else "for"

    def _duty(self, hit: Hit) -> Claim:
        """What must be is a position, what somebody must do is demanded."""
        que = self.frame.find(hit.last + 1, min(hit.end, hit.last + 2), "QUE")
        if que is not None and que + 1 < hit.end and stem_of(self.frame.tokens.words[que + 1]) in self.words.being:
            return self._position(hit, "for")
        return self._commitment(hit, "demanded")

    def _warning(self, hit: Hit) -> Claim:
        frame = self.frame
        at = hit.complement if hit.complement is not None else hit.last + 1
        if frame.find(at, min(hit.end, at + 3), "QUE", "RISK", "CHANCE", "COND") is not None:
            return self._forecast(hit, "possible")
        return self._position(hit, "against")

    def _acceptance(self, hit: Hit) -> Iterator[Claim]:
        at = hit.complement if hit.complement is not None else hit.last + 1
        if self.frame.find(at, min(hit.end, at + 3), "TEXT", "PACT", "OFFER") is not None:
            yield self._position(hit, "for")
        elif "obj" not in hit.takes:
            yield self._commitment(hit, "agreed")

    def _description(self, hit: Hit) -> Iterator[Claim]:
        frame = self.frame
        if hit.told is None and hit.inside is None and not hit.takes & {"bi", "ala"} and not hit.owned:
            return
        at = hit.complement if hit.complement is not None else hit.last + 1
        for index in range(at, hit.end):
            kinds = frame.kinds(index)
            if kinds & _BAD:
                yield self._position(hit, "against")
                return
            if kinds & _GOOD:
                yield self._position(hit, "for")
                return

    def _position(self, hit: Hit, stance: str) -> Position:
        holder = self.actors.holder(hit)
        judged = hit.match.rule.id.startswith(_JUDGING) or (
            hit.kind == "future" and stem_of(future_verb(self.frame, hit)) in self.words.being
        )
        if (judged or hit.owned) and hit.begin < hit.first:
            target = self._short(hit.begin, hit.first - ("REL" in self.frame.kinds(hit.first - 1)))
        else:
            target = self._short(hit.complement or hit.last + 1, hit.end)
        evidence = self._evidence(hit)
        return Position(
            id=content_id("position", self.document, evidence.start, evidence.end, stance),
            evidence=evidence, holder=holder, target=target or self._short(hit.begin, hit.end),
            stance=cast(Stance, stance), **self._common(hit),
        )  # fmt: skip

    def _commitment(self, hit: Hit, status: str, subject: tuple[int, int] | None = None) -> Commitment:
        actor = self.actors.actor(hit, status, subject)
        evidence = self._evidence(hit)
        at = min(max(hit.last, hit.complement or 0), len(self.frame.tokens) - 1)  # a pronoun may be the last object
        since = self.frame.span(at, at + 1).start
        if hit.kind == "future":
            since = evidence.start
        condition = self._short(*hit.condition) if hit.condition else None
        first = hit.complement or hit.first
        if status == "demanded" and "min" in hit.takes and "MIN" in self.frame.kinds(first):
            first = self.people.behind(first + 1, hit.end) if self.people.agentive(first + 1) else first
        if hit.kind == "future" and subject is not None and subject[0] < hit.first and not self._in(actor, subject):
            first = subject[0]  # what is to be done, with its subject, where that is not who does it
        act = self._short(first, hit.end) or self._short(hit.begin, hit.end)
        return Commitment(
            id=content_id("commitment", self.document, evidence.start, evidence.end, status),
            evidence=evidence, actor=actor, act=act, due=self.calendar.due(since, evidence.end),
            status=cast(CommitmentStatus, status), condition=condition or None, **self._common(hit),
        )  # fmt: skip

    def _in(self, actor: str | None, subject: tuple[int, int]) -> bool:
        """True where the subject's words name the actor."""
        if actor is None:
            return False
        known = (self.people.person(*subject), self.people.phrase(*subject))  # «البعثة ستنسحب», of one named before
        return actor in known or not set(actor.split()).isdisjoint(self.frame.text(*subject).split())

    def _forecast(self, hit: Hit, likelihood: str | None = None) -> Forecast:
        evidence = self._evidence(hit)
        odds = likelihood or str(hit.feature.get("likelihood") or self._odds(hit))
        condition = self._short(*hit.condition) if hit.condition else None
        outcome = self._short(hit.complement or hit.begin, hit.end)
        return Forecast(
            id=content_id("forecast", self.document, evidence.start, evidence.end, odds),
            evidence=evidence, holder=self.actors.forecaster(hit), outcome=outcome, condition=condition or None,
            likelihood=cast(Likelihood, odds), **self._common(hit),
        )  # fmt: skip

    def _common(self, hit: Hit) -> dict[str, Any]:
        rule = hit.match.rule
        span = self.frame.span(hit.first, hit.last + 1)
        statement = hit.inside or hit.told
        confidence = float(str(rule.features.get("confidence", 0.5)))
        return {
            "statement": statement.id if statement else None,
            "rule": f"claims:{rule.id}",
            "parts": (Part("trigger", span.start, span.end, entry=hit.entry),),
            "confidence": confidence,
        }

    def _softened(self, hit: Hit) -> str:
        """Of what will be: as likely as a word of odds in the clause says («سيوافق على الأرجح»), else certain."""
        told = (self._likelihood(at) for at in range(hit.begin, hit.end) if at != hit.first)
        return next((t for t in told if t), "certain")

    def _odds(self, hit: Hit) -> str:
        if hit.match.rule.id == "path" and "QAD" in self.frame.before(hit.first, hit.low):
            return "possible"  # "may open the door"
        return self._likelihood(hit.first) or "possible"

    def _likelihood(self, at: int) -> str | None:
        """The likelihood of the odds word at token `at`: its lexicon entry's; None where it is no such word."""
        for reading in self.frame.tape.readings(at, self.words.grammar.scanner.lexicon):
            if reading.entry.get("likelihood"):
                return str(reading.entry.get("likelihood"))
        return None

    def _evidence(self, hit: Hit) -> Span:
        span = self.frame.span(hit.begin, hit.end)
        end = min(span.end, hit.limit) if hit.limit else span.end
        return Span(span.start, max(end, span.start + 1))

    def _short(self, first: int, end: int) -> str:
        """The words of tokens [first, end): where they are too many, as far as a phrase is whole."""
        frame, stop = self.frame, first + _WORDS
        if end > stop:
            whole = next((at for at in range(stop, first + _WORDS // 2, -1) if self._leads_on(at)), stop)
            end = frame.whole(first, whole)
        return frame.text(first, end)

    def _leads_on(self, at: int) -> bool:
        """True where another phrase begins: at a particle, a preposition or conjunction written onto a word."""
        word = self.frame.tokens.words[at]
        return word in self.words.trailing or word[0] == WAW or self.words.preposed(word)


def _apart(claims: list[Claim]) -> list[Claim]:
    """Of claims of one type whose evidence is mostly the same, the surest (then the longest) stays. Linear."""
    out: list[Claim] = []
    last: dict[str, int] = {}
    for claim in claims:
        kind = type(claim).__name__
        index = last.get(kind)
        if index is not None and _same_words(out[index].evidence, claim.evidence):
            within = claim.evidence.end <= out[index].evidence.end
            if claim.confidence > out[index].confidence + (_MARGIN if within else 0):
                out[index] = claim
            continue
        last[kind] = len(out)
        out.append(claim)
    return sorted(out, key=lambda c: (c.evidence.start, -c.evidence.end))


def _same_words(a: Span, b: Span) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and shared >= 0.5 * min(a.end - a.start, b.end - b.start)


__all__ = ["find_claims"]
