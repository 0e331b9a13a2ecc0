"""The case file: read strictly, kept with the case, and obeyed where it names actors and issues."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tawatur.app import build, export, load_case
from tawatur.app.casefile import read_case_file
from tawatur.model import CaseFile, UsageError

TOP = Path(__file__).parent.parent.parent
ABOUT = """
title = "السد"
question = "متى يفتح؟"
[[actors]]
name = "وزارة المياه"
words = ["الوزارة المختصة"]
[[issues]]
name = "فتح السد"
words = ["إغلاق السد"]
"""
REPORTS = {
    "a": "تؤيد وزارة المياه فتح السد الشمالي الكبير أمام القوارب في بلاد متخيلة.",
    "b": "ترفض الوزارة المختصة إغلاق السد الجنوبي أمام القوارب في بلاد متخيلة.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "reports"
    home.mkdir()
    rows = [{"id": id_, "published": f"2031-05-0{n}", "text": text} for n, (id_, text) in enumerate(REPORTS.items(), 1)]
    (home / "x.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (tmp_path / "case.toml").write_text(ABOUT, "utf-8")
    return home


def issues(store: str) -> set[tuple[str | None, str]]:
    return {(c.holder, c.issue) for c in load_case("c", store).findings.positions}


def test_positions_gather_round_what_it_names_and_later_builds_keep_it(folder: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "t.db")
    build([folder], "c", store=store, as_of=date(2031, 6, 1), jobs=1)
    before = issues(store)
    assert ("وزارة المياه", "فتح السد") not in before
    assert len(before) == 2
    build([folder], "c", store=store, as_of=date(2031, 6, 1), jobs=1, case_file=tmp_path / "case.toml")
    assert issues(store) == {("وزارة المياه", "فتح السد")}
    build([folder], "c", store=store, as_of=date(2031, 6, 2), jobs=1)
    assert issues(store) == {("وزارة المياه", "فتح السد")}
    data = json.loads(export("c", "json", store=store))
    assert (data["about"]["title"], data["about"]["question"]) == ("السد", "متى يفتح؟")
    assert "متى يفتح؟" in export("c", "html", store=store).decode()


def test_the_demo_has_one() -> None:
    assert read_case_file(TOP / "demo" / "case.toml").issues


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title = ", "no TOML"),
        ("titel = 'x'", "unknown field"),
        ("[[issues]]\nwords = ['x']", "missing required field"),
        ("[[actors]]\nname = 'x'\nwords = 'y'", "wrong"),
        ("[[actors]]\nname = ' '", "empty name"),
        ("[[issues]]\nname = 'x'\n[[issues]]\nname = 'y'\nwords = ['x']", "two issues are called"),
    ],
)
def test_a_wrong_one_says_what_and_where(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "case.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=told) as caught:
        read_case_file(path)
    assert caught.value.where == str(path)


def test_none_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_case_file(tmp_path / "nothing.toml")
    assert CaseFile().issues == ()
