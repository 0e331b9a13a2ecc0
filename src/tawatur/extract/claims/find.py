"""Finds the claims of one page: every trigger that a rule finds is given its clause, its people and its time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tawatur.extract.claims import guard
from tawatur.extract.claims.due import Calendar
from tawatur.extract.claims.frame import Frame
from tawatur.extract.claims.future import future_verb, judge
from tawatur.extract.claims.hit import Hit
from tawatur.extract.claims.people import People
from tawatur.extract.claims.vocabulary import stem_of, vocabulary
from tawatur.extract.page import Page
from tawatur.match import RuleMatch
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

_WORDS = 14  # of act, outcome, target and condition at most
_ASSERTED = frozenset({"commitment", "acceptance", "warning", "description"})  # nothing where they are denied
_GOVERNING = frozenset({"future.sawfa", "future.not", "scheduled", "odds", "may", "can", "must", "perhaps", "chance.that"})
_SO = "\u0641"
_JOINERS = "\u0648\u0641"  # and, so: written onto a verb they begin a clause


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
        self.people = People(self.frame, statements, entities)
        self.calendar = Calendar(self.frame, times, published)

    def run(self) -> list[Claim]:
        grammar = self.words.grammar
        found: list[Claim] = []
        low = high = 0
        governed = -1
        for match in grammar.find(grammar.tape(self.page.tokens)):
            if match.first >= high:
                low, high = self.frame.sentence(match.first)
            if match.first <= governed:
                continue
            hit = self._hit(match, low, high) or self._other(match, low, high)
            if hit is not None:
                if hit.match.rule.id in _GOVERNING:
                    governed = hit.last + 2
                found += self._claims(hit)
        found.sort(key=lambda c: (c.evidence.start, -c.evidence.end))
        return _apart(found)

    def _other(self, match: RuleMatch, low: int, high: int) -> Hit | None:
        """The hit of another rule where the trigger is a form of another verb too."""
        role = match.roles.get("verb")
        if role is None or match.first != match.last:
            return None
        seen = {match.rule.id}
        for reading in self.words.grammar.scanner.lexicon.lookup(self.frame.tokens.words[match.first]):
            for name in reading.entry.classes:
                rule = self.words.single.get(name)
                if rule is not None and rule.id not in seen:
                    seen.add(rule.id)
                    hit = self._hit(RuleMatch(rule, match.first, match.last, match.roles), low, high)
                    if hit is not None:
                        return hit
        return None

    def _hit(self, match: RuleMatch, low: int, high: int) -> Hit | None:
        frame, people = self.frame, self.people
        first, last = match.first, min(match.last, high - 1)
        role = match.roles.get("verb")
        verb = role[0] if role else first
        offset = frame.span(first, first + 1)
        inside = people.statement_at(offset.end - 1)
        told = people.statement_of_cue(verb)
        if inside is not None and told is inside[0]:
            inside = None
        before = frame.kinds(first - 1) if first > low else frozenset()
        if "COND" in before or ("NEG" in before and match.rule.features["type"] in _ASSERTED):
            return None
        hit = Hit(match, low, high, first, last, first, last + 1, verb, low, str(match.rule.features["type"]))
        hit.told = told
        if inside is not None:
            hit.inside, limit = inside
            hit.limit = limit
            tokens, folded = frame.tokens, self.page.folded
            hit.high = high = max(last + 1, min(high, tokens.at(folded.folded_offset(limit) - 1) + 1))
            starts = [c.start for c in hit.inside.content if c.start <= offset.start]
            if starts:
                hit.low = low = min(first, max(low, tokens.at(folded.folded_offset(max(starts)))))
        if not self._entry(hit):
            return None
        if hit.takes:
            hit.complement = guard.complement(frame, hit, self._mention_starts)
            if hit.complement is None:
                return None
        least = 0 if hit.feature.get("closed") else 3
        if hit.complement is not None and hit.complement > last + 1:
            least = hit.complement - last
        hit.end = max(last + 1, frame.end(last, high, least))
        if hit.feature.get("start") != "match":
            hit.begin = first if hit.joined else frame.begin(first, low)
        if not guard.allowed(frame, hit):
            return None
        self._condition(hit)
        return hit

    def _entry(self, hit: Hit) -> bool:
        """Takes in the trigger's lexicon entry; False where the word is rather a noun here."""
        words = self.frame.tokens.words
        readings = self.words.grammar.scanner.lexicon.lookup(words[hit.first])
        if readings:
            hit.joined = readings[0].clitics[:1] in set(_JOINERS)
        elif hit.kind == "future":
            hit.joined = words[hit.first][0] in _JOINERS
        if hit.last + 1 < hit.high:
            hit.named = self._names(hit.last + 1)
        if "verb" not in hit.match.roles:
            hit.entry = readings[0].entry.id if readings else None
            return True
        noun = False
        for reading in self.words.readings(words[hit.verb], hit.match.rule.pattern):
            hit.entry = reading.entry.id
            hit.takes = frozenset(str(reading.entry.get("takes", "")).split(",")) - {""}
            noun = bool(reading.entry.get("noun"))
            if not noun:
                return True
        return not noun or self._verbal(hit)

    def _verbal(self, hit: Hit) -> bool:
        """True where a word that is noun and past verb alike stands like a verb: told by it, behind قد, or first."""
        frame = self.frame
        if hit.told is not None:
            return True
        before = frame.kinds(hit.first - 1) if hit.first > hit.low else frozenset({"MARK"})
        if "QAD" in before:
            return True
        return bool(before & {"MARK", "COMMA", "BOUND"}) and hit.named

    def _names(self, token: int) -> bool:
        return "AGENT" in self.frame.kinds(token) or self._mention_starts(token)

    def _mention_starts(self, token: int) -> bool:
        span = self.frame.span(token, token + 1)
        return self.people.mention(span.start, span.start + 1) is not None

    def _condition(self, hit: Hit) -> None:
        """A conditional clause before the claim's own, or within it."""
        frame = self.frame
        inner = frame.find(hit.last + 1, hit.end, "COND")
        if inner is not None:
            hit.condition = (inner, hit.end)
            return
        ahead = frame.find(hit.begin, hit.first, "COND")
        if ahead is not None:
            hit.condition = (ahead, hit.first)
            return
        if hit.joined and frame.tokens.words[hit.first][0] == _SO:
            for at in range(hit.first - 1, max(hit.low, hit.first - 28) - 1, -1):
                if "COND" in frame.kinds(at):
                    hit.condition, hit.begin = (at, hit.first), at
                    return
                if "MARK" in frame.kinds(at):
                    return
        if hit.begin > hit.low:
            at = hit.begin - 1
            if at > hit.low and "QUE" in frame.kinds(at) and "COMMA" in frame.kinds(at - 1):
                at -= 1
            if "COMMA" in frame.kinds(at):
                start = frame.begin(at, hit.low)
                found = frame.find(max(hit.low, start - 2), at, "COND")
                if found is not None:
                    hit.condition = (found, at)
                    hit.begin = found
                elif hit.kind == "future" and hit.begin == hit.first and self._fronted(hit, start):
                    hit.begin = start

    def _fronted(self, hit: Hit, start: int) -> bool:
        """True where the segment before a comma begins a clause of its own, so that it holds the subject."""
        if hit.joined:
            return False
        return start == hit.low or "QUE" in self.frame.kinds(start - 1)

    # ------------------------------------------------------------------ claims

    def _claims(self, hit: Hit) -> Iterator[Claim]:
        kind = hit.kind
        if kind == "position":
            yield self._position(hit, str(hit.feature["stance"]))
        elif kind == "commitment":
            yield self._commitment(hit, str(hit.feature["status"]))
        elif kind == "forecast":
            yield self._forecast(hit)
        elif kind == "future":
            subject = self._subject(hit)
            what, status = judge(self.frame, self.people, hit, subject)
            if what == "commitment":
                yield self._commitment(hit, status, subject)
            else:
                yield self._forecast(hit, "certain")
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

    def _duty(self, hit: Hit) -> Claim:
        """What must be is a position, what somebody must do is demanded."""
        que = self.frame.find(hit.last + 1, min(hit.end, hit.last + 2), "QUE")
        if que is not None and que + 1 < hit.end and stem_of(self.frame.tokens.words[que + 1]) in self.words.being:
            return self._position(hit, "for")
        return self._commitment(hit, "demanded")

    def _warning(self, hit: Hit) -> Claim:
        frame = self.frame
        at = hit.complement if hit.complement is not None else hit.last + 1
        if frame.find(at, min(hit.end, at + 3), "QUE", "RISK", "CHANCE") is not None:
            return self._forecast(hit, "possible")
        return self._position(hit, "against")

    def _acceptance(self, hit: Hit) -> Iterator[Claim]:
        at = hit.complement if hit.complement is not None else hit.last + 1
        if self.frame.find(at, min(hit.end, at + 3), "TEXT", "PACT", "OFFER") is not None:
            yield self._position(hit, "for")
        else:
            yield self._commitment(hit, "agreed")

    def _description(self, hit: Hit) -> Iterator[Claim]:
        frame = self.frame
        if hit.told is None and hit.inside is None and "bi" not in hit.takes:
            return
        at = hit.complement if hit.complement is not None else hit.last + 1
        for index in range(at, hit.end):
            kinds = frame.kinds(index)
            if kinds & {"EVAL_BAD", "EVAL_BAD_THE"}:
                yield self._position(hit, "against")
                return
            if kinds & {"EVAL_GOOD", "EVAL_GOOD_THE"}:
                yield self._position(hit, "for")
                return

    def _position(self, hit: Hit, stance: str) -> Position:
        holder = self._holder(hit)
        target = self._short(hit.complement or hit.last + 1, hit.end)
        evidence = self._evidence(hit)
        return Position(
            id=content_id("position", self.page.document.version, evidence.start, evidence.end, stance),
            evidence=evidence, holder=holder, target=target or self._short(hit.begin, hit.end),
            stance=stance, **self._common(hit),
        )  # fmt: skip

    def _commitment(self, hit: Hit, status: str, subject: tuple[int, int] | None = None) -> Commitment:
        actor = self._actor(hit, status, subject)
        evidence = self._evidence(hit)
        at = max(hit.last, hit.complement or 0)
        since = self.frame.span(at, at + 1).start
        if hit.kind == "future":
            since = evidence.start
        condition = self._short(*hit.condition) if hit.condition else None
        act = self._short(hit.complement or hit.first, hit.end) or self._short(hit.begin, hit.end)
        return Commitment(
            id=content_id("commitment", self.page.document.version, evidence.start, evidence.end, status),
            evidence=evidence, actor=actor, act=act, due=self.calendar.due(since, evidence.end),
            status=status, condition=condition or None, **self._common(hit),
        )  # fmt: skip

    def _forecast(self, hit: Hit, likelihood: str | None = None) -> Forecast:
        evidence = self._evidence(hit)
        odds = likelihood or str(hit.feature.get("likelihood") or self._odds(hit))
        condition = self._short(*hit.condition) if hit.condition else None
        outcome = self._short(hit.complement or hit.begin, hit.end)
        return Forecast(
            id=content_id("forecast", self.page.document.version, evidence.start, evidence.end, odds),
            evidence=evidence, holder=self._forecaster(hit), outcome=outcome, condition=condition or None,
            likelihood=odds, **self._common(hit),
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

    def _odds(self, hit: Hit) -> str:
        """The likelihood of the odds word: its lexicon entry's."""
        tape = self.words.grammar.tape(self.page.tokens) if hit.last > hit.first else None
        lexicon = self.words.grammar.scanner.lexicon
        readings = tape.readings(hit.first, lexicon) if tape else lexicon.lookup(self.frame.tokens.words[hit.first])
        for reading in readings:
            if reading.entry.get("likelihood"):
                return str(reading.entry.get("likelihood"))
        return "possible"

    # ------------------------------------------------------------------ spans and people

    def _evidence(self, hit: Hit) -> Span:
        span = self.frame.span(hit.begin, hit.end)
        end = min(span.end, hit.limit) if hit.limit else span.end
        return Span(span.start, max(end, span.start + 1))

    def _short(self, first: int, end: int) -> str:
        return self.frame.text(first, min(end, first + _WORDS))

    def _subject(self, hit: Hit) -> tuple[int, int]:
        """Tokens of the subject: before the verb where the clause begins with it, else behind the verb."""
        begin = hit.begin
        if hit.condition and hit.condition[0] == begin:
            begin = hit.condition[1]
        words = self.frame.tokens.words
        while begin < hit.first and (not words[begin][0].isalpha() or self.frame.kinds(begin) & {"COMMA", "QUE"}):
            begin += 1
        if begin < hit.first:
            return begin, hit.first
        after = hit.last + 1
        if hit.match.rule.id in ("future.sawfa", "future.not"):
            after += 1
        return after, min(hit.complement or hit.end, hit.end) if hit.complement and hit.complement > after else hit.end

    def _named(self, hit: Hit) -> str | None:
        """Whoever the sentence names as subject of the trigger."""
        if hit.told is not None:
            return hit.told.speaker.name
        first, end = self._subject(hit)
        if first < end:
            return self.people.phrase(first, end)
        return None

    def _holder(self, hit: Hit) -> str | None:
        rule = hit.match.rule.id
        if hit.told is not None:
            return hit.told.speaker.name
        if hit.feature.get("start") == "match" or rule.startswith(("judged", "no.need", "proviso", "stress")):
            if hit.inside is not None:
                return hit.inside.speaker.name
            span = self.frame.span(hit.low, hit.first + 1)
            found = self.people.mention(span.start, span.end)
            return found[2] if found else None
        named = self._named(hit)
        if named is None and hit.inside is not None:
            return hit.inside.speaker.name
        return named

    def _forecaster(self, hit: Hit) -> str | None:
        if hit.told is not None:
            return hit.told.speaker.name
        if hit.inside is not None:
            return hit.inside.speaker.name
        if hit.match.rule.id.startswith(("expect.verb", "exclude", "fear", "warn")):
            word = self.frame.kinds(hit.last + 1) if hit.last + 1 < hit.high else frozenset()
            return None if "QUE" in word else self._named(hit)
        return None

    def _actor(self, hit: Hit, status: str, subject: tuple[int, int] | None) -> str | None:
        if status == "demanded":
            return self._addressee(hit)
        if hit.match.rule.id == "scheduled":
            que = self.frame.find(hit.last + 1, hit.end, "QUE")
            return self.people.phrase(que + 2, hit.end) if que is not None else None
        if subject is not None:
            verb = future_verb(self.frame, hit)
            if verb[:1] in self.words.first_person and hit.inside is not None:
                return hit.inside.speaker.name
            named = self.people.phrase(*subject)
            return named or (hit.inside.speaker.name if hit.inside else None)
        named = self._named(hit)
        if named is None and hit.inside is not None:
            return hit.inside.speaker.name
        return named

    def _addressee(self, hit: Hit) -> str | None:
        """Who is to act: behind the one who demands, before the complement; or behind على."""
        frame, people = self.frame, self.people
        if hit.match.rule.id.startswith("must"):
            at = frame.find(hit.first, min(hit.end, hit.last + 4), "ALA")
            return people.phrase(at + 1, hit.end) if at is not None else None
        first = hit.last + 1
        end = hit.complement if hit.complement is not None and hit.complement > first else hit.end
        if hit.told is not None and hit.told.source is not None:
            tokens, folded = frame.tokens, self.page.folded
            behind = tokens.at(folded.folded_offset(hit.told.source.end) - 1) + 1
            if first < behind <= end:
                first = behind
        elif hit.feature.get("start") != "match" and hit.begin == hit.first:
            span = frame.span(first, end) if first < end else None
            subject = people.mention(span.start, span.end) if span else None
            if subject is not None:
                first = min(end, frame.tokens.at(self.page.folded.folded_offset(subject[1]) - 1) + 1)
        if first < end:
            return people.phrase(first, end)
        at = hit.complement
        return people.phrase(at, hit.end) if at is not None else None


def _apart(claims: list[Claim]) -> list[Claim]:
    """Of claims of one type whose evidence is mostly the same, the surest (then the longest) stays. Linear."""
    out: list[Claim] = []
    last: dict[str, int] = {}
    for claim in claims:
        kind = type(claim).__name__
        index = last.get(kind)
        if index is not None and _same_words(out[index].evidence, claim.evidence):
            if claim.confidence > out[index].confidence:
                out[index] = claim
            continue
        last[kind] = len(out)
        out.append(claim)
    return sorted(out, key=lambda c: (c.evidence.start, -c.evidence.end))


def _same_words(a: Span, b: Span) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and shared >= 0.5 * min(a.end - a.start, b.end - b.start)


__all__ = ["find_claims"]
