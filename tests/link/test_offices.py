"""Offices named alone find their holder by the report's date, or nobody."""

from __future__ import annotations

from datetime import date

import pytest
from link_reports import AS_OF, Report

from tawatur.lexicon import read_table
from tawatur.link import link_case
from tawatur.link.offices import read_post
from tawatur.model import Office
from tawatur.model.case import CaseEntity, CaseFindings

OFFICES = read_table("link_offices.toml")["office"]


def test_a_name_that_is_wholly_an_office_is_read() -> None:
    for row in OFFICES:
        for name, of in row["examples"]:
            kind = "country" if of.isupper() else "organisations"
            assert read_post(name) == (row["id"], f"{kind}:{of}"), name


def test_a_name_that_is_more_or_less_than_an_office_is_none() -> None:
    for row in OFFICES:
        for name in row["counter"]:
            found = read_post(name)
            assert found is None or found[0] != row["id"], name


def report(id_: str, day: str | None, holder: str | None = None, key: str | None = None) -> Report:
    """A report in which رئيس الوزراء العراقي speaks; `holder` stands there by name."""
    words = "العمل مستمر حتى النهاية" if holder else "الموازنة ستعلن قبل الصيف"
    text = f"قال رئيس الوزراء العراقي إن {words}. وحضر {holder or 'الوفد'} اللقاء."
    made = Report(id_, text, day).says("رئيس الوزراء العراقي", "person", words, cue="قال")
    if holder:
        made.names(holder, "person", key=key)
    return made


def linked(*reports: Report) -> CaseFindings:
    return link_case([r.done() for r in reports], AS_OF)


def speaker_of(findings: CaseFindings, document: str) -> CaseEntity | None:
    by_id = {e.id: e for e in findings.entities}
    for utterance in findings.utterances:
        if any(s.document == document for s in utterance.statements):
            return by_id.get(utterance.speaker.entity or "")
    raise AssertionError(document)


@pytest.mark.parametrize(("day", "name"), [("2016-03-01", "حيدر العبادي"), ("2012-03-01", None), (None, None)])
def test_the_lexicon_tells_the_holder_of_the_day(day: str | None, name: str | None) -> None:
    findings = linked(report("a", "2016-01-05", "حيدر العبادي", "people:abadi"), report("b", day))
    found = speaker_of(findings, "b")
    assert (found.name if found else None) == name


def test_why_says_that_the_office_was_resolved() -> None:
    findings = linked(report("a", "2016-01-05", "حيدر العبادي", "people:abadi"), report("b", "2016-03-01"))
    holder = next(e for e in findings.entities if e.name == "حيدر العبادي")
    assert any("رئيس الوزراء العراقي" in line for line in holder.why)


def told(id_: str, day: str, name: str) -> Report:
    text = f"وصل رئيس الوزراء العراقي {name} إلى المدينة."
    made = Report(id_, text, day)
    span = made.span("رئيس الوزراء العراقي")
    return made.names(name, "person", office=Office("رئيس الوزراء", "country:IQ", span=span))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2030-03-01", "سالم المنجاوي"),  # told before and behind
        ("2030-05-10", None),  # between two holders
        ("2030-07-01", "راشد البنوري"),
        ("2034-01-01", None),  # too far from any report that tells
    ],
)
def test_reports_of_the_case_tell_the_holder_where_the_lexicon_does_not(day: str, name: str | None) -> None:
    findings = linked(
        told("a", "2030-02-01", "سالم المنجاوي"),
        told("b", "2030-04-01", "سالم المنجاوي"),
        told("c", "2030-06-01", "راشد البنوري"),
        report("d", day),
    )
    found = speaker_of(findings, "d")
    assert (found.name if found else None) == name


def test_a_former_holder_is_none() -> None:
    made = Report("a", "وصل رئيس الوزراء العراقي السابق سالم المنجاوي إلى المدينة.", "2030-02-01")
    office = Office("رئيس الوزراء", "country:IQ", former=True, span=made.span("رئيس الوزراء العراقي السابق"))
    made.names("سالم المنجاوي", "person", office=office)
    assert speaker_of(linked(made, report("b", "2030-02-02")), "b") is None


def test_a_lexicon_without_an_end_is_not_trusted_for_ever() -> None:
    until = date.fromisoformat(read_table("link_offices.toml")["lexicon"]["known_until"])
    day = until.replace(year=until.year + 3).isoformat()
    findings = linked(report("a", "2023-01-05", "محمد شياع السوداني", "people:sudani"), report("b", day))
    assert speaker_of(findings, "b") is None
