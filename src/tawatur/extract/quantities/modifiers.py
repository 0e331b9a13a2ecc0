"""Modifier phrases around a number: more than, about, at least, a year."""

from __future__ import annotations

import msgspec

from tawatur.extract.quantities.units import Context, Modifier, arabic_word
from tawatur.text.affixes import CONJUNCTIONS, PREPOSITIONS

_QUOTES = frozenset("\"'«»“”‘’()[]")
_CLITICS = CONJUNCTIONS | PREPOSITIONS


class Placed(msgspec.Struct, frozen=True, eq=False):
    """A modifier phrase at tokens [first, last], `lead` letters of clitics at its start."""

    modifier: Modifier
    first: int
    last: int
    lead: int = 0


def modifiers_before(context: Context, words: list[str], first: int) -> tuple[list[Placed], int]:
    """Up to two modifiers before token `first`, nearest first, and the first token of the span with them."""
    at = first - 1
    start = first
    out: list[Placed] = []
    if at >= 0 and words[at] in _QUOTES:
        at -= 1
    while len(out) < 2 and at >= 0:
        found = _phrase(context, words, at)
        if found is None and not out and at and "ITS_COUNT" in context.classes(words[at]):
            # exceeds (their number) 300: the words between verb and number
            found = _phrase(context, words, at - 1)
            found = found if found is not None and not found[0].inside else None
        if found is None:
            break
        modifier, begin, lead = found
        out.append(Placed(modifier, begin, at, lead))
        if not modifier.inside:
            break
        start, at = begin, begin - 1
        if lead:
            break  # and about 100: what stands before belongs to another number
    return out, start


def modifier_after(context: Context, words: list[str], at: int) -> tuple[Modifier, int] | None:
    """A modifier that begins at token `at` or behind up to two adjectives there, and its last token."""
    for begin in range(at, min(at + 3, len(words))):
        for modifier in context.after.get(words[begin], ()):
            if tuple(words[begin : begin + len(modifier.words)]) == modifier.words:
                end = begin + len(modifier.words)
                if modifier.effect and not modifier.whole and end < len(words) and "OF" in context.classes(words[end]):
                    continue  # and more than 60: what comes next
                return modifier, begin + len(modifier.words) - 1
        if not arabic_word(words[begin]) or context.classes(words[begin]) & {"STOP", "OF", "HARM"}:
            return None
    return None


def _phrase(context: Context, words: list[str], at: int) -> tuple[Modifier, int, int] | None:
    """The longest phrase that ends at token `at`: the modifier, its first token, its clitics' length."""
    word = words[at]
    for clitics in range(3):
        if not _CLITICS.issuperset(word[:clitics]):
            break
        for modifier in context.before.get(word[clitics:], ()):
            n = len(modifier.words)
            begin = at - n + 1
            if n == 1:
                return modifier, begin, clitics
            if clitics or begin < 0 or tuple(words[begin + 1 : at + 1]) != modifier.words[1:]:
                continue
            head = words[begin]
            lead = len(head) - len(modifier.words[0])
            if head == modifier.words[0] or (
                0 < lead <= 2 and head.endswith(modifier.words[0]) and _CLITICS.issuperset(head[:lead])
            ):
                return modifier, begin, lead
    return None
