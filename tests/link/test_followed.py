"""Statuses that words show, issues by their core, numbers told against each other, labels, changes."""

from __future__ import annotations

import msgspec
import pytest
from link_reports import AS_OF, Report

from tawatur.link import DocumentDigest, changes, digest, link_case
from tawatur.link.acts import promise_of
from tawatur.link.labels import anaphoric, core, label
from tawatur.model.case import CaseFindings


def link(*reports: Report) -> CaseFindings:
    return link_case([r.done() for r in reports], AS_OF)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("بمواصلة الحفر في الوادي", "مواصلة الحفر في الوادي"),
        ("للتأخير", "التأخير"),
        ("على أن يفتح الجسر", "يفتح الجسر"),
        ("من أنّ «الجسر لن يصمد", "الجسر لن يصمد"),
        ("ومن المقرر أن تبدأ الورشة", "تبدأ الورشة"),
        ("بقاء الحراس عند البوابة", "بقاء الحراس عند البوابة"),
        ("لجنة التحقيق", "لجنة التحقيق"),
        ("بناء الجسر", "بناء الجسر"),
        ("وقف العمل", "وقف العمل"),
    ],
)
def test_labels_lose_only_what_opens_them(text: str, short: str) -> None:
    assert label(text) == short


def test_a_label_begins_behind_its_holder() -> None:
    assert label("مجلس الواحة أي تأجيل", "مجلس الواحة") == "أي تأجيل"


def test_the_core_of_an_issue_ends_before_time_and_reason() -> None:
    assert core("تمديد عمل الحراس ستة أشهر") == "تمديد عمل الحراس"
    assert core("تمديد عمل الحراس يوما واحدا بعد الموعد") == "تمديد عمل الحراس"
    assert core("التمديد، كما قال") == "التمديد"
    assert anaphoric("القرار") and not anaphoric("قرار المجلس بإغلاق السوق")


def test_the_act_of_a_promise_is_its_first_word() -> None:
    assert "deliver" in promise_of("ستسلم الشركة المفاتيح").families
    assert "deliver" in promise_of("تسليم المفاتيح").families
    assert promise_of("وضع خطة لبدء العمل").families == ()


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("الانسحاب من الجزيرة", "withdraw"),
        ("سوف تبدأ الورشة", "begin"),
        ("أن يقوم بزيارة الواحة", "visit"),
        ("سيتم الإفراج عن الصيادين", "release"),
        ("العمل على توفير الماء", "provide"),
        ("يجب احترام الهدنة", "respect"),
    ],
)
def test_the_act_stands_behind_words_that_only_say_that_it_is_to_be(text: str, family: str) -> None:
    assert family in promise_of(text).families


def test_the_act_is_the_verb_behind_its_subject() -> None:
    ours = promise_of("البعثة ستسلم قاعدة الوادي", "بعثة مراقبة السلام")
    assert ours.families == ("deliver",) and ours.objects == ("قاعده", "الوادي")
    other = promise_of("الجولة الثانية سوف تبدأ في الواحة")
    assert other.families == ("begin",) and other.objects[:2] == ("الجوله", "الثانيه")
    assert promise_of("تأهيل الحراس لن يكتمل قبل الصيف").families == ()
    assert promise_of("لا تسلم الشركة المفاتيح").families == ()


CALM = "تبدأ الهدنة المائية بين المدينتين اعتبارا من يوم الأحد"


@pytest.mark.parametrize(
    ("words", "day", "actor", "status"),
    [
        ("بدأت الهدنة المائية بين المدينتين أمس وسط هدوء", "2024-03-17", "مجلس الضفتين", "kept"),
        ("بدأت الهدنة المائية بين المدينتين أمس وسط هدوء", "2024-03-17", "الهدنة المائية", "kept"),
        # Nobody named who does it, and another day; or none.
        ("بدأت الهدنة المائية بين المدينتين أمس وسط هدوء", "2024-04-20", "مجلس الضفتين", "due passed"),
        ("بدأت الهدنة المائية بين المدينتين وسط هدوء", None, "مجلس الضفتين", "due passed"),
        ("بدأت المحادثات المائية بين المدينتين أمس وسط هدوء", "2024-03-17", "مجلس الضفتين", "due passed"),
    ],
)
def test_an_act_that_nobody_is_said_to_do_is_known_by_its_day(
    words: str, day: str | None, actor: str, status: str
) -> None:
    told = Report("a", f"قال المجلس: {CALM}.", "2024-03-10")
    told.commits(actor, CALM, "planned", CALM, ("2024-03-17", "2024-03-17"))
    later = Report("b", words, "2024-03-18" if day != "2024-04-20" else "2024-04-21")
    if day:
        later.dates("أمس", day)
    (thread,) = link(told, later).commitments
    assert thread.status == status, thread.why


PROMISE = "شركة الجسور ستسلم محطة القوارب الشرقية إلى البلدية قبل نهاية مايو"


