"""What else a clause must hold for a trigger to count: the rules' `guard`."""

from __future__ import annotations

import re
from collections.abc import Callable

from tawatur.extract.claims.complement import ACT_REACH, ENDS, PRESENT, THAT, act, written_on
from tawatur.extract.claims.frame import Frame
from tawatur.extract.claims.hit import Hit
from tawatur.extract.claims.vocabulary import stem_of
from tawatur.text.affixes import ALEF, ARTICLE, BEH, CONJUNCTIONS, FEH, FOR_THE, HEH, LAM, NOON, SEEN, TEH, WAW, YEH

_ITS = HEH + ALEF  # written onto a noun they make it definite
_PARTICLE = frozenset({"FI", "MIN", "ALA", "AN", "ILA", "MAA", "BI", "QUE"})
_COPULAR = frozenset({"judged.bad", "judged.good"})
_UTTERED = ("STRESS", "EXPRESS", "SAYING")
_DEMANDED = frozenset({"ILA", "BI", "QUE"})
_HEAD = 6  # tokens: within how many of the clause's first its verb stands
_DENIED = 4  # tokens: how far before a plan a negation denies it
_WAS_REACH = 6  # tokens: how far before قد a "was" makes it the past
_PERHAPS_REACH = 4  # tokens: how far behind "perhaps" its verb stands
_FUTURE = re.compile(f"{SEEN}?[{YEH}{TEH}{NOON}]\\w{{2,}}$")
_PACT_REACH = 9  # tokens: likewise behind an agreement
_HELD_REACH = 16  # tokens: how far behind the one who holds a stance its matter is looked for
_CLAUSE_REACH = 22  # tokens: how far before a trigger its sentence is looked through
_SAID_REACH = 20  # tokens: how far before a noun of stance the verb that utters it stands


def allowed(frame: Frame, hit: Hit) -> bool:
    """True where the clause holds what the rule's guard asks for."""
    if hit.match.rule.id in _COPULAR and frame.tokens.words[hit.first][0] == LAM:
        return False  # for them is not: they are
    if hit.match.rule.id.startswith("judged") and frame.find(max(hit.low, hit.first - 4), hit.first, "NEG") is not None:
        return False
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
    if hit.first == hit.low:
        return True
    before = frame.before(hit.first, hit.low)
    if hit.feature["type"] == "forecast":  # costs expected to reach …: what the noun is
        return bool(before & {"COMMA", "OPENER", "QUE", "BOUND"})
    return hit.feature["type"] != "position" or bool(before & {"STANCE_N", "OPENER", "QUE"})


def _expressed(frame: Frame, hit: Hit) -> bool:
    if "MAA" in frame.before(hit.first, hit.low):
        return False  # with all respect
    said = frame.find(max(hit.sentence, hit.first - _SAID_REACH), hit.first, "EXPRESS")
    return said is not None and frame.find(said, hit.first, "QUE", "MARK") is None


def _hoped(frame: Frame, hit: Hit) -> bool:
    at = hit.last + 1
    return _particle(frame, hit) and ("QUE" in frame.kinds(at) or _expressed(frame, hit))


def _expressed_named(frame: Frame, hit: Hit) -> bool:
    return hit.named and _expressed(frame, hit)


def _soon(frame: Frame, hit: Hit) -> bool:
    """A verb in the present at the head of the clause, of which a day to come is told: the court sits tomorrow.

    The hit moves onto that verb.
    """
    words, known = frame.tokens.words, frame.words
    bare = "DAY" in frame.kinds(hit.first)
    if bare and hit.first + 1 < hit.high and frame.kinds(hit.first + 1) & {"SOON", "PAST"}:
        return False  # last Tuesday; of next Tuesday the second word tells
    wanted = known.dated if bare else known.act | known.held
    for at in range(hit.begin, min(hit.first, hit.begin + _HEAD)):
        word = words[at][1:] if words[at][0] in CONJUNCTIONS else words[at]
        if word[:1] not in PRESENT or stem_of(word) not in wanted:
            continue
        barred = {"NEG", "QAD", "WAS", "COND", "REL"} if bare else {"NEG", "QAD", "WAS", "COND"}
        if frame.before(at, hit.low) & barred or (at and words[at - 1].endswith(THAT)):
            return False
        hit.end = max(hit.end, hit.first + 1)
        hit.first = hit.last = hit.verb = at
        return True
    return False


