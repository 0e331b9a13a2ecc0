"""Holder and actor of a claim: whose view it is, who is to act."""

from __future__ import annotations

from tawatur.extract.claims.frame import Frame
from tawatur.extract.claims.future import future_verb
from tawatur.extract.claims.hit import Hit
from tawatur.extract.claims.people import People
from tawatur.extract.claims.vocabulary import stem_of
from tawatur.text.affixes import ALEF, ARTICLE, HEH, HERS, NOON, PLURAL_NOMINATIVE, PLURAL_VERB

_SPEAKERS_OWN = ("judged", "idiom", "no.need", "proviso", "stress", "blame")  # the speaker's, whatever they are said of
_BEFORE_SUBJECT = frozenset({"COMMA", "QUE", "QAD"})
_ONLOOKERS = frozenset({"anonymous", "document", "media"})
_PARTIES_REACH = 4  # tokens: how far behind an agreement those are named between whom it is
_PLURAL = (PLURAL_NOMINATIVE, PLURAL_VERB)


class Actors:
    """Resolves the people of one page's hits. None where the sentence names nobody."""

    def __init__(self, frame: Frame, people: People) -> None:
        self.frame = frame
        self.page = frame.page
        self.words = frame.words
        self.people = people

    def subject(self, hit: Hit) -> tuple[int, int]:
        """Tokens of the subject: before the verb where the clause begins with it, else behind the verb."""
        if hit.owned and hit.begin < hit.first and "REL" in self.frame.before(hit.first, hit.low):
            return hit.last + 1, hit.end  # whom the council rejects
        begin = hit.begin
        if hit.condition and hit.condition[0] == begin:
            begin = hit.condition[1]
        words = self.frame.tokens.words
        while begin < hit.first and (not words[begin][0].isalpha() or self.frame.kinds(begin) & _BEFORE_SUBJECT):
            begin += 1
        lead = begin
        while lead < hit.first and self.people.skipped(lead):
            lead += 1
        if lead < hit.first:
            return begin, hit.first
        after = hit.last + 1
        if hit.match.rule.id in ("future.sawfa", "future.not"):
            after += 1
        end = hit.end
        if hit.complement is not None and (hit.complement > after or self.people.names_act(hit.complement)):
            end = min(end, hit.complement)  # no subject where what is decided follows at once
        return after, max(after, end)

    def _named(self, hit: Hit) -> str | None:
        """Whoever is subject of the trigger, as far as its sentence names one that can act; else the speaker."""
        if hit.told is not None:
            return hit.told.speaker.name
        if hit.we and hit.inside is not None:
            return hit.inside.speaker.name
        people = self.people
        first, end = self.subject(hit)
        while first < end and people.skipped(first):
            first += 1
        if first < end and "PRONOUN" in self.frame.kinds(first):
            return hit.inside.speaker.name if hit.inside and "OWN" in self.frame.kinds(first) else None
        other = self._other(hit)
        if other is not None:
            return other
        if first < end and (first < hit.first or not self._plural(hit)):
            definite = self.frame.tokens.words[first].startswith(ARTICLE) and "RESP" not in self.frame.kinds(first)
            acts = first < hit.first and hit.kind in ("commitment", "acceptance") and "verb" in hit.match.roles
            if first > 0 and "QUE" in self.frame.kinds(first - 1) and self.frame.tokens.words[first].endswith(ALEF):
                definite = True  # «إن فالديا ستنسحب»: a name that no list has
            told = first < hit.first and hit.kind == "future" and (definite or self._plural(hit))
            told = told and "EVENT" not in self.frame.kinds(first)  # raids are flown by whoever tells of them
            if acts or told or people.agentive(first) or (definite and hit.inside is None):
                return people.phrase(first, end)
        if hit.joined and hit.first > hit.low:
            before = self.frame.begin(hit.first - 1, hit.low)
            while before < hit.first and people.skipped(before):
                before += 1
            if before < hit.first and people.agentive(before):
                return people.phrase(before, hit.first)
        if hit.inside is not None:
            return hit.inside.speaker.name if hit.kind == "position" or self._own(hit) else None
        if first < end and first < hit.first:
            return people.phrase(first, end)
        if self._plural(hit):
            return None
        return people.named(hit.sentence, hit.first) or (people.phrase(first, end) if first < end else None)

    def _own(self, hit: Hit) -> bool:
        """True where a speaker can be who acts when nobody is named: not a document, nor one of many for them all."""
        kind = hit.inside.speaker.type if hit.inside is not None else None
        if kind in _ONLOOKERS:
            return False
        return kind != "person" or not self._plural(hit)

    def _other(self, hit: Hit) -> str | None:
        """Whoever a feminine pronoun on أنّ or لكنّ stands for where a person speaks: the last body named before."""
        before = hit.begin - 1
        if hit.inside is None or hit.inside.speaker.type != "person" or before < hit.sentence:
            return None
        if "QUE" not in self.frame.kinds(before) or not self.frame.tokens.words[before].endswith(HERS):
            return None
        return self.people.last_named(hit.sentence, before)

    def _plural(self, hit: Hit) -> bool:
        """True for a plural verb, whose subject never follows it."""
        return self.frame.tokens.words[hit.verb].endswith(_PLURAL)

    def _expresser(self, hit: Hit) -> str | None:
        """Who utters a noun of stance: the subject of the verb of utterance before it."""
        at = None
        for index in range(hit.first, max(hit.sentence, hit.first - 12) - 1, -1):
            if "EXPRESS" in self.frame.kinds(index):
                at = index
                break
        if at is None:
            return None
        told = self.people.statement_of_cue(at)
        if told is not None:
            return told.speaker.name
        return self.people.phrase(at + 1, hit.first) if at + 1 < hit.first else None

    def holder(self, hit: Hit) -> str | None:
        """Whose position it is."""
        rule = hit.match.rule.id
        if hit.told is not None:
            return hit.told.speaker.name
        if rule.startswith("held.") and hit.named:
            return self._owner(hit) or self.people.phrase(hit.last + 1, hit.end)
        if rule == "blame.verb" and hit.inside is None and self.people.agentive(min(hit.last + 1, hit.high - 1)):
            return self._named(hit)
        if rule.startswith(("own", "need.far", "express")):
            name = hit.inside.speaker.name if hit.inside else self._expresser(hit)
            return name or self.people.named(hit.sentence, hit.first)
        if rule.startswith("purpose"):
            begin = self.frame.begin(hit.first, hit.low)
            name = self.people.phrase(begin, hit.first) if begin < hit.first else None
            return name or (hit.inside.speaker.name if hit.inside else None)
        if hit.kind == "future" or hit.feature.get("start") == "match" or rule.startswith(_SPEAKERS_OWN):
            if hit.inside is not None:
                return hit.inside.speaker.name
            return self.people.speaker(hit.sentence, hit.first) or self.people.named(hit.sentence, hit.first + 1)
        return self._named(hit)

    def _owner(self, hit: Hit) -> str | None:
        """The speaker, where the one who holds a stance is his own (his country, our government)."""
        word = self.frame.tokens.words[hit.last + 1]
        return hit.inside.speaker.name if hit.inside is not None and word.endswith((HEH, NOON + ALEF)) else None

    def forecaster(self, hit: Hit) -> str | None:
        """Who forecasts; None for the report itself."""
        if hit.told is not None:
            return hit.told.speaker.name
        if hit.inside is not None:
            return hit.inside.speaker.name
        if hit.match.rule.id.startswith(("expect.verb", "exclude", "fear", "warn")):
            behind = self.frame.kinds(hit.last + 1) if hit.last + 1 < hit.high else frozenset()
            return None if "QUE" in behind else self._named(hit)
        return None

    def actor(self, hit: Hit, status: str, subject: tuple[int, int] | None) -> str | None:
        """Who is to act; `subject`: tokens of a future verb's subject."""
        rule, people = hit.match.rule.id, self.people
        if "nobody" in hit.takes:
            return self._doer(hit)
        speaker = hit.inside.speaker.name if hit.inside else None
        if status == "demanded":
            return self._addressee(hit)
        if rule in ("scheduled", "hope.verb", "persuade.verb"):
            return self._hoped_of(hit) if rule == "hope.verb" else self._awaited(hit) or self._named(hit)
        if rule in ("terms.verb", "agree.noun", "agree.far", "under.text", "signed"):
            return people.named(hit.begin, hit.end) or self._parties(hit)
        if rule == "sign.verb":
            return people.named(hit.begin, hit.end) or self._named(hit)
        if rule in ("going.on", "express.promise", "promise.far") and hit.last + 1 < hit.high:
            owner = self._owner(hit) if people.agentive(hit.last + 1) else None
            if owner is not None:
                return owner
        if rule == "express.promise" and hit.last + 1 < hit.end and people.agentive(hit.last + 1):
            return people.phrase(hit.last + 1, hit.end) or self.holder(hit)
        if rule in ("own.promise", "express.promise"):
            return self.holder(hit)
        if rule == "provided":
            return people.phrase(hit.last + 2, hit.end) or people.named(hit.sentence, hit.first) or speaker
        if subject is not None:
            verb = future_verb(self.frame, hit)
            if verb[:1] in self.words.first_person and speaker:
                return speaker
            if verb and stem_of(verb) in self.words.passive:
                return self._doer(hit) or speaker
            person = people.person(*subject)
            if person is not None and subject[1] <= hit.first:
                return person
        return self._named(hit)

    def _awaited(self, hit: Hit) -> str | None:
        """The subject of what is to be done, behind أن and its verb; else the first named behind the trigger."""
        que = self.frame.find(hit.last + 1, hit.end, "QUE")
        name = self.people.phrase(que + 2, hit.end) if que is not None and que + 2 < hit.end else None
        return name or self.people.named(hit.last + 1, hit.end)

    def _hoped_of(self, hit: Hit) -> str | None:
        """Of whom something is hoped; None where it only comes about."""
        frame = self.frame
        que = frame.find(hit.last + 1, hit.end, "QUE")
        if que is not None:
            at = que + 1
            while at < hit.end and not frame.tokens.words[at][0].isalpha():
                at += 1
            return self.people.phrase(at + 1, hit.end) if at + 1 < hit.end and self.people.agentive(at + 1) else None
        return self.people.named(hit.complement if hit.complement is not None else hit.last + 1, hit.end)

    def _parties(self, hit: Hit) -> str | None:
        """Between whom an agreement is, where no names are given; else whoever acts before it."""
        at = self.frame.find(hit.last + 1, min(hit.end, hit.last + _PARTIES_REACH), "BETWEEN")
        if at is not None and at + 1 < hit.end:
            return self.people.phrase(at + 1, hit.end)
        first = hit.begin
        while first < hit.first and self.people.skipped(first):
            first += 1
        return self.people.phrase(first, hit.first) if first < hit.first and self.people.agentive(first) else None

    def _doer(self, hit: Hit) -> str | None:
        """Whoever من قبل names."""
        at = self.frame.find(hit.last + 1, hit.end, "MIN")
        while at is not None and at + 1 < hit.end:
            if "BEFORE" in self.frame.kinds(at + 1):
                return self.people.phrase(at + 2, hit.end)
            at = self.frame.find(at + 1, hit.end, "MIN")
        return None

    def _behind_subject(self, first: int, end: int) -> int:
        """The token behind whoever demands: somebody who acts, a text before the one it asks, or the first named."""
        people = self.people
        if people.agentive(first):
            return min(end, people.behind(first, end))
        if first + 1 < end and people.definite(first) and people.agentive(first + 1):
            return first + 1
        span = self.frame.span(first, end)
        named = people.mention(span.start, span.end)
        if named is None:
            return first
        return min(end, self.frame.tokens.at(self.page.folded.folded_offset(named[1]) - 1) + 1)

    def _obliged(self, hit: Hit) -> str | None:
        """Who must: behind على or ل, before the verb, or the subject of what is to be done."""
        frame, people, after = self.frame, self.people, hit.last + 1
        at = frame.find(hit.first, min(hit.end, hit.last + 4), "ALA")
        if at is not None:
            return people.phrase(at + 1, hit.end)
        if after + 1 < hit.end and "MIN" in frame.kinds(after):
            who = people.agentive(after + 1) or "EVERYONE" in frame.kinds(after + 1)
            return people.phrase(after + 1, hit.end) if who else None
        que = frame.find(after, min(hit.end, hit.last + 3), "QUE")
        first = hit.begin
        while first < hit.first and people.skipped(first):
            first += 1
        if first < hit.first and people.agentive(first):
            return people.phrase(first, hit.first)
        if que is not None and que + 2 < hit.end and people.agentive(que + 2):
            return people.phrase(que + 2, hit.end)
        return None

    def _addressee(self, hit: Hit) -> str | None:
        """Who is to act: behind the one who demands, or behind على, else named in the complement."""
        frame, people = self.frame, self.people
        if hit.match.rule.id.startswith("must"):
            return self._obliged(hit)
        if hit.owned:
            return None  # whoever the pronoun stands for
        first = hit.last + 1
        while first < hit.end and not frame.tokens.words[first][0].isalnum():
            first += 1  # a name in quotation marks
        if hit.kind == "wish":
            return people.phrase(first + 1, hit.end)
        end = hit.complement if hit.complement is not None and hit.complement > first else hit.end
        if hit.named and hit.match.rule.id == "demand.noun":
            first = people.behind(first, end)
        elif hit.told is not None and hit.told.source is None:
            pass  # whoever demands is not told here
        elif hit.told is not None and hit.told.source is not None:
            tokens, folded = frame.tokens, self.page.folded
            source = tokens.at(folded.folded_offset(hit.told.source.end) - 1) + 1
            if first < source <= end:
                first = source
        elif (
            hit.feature.get("start") != "match"
            and hit.begin == hit.first < first < end
            and not hit.we
            and not self._plural(hit)
            and "ALL" not in frame.kinds(first)
        ):
            subject, first = first, self._behind_subject(first, end)
            if "ala" in hit.takes and first < end and not people.agentive(first) and people.definite(first):
                first = subject  # one noun phrase only: whom these verbs ask is never left out
        behind = first > hit.last + 1
        while first < end and (people.skipped(first) or "MIN" in frame.kinds(first)):
            first += 1
        asked = hit.complement is not None and first < hit.complement and "obj" not in hit.takes
        asked = asked and not (behind and frame.tokens.words[first].startswith(ARTICLE))  # an adjective of the subject
        if first < end and (people.agentive(first) or asked):
            name = people.phrase(first, end)
            if name is not None:
                return name
        name, at = people.person(first, end) or people.named(first, end), hit.complement
        if at is not None and at + 1 < hit.end and people.agentive(at + 1):
            ordered = "ILA" in frame.kinds(at) and "bi" in hit.takes
            if ordered or ("MIN" in frame.kinds(at) and "min" in hit.takes):
                return people.phrase(at + 1, hit.end)  # ordered to somebody, asked of somebody
        if name is None and at is not None:
            at += "ILA" in frame.kinds(at)
            if at + 1 < hit.end and "SELF" in frame.kinds(at) and people.agentive(at + 1):
                return people.phrase(at + 1, hit.end)
        return name
