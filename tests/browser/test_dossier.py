"""The dossier in a real browser: it runs without the network, opens evidence, and can be driven by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tawatur.dossier import render_html
from tawatur.model import Annotation, Document, Evidence, Hop, Published, Quantity, Span, Speaker, Statement, Window
from tawatur.model.case import Case, CaseFindings, TimelineEntry

pytestmark = pytest.mark.browser


def a_case(reports: int) -> Case:
    day = date(2031, 4, 10)
    annotations, entries = [], []
    for i in range(reports):
        text = f"\U0001f6a2 خبر رقم {i}.\nقال الناطق {i}: «سنفتح الميناء بعد {i + 2} أيام». وانتهى <b>الخبر</b>."
        start = text.index("سنفتح")
        said = Statement(
            f"s{i}",
            (Span(start, text.index("»")),),
            Span(text.index("الناطق"), text.index(":")),
            Span(text.index("قال"), text.index("قال") + 3),
            Speaker(f"الناطق {i % 30}", "person"),
            (Hop("وكالة مرفأ", "media"),),
            "direct",
            rule="say",
        )
        at = text.index("الميناء")
        annotations.append(
            Annotation(
                Document(f"d{i}", text, f"عنوان {i}", "النورس", published=Published(day, day, "metadata")),
                statements=(said,),
                quantities=(Quantity(f"q{i}", at, at + 7, 1, 1),),
            )
        )
        words = Evidence(f"d{i}", at, at + 7, "الميناء")
        entries.append(
            TimelineEntry(
                f"t{i}", Window(day, None if i % 3 else day), "planned", text[3:15], (f"d{i}",), evidence=(words,)
            )
        )
    return Case("الميناء", day, tuple(annotations), CaseFindings(timeline=tuple(entries)))


@pytest.fixture(params=[(3, 1440), (60, 1440), (3, 390)], ids=["small", "large", "phone"])
def page(chromium: Any, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    reports, width = request.param
    path = tmp_path / "dossier.html"
    path.write_text(render_html(a_case(reports)), encoding="utf-8")
    context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda m: page.faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("request", lambda r: None if r.url.startswith("file:") else page.faults.append(r.url))
    page.goto(path.as_uri())
    yield page
    assert page.faults == []
    context.close()


def test_it_fits_the_window_and_reads_from_right_to_left(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"


def test_a_line_opens_its_evidence_and_leads_into_the_report(page: Any) -> None:
    page.locator("#statements .line summary").first.click()
    wide = page.viewport_size["width"] > 1280
    evidence = page.locator("#panel .ev" if wide else "#statements .line[open] > .ev").first
    assert evidence.locator("mark").first.inner_text().startswith("سنفتح")
    evidence.locator("a.go").first.click()
    report = page.locator(".report[open]").first
    assert "سنفتح" in report.locator(".text").inner_text()
    assert "<b>الخبر</b>" in report.locator(".text").inner_text()
    # Offsets are code points, the ship before them counts as one.
    found = page.evaluate("CSS.highlights.get('here') && [...CSS.highlights.get('here')].map(String)[0]")
    assert found is not None and found.startswith("سنفتح") and found.endswith("أيام")


def test_a_mark_in_a_report_tells_what_is_known_of_it(page: Any) -> None:
    page.locator(".report summary").first.click()
    page.locator(".report[open] .quantity").first.click()
    assert "tawatur why q" in page.locator("#panel").inner_text()


def test_search_folds_letters_and_finds_what_waits(page: Any) -> None:
    page.fill("#q", "النّاطق ٢")
    page.wait_for_timeout(400)
    assert page.locator("#statements .line:not([hidden])").count() >= 1
    assert page.locator("#nothing").is_hidden()
    page.fill("#q", "لا يوجد هذا")
    page.wait_for_timeout(400)
    assert page.locator("#nothing").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#glance").is_visible() and page.locator("#nothing").is_hidden()


def test_it_can_be_driven_by_keyboard(page: Any) -> None:
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_timeout(100)
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.closest('.line, .report')?.id")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.closest('.line, .report')?.id")
    assert first and second and first != second
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('.line, .report')?.id") == first
    page.keyboard.press("?")
    assert page.locator("#panel dl.keys").is_visible()


def test_language_months_and_digits_turn(page: Any) -> None:
    assert "نيسان / أبريل" in page.locator(".head").inner_text()
    page.click("[data-do=months]")
    assert "نيسان 2031" in page.locator(".head").inner_text()
    page.click("[data-do=digits]")
    assert "٢٠٣١" in page.locator(".head").inner_text()
    page.click("[data-do=language]")
    assert page.evaluate("document.documentElement.dir") == "ltr"
    assert "April" in page.locator(".head").inner_text()
    assert page.locator("#statements h2").inner_text().startswith("Who said what")
    page.click("[data-do=language]")
    assert page.locator("#statements h2").inner_text().startswith("من قال ماذا")


def test_it_reads_without_scripts(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "dossier.html"
    path.write_text(render_html(a_case(3)), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    page.locator("#statements .line summary").first.click()
    assert page.locator("#statements .line[open] mark").first.is_visible()
    page.locator("#statements .line[open] a.go").first.click()
    assert "سنفتح" in page.locator(".report .text").first.text_content()
    context.close()
