"""The complement that a trigger takes: behind which particle it begins, and where an act is told."""

from __future__ import annotations

from tawatur.extract.claims.frame import Frame
from tawatur.extract.claims.hit import Hit
from tawatur.text.affixes import ALEF, BEH, FEH, LAM, NOON, TEH, WAW, YEH

THAT = ALEF + NOON
PRESENT = (YEH, TEH, NOON)
ENDS = frozenset({"MARK", "COMMA", "SAYING", "REL", "BOUND"})
ACT_REACH = 6
"""Tokens: how far behind a plan its act is looked for."""
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
_NOUNS = {
    "resp": "RESP",
    "pact": "PACT",
    "offer": "OFFER",
    "start": "START_N",
    "favour": "FAVOUR",
    "didd": "DIDD",
    "plan": "PLAN_N",
    "order": "ORDER_N",
}
_LETTERS = {"bi": BEH, "li": LAM}
_WITH_ACT = frozenset({"plan", "order"})
_REACH = 22  # tokens: how far behind its verb a complement's particle is looked for


def complement(frame: Frame, hit: Hit, behind: int | None = None) -> int | None:
    """Where the complement that the verb asks for begins; None where it takes one and none is there.

    Args:
        behind: the token behind which it is looked for; the trigger's last where None.
    """
    last = hit.last if behind is None else behind
    takes = hit.takes
    if "cue" in takes and hit.told is None:
        return None
    ceiling = min(hit.high, last + 1 + _REACH)
    wanted = frozenset(_PARTICLES[t] for t in takes if t in _PARTICLES)
    letters = tuple(_LETTERS[t] for t in takes if t in _LETTERS)
    if "bi" in takes:
        wanted |= {"BI"}
    if "ala" in takes:
        wanted |= {"PROVIDED"}
    nouns = frozenset(_NOUNS[t] for t in takes if t in _NOUNS)
    if nouns:
        at = frame.find(last + 1, ceiling, "MARK", "SAYING", "QUE", *nouns)
        # Of the start is not: to start; nor does it begin with the second of two nouns, or with a body's name.
        while (
            at is not None
            and "START_N" in nouns
            and (written_on(frame, at) or frame.starts_name(at) or _named(frame, at))
        ):
            at = frame.find(at + 1, ceiling, "MARK", "SAYING", "QUE", *nouns)
        if at is not None and frame.kinds(at) & nouns:
            if "START_N" in nouns and not _announced(frame, last + 1, at):
                return None
            return act(frame, at + 1, min(ceiling, at + 1 + ACT_REACH)) if takes & _WITH_ACT else at
        if not letters:
            return None
    body: int | None = None
    for at in range(last + 1, ceiling):
        kinds = frame.kinds(at)
        if kinds & {"MARK", "SAYING"}:
            break
        if "act" in takes:
            word = frame.tokens.words[at]
            if "QUE" in kinds:
                return None
            if (
                not frame.starts_name(at)
                and word[0] == BEH
                and (word in frame.words.masdars or "START_N" in kinds or frame.words.masdar.match(word))
            ):
                return at
            continue
        if kinds & wanted:
            if "ILA" in kinds and "ila" in takes and frame.starts_name(at + 1):
                later = frame.find(at + 1, ceiling, "ILA", "MARK", "SAYING", "QUE")
                if later is not None and "ILA" in frame.kinds(later) and not frame.starts_name(later + 1):
                    return later  # the envoy to the country … to visit
            return at
        if "ILA" in kinds and "que" not in takes and "QUE" in frame.kinds(at + 1):
            return None  # he noted that
        if "next" in takes:
            return None
        word = frame.tokens.words[at]
        preposed = letters and (word in letters or frame.words.preposed(word, letters))
        if preposed and not frame.starts_name(at) and "BOUND" not in kinds:
            if "ila" not in takes or not frame.within_name(at):
                return at
            body = body if body is not None else at  # the envoy of a body, hardly what he is asked
    if body is not None:
        return body
    return last + 1 if "obj" in takes and last + 1 < hit.high else None


def act(frame: Frame, first: int, end: int) -> int | None:
    """First token of [first, end) that tells an act: أن, or a verbal noun behind ب or ل. None past a bound."""
    words, known = frame.tokens.words, frame.words
    for at in range(first, end):
        kinds = frame.kinds(at)
        if "QUE" in kinds and _of_act(words, at):
            return at
        masdar = words[at] in known.masdars or known.masdar.match(words[at])
        if masdar and not known.own_letter.match(words[at]) and not frame.starts_name(at):
            return at
        if kinds & ENDS:
            return None
    return None


def _of_act(words: list[str], at: int) -> bool:
    """True where أن or بأن introduces a verb, not a sentence."""
    return words[at].endswith(THAT) and at + 1 < len(words) and words[at + 1].startswith(PRESENT)


def written_on(frame: Frame, at: int) -> bool:
    """True where a preposition or conjunction is written onto the noun of beginning."""
    for reading in frame.words.grammar.scanner.lexicon.lookup(frame.tokens.words[at]):
        if "START_N" in reading.entry.classes:
            return reading.clitics.endswith((BEH, LAM, WAW, FEH))
    return False


def _named(frame: Frame, at: int) -> bool:
    """True where a name in quotation marks follows: the noun is its head."""
    mark = at + 1 < len(frame.tokens) and not frame.tokens.words[at + 1][0].isalnum()
    return mark and at + 2 < len(frame.tokens) and frame.starts_name(at + 2)


def _announced(frame: Frame, first: int, noun: int) -> bool:
    """True where the noun itself is what is announced: behind عن at once, where that stands."""
    at = frame.find(first, noun, "AN")
    return at is None or frame.behind(at) == noun
