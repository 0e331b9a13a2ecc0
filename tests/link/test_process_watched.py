"""The process page: what the case file names stands first."""

from __future__ import annotations

from link_reports import AS_OF, Report

from tawatur.dossier.working import working_in_arabic
from tawatur.link import link_case
from tawatur.model import CaseFile, Decisions, Watched

WATER = "وقعت المدينتان اتفاقية مياه النهر المشتركة في العاصمة أمس"
TRADE = "وقعت المدينتان اتفاقية التجارة الحرة في العاصمة أمس"


def names(watched: CaseFile) -> tuple[list[str], list[str]]:
    reports = [Report("a", WATER), Report("b", TRADE), Report("c", TRADE.replace("أمس", "أول من أمس"))]
    found = link_case([r.done() for r in reports], AS_OF, decisions=Decisions(watched=watched)).process.agreements
    return [i.name for i in found], [line for i in found for line in i.why if line.startswith("in the case file")]


def test_an_agreement_of_a_watched_issue_stands_first_and_says_so() -> None:
    plain, _ = names(CaseFile())
    assert "التجارة" in plain[0]
    first, why = names(CaseFile(issues=(Watched("الماء", ("مياه النهر",)),)))
    assert "مياه" in first[0] and sorted(first) == sorted(plain)
    assert why == ["in the case file: الماء"] and working_in_arabic(why[0])
