"""The HTML dossier: one file, nothing runs but its own script, every line opens its evidence."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from importlib.resources import files

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.dossier import render_html
from tawatur.dossier.labels import Labels, label_data, number_range, plural
from tawatur.dossier.view import View
from tawatur.dossier.working import working_in_arabic
from tawatur.model import Annotation, Document, Span, Speaker, Statement, Window
from tawatur.model.case import Case, CaseFindings


@pytest.fixture(scope="module")
def page(case: Case) -> str:
    return render_html(case)


def test_it_asks_for_nothing_from_outside(page: str) -> None:
    assert not re.search(r"<(?:link|img|iframe|object|embed|base|form|source)\b", page)
    assert not re.search(r"(?:src|srcset)=", page)
    assert "@import" not in page and "url(" not in page
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy and policy[1].startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")


def test_only_its_own_script_may_run(page: str) -> None:
    scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
    assert len(scripts) == 1
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in page
    assert not re.search(r"<[^>]*\son\w+=", page.split("<script")[0])


def test_text_of_reports_is_escaped(page: str) -> None:
    assert "<script>alert" not in page and "<b>لا تاريخ" not in page
    assert "&lt;b&gt;لا تاريخ هنا&lt;/b&gt; &amp; لا مصدر" in page


def test_it_is_arabic_from_right_to_left_and_knows_english(case: Case, page: str) -> None:
    assert '<html lang="ar" dir="rtl">' in page
    assert "نيسان / أبريل 2031" in page
    english = render_html(case, "en")
    assert '<html lang="en" dir="ltr">' in english
    assert ">Who said what, through whom<" in english and "10 April 2031" in english


def test_each_finding_has_its_line_and_its_words(case: Case, page: str) -> None:
    f = case.findings
    shown = (*f.utterances, *f.claims, *f.figures, *f.timeline, *f.commitments, *f.positions, *f.forecasts, *f.entities)
    for item in (*shown, *f.passages, *f.process.bodies, *f.process.rounds):
        assert f'id="{item.id}"' in page
        assert f"tawatur why {item.id}" in page
    for e in (e for item in shown for e in item.evidence):
        assert f"{e.start}-{e.end}" in page
    assert page.count("<mark>") > 15


def test_uncertainty_is_drawn(page: str) -> None:
    assert 'class="dot k-anonymous"' in page
    assert re.search(r'class="bar[^"]*hollow[^"]*clash', page)
    assert "مضى موعده" in page and "مصدر أول واحد" in page
    assert 'class="copied"' in page


def test_every_label_used_exists_in_both_languages(page: str) -> None:
    data = label_data()
    for key in set(re.findall(r'data-k="([^"]+)"', page)):
        assert key in data["text"], key
    for key in set(re.findall(r'data-c="([^"]+)"', page)):
        assert key in data["counts"], key
    for key, pair in data["text"].items():
        assert len(pair) == 2 and all(pair), key
        assert set(re.findall(r"\{\d\}", pair[0])) == set(re.findall(r"\{\d\}", pair[1])), key
    for forms in data["counts"].values():
        assert {"zero", "one", "two", "few", "many", "other"} == set(forms["ar"]) and "other" in forms["en"]


def test_no_arabic_letter_stands_in_the_code() -> None:
    for path in files("tawatur.dossier").iterdir():
        if path.name.endswith(".py"):
            assert not re.search("[\u0620-\u064a]", path.read_text("utf-8")), path.name


def test_counted_nouns_and_days() -> None:
    assert [plural(n, "ar") for n in (0, 1, 2, 3, 10, 11, 99, 100, 103)] == (
        ["zero", "one", "two", "few", "few", "many", "many", "other", "few"]
    )
    ar, en = Labels("ar"), Labels("en")
    assert "تقريران" in ar.n("reports", 2) and "1 report" in en.n("reports", 1)
    day = date.fromisoformat
    assert en.days(day("2031-04-10"), day("2031-04-10")) == "10 April 2031"
    assert en.days(day("2031-04-01"), day("2031-04-30")) == "April 2031"
    assert en.days(day("2032-02-01"), day("2032-02-29")) == "February 2032"
    assert en.days(day("2031-01-01"), day("2031-12-31")) == "2031"
    assert en.days(day("2030-01-01"), day("2031-12-31")) == "2030–2031"
    assert en.days(day("2031-04-03"), day("2031-04-09")) == "3–9 April 2031"
    assert en.days(day("2031-04-30"), day("2031-05-02")) == "30 April – 2 May 2031"
    assert en.days(day("2031-12-30"), day("2032-01-02")) == "30 December 2031 – 2 January 2032"
    assert en.days(day("2031-04-30"), None) == "since 30 April 2031"
    assert ar.days(None, day("2031-04-30")) == "حتى 30 نيسان / أبريل 2031"
    assert en.days(day("9999-12-01"), day("9999-12-31"))


def test_ranges_in_signs() -> None:
    assert [number_range(*x) for x in ((150, None), (None, 3), (10, 20), (90, 90), (None, None))] == (
        ["≥ 150", "≤ 3", "10–20", "90", "?"]
    )
    assert number_range(2500, 2500, True) == "≈ 2,500"
    assert number_range(10**400, None) == "≥ > 10¹⁵"


def test_the_working_is_said_in_arabic_or_left_whole() -> None:
    assert working_in_arabic("r1 and r2 are one path: 80% of the shorter text is shared") == (
        "r1 وr2 طريق واحد: 80% من النص الأقصر مشترك"
    )
    assert working_in_arabic("12 telling words in common, same day") == "12 كلمة دالة مشتركة، في اليوم نفسه"
    assert working_in_arabic("something nobody wrote a pattern for") is None
    data = json.loads(files("tawatur.dossier").joinpath("working.json").read_text("utf-8"))
    for pattern, arabic in data["lines"]:
        assert set(re.findall(r"\{(\w+)\}", arabic)) <= set(re.compile(pattern).groupindex), pattern


def test_the_working_links_reports_and_says_days(case: Case) -> None:
    told = View(case).why("the window ended on 2031-09-30, and no report tells what came of it")
    assert "30 أيلول / سبتمبر 2031" in told and "data-e" in told
    told = View(case).why("r1 and r2 are one path: something new")
    assert 'data-go="2"' in told and "مرفأ" in told and 'dir="ltr"' in told


def many(n: int) -> Case:
    rows = []
    for i in range(n):
        text = f"قال المتحدث رقم {i}: لن نغلق الميناء </script><!-- {i}"
        said = Statement(f"s{i}", (Span(5, len(text)),), None, Span(0, 3), Speaker(f"م {i % 7}", "person"))
        rows.append(Annotation(Document(f"d{i}", text, title=f"خبر {i}"), statements=(said,)))
    return Case("كبيرة", date(2031, 1, 1), tuple(rows), CaseFindings())


def test_a_large_case_lays_out_its_texts_on_demand() -> None:
    big = render_html(many(80))
    assert big.count('class="later"') == 80
    assert big.count("<script>") == 1
    # What waits can be taken out again, nested as it is, and ends where it should.
    waiting = re.findall(r'<script type="text/plain">(.*?)</script>', big, re.S)
    assert len(waiting) > 80 and all("<script" not in w and "<!--" not in w for w in waiting)
    assert any("x-script" in w for w in waiting)
    assert len(big) / 80 < 12_000


def test_an_empty_case_teaches_by_example() -> None:
    page = render_html(Case("", date(2031, 1, 1), (), CaseFindings()))
    assert page.count('class="empty"') >= 12


def test_the_same_case_gives_the_same_page(case: Case, page: str) -> None:
    assert render_html(case) == page


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=12), st.text(max_size=12))
def test_no_text_breaks_the_page(text: str, name: str, outlet: str) -> None:
    body = text + "x"
    said = Statement("s", (Span(0, len(body)),), None, None, Speaker(name, "person"))
    one = Annotation(
        Document(name or "d", body, title=outlet, source=outlet, url=text, author=name), statements=(said,)
    )
    page = render_html(Case(name, date(2031, 1, 1), (one,), CaseFindings()))
    page.encode("utf-8")
    assert page.count("<script>") == 1 and page.rstrip().endswith("</html>")


def test_dangling_references_are_shown_not_raised(case: Case) -> None:
    """Findings whose reports are gone (a case cut down) still render."""
    bare = msgspec.structs.replace(case, annotations=())
    assert render_html(bare).count("<mark>") > 10
    assert View(case).days_of("2031-02") == Window(date(2031, 2, 1), date(2031, 2, 28))
    assert View(case).days_of("2031-13") is None and View(case).days_of("الأمس") is None
