"""Speakers: whom a source phrase means in the whole report, and whose run of statements it carries on."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.likeness import of_country
from tawatur.extract.statements.outlets import outlet_at
from tawatur.extract.statements.phrases import Phrase, noun_phrase
from tawatur.extract.statements.tags import DEFADJ_ADV, OUTLET_NEWS_WORD_PHRASE
from tawatur.extract.statements.titles import Titles, is_definite, stem
from tawatur.extract.statements.words import Word
from tawatur.model import Entity, Hop, Speaker
from tawatur.model.annotation import SpeakerType
from tawatur.text.affixes import ALEF, LAM, NOON, PLURAL_NOMINATIVE, PLURAL_OBLIQUE, SON_OF, WAW, YEH
from tawatur.text.clitics import ARTICLE

_WAW, _LAM, _BIN = WAW, LAM, SON_OF
_DUAL = (ALEF + NOON, YEH + NOON)
# Words that are looked through for what a bare «الصحيفة» means.
_BACK = 250
_PEOPLE = (PLURAL_NOMINATIVE, PLURAL_OBLIQUE)
_NO_MARKS = dict.fromkeys(map(ord, '«»“”„‹›"'))


class Known(NamedTuple):
    """A speaker of the report so far. `head` is the bare head noun of the phrase it came from."""

    speaker: Speaker
    head: str
    gender: str
    hops: tuple[Hop, ...]
    at: int


def _fits(known: Known, gender: str, number: str) -> bool:
    """True where a verb of this gender and number can go on with the speaker: several people take no masculine
    singular verb."""
    if gender and known.gender and known.gender != gender:
        return False
    if number == "p" and known.speaker.type == "anonymous" and known.speaker.count == 1:
        return False  # «مصدر … يقولون»
    if known.speaker.type != "group" or number != "s":
        return True
    people = known.speaker.name.split(maxsplit=1)[0].endswith(_PEOPLE)
    if gender == "f":
        return bool(known.gender) and not people  # «المراقبون … أظهرت»
    return bool(known.gender) and (not gender or known.speaker.count is not None)


def _is_unnamed(speaker: Speaker, one: bool) -> bool:
    """True for one unnamed source with `one`, else for several."""
    single = speaker.type == "anonymous" and speaker.count == 1
    return single if one else speaker.type in ("anonymous", "group") and not single


class Speakers:
    """The memory of who has spoken. `current` is whose run goes on."""

    def __init__(self, g: Ground) -> None:
        self.g = g
        self.known: list[Known] = []
        self.current: Known | None = None
        self._titles = Titles(g)
        self._learned: list[tuple[frozenset[str], str, Speaker]] = []

    def note(self, speaker: Speaker, phrase: Phrase | None, gender: str, hops: tuple[Hop, ...], at: int) -> None:
        """Remembers a statement's speaker as the one whose run goes on."""
        head = self.g.words[phrase.head].bare if phrase else (self.current.head if self.current else "")
        if not gender and phrase is not None:
            gender = "f" if self.g.words[phrase.head].feminine else ""
        if not gender and self.current is not None and self.current.speaker.name == speaker.name:
            gender = self.current.gender
        known = Known(speaker, head, gender, hops, at)
        self.known.append(known)
        if len(self.known) > 60:
            del self.known[:30]
        if speaker.type == "document" and self.current is not None and self.current.speaker.type != "document":
            told_of = any(h.type == "document" for h in self.current.hops)
            if phrase is None or told_of or self.g.words[phrase.head].definite:
                return  # «البيان»; «بيان للجيش» is another who speaks
        self.current = known

    def hear(self, speaker: Speaker, phrase: Phrase, at: int) -> None:
        """Remembers an inner statement's speaker, for later short forms; the run of the outer one goes on."""
        self.known.append(Known(speaker, self.g.words[phrase.head].bare, "", (), at))

    def carried(self, gender: str, number: str, continues: bool, loosely: bool = False) -> Known | None:
        """Who goes on speaking where the sentence leaves its subject out: the current speaker (behind a verb that only
        `continues` also a body of the other gender: «وقالت المنظمة … وأضاف»), else the last one known to be of the
        verb's gender. With `loosely` also one of unknown gender, in the end the current one all the same.
        """
        if self.current is None:
            return None
        body = self.current.speaker.type in ("organisation", "media")
        if _fits(self.current, gender, number) or (continues and body and gender == "m" and number == "s"):
            return self.current
        for known in reversed(self.known[-6:]):
            if _fits(known, gender, number) and (known.gender == gender or (loosely and not known.gender)):
                return known
        return self.current if loosely and number != "p" else None

    def chain(self, speaker: Speaker, hops: tuple[Hop, ...], head: str) -> tuple[Hop, ...]:
        """The channel of this statement: what the sentence names, else what the same speaker's run has named."""
        last = self.current
        if hops and not (
            all(h.kind == "post" for h in hops) and last is not None and any(h.type == "platform" for h in last.hops)
        ):
            return hops
        if (
            last is not None
            and last.speaker.type == speaker.type
            and speaker.type not in ("media", "document")
            and self._is_same(last.speaker, speaker)
        ):
            return last.hops
        if speaker.type == "document":  # «نقلت الوكالة عن بيان …»، «وأضاف البيان»
            same = (k for k in reversed(self.known[-6:]) if k.speaker.type == "document" and k.head == head)
            return tuple(h for k in itertools.islice(same, 1) for h in k.hops if h.type == "media")
        return hops

    def _is_same(self, one: Speaker, other: Speaker) -> bool:
        """True for one speaker, though only a person's last name be written."""
        if one.name == other.name or one.type != "person":
            return one.name == other.name
        names = [self.g.vocabulary.split(s.name) for s in (one, other)]
        return names[0][-1:] == names[1][-1:] and min(map(len, names)) == 1

    def resolve(self, phrase: Phrase, continues: bool = False) -> Speaker:
        """Whom the phrase means. With `continues` a definite role that names nobody goes on with the current person."""
        if phrase.joint:
            members = [self.resolve(m._replace(joint=())) for m in phrase.joint]
            types = {m.type for m in members}
            joint_type: SpeakerType = types.pop() if len(types) == 1 else "group"
            if joint_type == "person":
                joint_type = "group"
            return Speaker(name=f" {_WAW}".join(m.name for m in members), type=joint_type, count=len(members))
        entity, kind = phrase.entity, phrase.kind
        head = self.g.words[phrase.head]
        if entity is not None and kind in ("person", "organisation", "place", "media", "document", "other"):
            if entity.type == "person":
                return self._person(phrase, entity)
            if phrase.first == phrase.last and head.head is None and (bearer := self._surname(phrase)) is not None:
                return bearer
            if phrase.first == phrase.last and head.kind == "organisation" and (body := self._ministry(phrase)):
                return body
            if entity.type == "place":
                if head.kind == "organisation" and phrase.name_last < phrase.last:
                    return Speaker(self.written(phrase), "organisation", entity.id)
                return Speaker(entity.name, "state" if head.head is None else "organisation", entity.id)
            media = (
                entity.kind in ("media", "agency", "outlet", "newspaper", "broadcaster")
                or kind == "media"
                or self._is_outlet(phrase)
            )
            return Speaker(entity.name, "media" if media else "organisation", entity.id)
        written = self.written(phrase)
        if kind == "anonymous":
            return self._anonymous(phrase, written)
        if kind == "person" and phrase.name_first >= 0:
            named = " ".join(self.g.text(phrase.name_first, phrase.name_last, phrase.lead).split())
            bearer = self._surname(phrase) if phrase.first == phrase.last else None
            speaker = bearer or self._named(named) or Speaker(named, "person")
            titled = (
                range(phrase.first, phrase.name_first)
                if phrase.name_first > phrase.first
                else range(phrase.name_last + 1, phrase.last + 1)
            )
            if titled:
                at = next((j for j in titled if self.g.words[j].kind == "role"), titled[0])
                words = frozenset(stem(self.g.words[j].bare) for j in titled)
                self._learned.append((words, stem(self.g.words[at].bare), speaker))
            return speaker
        if kind == "person":
            return self._named(written) or Speaker(written, "person")
        if "REVERENCE" in head.tags and (revered := self._revered(phrase)) is not None:
            return revered
        if kind == "role":
            pointed = "DEM" in self.g.words[phrase.first].tags
            return self._role(phrase, written, continues or pointed)
        if kind == "group":
            return self._earlier(phrase, ("group",)) or self._several(phrase) or Speaker(written, "group")
        if kind == "organisation":
            if self._is_outlet(phrase):
                return self._outlet(phrase) or Speaker(written, "media")
            return (
                self._earlier(phrase, ("organisation", "media"))
                or self._body(phrase)
                or Speaker(written, "organisation")
            )
        if kind == "document":
            return Speaker(written, "document")
        if kind == "media":
            return self._earlier(phrase, ("media",)) or self._outlet(phrase) or Speaker(written, "media")
        if kind == "place":
            return Speaker(written, "state")
        if phrase.first == phrase.last and head.definite and not head.feminine:
            return self._surname(phrase) or Speaker(written, "person")
        return Speaker(written, "organisation")

    def _person(self, phrase: Phrase, entity: Entity) -> Speaker:
        """The person, by the fullest name; by an earlier speaker's where the entity's name begins with a plain noun."""
        words = self.g.vocabulary.words(self.g.vocabulary.split(entity.name)[:1])
        named = " ".join(self.g.misnamed.get(entity.id, "").split())
        if named and words[0].cues and entity.name.endswith(f" {named}"):
            return self._named(named) or Speaker(named, "person", entity.id)
        if named and entity.name.startswith(f"{named} "):
            return self._surname(phrase) or self._named(named) or Speaker(named, "person", entity.id)
        if (
            words
            and (words[0].kind or any(c.kind == "past" for c in words[0].cues))
            and phrase.name_last >= phrase.head >= 0
        ):
            at = self.g.mention_over.get(phrase.name_last)
            written = self.g.text(at[0], at[1]) if at else ""
            earlier = self._named(written) if written else None
            if earlier is not None:
                return earlier
            if not words[0].kind and at is not None:
                first = at[0] + (at[0] not in self.g.mention_from)
                return Speaker(" ".join(self.g.text(first, at[1]).split()), "person", entity.id)
        over = next(
            (o for k in range(phrase.name_last, phrase.head - 1, -1) if (o := self.g.mention_over.get(k)) is not None),
            None,
        )
        if over is not None and self.g.words[over[0]].text == _BIN and over[0] - 1 >= phrase.first:
            first = over[0] - 1
            if self.g.words[first].kind == "" and not self.g.words[first].mark:
                return Speaker(" ".join(self.g.text(first, over[1]).split()), "person", entity.id)
        if over is not None and over[1] < phrase.name_last and over[2] is entity and over[0] >= phrase.first:
            written = self.g.text(over[0], phrase.name_last).translate(_NO_MARKS)
            if len(written) > len(entity.name):
                return Speaker(" ".join(written.split()), "person", entity.id)
        if (
            over is not None
            and over[0] == over[1]
            and over[2] is entity
            and (named := self._behind_title(phrase, over[0]))
        ):
            return Speaker(named, "person", entity.id)
        return (
            self._namesake(phrase, entity)
            or self._fuller(entity)
            or Speaker(self._less_office(phrase, entity), "person", entity.id)
        )

    def _behind_title(self, phrase: Phrase, at: int) -> str:
        """The name of two words of which only the last, at token `at`, was found: «محافظ المدينة حكمة سليمان»."""
        w, before = self.g.words[at - 1], self.g.words[at - 2] if at > 1 else None
        if before is None or at - 2 < phrase.first or at - 2 in self.g.time_from:
            return ""
        closed = before.definite or at - 2 in self.g.mention_over
        role = w.head is not None and w.bare == w.text  # not «حكمة», which is no «حكم»
        plain = not (w.mark or w.tags or w.cues or w.definite or role or w.clitics or w.masdar)
        return self.g.text(at - 1, at) if closed and plain and at - 1 not in self.g.mention_over else ""

    def _namesake(self, phrase: Phrase, entity: Entity) -> Speaker | None:
        """Of several people with the last name that stands here alone, the one whose run goes on, else who was last
        named in full."""
        at = phrase.name_last
        over = self.g.mention_over.get(at)
        if over is None or over[0] != over[1]:
            return None
        names = self.g.vocabulary.split(entity.name)
        bearers = {
            e.id: e
            for e in self.g.entities
            if e.type == "person" and " " in e.name and self.g.vocabulary.split(e.name)[-1:] == names[-1:]
        }
        if len(bearers) < 2:
            return None
        last = bearers.get(self.current.speaker.entity or "") if self.current is not None else None
        if last is not None:
            return Speaker(last.name, "person", last.id)
        for k in range(at - 1, max(-1, at - _BACK), -1):
            mention = self.g.mention_from.get(k)
            if mention is not None and mention[0] > k and mention[1].id in bearers:
                return Speaker(mention[1].name, "person", mention[1].id)
        return None

    def _fuller(self, entity: Entity) -> Speaker | None:
        """The one person of the report who has this name of a single word in a longer one."""
        if " " in entity.name:
            return None
        earlier = self._named(entity.name)
        if earlier is not None and " " in earlier.name:
            return earlier
        wanted = set(self.g.vocabulary.split(entity.name))
        longer = [e for e in self.g.entities if e.type == "person" and " " in e.name]
        bearers = [e for e in longer if wanted <= set(self.g.vocabulary.split(e.name))]
        return Speaker(bearers[0].name, "person", bearers[0].id) if len(bearers) == 1 else None

    def _less_office(self, phrase: Phrase, entity: Entity) -> str:
        """The person's name without the word that the office before it governs («وزير الري سامي …»)."""
        head = self.g.words[phrase.head]
        over = self.g.mention_over.get(phrase.head + 1) if head.office and not head.definite else None
        if over is None or over[0] != phrase.head + 1 or over[2] is not entity or not self.g.words[over[0]].definite:
            return entity.name
        rest = entity.name.split(maxsplit=1)[-1]
        return rest if " " in rest else entity.name

    def _is_outlet(self, phrase: Phrase) -> bool:
        words = self.g.words
        if "OUTLET" in words[phrase.head].tags:
            return True
        if "OUTLET_HEAD" not in words[phrase.head].tags:
            return False
        return any(words[k].tags & OUTLET_NEWS_WORD_PHRASE for k in range(phrase.head + 1, phrase.last + 1))

    def _outlet(self, phrase: Phrase) -> Speaker | None:
        """The outlet that a bare «الصحيفة» goes back to: the last one named behind the same word."""
        g = self.g
        head = g.words[phrase.head]
        if not head.definite or any(not g.words[k].nisba for k in range(phrase.head + 1, phrase.last + 1)):
            return None
        for k in range(phrase.first - 1, max(-1, phrase.first - _BACK), -1):
            w = g.words[k]
            if w.bare == head.bare and not w.definite and "OUTLET_HEAD" in w.tags:
                found = outlet_at(g, k, g.n, True)
                if found is not None:
                    return Speaker(found[0].name, "media", found[0].entity)
        return None

    def _body(self, phrase: Phrase) -> Speaker | None:
        """The body that a bare «الوزارة» goes back to: the last one named with the same head."""
        g = self.g
        head = g.words[phrase.head]
        if not head.definite or phrase.last > phrase.first:
            return None
        for k in range(phrase.first - 1, max(-1, phrase.first - _BACK), -1):
            w = g.words[k]
            if w.bare == head.bare and not w.definite and w.kind == "organisation":
                found = self._body_at(k)
                if found is not None:
                    return found
        return None

    def _ministry(self, phrase: Phrase) -> Speaker | None:
        """The ministry that a bare «الخارجية» goes back to: the last one named so in full."""
        g = self.g
        bare = g.words[phrase.head].bare
        for k in range(phrase.first - 2, max(-1, phrase.first - _BACK), -1):
            if "MINISTRY" in g.words[k].tags and g.words[k + 1].bare == bare:
                return self._body_at(k)
        return None

    def _body_at(self, k: int) -> Speaker | None:
        """The body whose name of several words begins at token k."""
        found = noun_phrase(self.g, k, self.g.n, frozenset(), True)
        if found is None or found.last == found.first or found.joint:
            return None
        if found.entity is not None and found.kind == "organisation":
            return Speaker(found.entity.name, "organisation", found.entity.id)
        return Speaker(self.written(found), "organisation")

    def written(self, phrase: Phrase) -> str:
        """The phrase as written, less attached letters; an article swallowed by ل is given back."""
        text = " ".join(self.g.text(phrase.first, phrase.last, 0).translate(_NO_MARKS).split())
        lead = phrase.lead
        if lead and text[lead - 1 : lead + 1] == _LAM + _LAM:
            return "\u0627" + text[lead:]
        return text[lead:].strip(' -–—"«»“”')

    def _anonymous(self, phrase: Phrase, written: str) -> Speaker:
        g = self.g
        head = g.words[phrase.head]
        count = {"s": 1, "d": 2}.get(str(head.head.get("number")) if head.head else "")
        if phrase.first < phrase.head:
            first = g.words[phrase.first].text
            count = g.vocabulary.counts.get(first) or g.vocabulary.counts.get(first.removeprefix(_WAW), count)
        if head.definite or phrase.lead:
            same = self._earlier(phrase, ("anonymous",))
            if same is not None:
                return same
            unnamed = self.current.speaker if self.current is not None else None
            if unnamed is not None and phrase.first == phrase.last and _is_unnamed(unnamed, count == 1):
                return unnamed  # «المصادر», of observers just heard
        kind = next(
            (
                g.words[k].text
                for k in range(phrase.head + 1, phrase.last + 1)
                if g.words[k].nisba or g.words[k].adjective
            ),
            None,
        )
        return Speaker(written, "anonymous", kind=kind, count=count)

    def _named(self, written: str) -> Speaker | None:
        """An earlier speaker of whose name these words are part."""
        wanted = set(self.g.vocabulary.split(written))
        for known in reversed(self.known):
            if known.speaker.type == "person" and wanted <= set(self.g.vocabulary.split(known.speaker.name)):
                return known.speaker
        return None

    def surname_at(self, k: int, li: bool) -> Phrase | None:
        """The last name of somebody of the report at token k (behind ل with `li`), as a phrase."""
        w = self.g.words[k]
        if not w.definite or w.clitics != (_LAM if li else ""):
            return None
        phrase = Phrase(k, k, w.lead, "person", k, None, k, k)
        return phrase if self._surname(phrase) is not None else None

    def _surname(self, phrase: Phrase) -> Speaker | None:
        """The person of the report whose last name this word is, though a body or place is called alike."""
        word = self.g.words[phrase.head].bare
        known = [k.speaker for k in reversed(self.known) if k.speaker.type == "person"]
        people = (Speaker(e.name, "person", e.id) for e in self.g.entities if e.type == "person")
        for speaker in (*known, *people):
            names = self.g.vocabulary.split(speaker.name)
            if len(names) > 1 and names[-1].removeprefix(ARTICLE) == word:
                return speaker
        return None

    def _role(self, phrase: Phrase, written: str, continues: bool) -> Speaker:
        head = self.g.words[phrase.head]
        if "REPORTER" in head.tags and phrase.last > phrase.first:
            return Speaker(written, "media")
        if head.definite or phrase.last > phrase.first or head.office:
            entity = self._titles.bearer(phrase, self._spoke())
            if entity is not None:
                return Speaker(entity.name, "person", entity.id)
            wanted = {
                stem(self.g.words[k].bare) for k in range(phrase.head, phrase.last + 1) if not self.g.words[k].mark
            }
            for words, learned_head, speaker in reversed(self._learned):
                if learned_head == stem(head.bare) and wanted <= words:
                    return speaker
        if head.definite:
            same = self._earlier(phrase, ("anonymous", "person"))
            if same is not None:
                return same
            hides = self._hides(phrase)
            unnamed = self.current.speaker if self.current is not None else None
            bare = all(w.definite for w in self.g.words[phrase.head : phrase.last + 1])
            if unnamed is not None and _is_unnamed(unnamed, True) and not head.office and (hides or bare):
                return unnamed  # «قيادي سني بارز …»، «وتابع السياسي السني»
            if hides:
                return Speaker(written, "anonymous", count=1)
            if (continues or self._is_bare(phrase)) and not self._of_a_state(phrase):
                for known in (self.current, *reversed(self.known[-6:])):
                    if (
                        known is not None
                        and known.speaker.type == "person"
                        and known.gender != ("m" if head.feminine else "f")
                        and self._may_be(known.speaker, head)
                    ):
                        return known.speaker
        if head.office and is_definite(self.g, phrase) and not self._is_described(phrase):
            return Speaker(written, "person")
        if (named := self._in_marks(phrase)) is not None:
            return named
        return Speaker(written, "anonymous", count=1)

    def _several(self, phrase: Phrase) -> Speaker | None:
        """The group that spoke last, for «هؤلاء»; the two who spoke together, for «الوزيران», «الجانبان»."""
        head = self.g.words[phrase.head]
        if "DEM" in head.tags:
            return next((k.speaker for k in reversed(self.known[-6:]) if k.speaker.type == "group"), None)
        if phrase.first < phrase.last or not head.definite or not head.bare.endswith(_DUAL):
            return None
        known = (k.speaker for k in reversed(self.known[-6:]))
        return next((s for s in known if s.type in ("group", "state") and s.count == 2), None)

    def _in_marks(self, phrase: Phrase) -> Speaker | None:
        """The person whose name in quotation marks follows the role: «الإعلامي "فلان الفلاني"»."""
        for k in range(phrase.head + 1, phrase.last):
            if self.g.is_mark(k):
                close = self.g.name_in_marks(k)
                if close is None or close != phrase.last or close - k < 3:
                    return None
                first, words = k + 1, self.g.words
                while first < close - 2 and ("HONORIFIC" in words[first].tags or words[first].kind == "role"):
                    first += 1
                named = " ".join(self.g.text(first, close - 1).split())
                return self._named(named) or Speaker(named, "person")
        return None

    def _revered(self, phrase: Phrase) -> Speaker | None:
        """«سموه», «معاليه»: the person whose run goes on, else the one last named."""
        if self.current is not None and self.current.speaker.type == "person":
            return self.current.speaker
        for k in range(phrase.first - 1, max(-1, phrase.first - _BACK), -1):
            mention = self.g.mention_from.get(k)
            if mention is not None and mention[1].type == "person":
                return Speaker(mention[1].name, "person", mention[1].id)
        return None

    def _spoke(self) -> Iterator[str | None]:
        """Entities of those who spoke last, whose run goes on first."""
        for known in (self.current, *reversed(self.known[-8:])):
            if known is not None:
                yield known.speaker.entity

    def _may_be(self, speaker: Speaker, head: Word) -> bool:
        """False where the speaker bears an office and the role is none («الخبير»)."""
        if head.office or speaker.entity is None or "OFFICIAL" in head.tags:
            return True
        return not any(title.office for title in self._titles.borne_by(speaker.entity))

    def _is_described(self, phrase: Phrase) -> bool:
        """True for «قائد كبير في الجيش»: an indefinite head with its adjective is nobody certain."""
        k = phrase.head + 1
        if k > phrase.last or self.g.words[phrase.head].definite:
            return False
        w = self.g.words[k]
        return not w.definite and w.head is None and (w.nisba or w.adjective)

    def _hides(self, phrase: Phrase) -> bool:
        """True where a relative clause tells that the one who speaks would not be named («المسؤول الذي طلب عدم …»)."""
        words = self.g.words[phrase.last + 1 : phrase.last + 3]
        return len(words) == 2 and "REL" in words[0].tags and "ON_CONDITION" in words[1].tags

    def _of_a_state(self, phrase: Phrase) -> bool:
        """True for «الرئيس التركي» where the report gives whoever speaks no such title: it is somebody else."""
        words = self.g.words[phrase.head : phrase.last + 1]
        if not words[0].office or not any(of_country(w.text) for w in words[1:]):
            return False
        if self.current is None:
            return True
        speaker, office = self.current.speaker, stem(self.g.words[phrase.head].bare)
        if any(learned.name == speaker.name and office in words for words, _, learned in self._learned):
            return False
        return not any(office in title.words for title in self._titles.borne_by(speaker.entity))

    def _is_bare(self, phrase: Phrase) -> bool:
        """A role with no more than a nation behind it («المسؤول الأميركي»)."""
        words = self.g.words
        return all(words[k].nisba and words[k].definite for k in range(phrase.head + 1, phrase.last + 1))

    def _earlier(self, phrase: Phrase, types: tuple[str, ...]) -> Speaker | None:
        """The last speaker with the same head noun, where this phrase is a definite repeat of it."""
        g = self.g
        head = g.words[phrase.head]
        if not (head.definite or phrase.lead):
            return None
        wanted = {
            stem(g.words[k].bare) for k in range(phrase.head + 1, phrase.last + 1) if not g.words[k].tags & DEFADJ_ADV
        }
        for known in reversed(self.known):
            if known.head == head.bare and known.speaker.type in types:
                have = {stem(w.removeprefix(ARTICLE)) for w in g.vocabulary.split(known.speaker.name)}
                within = "PREP" in g.words[min(phrase.head + 1, phrase.last)].tags  # «المسؤول في المدينة»
                if wanted <= have or (
                    known is self.current and (within or (len(wanted) == 1 and g.words[phrase.last].nisba))
                ):
                    return known.speaker
        return None
