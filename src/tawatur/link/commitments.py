"""Commitments followed: how an act entered the record, and what later reports say became of it, with their words."""

from __future__ import annotations

from datetime import date
from math import ceil

import msgspec

from tawatur.link.archive import Archive, Report
from tawatur.link.claims import Held, about
from tawatur.link.clauses import clause
from tawatur.link.join import LONGEST
from tawatur.link.keys import StatusKey
from tawatur.link.reading import Reading
from tawatur.link.words import jaccard, pack, unpack, words
from tawatur.model import Commitment, Span, content_id
from tawatur.model.case import CaseClaim, CommitmentThread, StatusStep

FOLLOW_DAYS = 730
SETTLED = frozenset(("kept", "dropped", "denied", "late", "contradicted"))
STRENGTH = {"proposed": 0, "demanded": 1, "planned": 2, "promised": 3, "agreed": 4}
DUE_PASSED = "due passed"
OPEN_CLASSES = frozenset(("FUTURE", "CONDITION"))
LEAST = 3  # telling words of an act that must come back


class Told(msgspec.Struct, frozen=True, eq=False):
    """A clause that tells what became of some act."""

    report: Report
    key: StatusKey
    stems: frozenset[int]


def keys(reading: Reading) -> tuple[StatusKey, ...]:
    """One key a clause and status word."""
    out: dict[tuple[int, int, str], StatusKey] = {}
    for hit in reading.hits:
        if "STATUS" not in hit.entry.classes or hit.clitics not in words().conjunctions:
            continue
        word = reading.span(hit.first, hit.last)
        sentence = reading.sentence_at(word.start)
        span = clause(reading.text, sentence, word.start, word.end)
        status = str(hit.entry.get("status"))
        if any(h.entry.classes & OPEN_CLASSES for h in reading.hits_in(max(span.start, word.start - 40), span.end)):
            continue  # still ahead, or only if
        if (span.start, span.end, status) in out:
            continue
        stems = reading.stems(word.start, span.end)
        if len(stems) < 3:
            continue
        # What was done stands at once behind the word; who did it may stand anywhere in the clause.
        near = reading.span(hit.first, min(hit.last + 4, len(reading.words) - 1))
        out[span.start, span.end, status] = StatusKey(
            status,
            span.start,
            span.end,
            word.start,
            word.end,
            pack(stems),
            pack(reading.stems(near.start, min(near.end, span.end))),
            reading.negative(max(span.start, word.start - 25), word.end),
        )
    return tuple(out[k] for k in sorted(out))


def find_threads(archive: Archive, claims: list[CaseClaim], members: list[list[Held]]) -> list[CommitmentThread]:
    """A thread for each commitment of the case, in the order of its claims."""
    told = [Told(r, k, unpack(k.stems)) for r in archive.reports for k in r.digest.statuses]
    shelves: dict[int, list[int]] = {}
    for i, t in enumerate(told):
        for stem in t.stems:
            shelves.setdefault(stem, []).append(i)
    out = []
    for claim, rows in zip(claims, members, strict=True):
        if claim.type == "commitment":
            out.append(_thread(claim, rows, told, shelves, archive.as_of))
    return out


def _thread(
    claim: CaseClaim, rows: list[Held], told: list[Told], shelves: dict[int, list[int]], as_of: date
) -> CommitmentThread:
    steps: list[StatusStep] = []
    for row in sorted(rows, key=lambda h: (h.report.day, h.report.id, h.claim.evidence.start)):
        assert isinstance(row.claim, Commitment)
        status = row.claim.status
        if not steps or (STRENGTH[status] > STRENGTH.get(steps[-1].status, -1)):
            steps.append(
                StatusStep(
                    status,
                    row.report.published,
                    (row.report.evidence(row.claim.evidence),),
                    f"{row.report.id} tells it as {status}",
                )
            )
    later = _later(rows, told, shelves)
    for t, reason in later:
        if not steps or steps[-1].status != t.key.status:
            steps.append(
                StatusStep(t.key.status, t.report.published, (t.report.evidence(Span(t.key.start, t.key.end)),), reason)
            )
    final = steps[-1].status if steps else (claim.status or "")
    why = []
    if claim.due and claim.due.latest and claim.due.latest < as_of and final not in SETTLED:
        final = DUE_PASSED
        why.append(f"the window ended on {claim.due.latest}, and no report tells what came of it")
    elif later:
        why.append(f"moved by the words of {later[-1][0].report.id}")
    else:
        why.append("no later report tells of it")
    return CommitmentThread(
        id=content_id("commitment", claim.id),
        actor=claim.actor,
        act=claim.act or "",
        due=claim.due,
        status=final,
        history=tuple(steps),
        claims=(claim.id,),
        evidence=tuple(e for s in steps for e in s.evidence),
        why=tuple(why),
        rule="commitment.thread",
        confidence=round(claim.confidence * (0.8 if later else 1.0), 3),
    )


def _later(rows: list[Held], told: list[Told], shelves: dict[int, list[int]]) -> list[tuple[Told, str]]:
    """Later clauses about the same act by the same actor, by day."""
    first = rows[0]
    actor = words().stems(first.name) if first.name else frozenset()
    act = words().telling(about(first.claim)) - actor
    if len(act) < LEAST or first.key.head not in act or first.report.day == date.max:
        return []
    needed = max(LEAST, ceil(0.7 * len(act)))
    # Any clause with so many words of the act holds one of its rarest: only those are asked.
    rarest = sorted((s for s in act if len(shelves.get(s, ())) <= LONGEST), key=lambda s: (len(shelves.get(s, ())), s))
    asked = {i for stem in rarest[: len(act) - needed + 1] for i in shelves.get(stem, ())}
    out = []
    for i in sorted(asked):
        t = told[i]
        n = len(act & t.stems)
        if n < needed or t.key.negative:
            continue
        if t.report.day == date.max or not 0 < (t.report.day - first.report.day).days <= FOLLOW_DAYS:
            continue
        if first.key.head not in unpack(t.key.head):
            continue
        if actor and not actor & words().stems(t.report.text[t.key.start : t.key.end]):
            continue
        if any(jaccard(t.stems, row.evidence) >= 0.5 for row in rows):
            continue  # the same words again tell nothing new
        word = t.report.text[t.key.word_start : t.key.word_end]
        if t.key.status in ("dropped", "late") and words().stems(word) & act:
            continue  # the act itself is to end or put off something
        out.append((t, f"{t.report.id}: {word}; {n} of {len(act)} words of the act, and the actor"))
    return sorted(out, key=lambda row: (row[0].report.day, row[0].report.id, row[0].key.start))
