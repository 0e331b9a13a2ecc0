"""Contents that run on behind their sentence: lists, paragraphs behind a colon, quotations opened anew."""

from __future__ import annotations

from tawatur.extract.statements.contents import Content, finish, run_on
from tawatur.extract.statements.frames import Frame
from tawatur.extract.statements.ground import Ground
from tawatur.text.affixes import HAMZA_BELOW, WAW

# What stands behind the number of an item, and what opens one without a number.
_NUMBERED = frozenset("-–—.)/ـ")
_BULLETS = frozenset("-–—*•●▪◆")
# Sentences that a list or a paragraph behind a colon takes at most.
_SENTENCES = 24


def extended(g: Ground, frame: Frame, content: Content | None, stop: int) -> Content | None:
    """The content with what goes on behind the end of its sentence (token `stop`)."""
    if content is None or frame.start >= stop:
        return content
    if content.mode == "direct":
        return _reopened(g, content, stop)
    if frame.how == "que" and g.words[frame.start].text != ":" and not opened_by_colon(g, content.first):
        return _joined_sentence(g, content, stop)
    return listed(g, content, stop, frame.how == "que")


def listed(g: Ground, content: Content, stop: int, clause: bool = False) -> Content:
    """Content behind a colon: with the items of its list, and with its paragraph where the colon ended a line or stood
    behind «أن» (`clause`)."""
    if not opened_by_colon(g, content.first) or not _is_end(g, content.last, stop):
        return content
    block = clause or _line_between(g, content.first)
    item = item_at(g, content.first)
    last = content.last
    number = False
    for sentence in g.page.sentences_after(g.span(stop - 1, stop - 1).end, _SENTENCES):
        first, end = g.tokens_of(sentence)
        if first <= last:
            continue
        goes_on = number or (item and item_at(g, first))
        if not goes_on and not (
            (block or item)
            and "\n" not in g.page.text[g.span(last, last).end : sentence.start]
            and not (clause and g.words[first].text.startswith(WAW))
            and not _turns_away(g, first, end)
        ):
            break
        number = end - first <= 2 and g.words[first].text.isdigit()  # «1.», cut off from its item
        last = end - 1
    return content if last == content.last else finish(g, content.first, last, last + 1) or content


def opened_by_colon(g: Ground, first: int) -> bool:
    """True where nothing but marks and line ends stands between a colon and token `first`."""
    k = first - 1
    while k >= 0 and g.words[k].mark and g.words[k].text != ":":
        k -= 1
    return k >= 0 and g.words[k].text == ":"


def _line_between(g: Ground, first: int) -> bool:
    k = first - 1
    while k >= 0 and g.words[k].mark and g.words[k].text != "\n":
        k -= 1
    return k >= 0 and g.words[k].text == "\n"


def item_at(g: Ground, k: int) -> bool:
    """True where an item of a list begins at token k: «أولا», «1-», «- …»."""
    w = g.words[k]
    if "ITEM" in w.tags:
        return True
    if w.text.isdigit():
        return k + 1 < g.n and g.words[k + 1].text in _NUMBERED
    return w.text in _BULLETS or (k > 0 and g.is_dash(k - 1) and _line_between(g, k))


def _is_end(g: Ground, last: int, stop: int) -> bool:
    """True where nothing but marks stands between token `last` and the sentence's end."""
    return all(g.words[k].mark for k in range(last + 1, stop))


def _turns_away(g: Ground, first: int, end: int) -> bool:
    """True where a sentence begins with a reporting cue: the words handed on ended before it."""
    return any(c.kind not in ("masdar", "own") for k in range(first, min(first + 2, end)) for c in g.words[k].cues)


def _reopened(g: Ground, content: Content, stop: int) -> Content:
    """A quotation whose closing mark is missing, to the end of its line and with the paragraphs behind it, where these
    open with a mark again; else where it ends is not told."""
    found = g.quote_from.get(content.first)
    if found is None or found[1].balanced:
        return content
    last, line_end = content.last, found[0]
    for sentence in g.page.sentences_after(g.span(stop - 1, stop - 1).end, _SENTENCES):
        first, _ = g.tokens_of(sentence)
        if first <= line_end:
            continue
        opened = g.quote_from.get(first) if g.is_mark(first) else None
        if opened is None:
            break
        last = line_end = opened[0]
        if opened[1].balanced:
            break
    return content if last == content.last else Content(content.first, last, "direct", last + 1)


def _joined_sentence(g: Ground, content: Content, stop: int) -> Content:
    """«قال … إن …. وأن …»: the content with the sentence behind it that «وأن» joins."""
    if not _is_end(g, content.last, stop):
        return content
    end_of = g.span(stop - 1, stop - 1).end
    for sentence in g.page.sentences_after(end_of, 1):
        first, end = g.tokens_of(sentence)
        joined = "AND_COMP" in g.words[first].tags and "AUX" not in g.words[min(first + 1, end - 1)].tags
        if joined and "\n" not in g.page.text[end_of : sentence.start] and HAMZA_BELOW not in g.text(first, first):
            return finish(g, content.first, run_on(g, first + 1, end, False), end) or content
    return content
