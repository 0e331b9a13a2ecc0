"""Linking of invented reports: each kind of finding, what must be joined and what must not."""

from __future__ import annotations

import random

import msgspec
import pytest
from link_reports import AS_OF, Report

from tawatur.link import DocumentDigest, digest, link_case
from tawatur.model import Annotation
from tawatur.model.case import CaseFindings

STATEMENT = (
    "المدينتين اتفقتا على تشكيل فريق مشترك لبحث مستقبل الجسر القديم ووضع برنامج زمني لترميمه وإعادة فتحه أمام السيارات"
)
MARKED = STATEMENT.replace("فريق", "فَريق")
PROSE = (
    "وصلت صباح أمس قافلة تحمل معدات ثقيلة إلى المرفأ الشرقي وبدأ العمال تفريغ الحمولة تحت إشراف مهندسين محليين "
    "بينما تجمع عشرات السكان على الرصيف لمتابعة العمل الذي طال انتظاره"
)


def link(*reports: Report) -> CaseFindings:
    return link_case([r.done() for r in reports], AS_OF)


def two_quoting() -> tuple[Report, Report]:
    a = Report(
        "a", f"أعلنت بلدية الواحة أنّ {STATEMENT}. وسادت المدينة أجواء من التفاؤل بعد شتاء طويل وممطر.", source="نهار"
    )
    b = Report(
        "b",
        f"في خبر آخر ذكر مكتب الصحافة أن بلدية الواحة قالت في بيان إن {MARKED}، ولم تذكر شيئا.",
    )
    a.says("بلدية الواحة", "organisation", STATEMENT)
    b.says("بلدية الواحة", "organisation", MARKED, "بيان")
    return a, b


def test_a_shared_statement_is_a_quotation_and_one_utterance() -> None:
    found = link(*two_quoting())
    assert [p.relation for p in found.passages] == ["quotation"]
    passage = found.passages[0]
    assert STATEMENT in passage.evidence[0].text and passage.source is None
    assert "فَريق" in passage.evidence[1].text  # spans of the text as it was read
    together = [u for u in found.utterances if len(u.statements) == 2]
    assert len(together) == 1 and together[0].witnesses == (1, 2)
    origin = next(o for o in found.origins if o.id == together[0].origin)
    assert origin.kind == "speaker" and origin.documents == ("a", "b")


def test_copied_prose_is_a_copy_from_the_earlier_report() -> None:
    a = Report("a", f"{PROSE}. ولم تعلن الجهة المالكة أي موعد.", "2024-03-10", source="x")
    b = Report("b", f"من مراسلنا: {PROSE}، بحسب شهود.", "2024-03-12", source="y")
    found = link(a, b)
    assert [(p.relation, p.source) for p in found.passages] == [("copy", "a")]
    assert any("2 days before" in line for line in found.passages[0].why)


def test_one_agency_behind_both_leaves_the_source_open() -> None:
    a = Report("a", PROSE, "2024-03-10", source="x", author="رويترز")
    b = Report("b", PROSE, "2024-03-12", source="y", author="لندن: رويترز")
    assert [(p.relation, p.source) for p in link(a, b).passages] == [("copy", None)]


def test_titles_and_names_alone_are_no_passage() -> None:
    formula = "صاحب السمو الملكي الأمير ولي العهد نائب رئيس مجلس الوزراء وزير الدفاع حفظه الله"
    a = Report("a", f"استقبل {formula} في مكتبه وفدا من الكتاب.")
    b = Report("b", f"رعى {formula} سباق القوارب السنوي.")
    assert link(a, b).passages == ()


def test_small_edits_stay_within_one_passage() -> None:
    a = Report("a", PROSE)
    b = Report("b", PROSE.replace("المرفأ الشرقي", "الميناء الشرقي").replace("مهندسين محليين", "عدد من المهندسين"))
    found = link(a, b)
    assert len(found.passages) == 1
    assert found.passages[0].a.end - found.passages[0].a.start > 0.8 * len(PROSE)


def agency_story(id_: str, source: str, author: str, said: str) -> Report:
    report = Report(id_, f"قال سالم النجار إن {said}.", source=source, author=author)
    return report.says("سالم النجار", "person", said, cue="قال").names("سالم النجار", "person")


def test_five_outlets_with_one_agency_are_one_witness() -> None:
    said = "القافلة ستغادر المدينة فور وصول الشاحنات المحملة بالوقود والدقيق"
    reports = [agency_story(f"r{i}", f"outlet{i}", "رويترز", said) for i in range(5)]
    found = link(*reports)
    one = [u for u in found.utterances if len(u.statements) == 5]
    assert [u.witnesses for u in one] == [(1, 1)]
    rival = agency_story("r9", "outlet9", "أ ف ب", "ستغادر القافلة المدينة عند وصول شاحنات محملة بالدقيق والوقود")
    found = link(*reports, rival)
    assert [u.witnesses for u in found.utterances if len(u.statements) == 6] == [(2, 2)]


