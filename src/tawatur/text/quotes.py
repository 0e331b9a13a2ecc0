"""Quotation marks: pairs of them, nested and unbalanced, in «», “”, "", „“, ‹›, {}, <<>>, '' and ' '.

Newsrooms type marks the wrong way round (»…«), use one mark for both ends (”…”), forget the closing mark or leave a
stray one. What stands before and behind a mark decides where its shape does not.
"""

from __future__ import annotations

import re

import msgspec

_OPEN = {"«": "»", "“": "”", "„": "”", "‹": "›", "‘": "’", "〝": "〞", "{": "}", "<<": ">>"}
_CLOSE = {close: open_ for open_, close in _OPEN.items()}
_STRAIGHT = ('"', "''")
_MARK = re.compile("[«»“”„‹›‘’〝〞{}\"]|''|'|<<|>>|\n")
# Single straight marks count in pairs only, around two letters or more of one line.
_SINGLE = re.compile(r"(?<![\w'])'(?=[^\s'])[^'\n]{1,800}[^\s'](')(?![\w'])")
_BEFORE_OPEN = frozenset('(:[-–—/،,«“"؛=ـ')
_AFTER_CLOSE = frozenset('.,،؛;:!?؟…)]»”"-–—/«')


class Quotation(msgspec.Struct, frozen=True):
    """A pair of marks. `start`/`end` take the marks in, `inner_*` leave them out (code points). `depth` 0 is outermost.

    `balanced` is False where the closing mark is missing and the end of the line was taken.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    balanced: bool = True


class _Opened(msgspec.Struct):
    """An open mark: what closes it, where it stands; `mirrored` where a closing shape opened it."""

    mark: str
    start: int
    inner: int
    mirrored: bool = False


def quotations(text: str) -> list[Quotation]:
    """All quotations of `text` in order of start. Works on original or folded text alike. Linear.

    Straight marks open where no straight mark is open, or where white space stands before and a letter behind;
    they close otherwise. A quotation never runs over a blank line, and over a line end only where its closing mark
    comes before another opening one.
    """
    singles = {at: mark for m in _SINGLE.finditer(text) for at, mark in ((m.start(), "‘"), (m.start(1), "’"))}
    marks = [
        (singles.get(m.start(), m.group()), m.start(), m.end())
        for m in _MARK.finditer(text)
        if m.group() != "'" or m.start() in singles
    ]
    if all(mark == "\n" for mark, _, _ in marks):
        return []
    straight_left = _straight_marks_left(marks)
    following = _following_marks(marks)
    found: list[Quotation] = []
    stack: list[_Opened] = []
    for n, (mark, at, end) in enumerate(marks):
        if mark == "\n":
            if stack:
                _at_line_end(text, stack, at, end, following[n], straight_left[n], found)
            continue
        before, after = text[at - 1 : at], text[end : end + 1]
        if mark in ("‘", "’", "''") and before.isalnum() and after.isalnum():
            continue
        opens = (not before or before.isspace() or before in _BEFORE_OPEN) and bool(after) and not after.isspace()
        closes = bool(before) and not before.isspace() and (not after or after.isspace() or after in _AFTER_CLOSE)
        if mark in _STRAIGHT:
            _straight(stack, mark, at, end, opens, closes, before, straight_left[n], found)
        elif mark in _OPEN:
            index = _innermost(stack, mark) if not opens else None
            if index is not None and not closes and text[stack[index].inner : stack[index].inner + 1].isspace():
                index = None  # marks with white space inside: a nested one
            if index is None and closes and not opens:
                index = next(
                    (i for i in range(len(stack) - 1, -1, -1) if stack[i].mirrored and stack[i].mark == mark), None
                )
            if index is not None and mark != "„":
                _close(stack, index, at, end, found)
            elif len(stack) < 12:
                stack.append(_Opened(mark, at, end))
        else:
            wanted = (_CLOSE[mark], "“", "„") if mark == "”" else (_CLOSE[mark],)
            index = next(
                (i for i in range(len(stack) - 1, -1, -1) if stack[i].mark in wanted and not stack[i].mirrored), None
            )
            if index is None and closes:
                index = next(
                    (i for i in range(len(stack) - 1, -1, -1) if stack[i].mirrored and stack[i].mark in wanted), None
                )
            if index is not None:
                _close(stack, index, at, end, found)
            elif opens and len(stack) < 12:
                stack.append(_Opened(_CLOSE[mark], at, end, True))
    for opened in stack:
        _unclosed(text, opened, len(text), found)
    return _with_depth(sorted((q for q in found if q.inner_end > q.inner_start), key=lambda q: (q.start, -q.end)))


def _straight(
    stack: list[_Opened],
    mark: str,
    at: int,
    end: int,
    opens: bool,
    closes: bool,
    before: str,
    left: int,
    found: list[Quotation],
) -> None:
    index = _innermost(stack, mark)
    if index is None:
        # an odd mark that can only close is a stray one
        if not (closes and not opens and left % 2 == 1):
            stack.append(_Opened(mark, at, end))
    elif opens and not closes and len(stack) < 12 and (stack[-1].mark != mark or (before.isspace() and left >= 3)):
        stack.append(_Opened(mark, at, end))
    else:
        _close(stack, index, at, end, found)


def _innermost(stack: list[_Opened], mark: str) -> int | None:
    return next((i for i in range(len(stack) - 1, -1, -1) if stack[i].mark == mark), None)


def _close(stack: list[_Opened], index: int, at: int, end: int, found: list[Quotation]) -> None:
    """Close the quotation at `index` of the stack; those opened inside it end with it."""
    opened = stack[index]
    del stack[index:]
    found.append(Quotation(opened.start, end, opened.inner, at))


def _at_line_end(
    text: str, stack: list[_Opened], at: int, end: int, following: dict[str, str], straight: int, found: list[Quotation]
) -> None:
    """Keeps open at a line end only what is closed further on."""
    blank = _line_is_blank(text, end)
    kept: list[_Opened] = []
    for opened in stack:
        if opened.mark in _STRAIGHT:
            goes_on = straight % 2 == 1
        else:
            goes_on = not opened.mirrored and following.get(opened.mark) == "close"
        if blank or not goes_on:
            _unclosed(text, opened, at, found)
        else:
            kept.append(opened)
    stack[:] = kept


def _unclosed(text: str, opened: _Opened, at: int, found: list[Quotation]) -> None:
    while at > opened.inner and text[at - 1].isspace():
        at -= 1
    if at > opened.inner:
        found.append(Quotation(opened.start, at, opened.inner, at, 0, False))


def _line_is_blank(text: str, at: int) -> bool:
    line_end = text.find("\n", at)
    if line_end < 0:
        return at >= len(text)
    return line_end - at < 200 and not text[at:line_end].strip()


def _straight_marks_left(marks: list[tuple[str, int, int]]) -> list[int]:
    """For each mark: how many straight marks stand from it (itself counted) to the end of its line; for a line end,
    how many stand on the next line."""
    out = [0] * len(marks)
    count = 0
    for n in range(len(marks) - 1, -1, -1):
        if marks[n][0] == "\n":
            out[n], count = count, 0
            continue
        count += marks[n][0] in _STRAIGHT
        out[n] = count
    return out


def _following_marks(marks: list[tuple[str, int, int]]) -> list[dict[str, str]]:
    """For each line end: whether the next mark of a kind (by its opening shape) behind it opens or closes."""
    out: list[dict[str, str]] = [{}] * len(marks)
    state: dict[str, str] = {}
    for n in range(len(marks) - 1, -1, -1):
        mark = marks[n][0]
        if mark == "\n":
            out[n] = state
        elif mark in _OPEN:
            state = state | {mark: "open"}
        elif mark in _CLOSE:
            state = state | {_CLOSE[mark]: "close"}
            if mark == "”":
                state["„"] = "close"
    return out


def _with_depth(rows: list[Quotation]) -> list[Quotation]:
    out: list[Quotation] = []
    ends: list[int] = []
    for q in rows:
        while ends and ends[-1] <= q.start:
            ends.pop()
        out.append(msgspec.structs.replace(q, depth=len(ends)))
        ends.append(q.end)
    return out
