"""Properties of linking: evidence resolves, nothing raises, order does not matter, fingerprints keep their promise."""

from __future__ import annotations

import random
from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.link import digest, link_case
from tawatur.link.fingerprints import GUARANTEED, fingerprints
from tawatur.link.words import words
from tawatur.model import Annotation, Document, Evidence, Published, Quantity, Span, Speaker, Statement, TimeExpression

WORD = st.sampled_from(
    [
        "قال",
        "وقال",
        "أعلن",
        "تم",
        "بدأ",
        "لجنة",
        "مجموعات",
        "العمل",
        "لتقييم",
        "اتفاق",
        "جولة",
        "المفاوضات",
        "منذ",
        "أكثر",
        "من",
        "ذلك",
        "في",
        "العراق",
        "5",
        "12",
        "جندي",
        "قتل",
        "قتلى",
        "و",
        "لم",
        "سيبدأ",
        "إذا",
        "المقبل",
        "السبت",
        "الوزير",
        "محمد",
        "،",
        ".",
        "«",
        "»",
        "\n",
        "كتابًا",
        "مدينـة",
        "ﻻ",
        "x",
    ]
)
TEXT = st.one_of(st.lists(WORD, max_size=60).map(" ".join), st.text(max_size=80))
DAY = date(2024, 3, 10)


@st.composite
def annotations(draw: st.DrawFn) -> list[Annotation]:
    out = []
    for n in range(draw(st.integers(1, 4))):
        text = draw(TEXT)
        spans = [Span(i, j) for i, j in _cuts(draw, text)]
        published = draw(st.sampled_from([None, Published(DAY, DAY, "metadata"), Published(DAY, None, "inferred")]))
        out.append(
            Annotation(
                Document(f"d{n}", text, published=published),
                tuple(Statement(f"s{n}{k}", (s,), None, None, Speaker("x", "person")) for k, s in enumerate(spans[:2])),
                tuple(
                    TimeExpression(f"t{n}{k}", s.start, s.end, "DATE", "2024-03-09", DAY, DAY)
                    for k, s in enumerate(spans[2:4])
                ),
                tuple(Quantity(f"q{n}{k}", s.start, s.end, k, k + 1, unit="جندي") for k, s in enumerate(spans[4:])),
            )
        )
    return out


def _cuts(draw: st.DrawFn, text: str) -> list[tuple[int, int]]:
    if not text:
        return []
    starts = draw(st.lists(st.integers(0, len(text) - 1), max_size=6))
    return [(s, min(len(text), s + 1 + (s * 7) % 20)) for s in starts]


@settings(max_examples=150, deadline=None)
@given(annotations())
def test_all_evidence_resolves_and_order_does_not_matter(listed: list[Annotation]) -> None:
    texts = {a.document.id: a.document.text for a in listed}
    found = link_case(listed, DAY)
    rows: list[Evidence] = []
    for key in found.__struct_fields__:
        value = getattr(found, key)
        items = [i for k in value.__struct_fields__ for i in getattr(value, k)] if key == "process" else value
        rows += [e for item in items for e in getattr(item, "evidence", ())]
    for row in rows:
        row.check(texts[row.document])
    assert msgspec.json.encode(link_case(listed[::-1], DAY)) == msgspec.json.encode(found)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400))
def test_any_text_has_a_digest(text: str) -> None:
    made = digest(Annotation(Document("d", text)))
    assert msgspec.json.decode(msgspec.json.encode(made), type=type(made)) == made


@given(
    st.lists(st.integers(0, 2**32 - 1), max_size=40),
    st.lists(st.integers(0, 2**32 - 1), max_size=40),
    st.integers(0, 9),
)
def test_a_long_enough_run_leaves_a_common_fingerprint(left: list[int], right: list[int], seed: int) -> None:
    run = [random.Random(seed).getrandbits(32) for _ in range(GUARANTEED)]
    a, _ = fingerprints([*left, *run, *right])
    b, _ = fingerprints([*right, *run, *left])
    assert set(a) & set(b)


@given(st.lists(st.integers(0, 5), max_size=60))
def test_fingerprints_stand_where_they_say(hashes: list[int]) -> None:
    prints, at = fingerprints(hashes)
    for value, i in zip(prints, at, strict=True):
        again, _ = fingerprints(hashes[i : i + 6])
        assert list(again) == [value]


@given(st.text(max_size=20))
def test_stems_never_fail(word: str) -> None:
    assert isinstance(words().stem(word), str)
