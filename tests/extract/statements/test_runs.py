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
])  # fmt: skip
def test_who_goes_on(text: str, speakers: list[str]) -> None:
    assert [s.speaker.name for s in annotate_document(Document("r", text)).statements] == speakers
