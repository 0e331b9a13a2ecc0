"""Inflected forms of verbs, participles and nouns from compact entries.

A verb stands in a data file by two forms, third person masculine singular past and present, and where it has one
by its active participle and verbal noun. What is written out here is orthography, not grammar: vowels are not
written, so that active and passive of sound verbs are the same word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tawatur.lexicon.entry import Entry

ALEF, WAW, YEH, MAQSURA, TEH, NOON, MEEM, HEH, TEH_MARBUTA, ALEF_HAMZA, ALEF_MADDA, HAMZA_YEH = (
    "\u0627\u0648\u064a\u0649\u062a\u0646\u0645\u0647\u0629\u0623\u0622\u0626"
)


class Form(NamedTuple):
    """One inflected form. gender: m, f or "" (both); number: s, d, p."""

    text: str
    kind: str
    gender: str
    number: str


def past_forms(past: str) -> Iterator[Form]:
    """Third-person past forms of a verb given in the masculine singular."""
    last, stem = past[-1], past[:-1]
    yield Form(past, "past", "m", "s")
    if last in (MAQSURA, ALEF):
        glide = YEH if last == MAQSURA else WAW
        yield Form(stem + TEH, "past", "f", "s")
        yield Form(stem + glide + ALEF, "past", "m", "d")
        yield Form(stem + TEH + ALEF, "past", "f", "d")
        yield Form(stem + WAW + ALEF, "past", "m", "p")
        return
    yield Form(past + TEH, "past", "f", "s")
    yield Form(past + ALEF, "past", "m", "d")
    yield Form(past + TEH + ALEF, "past", "f", "d")
    if last == YEH:
        yield Form(stem + WAW + ALEF, "past", "m", "p")
    else:
        yield Form(past + WAW + ALEF, "past", "m", "p")
    # Feminine plurals of short and weak verbs look like other words and do not stand in reports: left out.
    if len(past) >= 4 and past[-2] != ALEF:
        yield Form(past + NOON, "past", "f", "p")


def present_forms(present: str) -> Iterator[Form]:
    """Third-person present forms, indicative and shortened, of a verb given in the masculine singular."""
    last = present[-1]
    weak = last in (MAQSURA, YEH, WAW)
    long_stem = present[:-1] + YEH if last == MAQSURA else present
    for prefix, gender in ((YEH, "m"), (TEH, "f")):
        whole = prefix + present[1:]
        yield Form(whole, "present", gender, "s")
        yield Form(prefix + long_stem[1:] + ALEF + NOON, "present", gender, "d")
    plural = present[:-1] if weak else present
    yield Form(plural + WAW + NOON, "present", "m", "p")
    yield Form(plural + WAW + ALEF, "present", "m", "p")
    yield Form(long_stem + NOON, "present", "f", "p")


def participle_forms(active: str) -> Iterator[Form]:
    """Indefinite accusative forms of an active participle (…), as reports use it to go on with a statement."""
    yield Form(active + ALEF, "participle", "m", "s")
    yield Form(active + TEH_MARBUTA, "participle", "f", "s")
    yield Form((active[:-1] if active[-1] == YEH else active) + YEH + NOON, "participle", "m", "p")
    yield Form(active + TEH + YEH + NOON, "participle", "f", "d")
    yield Form(active + ALEF + TEH, "participle", "f", "p")


def first_person_forms(past: str, present: str) -> Iterator[Form]:
    """Forms in which a report speaks of itself: first person plural, past and present."""
    last = past[-1]
    if last in (MAQSURA, ALEF):
        stem = past[:-1] + (YEH if last == MAQSURA else WAW)
    elif len(past) >= 3 and past[-2] == ALEF:
        stem = past[:-2] + last
    else:
        stem = past
    yield Form(stem + NOON + ALEF, "own", "", "p")
    yield Form(NOON + present[1:], "own", "", "p")


def passive_forms(past: str, present: str) -> Iterator[Form]:
    """Passive forms that look unlike the active ones: hollow verbs."""
    if len(past) >= 3 and past[-2] == ALEF:
        yield Form(past[:-2] + YEH + past[-1], "passive", "m", "s")
    if len(present) >= 4 and present[-2] in (WAW, YEH):
        yield Form(present[:-2] + ALEF + present[-1], "passive", "m", "s")


def expand_verb(entry: Entry) -> Iterator[Entry]:
    """One entry for each inflected form of a compact verb entry (features `present`, `active`, `masdar`; of the
    last several, with commas).

    The new entries carry the features `verb` (the compact entry's id), `kind` (past, present, participle, masdar,
    own, passive), `gender`, `number`, and those of the compact entry. The first of two equal forms stays.
    """
    past = entry.forms[0]
    present, active, masdar = entry.get("present"), entry.get("active"), entry.get("masdar")
    takes_suffix = "suf" in str(entry.get("takes", "")).split(",")
    forms: list[Form] = list(past_forms(past))
    if present:
        forms += [*present_forms(present), *passive_forms(past, present), *first_person_forms(past, present)]
    if active:
        forms += participle_forms(active)
    if masdar:
        forms += [Form(noun, "masdar", "", "s") for noun in str(masdar).split(",")]
    seen: set[tuple[str, str]] = set()
    shared = {k: v for k, v in entry.features.items() if k not in ("present", "active", "masdar")}
    for n, form in enumerate(forms):
        if (form.text, form.kind) in seen:
            continue
        seen.add((form.text, form.kind))
        suffixes = form.kind == "masdar" or (takes_suffix and form.kind in ("past", "present", "participle"))
        features = shared | {"verb": entry.id, "kind": form.kind, "gender": form.gender, "number": form.number}
        yield Entry(f"{entry.id}.{n}", entry.classes, (form.text,), features, suffixes)
