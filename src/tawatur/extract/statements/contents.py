"""Contents: from where it begins, where the words handed on end, and whether they are quoted."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.frames import _is_bi, _leads_on, governed_words
from tawatur.extract.statements.words import Word
from tawatur.model import Span
from tawatur.model.annotation import Mode

_EDGE = frozenset(".،,؛;:…!؟?-–—\n")


class Content(NamedTuple):
    first: int
    last: int
    mode: Mode
    next: int


def read_content(g: Ground, start: int, stop: int) -> Content | None:
    """The content that begins at token `start`, within a sentence that ends before `stop`."""
    while start < stop and g.words[start].mark and start not in g.quote_from and g.words[start].text not in "(":
        start += 1
    if start >= stop:
        return None
    close = g.close_of(start)
    if close is not None and close < stop:
        after = close + 1
        while after < stop and g.words[after].mark and g.words[after].text in ".»\"”!؟?":
            after += 1
        if close - start >= 2 and _quote_ends(g, close, after, stop):
            return Content(start, close, "direct", after)
        last = _run(g, after if after > close else close + 1, stop)
        return _finish(g, start, max(last, close), stop)
    if close is not None and close >= stop:
        return _finish(g, start, stop - 1, stop)
    return _finish(g, start, _run(g, start, stop), stop)


def _finish(g: Ground, first: int, last: int, stop: int) -> Content | None:
    nxt = last + 1
    while last > first and g.words[last].text in _EDGE:
        last -= 1
    if last < first or (last == first and g.words[first].mark):
        return None
    return Content(first, last, _mode(g, first, last), nxt)


def _mode(g: Ground, first: int, last: int) -> Mode:
    close = g.close_of(first)
    if close is not None and close >= last:
        return "direct"
    j = first
    while j <= last:
        c = g.close_of(j)
        if c is not None and c <= last + 1:
            words = [k for k in range(j + 1, c) if not g.words[k].mark]
            mention = g.mention_from.get(j + 1)
            if len(words) >= 2 and not (mention and mention[0] >= c - 1):
                return "mixed"
            j = c
        j += 1
    return "indirect"


def _quote_ends(g: Ground, close: int, after: int, stop: int) -> bool:
    """True where the content ends with its quotation; False where the complement runs on behind it."""
    if after >= stop or after > close + 1:
        return True
    w = g.words[after]
    if w.mark:
        if g.is_mark(after) and after in g.quote_from:
            return False
        if w.text == "(":
            return True
        if g.is_comma(after) and after + 1 < stop and after + 1 in g.quote_from:
            return False
        return True
    return bool(w.tags & {"CONN", "CUE_PREP", "CUE_AS", "TRAIL", "CUE_OWN"}) or "CUE" in w.tags or "PHRASE" in w.tags and _prep_cue(g, after) is not None


def _run(g: Ground, start: int, stop: int) -> int:
    """Last token of the complement that begins at `start`: before the next cue of its own, or the sentence's end."""
    j = start
    words = g.words
    while j < stop:
        w = words[j]
        if w.mark:
            close = g.close_of(j)
            if close is not None and close < stop:
                j = close + 1
                continue
            if g.is_comma(j) and j + 1 < stop and is_boundary(g, j + 1, stop, True):
                return j - 1
            j += 1
            continue
        if w.cues and j > start and is_boundary(g, j, stop, False):
            return j - 1
        if j > start and w.tags & {"CUE_PREP", "CUE_AS", "CUE_OWN", "PHRASE"} and not g.is_comma(j - 1):
            if _trailing(g, j, stop):
                return j - 1
        j += 1
    return stop - 1


def is_boundary(g: Ground, j: int, stop: int, comma: bool) -> bool:
    """True where a new statement begins at token j (behind a comma, or without)."""
    w = g.words[j]
    if w.mark:
        return False
    if comma and (w.tags & {"CUE_PREP", "CUE_AS", "CUE_OWN"} or "PHRASE" in w.tags):
        if _trailing(g, j, stop) or _prep_cue(g, j) is not None:
            return True
    if comma and "TRAIL" in w.tags and j + 1 < stop and g.words[j + 1].tags & {"CUE_PREP", "CUE_AS", "PHRASE"} and _trailing(g, j + 1, stop):
        return True
    cue = next((c for c in w.cues if c.kind != "masdar"), None)
    if cue is not None:
        if cue.kind == "participle":
            return participle_opens(g, j, stop, comma)
        if cue.kind in ("past", "present") and cue.clitics == "\u0648" and not w.definite:
            return _has_clause(g, j, stop, 22 if comma else 1) or (comma and _governs(g, j, stop, cue.takes))
        if cue.kind in ("past", "present") and not cue.clitics and comma and g.words[j - 2].tags & {"CONN"}:
            return True
    if comma and w.tags & {"CONN"}:
        for k in range(j + 1, min(stop, j + 5)):
            if g.words[k].mark:
                break
            if any(c.kind in ("past", "present") for c in g.words[k].cues) and not g.words[k].definite and not g.words[k].nisba:
                return _has_clause(g, k, stop, 22)
    if comma and "PREP" in w.tags and w.text.startswith("\u0648"):
        for k in range(j + 1, min(stop, j + 7)):
            if g.is_comma(k):
                k += 1
                return k < stop and any(c.kind in ("past", "present") for c in g.words[k].cues) and _has_clause(g, k, stop, 22)
    if comma and w.text.startswith("\u0648") and w.tags & {"ADV", "CONN", "AUX"}:
        for k in range(j + 1, min(stop, j + 6)):
            if any(c.kind in ("past", "present") for c in g.words[k].cues) and not g.words[k].definite:
                return _has_clause(g, k, stop, 22)
    return False