def promised() -> Report:
    report = Report("a", f"قال المدير إن {PROMISE}.", "2024-03-10")
    act = PROMISE.removeprefix("شركة الجسور ")
    return report.commits("شركة الجسور", act, "promised", PROMISE, ("2024-03-10", "2024-05-31"))


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("تسلمت البلدية صباح أمس محطة القوارب الشرقية من شركة الجسور وسط حضور السكان", "late"),
        ("سلمت شركة الجسور أمس محطة القوارب الشرقية إلى البلدية في حفل قصير", "late"),
        ("تم أمس تسليم محطة القوارب الشرقية التي بنتها شركة الجسور إلى البلدية", "late"),
        # Not done, not yet done, only a part, another act, another thing.
        ("لم تسلم شركة الجسور أمس محطة القوارب الشرقية إلى البلدية رغم الوعود", "due passed"),
        ("سلمت شركة الجسور أمس محطة القوارب الشرقية جزئيا إلى البلدية في حفل قصير", "due passed"),
        ("زارت البلدية أمس محطة القوارب الشرقية التي تبنيها شركة الجسور في حفل", "due passed"),
        ("سلمت شركة الجسور أمس سيارتين للإسعاف إلى مستشفى البلدية في حفل قصير", "due passed"),
        ("ستسلم شركة الجسور محطة القوارب الشرقية إلى البلدية بعد أمس في حفل قصير", "due passed"),
    ],
)
def test_a_status_moves_only_by_words_that_show_it(words: str, status: str) -> None:
    later = Report("b", f"{words}.", "2024-06-12").dates("أمس", "2024-06-11")
    threads = link_case([promised().done(), later.done()], AS_OF.replace(month=7)).commitments
    assert [c.status for c in threads] == [status]
    if status == "late":
        assert words in threads[0].history[-1].evidence[0].text
        assert "11 days after" in threads[0].history[-1].why


def test_a_position_shifts_on_one_issue_told_with_another_extent() -> None:
    a = Report("a", "قال العمدة: نرفض تمديد عمل الحراس يوما واحدا.", "2024-03-10")
    a.says("العمدة", "person", "نرفض تمديد عمل الحراس يوما واحدا", mode="direct")
    a.stands("العمدة", "تمديد عمل الحراس يوما واحدا", "against", "نرفض تمديد عمل الحراس يوما واحدا")
    b = Report("b", "قال العمدة: نؤيد تمديد عمل الحراس ستة أشهر.", "2024-05-20")
    b.says("العمدة", "person", "نؤيد تمديد عمل الحراس ستة أشهر", mode="direct")
    b.stands("العمدة", "تمديد عمل الحراس ستة أشهر", "for", "نؤيد تمديد عمل الحراس ستة أشهر")
    cards = link(a, b).positions
    assert [(c.issue, c.shifts) for c in cards] == [("تمديد عمل الحراس", ((0, 1),))]


def test_the_decision_of_one_day_is_not_that_of_another() -> None:
    a = Report("a", "رحب العمدة بالقرار.", "2024-03-10").stands("العمدة", "بالقرار", "for", "رحب العمدة بالقرار")
    b = Report("b", "رفض العمدة القرار.", "2024-05-20").stands("العمدة", "القرار", "against", "رفض العمدة القرار")
    assert all(not c.shifts and len(c.entries) == 1 for c in link(a, b).positions)


def test_a_sentence_tells_one_number_against_another() -> None:
    text = "تظاهر نحو ألفي شخص أمام الميناء، حسب الشرطة، فيما قال المنظمون إن عدد المشاركين تجاوز خمسة آلاف."
    report = Report("a", text).says("المنظمون", "group", "عدد المشاركين تجاوز خمسة آلاف")
    report.counts("نحو ألفي شخص", 2000, 2000, "شخص", approx=True).counts("خمسة آلاف", 5000, None, "مشارك")
    assert [f.relation for f in link(report).figures] == ["conflict"]
    other = text.replace("إن عدد المشاركين", "إن مشاركين آخرين").replace("تجاوز", "وصلوا، وهم")
    report = Report("a", other).says("المنظمون", "group", "وهم خمسة آلاف")
    report.counts("نحو ألفي شخص", 2000, 2000, "شخص", approx=True).counts("خمسة آلاف", 5000, None, "مشارك")
    assert [f.relation for f in link(report).figures] == ["single", "single"]


def drowned(id_: str, day: str, words: str, low: int, speaker: str) -> Report:
    said = f"إن {words} غرقوا وأنقذ العشرات جراء هذه الفيضانات"
    report = Report(id_, f"وقال {speaker} أمس {said}.", day, source=id_)
    return report.says(speaker, "organisation", said).counts(words, low, low, "مدني")


