"""Labels: which targets name a matter, and which names can act."""

from __future__ import annotations

import pytest

from tawatur.app import annotate
from tawatur.lexicon import read_table
from tawatur.link.agents import agent
from tawatur.link.labels import issue_of, label, tells_act
from tawatur.link.verbs import finite
from tawatur.text import fold_text

ISSUES = read_table("link_labels.toml")["issue"]["examples"]
GROUPS = read_table("link_groups.toml")["groups"]


@pytest.mark.parametrize(("target", "behind", "matter"), ISSUES)
def test_a_target_names_a_matter_or_none(target: str, behind: str, matter: str) -> None:
    assert (issue_of(target, None, behind) or "") == matter


def test_an_entity_may_be_a_matter_by_its_name_alone() -> None:
    assert issue_of("نورستان", named=["نورستان"]) == "نورستان"
    assert issue_of("نورستان") is None


def test_the_holders_own_short_name_is_no_part_of_the_matter() -> None:
    assert issue_of("الشامي خطة الإعمار", "سامر الشامي") == "خطة الإعمار"


def test_a_label_cut_behind_a_number_takes_what_is_counted() -> None:
    assert label("دخول المواقع خلال 24", None, " يوما من التوقيع") == "دخول المواقع خلال 24 يوما"


@pytest.mark.parametrize("word", ["يكون", "ورفضت", "تسيطر", "ويمهد", "سيعمل", "كانوا", "استعادت", "تعرضت"])
def test_verbs_are_told_from_nouns(word: str) -> None:
    assert finite(fold_text(word))


@pytest.mark.parametrize("word", ["الأزمة", "تماما", "تحقيق", "تدخل", "يوليو", "بيت", "رفضا", "ضمن", "تركيا", "وضع"])
def test_nouns_are_no_verbs(word: str) -> None:
    assert not finite(fold_text(word))


@pytest.mark.parametrize("name", GROUPS["examples"])
def test_groups_can_act(name: str) -> None:
    assert agent(name, annotate("نص قصير.")) is not None


@pytest.mark.parametrize("name", GROUPS["counterexamples"])
def test_what_is_nobody_cannot_act(name: str) -> None:
    assert agent(name, annotate("نص قصير.")) is None


def test_an_act_is_named_by_two_telling_words() -> None:
    assert tells_act("سحب القوات")
    assert not tells_act("هذه المهمة") and not tells_act("به في هذه المرحلة")
