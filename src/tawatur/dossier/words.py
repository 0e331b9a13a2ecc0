"""Words of a report as HTML: escaped, with findings painted on them, offsets kept.

The text content of what comes out is the text that went in, code point for code point, so that a span of a report
can be found again in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec
from markupsafe import Markup, escape

from tawatur.model import Span

# A line's end, a sentence mark; a point counts unless a digit follows it. U+061F is the Arabic question mark.
_END = re.compile("[!?\u061f\u2026\n]|\\.(?!\\d)")
# What an HTML parser drops or changes: shown as the replacement character, so that offsets stay.
_UNSAFE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\"'\r]|" + _UNSAFE.pattern)
# Marks that turn the direction of all that follows: no line of ours lets a name in it do that.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTEXT = 260


class Paint(msgspec.Struct, frozen=True):
    """A stretch of text to mark: `tag` and `kind` (its class), a `title` to show on it, the finding it leads to."""

    start: int
    end: int
    kind: str = ""
    tag: str = "span"
    title: str = ""
    ref: str = ""

    def opening(self) -> str:
        attributes = f' class="{self.kind}"' if self.kind else ""
        if self.title:
            attributes += f' title="{plain(self.title)}"'
        if self.ref:
            attributes += f' data-f="{plain(self.ref)}"'
        return f"<{self.tag}{attributes}>"


def plain(text: str) -> str:
    """Text escaped for HTML (also inside quoted attributes), of the same length once parsed."""
    if _SPECIAL.search(text) is None:
        return text
    return str(escape(_UNSAFE.sub("\ufffd", text))).replace("\r", "&#13;")


def told(text: str) -> str:
    """Words of our own that hold names from a report: escaped, and without marks that turn the direction."""
    return plain(_TURNING.sub("", text))


def paint(
    text: str, paints: Iterable[Paint], start: int = 0, end: int | None = None, paragraphs: bool = False
) -> Markup:
    """HTML of text[start:end] with nested, also crossing, paints.

    Args:
        paragraphs: one <p> a line; the line ends stay in the text.
    """
    end = len(text) if end is None else end
    todo = [p for p in paints if p.start < end and start < p.end and p.start < p.end]
    todo.sort(key=lambda p: (p.start, -p.end))
    cuts = {max(p.start, start) for p in todo} | {min(p.end, end) for p in todo} | {start, end}
    if paragraphs:
        cuts.update(start + m.end() for m in re.finditer("\n", text[start:end]))
    out: list[str] = ["<p>"] if paragraphs else []
    stack: list[Paint] = []
    points = sorted(cuts)
    begin = 0
    for here, there in zip(points, (*points[1:], end), strict=True):
        broken = paragraphs and here > start and text[here - 1] == "\n"
        # Close what ends here; what was opened after it closes too and opens again.
        keep = len(stack)
        if broken:
            keep = 0
        else:
            for i, p in enumerate(stack):
                if p.end <= here:
                    keep = i
                    break
        again = [p for p in stack[keep:] if p.end > here]
        out.extend(f"</{p.tag}>" for p in reversed(stack[keep:]))
        del stack[keep:]
        if broken and here < end:
            out.append("</p><p>")
        while begin < len(todo) and max(todo[begin].start, start) <= here:
            again.append(todo[begin])
            begin += 1
        for p in sorted(again, key=lambda p: (p.start, -p.end)):
            if p.end > here and here < end:
                out.append(p.opening())
                stack.append(p)
        out.append(plain(text[here:there]))
    out.extend(f"</{p.tag}>" for p in reversed(stack))
    if paragraphs:
        out.append("</p>")
    return Markup("".join(out))


def around(text: str, spans: Sequence[Span], also: Iterable[Paint] = ()) -> Markup:
    """The sentence or sentences that hold `spans`, these in <mark>; cut with … where they run on and on.

    Args:
        also: weaker paints (source, cue) shown where they lie within the sentence.
    """
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    also = tuple(also)
    near = [p for p in also if first - CONTEXT < p.start and p.end < last + CONTEXT]
    low = min((first, *(p.start for p in near)))
    high = max((last, *(p.end for p in near)))
    start, head = _left(text, low)
    end, tail = _right(text, high)
    paints = [*near, *(Paint(s.start, s.end, tag="mark") for s in spans)]
    return Markup(head) + paint(text, paints, start, end) + Markup(tail)


def beside(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after a span in its sentence, each cut with … where it runs on and on."""
    start, head = _left(text, span.start)
    end, tail = _right(text, span.end)
    return head + text[start : span.start], text[span.end : end] + tail


def excerpt(text: str, limit: int = 90) -> str:
    """The first words of a text, for a report without a title."""
    line = " ".join(text[: limit * 4].split())
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", 0, limit)
    return line[: cut if cut > limit // 2 else limit] + "\u2026"


def _left(text: str, offset: int) -> tuple[int, str]:
    floor = max(0, offset - CONTEXT)
    start = floor
    for m in _END.finditer(text, floor, offset):
        start = m.end()
    cut = start == floor and floor > 0
    if cut:
        space = text.find(" ", floor, offset)
        start = space + 1 if space >= 0 else floor
    while start < offset and text[start] in " \n\t\r\u00bb\u201d\"')]":
        start += 1
    return start, "\u2026 " if cut else ""


def _right(text: str, offset: int) -> tuple[int, str]:
    ceiling = min(len(text), offset + CONTEXT)
    if offset and text[offset - 1 : offset] in ("\n", "."):
        return offset, ""
    m = _END.search(text, offset, ceiling)
    if m:
        end = m.end() if m.group() != "\n" else m.start()
        while end < len(text) and text[end] in "\u00bb\u201d\"')]":
            end += 1
        return end, ""
    if ceiling == len(text):
        return ceiling, ""
    space = text.rfind(" ", offset, ceiling)
    return (space if space > 0 else ceiling), " \u2026"