def test_polarity_figures_and_days_keep_utterances_apart() -> None:
    said = "الحكومة ستمول ترميم المدرسة الكبيرة والمستشفى القديم خلال الصيف بالكامل"
    turned = "الحكومة لن تمول ترميم المدرسة الكبيرة والمستشفى القديم أبدا خلال الصيف هذا"
    for other in (agency_story("b", "y", "", turned),):
        assert all(len(u.statements) == 1 for u in link(agency_story("a", "x", "", said), other).utterances)
    later = Report("b", f"قال سالم النجار إن {said}.", "2024-03-20").says("سالم النجار", "person", said)
    assert all(len(u.statements) == 1 for u in link(agency_story("a", "x", "", said), later).utterances)


def test_names_join_with_parts_left_out_but_never_by_surname_alone() -> None:
    a = Report("a", "اجتمع كريم سامي الحداد مع زملائه").names("كريم سامي الحداد", "person")
    b = Report("b", "وصل كريم الحداد مساء").names("كريم الحداد", "person")
    c = Report("c", "غادر وليد الحداد القاعة").names("وليد الحداد", "person")
    d = Report("d", "تحدث كريم فؤاد الحداد طويلا").names("كريم فؤاد الحداد", "person")
    found = link(a, b, c)
    assert sorted(e.name for e in found.entities) == ["كريم سامي الحداد", "وليد الحداد"]
    joined = next(e for e in found.entities if e.name == "كريم سامي الحداد")
    assert joined.mentions == {"a": 1, "b": 1} and len(joined.why) == 2
    # Two fuller names that differ: the short one could be either, and stays apart.
    assert len(link(a, b, d).entities) == 3


def test_a_single_name_joins_by_office() -> None:
    a = Report("a", "قال الحداد").names("الحداد", "person", office=("وزير", "النقل"))
    b = Report("b", "قال كريم الحداد").names("كريم الحداد", "person", office=("وزير", "النقل"))
    c = Report("c", "قال الحداد").names("الحداد", "person")
    assert len(link(a, b).entities) == 1
    assert len(link(b, c).entities) == 2


def test_organisations_join_without_their_head() -> None:
    a = Report("a", "أعلنت وزارة الخارجية الفلانية").names("وزارة الخارجية الفلانية", "organisation")
    b = Report("b", "نفت الخارجية الفلانية").names("الخارجية الفلانية", "organisation")
    assert len(link(a, b).entities) == 1


def test_a_claim_of_two_reports_has_its_origins_counted() -> None:
    a, b = two_quoting()
    words = "المدينتين اتفقتا على تشكيل"
    a.commits("المدينتان", "تشكيل فريق مشترك لبحث مستقبل الجسر", "agreed", words)
    b.commits("المدينتان", "تشكيل فريق مشترك لبحث مستقبل الجسر", "agreed", words)
    claims = [c for c in link(a, b).claims if len(c.reports) == 2]
    assert [(c.type, c.independent_origins) for c in claims] == [("commitment", (1, 1))]
    assert claims[0].why[0].startswith("2 reports, 1 origin")


def test_unnamed_sources_are_one_in_low_and_several_in_high() -> None:
    text = "قال مصدر مطلع إن السوق الكبير سيفتح أبوابه قريبا جدا"
    reports = []
    for id_ in ("a", "b"):
        r = Report(id_, text if id_ == "a" else text.replace("مطلع", "حكومي"), source=id_)
        r.says("مصدر مطلع" if id_ == "a" else "مصدر حكومي", "anonymous", "السوق الكبير سيفتح أبوابه قريبا جدا")
        reports.append(r.predicts(None, "فتح السوق الكبير قريبا", "likely", "السوق الكبير سيفتح أبوابه"))
    claims = [c for c in link(*reports).claims if len(c.reports) == 2]
    assert [c.independent_origins for c in claims] == [(1, 2)]


def killed(id_: str, number: int, day: str = "2024-03-10", place: str = "الربوة", source: str = "x") -> Report:
    text = f"قتل {number} شخصا وأصيب آخرون في انفجار خزان للوقود قرب محطة الحافلات في {place} مساء أمس"
    report = Report(id_, text, day, source=source).counts(f"{number} شخصا", number, number, "شخص")
    return report.names(place, "place")


def test_figures_conflict_only_for_the_same_thing_place_and_day() -> None:
    def relation(*reports: Report) -> list[str]:
        return sorted(f.relation for f in link(*reports).figures)

    assert relation(killed("a", 12), killed("b", 17)) == ["conflict"]
    assert relation(killed("a", 12), killed("b", 12)) == ["agree"]
    assert relation(killed("a", 12), killed("b", 17, place="الساحل")) == ["single", "single"]
    assert relation(killed("a", 12), killed("b", 17, day="2024-03-30")) == ["single", "single"]
    # A later and higher count is an update.
    assert "conflict" not in relation(killed("a", 12), killed("b", 17, day="2024-03-11"))


