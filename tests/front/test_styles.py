"""The client mirrors by `dir` alone, and its styles pass the content security policy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FRONT = Path(__file__).parent.parent.parent / "front"
FILES = sorted([*FRONT.glob("src/**/*.svelte"), *FRONT.glob("src/**/*.css"), FRONT / "index.html"])
PHYSICAL = re.compile(
    r"""
    (?<![\w-])(?:margin|padding|border|scroll-margin|scroll-padding|inset)-(?:left|right)\b
    | (?<![\w.-])(?:left|right)\s*:\s*[^;{}\n]+;
    | (?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b
    | border-(?:top|bottom)-(?:left|right)-radius
    | style:(?:left|right|margin-left|margin-right|padding-left|padding-right)\b
    | \b(?:marginLeft|marginRight|paddingLeft|paddingRight)\b
    """,
    re.VERBOSE,
)
CSS = re.compile(r"<style>(.*?)</style>", re.DOTALL)
MARKUP_STYLE = re.compile(r"<\w[^<>]*?\sstyle=\"")


def styles(path: Path) -> str:
    text = path.read_text("utf-8")
    if path.suffix == ".css":
        return text
    markup = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL) if path.suffix == ".svelte" else ""
    return "\n".join([*CSS.findall(text), *re.findall(r"style:[\w-]+", markup)])


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(FRONT)))
def test_styles_know_no_left_and_right(path: Path) -> None:
    assert [found.group().strip() for found in PHYSICAL.finditer(styles(path))] == []


@pytest.mark.parametrize("path", [f for f in FILES if f.suffix in (".svelte", ".html")], ids=lambda p: p.name)
def test_markup_has_no_inline_styles_and_no_raw_html(path: Path) -> None:
    text = path.read_text("utf-8")
    assert MARKUP_STYLE.findall(text) == []
    assert "{@html" not in text


def test_the_guard_sees_what_it_looks_for() -> None:
    for wrong in ("margin-left: 1px;", "left: 0;", "text-align: right;", "border-top-left-radius: 2px;", "style:left"):
        assert PHYSICAL.search(wrong), wrong
    for right in ("margin-inline-start: 1px;", "inset-inline-end: 0;", "text-align: start;", "box.left - 1"):
        assert not PHYSICAL.search(right), right
