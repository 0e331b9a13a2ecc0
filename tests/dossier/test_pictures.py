"""Geometry of the pictures, and the chain tree."""

from __future__ import annotations

from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tawatur.dossier.chain import Hopping, Node, tree
from tawatur.dossier.figures import chart
from tawatur.dossier.timeline import picture
from tawatur.model import Evidence, Window
from tawatur.model.case import Case, Figure, FigureScope, FigureValue, TimelineEntry

TODAY = date(2031, 11, 1)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))


def windows(a: date, b: date, left: bool, right: bool) -> Window:
    low, high = sorted((a, b))
    return Window(low if left else None, high if right else None)


entries = st.lists(
    st.builds(
        TimelineEntry,
        st.text("abc", min_size=1, max_size=4),
        st.builds(windows, days, days, st.booleans(), st.booleans()),
        st.sampled_from(("past", "ongoing", "planned", "conditional")),
        st.just("نص"),
        st.just(("r1",)),
        st.booleans(),
    ),
    max_size=30,
)


@given(entries)
def test_any_timeline_fits_its_axis(rows: list[TimelineEntry]) -> None:
    drawn = picture(rows, TODAY)
    if drawn is None:
        return
    for lane in drawn.lanes:
        taken: dict[int, float] = {}
        for bar in lane.bars:
            assert 0 <= bar.at <= 100 and 0 <= bar.wide <= 100.01 and bar.at + bar.wide <= 100.1
            assert bar.row < lane.rows
            taken[bar.row] = bar.at
    assert all(0 <= tick.at <= 100 for tick in drawn.ticks)
    assert drawn.left_out == len(rows) - sum(len(lane.bars) for lane in drawn.lanes)


def test_a_day_is_hard_and_a_window_soft(case: Case) -> None:
    day = TimelineEntry("x", Window(TODAY, TODAY), "past", "يوم", ("r1",))
    drawn = picture([*case.findings.timeline, day], TODAY)
    assert drawn is not None and drawn.today is not None
    bars = {b.entry.id: b for lane in drawn.lanes for b in lane.bars}
    assert not bars["x"].soft and bars["timeline-1"].soft
    assert bars["timeline-1"].at < bars["timeline-2"].at < bars["x"].at
    assert "timeline-3" not in bars  # the background is listed, not drawn
    assert picture([], TODAY) is None


numbers = st.none() | st.integers(-(10**400), 10**400) | st.floats(allow_nan=False, allow_infinity=False)


@given(st.lists(st.tuples(numbers, numbers, st.booleans()), min_size=1, max_size=9))
def test_any_figure_fits_its_axis(values: list[tuple[float | None, float | None, bool]]) -> None:
    at = Evidence("r", 0, 1, "x")
    rows = []
    for low, high, approx in values:
        if low is not None and high is not None and low > high:
            low, high = high, low
        rows.append(FigureValue(low, high, approx, Window(), "r", "q", at))
    drawn = chart(Figure("f", "جندي", FigureScope(), tuple(rows), "agree"))
    for bar in drawn.bars if drawn else ():
        assert 0 <= bar.at <= 100 and 0 <= bar.wide <= 100.01


def test_conflicts_repeats_and_open_ends_show(case: Case) -> None:
    drawn = chart(case.findings.figures[0])
    assert drawn is not None
    assert [(b.value.document, b.clash, b.hollow, b.open_end) for b in drawn.bars] == [
        ("r1", True, False, True),
        ("r2", True, True, True),
        ("r3", True, False, False),
    ]
    assert drawn.bars[0].at > drawn.bars[2].at


def names(node: Node) -> object:
    return [node.document or node.name, *map(names, node.children)]


def test_paths_share_hops_and_copies_fold() -> None:
    paths = [
        Hopping("r1", (("وكالة", "agency"),)),
        Hopping("r2", (("وكالة", "agency"),)),
        Hopping("r3", ()),
        Hopping("r1", ()),
    ]
    got = tree("الوزير", "person", paths, {"r2": "r1"})
    assert names(got) == ["الوزير", ["وكالة", ["r1", ["r2"]]], ["r3"]]
    assert got.children[0].children[0].children[0].copied


def test_copies_in_a_ring_lose_no_report() -> None:
    got = tree("x", "person", [Hopping("a", ()), Hopping("b", ())], {"a": "b", "b": "a"})
    assert sorted(msgspec.json.encode(got).decode().count(f'"document":"{d}"') for d in "ab") == [1, 1]


def test_many_paths_are_cut_and_counted() -> None:
    got = tree("x", "person", [Hopping(str(i), ()) for i in range(40)], {})
    assert len(got.children) + got.hidden == 40 and got.hidden