@pytest.mark.parametrize("first", range(1, 21))
def test_figures_of_days_running_are_compared_on_every_day_of_the_year(first: int) -> None:
    early, late = f"2024-03-{first:02}", f"2024-03-{first + 1:02}"
    found = link(killed("a", 12, day=early), killed("b", 12, day=late))
    assert [f.relation for f in found.figures] == ["agree"]


def test_a_number_denied_in_the_same_report_is_a_conflict() -> None:
    text = "أصيب 4 حراس في الحادث، لكن مصادر خاصة تؤكد أن عدد الحراس المصابين كان أكثر من ذلك"
    found = link(Report("a", text).counts("4 حراس", 4, 4, "حارس"))
    assert [(f.relation, f.conflicts) for f in found.figures] == [("conflict", ((0, 1),))]
    assert found.figures[0].values[1].evidence.text == "أكثر من ذلك"
    hedged = "أصيب 4 حراس في الحادث، وقد يكون عدد الحراس المصابين أكثر من ذلك"
    assert [f.relation for f in link(Report("a", hedged).counts("4 حراس", 4, 4, "حارس")).figures] == ["single"]


def test_different_periods_stand_side_by_side() -> None:
    a = Report("a", "تعرضت القاعدة إلى أكثر من 150 هجوما منذ أكتوبر الماضي").counts(
        "أكثر من 150 هجوما", 150, None, "هجوم"
    )
    b = Report("b", "تعرضت القاعدة إلى أكثر من 300 هجوم منذ عام 2019").counts("أكثر من 300 هجوم", 300, None, "هجوم")
    a.dates("أكتوبر الماضي", "2023-10-01", "2023-10-31")
    b.dates("عام 2019", "2019-01-01", "2019-12-31")
    figures = link(a, b).figures
    assert sorted(f.scope.since or "" for f in figures) == ["2019-01-01", "2023-10-01"]
    assert {f.relation for f in figures} == {"single"}


def test_an_old_number_repeated_without_a_source_is_stale() -> None:
    def presence(id_: str, day: str, words: str = "ينتشر") -> Report:
        report = Report(id_, f"{words} 2500 جندي في البلاد الجبلية منذ سنوات", day).names("البلاد الجبلية", "place")
        return report.counts("2500 جندي", 2500, 2500, "جندي")

    found = link(presence("a", "2021-12-01"), presence("b", "2024-01-20"), presence("c", "2024-05-01", "ينتشر حاليا"))
    assert len(found.figures) == 1
    assert [(v.fresh, v.stale) for v in found.figures[0].values] == [(True, False), (False, True), (True, False)]


def test_the_same_event_of_two_reports_is_one_entry_and_recalled_ones_are_background() -> None:
    words = "افتتح المحافظ يوم السبت المكتبة العامة الجديدة وسط حضور كبير من الطلاب والمعلمين"
    a = Report("a", words).dates("يوم السبت", "2024-03-09")
    b = Report("b", words.replace("حضور كبير", "حضور لافت")).dates("يوم السبت", "2024-03-09")
    c = Report("c", "بنيت القلعة الحجرية القديمة في عام 2003 بأيدي حرفيين مهرة").dates(
        "عام 2003", "2003-01-01", "2003-12-31"
    )
    entries = link(a, b, c).timeline
    assert [(e.documents, e.background, e.status) for e in entries] == [
        (("c",), True, "past"),
        (("a", "b"), False, "past"),
    ]


def test_a_commitment_is_followed_and_falls_due() -> None:
    a = Report("a", "وعدت البلدية بترميم الجسر القديم قبل نهاية أبريل").commits(
        "البلدية", "ترميم الجسر القديم", "promised", "وعدت البلدية بترميم الجسر القديم", ("2024-04-01", "2024-04-30")
    )
    assert [c.status for c in link(a).commitments] == ["due passed"]
    later = Report("b", "أعلنت البلدية اليوم أنه تم ترميم الجسر القديم بالكامل وسط فرحة الأهالي", "2024-04-20")
    thread = link(a, later).commitments[0]
    assert [s.status for s in thread.history] == ["promised", "kept"] and thread.status == "kept"
    assert "تم ترميم الجسر" in thread.history[1].evidence[0].text
    planned = Report("b", "قالت البلدية إنها إذا تم ترميم الجسر القديم ستفتح الطريق", "2024-04-20")
    assert link(a, planned).commitments[0].status == "due passed"
    assert link_case([a.done()], AS_OF.replace(month=4, day=15)).commitments[0].status == "promised"


