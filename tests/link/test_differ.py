"""Where the reports of one event tell it otherwise."""

from __future__ import annotations

from datetime import date

from link_reports import AS_OF, Report
from msgspec import structs

from tawatur.dossier.working import working_in_arabic
from tawatur.link import link_case
from tawatur.model import Published, Window
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


def later(id_: str, day: str, rule: str = "date.relative") -> Report:
    report = opened(id_, day=day)
    report.document = structs.replace(
        report.document, published=Published(date(2024, 3, 11), date(2024, 3, 11), "metadata")
    )
    report.times = [structs.replace(t, rule=rule) for t in report.times]
    return report


def test_yesterday_of_a_reprint_is_no_other_day() -> None:
    told = entry(opened("a"), later("b", "2024-03-10"))
    assert told.differences == () and told.window == Window(date(2024, 3, 9), date(2024, 3, 9))
    assert any(line.startswith("a day only counted") for line in told.why)
    assert all(working_in_arabic(line) for line in told.why)


def test_a_day_named_in_a_later_report_is_another_day() -> None:
    told = entry(opened("a"), later("b", "2024-03-10", "date.weekday"))
    assert told.differences == ("«2024-03-09» (a); «2024-03-10» (b)",)


def test_a_day_counted_from_the_report_gives_way_to_a_named_one() -> None:
    named, counted = opened("a"), later("b", "2024-03-08")
    told = entry(named, counted)
    assert told.differences == () and told.window.earliest == date(2024, 3, 9)


def test_a_reprint_told_nearer_than_the_first_is_another_day() -> None:
    first = opened("a", day="2024-03-08")  # the day before yesterday
    first.times = [structs.replace(t, rule="date.relative") for t in first.times]
    assert entry(first, later("b", "2024-03-10")).differences == ("«2024-03-08» (a); «2024-03-10» (b)",)


def test_of_two_days_in_a_sentence_that_of_what_is_said_dates_it() -> None:
    text = "قال العمدة يوم الأحد إن سكان الربوة افتتحوا محطة المياه الجديدة يوم السبت أمام جمع كبير"
    report = Report("a", text).dates("يوم الأحد", "2024-03-10").dates("يوم السبت", "2024-03-09")
    report.says("العمدة", "person", text[text.index("سكان") :])
    assert entry(report).window.earliest == date(2024, 3, 9)


def test_days_far_apart_are_two_events() -> None:
    reports = (opened("a"), opened("b", day="2024-03-01"))
    assert len(link_case([r.done() for r in reports], AS_OF).timeline) == 2


def test_who_names_both_towns_is_not_held_against_the_other() -> None:
    both = opened("b", where="الساحل", extra=". وحضر وفد من الربوة")
    both.names("الربوة", "place", kind="city")
    assert entry(opened("a"), both).differences == ()


def test_two_spellings_of_a_person_are_no_difference() -> None:
    assert entry(opened("a", who="ألينا روماني"), opened("b", who="إلينا رومانى")).differences == ()