def _again(frame: Frame, hit: Hit) -> bool:
    """«وأن» with a verb in the present, not with a sentence."""
    at = hit.last + 1
    word = frame.tokens.words[at] if at < hit.high else ""
    return word[:1] in PRESENT and len(word) > 3 and frame.tokens.words[hit.first].endswith(THAT)


def _opening(frame: Frame, hit: Hit) -> bool:
    """At the beginning of a clause, so that no verb before it takes it."""
    if frame.tokens.words[hit.last][0] == FEH:
        return False  # hence …
    before = frame.before(hit.first, hit.low)
    return hit.joined or hit.first == hit.low or bool(before & {"COMMA", "MARK", "QUE", "BOUND", "OPENER", "SAYING"})


def _need(frame: Frame, hit: Hit) -> bool:
    """As somebody's words or stressed by somebody; not what two have agreed on, nor what a text tells."""
    low = max(hit.sentence, hit.first - _HELD_REACH)
    if frame.find(low, hit.first, "AGREE", "TERMS") is not None:
        return False
    return (
        hit.inside is not None
        or frame.find(max(hit.sentence, hit.first - _SAID_REACH), hit.first, *_UTTERED) is not None
    )


def _then(frame: Frame, hit: Hit) -> bool:
    """What they must do if …: a condition before it in the sentence."""
    return frame.find(max(hit.sentence, hit.first - _CLAUSE_REACH), hit.first, "COND") is not None


def _handed(frame: Frame, hit: Hit) -> bool:
    """Only as somebody's words, and of a noun before it, not in a relative clause."""
    return hit.inside is not None and not frame.before(hit.first, hit.low) & {"REL", "QUESTION"}


def _said(frame: Frame, hit: Hit) -> bool:
    """Only as somebody's words."""
    return hit.inside is not None


def _held(frame: Frame, hit: Hit, particles: frozenset[str] = frozenset({"ALA", "BI"})) -> bool:
    """The one whose stance it is right behind the noun, and the matter on a particle behind him."""
    at = hit.last + 1
    if not hit.named:
        return False
    words = frame.tokens.words
    for index in range(at + 1, min(hit.high, at + _HELD_REACH)):
        kinds = frame.kinds(index)
        if kinds & ENDS:
            return False
        if kinds & particles or frame.words.preposed(words[index]):
            hit.complement = index
            hit.end = max(hit.end, frame.end(index, hit.high, 1))
            return True
    return False


def _promised(frame: Frame, hit: Hit) -> bool:
    """Uttered, or with the act that is promised or threatened behind it."""
    if _expressed(frame, hit):
        return True
    hit.complement = act(frame, hit.last + 1, min(hit.high, hit.last + 1 + ACT_REACH))
    if hit.complement is None or "QUE" in frame.kinds(hit.complement):
        return False
    hit.end = max(hit.end, frame.end(hit.complement, hit.high, 1))
    return True


def _announced(frame: Frame, hit: Hit) -> bool:
    """Whoever announces right behind the noun, and behind him what he is to begin."""
    if not hit.named:
        return False
    ceiling = min(hit.high, hit.last + 1 + _PACT_REACH)
    at = frame.find(hit.last + 2, ceiling, "START_N", "ALA", "ILA", "FI", "MIN", *ENDS)
    if at is None or "START_N" not in frame.kinds(at) or written_on(frame, at) or frame.starts_name(at):
        return False
    hit.complement = at
    hit.end = max(hit.end, frame.end(at, hit.high, 1))
    return True


