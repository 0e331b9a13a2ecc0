"""Folding keeps a map back; tokens cover every mark that is no white space."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.text import cuts, fold, fold_text, tokenise
from tawatur.text.fold import _TABLE

LETTERS = "ابةىيئؤأإآءلمحمّـًٌٍَُِْﷲﻻﷺ٢٣۴\u200f\u200b\ufeff \n\t\u3000.،؟(«aB7"


@given(st.text(LETTERS, max_size=60))
def test_replacing_is_translating(text: str) -> None:
    assert fold_text(text) == text.translate(_TABLE) == fold(text).text


@given(st.text(LETTERS, max_size=60))
def test_every_folded_letter_leads_back(text: str) -> None:
    folded = fold(text)
    last = 0
    for i, char in enumerate(folded.text):
        start, end = folded.start(i), folded.end(i + 1)
        assert last <= start < end <= len(text)
        assert char in fold_text(text[start:end])
        last = start
    span = folded.span(0, len(folded.text)) if folded.text else None
    assert span is None or fold_text(text[span.start : span.end]) == folded.text


@given(st.one_of(st.text(LETTERS, max_size=60), st.text(max_size=60)))
def test_tokens_cover_the_text(text: str) -> None:
    tokens = tokenise(fold(text))
    plain = tokens.folded.text
    assert [plain[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    kept = "".join(c for c in plain if not c.isspace() or c == "\n")
    assert "".join(tokens.words) == kept


def test_folding() -> None:
    assert fold_text("أُعْلِنَ في ٢٥ كانون الثّاني إلى مئة") == "اعلن في 25 كانون الثاني الي ميه"


def test_cuts() -> None:
    assert [(c.clitics, c.stem) for c in cuts("وللعراق")] == [
        ("", "وللعراق"), ("و", "للعراق"), ("ول", "العراق"), ("ول", "لعراق"),
    ]  # fmt: skip
    assert [c.stem for c in cuts("مدينة")] == ["مدينة"]
