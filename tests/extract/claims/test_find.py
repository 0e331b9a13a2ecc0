"""Claims of short invented reports: evidence, stance, status, people, due windows, conditions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tawatur.extract.claims import find_claims
from tawatur.extract.page import Page
from tawatur.model import (
    Claim,
    Commitment,
    Document,
    Due,
    Entity,
    Forecast,
    Mention,
    Position,
    Published,
    Span,
    Speaker,
    Statement,
    TimeExpression,
)

DAY = date(2024, 3, 10)


def claims(
    text: str, names: tuple[str, ...] = (), said: dict[str, Any] | None = None, times: tuple[TimeExpression, ...] = ()
) -> tuple[Claim, ...]:
    """Claims of `text`: `names` are its entities, `said` = {by, cue, content} its one statement."""
    document = Document(id="x", text=text, published=Published(DAY, DAY, "metadata"))
    entities = [
        Entity(f"e{n}", name, "place", (Mention(text.index(name), text.index(name) + len(name)),))
        for n, name in enumerate(names)
    ]
    statements = []
    if said:
        find = lambda words: Span(text.index(words), text.index(words) + len(words))  # noqa: E731
        statements.append(
            Statement("s1", (find(said["content"]),), None, find(said["cue"]), Speaker(said["by"], "person"))
        )
    return find_claims(Page(document), statements, entities, times)


def only(found: tuple[Claim, ...]) -> Claim:
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("رحبت الوزارة بالاتفاق الجديد.", "for"),
        ("وندّدت الوزارة بقصف المدينة.", "against"),
        ("أدانت الحكومة الهجوم على السوق.", "against"),
        ("لا تريد الحكومة العودة إلى الحرب.", "against"),
        ("لا تعارض الحكومة هذا المقترح.", "for"),
        ("الحكومة ترفض أي وجود أجنبي.", "against"),
        ("صوت البرلمان لصالح القرار.", "for"),
        ("صوت البرلمان ضد القرار.", "against"),
        ("وأعربت الوزارة عن رفضها للقرار.", "against"),
        ("حذرت الوزارة من المساس بالسيادة.", "against"),
    ],
)
def test_positions(text: str, stance: str) -> None:
    claim = only(claims(text))
    assert isinstance(claim, Position)
    assert claim.stance == stance
    assert claim.statement is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("دعا الوزير الأطراف إلى ضبط النفس.", "demanded"),
        ("طالبت الوزارة بوقف القصف فورا.", "demanded"),
        ("يجب على الحكومة وقف القصف.", "demanded"),
        ("تعهدت الحكومة بحماية المدنيين.", "promised"),
        ("اتفق الجانبان على وقف القصف.", "agreed"),
        ("وقعت الحكومة اتفاقية للتعاون العسكري.", "agreed"),
        ("ينص الاتفاق على تبادل الأسرى.", "agreed"),
        ("تعتزم الحكومة زيادة الرواتب.", "planned"),
        ("من المقرر أن تعقد اللجنة جلسة جديدة.", "planned"),
        ("ستعقد اللجنة جلسة جديدة.", "planned"),
        ("أعلنت الحكومة عن بدء المفاوضات.", "planned"),
        ("اقترح المبعوث هدنة قصيرة.", "proposed"),
    ],
)
def test_commitments(text: str, status: str) -> None:
    claim = only(claims(text))
    assert isinstance(claim, Commitment)
    assert claim.status == status


@pytest.mark.parametrize(
    ("text", "likelihood"),
    [
        ("من المتوقع أن ترتفع الأسعار.", "likely"),
        ("من المحتمل أن تندلع الحرب.", "possible"),
        ("من المستبعد أن تندلع الحرب.", "unlikely"),
        ("قد تندلع الحرب من جديد.", "possible"),
        ("الحرب ستؤدي إلى انهيار الاقتصاد.", "certain"),
        ("سقوط المدينة بات وشيكا.", "likely"),
        ("يخشى السكان أن تندلع الحرب.", "possible"),
        ("استبعد الخبير اندلاع الحرب.", "unlikely"),
        ("لم يستبعد الخبير اندلاع الحرب.", "possible"),
        ("حذر الخبير من اندلاع حرب جديدة.", "possible"),
        ("القرار يمهد الطريق لعودة الحرب.", "likely"),
        ("القرار قد يمهد الطريق لعودة الحرب.", "possible"),
    ],
)
def test_forecasts(text: str, likelihood: str) -> None:
    claim = only(claims(text))
    assert isinstance(claim, Forecast)
    assert claim.likelihood == likelihood


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوزير إلى المدينة صباحا.",
        "سياسة الحكومة وسيارات الشرطة في ساحة المدينة.",
        "قال المسؤول طالبا عدم ذكر اسمه.",
        "قد تم افتتاح السوق.",
        "لم يتفق الجانبان على شيء.",
        "",
        "،",
    ],
)
def test_nothing(text: str) -> None:
    assert claims(text) == ()


def test_evidence_is_the_clause() -> None:
    text = "وفي المقابل، ترفض الحكومة أي وجود أجنبي، وسط أجواء هادئة."
    claim = only(claims(text))
    assert claim.evidence.of(text) == "ترفض الحكومة أي وجود أجنبي"


def test_condition_before_and_within() -> None:
    text = "إذا استمر القصف، فستنهار الهدنة."
    claim = only(claims(text))
    assert isinstance(claim, Forecast)
    assert claim.condition == "إذا استمر القصف،" or claim.condition == "إذا استمر القصف"
    assert claim.evidence.of(text).startswith("إذا")
    within = only(claims("ستنهار الهدنة في حال استمر القصف."))
    assert isinstance(within, Forecast)
    assert within.condition == "في حال استمر القصف"


def test_in_a_statement() -> None:
    text = "قال سمير النجار إن الحرب ستؤدي إلى انهيار الاقتصاد."
    said = {"by": "سمير النجار", "cue": "قال", "content": "الحرب ستؤدي إلى انهيار الاقتصاد"}
    claim = only(claims(text, said=said))
    assert isinstance(claim, Forecast)
    assert (claim.holder, claim.statement) == ("سمير النجار", "s1")
    assert claim.evidence.of(text) == "الحرب ستؤدي إلى انهيار الاقتصاد"


def test_first_person_is_a_promise() -> None:
    text = "قال سمير النجار: سنواصل العمل حتى النهاية."
    said = {"by": "سمير النجار", "cue": "قال", "content": "سنواصل العمل حتى النهاية"}
    claim = only(claims(text, said=said))
    assert isinstance(claim, Commitment)
    assert (claim.actor, claim.status) == ("سمير النجار", "promised")


def test_an_onlooker_forecasts() -> None:
    text = "قال محللون إن بغداد ستعقد جلسة جديدة."
    said = {"by": "محللون", "cue": "قال", "content": "بغداد ستعقد جلسة جديدة"}
    assert isinstance(only(claims(text, ("بغداد",), said)), Forecast)
    assert isinstance(only(claims("بغداد ستعقد جلسة جديدة.", ("بغداد",))), Commitment)


def test_the_cue_itself() -> None:
    text = "رحبت بغداد بالقرار الجديد."
    claim = only(claims(text, ("بغداد",), {"by": "بغداد", "cue": "رحبت", "content": "القرار الجديد"}))
    assert isinstance(claim, Position)
    assert (claim.holder, claim.statement) == ("بغداد", "s1")


def test_the_addressee_acts() -> None:
    claim = only(claims("دعت بغداد واشنطن إلى سحب قواتها.", ("بغداد", "واشنطن")))
    assert isinstance(claim, Commitment)
    assert claim.actor == "واشنطن"


def test_due() -> None:
    text = "من المقرر أن تعقد بغداد جلسة جديدة في 20 مارس."
    at = text.index("20 مارس")
    day = date(2024, 3, 20)
    time = TimeExpression("t", at, at + len("20 مارس"), "DATE", "2024-03-20", day, day)
    claim = only(claims(text, ("بغداد",), times=(time,)))
    assert isinstance(claim, Commitment)
    assert (claim.due, claim.actor) == (Due(day, day), "بغداد")
    text = "تعهدت بغداد بسحب القوات خلال شهر."
    at = text.index("شهر")
    claim = only(claims(text, ("بغداد",), times=(TimeExpression("t", at, at + 3, "DURATION", "P1M"),)))
    assert isinstance(claim, Commitment)
    assert claim.due == Due(DAY, date(2024, 4, 10))


def test_the_day_of_speaking_is_not_due() -> None:
    text = "دعا الوزير أمس الأطراف إلى ضبط النفس."
    at = text.index("أمس")
    day = date(2024, 3, 9)
    claim = only(claims(text, times=(TimeExpression("t", at, at + 3, "DATE", "2024-03-09", day, day),)))
    assert isinstance(claim, Commitment)
    assert claim.due is None


def test_rule_parts_and_order() -> None:
    found = claims("ترفض الحكومة الهدنة. ومن المتوقع أن تندلع الحرب.")
    assert [c.rule for c in found] == ["claims:against.verb", "claims:odds"]
    assert all(c.parts and c.parts[0].role == "trigger" and c.id for c in found)
    assert list(found) == sorted(found, key=lambda c: c.evidence.start)


@pytest.mark.parametrize(
    ("text", "content", "stance"),
    [
        ("قال سمير النجار إن القرار باطل.", "القرار باطل", "against"),
        ("قال سمير النجار إن هذه الخطوة إيجابية.", "هذه الخطوة إيجابية", "for"),
    ],
)
def test_a_judgement_without_a_verb(text: str, content: str, stance: str) -> None:
    claim = only(claims(text, said={"by": "سمير النجار", "cue": "قال", "content": content}))
    assert isinstance(claim, Position)
    assert (claim.holder, claim.stance) == ("سمير النجار", stance)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("قررت الحكومة، أمس، إجراء تخفيضات في الرواتب.", "إجراء تخفيضات في الرواتب"),
        ("تعتزم وزارة المالية زيادة الرواتب في المدن التي", "زيادة الرواتب في المدن"),
        ("دعا الوزير بعد لقائه الوفد الأطراف إلى ضبط النفس.", "إلى ضبط النفس"),
        ("نصح الوزير الأطراف بضبط النفس وقال إنه يأسف.", "بضبط النفس"),
    ],
)
def test_an_act_is_a_whole_phrase(text: str, act: str) -> None:
    claim = claims(text)[0]
    assert isinstance(claim, Commitment)
    assert claim.act == act


def test_a_long_act_ends_where_a_phrase_does() -> None:
    text = "تعتزم الحكومة بناء مستشفى كبير" + " ومدرسة جديدة" * 11 + "."
    claim = only(claims(text))
    assert isinstance(claim, Commitment)
    assert 9 < len(claim.act.split()) <= 18
    assert claim.act.endswith("جديدة")


@pytest.mark.parametrize(
    ("content", "actor"),
    [
        ("الدول الأخرى يجب أن تساعد في الحل", "الدول الأخرى"),
        ("يجب أن تساعد الدول الأخرى في الحل", "الدول الأخرى"),
        ("يستدعي من الحكومة توضيح الأمر", "الحكومة"),
        ("نطالب الحكومة بوقف القصف", "الحكومة"),
        ("ندعوهم إلى وقف القصف", None),
    ],
)
def test_who_must(content: str, actor: str | None) -> None:
    text = f"قال سمير النجار إن {content}."
    claim = only(claims(text, said={"by": "سمير النجار", "cue": "قال", "content": content}))
    assert isinstance(claim, Commitment)
    assert (claim.status, claim.actor) == ("demanded", actor)


@pytest.mark.parametrize(
    ("content", "stance", "target"),
    [
        ("خروج القوات من المدينة، كارثة حقيقية", "against", "خروج القوات من المدينة"),
        ("رفض الاتفاق سيكون خطأ تاريخيا", "against", "رفض الاتفاق"),
        ("الحوار هو الحل للأزمة", "for", "الحوار"),
        ("عودة الوزير مؤشر مهم على التقدم", "for", "عودة الوزير"),
    ],
)
def test_a_judgement_is_the_speakers(content: str, stance: str, target: str) -> None:
    text = f"قال سمير النجار إن {content}."
    claim = only(claims(text, said={"by": "سمير النجار", "cue": "قال", "content": content}))
    assert isinstance(claim, Position)
    assert (claim.holder, claim.stance) == ("سمير النجار", stance)
    assert claim.target.rstrip("،") == target


def test_the_object_can_be_a_pronoun() -> None:
    claim = only(claims("زار المدينة الوفد الذي ترفضه بغداد.", ("بغداد",)))
    assert isinstance(claim, Position)
    assert (claim.holder, claim.stance) == ("بغداد", "against")
    assert claims("بلغت التكلفة الكلفة المعروفة.") == ()  # a feminine ending is no pronoun


def test_a_plan_with_its_day_is_told_in_the_present() -> None:
    text = "يعقد المجلس جلسة جديدة غدا."
    at, day = text.index("غدا"), date(2024, 3, 11)
    claim = only(claims(text, times=(TimeExpression("t", at, at + 3, "DATE", "2024-03-11", day, day),)))
    assert isinstance(claim, Commitment)
    assert (claim.actor, claim.due, claim.status) == ("المجلس", Due(day, day), "planned")
    assert claims(text) == ()  # no day is known


def test_after_a_day_is_open() -> None:
    text = "تعهدت بغداد بسحب القوات بعد 20 مارس."
    at, day = text.index("20"), date(2024, 3, 20)
    claim = only(claims(text, ("بغداد",), times=(TimeExpression("t", at, at + 7, "DATE", "2024-03-20", day, day),)))
    assert isinstance(claim, Commitment)
    assert claim.due == Due(day, None)


def test_two_things_demanded_are_two() -> None:
    content = "يجب أن تنسحب القوات من المدينة وأن تعود الحكومة إلى العاصمة"
    text = f"قال سمير النجار إنه {content}."
    first, second = claims(text, said={"by": "سمير النجار", "cue": "قال", "content": content})
    assert isinstance(first, Commitment) and isinstance(second, Commitment)
    assert (first.actor, second.actor) == ("القوات", "الحكومة")
    assert second.evidence.of(text) == "تعود الحكومة إلى العاصمة"


def test_a_guest_is_no_matter() -> None:
    assert claims("رحب الوزير بالسفير في مكتبه.") == ()
    assert isinstance(only(claims("رحب الوزير بأن يزور الوفد المدينة.")), Position)


@pytest.mark.parametrize(
    ("asked", "actor"),
    [("المواطنين", "المواطنون"), ("الطرفين", "الطرفان"), ("الوزيرين", "الوزيران"), ("السفير", "السفير")],
)
def test_names_are_told_as_subjects(asked: str, actor: str) -> None:
    claim = only(claims(f"دعت بغداد {asked} إلى ضبط النفس.", ("بغداد",)))
    assert isinstance(claim, Commitment)
    assert claim.actor == actor
