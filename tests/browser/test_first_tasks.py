"""What a person does first in the workspace, in Arabic and English, at a desk and on a phone."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytestmark = pytest.mark.browser

# Where on the screen a letter of the report stands.
LETTER = """async ([start, length]) => {
  await document.fonts.ready;
  const text = document.querySelector('article.text');
  for (const p of text.querySelectorAll('p[data-start]')) {
    const from = Number(p.dataset.start), node = p.firstChild;
    if (start < from || start >= from + node.length) continue;
    const range = document.createRange();
    range.setStart(node, start - from); range.setEnd(node, Math.min(node.length, start - from + length));
    range.startContainer.parentElement.scrollIntoView({block: 'center'});
    const box = range.getClientRects()[0];
    return {x: box.x + box.width / 2, y: box.y + box.height / 2, left: box.left, right: box.right};
  }
}"""


def units(text: str, point: int) -> int:
    """The UTF-16 offset of a code-point offset."""
    return len(text[:point].encode("utf-16-le")) // 2


def letter(page: Any, report: dict[str, Any], point: int, length: int = 1) -> dict[str, float]:
    box = page.evaluate(LETTER, [units(report["text"], point), length])
    assert box, "the words are not on the page"
    return dict(box)


def test_1_understand_the_story(reader: Any, answers: Any) -> None:
    page = reader.open()
    told = answers("overview")
    assert page.locator("h1").inner_text() == "demo"
    assert page.locator("html").get_attribute("dir") == ("rtl" if reader.language == "ar" else "ltr")
    for section in ("#new", "#shape", "#due", "#against", "#single", "#review"):
        assert page.locator(section).is_visible()
    assert page.locator("ol.turns > li").count() == min(8, len(told["turns"]))
    assert page.locator("li.due").count() == len(told["due"])
    assert not reader.overflows


def test_2_from_a_turn_to_the_words(reader: Any, answers: Any) -> None:
    page = reader.open()
    turn = answers("overview")["turns"][0]
    page.locator("ol.turns a").first.click()
    page.locator("article.text").wait_for()
    assert f"at={turn['evidence']['start']}-{turn['evidence']['end']}" in page.url
    shown = page.evaluate("[...(CSS.highlights.get('target') ?? [])].map(String).join('')")
    assert re.sub(r"\s+", "", shown) == re.sub(r"\s+", "", turn["evidence"]["text"])
    assert not reader.overflows


def test_3_see_who_says_it_and_through_whom(reader: Any, answers: Any) -> None:
    report, statement = answers.said()
    page = reader.open(f"reader/{report['report']['id']}")
    page.locator("article.text p").first.wait_for()
    at = letter(page, report, statement["content"][0]["start"])
    (page.mouse.click if reader.size == "desktop" else page.touchscreen.tap)(at["x"], at["y"])
    card = page.locator(".card .statement").first
    card.wait_for()
    assert statement["speaker"]["name"] in card.inner_text()
    for hop in statement["via"]:
        assert hop["name"] in card.locator(".chain").inner_text()
    focused = page.evaluate("[...CSS.highlights.get('focus')].map(String).join('')")
    span = statement["content"][0]
    assert report["text"][span["start"] : span["end"]] in focused


def test_4_search_finds_words_in_their_context(reader: Any, answers: Any) -> None:
    page = reader.open()
    if reader.size == "desktop":
        page.keyboard.press("/")
    else:
        page.locator("nav.bar a").nth(2).click()
    page.locator("input[type=search]").fill("البعثة")
    page.locator("a.hit mark").first.wait_for()
    hit = answers("search?q=" + "%D8%A7%D9%84%D8%A8%D8%B9%D8%AB%D8%A9")["items"][0]
    assert page.locator("a.hit").first.inner_text().split() == "".join(s["text"] for s in hit["snippet"]).split()
    page.locator("a.hit").first.click()
    page.locator("article.text").wait_for()
    assert page.evaluate("[...(CSS.highlights.get('target') ?? [])].map(String).join('')")
    assert not reader.overflows


def test_5_find_a_report_in_the_list(reader: Any, answers: Any) -> None:
    page = reader.open("reader")
    rows = answers("reports?limit=100")
    assert page.locator("a.open").count() == rows["total"]
    page.locator("a.open").first.click()
    page.locator("article.text p").first.wait_for()
    assert not reader.overflows


def test_6_choose_language_digits_and_months(reader: Any) -> None:
    page = reader.open()
    if reader.size == "phone":
        page.locator("nav.bar button").click()
    page.locator(".rail .tools button").first.click()
    panel = page.locator(".panel")
    panel.locator("label", has_text="١٢٣").click()
    panel.locator("select").select_option("nile")
    panel.locator("label", has_text="العربية").click()
    page.keyboard.press("Escape")
    assert page.locator("html").get_attribute("dir") == "rtl"
    facts = page.locator("header p").first.inner_text()
    assert "٢٠٢٣" in facts and "نوفمبر" in facts and "تشرين" not in facts
    page.reload()
    page.locator("h1").wait_for()
    assert "٢٠٢٣" in page.locator("header p").first.inner_text()


def test_7_move_by_keys_alone(desk: Any) -> None:
    page = desk.open()
    page.keyboard.press("?")
    assert page.locator(".panel dt").count() > 15
    page.keyboard.press("Escape")
    for letter, screen in {"t": "timeline", "c": "claims", "r": "review", "h": ""}.items():
        page.keyboard.press("g")
        page.keyboard.press(letter)
        page.wait_for_url(re.compile(rf"#/demo/?{screen}$"))
    # An Arabic layout writes other letters on the same keys.
    page.evaluate("""() => { for (const [key, code] of [['ل', 'KeyG'], ['ف', 'KeyT']])
        window.dispatchEvent(new KeyboardEvent('keydown', {key, code, bubbles: true})) }""")
    page.wait_for_url(re.compile("#/demo/timeline$"))


def test_8_judge_in_the_report(desk: Any, answers: Any) -> None:
    report, _ = answers.said()
    page = desk.open(f"reader/{report['report']['id']}")
    page.locator("article.text p").first.wait_for()
    page.keyboard.press("j")
    card = page.locator(".card .mark").first
    card.wait_for()
    page.keyboard.press("a")
    card.locator(".state.solid").wait_for()
    assert page.evaluate("CSS.highlights.has('statement-judged')")
    page.keyboard.press("u")
    card.locator(".state:not(.solid)").wait_for()
    page.keyboard.press("Escape")
    page.locator(".card").wait_for(state="detached")


SELECT = """([start, end]) => {
  const at = (unit) => {
    const all = [...document.querySelectorAll('article.text p[data-start]')];
    const p = all.findLast((p) => Number(p.dataset.start) <= unit);
    return [p.firstChild, unit - Number(p.dataset.start)];
  };
  getSelection().setBaseAndExtent(...at(start), ...at(end));
}"""


@pytest.mark.parametrize(
    "words", ["الوزارة", "38 هجوما", "وزارة الدفـاع"], ids=["drawn", "clitic and digits", "tatweel"]
)
def test_9_what_one_marks_is_what_is_kept(desk: Any, answers: Any, words: str) -> None:
    row = next(r for r in answers("reports?limit=100")["items"] if words in answers(f"reports/{r['id']}")["text"])
    report = answers(f"reports/{row['id']}")
    page = desk.open(f"reader/{row['id']}")
    page.locator("article.text p").first.wait_for()
    start = report["text"].index(words)
    if words == "الوزارة":
        first, last = letter(page, report, start), letter(page, report, start + len(words) - 1)
        page.mouse.move(first["right"] - 1, first["y"])
        page.mouse.down()
        page.mouse.move(last["left"] + 1, last["y"], steps=8)
        page.mouse.up()
    else:
        page.evaluate(SELECT, [units(report["text"], start), units(report["text"], start + len(words))])
    assert page.evaluate("String(getSelection())") == words
    shown = page.locator("[data-words]")
    shown.wait_for()
    assert shown.inner_text() == words
    with page.expect_request(lambda r: r.method == "POST" and r.url.endswith("/marks")) as asked:
        page.locator(".card form button").first.click()
    sent = asked.value.post_data_json
    assert report["text"][sent["start"] : sent["end"]] == words
    page.locator(".side .good").wait_for()
    kept = answers(f"reports/{row['id']}")["layers"]["statements"]
    assert any(report["text"][s["start"] : s["end"]] == words for m in kept for s in m["content"])


def test_10_work_through_the_queue(desk: Any, answers: Any) -> None:
    page = desk.open("review")
    page.locator(".queue li").first.wait_for()
    before = answers("review")["total"]
    first = page.locator(".queue li").first
    page.keyboard.press("a")
    first.locator(".good").wait_for()
    page.locator(".queue li:nth-child(2) [aria-current]").wait_for()
    assert answers("review")["total"] == before - 1
    page.keyboard.press("k")
    page.locator(".decided .verdict").wait_for()
    page.keyboard.press("u")
    first.locator(".good").wait_for(state="detached")
    assert answers("review")["total"] == before


def test_11_add_a_report(reader: Any, answers: Any) -> None:
    page = reader.open("add")
    before = answers("reports")["total"]
    name = f"{reader.language} {reader.size}"
    page.locator("textarea").fill(f"قال الوزير {name}: «سنعيد فتح الميناء يوم الأحد» في 3 أيار 2023.")
    page.locator(".fields input").first.fill(f"خبر {name}")
    page.locator("form button.main").last.click()
    page.locator(".job a").wait_for(timeout=30_000)
    assert answers("reports")["total"] == before + 1
    assert not reader.overflows


def test_12_two_people_see_that_they_judge_the_same(visit: Any, answers: Any) -> None:
    report, _ = answers.said()
    one, other = (visit(f"{language}-desktop-light") for language in ("ar", "en"))
    for person in (one, other):
        page = person.open(f"reader/{report['report']['id']}")
        page.locator("article.text p").first.wait_for()
        page.keyboard.press("j")
        page.locator(".card .mark").first.wait_for()
    one.page.keyboard.press("a")
    one.page.locator(".card .state.solid").first.wait_for()
    other.page.keyboard.press("r")
    meanwhile = other.page.locator(".meanwhile")
    meanwhile.wait_for()
    assert "accepted" in meanwhile.inner_text()
    meanwhile.locator("button").first.click()
    other.page.locator(".card .state.solid").first.wait_for()
    other.page.keyboard.press("u")
    other.page.locator(".card .state:not(.solid)").first.wait_for()
    # The browser itself writes the 409 into its console.
    other.faults = [fault for fault in other.faults if "409" not in fault]


def test_13_layers_stand_without_custom_highlights(visit: Any, answers: Any) -> None:
    report, statement = answers.said()
    reader = visit("ar-desktop-light")
    reader.context.add_init_script("delete Object.getPrototypeOf(CSS).highlights; delete CSS.highlights")
    page = reader.open(f"reader/{report['report']['id']}")
    page.locator("article.text p").first.wait_for()
    assert page.evaluate("!('highlights' in CSS)")
    shown = page.evaluate("[...document.querySelectorAll('article.text p')].map((p) => p.textContent)")
    assert shown == [line for line in report["text"].split("\n") if line.strip()]
    marked = page.evaluate(
        "[...document.querySelectorAll('article.text .hl-statement-machine, article.text .hl-statement-judged')]"
        ".map((e) => e.textContent).join('')"
    )
    span = statement["content"][0]
    assert report["text"][span["start"] : span["end"]].replace("\n", "") in marked
