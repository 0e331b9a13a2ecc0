"""How far contents reach: over clauses of the speaker's, up to the report's own."""

from __future__ import annotations

import pytest

from tawatur.extract.mentions import find_entities
from tawatur.extract.page import Page
from tawatur.extract.statements import find_statements
from tawatur.extract.times import find_times
from tawatur.model import Document

CONTENTS = [
    # (text, contents in order)
    ("قال بيان للنقابة إن الأجور تأخرت، وكانت المدينة قد شهدت إضرابا قبل شهر.", ["الأجور تأخرت"]),
    ("أعلن المركز حصوله على صور للسد، حيث تثور شكوك حول سلامته.", ["حصوله على صور للسد"]),
    ("وقال سامي للصحفيين الذين رافقوه في رحلته «حوصرنا بين البحر».", ["حوصرنا بين البحر"]),
    ("وبحسب المصادر فقد فتح الطريق صباحا.", ["فتح الطريق صباحا"]),
    ("كما تضمنت الرسالة أيضا، أن الحظر سيستمر.", ["الحظر سيستمر"]),
    ("وحملت الوزارة الشركة مسؤولية الحادث.", ["الشركة مسؤولية الحادث"]),
    ("وحمل الرجل السلاح في بيته القديم.", []),
    ("وقللت البلدية من أهمية الحادث.", ["أهمية الحادث"]),
    ("وقللت البلدية من استهلاك الماء.", []),
    ("أجمع خبراء على أن السد سليم.", ["السد سليم"]),
    ("جدد الوزير تحذيره من السباحة في السد.", ["السباحة في السد"]),
    ("قال الوزير إن العمل بدأ، مقدما شكره للعمال.", ["العمل بدأ", "شكره للعمال"]),
    ("وقدم الوزير تقريرا إلى المجلس.", []),
    ("طالب الوزير بفتح السد في حين حث السكان على الصبر.", ["فتح السد", "السكان على الصبر"]),
    ("شكا المزارعون من انقطاع الماء.", ["انقطاع الماء"]),
    (
        "قال الوزير إن العمل بدأ. وأضاف في مؤتمر صحفي عقب محادثات بين وزراء الزراعة ووزير المال أن السد سليم.",
        ["العمل بدأ", "السد سليم"],
    ),
]


@pytest.mark.parametrize(("text", "contents"), CONTENTS)
def test_contents(text: str, contents: list[str]) -> None:
    page = Page(Document(id="t", text=text))
    found, _ = find_statements(page, find_entities(page, None), find_times(page, None))
    assert [s.content[-1].of(text) for s in found] == contents
