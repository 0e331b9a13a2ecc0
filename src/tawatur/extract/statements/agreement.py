"""Agreement: whether a noun phrase can be the subject of a verb, by gender and number."""

from __future__ import annotations

from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import Phrase
from tawatur.extract.statements.words import Cue

_NAMED = ("person", "role")


def gender_of(g: Ground, phrase: Phrase) -> str:
    """«m», «f», or "" where neither the head nor the title of a person tells it."""
    if phrase.joint:
        return ""
    head = g.words[phrase.head]
    if phrase.kind == "place":
        return "m" if "HE_COUNTRY" in head.tags else "f" if head.head is None else ""
    if head.head is None:
        return _by_title_behind(g, phrase) if phrase.kind == "person" else ""
    if phrase.kind == "anonymous":
        return "f" if head.feminine or head.head.get("number") == "p" else "m"
    if phrase.kind == "group":
        return "f" if "THINGS" in head.tags else "m" if head.head.get("number") == "p" else ""
    if phrase.kind in _NAMED:
        return "f" if any(_is_feminine(g, k) for k in range(phrase.first, phrase.head + 1)) else "m"
    return "f" if head.feminine else ""


def number_of(g: Ground, phrase: Phrase) -> str:
    """«s», «d», «p», or "" where it is not told."""
    if phrase.joint:
        return "d" if len(phrase.joint) == 2 else "p"
    head = g.words[phrase.head].head
    if phrase.kind == "group":
        if "THINGS" in g.words[phrase.head].tags:
            return "s"  # «القوات أعلنت»
        return str(head.get("number") or "p") if head is not None else ""
    if phrase.kind == "anonymous":
        return "d" if head is not None and head.get("number") == "d" else "s"  # «مصادر أكدت»
    return "s"


def may_take(g: Ground, phrase: Phrase, cue: Cue) -> bool:
    """False where the phrase cannot be the subject that stands before the verb or is left out behind it."""
    number, gender = number_of(g, phrase), gender_of(g, phrase)
    if number and number != cue.number:
        return {number, cue.number} == {"d", "p"}
    return not (gender and cue.gender and gender != cue.gender)


def _is_feminine(g: Ground, k: int) -> bool:
    w = g.words[k]
    return w.feminine and w.kind == "role"


def _by_title_behind(g: Ground, phrase: Phrase) -> str:
    """The gender of a person by the title behind the name («فلانة الفلانية وزيرة الصحة»)."""
    for k in range(phrase.name_last + 1, phrase.last + 1):
        if g.words[k].kind == "role":
            return "f" if g.words[k].feminine else "m"
    return ""
