"""The condition of a claim: a conditional clause before its own, or within it."""

from __future__ import annotations

from tawatur.extract.claims.frame import Frame
from tawatur.extract.claims.hit import Hit
from tawatur.extract.claims.people import People
from tawatur.text.affixes import FEH, HEH, WAW

_BACK = 28  # tokens: how far before its main clause a condition is looked for


class Conditions:
    """Finds the conditions of one page's hits."""

    def __init__(self, frame: Frame, people: People) -> None:
        self.frame = frame
        self.people = people

    def find(self, hit: Hit) -> None:
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

    def protasis(self, hit: Hit) -> int | None:
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
