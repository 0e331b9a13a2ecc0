"""What stands around a report in its text: dateline and byline before it, share bar and tags behind it."""

from __future__ import annotations

from tawatur.extract.mentions.candidate import Candidate
from tawatur.extract.mentions.reading import Text

_MARKS = frozenset("–-—:|")
_HEAD_TOKENS = 16
_TAIL_CHARACTERS = 400


def within(text: Text, mentions: list[Candidate]) -> list[Candidate]:
    """Mentions of the report itself, without those that stand apart from it."""
    start, end = _head(text, mentions), _tail(text)
    if start == 0 and end == text.n:
        return mentions
    return [c for c in mentions if c.first >= start and c.last < end]


def _head(text: Text, mentions: list[Candidate]) -> int:
    """First token behind the dateline: `City – Agency:`; 0 where the text begins at once."""
    limit = min(text.n, _HEAD_TOKENS)
    if any(c.first == 0 or (c.first == 1 and text.words[0] == "\n") for c in mentions if c.type == "place"):
        return 0  # a dateline that begins with its city counts
    begin = next((i for i in range(limit) if text.words[i] != "\n"), limit)
    mark = -1
    for i in range(begin, limit):
        if text.words[i] == "\n" or {"VERB", "STOP", "PREP"} & text.word(i).classes:
            break
        if text.words[i] in _MARKS:
            mark = i
    line = next((i for i in range(begin, limit) if text.words[i] == "\n"), -1)
    agencies = text.vocabulary.set("boilerplate.agencies")
    if line > 0 and any(text.words[i] in agencies for i in range(begin, line)):
        mark = max(mark, line)
    if mark < 0:
        return 0
    after = mark + 1
    for c in mentions:  # the city between the dash and the report's first verb
        if (c.first == after and c.type == "place") or (
            c.first == after + 1 and text.words[after : after + 1] == ["/"]
        ):
            after = c.last + 1
    behind = text.word(after)
    if after > mark + 1 and ("VERB" in behind.classes or text.words[after : after + 1] == [":"]):
        return after
    return mark + 1


def _tail(text: Text) -> int:
    """Number of tokens up to the tags or links behind the report."""
    folded = text.page.folded.text
    low = max(0, len(folded) - _TAIL_CHARACTERS)
    best = len(folded)
    for phrase in text.vocabulary.context.listed("boilerplate.tails"):
        at = folded.rfind(phrase, low)
        if (
            at > 0
            and at < best
            and folded[:at].rstrip(" ")[-1:] in '\n.،؛!؟»"'
            and folded[at + len(phrase) : at + len(phrase) + 1] in " :\n"
        ):
            best = at
    return text.n if best == len(folded) else text.tokens.at(best)
