"""Contents: from where it begins, where the words handed on end, and whether they are quoted."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from tawatur.extract.statements.frames import governed_words
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.participles import complement_behind, has_clause, participle_opens
from tawatur.extract.statements.phrases import noun_phrase
from tawatur.extract.statements.prepositions import PrepCue, has_source, may_be_prep, prep_at
from tawatur.extract.statements.remarks import may_remark, remarked_by
from tawatur.extract.statements.tags import (
    ADV_CONN_AUX,
    AFTER_QUOTE,
    CHANNEL,
    NEW_CLAUSE_MEANWHILE,
)
from tawatur.extract.statements.words import Cue
from tawatur.model.annotation import Mode

_WAW = "\u0648"
_EDGE = frozenset(".،,؛;:…!؟?-–—\n")


class Content(NamedTuple):
    first: int
    last: int
    mode: Mode
    next: int


def read_content(g: Ground, start: int, stop: int, nominal: bool = False, spoken: bool = False) -> Content | None:
    """The content that begins at token `start`, within a sentence that ends before `stop`. A `nominal` one (a noun
    phrase, no clause) ends before the next clause of the report's own; a `spoken` one (behind a colon) at a closing
    mark, though none opened it."""
    while start < stop and (
        (g.words[start].mark and start not in g.quote_from and g.words[start].text not in "(")
        or "FA_COMP" in g.words[start].tags
    ):
        start += 1
    if start >= stop:
        return None
    close = g.close_of(start)
    if close is not None and close < stop and g.quote_from[start][1].balanced:
        after = close + 1
        while after < stop and g.words[after].mark and g.words[after].text in '.»"”!؟?':
            after += 1
        if close - start >= 2 and _quote_ends(g, close, after, stop):
            return Content(start, close, "direct", after)
        last = run_on(g, after if after > close else close + 1, stop, nominal)
        return finish(g, start, max(last, close), stop)
    if close is not None and close >= stop - 1 and not g.quote_from[start][1].balanced:
        found = finish(g, start, stop - 1, stop)
        return found._replace(mode="direct") if found else None
    if close is not None and close >= stop:
        return finish(g, start, stop - 1, stop)
    last = run_on(g, start, stop, nominal)
    loose = g.loose_close(start, last + 1) if spoken and close is None else None
    if loose is not None and loose - start > 3:
        # the opening mark was left out
        return Content(start, loose - 1, "direct", loose + 1)
    return finish(g, start, last, stop)


def finish(g: Ground, first: int, last: int, stop: int) -> Content | None:
    nxt = last + 1
    while last > first and (
        g.words[last].text in _EDGE
        or (g.words[last].text == ")" and all(g.words[k].text != "(" for k in range(max(first, last - 26), last)))
    ):
        last -= 1
    if last < first or (last == first and g.words[first].mark):
        return None
    return Content(first, last, mode_of(g, first, last), nxt)


def mode_of(g: Ground, first: int, last: int) -> Mode:
    close = g.close_of(first)
    if close is not None and close >= last:
        return "direct"
    if close is not None and last in g.quote_to and _all_quoted(g, first, last):
        return "direct"
    starts = g.quote_starts
    n, j = bisect_left(starts, first), first
    while n < len(starts) and starts[n] <= last:
        j, c = max(j, starts[n]), g.quote_from[starts[n]][0]
        n += 1
        if j > starts[n - 1]:
            continue
        if c <= last + 1:
            words = [k for k in range(j + 1, c) if not g.words[k].mark]
            mention = g.mention_from.get(j + 1)
            if len(words) >= 2 and not (mention and mention[0] >= c - 1):
                return "mixed"
            j = c + 1
    return "indirect"


def _all_quoted(g: Ground, first: int, last: int) -> bool:
    """True where nothing but «و», «وأن» and commas stands between the quotations of [first, last]."""
    k = first
    while k <= last:
        close = g.close_of(k)
        if close is not None:
            k = close + 1
        elif g.is_comma(k) or g.words[k].text == _WAW or "AND_COMP" in g.words[k].tags:
            k += 1
        else:
            return False
    return True


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
        return not (
            g.is_comma(after)
            and after + 1 < stop
            and (after + 1 in g.quote_from or "AND_COMP" in g.words[after + 1].tags or _joins(g, after + 1, stop))
        )
    return bool(w.tags & AFTER_QUOTE) or "CUE" in w.tags or prep_at(g, after) is not None


def _joins(g: Ground, k: int, stop: int) -> bool:
    """True where «و» or «وأن» at token k joins another quotation to the one before («"…"، و"…"»)."""
    w = g.words[k]
    return (w.text == _WAW or "AND_COMP" in w.tags) and k + 1 < stop and k + 1 in g.quote_from


def run_on(g: Ground, start: int, stop: int, nominal: bool) -> int:
    """Last token of the complement that begins at `start`: before the next cue of its own, or the sentence's end."""
    j = start
    words = g.words
    while j < stop:
        w = words[j]
        if not w.edge:
            j += 1
            continue
        if w.mark:
            close = g.close_of(j)
            if close is not None and close < stop:
                j = close + 1
                continue
            if (
                g.is_comma(j)
                and j + 1 < stop
                and (is_boundary(g, j + 1, stop, True, start) or (nominal and _own_clause(g, j + 1, stop)))
            ):
                return j - 1
            j += 1
            continue
        if (
            j > start
            and "PREP" in w.tags
            and j + 2 < stop
            and "LINK" in g.words[j + 1].tags
            and _link_then_cue(g, j, stop)
        ):
            return j - 1
        if (
            j > start + 1
            and "CLAUSE_TURN" in w.tags
            and j + 1 < stop
            and ((nominal and _turns(g, j)) or _tells_anew(g, j, stop))
        ):
            return j - 1
        if (
            "PREP" in w.tags
            and j > start + 1
            and j + 2 < stop
            and "WHILE" in words[j + 1].tags
            and (nominal or _tells_anew(g, j + 1, stop))
        ):
            return j - 1  # «في حين قال …»
        if "NO_VERB" in w.tags and j > start + 1 and _without_details(g, j, stop):
            return j - 1 - ("PREP" in words[j - 1].tags)  # «من دون تفاصيل»
        if w.cues and j > start and (is_boundary(g, j, stop, False) or (nominal and _joined_verb(g, j, stop))):
            return j - 1
        prep = j > start and may_be_prep(g, j) and not g.is_comma(j - 1)
        if prep and has_source(g, j, stop) and not _a_plan(g, j, stop):
            return j - 1
        j += 1
    return stop - 1


