"""The dossier of the demo case shows what demo/expected.md lists: one test a row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tawatur.cli.main import run

DEMO = Path(__file__).parent.parent.parent / "demo" / "reports"
Case = dict[str, Any]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("demo")
    store = str(folder / "demo.db")
    assert run(["build", str(DEMO), "--case", "demo", "--store", store, "--as-of", "2023-11-15", "--quiet"]) == 0
    assert run(["export", "demo", "--as", "json", "--store", store, "-o", str(folder / "demo.json")]) == 0
    found: Case = json.loads((folder / "demo.json").read_text("utf-8"))
    return found


def value(row: dict[str, Any]) -> tuple[float | None, float | None]:
    return row["min"], row["max"]


def figures(case: Case, *wanted: tuple[float | None, float | None]) -> Iterator[Case]:
    """Figures that hold all these values."""
    for figure in case["figures"]:
        if set(wanted) <= {value(v) for v in figure["values"]}:
            yield figure


def in_conflict(figure: Case, one: tuple[float | None, float | None], other: tuple[float | None, float | None]) -> bool:
    pairs = [{value(figure["values"][i]) for i in pair} for pair in figure["conflicts"]]
    return figure["relation"] == "conflict" and any(pair == {one, other} for pair in pairs)


def test_the_commission_has_its_three_working_groups_and_its_rounds(case: Case) -> None:
    bodies = {b["name"]: b for b in case["process"]["bodies"]}
    assert len(bodies["اللجنة المشتركة العليا"]["parts"]) == 3
    days = {(r["window"]["earliest"] or "")[:7] for r in case["process"]["rounds"]}
    assert {"2023-02", "2023-05", "2023-10"} <= days


def test_the_agreements_are_listed(case: Case) -> None:
    names = " ".join(a["name"] for a in case["process"]["agreements"])
    assert "الغدير" in names
    assert "الإطاري" in names or "إطاري" in names


def test_the_vote_of_the_parliament_stands_in_the_process(case: Case) -> None:
    assert any(d["window"]["earliest"] == "2022-12-11" for d in case["process"]["decisions"])
    assert any(value(v) == (137, 137) for f in case["figures"] for v in f["values"])


def test_the_coming_vote_is_planned(case: Case) -> None:
    assert any(t["window"]["latest"] == "2023-11-20" and t["status"] == "planned" for t in case["timeline"])


def commitments(case: Case, words: str) -> list[Case]:
    """Commitments whose act or evidence holds these words."""
    return [
        c for c in case["commitments"] if any(words in text for text in (c["act"], *(e["text"] for e in c["evidence"])))
    ]


def test_the_base_was_handed_over_late(case: Case) -> None:
    assert any(c["status"] == "late" for c in commitments(case, "قاعدة وادي السدر"))


def test_the_northern_posts_are_past_due(case: Case) -> None:
    rows = [c for c in commitments(case, "مواقع الشمال") if c["due"] and c["due"]["latest"] == "2023-06-30"]
    assert rows
    assert {c["status"] for c in rows} == {"due passed"}


def test_the_inquiry_is_past_due(case: Case) -> None:
    assert any(c["status"] == "due passed" for c in commitments(case, "لجنة التحقيق"))


def test_presenting_the_timetable_is_past_due(case: Case) -> None:
    rows = [c for c in commitments(case, "الجدول الزمني") if c["due"] and c["due"]["latest"] == "2023-03-31"]
    assert any(c["status"] == "due passed" for c in rows)


def test_the_mission_ends_in_march_2024(case: Case) -> None:
    assert any(
        c["due"] and c["due"]["latest"] == "2024-03-31" and c["status"] not in ("due passed", "kept")
        for c in case["commitments"]
    )


def test_four_wounded_conflict_with_more_than_that_and_with_seven(case: Case) -> None:
    assert any(in_conflict(f, (4, 4), (7, 7)) for f in figures(case, (4, 4), (7, 7)))
    assert any(in_conflict(f, (4, 4), (4, None)) for f in figures(case, (4, 4), (4, None)))


def test_attacks_of_different_periods_stand_side_by_side(case: Case) -> None:
    assert any(f["scope"]["since"] for f in figures(case, (150, None)))
    assert not any(in_conflict(f, (150, None), (300, None)) for f in case["figures"])


@pytest.mark.parametrize(
    ("one", "other"), [((38, 38), (52, 52)), ((900, 900), (None, 750)), ((2000, 2000), (5000, None))]
)
def test_numbers_of_one_scope_conflict(case: Case, one: tuple[Any, Any], other: tuple[Any, Any]) -> None:
    assert any(in_conflict(f, one, other) for f in figures(case, one, other))


def test_the_old_number_of_observers_is_stale_in_october(case: Case) -> None:
    states = {
        v["document"]: (v["fresh"], v["stale"])
        for f in figures(case, (1800, 1800))
        for v in f["values"]
        if value(v) == (1800, 1800)
    }
    assert states["rasil-20220302"] == (True, False)
    assert states["marfa-20231019"] == (False, True)


def test_the_agency_is_one_witness_of_three_reports(case: Case) -> None:
    copies = {frozenset((p["a"]["document"], p["b"]["document"])) for p in case["passages"] if p["relation"] == "copy"}
    assert frozenset(("rasil-20230112", "sawt-20230112")) in copies
    told = [
        u for u in case["utterances"] if {s["document"] for s in u["statements"]} == {"rasil-20230112", "sawt-20230112"}
    ]
    assert told
    assert all(u["witnesses"] == [1, 1] for u in told)


def test_the_statement_of_may_is_one_utterance_of_two_reports(case: Case) -> None:
    told = [{s["document"] for s in u["statements"]} for u in case["utterances"]]
    assert any({"sahil-20230504", "rasid-20230504"} <= reports for reports in told)


def test_the_unnamed_source_and_the_denial_are_both_there(case: Case) -> None:
    speakers = {
        u["speaker"]["name"]
        for u in case["utterances"]
        if {s["document"] for s in u["statements"]} == {"sama-20230211"}
    }
    assert "مصدر مطلع" in speakers
    assert any("سفارة" in name or "السفارة" in name for name in speakers)


@pytest.mark.parametrize("document", ["sama-20230211", "rasil-20230914", "handover"])
def test_the_minister_is_heard_through_an_official_and_the_agency(case: Case, document: str) -> None:
    chains = [
        [hop if isinstance(hop, str) else hop["name"] for hop in s["via"]]
        for u in case["utterances"]
        if "المنجاوي" in u["speaker"]["name"]
        for s in u["statements"]
        if s["document"] == document
    ]
    assert any(len(chain) == 2 and "رسيل" in chain[0] and "مسؤول" in chain[1] for chain in chains)


def test_the_prime_minister_moved(case: Case) -> None:
    cards = [p for p in case["positions"] if p["holder"] and "السرياقي" in p["holder"] and p["shifts"]]
    assert cards
    card = cards[0]
    before, after = (card["entries"][i] for i in card["shifts"][0])
    assert (before["stance"], after["stance"]) == ("against", "for")
    assert before["evidence"] and after["evidence"]


@pytest.mark.parametrize(("holder", "stance"), [("كتلة الإصلاح", "conditional"), ("جبهة الجبل", "against")])
def test_positions_of_the_others(case: Case, holder: str, stance: str) -> None:
    assert any(
        p["holder"] and holder in p["holder"] and any(e["stance"] == stance for e in p["entries"])
        for p in case["positions"]
    )


@pytest.mark.parametrize(("words", "low", "high", "condition"), [
    ("لن يرى النور", 0.9, 1.0, "الجبهة"), ("2025", 0.0, 0.2, None), ("في أجلها", 0.6, 0.9, None),
    ("الفراغ", 0.2, 0.6, "شرطة الحدود"), ("سيوافق", 0.6, 0.9, None),
])  # fmt: skip
def test_forecasts_have_odds_and_conditions(
    case: Case, words: str, low: float, high: float, condition: str | None
) -> None:
    rows = [f for f in case["forecasts"] if words in f["outcome"] or any(words in e["text"] for e in f["evidence"])]
    assert any(low <= f["odds"][0] and f["odds"][1] <= high for f in rows)
    assert condition is None or any(condition in (f["condition"] or "") for f in rows)


@pytest.mark.parametrize(("document", "day", "how"), [
    ("rumana-attack", "2023-02-09", "inferred"), ("handover", "2023-06-20", "dateline"),
    ("marfa-20231019", "2023-10-19", "url"), ("sama-20230211", "2023-02-11", "metadata"),
])  # fmt: skip
def test_publication_is_known_and_by_what_way(case: Case, document: str, day: str, how: str) -> None:
    published = next(d["published"] for d in case["documents"] if d["id"] == document)
    assert published["how"] == how
    assert published["earliest"] <= day <= published["latest"]
    assert (date.fromisoformat(published["latest"]) - date.fromisoformat(published["earliest"])).days <= 3
    assert published["why"]
