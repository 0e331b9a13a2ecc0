"""The tagger's packed weights add up as they stand in the table, and no list of words breaks it."""

from __future__ import annotations

import gzip
import struct
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tawatur.extract.mentions.features import LABELS, OFFSETS, seen
from tawatur.extract.mentions.tagger import Tagger, pack, read_weights, tagger
from tawatur.extract.mentions.vocabulary import vocabulary

NAMES = len(LABELS) - 1


def written(words: dict[str, list[int]], places: dict[str, list[int]], steps: list[int]) -> bytes:
    return gzip.compress(struct.pack(f"<{len(LABELS) ** 2}i", *steps) + pack(words) + pack(places))


@given(st.dictionaries(st.sampled_from(["w=قمر", "t=قمر", "p2=قم", "n=3", "unknown"]), st.integers(-3000, 3000)))
def test_packed_weights_add_up(table: dict[str, int]) -> None:
    rows = {name: [weight + k for k in range(NAMES * len(OFFSETS))] for name, weight in table.items()}
    made = Tagger(vocabulary(), read_weights(written(rows, {}, [0] * len(LABELS) ** 2)))
    found = seen("قمر", vocabulary())
    summed = [sum(rows[f][k] for f in (*found.far, *found.near, *found.own) if f in rows) for k in range(NAMES)]
    assert made.leaning("قمر", "PER") == max(summed[:2]) / 100
    assert made.leaning("قمر", "ORG") == max(summed[4:]) / 100


def test_a_name_is_found_where_its_weights_say_so() -> None:
    own = [0] * NAMES * len(OFFSETS)
    own[2] = 1000  # B-LOC at its own place
    made = Tagger(vocabulary(), read_weights(written({"w=قمر": own}, {}, [0] * len(LABELS) ** 2)))
    assert [(t.first, t.last, t.kind) for t in made.find(["في", "قمر", "."])] == [(1, 1, "LOC")]


@given(st.lists(st.text(alphabet="ابتمنوليهقر .\n12", min_size=1, max_size=8), max_size=60))
def test_any_words_can_be_read(words: list[str]) -> None:
    found = tagger().find(words)
    assert all(0 <= t.first <= t.last < len(words) for t in found)
    assert all(a.last < b.first for a, b in pairwise(found))
    assert tagger().find(words) == found