def is_boundary(g: Ground, j: int, stop: int, comma: bool, start: int = -1) -> bool:
    """True where a new statement begins at token j (behind a comma, or without) of content that begins at `start`."""
    w = g.words[j]
    if w.mark:
        return False
    if comma and may_be_prep(g, j) and (prep := prep_at(g, j)) is not None:
        return (
            prep.kind == "CUE_OWN" or has_source(g, j, stop) or (prep.kind == "CUE_PREP" and _unlisted(g, prep, stop))
        )
    if comma and "TRAIL" in w.tags and j + 1 < stop and has_source(g, j + 1, stop):
        return True
    if comma and j + 1 < stop and may_remark(g, j) and remarked_by(g, j, stop) is not None:
        return True  # «، وهو ما أكده فلان»
    cue = next((c for c in w.cues if c.kind != "masdar"), None)
    if cue is not None:
        if cue.kind == "participle":
            return participle_opens(g, j, stop, comma)
        if cue.kind == "present" and "ambiguous" in cue.takes:
            return False
        if cue.kind in ("past", "present") and cue.clitics == "\u0648" and not w.definite:
            if has_clause(g, j, stop, 22 if comma else 1):
                return True
            return comma and (
                _governs(g, j, stop, cue.takes)
                or _addresses(g, j, stop, cue)
                or (cue.kind == "past" and not _speaks(g, start, j) and complement_behind(g, j + 1, stop, cue))
            )
        if cue.kind in ("past", "present") and not cue.clitics and comma and "CONN" in g.words[j - 2].tags:
            return True
    if comma and w.text.startswith(_WAW) and "NEG" in w.tags and j + 1 < stop:
        nxt = g.words[j + 1]
        if any(c.kind == "present" for c in nxt.cues) and not nxt.definite:
            return has_clause(g, j + 1, stop, 12)
    if comma and "CONN" in w.tags and "WHERE" not in w.tags:
        for k in range(j + 1, min(stop, j + 5)):
            if g.words[k].mark:
                break
            if (
                any(c.kind in ("past", "present") for c in g.words[k].cues)
                and not g.words[k].definite
                and not g.words[k].nisba
            ):
                return has_clause(g, k, stop, 22) or (_has_subject(g, k, stop) and "TIMEWORD" not in w.tags)
    if comma and "PREP" in w.tags and j not in g.mention_over and w.text.startswith("\u0648"):
        for k in range(j + 1, min(stop, j + 7)):
            if g.is_comma(k):
                k += 1
                return (
                    k < stop
                    and any(c.kind in ("past", "present") for c in g.words[k].cues)
                    and (has_clause(g, k, stop, 22) or _has_subject(g, k, stop))
                )
    if comma and "AUX" in w.tags and w.text.startswith(_WAW):
        for k in range(j + 1, min(stop, j + 8)):
            if g.words[k].mark:
                break
            if "MAY" in g.words[k].tags:
                return True  # «، وكانت الحكومة قد أعلنت …»: the report's own background
    if comma and w.text.startswith("\u0648") and w.tags & ADV_CONN_AUX:
        for k in range(j + 1, min(stop, j + 6)):
            if any(c.kind in ("past", "present") for c in g.words[k].cues) and not g.words[k].definite:
                return has_clause(g, k, stop, 22)
    return False


def _speaks(g: Ground, start: int, stop: int) -> bool:
    """True where content from token `start` is about somebody who may speak («إن الوزير زار …، وأشاد …»)."""
    phrase = noun_phrase(g, start, stop) if start >= 0 else None
    return phrase is not None and phrase.kind in ("person", "organisation", "role", "anonymous", "group")


