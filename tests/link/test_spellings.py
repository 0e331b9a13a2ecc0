"""Spellings of one name across reports."""

from __future__ import annotations

import pytest
from link_reports import AS_OF, Report

from tawatur.dossier.working import working_in_arabic
from tawatur.link import link_case


def persons(*names: str, office: tuple[str, str] | None = None) -> list[set[str]]:
    reports = [
        Report(f"r{n}", f"وصل {name} إلى المدينة أمس").names(name, "person", office=office)
        for n, name in enumerate(names)
    ]
    found = link_case([r.done() for r in reports], AS_OF).entities
    for entity in found:
        assert all(working_in_arabic(line) for line in entity.why), entity.why
    return sorted((set(e.names) for e in found if e.type == "person"), key=sorted)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("بيتر موريلار", "بيتر ماوريلر"),
        ("آلينا رومانوسكي", "إلينا رومانوسكي"),
        ("أبو مالك الرافدي", "أبي مالك الرافدي"),
        ("سامح الرافدى", "سامح الرافدي"),
    ],
)
def test_spellings_of_one_name_are_one_person(one: str, other: str) -> None:
    assert persons(one, other) == [{one, other}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("محمد الحسن", "محمد الحسين"),
        ("عبد الله الثاني", "عبد الله الثني"),
        ("جاك لو", "جاك ليو"),
        ("محمد سعد", "محمد سعيد"),
    ],
)
def test_names_that_texts_know_stay_two(one: str, other: str) -> None:
    assert len(persons(one, other)) == 2


def test_one_office_makes_two_spellings_one() -> None:
    assert len(persons("محمد سعد", "محمد سعيد", office=("وزير المياه", "نورستان"))) == 1
