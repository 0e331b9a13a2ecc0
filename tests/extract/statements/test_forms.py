"""Forms in which Arabic news hands words on: who speaks, through whom, and what the report's own voice is not."""

from __future__ import annotations

import pytest

from tawatur.extract.mentions import find_entities
from tawatur.extract.page import Page
from tawatur.extract.statements import find_statements
from tawatur.extract.times import find_times
from tawatur.model import Document, Statement

SPOKEN = [
    # (text, content, speaker, chain)
    ("نُقل عن وزير الدفاع سامر الحلواني قوله إن الحدود مغلقة.", "الحدود مغلقة", "سامر الحلواني", []),
    ("ونُقل عن مسؤول رفيع أن المحادثات انهارت.", "المحادثات انهارت", "مسؤول رفيع", []),
    ("ونقلت قناة الأفق عن الوزير تأكيده أمس على ضرورة الحوار.", "ضرورة الحوار", "الوزير", ["قناة الأفق"]),
    ("وقال الوزير في تصريح لقناة «الأفق» إن العمل بدأ.", "العمل بدأ", "الوزير", ["الأفق"]),
    ("لن تعود القوات قبل الصيف، على حد تعبير قائد الحرس ناصر الرومي.", "لن تعود القوات قبل الصيف", "ناصر الرومي", []),
    ("سترتفع الأسعار قريبا، حسب تعبير الخبير نبيل مراد.", "سترتفع الأسعار قريبا", "نبيل مراد", []),
    ("وبحسب وكالة رويترز نقلا عن مسؤول أمني، فإن الهجوم فشل.", "الهجوم فشل", "مسؤول أمني", ["وكالة رويترز"]),
    ("واستنادا إلى تقرير للبلدية، بلغ العجز مليار دولار.", "بلغ العجز مليار دولار", "تقرير", []),
    ("انهارت ثلاثة جسور بحسب تحقيق أجرته البلدية.", "انهارت ثلاثة جسور", "تحقيق", []),
    ("وقال مسؤولان أميركيان اشترطا عدم الكشف عن هويتهما إن القوات ستنسحب.", "القوات ستنسحب", "مسؤولان أميركيان", []),
    ("وكان رئيس الوزراء، الذي زار البلدة أمس، قد كشف أن العمل بدأ.", "العمل بدأ", "رئيس الوزراء", []),
    ("وكان رئيس الأركان الذي وصل يوم الثلاثاء قد كشف عن خطة جديدة.", "خطة جديدة", "رئيس الأركان", []),
    ("وكان السفير قد عبر عن تشككه في الاتفاق.", "تشككه في الاتفاق", "السفير", []),
    ("أربعة مصادر أمنية قالت إن الطائرة سقطت.", "الطائرة سقطت", "أربعة مصادر أمنية", []),
    ("وزعم التنظيم في بيان على تلغرام أنه أسقط طائرة.", "أسقط طائرة", "التنظيم", ["تلغرام", "بيان"]),
    ("وفي بيان نشرته على موقعها، قالت الوزارة إن الحصيلة ارتفعت.", "الحصيلة ارتفعت", "الوزارة", ["بيان"]),
    ("وسبق أن أعلن الوزير أن المشروع تأخر.", "المشروع تأخر", "الوزير", []),
    ("وقال لـ«الأفق» مسؤول في الوزارة إن العقد ألغي.", "العقد ألغي", "مسؤول في الوزارة", ["الأفق"]),
    ("«لن نقبل بأقل من الانسحاب»، بهذه الكلمات رد الوزير.", "لن نقبل بأقل من الانسحاب", "الوزير", []),
    ("وطالب المتظاهرون الحكومة بالاستقالة.", "الحكومة بالاستقالة", "المتظاهرون", []),
    ("ووصف النائب كريم السالمي القرار بأنه خطأ.", "القرار بأنه خطأ", "كريم السالمي", []),
    ("أشاد سمو الأمير ناصر بن سعد بالجنود. وأضاف سموه أن النصر قريب.", "النصر قريب", "ناصر بن سعد", []),
    ("وقال الوزير: العمل جار ولن يتوقف» كما وعدنا.", "العمل جار ولن يتوقف", "الوزير", []),
]

OWN_VOICE = [
    "لم يقل الوزير إن الطريق مغلق.",
    "ولم يؤكد المتحدث أن القوات انسحبت.",
    "قد يقول قائل إن الأمر بسيط.",
    "يمكن القول إن الوضع هادئ.",
    "وكما قلنا في مقال سابق فإن الأمر معقد.",
    "وتبين أن الجسر قديم.",
    "سار العمل وفق الخطة الموضوعة.",
    "خرج السكان دون «أمتعة ولا طعام ولا ماء ولا مال».",
]


def read(text: str) -> tuple[Statement, ...]:
    page = Page(Document(id="t", text=text))
    return find_statements(page, find_entities(page, None), find_times(page, None))[0]


@pytest.mark.parametrize(("text", "content", "speaker", "chain"), SPOKEN)
def test_spoken(text: str, content: str, speaker: str, chain: list[str]) -> None:
    got = [(s.content[-1].of(text), s.speaker.name, [h.name for h in s.via]) for s in read(text)]
    assert any(c == content and speaker in n and v == chain for c, n, v in got), got


@pytest.mark.parametrize("text", OWN_VOICE)
def test_own_voice(text: str) -> None:
    assert read(text) == ()


def test_conditions_and_number_of_unnamed_sources() -> None:
    (said,) = read("قال مصدر حكومي رفيع، طالبا عدم الكشف عن اسمه، إن العمل توقف.")
    assert said.speaker.type == "anonymous" and said.speaker.kind == "حكومي" and said.speaker.count == 1
    assert said.speaker.condition == "طالبا عدم الكشف عن اسمه"
    (said,) = read("وقال مسؤول، الذي طلب عدم نشر اسمه، إن العمل توقف.")
    assert said.speaker.condition == "طلب عدم نشر اسمه"
    (said,) = read("وقالت ثلاثة مصادر مطلعة إن العمل توقف.")
    assert said.speaker.count == 3


def test_inner_statement_is_linked_to_the_outer() -> None:
    outer, inner = read("قال مصدر حكومي إن الوزير أبلغه أن الاتفاق وُقّع.")
    assert outer.outer is None and inner.outer == outer.id
    assert [h.name for h in inner.via] == [outer.speaker.name]


def test_a_clause_joined_before_the_main_one_ends_with_it() -> None:
    text = "وبينما قال الوزير إن الأزمة انتهت، أكدت المعارضة أنها بدأت."
    assert [s.content[0].of(text) for s in read(text)] == ["الأزمة انتهت", "بدأت"]


@pytest.mark.parametrize(
    ("verb", "means"),
    [
        ("نفى الوزير أن يكون الجسر مغلقا.", "denies"),
        ("طالب الوزير بفتح الجسر.", "demands"),
        ("تعهد الوزير بفتح الجسر.", "promises"),
        ("توقع الوزير أن يفتح الجسر.", "predicts"),
        ("شكك الوزير في فتح الجسر.", "doubts"),
        ("زعم الوزير أن الجسر مفتوح.", "distance"),
        ("أكد الوزير أن الجسر مفتوح.", "asserts"),
    ],
)
def test_features_of_the_cue(verb: str, means: str) -> None:
    assert means in read(verb)[0].features