def _unlisted(g: Ground, prep: PrepCue, stop: int) -> bool:
    """True where a plain word follows the preposition that can be a name no list knows."""
    k = prep.last + 1
    if k >= stop:
        return False
    w = g.words[k]
    return bool(w.tags & CHANNEL) or not (w.definite or w.tags or w.masdar)


def _a_plan(g: Ground, j: int, stop: int) -> bool:
    """«يسير وفق خطة …»: what stands behind the preposition is a document that says nothing."""
    found = prep_at(g, j)
    k = found.last + 1 if found is not None else stop
    w = g.words[k] if k < stop else None
    if w is None or w.kind != "document":
        return False
    return "CARRIER" not in w.tags and not (w.head is not None and w.head.get("tells"))


def _joined_verb(g: Ground, j: int, stop: int) -> bool:
    """True where a reporting verb joined by و goes on behind a noun phrase: the phrase cannot hold it."""
    w = g.words[j]
    cue = w.cues[0]
    if cue.kind != "past" or cue.clitics != _WAW or w.definite or "strict" in cue.takes:
        return False
    if "noun" in cue.takes or "obj" in cue.takes:
        return _has_subject(g, j, stop)
    return has_clause(g, j, stop, 12) or _governs(g, j, stop, cue.takes) or "addr" in cue.takes


def _link_then_cue(g: Ground, j: int, stop: int) -> bool:
    """«من جهة أخرى أفاد …» where no mark stands before it."""
    for k in range(j + 3, min(stop, j + 6)):
        if g.words[k].mark:
            return False
        w = g.words[k]
        if any(c.kind in ("past", "present") and "ambiguous" not in c.takes for c in w.cues) and not w.definite:
            return has_clause(g, k, stop, 22) or _has_subject(g, k, stop)
    return False


def _tells_anew(g: Ground, j: int, stop: int) -> bool:
    """True where «فيما», «بينما» at j is followed at once by a reporting verb with its subject and clause."""
    w = g.words[j + 1]
    if w.definite or not any(c.kind in ("past", "present") and "que" in c.takes for c in w.cues):
        return False
    return (_has_subject(g, j + 1, stop) and has_clause(g, j + 1, stop, 14)) or _addresses(g, j + 1, stop, w.cues[0])


def _turns(g: Ground, j: int) -> bool:
    """True where a new clause begins with «لكن», «فيما» at j; not in «فيما يحدث من أمور»."""
    nxt = g.words[j + 1]
    return "PREP" not in nxt.tags and ("IN_WHAT" not in g.words[j].tags or bool(nxt.cues) or g.words[j - 1].mark)


def _without_details(g: Ground, j: int, stop: int) -> bool:
    """True for «دون أن يذكر …», «من دون تفاصيل»: the report's own remark behind a statement."""
    k = j + 1
    if k + 1 < stop and "COMP" in g.words[k].tags:
        return any(c.kind == "present" for c in g.words[k + 1].cues)
    return k < stop and any("DETAILS" in g.words[m].tags for m in range(k, min(stop, k + 3)))


def _own_clause(g: Ground, j: int, stop: int) -> bool:
    """True where a clause of the report's own begins behind the comma before j."""
    w = g.words[j]
    if "CONN" in w.tags or "FA_COMP" in w.tags:
        return True
    if w.tags & NEW_CLAUSE_MEANWHILE:
        return True
    return w.text.startswith(_WAW) and w.definite and w.head is None and j + 1 < stop and _predicate(g, j + 1)


def _predicate(g: Ground, k: int) -> bool:
    w = g.words[k]
    return (
        not w.definite
        and not w.mark
        and w.text[:1] in ("\u0645", "\u064a", "\u062a")
        and "PREP" not in w.tags
        and k not in g.mention_over
    )


def _has_subject(g: Ground, k: int, stop: int) -> bool:
    phrase = noun_phrase(g, k + 1, stop)
    return phrase is not None and phrase.kind in ("person", "organisation", "place", "role", "anonymous", "group")


def _addresses(g: Ground, j: int, stop: int, cue: Cue) -> bool:
    """True where the verb at j has an addressee and then its preposition («ودعا السياسيين إلى …»)."""
    if "addr" not in cue.takes or j + 1 >= stop or not (g.words[j + 1].definite or j + 1 in g.mention_from):
        return False
    governed = governed_words(g, cue.takes)
    return any(g.words[k].text in governed or g.is_bi(k) for k in range(j + 2, min(stop, j + 8)))


def _governs(g: Ground, j: int, stop: int, takes: frozenset[str]) -> bool:
    if "strict" in takes:
        return False
    governed = governed_words(g, takes)
    k = j + 1
    return k < stop and (
        g.words[k].text in governed
        or ("obj" in takes and g.words[k].masdar)
        or ("bi" in takes and g.is_bi(k) and g.words[k].masdar)
    )
