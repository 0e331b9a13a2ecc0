"""Where the reports of one event tell it otherwise."""

from __future__ import annotations

from link_reports import AS_OF, Report

from tawatur.dossier.working import working_in_arabic
from tawatur.link import link_case
from tawatur.model.case import TimelineEntry

OPENED = "افتتح {who} محطة المياه الجديدة في {where} {when} وتخدم المحطة {many} بحسب بيان شركة المرافق وسكان الحي"


def opened(
    id_: str,
    day: str = "2024-03-09",
    where: str = "الربوة",
    many: str = "400 منزل",
    who: str = "سامر الشامي",
    extra: str = "",
) -> Report:
    text = OPENED.format(who=who, where=where, when="أمس", many=many) + extra
    report = Report(id_, text, "2024-03-10", source=id_).dates("أمس", day)
    report.counts(many, int(many.split()[0]), int(many.split()[0]), "منزل")
    return report.names(where, "place", kind="city").names(who, "person")


def entry(*reports: Report) -> TimelineEntry:
    found = link_case([r.done() for r in reports], AS_OF).timeline
    assert len(found) == 1, [e.text for e in found]
    return found[0]


def test_what_all_tell_alike_is_no_difference() -> None:
    assert entry(opened("a"), opened("b")).differences == ()


def test_the_number_the_town_and_the_person_told_otherwise_stand_with_their_reports() -> None:
    assert entry(opened("a"), opened("b", many="700 منزل")).differences == ("«400 منزل» (a); «700 منزل» (b)",)
    assert entry(opened("a"), opened("b", where="الساحل")).differences == ("«الربوة» (a); «الساحل» (b)",)
    assert entry(opened("a"), opened("b", who="وليد حمدان")).differences == ("«سامر الشامي» (a); «وليد حمدان» (b)",)


def test_a_day_told_otherwise_is_the_same_event_and_shown() -> None:
    told = entry(opened("a"), opened("b", day="2024-03-08"))
    assert told.differences == ("«2024-03-09» (a); «2024-03-08» (b)",)
    assert any(line.startswith("the day is told otherwise") for line in told.why)
    assert all(working_in_arabic(line) for line in told.why)


def test_days_far_apart_are_two_events() -> None:
    reports = (opened("a"), opened("b", day="2024-03-01"))
    assert len(link_case([r.done() for r in reports], AS_OF).timeline) == 2


def test_who_names_both_towns_is_not_held_against_the_other() -> None:
    both = opened("b", where="الساحل", extra=". وحضر وفد من الربوة")
    both.names("الربوة", "place", kind="city")
    assert entry(opened("a"), both).differences == ()


def test_two_spellings_of_a_person_are_no_difference() -> None:
    assert entry(opened("a", who="ألينا روماني"), opened("b", who="إلينا رومانى")).differences == ()
