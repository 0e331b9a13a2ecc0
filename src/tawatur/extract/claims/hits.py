"""From a rule's match to a hit: its statement, its lexicon entry, its clause, its condition."""

from __future__ import annotations

from tawatur.extract.claims import guard
from tawatur.extract.claims.complement import PRESENT, THAT, complement
from tawatur.extract.claims.conditions import Conditions
from tawatur.extract.claims.frame import Frame
from tawatur.extract.claims.hit import Hit
from tawatur.extract.claims.people import People
from tawatur.extract.claims.vocabulary import VERB
from tawatur.match import RuleMatch
from tawatur.text.affixes import ARTICLE, BEH, CONJUNCTIONS, HEH, PREPOSITIONS, SEEN, TEH, TEH_MARBUTA, WAW, YEH

_ASSERTED = frozenset({"commitment", "acceptance", "warning", "description"})  # nothing where they are denied
_AGREED = frozenset({"agree.verb", "accept.verb"})
_WILL = "want."  # how ids of verbs of will and effort begin
_SETTLED = frozenset({"accept.verb", "agree.verb", "sign.verb", "promise.verb", "for.verb"})  # nothing behind أن
_SO_THAT = frozenset({THAT, BEH + THAT, WAW + THAT})
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
_WHAT = 2  # letters of the shortest relative pronoun


