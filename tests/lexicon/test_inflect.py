"""Inflected forms from compact entries."""

from __future__ import annotations

import pytest

from tawatur.lexicon import Entry, read_entries
from tawatur.lexicon.inflect import expand_verb, participle_forms, past_forms, present_forms
from tawatur.text import fold_text


def texts(forms: object) -> set[str]:
    return {f.text for f in forms}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("past", "some"),
    [
        ("أعلن", {"أعلن", "أعلنت", "أعلنا", "أعلنتا", "أعلنوا", "أعلنن"}),
        ("قال", {"قال", "قالت", "قالا", "قالتا", "قالوا"}),
        ("دعا", {"دعا", "دعت", "دعوا", "دعتا"}),
        ("نفى", {"نفى", "نفت", "نفيا", "نفتا", "نفوا"}),
        ("خشي", {"خشي", "خشيت", "خشيا", "خشوا"}),
    ],
)
def test_past(past: str, some: set[str]) -> None:
    assert some <= texts(past_forms(past))


@pytest.mark.parametrize(
    ("present", "some"),
    [
        ("يقول", {"يقول", "تقول", "يقولان", "تقولان", "يقولون"}),
        ("يرى", {"يرى", "ترى", "يريان", "يرون"}),
        ("يدعو", {"يدعو", "تدعو", "يدعوان", "يدعون"}),
        ("ينفي", {"ينفي", "تنفي", "ينفيان", "ينفون"}),
    ],
)
def test_present(present: str, some: set[str]) -> None:
    assert some <= texts(present_forms(present))


def test_participle() -> None:
    assert {"مضيفا", "مضيفة", "مضيفين", "مضيفتين", "مضيفات"} == texts(participle_forms("مضيف"))
    assert {"داعيا", "داعية", "داعين"} <= texts(participle_forms("داعي"))


def test_expand_keeps_the_features_and_makes_no_form_twice() -> None:
    entry = Entry(
        "cues:x", frozenset(["CUE_VERB"]), ("حذر",),
        {"present": "يحذر", "active": "محذر", "masdar": "تحذير", "takes": "que,suf", "means": "warns"},
    )  # fmt: skip
    out = list(expand_verb(entry))
    assert len({(e.forms[0], e.get("kind")) for e in out}) == len(out)
    assert all(e.get("means") == "warns" and e.get("verb") == "cues:x" for e in out)
    assert {e.get("kind") for e in out} == {"past", "present", "participle", "masdar", "own"}
    assert next(e.suffixes for e in out if e.get("kind") == "past")


def test_the_cue_verbs_are_many_and_their_ids_are_unique() -> None:
    entries = read_entries("cues_verbs.tsv")
    assert len(entries) >= 180
    forms = [form for e in entries for form in expand_verb(e)]
    assert len({e.id for e in forms}) == len(forms)
    assert all(fold_text(e.forms[0]) for e in forms)
