"""From a rule's match to a hit: its statement, its lexicon entry, its clause, its condition."""

from __future__ import annotations

from tawatur.extract.claims import guard
from tawatur.extract.claims.complement import complement
from tawatur.extract.claims.frame import Frame
from tawatur.extract.claims.hit import Hit
from tawatur.extract.claims.people import People
from tawatur.extract.claims.vocabulary import VERB
from tawatur.match import RuleMatch
from tawatur.text.affixes import ARTICLE, CONJUNCTIONS, FEH, HEH, PREPOSITIONS, SEEN, TEH_MARBUTA, WAW, YEH

_ASSERTED = frozenset({"commitment", "acceptance", "warning", "description"})  # nothing where they are denied
_LIVE = frozenset({"want.verb", "plan.verb"})
_OPENS = frozenset({"COMMA", "MARK", "QUE", "BOUND", "OPENER", "SAYING"})
_PASSING = frozenset({"under.way", "near", "odds"})
_NAMING = frozenset({"on", "held", "demanded", "announced", "expressed.named"})
_COMMON = frozenset({"on", "nominal"})
_MAIN = frozenset({"future"})  # nothing in a relative clause, which only tells what its noun is
_PREPOSITIONS = frozenset({"ALA", "ILA", "MIN", "FI", "AN", "MAA"})
_WAS_REACH = 5  # tokens: how far before a verb of will a "was" puts it into the past
_ASKED = 4  # tokens: how far a question word reaches
_NEVER_ON_PAST = PREPOSITIONS | {SEEN}
_LOOSE = frozenset({"obj", "bi", "li", "que"})  # complements that could belong to any word before them
_ADVERB = 4  # tokens: how far behind a participle its complement stands at most
_SUBJECT = 5  # tokens of a subject before a word that could be a noun
_ASIDE_IN = 5  # tokens: of one behind في
_ASIDE = 10  # tokens of an aside between two commas
_NO_OBJECT = frozenset({"MARK", "COMMA", "SAYING", "BOUND", "REL"})
_BACK = 28  # tokens: how far before its main clause a condition is looked for


