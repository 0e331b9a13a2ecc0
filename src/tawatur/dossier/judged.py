"""Judgements in the dossier: what a reader sees of them, and the main lists without what was rejected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from tawatur.model import Annotation, Standing, Window, content_id
from tawatur.model.case import Case, CaseFindings, PositionCard

_TOLD = {"merge": "merged", "split": "split", "resolve": "resolved"}
_LISTS = ("statements", "times", "quantities", "entities", "claims")


def judgement_of(standing: Standing | None) -> dict[str, Any] | None:
    """What the exports say of a judged finding: verdict, author and time of the judgement that counts, what it sets,
    its note, and whether it needs a look since the words or the value changed."""
    if standing is None or standing.by is None:
        return None
    by = standing.by
    return {
        "id": by.id,
        "verdict": standing.verdict or _TOLD.get(by.verdict, by.verdict),
        "author": by.author,
        "at": by.at,
        "value": {**standing.values, **(standing.resolution or {})},
        "note": by.note,
        "needs_look": standing.needs_look,
    }


class JudgedLine(msgspec.Struct, frozen=True):
    """What a person decided about one finding, for a list: `told` by one word, the day, the words it was about."""

    finding: str
    told: str
    author: str
    day: Window
    note: str
    how: str
    needs_look: bool
    words: str
    document: str | None


def judged_lines(case: Case) -> list[JudgedLine]:
    """Judged findings: those that need a look first, then the rejected ones, then the latest."""
    rows = []
    for id_, standing in case.judged.items():
        told = judgement_of(standing)
        by = standing.by
        if told is None or by is None:
            continue
        quotes = by.anchor.quotes if by.anchor else ()
        day = by.at.date()
        rows.append(
            JudgedLine(
                id_,
                told["verdict"],
                by.author,
                Window(day, day),
                by.note,
                standing.how,
                standing.needs_look,
                quotes[0].text if quotes else "",
                quotes[0].document if quotes else None,
            )
        )
    return sorted(
        rows, key=lambda r: (not r.needs_look, r.told != "rejected", -(r.day.latest or date.min).toordinal(), r.finding)
    )


def without_rejected(case: Case) -> Case:
    """The case as its main lists show it: nothing that was rejected, nor what rests on it alone."""
    gone = {id_ for id_, s in case.judged.items() if s.verdict == "rejected"}
    if not gone:
        return case
    found = case.findings
    members = {m for c in found.claims if c.id in gone for m in c.members}
    gone |= {c.id for c in found.commitments if c.claims and gone.issuperset(c.claims)}
    gone |= {c.id for c in found.forecasts if c.claims and gone.issuperset(c.claims)}
    gone |= {content_id("event", "due", c.id) for c in found.claims if c.id in gone}
    lists: dict[str, Any] = {
        f.name: _kept(getattr(found, f.name), gone)
        for f in msgspec.structs.fields(CaseFindings)
        if f.name not in ("process", "positions")
    }
    lists["positions"] = tuple(c for p in _kept(found.positions, gone) if (c := _card(p, gone | members)) is not None)
    process = {f.name: _kept(getattr(found.process, f.name), gone) for f in msgspec.structs.fields(type(found.process))}
    lists["process"] = type(found.process)(**process)
    annotations = tuple(_annotation(a, gone) for a in case.annotations)
    return msgspec.structs.replace(case, annotations=annotations, findings=msgspec.structs.replace(found, **lists))


def _kept(items: Iterable[Any], gone: set[str]) -> tuple[Any, ...]:
    return tuple(item for item in items if item.id not in gone)


def _annotation(annotation: Annotation, gone: set[str]) -> Annotation:
    lists = {name: _kept(getattr(annotation, name), gone) for name in _LISTS}
    same = all(len(lists[name]) == len(getattr(annotation, name)) for name in _LISTS)
    return annotation if same else msgspec.structs.replace(annotation, **lists)


def _card(card: PositionCard, gone: set[str]) -> PositionCard | None:
    """The card without entries of rejected claims; None where none is left."""
    left = [i for i, e in enumerate(card.entries) if e.claim not in gone]
    if len(left) == len(card.entries):
        return card
    if not left:
        return None
    at = {old: new for new, old in enumerate(left)}
    entries = tuple(card.entries[i] for i in left)
    return msgspec.structs.replace(
        card,
        entries=entries,
        shifts=tuple((at[a], at[b]) for a, b in card.shifts if a in at and b in at),
        evidence=tuple(e for entry in entries for e in entry.evidence),
    )
