"""What is to come: plan, promise, position or forecast, of whom it is told, and what is no claim of the kind at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tawatur.app import annotate_paths
from tawatur.model import IssueRow


def found(tmp_path: Path, text: str) -> list[dict[str, Any]]:
    """Claims of a report of 10 March 2024 (a Sunday) that the whole annotator reads."""
    path = tmp_path / "report.jsonl"
    row = {"id": "r", "text": text, "published": "2024-03-10"}
    path.write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    (item,) = annotate_paths([path])
    assert not isinstance(item, IssueRow)
    claims: list[dict[str, Any]] = json.loads(item.line)["claims"]
    return claims


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال الوزير إن قوة دولية ستصل إلى الميناء لحراسته.", "commitment"),
        ("قال الوزير إن الازدهار سيعود إلى المدينة.", "forecast"),
        ("قال الناطق إن العمليات لن تتوقف حتى عودة النازحين.", "commitment"),
        ("قال الوزير إن الأزمة لن تتوقف عند هذا الحد.", "forecast"),
        ("قال القائد: سيرحل الانقلابيون عن المدينة.", "forecast"),
        ("قال الوزير: سوف ترون نتائج هذا القرار.", "forecast"),
        ("قال النائب إنه سيعارض الاتفاق.", "position"),
        ("قال النائب إنه لن يؤيد الاتفاق.", "position"),
        ("تخشى الحكومة النفوذ الأجنبي في الميناء.", "position"),
        ("تخشى الحكومة أن تندلع الحرب.", "forecast"),
        ("أكد القيادي أن الأزمة اقتربت من نهايتها.", "forecast"),
        ("ومن شأن القرار أن يرفع الأسعار.", "forecast"),
        ("وتشير التوقعات إلى ارتفاع الأسعار.", "forecast"),
        ("وقال الوزير إن الاتفاق سيسهم في استقرار المنطقة.", "forecast"),
        ("كما تم التوقيع على اتفاقية للتعاون.", "commitment"),
        ("ستشارك الدول لا محالة في المؤتمر.", "commitment"),
        ("قال الجنرال: سيكون لهذه الضربات أثر عميق.", "forecast"),
    ],
)
def test_what_is_to_come(tmp_path: Path, text: str, kind: str) -> None:
    (claim,) = found(tmp_path, text)
    assert claim["type"] == kind


@pytest.mark.parametrize(
    "text",
    [
        "وكان الوزير سيزور المدينة أمس.",
        "في عام 1999 سيبني الملك القصر.",
        "لا شيء في المدينة يدعو للقلق.",
        "نزع الجندي سترته عند الباب.",
        "حضر المسؤول الحفل طالبا عدم ذكر اسمه.",
        "وقف الجنود تلبية للنداء وعودة الحق في البلاد.",
        "جاء في التقرير أن خطأ الحكم بإلغاء الهدف واضح.",
        "وصف الزعيم الذي سيقود كتلة الحزب.",
        "حضر الوزير الاجتماع الذي يعقد اليوم.",
        "الأزمة هي ما دعا السلطات إلى إغلاق المعبر.",
        "لا تجد الوزيرة داعيا للرد على الاتهامات.",
        "وقال: لا بد من القول إن البلاد صمدت.",
        "يتفق الحلفاء على أن الاتفاق باهظ الثمن.",
        "مراكز التسجيل تعمل على مدار الساعة.",
        "ورأت الحكومة أن الهدف قد تحقق.",
    ],
)
def test_nothing_is_to_come(tmp_path: Path, text: str) -> None:
    assert [c for c in found(tmp_path, text) if c["type"] == "commitment"] == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("أوعز الوزير إلى دائرة الجمارك بتعزيز قدرة المركز.", "دائرة الجمارك"),
        ("وطلبت من الأهالي التزام منازلهم.", "الأهالي"),
        ("ودعت كل المنظمات للتنديد بهذه الأعمال.", "كل المنظمات"),
        ("المطلوب من الجميع التكاتف لوضع حد للأزمة.", "الجميع"),
        ("قال الوزير إن عددا من السفراء سيعودون إلى العاصمة.", "عددا من السفراء"),
        ("كشفت مصادر مطلعة أنهم سيتوجهون إلى العاصمة.", None),
        ("يأمل الوزير أن يعاد فتح الحدود.", None),
        ("السلطات طلبت من البلدية استقبال أعداد إضافية من الجرحى.", "البلدية"),
        ("ستهبط غدا أول طائرة مدنية في المطار.", "أول طائرة مدنية"),
        ("وتقرر عقد الاجتماع المقبل في القاهرة.", None),
        ("وطلبت الأمم المتحدة من الأطراف وقف القتال.", "الأطراف"),
        ("قال مسؤول في الحلف إن فالديا ستسحب 300 مراقب قبل نهاية سبتمبر.", "فالديا"),
    ],
)
def test_who_is_to_act(tmp_path: Path, text: str, actor: str | None) -> None:
    (claim,) = (c for c in found(tmp_path, text) if c["type"] == "commitment")
    assert claim["actor"] == actor


def test_hope_is_for_what_follows_the_one_who_hopes(tmp_path: Path) -> None:
    (claim,) = found(tmp_path, "يأمل الوسطاء الدوليون توقيع اتفاق قبل 17 من مارس المقبل.")
    assert claim["act"].startswith("توقيع اتفاق")


def test_an_act_keeps_its_subject_where_another_does_it(tmp_path: Path) -> None:
    (claim,) = found(tmp_path, "قال الوزير إن العمليات ستستمر حتى الصباح.")
    assert claim["act"].startswith("العمليات ستستمر")


def test_an_act_of_one_named_before_needs_no_subject(tmp_path: Path) -> None:
    text = "وصلت بعثة مراقبة السلام أمس. وقال الوزير إن البعثة ستسلم قاعدة الميناء إلى وزارة الدفاع قبل نهاية سبتمبر."
    (claim,) = [c for c in found(tmp_path, text) if c["type"] == "commitment"]
    assert claim["actor"] == "بعثة مراقبة السلام"
    assert claim["act"] == "ستسلم قاعدة الميناء إلى وزارة الدفاع قبل نهاية سبتمبر"


def test_what_is_asked_follows_whoever_asks(tmp_path: Path) -> None:
    (claim,) = found(tmp_path, "الأطباء طلبوا تأجيل الزيارة حتى يتمكنوا من تشخيص الحالات.")
    assert claim["act"].startswith("تأجيل الزيارة")


def test_today_dates_a_meeting(tmp_path: Path) -> None:
    (claim,) = found(tmp_path, "يلتقي الوزير اليوم نظراءه في العاصمة.")
    assert (claim["status"], claim["actor"]) == ("planned", "الوزير")
    assert claim["due"] == {"earliest": "2024-03-10", "latest": "2024-03-10"}
    assert found(tmp_path, "تعاني المدينة اليوم من نقص المياه.") == []


def test_a_state_is_no_condition(tmp_path: Path) -> None:
    (claim,) = found(tmp_path, "قال الطبيب إن العدد قد يرتفع لأن الجرحى في حالة حرجة.")
    assert claim["condition"] is None
    (claim,) = found(tmp_path, "ستستقيل الحكومة في حالة فشل المفاوضات.")
    assert claim["condition"] == "في حالة فشل المفاوضات"


def test_intentions_of_the_past_are_plans_and_efforts_are_not(tmp_path: Path) -> None:
    (claim,) = found(tmp_path, "وكان الوزير يعتزم زيارة المدينة.")
    assert (claim["status"], claim["actor"]) == ("planned", "الوزير")
    assert found(tmp_path, "وكان الوزير يسعى إلى حل الأزمة.") == []