def test_one_speaker_who_is_told_with_two_numbers_is_a_conflict_across_days() -> None:
    a = drowned("a", "2024-03-11", "173 مدنيا قتلوا أو", 173, "مرصد السدود")
    b = drowned("b", "2024-03-12", "170 مدنيا قتلوا أو", 170, "مرصد السدود")
    assert [f.relation for f in link(a, b).figures] == ["conflict"]
    other = drowned("b", "2024-03-12", "170 مدنيا قتلوا أو", 170, "مجلس الواحة")
    assert all(f.relation != "conflict" for f in link(a, other).figures)


def test_rounds_of_one_body_are_one_by_rank_and_time() -> None:
    a = Report("a", "انتهت أمس الجولة الثانية من اجتماعات اللجنة المائية المشتركة.", "2024-03-10")
    b = Report("b", "اختتمت اللجنة المائية المشتركة أمس جولتها الثانية في الواحة.", "2024-03-10")
    a.dates("أمس", "2024-03-09")
    b.dates("أمس", "2024-03-09")
    rounds = link(a, b).process.rounds
    assert len(rounds) == 1 and len(rounds[0].evidence) == 2
    assert str(rounds[0].window.earliest) == "2024-03-09"


def test_nameless_bodies_and_agreements_are_left_out() -> None:
    a = Report("a", "قالت اللجنة إن الاتفاق الأخير جيد. وقال المجلس إن اتفاق الواحة، وهو قديم، باق.", "2024-03-10")
    process = link(a).process
    assert process.bodies == ()
    assert [i.name for i in process.agreements] == ["اتفاق الواحة"]


def test_changes_tell_new_changed_withdrawn_and_contradicted() -> None:
    later = Report("b", "سلمت شركة الجسور أمس محطة القوارب الشرقية إلى البلدية في حفل.", "2024-06-12")
    later.dates("أمس", "2024-06-11")
    before, after = link(promised()), link(promised(), later)
    found = changes(before, after)
    assert any(c.kind == "timeline" for c in found.new)
    assert [(c.kind, c.change) for c in found.contradicted] == [("commitments", "contradicted")]
    assert "late" in found.contradicted[0].why[0]
    back = changes(after, before)
    assert {c.id for c in back.withdrawn} == {c.id for c in found.new}
    assert changes(after, after) == changes(before, before)


def test_digests_survive_the_store() -> None:
    made = digest(promised().done())
    packed = msgspec.msgpack.encode(made)
    assert msgspec.msgpack.decode(packed, type=DocumentDigest) == made


def test_stopping_an_act_is_no_step_of_doing_it() -> None:
    a = Report("a", "طالبت الربوة بلدية الواحة بوقف حفر الآبار الجديدة", "2024-03-10").commits(
        "بلدية الواحة", "وقف حفر الآبار الجديدة", "demanded", "وقف حفر الآبار الجديدة"
    )
    b = Report("b", "قالت البلدية إن بلدية الواحة تعتزم حفر الآبار الجديدة", "2024-03-11").commits(
        "بلدية الواحة", "حفر الآبار الجديدة", "planned", "تعتزم حفر الآبار الجديدة"
    )
    assert sorted(len(c.history) for c in link(a, b).commitments) == [1, 1]


def test_what_is_done_against_a_party_is_another_matter_than_the_party() -> None:
    a = Report("a", "أيدت نورستان الغارات الجوية على جماعة الراية", "2024-03-10").stands(
        "نورستان", "الغارات ضد جماعة الراية", "for", "أيدت نورستان الغارات الجوية على جماعة الراية"
    )
    b = Report("b", "رفضت نورستان جماعة الراية", "2024-03-20").stands(
        "نورستان", "جماعة الراية", "against", "رفضت نورستان جماعة الراية"
    )
    cards = link(a, b).positions
    assert len(cards) == 2 and not any(c.shifts for c in cards)


def test_an_act_with_a_pronoun_for_its_object_is_not_followed() -> None:
    assert promise_of("تسليمها للشركة الجديدة").families == ()
    assert promise_of("تسليم المحطة للشركة الجديدة").families == ("deliver",)


def test_a_forecast_gets_a_later_clause_only_that_tells_its_act() -> None:
    forecast = Report("a", "توقع خبير أن تفتح الشركة محطة المياه في الربوة قريبا", "2024-03-10").predicts(
        "خبير", "ستفتح الشركة محطة المياه في الربوة", "likely", "تفتح الشركة محطة المياه في الربوة"
    )
    done = Report("b", "افتتحت الشركة أمس محطة المياه في الربوة بحضور السكان", "2024-04-10").dates("أمس", "2024-04-09")
    talk = Report("c", "زار وزير أمس محطة المياه التي ستفتحها الشركة في الربوة", "2024-04-12")
    talk.dates("أمس", "2024-04-11")
    entry = link(forecast, done, talk).forecasts[0]
    assert [e.document for e in entry.suggestions] == ["b"]