def _under(frame: Frame, hit: Hit) -> bool:
    """What is to be done under a text, told in the present. The hit moves onto that verb."""
    known = frame.words
    for at in range(hit.last + 1, min(hit.high, hit.last + 1 + _HEAD)):
        word = frame.tokens.words[at]
        if word[:1] in PRESENT and stem_of(word) in known.act | known.held:
            hit.end = frame.end(at, hit.high)
            hit.last = hit.verb = at
            return True
        if frame.kinds(at) & {"MARK", "SAYING", "NEG", "QAD"}:
            return False
    return False


def _demanded(frame: Frame, hit: Hit) -> bool:
    """What is demanded right behind the noun, or behind the one who demands it."""
    if _particle(frame, hit):
        at = hit.last + 2
        return not ("FI" in frame.kinds(at - 1) and at < hit.high and frame.tokens.words[at].isdigit())  # of a day
    return hit.inside is None and hit.match.first == hit.first and not hit.joined and _held(frame, hit, _DEMANDED)


def _held_own(frame: Frame, hit: Hit) -> bool:
    at = hit.last + 1
    return at < hit.high and (frame.tokens.words[at].startswith((LAM, ARTICLE)) or "ALA" in frame.kinds(at))


def _particle(frame: Frame, hit: Hit) -> bool:
    at = hit.last + 1
    if at >= hit.high:
        return False
    return bool(frame.kinds(at) & {"ALA", "ILA", "FI", "QUE", "BI"}) or frame.words.preposed(frame.tokens.words[at])


def _must(frame: Frame, hit: Hit) -> bool:
    """Somebody must; what must be counts only as somebody's words."""
    at = hit.last + 1
    if frame.find(at, min(hit.high, at + 3), "REMARK") is not None:
        return False
    if at < hit.high and "MIN" in frame.kinds(at):
        return True  # asked of somebody
    if at < hit.high and frame.tokens.words[at].startswith((BEH, LAM)) and "QUE" not in frame.kinds(at):
        return frame.find(at + 1, min(hit.high, at + ACT_REACH), "QUE") is not None
    if hit.inside is None:
        return frame.find(at, min(hit.high, hit.last + 4), "ALA", "ALA_PRON") is not None
    if at < hit.high and "START_N" in frame.kinds(at):
        return True
    return frame.find(hit.last + 1, min(hit.high, hit.last + 4), "ALA", "ALA_PRON", "QUE", "MIN") is not None


def _on(frame: Frame, hit: Hit) -> bool:
    """على at a clause's start, and behind a short noun phrase أن."""
    if hit.begin != hit.first or (hit.inside is None and hit.first != hit.low):
        return False
    if not hit.named:
        return False
    if hit.inside is not None and (hit.first == hit.low or frame.tokens.words[hit.first][0] == FEH):
        return True
    at = frame.find(hit.last + 1, min(hit.high, hit.last + 7), "QUE", "COMMA", "MARK", "MIN", "FI", "REL")
    return at is not None and "QUE" in frame.kinds(at) and at > hit.last + 1


def _text(frame: Frame, hit: Hit) -> bool:
    return (
        frame.find(hit.begin, hit.first, "PACT", "TEXT", "ORDER_N") is not None
        or frame.find(hit.last + 1, min(hit.end, hit.last + 4), "PACT", "TEXT") is not None
    )


def _que(frame: Frame, hit: Hit) -> bool:
    return frame.find(hit.last + 1, min(hit.high, hit.last + 3), "QUE") is not None


def _set(frame: Frame, hit: Hit) -> bool:
    """It is planned that …, or: it is planned to hold."""
    at = hit.last + 1
    return (
        _que(frame, hit)
        or hit.last > hit.first
        or (at < hit.high and "START_N" in frame.kinds(at) and not written_on(frame, at))
        or (at < hit.high and "FI" in frame.kinds(at) and frame.find(hit.begin, hit.first, "EVENT") is not None)
    )


def _odds(frame: Frame, hit: Hit) -> bool:
    word = frame.tokens.words[hit.first]
    return _que(frame, hit) or " " in word or hit.last > hit.first


