"""A similarity join finds just the pairs that looking at all of them finds."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.link.join import Join

SETS = st.lists(st.frozensets(st.integers(0, 25), max_size=12), min_size=2, max_size=30)


PARTS = st.sampled_from((0.0, 0.35, 0.5, 0.6, 0.75))


@given(SETS, PARTS, st.integers(1, 4), PARTS, st.data())
def test_a_join_finds_all_pairs_and_no_others(
    sets: list[frozenset[int]], inside: float, least: int, alike: float, data: st.DataObject
) -> None:
    longest = data.draw(st.sampled_from((3, 8, 1000)))
    held = Counter(m for s in sets if len(s) >= least for m in s)

    def joins(a: frozenset[int], b: frozenset[int]) -> bool:
        shared = len(a & b)
        enough = shared >= max(least, inside * min(len(a), len(b))) and shared >= alike * len(a | b)
        return enough and any(held[m] <= longest for m in a & b)

    expected = {(i, j) for i, j in combinations(range(len(sets)), 2) if joins(sets[i], sets[j])}
    join = Join(sets, inside, least, longest, alike)
    found = list(join.pairs())
    assert len(found) == len(set(found))
    assert set(found) == expected
    asked = data.draw(st.sets(st.integers(0, len(sets) - 1)))
    assert set(join.pairs_of(asked)) == {pair for pair in expected if not asked.isdisjoint(pair)}