class Hits:
    """Makes hits from the matches of one page, in order."""

    def __init__(self, frame: Frame, people: People) -> None:
        self.frame = frame
        self.page = frame.page
        self.words = frame.words
        self.people = people
        self.conditions = Conditions(frame, people)

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
        if self._barred(match, before, low, high):
            return None
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
        if match.rule.id in _SETTLED and self._wanted(first):
            return None
        hit.led = hit.begin < first and self.people.agentive(hit.begin)
        if match.rule.id == "accept.verb" and self._accord(hit):
            return None
        if first - hit.begin > _SUBJECT and not hit.led and role is not None and self._names(min(last + 1, high - 1)):
            hit.begin = first  # the subject behind the verb: the clause begins with it
        if hit.takes and not self._completed(hit):
            return None
        at = hit.complement if hit.complement is not None else last + 1
        if kind == "position" and frame.find(at, min(high, at + _ADVERB), "COMMENT") is not None:
            return None  # who will not comment takes no side
        least = 0 if hit.feature.get("closed") else 3
        if hit.complement is not None and (hit.complement > last + 1 or "obj" not in hit.takes):
            least = hit.complement - last
        if (comma := self.conditions.protasis(hit)) is not None:
            least = max(least, comma - last)
        hit.end = max(last + 1, frame.end(last, high, least))
        if "agent" in hit.takes and not (hit.led or hit.we or self._names(min(last + 1, high - 1))):
            return None
        if not guard.allowed(frame, hit):
            return None
        self.conditions.find(hit)
        return hit

    def _barred(self, match: RuleMatch, before: frozenset[str], low: int, high: int) -> bool:
        """True where what stands before the trigger makes it no claim: a condition, the past, a question."""
        frame, first, rule = self.frame, match.first, match.rule.id
        kind, verbal = str(match.rule.features["type"]), "verb" in match.roles
        if "COND" in before or (before & {"NEG", "NOT_N"} and kind in _ASSERTED):
            return True
        if "REL" in before and kind in _MAIN and not self._acts_behind(first, min(match.last, high - 1) + 1, high):
            return True
        if rule.startswith("demand") and (self._caused(first, before) or self._reasonless(match, low)):
            return True  # what made them …; no reason to …
        if "WAS" in before and rule in _PASSING:
            return True  # what was under way
        if kind == "future" and self._was(first, low):
            return True  # what was to be
        if rule in _LIVE and self._in_passing(match, low, before):
            return True
        if verbal and before & _PREPOSITIONS and not self._described(match, first):
            return True  # behind a preposition stands a noun
        if frame.find(max(low, first - _ASKED), first, "QUESTION") is not None:
            return True
        if kind != "position" or not verbal:
            return False
        at = frame.find(max(low, first - _ASKED), first, "COND")
        return at is not None and frame.find(at, first, "COMMA", "MARK") is None  # within the condition itself

    def _completed(self, hit: Hit) -> bool:
        """Takes in where the complement begins; False where the trigger takes one and none, or a wrong one, stands."""
        frame, last, high, rule = self.frame, hit.last, hit.high, hit.match.rule.id
        hit.complement = self._complement(hit)
        if hit.complement is None and hit.owned and "obj" in hit.takes and "cue" not in hit.takes:
            hit.complement = last + 1  # the pronoun is the object
        at = hit.complement
        if at is None:
            return False
        if "deed" in hit.takes and "MANNER" in frame.kinds(min(at + 1, high - 1)):
            return False
        if "start" in hit.takes and not self._at_object(hit, at):
            return False
        if rule == "demand.verb" and frame.find(at, at + 2, "FEELING") is not None:
            return False  # nothing that calls for worry
        if rule in _AGREED and self._thinks(at, high):
            return False  # they agree that it is so
        if "matter" in hit.takes and self._greets(at):
            return False
        near = last + (_ADVERB if hit.takes.isdisjoint(_LOOSE) else 1)
        return not hit.attribute or at <= near

    def _complement(self, hit: Hit) -> int | None:
        """Where the complement begins: behind the subject, and within what a cue hands on."""
        frame, last = self.frame, hit.last
        at = complement(frame, hit)
        if at is None:
            return None
        if at == last + 1 and "obj" in hit.takes and not hit.owned and hit.feature.get("start") != "match":
            at = self._object(hit)
        if hit.told is not None and "start" not in hit.takes:
            content = self.people.content(hit.told)
            asked = "MIN" in frame.kinds(content - 1) and "min" in hit.takes
            if at < content < hit.high and not asked and not self.people.names_act(at):
                within = complement(frame, hit, content - 1) if "obj" not in hit.takes else None
                at = within or content - ("QUE" in frame.kinds(content - 1))
        if hit.match.rule.id.startswith("demand") and {"min", "obj"} <= hit.takes and "MIN" in frame.kinds(at):
            return at if self._at_object(hit, at) else self._object(hit)  # else not of whom it is asked
        return at

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
            elif not people.dated(at) or people.names_act(at):
                break
            at += 1
        whole = at < hit.high and not frame.kinds(at) & _NO_OBJECT
        return at if whole else hit.last + 1

    def _thinks(self, at: int, high: int) -> bool:
        """True where behind the particle at `at` a sentence is told, not an act: on the point that …"""
        words = self.frame.tokens.words
        if at + 2 >= high or not ("QUE" in self.frame.kinds(at + 1) or "PROVIDED" in self.frame.kinds(at)):
            return False
        return not (words[at + 1].endswith(THAT) and words[at + 2].startswith(PRESENT))

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

    def _described(self, match: RuleMatch, first: int) -> bool:
        """True for a participle without the article, which can stand behind a preposition's pronoun."""
        return match.rule.features.get("start") == "match" and not self.frame.tokens.words[first].startswith(ARTICLE)

    def _in_passing(self, match: RuleMatch, low: int, before: frozenset[str]) -> bool:
        """True where will or plan only describes a noun (those who seek …, a step to …) or lies in the past."""
        if before & {"REL", "WAS", "STEP"}:
            return True
        # What they strove for is past; what they intended is a plan all the same.
        if self._was(match.first, low) and self._strives(match.first):
            return True
        return match.first - 2 >= low and not before and "STEP" in self.frame.kinds(match.first - 2)

    def _accord(self, hit: Hit) -> bool:
        """True where a word like «توافق», verb and noun alike, has neither a subject nor what is agreed to by it."""
        if hit.told is not None or hit.led or hit.joined or not self.frame.tokens.words[hit.first].startswith(TEH):
            return False
        at = min(hit.last + 1, hit.high - 1)
        return not (self._names(at) or self.people.definite(at) or "ALA" in self.frame.kinds(at))

    def _wanted(self, first: int) -> bool:
        """True for a present verb behind أن: they are to accept, which is not to say that they do."""
        words = self.frame.tokens.words
        return words[first].startswith(PRESENT) and first > 0 and words[first - 1] in _SO_THAT

    def _caused(self, first: int, before: frozenset[str]) -> bool:
        """True behind «ما» and «مما», which tell what made them."""
        return "CAUSING" in before or ("REL" in before and len(self.frame.tokens.words[first - 1]) == _WHAT)

    def _reasonless(self, match: RuleMatch, low: int) -> bool:
        """True for an indefinite participle under a negation: he finds no reason to."""
        if match.rule.id != "demand.participle":
            return False
        at = self.frame.find(max(low, match.first - _ASKED), match.first, "NEG")
        return at is not None and self.frame.find(at, match.first, "COMMA", "MARK", "SAYING") is None

    def _strives(self, token: int) -> bool:
        """True for a verb of will or effort."""
        lookup = self.words.grammar.scanner.lexicon.lookup
        verbs = (str(r.entry.get("verb") or r.entry.id) for r in lookup(self.frame.tokens.words[token]))
        return any(verb.rpartition(":")[2].startswith(_WILL) for verb in verbs)

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
