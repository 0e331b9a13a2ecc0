"""Commitments followed: how an act entered the record, and what later reports say became of it, with their words.

A status moves only by words that show it: a past verb of the very act (or "was done", "has begun", "was put off" and
the noun of the act right behind), with the act's own objects and its actor in the clause, nothing negated, ahead or
conditional. Everything else stays as it was told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil

import msgspec

from tawatur.link.acts import Act, told_in
from tawatur.link.archive import Archive, Report
from tawatur.link.claims import Followed, Held
from tawatur.link.clauses import clause
from tawatur.link.join import LONGEST
from tawatur.link.keys import StatusKey
from tawatur.link.labels import tells_act
from tawatur.link.reading import NEGATION, Reading
from tawatur.link.scope import Made, Scope
from tawatur.link.words import jaccard, pack, unpack, words
from tawatur.model import Commitment, Due, Span, Window, content_id
from tawatur.model.case import CaseClaim, CommitmentThread, StatusStep

REPEATED = 0.85  # of the words: the promise again
FOLLOW_DAYS = 730
SETTLED = frozenset(("kept", "dropped", "denied", "late", "contradicted"))
STRENGTH = {"proposed": 0, "demanded": 1, "planned": 2, "promised": 3, "agreed": 4}
DUE_PASSED = "due passed"
NOT_TOLD = "no later report tells of it"
OPEN_CLASSES = frozenset(("FUTURE", "CONDITION", "HEDGE", "PARTLY"))
INSIDE = 0.65  # part of an act's objects that the clause must hold
LEAST = 3  # and how many at least
NEAR = 7  # words behind a verb in which its object begins
FAR = 18  # words behind a verb in which all that belongs to it stands
BEFORE = 8  # words before it in which its subject may stand
RARE = 8  # reports: a word in no more, or in one of RARE_SHARE, tells one act from another
RARE_SHARE = 10
ON_DAYS = 3  # a due window that holds no more tells the act by its day
REACH = 3  # words between a status word and the act it speaks of
# What was ended was held and begun; what was begun is held.
SHOWS = {"end": ("hold", "begin", "resume", "meet"), "begin": ("hold",), "resume": ("begin", "hold")}


_BREAK = re.compile("[\u060c\u061b,:.\n]")


class Told(msgspec.Struct, frozen=True, eq=False):
    """A clause of a report that tells what became of some act."""

    report: Report
    key: StatusKey

    @property
    def stems(self) -> frozenset[int]:
        return unpack(self.key.stems)

    @property
    def near(self) -> frozenset[int]:
        return unpack(self.key.near)

    @property
    def behind(self) -> frozenset[int]:
        return unpack(self.key.behind)

    @property
    def around(self) -> frozenset[int]:
        return unpack(self.key.around)

    @property
    def families(self) -> frozenset[str]:
        return frozenset(self.key.families)


def keys(reading: Reading) -> tuple[StatusKey, ...]:
    """One key a clause, act and status."""
    out: dict[tuple[int, int, str, tuple[str, ...]], StatusKey] = {}
    acts = told_in(reading)
    nouns = {a.at: a for a in acts if a.noun}
    status_at = {h.first: h for h in reading.hits if "STATUS" in h.entry.classes}
    for act in acts:
        if act.past and act.at not in status_at and _past(reading, act):
            _add(out, reading, "kept", act.at, act.at, act.past)
    for first, hit in sorted(status_at.items()):
        if hit.clitics not in words().conjunctions:
            continue
        status = str(hit.entry.get("status"))
        of = next((nouns[i] for i in range(hit.last + 1, hit.last + 1 + REACH) if i in nouns), None)
        if of is not None:
            _add(out, reading, status, first, of.at, of.noun)
        own = next((a for a in acts if a.at == first and a.past), None)
        if own is not None and _past(reading, own):
            _add(out, reading, "kept", first, first, own.past)
    return tuple(out[k] for k in sorted(out))


def _past(reading: Reading, act: Act) -> bool:
    """True where a word is a past verb: by its ending, by the word before, or as a verb that opens its clause."""
    if act.sure:
        return True
    at = act.at
    start = reading.starts[at]
    if at == 0 or reading.sentence_at(start).start == start:
        return act.past_only
    before = reading.starts[at - 1]
    if any("QAD" in h.entry.classes and h.last == at - 1 for h in reading.hits_in(before, before + 1)):
        return True
    return act.past_only and _BREAK.search(reading.text, reading.ends[at - 1], start) is not None


def _add(
    out: dict[tuple[int, int, str, tuple[str, ...]], StatusKey],
    reading: Reading,
    status: str,
    first: int,
    last: int,
    families: frozenset[str],
) -> None:
    word = reading.span(first, last)
    sentence = reading.sentence_at(word.start)
    span = clause(reading.text, sentence, word.start, word.end)
    listed = tuple(sorted(families))
    if (span.start, span.end, status, listed) in out:
        return
    hits = reading.hits_in(span.start, span.end)
    perfect = {h.first for h in hits if "QAD" in h.entry.classes and h.last == first - 1}
    if any(h.entry.classes & OPEN_CLASSES and h.first not in perfect for h in hits):
        return  # still ahead, or only if
    low, high = reading.range(max(span.start, reading.starts[max(0, first - 3)]), word.end)
    if any(flags & NEGATION for _, _, flags in reading.info[low:high]):
        return
    stems = reading.stems(span.start, span.end)
    if len(stems) < LEAST + 1:
        return
    day = _day(reading, span, word)
    out[span.start, span.end, status, listed] = StatusKey(
        status,
        span.start,
        span.end,
        word.start,
        word.end,
        pack(stems),
        pack(_stems(reading, last + 1, last + 1 + NEAR, span)),
        pack(_stems(reading, last + 1, last + 1 + FAR, span)),
        pack(_stems(reading, first - BEFORE, last + 1 + FAR, span)),
        listed,
        day.earliest if day else None,
        day.latest if day else None,
    )


def _stems(reading: Reading, first: int, last: int, span: Span) -> set[int]:
    """Stems of the words [first, last) within a span, also as they are without a letter that may be a preposition."""
    low, high = reading.range(span.start, span.end)
    first, last = max(first, low), min(last, high)
    table = words()
    out = {s for _, s, _ in reading.info[first:last] if s}
    return out | {loose for w in reading.words[first:last] if (loose := table.loose(w))}


def _day(reading: Reading, span: Span, word: Span) -> Window | None:
    """The day that the clause gives for what was done: the date next to its verb, not ahead and not wide."""
    latest = reading.published.latest
    near = [
        t
        for t in reading.dates_in(span.start, span.end)
        if t.earliest and t.latest and (latest is None or t.earliest <= latest) and (t.latest - t.earliest).days <= 31
    ]
    if not near:
        return None
    best = min(near, key=lambda t: (abs(t.start - word.end), t.start))
    return Window(best.earliest, best.latest)


def find_threads(archive: Archive, followed: Followed) -> Made:
    """A thread for each commitment whose act its words name."""
    named = [rows for rows in followed.members(Commitment) if tells_act(rows[0].label)]
    asked = {stem for rows in named for stem in unpack(rows[0].key.objects)}
    told = told_by(archive)
    shelves: dict[int, list[int]] = {}
    for i, t in enumerate(told):
        for stem in asked & t.behind:
            shelves.setdefault(stem, []).append(i)
    made = (
        _thread(claim, rows, told, shelves, archive)
        for claim, rows in followed.of(Commitment)
        if tells_act(rows[0].label)
    )
    return Made("commitments", made, followed.former_of(_id))


def _id(claim: str) -> str:
    return content_id("commitment", claim)


def _rare(reports: int) -> int:
    return max(RARE, reports // RARE_SHARE)


def told_by(archive: Archive) -> list[Told]:
    """All clauses of the case that tell what became of an act, by document and position."""
    return [Told(r, key) for r in archive.reports for key in r.digest.statuses]


def stirred_commitments(archive: Archive, held: Sequence[Held], scope: Scope) -> set[int]:
    """Indexes of the commitments of which a clause of a new report may tell, or for which a word of their objects has
    become common."""
    told = told_by(archive)
    new = [t for t in told if scope.is_new(t.report.id)]
    behind = {stem for t in new for stem in t.behind}
    before = len(archive) - len(scope.new or ())
    rare = (_rare(before), _rare(len(archive)))
    clauses: Counter[int] = Counter()
    reports: dict[int, set[str]] = {}
    for t in told:
        for stem in behind & t.behind if rare[0] == rare[1] else t.behind:
            clauses[stem] += 1
            reports.setdefault(stem, set()).add(t.report.id)
    flipped = set()
    for stem, named in reports.items():
        added = sum(stem in t.behind for t in new)
        known = sum(not scope.is_new(report) for report in named)
        if (known <= rare[0]) != (len(named) <= rare[1]) or clauses[stem] - added <= LONGEST < clauses[stem]:
            flipped.add(stem)
    out = set()
    for i, h in enumerate(held):
        objects = unpack(h.key.objects)
        if objects and not (flipped.isdisjoint(objects) and behind.isdisjoint(objects)):
            needed = _needed(objects)
            if not flipped.isdisjoint(objects) or any(len(objects & t.behind) >= needed for t in new):
                out.add(i)
    return out


def _needed(objects: frozenset[int]) -> int:
    """How many of an act's objects a clause must hold that tells of it."""
    return min(len(objects), max(LEAST, ceil(INSIDE * len(objects))))


