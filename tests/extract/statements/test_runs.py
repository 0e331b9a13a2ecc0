"""Runs: who goes on where a sentence names nobody."""

from __future__ import annotations

import pytest

from tawatur.model import Document
from tawatur.pipeline import annotate_document


@pytest.mark.parametrize(("text", "speakers"), [
    # Gender tells who of two persons goes on.
    ("استقبل رئيس الوزراء سامي الحداد سفيرة الاتحاد ليلى الخوري. وأكدت أن الدعم مستمر.", ["ليلى الخوري"]),
    ("استقبل رئيس الوزراء سامي الحداد سفيرة الاتحاد ليلى الخوري. وأكد أن الدعم مستمر.", ["سامي الحداد"]),
    # A plural means several people, a dual two.
    ("كان رجال الدين منزعجين من سلوك الشباب. وكانوا يطالبون برقابة أشد على الأسواق.", ["رجال الدين"]),
    ("عقد النائبان سامي الحداد ورشيد الخوري لقاء مع الوفد. وأكدا أن الحوار مستمر.", ["سامي الحداد ورشيد الخوري"]),
    # A participle does not go on with a noun of the other gender.
    (
        "قال المتحدث سامي الحداد إن العمل بدأ. والجوازات ممثلة في مراكز التصحيح ستستمر، مؤكدا أن المهلة انتهت.",
        ["سامي الحداد"] * 2,
    ),
    # The pronoun on the verb is not who speaks.
    ("شهدت الجلسة هجوما من سامي الحداد على الرئيس رشيد الخوري، واتهمه بأنه يطيل الأزمة.", ["سامي الحداد"]),
    # «وبين أن» is a verb without a subject.
    ("أثنى القيادي سامي الحداد على دور الفريق. وبين أن العمل مستمر.", ["سامي الحداد"] * 2),
    # «بهذا الخصوص» is nobody.
    ("قال وزير الري سامي الحداد إن الخلافات تبددت. وقال بهذا الخصوص: «لدينا تصور واضح الآن».", ["سامي الحداد"] * 2),
    # A masculine office is not the woman who spoke last.
    (
        "أعلنت ليلى الخوري سفيرة الاتحاد أن الدعم مستمر. جاء ذلك خلال لقاء سامي الحداد محافظ الرملة مع السفيرة. "
        "وقال المحافظ إن المدينة صمدت.",
        ["ليلى الخوري", "سامي الحداد"],
    ),
    # The subject of the sentence's own verb, also of a state; what leads into the sentence stands aside.
    (
        "قال المسؤول سامي الحداد إن الخطة جاهزة. وكانت تركيا هاجمت المعسكرات أمس فيما قالت إن هجومها رد على قصف.",
        ["سامي الحداد", "تركيا"],
    ),
    (
        "قال المسؤول سامي الحداد إن الخطة جاهزة. وفي سياق متصل، عقدت وزارة الصحة اجتماعا. وأكدت أن الدواء متوفر.",
        ["سامي الحداد", "وزارة الصحة"],
    ),
    ("قال سامي الحداد إن الخطة جاهزة. واستقبل رشيد الخوري وفدا. وأضاف أن الأزمة انتهت.", ["سامي الحداد"] * 2),
    # Two who spoke together, then by a dual.
    ("أعلن سامي الحداد ورشيد الخوري أن العمل بدأ. وقال الوزيران إن التعاون مستمر.", ["سامي الحداد ورشيد الخوري"] * 2),
    # A document that somebody else issued goes on itself.
    (
        "قال سامي الحداد إن الأزمة طويلة. وقال بيان لمكتب رئيس البرلمان إن الجلسة ناجحة. وأضاف أن الموعد غدا.",
        ["سامي الحداد", "بيان لمكتب رئيس البرلمان", "بيان لمكتب رئيس البرلمان"],
    ),
    # Who takes up what was said goes on.
    (
        "أكد سامي الحداد أن القصف تواصل، وهو ما أكده رشيد الخوري، مشيرا إلى أن القرار صدر. وأضاف أن الأزمة طويلة.",
        ["سامي الحداد", "رشيد الخوري", "رشيد الخوري"],
    ),
    (
        "أكد سامي الحداد أن القصف تواصل، الأمر الذي نفته وزارة الدفاع، مشيرة إلى أن القرار صدر.",
        ["سامي الحداد", "وزارة الدفاع"],
    ),
    # Several people take no singular verb; «هؤلاء» are those who spoke.
    (
        "أدانت منظمة أطباء السهل القصف. ويقول محللون إن الحرب طويلة. وتقول المنظمة إن الوضع صعب. وأضاف: «لا حل».",
        ["منظمة أطباء السهل", "محللون", "منظمة أطباء السهل", "منظمة أطباء السهل"],
    ),
    ("رأى محللون أن الحرب طويلة. وأكد هؤلاء أن الحل بعيد.", ["محللون"] * 2),
    ("أكد سامي الحداد أن العمل مستمر. ووعد بالعمل على فتح الطريق.", ["سامي الحداد"] * 2),
])  # fmt: skip
def test_who_goes_on(text: str, speakers: list[str]) -> None:
    assert [s.speaker.name for s in annotate_document(Document("r", text)).statements] == speakers


def test_the_agency_stays_between_a_statement_and_its_later_mention() -> None:
    text = "نقلت وكالة الأنباء عن بيان للجيش أن القوات دخلت المدينة. وأضاف البيان أن الحي مطوق."
    said = annotate_document(Document("r", text)).statements
    assert [[h.name for h in s.via] for s in said] == [["وكالة الأنباء"]] * 2


def test_a_channel_stays_where_only_the_last_name_is_repeated() -> None:
    text = (
        "قال بيتر مورار رئيس اللجنة إن البلاد تتداعى. وطالب مورار في ختام زيارته بالسماح للموظفين بالتحرك. "
        "وأضاف في بيان إن الوضع كارثي. وقال مورار إن القتال يعرقل العمل."
    )
    said = annotate_document(Document("r", text)).statements
    assert {s.speaker.name for s in said} == {"بيتر مورار"}
    assert [[h.name for h in s.via] for s in said] == [[], [], ["بيان"], ["بيان"]]


def test_a_text_that_somebody_will_not_comment_on_hands_nothing_on() -> None:
    text = "قالت المتحدثة ليلى الخوري إن عدد الشحنات لا يتجاوز المئة، ورفضت التعليق على ما ورد في بيان الوزارة."
    (said,) = annotate_document(Document("r", text)).statements
    assert (said.speaker.name, said.via) == ("ليلى الخوري", ())
    text = "وصل عدد الجرحى إلى خمسين، على ما جاء في بيان الوزارة."
    (said,) = annotate_document(Document("r", text)).statements
    assert said.speaker.name == "بيان الوزارة"
