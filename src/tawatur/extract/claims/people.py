"""Who holds a position or acts: the statement's speaker, an entity, or the noun phrase as written."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from tawatur.extract.claims.frame import Frame
from tawatur.model import Entity, Statement, TimeExpression
from tawatur.text.affixes import ALEF, ARTICLE, BEH, DUAL, HEH, PLURAL_NOMINATIVE, PLURAL_OBLIQUE, TEH, WAW, YEH
from tawatur.text.fold import fold_text

_STOP = frozenset({
    "ALA", "ILA", "MIN", "FI", "AN", "MAA", "BI", "QUE", "BOUND", "REL",
    "MARK", "COMMA", "SAYING", "COND", "WITHIN", "PREP",
})  # fmt: skip
_LEAD = frozenset({"COMMA", "NEG", "EXPRESS", "QAD"})
_PEOPLE = (PLURAL_NOMINATIVE, PLURAL_OBLIQUE)
_RELATIONS = (YEH, YEH + HEH)  # endings of adjectives of origin
_ITS = HEH + ALEF  # written onto a noun it makes it definite
_SHORTEST_PLURAL = 6  # letters, the article's among them
_LONGEST = 6  # tokens of a noun phrase taken as a name


class Inside(msgspec.Struct, frozen=True, eq=False):
    """A statement and that content of it that holds some token: tokens [first, end), up to `limit` in the text."""

    statement: Statement
    first: int
    end: int
    limit: int


class People:
    """Mentions and statements of one page, by place."""

    def __init__(
        self,
        frame: Frame,
        statements: Sequence[Statement],
        entities: Sequence[Entity],
        times: Sequence[TimeExpression] = (),
    ) -> None:
        self._frame = frame
        self._times = sorted((t.start, t.end) for t in times)
        rows = sorted((m.start, m.end, e.name, e.type) for e in entities for m in e.mentions)
        self._starts = [row[0] for row in rows]
        self._rows = rows
        self._analysts: dict[str, bool] = {}
        self._statements = statements
        tokens, offset = frame.tokens, frame.page.folded.folded_offset
        self._contents = sorted(
            (
                tokens.at(offset(c.start)),
                -bisect_right(tokens.ends, offset(c.end)),
                -c.end,
                n,
            )
            for n, s in enumerate(statements)
            for c in s.content
        )
        frame.starts_name, frame.within_name = self.starts, self.within_name
        self._next = 0
        self._open: list[tuple[int, Inside]] = []
        self._cues = {tokens.at(offset(s.cue.start)): s for s in reversed(statements) if s.cue is not None}
        self._cue_tokens = sorted(self._cues)

    def mention(self, start: int, end: int) -> tuple[int, int, str, str] | None:
        """The first mention that begins in [start, end) of the text: (start, end, name, type)."""
        at = bisect_left(self._starts, start)
        return self._rows[at] if at < len(self._rows) and self._rows[at][0] < end else None

    def statement_at(self, token: int) -> Inside | None:
        """The innermost statement whose content holds the token. Tokens only ever grow."""
        while self._next < len(self._contents) and self._contents[self._next][0] <= token:
            first, end, limit, number = self._contents[self._next]
            self._open.append((-end, Inside(self._statements[number], first, -end, -limit)))
            self._next += 1
        while self._open and self._open[-1][0] <= token:
            self._open.pop()
        for end, inside in reversed(self._open[-8:]):
            if end > token:
                return inside
        return None

    def starts(self, token: int) -> bool:
        """True where a mention begins at the token."""
        start = self._frame.start(token)
        return self.mention(start, start + 1) is not None

    def content(self, statement: Statement) -> int:
        """First token of what the statement hands on."""
        tokens, folded = self._frame.tokens, self._frame.page.folded
        return tokens.at(folded.folded_offset(statement.content[0].start))

    def statement_of_cue(self, first: int) -> Statement | None:
        """The statement whose cue begins at token `first`, with or without the conjunction on it."""
        return self._cues.get(first)

    def analyst(self, statement: Statement) -> bool:
        """True where the speaker only looks on: an expert, an observer, a newspaper."""
        if not self._analysts:
            for one in self._statements:
                named = one.speaker.name
                self._analysts[named] = self._analysts.get(named, False) or self._looks_on(one)
        return self._analysts.get(statement.speaker.name, False)

    def _looks_on(self, statement: Statement) -> bool:
        frame = self._frame
        words = frame.words.grammar.scanner.lexicon
        said = statement.speaker.name.split()[:2]
        if statement.speaker.type == "media":
            return True
        if statement.source is not None:
            said += statement.source.of(frame.page.text).split()[:2]
        return any("ANALYST" in reading.entry.classes for word in said for reading in words.lookup(fold_text(word)))

    def agentive(self, token: int) -> bool:
        """True where a noun phrase that begins at `token` names somebody who can want and act."""
        frame = self._frame
        kinds = frame.kinds(token)
        if "QUANT" in kinds:
            token = frame.behind(token)
            if token >= len(frame.tokens):
                return False
            kinds = frame.kinds(token)
        if kinds & {"AGENT", "ANALYST"}:
            return True
        word = frame.tokens.words[token]
        if word.startswith(ARTICLE) and word.endswith(_PEOPLE):
            return True
        start = frame.start(token)
        return self.mention(start, start + 3) is not None

    def behind(self, first: int, limit: int) -> int:
        """The token behind the noun phrase of somebody who acts that begins at `first`: his name, with his office."""
        frame, words = self._frame, self._frame.tokens.words
        ceiling = min(limit, first + _LONGEST + 4)
        named = self._named_from(first)
        at = named if named is not None else first + 1
        if named is None and not words[first].startswith(ARTICLE) and at < ceiling and self.definite(at):
            at = self._named_from(at) or at + 1
        while (
            at < ceiling
            and words[at].startswith(ARTICLE)
            and (words[at].endswith(_RELATIONS) or (at + 1 < limit and self.names_act(at + 1)))
        ):
            at += 1
        if at < ceiling and words[at][0] == WAW and self.mention(frame.start(at) + 1, frame.start(at) + 3) is not None:
            at = self._named_from(at) or at + 1  # of two that act, the second
        if named is None:  # an office: whoever holds it may follow
            for index in range(first + 1, ceiling):
                if frame.kinds(index) & _STOP - {"COMMA"}:
                    break
                found = self.mention(frame.start(index), frame.start(index) + 2)
                if found is not None and found[3] == "person":
                    return min(limit, self._named_from(index) or index + 1)
        return min(at, limit)

    def names_act(self, token: int) -> bool:
        """True for a verbal noun, with or without the article: the object, which the definite word before it is not
        («ترفض الوزارة المختصة إغلاق …»)."""
        known, word = self._frame.words, self._frame.tokens.words[token]
        led = BEH + word  # the list holds them behind ب and ل
        return led in known.masdars or known.masdar.match(BEH + word.removeprefix(ARTICLE)) is not None

    def _named_from(self, token: int) -> int | None:
        """The token behind the mention that begins at `token`."""
        start = self._frame.start(token)
        found = self.mention(start, start + 3)
        if found is None:
            return None
        return self._frame.tokens.at(self._frame.page.folded.folded_offset(found[1]) - 1) + 1

    def definite(self, token: int) -> bool:
        """True for a noun with the article or a pronoun on it, and within a name."""
        word = self._frame.tokens.words[token]
        return word.startswith(ARTICLE) or word.endswith(_ITS) or self.within_name(token)

    def within_name(self, token: int) -> bool:
        """True where the token is part of a mention."""
        start = self._frame.start(token)
        at = bisect_right(self._starts, start + 1) - 1
        return at >= 0 and self._rows[at][1] > start

    def phrase(self, first: int, end: int) -> str | None:
        """Who the noun phrase at the start of tokens [first, end) names: a person in it, an entity, else as written."""
        frame = self._frame
        words = frame.tokens.words
        while first < end and self.skipped(first):
            first += 1
        if first < end and "PRONOUN" in frame.kinds(first):
            return None
        stop = first
        ceiling = min(end, first + _LONGEST + 6)
        while stop < ceiling and not frame.kinds(stop) & _STOP and not (stop > first and self._ends(stop)):
            stop += 1
        if stop == first or self._preposed(first):
            return None
        span = frame.span(first, stop)
        found = self.mention(span.start, span.end)
        if found is not None and found[0] <= span.start + 2:
            return self._joined(found, span.end)
        last = None
        while found is not None:
            if found[3] == "person":
                return found[2]
            last = last or found
            found = self.mention(found[1], span.end)
        if last is not None and last[0] - span.start < 40:
            return " ".join(frame.page.text[span.start : last[1]].split())
        stop = min(stop, first + _LONGEST)
        for at in range(first, stop - 1):
            # A sound plural before a definite noun ends its phrase: its genitive would have lost the ن.
            plural = words[at].endswith(_PEOPLE) and len(words[at]) > 5 and not words[first].startswith(ARTICLE)
            if plural and words[at + 1].startswith(ARTICLE):
                stop = at + 1
                break
        if words[first].startswith(ARTICLE):  # behind a definite head only what agrees with it belongs to its phrase
            behind = first + 1
            while behind < stop and words[behind].startswith(ARTICLE) and not self.names_act(behind):
                behind += 1
            stop = behind
            return " ".join(map(self._nominative, frame.text(first, stop).split())) or None
        return frame.text(first, stop) or None

    def _nominative(self, word: str) -> str:
        """A definite plural or dual of people as a subject has it: names are the same wherever they stand."""
        if not word.startswith(ARTICLE) or not word.endswith(PLURAL_OBLIQUE) or len(word) < _SHORTEST_PLURAL:
            return word
        stem = word[: -len(PLURAL_OBLIQUE)]
        if stem.endswith(TEH):
            return stem + DUAL
        lookup = self._frame.words.grammar.scanner.lexicon.lookup

        def known(form: str) -> bool:
            return any("AGENT" in r.entry.classes and not r.clitics for r in lookup(fold_text(form)))

        if not known(stem + PLURAL_NOMINATIVE) and (known(stem + DUAL) or known(stem)):
            return stem + DUAL
        return word if known(word) and not known(stem + PLURAL_NOMINATIVE) else stem + PLURAL_NOMINATIVE

    def skipped(self, token: int) -> bool:
        """True for what may stand before a noun phrase and is none of it: particles, adverbs, verbs of the lexicon."""
        frame = self._frame
        word = frame.tokens.words[token]
        if frame.kinds(token) & _LEAD or not word[0].isalpha() or self.dated(token):
            return True
        behind_que = token > 0 and "QUE" in frame.kinds(token - 1)  # a subject: no adverb follows أن
        if len(word) > 4 and word.endswith(ALEF) and not behind_que and not self.agentive(token):
            return True
        single = frame.words.single
        return any(
            name in single and reading.entry.get("kind") in ("past", "present")
            for reading in frame.words.grammar.scanner.lexicon.lookup(word)
            for name in reading.entry.classes
        )

    def place(self, token: int) -> bool:
        """True where a place is named at the token."""
        start = self._frame.start(token)
        found = self.mention(start, start + 3)
        return found is not None and found[3] == "place"

    def dated(self, token: int) -> bool:
        """True where the word is part of a time."""
        if not self._times:
            return False
        start = self._frame.start(token)
        at = bisect_right(self._times, (start + 1,)) - 1
        return at >= 0 and self._times[at][0] - 1 <= start < self._times[at][1]

    def _ends(self, token: int) -> bool:
        """True where a noun phrase that has begun is over: at a preposition written onto a word, at a time."""
        if self.dated(token):
            return True
        if not self._preposed(token):
            return False
        start = self._frame.start(token)
        body = self.mention(start + 1, start + 2)  # the Secretary General of the body NAME
        behind = self._frame.start(token + 1) if token + 1 < len(self._frame.tokens) else None
        behind = body[1] + 1 if body is not None else behind
        after = self.mention(behind, behind + 2) if behind is not None else None
        return after is None or after[3] != "person"  # the envoy to the country, NAME

    def _preposed(self, token: int) -> bool:
        """True where a preposition seems to be written onto the word."""
        word = self._frame.tokens.words[token]
        return len(word) > 3 and self._frame.words.preposed(word) and not self.starts(token)

    def _joined(self, found: tuple[int, int, str, str], limit: int) -> str:
        """The entity's name; of two that و joins (بغداد وواشنطن) both, as written."""
        start, end, name, _ = found
        after = self.mention(end, limit)
        text = self._frame.page.text
        if after is not None and after[0] - end == 2 and text[end].isspace():
            return text[start : after[1]]
        return name

    def named(self, first: int, end: int) -> str | None:
        """The first entity named in tokens [first, end); of two that و joins, both."""
        if first >= end:
            return None
        span = self._frame.span(first, end)
        found = self.mention(span.start, span.end)
        return self._joined(found, span.end) if found else None

    def speaker(self, low: int, token: int) -> str | None:
        """Who speaks in tokens [low, token): the speaker of the last cue there."""
        at = bisect_left(self._cue_tokens, token)
        if at and self._cue_tokens[at - 1] >= low:
            return self._cues[self._cue_tokens[at - 1]].speaker.name
        return None

    def last_named(self, first: int, end: int) -> str | None:
        """The last body, state or place named in tokens [first, end)."""
        span = self._frame.span(first, end) if first < end else None
        found = None
        at = self.mention(span.start, span.end) if span else None
        while at is not None and span is not None:
            if at[3] != "person":
                found = at[2]
            at = self.mention(at[1], span.end)
        return found

    def person(self, first: int, end: int) -> str | None:
        """The first person named in tokens [first, end)."""
        if first >= end:
            return None
        span = self._frame.span(first, end)
        found = self.mention(span.start, span.end)
        while found is not None and found[3] != "person":
            found = self.mention(found[1], span.end)
        return found[2] if found else None