def _thread(
    claim: CaseClaim, rows: Sequence[Held], told: list[Told], shelves: dict[int, list[int]], archive: Archive
) -> CommitmentThread:
    steps: list[StatusStep] = []
    for row in sorted(rows, key=lambda h: (h.report.day, h.report.id, h.claim.evidence.start)):
        assert isinstance(row.claim, Commitment)
        entered = row.claim.status
        if not steps or (STRENGTH[entered] > STRENGTH.get(steps[-1].status, -1)):
            shown = row.report.evidence(row.claim.evidence)
            steps.append(StatusStep(entered, row.report.published, (shown,), f"{row.report.id} tells it as {entered}"))
    later = _later(rows, told, shelves, _rare(len(archive)))
    for t, status, reason in later:
        # Once it is settled, a later report of the same is no new step.
        if not steps or (steps[-1].status != status and steps[-1].status not in SETTLED):
            shown = t.report.evidence(Span(t.key.start, t.key.end))
            steps.append(StatusStep(status, t.report.published, (shown,), reason))
    thread = CommitmentThread(
        id=_id(claim.id),
        actor=claim.actor,
        act=claim.act or "",
        due=claim.due,
        status=steps[-1].status,
        history=tuple(steps),
        claims=(claim.id,),
        evidence=tuple(e for s in steps for e in s.evidence),
        why=(f"moved by the words of {later[-1][0].report.id}",) if later else (NOT_TOLD,),
        rule="commitment.thread",
        confidence=round(claim.confidence * (0.8 if later else 1.0), 3),
    )
    return seen_on(archive.as_of, thread)


