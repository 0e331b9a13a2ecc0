"""Whatever a report holds shows as text: with the content security policy switched off, nothing of it runs."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from tests.browser.conftest import Reader, Workspace, tawatur

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ATTACKS = (
    "<script>top.ran=1</script>",
    '<img src=x onerror="top.ran=1">',
    '<svg onload="top.ran=1"><a xlink:href="javascript:top.ran=1">س</a></svg>',
    '<a href="javascript:top.ran=1">هنا</a>',
    '"><b onmouseover=top.ran=1 onfocus=top.ran=1 tabindex=0 autofocus>',
    "</script></style><script>top.ran=1</script><!--",
)
CASE = "<img src=x onerror=top.ran=1>"
OVERRIDE = "\u202e"

# What must not be in the page: elements and attributes that only a report could have brought, and a run script.
FOUND = r"""() => [
  ...(window.ran ? ['something ran'] : []),
  ...[...document.querySelectorAll('img, iframe, object, embed, base, svg a, [onload], [onerror], [onmouseover], '
    + '[onfocus], [autofocus], [href^="javascript:" i], [src^="javascript:" i], [srcdoc]')]
    .map((e) => e.outerHTML.slice(0, 120)),
]"""
# Words with a direction override whose block holds other words that it would turn round: no isolate ends it before.
TURNED = r"""(override) => {
  const found = [], all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = all.nextNode(); node; node = all.nextNode()) {
    const cut = node.data.lastIndexOf(override);
    if (cut < 0 || /[\u202c\u2069]/.test(node.data.slice(cut))) continue;
    const inline = (e) => getComputedStyle(e).display.startsWith('inline');
    const apart = (e) => /isolate|plaintext/.test(getComputedStyle(e).unicodeBidi);
    let box = node.parentElement;
    while (inline(box) && !apart(box)) box = box.parentElement;
    // A report's own words may turn its own words.
    if (!inline(box) && !box.closest('blockquote, .text') && box.textContent.trim() !== node.data.trim())
      found.push(`${node.data.slice(-60)} in ${box.outerHTML.slice(0, 200)}`);
  }
  return found;
}"""


def report(number: int, attack: str) -> dict[str, str]:
    return {
        "id": f"n{number}{attack[:20]}",
        "title": f"خبر {attack} {OVERRIDE}ذيل",
        "source": f"منبر{number} {attack}{OVERRIDE}",
        "author": f"كاتب {attack}{OVERRIDE}",
        "url": "javascript:top.ran=1" if number % 2 else 'https://example.org/"><script>top.ran=1</script>',
        "published": "2031-04-10",
        "text": f"قال وزير النقل سالم {attack} المنجاوي: «سنعيد فتح ميناء رمانة {attack} قبل نهاية العام»"
        f" يوم 3 نيسان 2031.\n"
        f"وتعهدت وزارة النقل بإعادة فتح الميناء {attack} قبل 5 أيار 2031.\n"
        f"وقُتل {4 + number} جنود في هجوم {attack} على القاعدة.\n{attack}\n{OVERRIDE}نص مقلوب {attack}\n"
        f"وتوقع خبراء أن يغلق الميناء أبوابه {attack} إذا استمرت الحرب.",
    }


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a case of such reports; file names and the name of the case are of the same kind."""
    folder = tmp_path_factory.mktemp("hostile")
    rows = [json.dumps(report(i, attack), ensure_ascii=False) for i, attack in enumerate(ATTACKS)]
    (folder / f"نشرة {CASE}.jsonl").write_text("\n".join(rows), "utf-8")
    said = "قال وزير الدفاع طارق <b onmouseover=top.ran=1>المنجاوي</b>: «لن نغلق الميناء».\n"
    (folder / f"{CASE}{OVERRIDE}.txt").write_text(said, "utf-8")
    store = folder / "store.db"
    tawatur("build", str(folder), "--case", CASE, "--as-of", "2031-05-01", "--store", str(store))
    return store


@pytest.fixture(scope="module")
def served(hostile: Path) -> Iterator[Workspace]:
    running = Workspace(hostile)
    yield running
    running.stop()


@pytest.fixture
def person(chromium: Any, served: Workspace) -> Iterator[Reader]:
    someone = Reader(chromium, served.address, "en", "desktop", case=CASE, bypass_csp=True)
    someone.page.on("dialog", lambda dialog: someone.faults.append(dialog.message))
    yield someone
    someone.close()


