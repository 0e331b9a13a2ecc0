"""The future: is what is told a plan or promise of whoever acts, or a forecast that no one commits to?"""

from __future__ import annotations

from typing import Literal

from tawatur.extract.claims.frame import Frame
from tawatur.extract.claims.hit import Hit
from tawatur.extract.claims.people import People
from tawatur.extract.claims.vocabulary import stem_of
from tawatur.model.annotation import CommitmentStatus
from tawatur.text.affixes import LAM, PLURAL_NOMINATIVE, SEEN, TEH

Verdict = tuple[Literal["commitment", "forecast"], CommitmentStatus]


def judge(frame: Frame, people: People, hit: Hit, subject: tuple[int, int]) -> Verdict:
    """Commitment (with its status) or forecast, for a verb of the future whose subject stands in tokens `subject`."""
    words, negative = frame.words, bool(hit.feature.get("negative"))
    verb = future_verb(frame, hit)
    stem = stem_of(verb) if verb else ""
    speaker = hit.inside
    looks_on = speaker is not None and people.analyst(speaker)
    if verb[:1] in words.first_person and not looks_on and (stem in words.being or stem not in words.outcome):
        return "commitment", "promised"
    second = verb[:1] == TEH and verb.endswith(PLURAL_NOMINATIVE)
    reported = speaker is not None and speaker.speaker.type == "media" and stem in words.act
    foe = frame.find(subject[0], min(subject[0] + 3, subject[1]), "FOE") is not None
    if (looks_on and not reported) or second or foe:
        return "forecast", "planned"
    agent = _agent(frame, people, subject)
    status: CommitmentStatus = "promised" if negative or _same(people, hit, subject) else "planned"
    if negative and stem in words.refusal:
        return "commitment", "promised"
    if stem in words.moving:
        moved = frame.find(subject[0], min(subject[0] + 3, subject[1]), "CRAFT") is not None
        return ("commitment" if moved or (agent and not people.place(subject[0])) else "forecast"), status
    if stem in words.act:
        if subject[0] + 1 < subject[1] <= hit.first and "OPENER" in frame.kinds(subject[0]) and not agent:
            return "forecast", status  # nobody acts: this step will support
        return "commitment", status
    if (
        stem in words.being | words.held
        and not (stem in words.being and _has(frame, hit))
        and frame.find(subject[0], min(subject[0] + 3, subject[1]), "EVENT") is not None
    ):
        return "commitment", "planned"
    if stem in words.outcome:
        return "forecast", status
    if hit.condition:
        return "forecast", status
    return ("commitment" if agent or verb.endswith(PLURAL_NOMINATIVE) else "forecast"), status


def future_verb(frame: Frame, hit: Hit) -> str:
    """The bare imperfect of the hit: behind سوف or لن, or with the س taken off."""
    word = frame.tokens.words[hit.verb]
    if hit.match.rule.id == "future.verb":
        found = word.find(SEEN)
        return word[found + 1 :]
    return frame.tokens.words[hit.last + 1] if hit.last + 1 < hit.high else ""


def _has(frame: Frame, hit: Hit) -> bool:
    """True where something will have something: behind the verb ل."""
    at = hit.last + 1 if hit.match.rule.id == "future.verb" else hit.last + 2
    return at < hit.high and frame.words.preposed(frame.tokens.words[at], (LAM,))


def _agent(frame: Frame, people: People, subject: tuple[int, int]) -> bool:
    first, end = subject
    return any(people.agentive(at) for at in range(first, min(end, first + 2)))


def _same(people: People, hit: Hit, subject: tuple[int, int]) -> bool:
    """True where the speaker tells of his own: no subject is named, or his name is in it."""
    if hit.inside is None:
        return False
    if subject[0] >= subject[1]:
        return True
    name = people.phrase(*subject)
    return name is not None and bool(set(name.split()) & set(hit.inside.speaker.name.split()))