class Hits:
    """Makes hits from the matches of one page, in order."""

    def __init__(self, frame: Frame, people: People) -> None:
        self.frame = frame
        self.page = frame.page
        self.words = frame.words
        self.people = people

    def hit(self, match: RuleMatch, low: int, high: int) -> Hit | None:
        """The match's hit in the sentence [low, high) of tokens, by its own rule or by that of another reading."""
        return self._hit(match, low, high) or self._other(match, low, high)

    def plausible(self, match: RuleMatch) -> bool:
        """False for a bare على within a clause, and for a word that judges behind no definite noun: the commonest
        triggers of all, ruled out before anything is computed."""
        name = match.rule.features.get("guard")
        if name not in _COMMON or match.first == 0:
            return True
        before = match.first - 1
        if name == "nominal":
            return self.people.definite(guard.subject_before(self.frame, match.first))
        return not self.frame.tokens.words[before][0].isalpha() or "QUE" in self.frame.kinds(before)

    def _other(self, match: RuleMatch, low: int, high: int) -> Hit | None:
        """The hit of another rule where the trigger is a word of another family too."""
        if match.rule.features.get("guard") in _COMMON or match.last >= high:
            return None
        seen, first = {match.rule.id}, match.last
        for reading in self.words.grammar.scanner.lexicon.lookup(self.frame.tokens.words[first]):
            for name in reading.entry.classes:
                rule = self.words.single.get(name)
                if rule is not None and rule.id not in seen:
                    seen.add(rule.id)
                    roles = {"verb": (first, first)} if rule.pattern.startswith(VERB) else {}
                    hit = self._hit(RuleMatch(rule, first, first, roles), low, high)
                    if hit is not None:
                        return hit
        return None

    def _hit(self, match: RuleMatch, low: int, high: int) -> Hit | None:
        frame, people = self.frame, self.people
        first, last = match.first, min(match.last, high - 1)
        role = match.roles.get("verb")
        verb = role[0] if role else first
        before = frame.before(first, low)
        kind = str(match.rule.features["type"])
        if (
            "COND" in before
            or (before & {"NEG", "NOT_N"} and kind in _ASSERTED)
            or ("REL" in before and kind in _MAIN and not self._acts_behind(first, last + 1, high))
        ):
            return None
        if "WAS" in before and match.rule.id in _PASSING:
            return None  # what was under way
        if kind == "future" and self._was(first, low):
            return None  # what was to be
        if match.rule.id in _LIVE and self._in_passing(match, low, before):
            return None
        if role is not None and before & _PREPOSITIONS and not self._described(match, first):
            return None  # behind a preposition stands a noun
        if frame.find(max(low, first - _ASKED), first, "QUESTION") is not None:
            return None
        if kind == "position" and role is not None:
            at = frame.find(max(low, first - _ASKED), first, "COND")
            if at is not None and frame.find(at, first, "COMMA", "MARK") is None:
                return None  # within the condition itself
        inside = people.statement_at(first)
        told = people.statement_of_cue(verb)
        if told is None and people.within_name(first):
            return None
        if inside is not None and told is inside.statement:
            inside = None
        hit = Hit(match, low, high, first, last, first, last + 1, verb, low, kind)
        hit.told = told
        if inside is not None:
            hit.inside, hit.limit = inside.statement, inside.limit
            hit.high = high = max(last + 1, min(high, inside.end))
            hit.low = low = min(first, max(low, inside.first))
        if not self._entry(hit):
            return None
        if hit.owned and hit.feature.get("stance") == "for" and first > low and not before & _OPENS:
            return None  # the groups that it backs: told of them, not of whoever backs them
        if hit.feature.get("start") != "match":
            hit.begin = first if hit.joined else frame.begin(first, low)
            if hit.joined and first > low and "OPENER" in before:
                hit.begin = first - 1
        hit.led = hit.begin < first and self.people.agentive(hit.begin)
        if first - hit.begin > _SUBJECT and not hit.led and role is not None and self._names(min(last + 1, high - 1)):
            hit.begin = first  # the subject behind the verb: the clause begins with it
        if hit.takes:
            hit.complement = complement(frame, hit)
            if (
                hit.complement == last + 1
                and "obj" in hit.takes
                and not hit.owned
                and hit.feature.get("start") != "match"
            ):
                hit.complement = self._object(hit)
            if told is not None and hit.complement is not None and "start" not in hit.takes:
                content = people.content(told)
                if hit.complement < content < high:
                    within = complement(frame, hit, content - 1) if "obj" not in hit.takes else None
                    hit.complement = within or content - ("QUE" in frame.kinds(content - 1))
            near = last + (_ADVERB if hit.takes.isdisjoint(_LOOSE) else 1)
            if "start" in hit.takes and hit.complement is not None and not self._at_object(hit, hit.complement):
                return None
            if hit.owned and "obj" in hit.takes and "cue" not in hit.takes and hit.complement is None:
                hit.complement = last + 1  # the pronoun is the object
            at = hit.complement
            if match.rule.id == "demand.verb" and at is not None and frame.find(at, at + 2, "FEELING") is not None:
                return None  # nothing that calls for worry
            if "matter" in hit.takes and hit.complement is not None and self._greets(hit.complement):
                return None
            if hit.complement is None or (hit.attribute and hit.complement > near):
                return None
        at = hit.complement if hit.complement is not None else last + 1
        if kind == "position" and frame.find(at, min(high, at + _ADVERB), "COMMENT") is not None:
            return None  # who will not comment takes no side
        least = 0 if hit.feature.get("closed") else 3
        if hit.complement is not None and (hit.complement > last + 1 or "obj" not in hit.takes):
            least = hit.complement - last
        if (comma := self._protasis(hit)) is not None:
            least = max(least, comma - last)
        hit.end = max(last + 1, frame.end(last, high, least))
        if "agent" in hit.takes and not (hit.led or hit.we or self._names(min(last + 1, high - 1))):
            return None
        if not guard.allowed(frame, hit):
            return None
        self._condition(hit)
        return hit

    def _object(self, hit: Hit) -> int:
        """Where the object begins: behind the subject that follows the verb, and behind an aside (, yesterday,)."""
        frame, people, at = self.frame, self.people, hit.last + 1
        begin = hit.begin
        while begin < hit.first and people.skipped(begin):
            begin += 1
        if begin == hit.first and not hit.we and people.agentive(at):
            at = people.behind(at, hit.high)
        while at < hit.high:
            if "COMMA" in frame.kinds(at):
                close = frame.find(at + 1, min(hit.high, at + _ASIDE), "COMMA")
                if close is None:
                    break
                at = close
            elif not people.dated(at):
                break
            at += 1
        whole = at < hit.high and not frame.kinds(at) & _NO_OBJECT
        return at if whole else hit.last + 1

    def _greets(self, at: int) -> bool:
        """True where not a matter but somebody is welcomed."""
        start = self.frame.start(at)
        found = self.people.mention(start, start + 3)
        return "AGENT" in self.frame.kinds(at) or (found is not None and found[3] == "person")

    def _at_object(self, hit: Hit, at: int) -> bool:
        """True where `at` is the object's place: right behind the trigger, its subject, عن, or a short aside."""
        if self.frame.kinds(at - 1) & ({"COMMA", "MIN"} if hit.owned else {"COMMA"}):
            return True
        place = self._object(hit)
        if place < at and "FI" in self.frame.kinds(place):
            return at - place <= _ASIDE_IN
        if place < at and "AN" in self.frame.kinds(place):
            place += 1
        return at <= place or self.frame.find(hit.last + 1, at, "AN") is not None

    def _acts_behind(self, first: int, at: int, high: int) -> bool:
        """True where somebody who acts follows: the visit that the minister will make. Not where the verb at `first`
        has one before its relative pronoun: the leader who will head the bloc."""
        if first > 1 and self.people.agentive(first - 2):
            return False
        if at < high and "BI" in self.frame.kinds(at):
            at += 1
        return at < high and self.people.agentive(at)

    def _protasis(self, hit: Hit) -> int | None:
        """The comma behind a condition with which the complement opens and which a main clause in ف follows: «حذر من
        أنه إذا …، فقد …»."""
        frame, at = self.frame, hit.complement if hit.complement is not None else hit.high
        while at < hit.high and ("QUE" in frame.kinds(at) or not frame.tokens.words[at][0].isalnum()):
            at += 1
        return self._apodosis(at, hit.high) if at < hit.high and "COND" in frame.kinds(at) else None

    def _apodosis(self, condition: int, high: int) -> int | None:
        """The comma before a main clause in ف, behind the condition at token `condition`."""
        comma = self.frame.find(condition, min(high, condition + _BACK), "COMMA", "MARK")
        if comma is None or comma + 1 >= high or self.frame.tokens.words[comma + 1][0] != FEH:
            return None
        return comma

    def _described(self, match: RuleMatch, first: int) -> bool:
        """True for a participle without the article, which can stand behind a preposition's pronoun."""
        return match.rule.features.get("start") == "match" and not self.frame.tokens.words[first].startswith(ARTICLE)

    def _in_passing(self, match: RuleMatch, low: int, before: frozenset[str]) -> bool:
        """True where will or plan only describes a noun (those who seek …, a step to …) or lies in the past."""
        if before & {"REL", "WAS", "STEP"} or self._was(match.first, low):
            return True
        return match.first - 2 >= low and not before and "STEP" in self.frame.kinds(match.first - 2)

    def _was(self, first: int, low: int) -> bool:
        """True where a "was" before token `first` puts it into the past."""
        was = self.frame.find(max(low, first - _WAS_REACH), first, "WAS")
        return was is not None and self.frame.find(was + 1, first, "COMMA", "QUE", "MARK") is None

    def _entry(self, hit: Hit) -> bool:
        """Takes in the trigger's lexicon entry; False where the word is rather a noun here."""
        words = self.frame.tokens.words
        readings = self.words.grammar.scanner.lexicon.lookup(words[hit.first])
        if readings:
            hit.joined = readings[0].clitics[:1] in CONJUNCTIONS
            hit.preposed = bool(PREPOSITIONS & set(readings[0].clitics))
        elif hit.kind == "future":
            hit.joined = words[hit.first][0] in CONJUNCTIONS
        if hit.first > hit.low and words[hit.first - 1] in CONJUNCTIONS:
            hit.joined = True  # the conjunction is written apart
        if hit.last + 1 < hit.high and hit.feature.get("guard") in _NAMING:
            hit.named = self._names(hit.last + 1)
        elif hit.feature.get("guard") == "nominal":
            hit.named = True  # ruled out before where what is judged is not definite
        if "verb" not in hit.match.roles:
            hit.entry = readings[0].entry.id if readings else None
            return "OWN" not in hit.match.rule.pattern or not self._feminine(hit.first)
        noun = False
        for reading in self.words.readings(words[hit.verb], hit.match.rule.pattern):
            kind = reading.entry.get("kind")
            if kind in ("past", "own") and _NEVER_ON_PAST & set(reading.clitics):
                continue  # a preposition or the future's letter stands before no past
            hit.entry = reading.entry.id
            hit.takes = frozenset(str(reading.entry.get("takes", "")).split(",")) - {""}
            if reading.suffix and not self._pronoun(hit.verb, reading.suffix):
                continue
            hit.owned = bool(reading.suffix)
            hit.attribute = kind == "attribute" or (kind == "participle" and self._describes(hit))
            if kind == "own":
                if hit.inside is None:
                    continue  # the report's writer, not somebody it tells of
                hit.joined = hit.we = True
            noun = bool(reading.entry.get("noun")) and not (hit.owned and hit.kind == "description")
            if not noun:
                return True
        return noun and self._verbal(hit)

    def _pronoun(self, token: int, suffix: str) -> bool:
        """True where what looks like a pronoun on a verb is one: no feminine ending, and not the noun's "my"."""
        return suffix != YEH and not self._feminine(token)

    def _feminine(self, token: int) -> bool:
        """True where the word as written ends in ة, which folding makes look like a pronoun: no promises of his."""
        return self.page.text[self.frame.span(token, token + 1).end - 1] == TEH_MARBUTA

    def _describes(self, hit: Hit) -> bool:
        """True for a feminine participle that could belong to the noun before it: forces that back …"""
        if (
            hit.kind not in ("position", "forecast")
            or hit.joined
            or not self.frame.tokens.words[hit.verb].endswith(HEH)
        ):
            return False
        return not self.frame.before(hit.first, hit.low) & {"COMMA", "MARK", "BOUND", "SAYING"}

    def _verbal(self, hit: Hit) -> bool:
        """True where a word that is noun and past verb alike stands like a verb: told by it, behind قد, or first."""
        frame = self.frame
        if hit.told is not None:
            return True
        before = frame.before(hit.first, hit.low) if hit.first > hit.low else frozenset({"MARK"})
        if "QAD" in before or ("REL" in before and hit.kind == "position") or self._behind_subject(hit):
            return True
        return bool(before & {"MARK", "COMMA", "BOUND"}) and hit.last + 1 < hit.high and self._names(hit.last + 1)

    def _behind_subject(self, hit: Hit) -> bool:
        """True where a short definite subject who can act opens the clause right before the word."""
        begin = self.frame.begin(hit.first, hit.low)
        if not 1 <= hit.first - begin <= _SUBJECT or not self.people.agentive(begin):
            return False
        return all(self.people.definite(at) for at in range(begin, hit.first))

    def _names(self, token: int) -> bool:
        return self.people.agentive(token)

    def _condition(self, hit: Hit) -> None:
        """A conditional clause before the claim's own, or within it."""
        frame = self.frame
        inner = self._case(hit.last + 1, hit.end)
        if inner is not None:
            comma = self._apodosis(inner, hit.end)
            hit.condition = (inner, hit.end if comma is None else comma)
            return
        ahead = self._case(hit.begin, hit.first)
        if ahead is not None:
            hit.condition = (ahead, hit.first)
            return
        behind = hit.begin - 1 if hit.begin > hit.low and "QUE" in frame.kinds(hit.begin - 1) else hit.first
        if (behind < hit.first or hit.joined) and frame.tokens.words[behind][0] == FEH:
            for at in range(behind - 1, max(hit.low, hit.first - _BACK) - 1, -1):
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
                found = self._case(max(hit.low, start - 2), at)
                if found is not None:
                    hit.condition = (found, at)
                    hit.begin = found
                elif hit.kind == "future" and hit.begin == hit.first and self._fronted(hit, start):
                    hit.begin = start

    def _case(self, first: int, end: int) -> int | None:
        """First token of [first, end) that opens a condition: not «في حالة» with what it is like, nor «وإن كان»."""
        frame, words = self.frame, self.frame.tokens.words
        at = frame.find(first, end, "COND")
        while at is not None:
            kinds, behind = frame.kinds(at), frame.behind(at)
            state = "STATE" in kinds and (
                behind >= end
                or "PRONOUN" in frame.kinds(behind)
                or (words[behind].endswith(HEH) and not (behind + 1 < end and self.people.definite(behind + 1)))
            )
            if not state and "BOUND" not in kinds:
                return at
            at = frame.find(behind, end, "COND")
        return None

    def _fronted(self, hit: Hit, start: int) -> bool:
        """True where the segment before a comma begins a clause of its own, so that it holds the subject."""
        if hit.joined or self.frame.tokens.words[hit.begin - 1][0] == WAW:
            return False  # and that it will …
        return start == hit.low or "QUE" in self.frame.kinds(start - 1)