def participle_opens(g: Ground, j: int, stop: int, comma: bool) -> bool:
    """True where the participle at j goes on with a statement and is no adjective or noun."""
    w = g.words[j]
    cue = next((c for c in w.cues if c.kind == "participle"), None)
    if cue is None or w.definite or j + 1 >= stop:
        return False
    k = j + 1
    while k < stop and g.words[k].tags & {"ADV"}:
        k += 1
    if k >= stop:
        return False
    nxt = g.words[k]
    if "COMP" in nxt.tags or nxt.text == ":" or (g.is_mark(k) and k in g.quote_from):
        return True
    if not comma and not g.is_mark(j - 1):
        governed = nxt.text in governed_words(g, cue.takes) or ("bi" in cue.takes and _is_bi(g, k))
        return governed and k + 1 < stop and "COMP" in g.words[k + 1].tags
    if "strict" in cue.takes:
        return nxt.text in governed_words(g, cue.takes) and k + 1 < stop and "COMP" in g.words[k + 1].tags
    if nxt.text in governed_words(g, cue.takes) or ("bi" in cue.takes and _is_bi(g, k)):
        return True
    if nxt.mark or "PREP" in nxt.tags:
        return _has_clause(g, j, stop, 15)
    if "obj" in cue.takes or "addr" in cue.takes:
        return True
    return _has_clause(g, j, stop, 10)


def _has_clause(g: Ground, j: int, stop: int, reach: int) -> bool:
    for k in range(j + 1, min(stop, j + 1 + reach)):
        w = g.words[k]
        if "COMP" in w.tags or w.text == ":" or (g.is_mark(k) and (c := g.close_of(k)) is not None and c - k > 6):
            return True
    return False


def _governs(g: Ground, j: int, stop: int, takes: frozenset[str]) -> bool:
    if "strict" in takes:
        return False
    governed = governed_words(g, takes)
    k = j + 1
    return k < stop and (g.words[k].text in governed or ("obj" in takes and g.words[k].masdar) or ("bi" in takes and _is_bi(g, k) and g.words[k].masdar))


def _prep_cue(g: Ground, j: int) -> int | None:
    """Last token of the preposition that hands on («بحسب», «نقلا عن»), where one stands at j."""
    found = prep_at(g, j)
    return found[1] if found else None


def prep_at(g: Ground, j: int) -> tuple[str, int, bool] | None:
    """(class, last token, takes ل) of the non-verbal cue at token j."""
    w = g.words[j]
    if not w.tags & {"CUE_PREP", "CUE_AS", "CUE_OWN", "PHRASE"}:
        return None
    lexicon, texts = g.vocabulary.phrases, g.tokens.words
    if "PHRASE" in w.tags:
        for clitics, _, form, entry in lexicon.phrases(w.text):
            if clitics in ("", "\u0648", "\u0641") and tuple(texts[j + 1 : j + len(form)]) == form[1:]:
                for c in ("CUE_OWN", "CUE_AS", "CUE_PREP"):
                    if c in entry.classes:
                        return c, j + len(form) - 1, bool(entry.get("li"))
    for reading in lexicon.lookup(w.text):
        if reading.clitics in ("", "\u0648", "\u0641"):
            for c in ("CUE_OWN", "CUE_AS", "CUE_PREP"):
                if c in reading.entry.classes:
                    return c, j, bool(reading.entry.get("li"))
    return None


def _trailing(g: Ground, j: int, stop: int) -> bool:
    """True where a source stands behind the non-verbal cue at j."""
    found = prep_at(g, j)
    if found is None:
        return False
    kind, last, li = found
    if kind == "CUE_OWN":
        return True
    k = last + 1
    if k >= stop:
        return False
    if kind == "CUE_AS":
        return any(c.kind in ("past", "present", "passive") for c in g.words[k].cues)
    return source_like(g, g.words[k], k, li)


def source_like(g: Ground, w: Word, k: int, li: bool) -> bool:
    if li:
        return w.text.startswith("\u0644") or k in g.mention_over
    if g.is_mark(k):
        return g.name_in_marks(k) is not None
    return w.head is not None or k in g.mention_from or "DEM" in w.tags or "MA" in w.tags or bool(w.tags & {"OUTLET", "OUTLET_HEAD"})


__all__ = ["Content", "Span", "_leads_on", "is_boundary", "participle_opens", "prep_at", "read_content", "source_like"]
