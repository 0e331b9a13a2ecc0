"""What else a clause must hold for a trigger to count: the rules' `guard` and the particles that verbs take."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.extract.claims.frame import Frame
from tawatur.extract.claims.hit import Hit
from tawatur.text.affixes import BEH, LAM, TEH, YEH

_PARTICLES = {
    "ala": "ALA",
    "ila": "ILA",
    "min": "MIN",
    "fi": "FI",
    "an": "AN",
    "maa": "MAA",
    "hwl": "HWL",
    "que": "QUE",
}
_NOUNS = {"resp": "RESP", "pact": "PACT", "offer": "OFFER", "start": "START_N", "favour": "FAVOUR", "didd": "DIDD"}
_LETTERS = {"bi": BEH, "li": LAM}
_REACH = 22  # tokens: how far behind its verb a complement's particle is looked for


def complement(frame: Frame, hit: Hit, starts: Callable[[int], bool]) -> int | None:
    """Where the complement that the verb asks for begins; None where it takes one and none is there.

    Args:
        starts: True where a mention begins at the token, so that its first letter is no preposition.
    """
    takes = hit.takes
    if "cue" in takes and hit.told is None:
        return None
    ceiling = min(hit.high, hit.last + 1 + _REACH)
    wanted = frozenset(_PARTICLES[t] for t in takes if t in _PARTICLES)
    letters = tuple(_LETTERS[t] for t in takes if t in _LETTERS)
    if "bi" in takes:
        wanted |= {"BI"}
    if "ala" in takes:
        wanted |= {"PROVIDED"}
    nouns = frozenset(_NOUNS[t] for t in takes if t in _NOUNS)
    if nouns:
        at = frame.find(hit.last + 1, ceiling, "MARK", "SAYING", "QUE", *nouns)
        while at is not None and "START_N" in nouns and _preposed(frame, at):  # of the start is not: to start
            at = frame.find(at + 1, ceiling, "MARK", "SAYING", "QUE", *nouns)
        return at if at is not None and frame.kinds(at) & nouns else None
    for at in range(hit.last + 1, ceiling):
        kinds = frame.kinds(at)
        if kinds & {"MARK", "SAYING"}:
            break
        if kinds & wanted:
            return at
        word = frame.tokens.words[at]
        if (
            letters
            and (len(word) > 3 or len(word) == 1)
            and word.startswith(letters)
            and not starts(at)
            and "BOUND" not in kinds
        ):
            return at
    return hit.last + 1 if "obj" in takes and hit.last + 1 < hit.high else None


def _preposed(frame: Frame, at: int) -> bool:
    """True where a preposition is written onto the noun."""
    for reading in frame.words.grammar.scanner.lexicon.lookup(frame.tokens.words[at]):
        if "START_N" in reading.entry.classes:
            return reading.clitics.endswith((BEH, LAM))
    return False


def allowed(frame: Frame, hit: Hit) -> bool:
    """True where the clause holds what the rule's guard asks for."""
    name = hit.feature.get("guard")
    check = _GUARDS.get(str(name)) if name else None
    if hit.match.roles and frame.find(hit.last + 1, min(hit.high, hit.last + 6), "UNNAMED") is not None:
        return False
    if hit.attribute and not _predicate(frame, hit):
        return False
    return check is None or check(frame, hit)


def _predicate(frame: Frame, hit: Hit) -> bool:
    """True where a bare participle tells a stance: a position (موقفه الرافض لـ) or what somebody is (وهو مؤيد لـ)."""
    if "obj" in hit.takes and not frame.tokens.words[hit.last + 1].startswith(LAM):
        return False
    if hit.feature["type"] != "position" or hit.first == hit.low:
        return True
    return bool(frame.kinds(hit.first - 1) & {"STANCE_N", "OPENER", "QUE"})


def _expressed(frame: Frame, hit: Hit) -> bool:
    return frame.find(max(hit.sentence, hit.first - 10), hit.first, "EXPRESS") is not None


def _particle(frame: Frame, hit: Hit) -> bool:
    at = hit.last + 1
    if at >= hit.high:
        return False
    return bool(frame.kinds(at) & {"ALA", "ILA", "FI", "QUE", "BI"}) or frame.tokens.words[at].startswith((BEH, LAM))


def _must(frame: Frame, hit: Hit) -> bool:
    """Somebody must; what must be counts only as somebody's words."""
    if hit.inside is None:
        return frame.find(hit.last + 1, min(hit.high, hit.last + 4), "ALA", "ALA_PRON") is not None
    return frame.find(hit.last + 1, min(hit.high, hit.last + 4), "ALA", "ALA_PRON", "QUE", "MIN") is not None


def _on(frame: Frame, hit: Hit) -> bool:
    """على at a clause's start, and behind a short noun phrase أن."""
    if hit.begin != hit.first or (hit.inside is None and hit.first != hit.low):
        return False
    if not hit.named:
        return False
    if hit.inside is not None and hit.first == hit.low:
        return True
    at = frame.find(hit.last + 1, min(hit.high, hit.last + 7), "QUE", "COMMA", "MARK", "MIN", "FI", "REL")
    return at is not None and "QUE" in frame.kinds(at) and at > hit.last + 1


def _text(frame: Frame, hit: Hit) -> bool:
    return (
        frame.find(hit.begin, hit.first, "PACT", "TEXT") is not None
        or frame.find(hit.last + 1, min(hit.end, hit.last + 4), "PACT", "TEXT") is not None
    )


def _que(frame: Frame, hit: Hit) -> bool:
    return frame.find(hit.last + 1, min(hit.high, hit.last + 3), "QUE") is not None


def _odds(frame: Frame, hit: Hit) -> bool:
    word = frame.tokens.words[hit.first]
    return _que(frame, hit) or " " in word or hit.last > hit.first


def _abstract(frame: Frame, hit: Hit) -> bool:
    """No one who could threaten is named before the verb, and no statement is told by it."""
    return hit.told is None and hit.begin < hit.first and not hit.led


def _chance(frame: Frame, hit: Hit) -> bool:
    at = hit.last + 1
    if at >= hit.high:
        return False
    return not frame.kinds(at) & {"COMMA", "MARK", "ALA", "FI"}


def _fresh(frame: Frame, hit: Hit) -> bool:
    return hit.first > hit.low and "COMMA" in frame.kinds(hit.first - 1)


def _may(frame: Frame, hit: Hit) -> bool:
    """قد of doubt, not of the past: nothing is written onto it but before ي, and the verb ends in no ت."""
    particle, verb = frame.tokens.words[hit.first], frame.tokens.words[hit.last]
    return verb[0] == YEH or (len(particle) == 2 and not verb.endswith(TEH))


_GUARDS: dict[str, Callable[[Frame, Hit], bool]] = {
    "expressed": _expressed,
    "particle": _particle,
    "purpose": _particle,
    "must": _must,
    "on": _on,
    "text": _text,
    "que": _que,
    "odds": _odds,
    "abstract": _abstract,
    "chance": _chance,
    "offer": _particle,
    "fresh": _fresh,
    "may": _may,
}
