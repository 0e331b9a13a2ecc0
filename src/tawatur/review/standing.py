"""The algebra of judgements: from rows that are only ever added to what stands.

The result depends on the rows alone (their times, then their ids), never on the order in which they were written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from tawatur.model import Anchored, Judgement, Standing

Told = Literal["accepted", "rejected", "edited"]
_VERDICTS: dict[str, Told] = {"accept": "accepted", "mark": "accepted", "reject": "rejected", "edit": "edited"}


def in_order(rows: Iterable[Judgement]) -> list[Judgement]:
    """Each row once, oldest first."""
    return sorted({row.id: row for row in rows}.values(), key=lambda row: (row.at, row.id))


def in_force(rows: Iterable[Judgement]) -> list[Judgement]:
    """Judgements that no withdrawal in force undoes, oldest first; withdrawals themselves are left out. Withdrawing a
    withdrawal brings back what it had undone."""
    undone: set[str] = set()
    out: list[Judgement] = []
    for row in reversed(in_order(rows)):
        if row.id in undone:
            continue
        if row.verdict == "withdraw":
            undone.add(row.undoes or "")
        else:
            out.append(row)
    return out[::-1]


def standings(rows: Iterable[Judgement], anchored: Mapping[str, Anchored] | None = None) -> dict[str, Standing]:
    """What stands on each finding that was ever judged, by the finding's present id.

    Args:
        anchored: which finding each judgement (by its id) is on now; one that is not in it is on the finding it names.
    """
    where = anchored or {}
    by_finding: dict[str, list[Judgement]] = {}
    for row in in_order(rows):
        place = where.get(row.id)
        by_finding.setdefault((place.finding if place else None) or row.finding, []).append(row)
    return {finding: _standing(finding, history, where) for finding, history in by_finding.items()}


def _standing(finding: str, history: list[Judgement], where: Mapping[str, Anchored]) -> Standing:
    standing = in_force(history)
    values: dict[str, Any] = {}
    for row in standing:
        if row.verdict == "edit":
            values |= row.value
    by = next((row for row in reversed(standing) if row.verdict in _VERDICTS), None)
    resolved = next((row for row in reversed(standing) if row.verdict == "resolve"), None)
    place = where.get(standing[-1].id) if standing else None
    return Standing(
        finding=finding,
        last=history[-1],
        history=tuple(history),
        verdict=_VERDICTS[by.verdict] if by else None,
        by=by or (standing[-1] if standing else None),
        values=values,
        resolution=resolved.value if resolved else None,
        how=place.how if place else "same",
    )