def _abstract(frame: Frame, hit: Hit) -> bool:
    """No one who could threaten is named before the verb, and no statement is told by it."""
    return hit.told is None and hit.begin < hit.first and not hit.led


def _chance(frame: Frame, hit: Hit) -> bool:
    at = hit.last + 1
    if at >= hit.high or frame.kinds(at) & {"COMMA", "MARK", "ALA", "FI"}:
        return False
    of = frame.find(at, min(hit.high, at + ACT_REACH), "MIN", "COMMA", "MARK")
    # Fears of the pact itself tell no outcome; nor does a text that is cut off behind "of".
    return of is None or (of + 1 < hit.high and not frame.kinds(of + 1) & {"PACT", "TEXT"})


def _intent(frame: Frame, hit: Hit) -> bool:
    """The act that is meant stands behind the noun: the plan of the government to build. Not where none is."""
    if frame.find(max(hit.low, hit.first - _DENIED), hit.first, "NEG") is not None:
        return False
    at = hit.complement = act(frame, hit.last + 1, min(hit.high, hit.last + 1 + ACT_REACH))
    if at is None or ("QUE" in frame.kinds(at) and at > hit.last + 1 and not frame.within_name(at - 1)):
        return False  # a similar decision may …: told of it
    hit.end = max(hit.end, frame.end(at, hit.high, 1))
    return True


def _pact(frame: Frame, hit: Hit) -> bool:
    """An agreement not heard of before, and what it is on."""
    words = frame.tokens.words
    if words[hit.first].startswith((ARTICLE, FOR_THE)):
        return False
    behind = words[hit.first + 1] if hit.first + 1 < hit.high else ""
    told = stem_of(behind) in frame.words.outcome | frame.words.act if behind else False
    if behind[:1] == YEH and not frame.starts_name(hit.first + 1) and (told or not behind.endswith((YEH, YEH + HEH))):
        return False  # what the agreement does
    if "OPENER" in frame.kinds(min(hit.first + 1, hit.high - 1)):
        return False  # this coincides with …
    at = frame.find(hit.last + 1, min(hit.high, hit.last + 1 + _PACT_REACH), "ALA", *ENDS)
    at = at if at is not None and "ALA" in frame.kinds(at) else act(frame, hit.last + 1, min(hit.high, hit.last + 8))
    if at is None:
        return False
    hit.complement = at
    hit.end = max(hit.end, frame.end(at, hit.high, 1))
    return True


def subject_before(frame: Frame, first: int) -> int:
    """The last token of what is judged: right before the judgement, or before marks that stand there."""
    at = first - 1
    while at > 0 and not frame.tokens.words[at][0].isalnum() and "MARK" not in frame.kinds(at):
        at -= 1
    return at


def _nominal(frame: Frame, hit: Hit) -> bool:
    """A judgement told without a verb, in somebody's words: the decision is wrong."""
    if hit.inside is None or hit.first == hit.low or hit.last + 1 > hit.high:
        return False
    words = frame.tokens.words
    at = subject_before(frame, hit.first)
    if frame.find(hit.begin, hit.first, "MORE") is not None:
        return False
    before, word = words[at], words[hit.first]
    if at < hit.first - 1:  # the subject, a comma, the judgement: nothing else in its clause
        behind = frame.find(hit.last + 1, min(hit.high, hit.last + 3), "COMMA", "MARK")
        if hit.low + 1 >= hit.first or (behind is None and hit.last + 2 < hit.high):
            return False
        hit.begin = max(hit.low, frame.begin(at, hit.low) if frame.find(hit.low, at, "MARK") else hit.low)
    if word.startswith(ARTICLE) or word.endswith(ALEF) or hit.joined or hit.preposed:
        return False
    if not (before.startswith(ARTICLE) or before.endswith(_ITS) or hit.named) or frame.kinds(at) & _PARTICLE:
        return False
    return hit.last + 1 >= hit.high or not words[hit.last + 1].startswith(ARTICLE)