def test_a_shift_needs_two_stances_on_one_issue_and_two_days() -> None:
    def stance(id_: str, day: str, target: str, side: str) -> Report:
        words = f"قال حزب الوردة إن موقفه من {target} واضح"
        report = Report(id_, words, day).says("حزب الوردة", "organisation", f"موقفه من {target} واضح", mode="direct")
        return report.names("حزب الوردة", "organisation").stands("حزب الوردة", target, side, f"موقفه من {target}")

    a, b = (
        stance("a", "2024-01-10", "انسحاب القوات الأجنبية", "for"),
        stance("b", "2024-03-10", "خروج القوات الأجنبية", "against"),
    )
    card = link(a, b).positions[0]
    assert card.shifts == ((0, 1),) and [e.told for e in card.entries] == ["own words", "own words"]
    same = stance("b", "2024-03-10", "وجود القوات الأجنبية", "against")
    (card,) = link(a, same).positions
    assert card.shifts == () and len({e.stance for e in card.entries}) == 1
    assert any("is told as" in line for line in card.why)


def test_forecasts_get_odds_and_are_void_without_a_day() -> None:
    text = "قد تعود الأمطار إلى الوادي قبل سبتمبر المقبل"
    dated = Report("a", text).predicts("خبراء", "عودة الأمطار إلى الوادي", "possible", text)
    dated.dates("سبتمبر المقبل", "2024-09-01", "2024-09-30")
    (forecast,) = link(dated).forecasts
    assert forecast.odds == (0.2, 0.6) and forecast.resolution is None and forecast.resolves_by is not None
    (void,) = link(Report("a", text).predicts("خبراء", "عودة الأمطار", "certain", text)).forecasts
    assert void.resolution == "void" and void.odds == (0.95, 1.0)


def test_a_body_has_its_working_groups_and_mandate() -> None:
    text = (
        "أفضت الجولة الثانية من المحادثات إلى إطلاق اللجنة الفنية العليا على مستوى مجموعات العمل لتقييم حالة السدود، "
        "والحاجات الطارئة للمزارعين وتطوير شبكات الري، لصياغة برنامج واضح لتوزيع المياه"
    )
    process = link(Report("a", text)).process
    body = next(b for b in process.bodies if b.kind == "committee")
    assert body.name == "اللجنة الفنية العليا"
    assert body.parts == ("حالة السدود", "الحاجات الطارئة للمزارعين", "تطوير شبكات الري")
    assert body.mandate == "لصياغة برنامج واضح لتوزيع المياه"
    assert [r.name for r in process.rounds] == ["الجولة الثانية من المحادثات"]


def many() -> list[Annotation]:
    a, b = two_quoting()
    reports = [a, b, killed("k1", 12), killed("k2", 17), agency_story("s1", "x", "رويترز", STATEMENT)]
    return [r.done() for r in reports]


def test_the_order_of_the_annotations_does_not_matter() -> None:
    annotations = many()
    first = msgspec.json.encode(link_case(annotations, AS_OF))
    for seed in range(4):
        random.Random(seed).shuffle(annotations)
        assert msgspec.json.encode(link_case(annotations, AS_OF)) == first


def test_ids_do_not_depend_on_unrelated_documents() -> None:
    annotations = many()
    more = [
        *annotations,
        Report("zz", "نبتت أزهار برية على سفح التل بعد المطر").done(),
        Report("00", "خبر قصير").done(),
    ]
    before, after = link_case(annotations, AS_OF), link_case(more, AS_OF)
    for key in ("passages", "utterances", "origins", "claims", "figures", "timeline", "entities"):
        assert {x.id for x in getattr(before, key)} <= {x.id for x in getattr(after, key)}


def test_digests_travel_as_bytes_and_stale_ones_are_made_anew() -> None:
    annotations = many()
    packed = {a.document.id: msgspec.json.encode(digest(a)) for a in annotations}
    digests = {k: msgspec.json.decode(v, type=DocumentDigest) for k, v in packed.items()}
    whole = msgspec.json.encode(link_case(annotations, AS_OF))
    assert msgspec.json.encode(link_case(annotations, AS_OF, digests)) == whole
    wrong = dict(digests)
    wrong["a"] = digests["b"]
    assert msgspec.json.encode(link_case(annotations, AS_OF, wrong)) == whole


def test_two_documents_with_one_id_are_an_issue() -> None:
    one, two = Report("a", "خبر أول قصير").done(), Report("a", "خبر ثان قصير").done()
    assert [i.kind for i in link_case([one, two], AS_OF).issues] == ["duplicate-id"]


@pytest.mark.parametrize("text", ["", " ", "كلمة", "«»", "\n\n", "1 2 3"])
def test_empty_and_tiny_texts(text: str) -> None:
    assert link_case([Report("a", text, None).done(), Report("b", text, None).done()], AS_OF).passages == ()
