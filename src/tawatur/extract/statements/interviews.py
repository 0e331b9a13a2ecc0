"""Interviews: paragraphs that answer questions are statements of whoever is asked."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from tawatur.extract.statements.channels import hops_in
from tawatur.extract.statements.contents import finish
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import noun_phrase
from tawatur.extract.statements.teller import Teller
from tawatur.model import Hop, Span, Speaker
from tawatur.text import paragraphs

_ASKS = ("؟", "?")
# What may stand before a question or an answer (a bullet, the letter that is short for either), and behind its mark.
_BULLET = re.compile(r"(?:[●•■◆○▪▫*>_\-–—ـ]|\s)*(?:[\u0633\u062c]\s*\d{0,2}\s*[:\-/]\s*)?")
_BEHIND = " \t.»”\"')"
# Question and answer pairs that make an interview, and how many questions of ten must have an answer.
_PAIRS, _ANSWERED = 3, 7
# A question is no longer than this (code points); a shorter line without an end mark is a heading.
_QUESTION, _HEADING = 700, 60
# How many tenths of the report the words before the first question make at most, where no mark tells the questions.
_LEAD = 4
_ENDS = (".", "!", "…", ":", *_ASKS)
_NEAR = 14


class Answer(NamedTuple):
    """An answer by its tokens, ends inclusive."""

    first: int
    last: int


def find_answers(g: Ground) -> list[Answer]:
    """The answers of an interview, in order; none where the page is no interview."""
    text = g.page.text
    if text.count(_ASKS[0]) + text.count(_ASKS[1]) < _PAIRS:
        return []
    lines = [(span, *_opening(span.of(text))) for span in paragraphs(text)]
    asked = [_is_question(span.of(text)) for span, _, _ in lines]
    bullet = _bullet([mark for (_, mark, _), asks in zip(lines, asked, strict=True) if asks])
    if bullet and any(mark != bullet for (_, mark, _), asks in zip(lines, asked, strict=True) if not asks):
        asked = [asks or mark == bullet for (_, mark, _), asks in zip(lines, asked, strict=True)]
    else:
        bullet = ""
    found: list[Answer] = []
    questions = answered = 0
    for n, asks in enumerate(asked):
        if not asks:
            continue
        if n + 1 < len(asked) and asked[n + 1]:
            continue  # a question over two lines
        questions += 1
        answer = _answer([(span, skip) for span, _, skip in lines[n + 1 : _next(asked, n + 1)]], g, n + 1)
        if answer is not None:
            answered += 1
            found.append(answer)
    dialogue = sum(":" in span.of(text) for (span, _, _), asks in zip(lines, asked, strict=True) if asks)
    if answered < _PAIRS or 10 * answered < _ANSWERED * questions or 2 * dialogue > questions:
        return []
    return found if bullet or _announced(g, lines[asked.index(True)][0].start) else []


def tell_answer(teller: Teller, answer: Answer) -> bool:
    """The statement that an answer is, with the speaker it is labelled with or else the one who is asked."""
    g = teller.g
    who = _asked(teller, answer.first)
    start = answer.first
    label = noun_phrase(g, start, min(answer.last, start + 8))
    if label is not None and label.kind in ("person", "role") and g.words[label.last + 1].text == ":":
        who = (teller.speakers.resolve(label), who[1] if who is not None else ())
        start = label.last + 2
    content = finish(g, start, answer.last, answer.last + 1)
    if who is None or content is None:
        return False
    speaker, hops = who
    if not teller.say(-1, None, label if start > answer.first else None, speaker, hops, content, "interview", 0.75):
        return False
    teller.speakers.note(speaker, None, "", hops, content.first)
    return True


def _opening(line: str) -> tuple[str, int]:
    """The mark that opens a line, without white space, and how many code points stand before its first word."""
    found = _BULLET.match(line)
    end = found.end() if found else 0
    return "".join(line[:end].split()), end


def _is_question(line: str) -> bool:
    return len(line) <= _QUESTION and line.rstrip(_BEHIND).endswith(_ASKS)


def _bullet(marks: list[str]) -> str:
    """The mark that opens nearly all questions, if one does."""
    mark, count = Counter(marks).most_common(1)[0] if marks else ("", 0)
    return mark if 10 * count >= _ANSWERED * len(marks) else ""


def _next(asked: list[bool], n: int) -> int:
    """The line of the next question from line n on, else their number."""
    return next((k for k in range(n, len(asked)) if asked[k]), len(asked))


def _answer(lines: list[tuple[Span, int]], g: Ground, number: int) -> Answer | None:
    """The answer that the lines behind a question make, less a heading at its end."""
    text = g.page.text
    while lines and len(lines) > 1 and _is_heading(lines[-1][0].of(text)):
        lines = lines[:-1]
    if not lines:
        return None
    (span, skip), end = lines[0], lines[-1][0].end
    if not any(c.isalnum() for c in text[span.start + skip : end]):
        return None
    first, _ = g.tokens_of(Span(span.start + skip, end))
    _, stop = g.tokens_of(Span(end - 1, end))
    return Answer(first, stop - 1)


def _is_heading(line: str) -> bool:
    return len(line) <= _HEADING and not line.rstrip(_BEHIND).endswith(_ENDS) and not line.rstrip().endswith(".")


def _announced(g: Ground, end: int) -> bool:
    """True where the words before the first question, which begins at offset `end`, call the report an interview and
    are no more than its lead."""
    first, _ = g.tokens_of(Span(end, end + 1))
    return 10 * first <= _LEAD * g.n and any("INTERVIEW" in w.tags for w in g.words[:first])


def _asked(teller: Teller, first: int) -> tuple[Speaker, tuple[Hop, ...]] | None:
    """Who is asked in an interview whose answer begins at token `first`: who spoke most before, or else the person
    named most; with the outlet that asked."""
    g = teller.g
    spoke = Counter(s.speaker.name for s in teller.statements if s.speaker.type == "person" and not s.outer)
    if spoke:
        name = spoke.most_common(1)[0][0]
        mine = [s for s in teller.statements if s.speaker.name == name and not s.outer]
        hops = next((s.via for s in reversed(mine) if s.via), ()) or _outlet(g, first)
        return mine[-1].speaker, hops
    named = Counter(e.id for k, (_, e) in g.mention_from.items() if k < first and e.type == "person")
    if not named:
        return None
    most = named.most_common(1)[0][0]
    at = min(k for k, (_, e) in g.mention_from.items() if e.id == most)
    phrase = noun_phrase(g, at, g.n)
    return (teller.speakers.resolve(phrase), _outlet(g, first)) if phrase is not None else None


def _outlet(g: Ground, first: int) -> tuple[Hop, ...]:
    """The outlet named beside the word for the interview, before token `first`."""
    for k in range(first):
        if "INTERVIEW" in g.words[k].tags:
            found = tuple(h for h in hops_in(g, max(0, k - 2), min(first, k + _NEAR)) if h.type != "document")
            if found:
                return found[:1]
    return ()
