"""The workspace's pictures: what they draw is what the server says, and each leads to the words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent.parent.parent / "front" / "node_modules" / "axe-core" / "axe.min.js"
SCREENS = (
    "timeline", "claims", "utterances", "figures", "actors", "commitments", "forecasts", "process", "sources", "map",
)  # fmt: skip


def words(page: Any) -> str:
    """What the column of evidence says."""
    return str(page.locator("aside.words blockquote").first.inner_text())


def middle(box: dict[str, float] | None) -> float:
    assert box is not None
    return box["x"] + box["width"] / 2


def test_every_screen_stands(reader: Any) -> None:
    for screen in SCREENS:
        page = reader.open(screen)
        page.locator("main").locator("table, ol, article, .empty").first.wait_for(state="attached")
        assert page.locator("h1").inner_text(), screen
        assert page.locator("[role=alert]").count() == 0, screen
        assert not reader.overflows, screen


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_serious_fault(desk: Any, chromium: Any, workspace: Any, theme: str) -> None:
    if not AXE.exists():
        pytest.fail("axe-core is not installed: make front", pytrace=False)
    person = type(desk)(chromium, workspace.address, desk.language, "desktop", theme)
    for screen in SCREENS:
        page = person.open(screen)
        page.locator("main").locator("table, ol, article, .empty").first.wait_for(state="attached")
        if page.locator("[data-row]").count():
            page.locator("[data-row]").first.dispatch_event("click")
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        faults = [
            (v["id"], v["nodes"][0]["html"][:200])
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        assert faults == [], screen
    person.close()


def test_the_timeline_runs_from_the_right_in_arabic(desk: Any) -> None:
    page = desk.open("timeline")
    ticks = page.locator(".axis .tick")
    first, last = middle(ticks.first.bounding_box()), middle(ticks.last.bounding_box())
    assert ticks.count() > 2
    assert (first > last) == (desk.language == "ar")


def test_a_bar_leads_to_its_words_and_escape_back(reader: Any, answers: Any) -> None:
    page = reader.open("timeline")
    told = {
        e["text"]: e
        for s in ("past", "ongoing", "planned", "conditional")
        for e in answers(f"timeline?status={s}&limit=200")["items"]
    }
    bar = page.locator(".lane.past .bar").first
    entry = told[bar.locator(".words").inner_text()]
    bar.dispatch_event("click")
    assert entry["evidence"][0]["text"][:40] in words(page)
    page.keyboard.press("Escape")
    assert page.locator("aside.words blockquote").count() == 0


def test_zooming_by_keys_and_buttons_stands_in_the_address(desk: Any) -> None:
    page = desk.open("timeline")
    assert "from=" not in page.url
    page.get_by_role("button", name={"ar": "شهر", "en": "Month"}[desk.language], exact=True).click()
    page.wait_for_url("**/*from=*")
    month = page.url
    page.locator(".picture").focus()
    page.keyboard.press("+")
    page.wait_for_function("was => location.href !== was", arg=month)
    page.keyboard.press("0")
    page.wait_for_function("() => !location.href.includes('from=')")


def test_lanes_count_what_the_server_has(desk: Any, answers: Any) -> None:
    page = desk.open("timeline")
    page.wait_for_load_state("networkidle")
    rows = answers("timeline/density?bucket=month")
    for lane in ("past", "ongoing", "planned", "conditional"):
        n = sum(row[lane] for row in rows)
        shown = page.locator(f".lane.{lane} .n")
        assert (int(shown.inner_text().replace(",", "")) if shown.count() else 0) == n


def test_the_chain_goes_from_origin_to_what_one_reads(reader: Any, answers: Any) -> None:
    claim = max(answers("claims?limit=200")["items"], key=lambda c: c["reports"])
    full = answers(f"claims/{claim['finding']['id']}")
    page = reader.open(f"claims/{claim['finding']['id']}")
    assert page.locator("li.origin").count() >= len(full["trees"])
    origin, report = page.locator(".chain li.origin").first, page.locator(".chain li.report").first
    starts = [
        (b["x"] + b["width"]) if reader.language == "ar" else b["x"]
        for b in (origin.bounding_box(), report.bounding_box())
    ]
    assert (starts[0] > starts[1]) == (reader.language == "ar")
    # Each folded copy comes out, and the picture has every report that the tree has.
    while page.locator(".chain .folded[aria-expanded=false]").count():
        page.locator(".chain .folded[aria-expanded=false]").first.click()
    drawn = page.locator(".chain li a").count()

    def reports(node: dict[str, Any]) -> int:
        return bool(node["report"]) + sum(reports(child) for child in node["children"])

    assert drawn == sum(reports(tree) for tree in full["trees"])
    assert page.locator("figure.evidence").count() == len(full["evidence"])
    assert not reader.overflows


def test_a_report_in_the_chain_opens_at_the_words(desk: Any, answers: Any) -> None:
    utterance = max(answers("utterances?limit=200")["items"], key=lambda u: u["reports"])
    page = desk.open(f"utterances/{utterance['finding']['id']}")
    page.locator(".chain li a").first.click()
    page.locator("article.text").wait_for()
    assert "at=" in page.url


def test_conflicting_numbers_stand_side_by_side_with_their_words(reader: Any, answers: Any) -> None:
    figures = answers("figures?relation=conflict")["items"]
    page = reader.open("figures?show=conflict")
    assert page.locator("main article").count() == len(figures)
    figure = figures[0]
    pair = page.locator("main article").first.locator(".pair").first
    for index in figure["conflicts"][0]:
        assert figure["values"][index]["evidence"]["text"] in pair.inner_text()
    pair.locator("button").first.click()
    value = figure["values"][figure["conflicts"][0][0]]
    assert value["evidence"]["text"] in words(page)


def test_a_repeat_is_hollow(desk: Any, answers: Any) -> None:
    repeated = [f for f in answers("figures?relation=many")["items"] if any(not v["fresh"] for v in f["values"])]
    page = desk.open("figures")
    assert repeated, "the demo case has a repeat"
    assert page.locator(".value.hollow").count() > 0
    assert page.locator(".value.hollow").first.evaluate("e => getComputedStyle(e).backgroundColor") == page.evaluate(
        "getComputedStyle(document.body.querySelector('.value.hollow').closest('article')).color && "
        "getComputedStyle(document.documentElement).backgroundColor"
    )


def test_due_windows_are_drawn_and_told(reader: Any, answers: Any) -> None:
    items = answers("commitments?limit=200")["items"]
    dated = [c for c in items if c["due"] and (c["due"]["earliest"] or c["due"]["latest"])]
    page = reader.open("commitments")
    assert page.locator(".gantt .row").count() == min(20, len(dated))
    assert page.locator("table tbody tr").count() == min(40, len(items))
    page.locator("table [data-row]").first.click()
    assert items[0]["evidence"]["text"][:30] in words(page)


def test_keys_walk_a_list_and_open_the_words(desk: Any, answers: Any) -> None:
    page = desk.open("claims")
    claims = answers("claims")["items"]
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert claims[1]["evidence"][0]["text"][:30] in words(page)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.hasAttribute('data-row')")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    assert claims[0]["evidence"][0]["text"][:30] in words(page)


def test_the_share_of_unnamed_sources_names_its_base(desk: Any, answers: Any) -> None:
    page = desk.open("sources")
    for row, line in zip(answers("sources"), page.locator("table tbody tr").all(), strict=True):
        n, of = row["unnamed_share"]
        text = line.locator(".share").inner_text()
        assert f"{n} " in text and f" {of}" in text
        assert "%" not in text and "٪" not in text


def test_the_map_draws_places_without_another_host(chromium: Any, desk: Any, workspace: Any, tmp_path: Path) -> None:
    # The demo's places are invented, so they lie nowhere: the screen says what would stand there.
    assert desk.open("map").locator(".empty").count() == 1
    report = tmp_path / "report.txt"
    report.write_text("قال الناطق إن الوفد وصل إلى القاهرة قادمًا من بيروت. وعقد في القاهرة اجتماعًا ثم غادر.", "utf-8")
    store = tmp_path / "map.db"
    subprocess.run(
        [sys.executable, "-m", "tawatur", "build", str(report), "--case", "demo", "--store", str(store)],
        check=True, capture_output=True,
    )  # fmt: skip
    running = type(workspace)(store)
    person = type(desk)(chromium, running.address, desk.language, "desktop")
    try:
        page = person.open("map")
        page.locator("path.land").wait_for(state="attached")
        assert page.locator("g.spot").count() == page.locator("table tbody tr").count() == 2
        cairo, beirut = (page.locator(f"g.spot[aria-label^='{name}'] circle") for name in names_of(desk.language))
        assert middle(cairo.bounding_box()) < middle(beirut.bounding_box()), "east is to the right in both languages"
        assert float(cairo.get_attribute("r") or 0) > float(beirut.get_attribute("r") or 0)
        page.locator("table [data-row]").first.click()
        assert page.locator("g.spot[aria-pressed=true]").count() == 1
        person.close()
    finally:
        running.stop()


def names_of(language: str) -> tuple[str, str]:
    return ("القاهرة", "بيروت") if language == "ar" else ("Cairo", "Beirut")


def test_digits_are_the_readers(desk: Any) -> None:
    page = desk.open("commitments")
    liked = {"language": desk.language, "digits": "arabic", "months": "levant"}
    page.evaluate("liked => localStorage.setItem('tawatur.preferences', JSON.stringify(liked))", liked)
    page.reload()
    page.locator(".gantt .tick").first.wait_for()
    text = " ".join(page.locator(".gantt .tick").all_inner_texts())
    assert any(d in text for d in "٠١٢٣٤٥٦٧٨٩")
    assert not any(d in text for d in "0123456789")
