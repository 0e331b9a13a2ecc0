"""Every entity of a case has an id of its own."""

from __future__ import annotations

from link_reports import AS_OF, Report

from tawatur.link import link_case


def test_names_whose_words_are_all_left_out_of_the_comparison_stay_apart() -> None:
    """«ابن» and «بنت» tell no names apart, so nothing of these is left to compare."""
    made = Report("r1", "زار ابن المدينة، وبقيت بنت فيها.").names("ابن", "person").names("بنت", "person")
    found = link_case([made.done()], AS_OF)
    assert sorted(e.name for e in found.entities) == ["ابن", "بنت"]
    assert len({e.id for e in found.entities}) == 2
