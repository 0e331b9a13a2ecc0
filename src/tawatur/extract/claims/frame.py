"""Where a claim's clause begins and ends: tokens of a page with what they are for the bounds of clauses."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.extract.claims.vocabulary import Vocabulary
from tawatur.extract.page import Page
from tawatur.match.tape import FILLER
from tawatur.model import Span
from tawatur.text.affixes import CONJUNCTIONS, WAW

_NOTHING: frozenset[str] = frozenset()
_LEFT, _RIGHT = 28, 34  # tokens: no clause is looked for farther than this
_BEGINS = ("MARK", "QUE", "BOUND", "SAYING", "COMMA", "OPENER", "REL")
_ENDS = ("MARK", "COMMA", "SAYING", "BOUND", "REL", "OPENER", "QUE")
_ASIDE = 4  # tokens between two commas that interrupt a clause at most


class Frame:
    """Tokens of a page, classified for the bounds of clauses. Offsets here are token indexes."""

    def __init__(self, page: Page, words: Vocabulary) -> None:
        self.page = page
        self.tokens = page.tokens
        self.words = words
        self.tape = words.grammar.tape(page.tokens)
        self.symbols = self.tape.symbols
        self._kinds = words.kinds
        words.kinds.learn()
        self.starts_name: Callable[[int], bool] = lambda token: False
        """True where a mention begins at a token, so that its first letter is no preposition."""
        self.within_name: Callable[[int], bool] = lambda token: False

    def kinds(self, index: int) -> frozenset[str]:
        """What token `index` is: its classes, whatever clitics are on it."""
        return self._kinds.get(self.symbols[index], _NOTHING)

    def before(self, index: int, low: int) -> frozenset[str]:
        """What stands before token `index`, a multi-word form as a whole; nothing before `low`."""
        return self.kinds(self._head(index - 1)) if index > low else _NOTHING

    def behind(self, index: int) -> int:
        """The token behind `index`, or behind the multi-word form that begins there; the page's end at most."""
        index += 1
        while index < len(self.symbols) and self.symbols[index] == FILLER:
            index += 1
        return index

    def sentence(self, index: int) -> tuple[int, int]:
        """First token and end of the sentence that holds token `index`."""
        tokens, folded = self.tokens, self.page.folded
        span = self.page.sentence_at(folded.start(tokens.starts[index]))
        low = tokens.at(folded.folded_offset(span.start))
        high = tokens.at(folded.folded_offset(span.end) - 1) + 1 if span.end else index + 1
        return min(low, index), max(min(high, len(tokens)), index + 1)

    def begin(self, first: int, low: int) -> int:
        """Where the clause of token `first` begins, not before `low`."""
        at = first
        floor = max(low, first - _LEFT)
        bounds = self._kinds.pattern(_BEGINS)
        back = self.symbols[floor:first][::-1]
        while at > floor:
            # On to the next symbol that may bound the clause, or to the rest of a multi-word form.
            found = bounds.search(back, first - at)
            filler = back.find(FILLER, first - at)
            if found is None and filler < 0:
                at = floor
                break
            near = min(found.start() if found else len(back), filler if filler >= 0 else len(back))
            at = first - near
            kinds = self.kinds(self._head(at - 1))
            if kinds & {"MARK", "QUE", "BOUND", "SAYING"}:
                break
            if "COMMA" in kinds and not self._aside(at - 1, floor):
                break
            if "OPENER" in kinds and self.tokens.words[at - 1][0] in CONJUNCTIONS:
                return at - 1
            if "REL" in kinds:
                return max(self.begin(at - 1, max(low, at - 4)), low) if at - 1 > floor else at
            at -= 1
        while at < first and (self.kinds(at) & {"COMMA", "MARK"} or not self.tokens.words[at][0].isalnum()):
            at += 1
        return at

    def end(self, last: int, high: int, least: int = 3) -> int:
        """End (exclusive) of the clause of token `last`; commas within `least` tokens behind it do not end it."""
        at = last + 1
        ceiling = min(high, last + _RIGHT)
        for found in self._kinds.pattern(_ENDS).finditer(self.symbols, at, max(at, ceiling)):
            at = found.start()
            kinds = self.kinds(at)
            behind = at - last - 1
            if "MARK" in kinds and not self._numeric(at):
                break
            if "COMMA" in kinds and behind >= least:
                break
            if "SAYING" in kinds and ("COMMA" in self.kinds(at - 1) or (behind and self.tokens.words[at][0] == WAW)):
                break
            if "BOUND" in kinds and "QUE" in kinds and behind:
                break
            if "BOUND" in kinds and behind >= (max(least, 3) if least else 0) and "COND" not in kinds:
                break
            if "REL" in kinds and behind >= max(least, 4):
                break
            if "QUE" in kinds and behind >= 3 and self.tokens.words[at][0] == WAW:
                break  # and that …: another thing told
            if "OPENER" in kinds and behind >= (least if least > 3 else 1) and self.tokens.words[at][0] in CONJUNCTIONS:
                break
        else:
            at = max(at, ceiling) if ceiling > last + 1 else last + 1
        return self.whole(last + 1, at)

    def whole(self, first: int, end: int) -> int:
        """The end of tokens [first, end) without marks and particles that lead on to what is left out."""
        words, trailing = self.tokens.words, self.words.trailing
        while end > first and (self.kinds(end - 1) & {"COMMA", "MARK"} or words[end - 1] in trailing):
            end -= 1
        return end

    def _numeric(self, mark: int) -> bool:
        """True where the mark stands between digits (11:59, 2.5)."""
        words = self.tokens.words
        return 0 < mark < len(words) - 1 and words[mark - 1].isdigit() and words[mark + 1].isdigit()

    def _head(self, index: int) -> int:
        """The first token of the multi-word form that `index` belongs to."""
        while index > 0 and self.symbols[index] == FILLER:
            index -= 1
        return index

    def _aside(self, comma: int, floor: int) -> bool:
        """True where the comma closes an aside of a few words within a clause."""
        for at in range(comma - 1, max(floor, comma - _ASIDE) - 1, -1):
            if "COMMA" in self.kinds(at):
                return at > floor
            if self.kinds(at) & {"MARK", "QUE"}:
                return False
        return False

    def find(self, first: int, end: int, *names: str) -> int | None:
        """First token of [first, end) that is one of these classes."""
        if first >= end:
            return None
        found = self._kinds.pattern(names).search(self.symbols, max(first, 0), end)
        return found.start() if found else None

    def start(self, token: int) -> int:
        """Where token `token` begins in the text."""
        return self.page.folded.start(self.tokens.starts[token])

    def span(self, first: int, end: int) -> Span:
        """Span in the text of tokens [first, end)."""
        return self.page.span(first, end - 1)

    def text(self, first: int, end: int) -> str:
        """The words of tokens [first, end) as written, with white space made single."""
        if first >= end:
            return ""
        return " ".join(self.span(first, end).of(self.page.text).split())
