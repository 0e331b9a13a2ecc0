"""Quotation marks: pairs of them, nested and unbalanced, in «», “”, "", „“, ‹›, '' and (( ))."""

from __future__ import annotations

import re

import msgspec

_OPEN = {"«": "»", "“": "”", "„": "”", "‹": "›", "‘": "’", "〝": "〞"}
_CLOSE = {close: open_ for open_, close in _OPEN.items()}
_MARK = re.compile("[«»“”„‹›‘’〝〞\"]|''|\n")


class Quotation(msgspec.Struct, frozen=True):
    """A pair of marks. `start`/`end` take the marks in, `inner_*` leave them out (code points). `depth` 0 is outermost.

    `balanced` is False where the closing mark is missing and the end of the paragraph was taken.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    balanced: bool = True


def quotations(text: str) -> list[Quotation]:
    """All quotations of `text` in order of start. Works on original or folded text alike. Linear.

    Straight marks open where no straight mark is open, or where white space stands before and a letter behind;
    they close otherwise. A quotation never runs over a blank line unless its closing mark stands behind it at once.
    """
    found: list[Quotation] = []
    stack: list[tuple[str, int, int]] = []  # mark, start, end of the mark
    for m in _MARK.finditer(text):
        mark, at, end = m.group(), m.start(), m.end()
        if mark == "\n":
            if text[end : end + 1] == "\n" or _paragraph_ends(text, end):
                for _, start, inner in reversed(stack):
                    found.append(Quotation(start, at, inner, at, 0, False))
                stack.clear()
            continue
        if mark in ("‘", "’", "''") and _inside_word(text, at, end):
            continue
        if mark in ('"', "''"):
            open_at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == mark), None)
            before, after = text[at - 1 : at], text[end : end + 1]
            looks_open = (not before or before.isspace() or before in "(:[ـ-–—«“") and bool(after) and not after.isspace()
            if open_at is None or (looks_open and stack[-1][0] != mark):
                stack.append((mark, at, end))
            elif looks_open and after.isalnum() and before.isspace() and _closes_later(text, end, mark):
                stack.append((mark, at, end))
            else:
                _close(stack, open_at, at, end, found)
        elif mark in _OPEN:
            stack.append((mark, at, end))
        else:
            wanted = (_CLOSE[mark], "“") if mark == "”" else (_CLOSE[mark],)
            open_at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] in wanted), None)
            if open_at is not None:
                _close(stack, open_at, at, end, found)
    for _, start, inner in stack:
        if inner < len(text):
            found.append(Quotation(start, len(text), inner, len(text), 0, False))
    return _with_depth(sorted((q for q in found if q.inner_end > q.inner_start), key=lambda q: (q.start, -q.end)))


def _close(stack: list[tuple[str, int, int]], index: int, at: int, end: int, found: list[Quotation]) -> None:
    """Close the quotation at `index` of the stack; those opened inside it end with it."""
    _, start, inner = stack[index]
    del stack[index:]
    found.append(Quotation(start, end, inner, at))


def _inside_word(text: str, at: int, end: int) -> bool:
    return text[at - 1 : at].isalnum() and text[end : end + 1].isalnum()


def _paragraph_ends(text: str, at: int) -> bool:
    """True where the line after the line end at `at` is blank (only white space)."""
    line_end = text.find("\n", at)
    line = text[at : line_end if line_end >= 0 else len(text)]
    return not line.strip()


def _closes_later(text: str, at: int, mark: str) -> bool:
    """True where at least two more marks of this kind stand in the paragraph: one to close each open quotation."""
    line_end = text.find("\n", at)
    return text.count(mark, at, line_end if line_end >= 0 else len(text)) >= 2


def _with_depth(rows: list[Quotation]) -> list[Quotation]:
    out: list[Quotation] = []
    ends: list[int] = []
    for q in rows:
        while ends and ends[-1] <= q.start:
            ends.pop()
        out.append(msgspec.structs.replace(q, depth=len(ends)))
        ends.append(q.end)
    return out