def seen_on(day: date, thread: CommitmentThread) -> CommitmentThread:
    """The thread as it is judged from a day, whatever day it was judged from before: what no report settled is due
    passed once its window is over."""
    final = thread.history[-1].status
    why = thread.why[:-1] if thread.status == DUE_PASSED else thread.why
    if thread.due and thread.due.latest and thread.due.latest < day and final not in SETTLED:
        passed = f"the window ended on {thread.due.latest}, and no report tells what came of it"
        moved = tuple(line for line in why if line != NOT_TOLD)
        return msgspec.structs.replace(thread, status=DUE_PASSED, why=(*moved, passed))
    return msgspec.structs.replace(thread, status=final, why=why or (NOT_TOLD,))


def _later(
    rows: Sequence[Held], told: list[Told], shelves: dict[int, list[int]], rare: int
) -> list[tuple[Told, str, str]]:
    """(clause, status, why) of later clauses that tell the same act of the same actor, by day."""
    first = rows[0]
    key = first.key
    objects = unpack(key.objects)
    actor = words().stems(first.name) if first.name else frozenset()
    ordinals = unpack(key.ordinals)
    head = key.head
    assert isinstance(first.claim, Commitment)
    due = first.claim.due
    if not key.families or first.report.day == date.max:
        return []
    if (not actor or len(objects - actor) < LEAST - 1) and (due is None or due.latest is None):
        return []
    families = frozenset(key.families)
    needed = _needed(objects)
    # Any clause with so many of the objects holds one of the rarest: only those are asked.
    usable = [s for s in objects if len(shelves.get(s, ())) <= LONGEST]
    rarest = sorted(usable, key=lambda s: (len(shelves.get(s, ())), s))
    asked = {i for stem in rarest[: len(objects) - needed + 1] for i in shelves.get(stem, ())}
    out = []
    for i in sorted(asked):
        t = told[i]
        direct = bool(families & t.families)
        implied = {f for told_family in t.families for f in SHOWS.get(told_family, ())}
        shown = direct or (t.key.status == "kept" and bool(families & implied))
        matched = objects & t.behind
        n = len(matched)
        if not shown or n < needed or not ordinals <= t.behind or (not direct and not ordinals):
            continue
        # Who does it is named, or the day is that for which it was told.
        by_actor = bool(actor & t.around) and len(matched - actor) >= LEAST - 1
        if head not in t.near or not (by_actor or (direct and _on_day(t, due))):
            continue
        if n < LEAST and not (actor <= t.around and objects <= t.near):
            continue  # so few words must all stand there, and the whole name of the actor
        if not any(len({told[j].report.id for j in shelves[s]}) <= rare for s in matched if len(shelves[s]) <= LONGEST):
            continue  # words that stand everywhere tell no act from another
        if t.report.day == date.max or not 0 < (t.report.day - first.report.day).days <= FOLLOW_DAYS:
            continue
        begun = first.report.published.earliest
        if begun and t.key.latest and t.key.latest < begun - timedelta(days=1):
            continue  # done before it was promised
        if any(jaccard(t.stems, row.evidence) >= REPEATED for row in rows):
            continue  # the same words again tell nothing new
        word = " ".join(t.report.text[t.key.word_start : t.key.word_end].split())
        status, note = _status(t, first, direct)
        out.append((t, status, f"{t.report.id}: «{word}», {n} of {len(objects)} words of what the act is about{note}"))
    return sorted(out, key=lambda row: (row[0].report.day, row[0].report.id, row[0].key.start))


def _on_day(t: Told, due: Due | None) -> bool:
    """True where a clause itself tells a day within a due window that holds few."""
    if due is None or due.earliest is None or due.latest is None or t.key.earliest is None or t.key.latest is None:
        return False
    if (due.latest - due.earliest).days > ON_DAYS or (t.key.latest - t.key.earliest).days > ON_DAYS:
        return False
    return t.key.latest >= due.earliest and t.key.earliest <= due.latest + timedelta(days=1)


def _status(t: Told, first: Held, direct: bool) -> tuple[str, str]:
    """The status that a clause shows; done after the window is late, where the clause itself tells the day."""
    status = t.key.status
    assert isinstance(first.claim, Commitment)
    due = first.claim.due
    if status != "kept" or due is None or due.latest is None:
        return status, ""
    if t.key.earliest is None:
        return status, "; the day is not told"
    if direct and t.key.earliest > due.latest:
        days = (t.key.earliest - due.latest).days
        return "late", f"; done on {t.key.earliest}, {days} day{'s' if days > 1 else ''} after the window"
    return status, f"; done on {t.key.earliest}"