def _fresh(frame: Frame, hit: Hit) -> bool:
    """A clause of its own, not what a verb that takes على tells."""
    if hit.first == hit.low or "COMMA" not in frame.kinds(hit.first - 1):
        return False
    return frame.find(max(hit.sentence, hit.first - _CLAUSE_REACH), hit.first, "STRESS", "AGREE", "EXPRESS") is None


def _may(frame: Frame, hit: Hit) -> bool:
    """قد of doubt, not of the past: nothing is written onto it but before ي and what comes about («فقد تنهار»), and the
    verb ends in no ت."""
    particle, verb = frame.tokens.words[hit.first], frame.tokens.words[hit.last]
    open_ = not verb.endswith(TEH) and (len(particle) == 2 or (len(verb) == 4 and verb[-2] in (YEH, WAW)))
    if verb[0] != YEH and not open_ and stem_of(verb) not in frame.words.outcome:
        return False
    if frame.find(max(hit.low, hit.first - _WAS_REACH), hit.first, "WAS") is not None:
        return False  # had become
    if stem_of(verb) in frame.words.epistemic:
        return False
    if hit.first == hit.low or len(particle) > 2:
        return True
    before, subject = frame.before(hit.first, hit.low), frame.tokens.words[hit.first - 1]
    if "REL" in before:
        return False
    # Behind an indefinite noun it only tells what that is like: measures that may hold …
    return bool(before) or subject.startswith(ARTICLE) or subject.endswith(_ITS) or frame.within_name(hit.first - 1)


def _can(frame: Frame, hit: Hit) -> bool:
    """What may come; no relative clause, and nothing denied. Of somebody (لـ) only in words handed on."""
    before = frame.before(hit.first, hit.low)
    if frame.find(max(hit.low, hit.first - 2), hit.first, "NEG") is not None or (
        "REL" in before and frame.tokens.words[hit.first - 1].startswith(ARTICLE)
    ):
        return False
    at = hit.last + 1
    if "QUE" in frame.kinds(hit.last):
        return True
    if hit.inside is None or at >= hit.high or not frame.tokens.words[at].startswith(LAM):
        return False
    return frame.find(at + 1, min(hit.high, at + ACT_REACH), "QUE", "START_N") is not None


def _that(frame: Frame, hit: Hit) -> bool:
    """What may come, not what may be so."""
    at = hit.last + 1
    return at >= hit.high or stem_of(frame.tokens.words[at]) not in frame.words.epistemic


def _perhaps(frame: Frame, hit: Hit) -> bool:
    """What perhaps is so is no forecast."""
    at = hit.last + 1
    if at >= hit.high:
        return False
    if frame.kinds(at) & {"COND", "QUE", "NEG"}:
        return "QUE" in frame.kinds(at) and "BOUND" not in frame.kinds(at)
    words, known = frame.tokens.words[at : min(hit.high, at + _PERHAPS_REACH)], frame.words
    ahead = [word for word in words if _FUTURE.match(word) and not known.masdar.match(BEH + word)]
    return bool(ahead) and stem_of(ahead[0]) not in frame.words.epistemic


_GUARDS: dict[str, Callable[[Frame, Hit], bool]] = {
    "expressed": _expressed,
    "particle": _particle,
    "purpose": _particle,
    "must": _must,
    "on": _on,
    "text": _text,
    "que": _que,
    "set": _set,
    "odds": _odds,
    "abstract": _abstract,
    "chance": _chance,
    "offer": _particle,
    "fresh": _fresh,
    "may": _may,
    "perhaps": _perhaps,
    "that": _that,
    "hoped": _hoped,
    "expressed.named": _expressed_named,
    "then": _then,
    "opening": _opening,
    "again": _again,
    "soon": _soon,
    "need": _need,
    "handed": _handed,
    "said": _said,
    "held": _held,
    "demanded": _demanded,
    "promised": _promised,
    "announced": _announced,
    "under": _under,
    "held.own": _held_own,
    "can": _can,
    "intent": _intent,
    "pact": _pact,
    "nominal": _nominal,
}
