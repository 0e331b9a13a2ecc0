"""Words of a report as HTML: nothing is lost, nothing runs, offsets stay."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.dossier.words import Paint, around, excerpt, paint, plain
from tawatur.model import Span


class Reader(HTMLParser):
    """Collects text, and the tags open at each piece of it; fails on tags that cross."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []
        self.pieces: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(dict(attrs).get("class") or tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.pieces.append((data, tuple(self.open)))


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(str(markup))
    reader.close()
    assert not reader.open
    return reader


def test_paints_nest_and_cross() -> None:
    text = "قال الوزير إن الميناء مفتوح"
    got = read(paint(text, [Paint(0, 14, "a"), Paint(4, 10, "b"), Paint(11, 20, "c")]))
    assert got.text == text
    for kind, start, end in (("a", 0, 14), ("b", 4, 10), ("c", 11, 20)):
        assert "".join(t for t, kinds in got.pieces if kind in kinds) == text[start:end]


def test_paragraphs_keep_the_line_ends_in_the_text() -> None:
    text = "سطر أول\nسطر ثان\n\nسطر ثالث"
    got = paint(text, [Paint(4, 12, "x")], paragraphs=True)
    assert read(got).text == text
    assert got.count("<p>") == got.count("</p>") == 4
    assert "".join(t for t, kinds in read(got).pieces if "x" in kinds) == text[4:12]


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from("abc")), max_size=8)


@settings(deadline=None)
@given(st.text(max_size=60), spans, st.booleans())
def test_any_paints_of_any_text(text: str, chosen: list[tuple[int, int, str]], paragraphs: bool) -> None:
    paints = [Paint(a, b, kind, title="<&\"'") for a, b, kind in chosen if a < b]
    got = read(paint(text, paints, paragraphs=paragraphs))
    assert len(got.text) == len(text)
    assert got.text == html.unescape(plain(text))
    marked = "".join(t for t, kinds in got.pieces if "a" in kinds)
    shown = read(plain(text)).text
    assert marked == "".join(c for i, c in enumerate(shown) if any(a <= i < b for a, b, k in chosen if k == "a"))


@settings(deadline=None)
@given(st.text(max_size=900), st.integers(0, 900), st.integers(1, 90))
def test_the_sentence_around_holds_the_words(text: str, start: int, size: int) -> None:
    if start + size > len(text):
        return
    got = read(around(text, [Span(start, start + size)]))
    marked = "".join(t for t, kinds in got.pieces if "mark" in kinds)
    assert marked == read(plain(text[start : start + size])).text
    assert len(got.text) < size + 700


def test_the_sentence_around_ends_where_it_ends() -> None:
    text = "هذه جملة أولى. قال الوزير: «نعم. سنفعل» في عام 3.5 بعد. وهذه أخرى؟ نعم."
    start = text.index("سنفعل")
    assert read(around(text, [Span(start, start + 5)])).text == "سنفعل» في عام 3.5 بعد."
    start = text.index("وهذه")
    assert read(around(text, [Span(start, start + 4)])).text == "وهذه أخرى؟"


def test_text_cannot_become_markup() -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\x00\r\"'&"
    assert not re.search(r"<(?!/?mark)", around(evil, [Span(0, 5)]))
    assert '"' not in plain(evil)
    assert len(html.unescape(plain(evil))) == len(evil)


def test_excerpt_cuts_between_words() -> None:
    assert excerpt("كلمة " * 40, 30).endswith("كلمة…")
    assert excerpt("قصير") == "قصير"
