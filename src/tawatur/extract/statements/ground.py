"""The ground of one document: its tokens as words, with mentions, times and quotations found by token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from tawatur.extract.page import Page
from tawatur.extract.statements.words import CLOSES, COMMAS, DASHES, QUOTE_MARKS, Word, vocabulary
from tawatur.model import Entity, Span, TimeExpression
from tawatur.text import Quotation
from tawatur.text.affixes import (
    ALEF,
    BEH,
    FOR_THE,
    HAMZA_ALEF,
    HAMZA_BELOW,
    LAM,
    ON,
    PRONOUNS,
    TEH_MARBUTA,
    YEH,
)

_ALI = ON
_MAQSURA = "\u0649"
_BEFORE_QUE = frozenset(("NEG", "MODAL"))
_CLAUSE_OPENS = frozenset(("LINK", "ADV", "CONN", "TIMEWORD"))
_SO = frozenset(("FA_COMP", "AND_COMP"))
_HAMZAS = frozenset((HAMZA_ALEF, HAMZA_BELOW))
_CUTS = frozenset(("COMP", "FA_COMP", "AND_COMP"))
_NO_BI = frozenset(("PREP", "INNER"))


def _same(offset: int) -> int:
    return offset


class Ground:
    """Token-level view of a page. All indexes are token indexes, ends inclusive (`last`) unless called `stop`."""

    def __init__(self, page: Page, entities: Sequence[Entity], times: Sequence[TimeExpression]) -> None:
        self.page = page
        self.tokens = page.tokens
        self.vocabulary = vocabulary()
        self.words: list[Word] = self.vocabulary.column.of(page.tokens.forms)
        self.n = len(self.words)
        self.entities = entities
        at, folded = self.tokens.at, self._folding()
        self._folded = folded
        self.mention_from: dict[int, tuple[int, Entity]] = {}
        self.mention_over: dict[int, tuple[int, int, Entity]] = {}
        self.misnamed: dict[str, str] = {}
        for entity in entities:
            for m in entity.mentions:
                first, last = at(folded(m.start)), at(folded(m.end) - 1)
                if first < last and (self._is_verb(first) or self._is_so(first)):
                    first += 1
                    self.misnamed.setdefault(entity.id, self.span(first, last).of(page.text))
                elif first and entity.type == "person" and self.is_ali(first - 1):
                    first -= 1
                if self._is_no_name(first, last, entity):
                    continue
                cut = next((k for k in range(first + 1, min(last, first + 6) + 1) if self.words[k].tags & _CUTS), 0)
                if cut:
                    last = cut - 1
                    self.misnamed[entity.id] = self.span(first, last).of(page.text)
                known = self.mention_from.get(first)
                if known is None or known[0] < last:
                    self.mention_from[first] = (last, entity)
                    row = (first, last, entity)
                    self.mention_over[first] = row
                    for i in range(first + 1, min(last, first + 12) + 1):
                        self.mention_over[i] = row
        self.time_from: dict[int, int] = {at(folded(t.start)): at(folded(t.end) - 1) for t in times}
        self.quote_from: dict[int, tuple[int, Quotation]] = {}
        self.quote_starts: list[int] = []
        self.quote_to: dict[int, int] = {}
        for q in page.quotations:
            first = at(folded(q.start))
            last = at(folded(q.inner_end)) if q.balanced else at(folded(q.inner_end) - 1)
            last = min(last, self.n - 1)
            self.quote_from[first] = (last, q)
            if q.balanced:
                self.quote_to[last] = first
        self.quote_starts = sorted(self.quote_from)
        texts = self.tokens.words
        self._loose_closes = (
            []
            if CLOSES.isdisjoint(texts)
            else [i for i, text in enumerate(texts) if text in CLOSES and i not in self.quote_to]
        )

    def _is_verb(self, i: int) -> bool:
        """True where a name seems to begin with the reporting verb before it: «وأكد» at the start of a clause."""
        w = self.words[i]
        if not w.cues or w.definite or (i and not (self.words[i - 1].mark or self.words[i - 1].tags & _CLAUSE_OPENS)):
            return False
        cue = w.cues[0]
        # without و only what is no noun: «رأى», not «رأي»
        verb = "noun" not in cue.takes or self.page.span(i, i).of(self.page.text).endswith(_MAQSURA)
        bare = not cue.clitics and cue.kind == "past" and cue.number == "s" and verb
        told = (cue.clitics == "\u0648" or bare) and not cue.suffix and "que" in cue.takes
        return told and (cue.kind == "past" or (cue.kind == "present" and "strict" not in cue.takes))

    def _is_so(self, i: int) -> bool:
        """True where a name seems to begin with «فإن», «وأن»; but not with بان or فان, which folding writes alike."""
        if self.words[i].tags.isdisjoint(_SO):
            return False
        return not _HAMZAS.isdisjoint(self.page.span(i, i).of(self.page.text))

    def _is_no_name(self, first: int, last: int, entity: Entity) -> bool:
        """True where a mention is but a common noun: «منظمة» before its name in marks, «متحدثون رسميون»."""
        head = self.words[first]
        if first == last and "INNER" in head.tags:
            return True  # «باسمه»
        if head.head is None or head.definite:
            return False
        if entity.type == "person":
            return head.kind in ("group", "anonymous") and all(w.nisba for w in self.words[first + 1 : last + 1])
        return first == last and head.kind == "organisation" and entity.type == "organisation"

    def is_ali(self, i: int) -> bool:
        """True where token i is written as the name علي and no list took it into the name behind it: folding writes
        the preposition على alike."""
        return self.words[i].text == _ALI and self.page.span(i, i).of(self.page.text).endswith(_ALI[-1])

    def _folding(self) -> Callable[[int], int]:
        """Original to folded offset, by bisection over the breakpoints."""
        folded = self.page.folded
        if not folded._at:
            return _same
        if not folded._shift:
            gone = folded._gone
            return lambda offset: offset - bisect_left(gone, offset)
        starts = [at + shift for at, shift in zip(folded._at, folded._shift, strict=True)]
        ats, shifts, last = folded._at, folded._shift, len(folded._at) - 1

        def fold_offset(offset: int) -> int:
            i = bisect_left(starts, offset)
            if i <= last and starts[i] == offset:
                return ats[i]
            if i == 0:
                return offset
            at = offset - shifts[i - 1]
            return min(at, ats[i]) if i <= last else at

        return fold_offset

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """First token of `span` and the one behind its last."""
        folded = self._folded
        return self.tokens.at(folded(span.start)), self.tokens.at(folded(span.end) - 1) + 1

    def stop_of(self, span: Span) -> int:
        """The token behind the last one of `span`."""
        return self.tokens.at(self._folded(span.end) - 1) + 1

    def span(self, first: int, last: int, lead: int = 0) -> Span:
        return self.page.span(first, last, lead)

    def text(self, first: int, last: int, lead: int = 0) -> str:
        return self.span(first, last, lead).of(self.page.text)

    def named(self, first: int, last: int, lead: int) -> str:
        """The words of a name less `lead` attached letters; an article swallowed by ل is given back («للأفق»)."""
        text = " ".join(self.text(first, last).split())
        if lead and text[lead - 1 : lead + 1] == FOR_THE:
            return ALEF + text[lead:]
        return text[lead:]

    def close_of(self, i: int) -> int | None:
        """Last token of the quotation that opens at token i, if one does."""
        found = self.quote_from.get(i)
        return found[0] if found else None

    def inside(self, i: int) -> int:
        """First token behind the mark, of one or two characters, that opens the quotation at token i."""
        return self.tokens.at(self._folded(self.quote_from[i][1].inner_start))

    def name_in_marks(self, i: int) -> int | None:
        """The closing token, where the quotation (or bracket) opening at i is short enough to be a name."""
        close = self.close_of(i) if self.words[i].text != "(" else self.closing_bracket(i, min(self.n, i + 7))
        return close if close is not None and 2 <= close - i <= 6 and i + 1 < self.n else None

    def closing_bracket(self, i: int, stop: int) -> int | None:
        """Token of the bracket that closes the one at i, within 25 tokens."""
        for j in range(i + 1, min(stop, i + 26)):
            if self.words[j].text == ")":
                return j
        return None

    def loose_close(self, first: int, stop: int) -> int | None:
        """The first closing mark among tokens [first, stop) that closes nothing."""
        at = bisect_left(self._loose_closes, first)
        found = self._loose_closes[at] if at < len(self._loose_closes) else stop
        return found if found < stop else None

    def is_comma(self, i: int) -> bool:
        return i < self.n and self.words[i].text in COMMAS

    def is_mark(self, i: int) -> bool:
        return self.words[i].text in QUOTE_MARKS

    def is_que(self, i: int) -> bool:
        """True where token i is «أن» that may open content: not «قبل أن», «يمكن أن», «إلا أن»."""
        if "COMP" not in self.words[i].tags or (i + 1 < self.n and self.words[i + 1].text == "."):
            return False  # «(إن.بي.سي)»
        if i in self.mention_from and self.mention_from[i][0] > i:
            return False  # «بان كي مون»
        outlet = i > 1 and self.words[i - 2].text == LAM  # «لـ سبق أن»
        return outlet or not (i and self.words[i - 1].tags & _BEFORE_QUE)

    def is_bi(self, i: int) -> bool:
        """True where the preposition ب is written onto token i."""
        w = self.words[i]
        if not w.text.startswith(BEH) or len(w.text) < 3 or not w.tags.isdisjoint(_NO_BI):
            return False
        over = self.mention_over.get(i)
        if over is not None:
            return self.clitic_of(i).startswith(BEH) if over[0] == i else False
        if w.definite:
            return w.clitics == BEH
        if "CARRIER" in w.tags and w.text[1:2] in YEH:
            return False
        return "NOT_BI" not in w.tags

    def is_owned(self, i: int) -> bool:
        """True where token i ends in a pronoun («زيارته»), which folding writes like the ending of «زيارة»."""
        return self.words[i].text.endswith(PRONOUNS) and not self.page.span(i, i).of(self.page.text).endswith(
            TEH_MARBUTA
        )

    def is_dash(self, i: int) -> bool:
        return self.words[i].text in DASHES

    def clitic_of(self, i: int) -> str:
        """Letters written before a mention that begins inside token i, else the clitics of the word."""
        over = self.mention_over.get(i)
        if over and over[0] == i:
            for m in over[2].mentions:
                start = self._folded(m.start)
                if self.tokens.starts[i] <= start < self.tokens.ends[i]:
                    return self.words[i].text[: start - self.tokens.starts[i]]
        return self.words[i].clitics