def wrong(page: Any) -> list[str]:
    return [*page.evaluate(FOUND), *page.evaluate(TURNED, OVERRIDE)]


def test_the_test_sees_what_runs(person: Reader) -> None:
    page = person.open()
    page.evaluate("(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)", ATTACKS[1])
    page.wait_for_function("window.ran")
    assert "something ran" in wrong(page)
    page.evaluate("(word) => document.querySelector('h1').append(word + 'abc', ' more')", OVERRIDE)
    assert page.evaluate(TURNED, OVERRIDE)
    person.faults = [fault for fault in person.faults if "404" not in fault]


def test_the_server_guards_its_door(served: Workspace) -> None:
    with urllib.request.urlopen(served.address) as page:
        assert "script-src 'self'" in page.headers["content-security-policy"]
    foreign = urllib.request.Request(served.address, headers={"Host": "elsewhere.example"})
    with pytest.raises(urllib.error.HTTPError, match="421"):
        urllib.request.urlopen(foreign)


def test_every_screen_shows_it_as_text(person: Reader) -> None:
    ask = lambda path: person.page.request.get(f"{person.address}api/cases/{quote(CASE, safe='')}/{path}").json()  # noqa: E731
    page = person.open()
    token = page.request.get(f"{person.address}api/session").json()["csrf"]
    actor = ask("actors")["items"][0]
    named = page.request.post(
        f"{person.address}api/cases/{quote(CASE, safe='')}/judgements",
        headers={"X-Csrf-Token": token, "Origin": person.address.rstrip("/")},
        data={
            "finding": actor["entity"],
            "verdict": "edit",
            "value": {"name": f"سالم {ATTACKS[1]}{OVERRIDE}"},
            "note": ATTACKS[0],
        },
    )
    assert named.status == 201, named.text()
    reports = ask("reports")["items"]
    screens = {
        "": CASE,
        "reader": ATTACKS[3],
        "search?q=" + quote("ميناء"): ATTACKS[2],
        "search?layer=actors&q=" + quote("سالم"): "",
        "claims": ATTACKS[0][:11],
        "utterances": ATTACKS[0],
        "actors": ATTACKS[1],
        "timeline": "",
        "figures": "",
        "commitments": "",
        "forecasts": "",
        "process": "",
        "sources": ATTACKS[4],
        "map": "",
        "review": "",
        **{
            f"{path}/{quote(row['entity'] if path == 'actors' else row['finding']['id'], safe='')}": ""
            for path in ("claims", "utterances", "figures", "actors")
            for row in ask(path)["items"][:2]
        },
    }
    found: dict[str, list[str]] = {}
    for screen, words in screens.items():
        page = person.open(screen)
        assert words in page.locator("main").inner_text(), screen
        if faults := wrong(page):
            found[screen] = faults
    for row in reports[:4]:
        page = person.open(f"reader/{quote(row['id'], safe='')}")
        page.locator("article.text p").first.wait_for()
        full = ask(f"reports/{quote(row['id'], safe='')}")
        shown = page.evaluate("[...document.querySelectorAll('article.text p')].map((p) => p.textContent)")
        assert shown == [line for line in full["text"].split("\n") if line.strip()]
        page.keyboard.press("j")
        page.locator(".card .mark").first.wait_for()
        if faults := wrong(page):
            found[row["id"]] = faults
    assert found == {}


def test_a_file_name_in_an_issue_is_text(person: Reader) -> None:
    page = person.open("add")
    page.locator("input[type=file]").first.set_input_files(
        [{"name": f"{OVERRIDE}{CASE}.txt", "mimeType": "text/plain", "buffer": b""}]
    )
    page.locator("form button.main").first.click()
    page.locator(".job li code").first.wait_for(timeout=30_000)
    assert CASE in page.locator(".job").inner_text()
    assert wrong(page) == []


def test_the_dossier_shows_it_as_text(chromium: Any, hostile: Path, tmp_path: Path) -> None:
    out = tmp_path / "dossier.html"
    tawatur("export", CASE, "--as", "html", "--store", str(hostile), "-o", str(out))
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(out.as_uri())
    for line in page.locator("summary").all()[:40]:
        if line.is_visible():
            line.click()
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    said = page.locator("body").inner_text()
    assert all(attack in said for attack in ATTACKS)
    assert wrong(page) == []
    context.close()
