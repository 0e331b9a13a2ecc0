"""Text that reports share: who said it, under whatever name, and where it comes from."""

from __future__ import annotations

from link_reports import AS_OF, Report

from tawatur.link import link_case
from tawatur.model.case import CaseFindings, Utterance

FIRST = "عمال الميناء أفرغوا ثلاث سفن محملة بالقمح رغم الأمطار الغزيرة التي هطلت على الساحل"
SECOND = "مخازن البلدية لم تعد تتسع لأكياس إضافية وأن صوامع جديدة ستفتح قبل نهاية الموسم"
PROSE = (
    "وكانت المدينة قد عاشت أسابيع طويلة من انقطاع الخبز بعدما توقفت المطاحن القديمة عن العمل وتعطلت الطرق الجبلية "
    "المؤدية إلى القرى البعيدة"
)


def link(*reports: Report) -> CaseFindings:
    return link_case([r.done() for r in reports], AS_OF)


def shared(found: CaseFindings) -> list[Utterance]:
    return [u for u in found.utterances if len({s.document for s in u.statements}) > 1]


def telling(id_: str, speaker: str, type_: str, day: str = "2024-03-10", author: str = "") -> Report:
    text = f"قال {speaker} إن {FIRST}. وأضاف أن {SECOND}. {PROSE}."
    report = Report(id_, text, day, source=f"outlet {id_}", author=author)
    return report.says(speaker, type_, FIRST).says(speaker, type_, SECOND).names(speaker, "person")


def test_the_same_words_in_copied_text_are_one_act_under_two_names() -> None:
    found = link(telling("a", "سمير الحلواني", "person"), telling("b", "مسؤول في الميناء", "anonymous"))
    assert sorted(len(u.statements) for u in shared(found)) == [2, 2]
    assert all(any("text that both reports have" in line for line in u.why) for u in shared(found))


def test_two_known_persons_stay_two_in_the_same_words() -> None:
    found = link(telling("a", "سمير الحلواني", "person"), telling("b", "نبيل قرطاج", "person"))
    assert found.passages and not shared(found)


def test_a_third_that_tells_two_sayings_as_one_does_not_make_them_one() -> None:
    whole = f"{FIRST} وأن {SECOND}"
    third = Report("c", f"قال سمير الحلواني إن {whole}.", source="outlet c").says("سمير الحلواني", "person", whole)
    third.names("سمير الحلواني", "person")
    found = link(telling("a", "سمير الحلواني", "person"), telling("b", "سمير الحلواني", "person"), third)
    for utterance in found.utterances:
        assert len([s for s in utterance.statements if s.document == "a"]) <= 1


def test_a_third_report_of_the_text_that_credits_an_agency_leaves_the_source_open() -> None:
    early, late = (telling(n, "سمير الحلواني", "person", f"2024-03-1{d}") for n, d in (("a", 0), ("b", 1)))
    assert {p.source for p in link(early, late).passages} == {"a"}
    third = telling("c", "سمير الحلواني", "person", author="رويترز")
    pair = [p for p in link(early, late, third).passages if (p.a.document, p.b.document) == ("a", "b")]
    assert {p.source for p in pair} == {None}
    assert any("c has the same text and credits" in line for line in pair[0].why)


def test_a_report_that_names_its_own_reporter_took_from_nobody() -> None:
    early = telling("a", "سمير الحلواني", "person", "2024-03-10")
    late = telling("b", "سمير الحلواني", "person", "2024-03-11", author="هالة الدباغ")
    assert {p.source for p in link(early, late).passages} == {None}
