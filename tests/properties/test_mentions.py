"""Whatever the text: mentions lie inside it, never overlap, come in order, and the same text gives the same finding."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.extract.mentions import find_entities
from tawatur.extract.page import Page
from tawatur.model import Document

WORDS = st.sampled_from(
    [
        "وزارة",
        "الخارجية",
        "العراقية",
        "للعراق",
        "والرئيس",
        "الأميركي",
        "باراك",
        "أوباما",
        "حزب",
        "الله",
        "بلدة",
        "قرى",
        "و،",
        "«",
        "»",
        '"',
        ".",
        "\n",
        "في",
        "عبد",
        "بن",
        "محمد",
        "علي",
        "اللواء",
        "22",
        "قاعدة",
        "عين",
        "الأسد",
        "سمات",
        "مجلس",
        "الأمن",
        "الدولي",
        "لحقوق",
        "هيئة",
        "المملكة",
        "القاعدة",
        "14",
        "آذار",
        "–",
        ":",
        "بَغْداد",
        "التحالـف",
    ]
)


@given(
    st.one_of(
        st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=20).map("".join)
    )
)
@settings(max_examples=150, deadline=None)
def test_mentions_are_sound(text: str) -> None:
    found = find_entities(Page(Document("t", text)), None)
    spans = sorted((m.start, m.end) for e in found for m in e.mentions)
    assert all(0 <= a < b <= len(text) and text[a:b].strip() for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    firsts = [e.mentions[0].start for e in found]
    assert firsts == sorted(firsts) and all(e.name for e in found)
    assert len({e.id for e in found}) == len(found)
    assert find_entities(Page(Document("t", text)), None) == found
