"""Short forms: surnames and definite heads that mean somebody or something the report names in full."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.extract.mentions.candidate import Candidate
from tawatur.extract.mentions.entities import name_words
from tawatur.extract.mentions.reading import Text
from tawatur.text import cuts


def surnames(text: Text, mentions: list[Candidate]) -> Iterator[Candidate]:
    """The last word of a full name, alone elsewhere in the report."""
    wanted: dict[str, Candidate] = {}
    covered = {i for c in mentions for i in range(c.first, c.last + 1)}
    for c in mentions:
        if c.type == "person" and c.last > c.first:
            last = name_words(text, c)[-1]
            classes = text.vocabulary.word(last).classes
            if len(last) > 2 and not ("GIVEN" in classes and last in text.vocabulary.set("frequent.given")):
                wanted.setdefault(last, c)
    if not wanted:
        return
    forms = _with_clitics(text, wanted)
    for i, word in enumerate(text.words):
        if word in forms and i not in covered:
            lead, source = forms[word]
            if text.has(i - 1, "GIVEN") and i - 1 not in covered and text.words[i - 1] not in forms:
                continue
            yield Candidate(i, i, lead, "person", None, "mention.surname", 0.85 if source.confidence > 0.7 else 0.6, 2)


def _with_clitics(text: Text, wanted: dict[str, Candidate]) -> dict[str, tuple[int, Candidate]]:
    """Distinct words of the text that are a wanted name, alone or behind clitics."""
    out: dict[str, tuple[int, Candidate]] = {}
    ends = tuple(name[-2:] for name in wanted)
    for word in set(text.words):
        if word.endswith(ends):
            for cut in cuts(word):
                if cut.stem in wanted:
                    out[word] = (cut.lead, wanted[cut.stem])
                    break
    return out


def definite(text: Text, mentions: list[Candidate]) -> Iterator[Candidate]:
    """الحكومة, اللجنة, الإقليم where the report names the body or place in full."""
    article = text.vocabulary.article
    full: dict[str, list[Candidate]] = {}
    covered = {i for c in mentions for i in range(c.first, c.last + 1)}
    for c in mentions:
        if c.type == "person" or c.last == c.first:
            continue
        head = name_words(text, c)[0]
        full.setdefault(head if head.startswith(article) else article + head, []).append(c)
    for i in text.shorts():
        if i in covered:
            continue
        name = "SHORTORG" if {"SHORTORG", "+SHORTORG"} & text.word(i).classes else "SHORTPLACE"
        stem, lead = text.stem(i, name)
        known = full.get(stem)
        if not known or text.word(i + 1).definite and "DEFADJ" in text.word(i + 1).classes:
            continue
        type_ = "organisation" if name == "SHORTORG" else "place"
        meant = [c for c in known if c.type == type_]
        if not meant:
            continue
        target = max((c for c in meant if c.first < i), key=lambda c: c.first, default=meant[0])
        yield Candidate(i, i, lead, target.type, target.kind, "mention.short", 0.7, 2, target.entry, stem)
