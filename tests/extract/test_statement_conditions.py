"""Unnamed sources: on what condition they spoke stands between them and what they said, in many words."""

from __future__ import annotations

import pytest

from tawatur.model import Document
from tawatur.pipeline import annotate_document

SAID = "العمل في السد لن يكتمل قبل الصيف"


@pytest.mark.parametrize("words", [
    "وقال مسؤول حكومي، تحدث شريطة عدم الكشف عن هويته، لرويترز إن",
    "وقال مسؤول حكومي تحدث بشرط عدم نشر اسمه إن",
    "وأضاف المسؤول، الذي تحدث إلى الصحفيين شريطة حجب هويته، أن",
    "وقال مسؤول حكومي تحدث لوكالة فرانس برس طالبا عدم ذكر اسمه إن",
    "وقال مسؤولان اشترطا عدم كشف هويتيهما إن",
    "وكشف مصدر لم يشأ الإفصاح عن اسمه أن",
    "وقالت مصادر لم تسمها الوكالة إن",
    "وأكد مسؤولون محليون لوكالة رويترز شريطة عدم الكشف عن هوياتهم أن",
    "وقال أحد المسؤولين، الذي رفض الكشف عن اسمه لأنه غير مخول بالتصريح لوسائل الإعلام، إن",
])  # fmt: skip
def test_the_content_begins_behind_the_condition(words: str) -> None:
    text = f"{words} {SAID}."
    said = annotate_document(Document("r", text)).statements
    assert [[text[c.start : c.end] for c in s.content] for s in said] == [[SAID]]
    assert said[0].speaker.type in ("anonymous", "group")


def test_media_that_a_source_may_not_speak_to_are_no_channel() -> None:
    text = f"وقال مصدر رفض ذكر اسمه لأنه غير مخول بالحديث لوسائل الإعلام إن {SAID}."
    assert annotate_document(Document("r", text)).statements[0].via == ()


def test_behind_an_the_subject_stands_before_its_verb() -> None:
    text = "ونقلت رويترز عن مسؤول أن وزير الري سالم العامري وعد رئيس المجلس بأن تنتهي اللجنة من عملها قريبا."
    inner = annotate_document(Document("r", text)).statements[-1]
    assert inner.speaker.name == "سالم العامري"
    assert [h.name for h in inner.via] == ["رويترز", "مسؤول"]


@pytest.mark.parametrize("text", [
    "وكشف المتحدث الرسمي للجوازات العقيد سالم العامري في تصريح خاص\nلـ «النهار» أن {}. وأضاف أن {}.",
    "قال النائب المحلي -عن كتلة البناء سالم العامري: إن {}. وأضاف أن {}.",
    "قال المتحدث باسم الجيش في تصريح للصحفيين العميد سالم العامري إن {}. وأضاف أن {}.",
])  # fmt: skip
def test_the_person_named_behind_an_adjunct_of_the_office_speaks_and_goes_on(text: str) -> None:
    said = annotate_document(Document("r", text.format(SAID, "الأعمال متوقفة"))).statements
    assert [s.speaker.name for s in said] == ["سالم العامري"] * 2


def test_a_subject_whose_words_were_not_found_goes_on_in_the_next_sentence() -> None:
    text = f"قال سعيد العلوي إن {SAID}. وصرح الوزير سالم العامري بعد اللقاء. وأضاف أن الأعمال متوقفة."
    said = annotate_document(Document("r", text)).statements
    assert [s.speaker.name for s in said] == ["سعيد العلوي", "سالم العامري"]
