"""Names of bodies, agreements and decisions end where Arabic grammar ends them, and what names none is left out."""

from __future__ import annotations

import pytest
from link_reports import AS_OF, Report

from tawatur.link import link_case
from tawatur.model.case import Process


def process(text: str) -> Process:
    return link_case([Report("a", text, "2024-03-10").done()], AS_OF).process


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وأضاف أن الهدنة الإنسانية أملا في السلام صامدة.", ["الهدنة الإنسانية"]),
        ("إن الهدنة الإنسانية تأتي استجابة لطلب العمدة.", ["الهدنة الإنسانية"]),
        ("رحبت المدينة بهدنة إنسانية أعلنها المجلس.", ["هدنة إنسانية"]),
        ("رحبت المدينة بهدنة مائية تبدأ صباح الغد.", ["هدنة مائية"]),
        ("أشاد باتفاق السدود والقنوات ومعايير حقوق الصيد.", ["اتفاق السدود والقنوات"]),
        ("أشاد بالميثاق النهري لحقوق الصيادين أمام الحضور.", ["الميثاق النهري لحقوق الصيادين"]),
        ("وقال إن الاتفاق تفيد منه المدينتان.", []),
        ("وقال إن الاتفاق الحكومة أعلم به.", []),
        ("وقال إن الاتفاق السيئ خير من لا شيء.", []),
        ("دعا إلى اتفاق أفضل من سابقه.", []),
        ("دعا إلى اتفاق الأطراف على الماء.", []),
        ("دعا إلى تسوية الأزمة القائمة.", []),
        ("ندد بخرق الاتفاقات الدولية.", []),
        ("رحب بالهدنة لمزيد من الهدوء.", []),
    ],
)
def test_an_agreement_is_named_as_far_as_its_name_goes(text: str, names: list[str]) -> None:
    twice = link_case([Report(id_, text, "2024-03-10").done() for id_ in "ab"], AS_OF).process
    assert [i.name for i in twice.agreements] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("شكل المجلس لجنة السدود والقنوات أمس.", ["لجنة السدود والقنوات"]),
        ("وقال للجنة الملاحين إن الميناء مفتوح.", ["لجنة الملاحين"]),
        ("وقال للجنة المائية إن الميناء مفتوح.", ["اللجنة المائية"]),
        ("اجتمعت لجنة أخرى في الميناء.", []),
        ("اجتمع فريق عمل في غرفة العمليات.", []),
        ("قتل زعيم المجلس العسكري العام للتنظيم.", []),
        ("المجلس العسكري هو الذي تعني به الوثيقة السلطة.", []),
    ],
)
def test_a_body_is_named_as_far_as_its_name_goes(text: str, names: list[str]) -> None:
    assert [i.name for i in process(text).bodies] == names


def test_the_room_of_operations_is_no_working_team() -> None:
    text = "شكلت المدينة فريق عمل لمراقبة السدود. وأغلقت غرفة العمليات."
    (team,) = process(text).bodies
    assert team.name == "فريق عمل" and team.mandate == "لمراقبة السدود" and len(team.evidence) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("صادق البرلمان بالإجماع على قانون السدود.", 1),
        ("أقر مجلس النواب قانون السدود.", 1),
        ("صوت البرلمان ضد قانون السدود.", 1),
        ("زار البرلمان صادق المنجاوي وزملاؤه.", 0),
        ("رئيس البرلمان أقر بخطئه أمام الحضور.", 0),
        ("اعتقلت الشرطة أمام البرلمان حكمت البنوري.", 0),
        ("دعا إلى تنفيذ قرار مجلس الأمن رقم 4417.", 1),
        ("بقي القرار ساريا حتى 26 من الشهر.", 0),
        ("وافق على القرار نفسه. وأمامهم حتى 17 من الشهر.", 0),
    ],
)
def test_a_decision_is_voted_on_or_numbered(text: str, count: int) -> None:
    assert len(process(text).decisions) == count
