"""Positions: where each holder stands on each issue over time, and shifts with the two quotations that prove them.

Issues come from the reports themselves: targets that share their telling words are one issue. Words of one idea
(withdrawal, departure) are equal; of opposite ideas (presence) the stance is turned round, and the entry says so.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal

import msgspec

from tawatur.link.archive import days_apart
from tawatur.link.claims import Held, about
from tawatur.link.entities import Known
from tawatur.link.partition import Partition
from tawatur.link.words import containment, jaccard, words
from tawatur.model import Position, content_id
from tawatur.model.case import PositionCard, PositionEntry

MAX_SHELF = 200
TURNED = {"for": "against", "against": "for", "conditional": "conditional"}


class Target(msgspec.Struct, frozen=True, eq=False):
    """A target's stems with opposites turned to one idea, and whether that turned the stance."""

    stems: frozenset[int]
    turned: bool


def target_of(stems: frozenset[int]) -> Target:
    """The lower stem of each pair of opposite concepts stands for both."""
    table = words()
    out: set[int] = set()
    turned = False
    for stem in stems:
        opposite = table.opposite(stem)
        if opposite is not None and opposite < stem and opposite not in stems:
            out.add(opposite)
            turned = not turned
        else:
            out.add(stem)
    return Target(frozenset(out), turned)


def find_positions(held: list[Held], known: Known) -> list[PositionCard]:
    """Cards by holder and issue."""
    rows = [h for h in held if isinstance(h.claim, Position)]
    targets = [target_of(h.about) for h in rows]
    parts: Partition[int] = Partition(range(len(rows)))
    for a, b in _candidates(targets):
        if same_issue(targets[a], targets[b]):
            parts.join(a, b)
    out = []
    for group in parts.groups():
        names = Counter(about(rows[i].claim) for i in group)
        issue = min(names, key=lambda n: (-names[n], len(n), n))
        base = next(targets[i].turned for i in group if about(rows[i].claim) == issue)
        holders: dict[str, list[int]] = {}
        for i in group:
            holders.setdefault(rows[i].holder or "", []).append(i)
        for holder, members in holders.items():
            out.append(_card(holder, issue, [(rows[i], targets[i].turned != base) for i in members], known))
    out.sort(key=lambda c: (c.holder or "", c.issue, c.id))
    return out


def _candidates(targets: list[Target]) -> list[tuple[int, int]]:
    shelves: dict[int, list[int]] = {}
    for i, t in enumerate(targets):
        for stem in t.stems:
            shelves.setdefault(stem, []).append(i)
    counts: Counter[tuple[int, int]] = Counter()
    for shelf in shelves.values():
        if 1 < len(shelf) <= MAX_SHELF:
            for n, i in enumerate(shelf):
                for j in shelf[n + 1 :]:
                    counts[i, j] += 1
    return sorted(pair for pair, n in counts.items() if n >= 2)


def same_issue(a: Target, b: Target) -> bool:
    """Two targets with at least two telling words in common that are most of both, or a shared idea and its object."""
    shared = a.stems & b.stems
    if len(shared) < 2:
        return False
    if jaccard(a.stems, b.stems) >= 0.5:
        return True
    idea = any(words().concept(s) for s in shared)
    return idea and containment(a.stems, b.stems) >= 0.99 and jaccard(a.stems, b.stems) >= 0.35


def _card(holder: str, issue: str, members: list[tuple[Held, bool]], known: Known) -> PositionCard:
    members = sorted(members, key=lambda m: (m[0].report.day, m[0].report.id, m[0].claim.evidence.start))
    entries = []
    why: list[str] = []
    for row, turned in members:
        claim = row.claim
        assert isinstance(claim, Position)
        stance = TURNED[claim.stance] if turned else claim.stance
        if turned:
            why.append(f"{row.report.id}: {claim.stance} «{claim.target}» is told as {stance} «{issue}»")
        entries.append(
            PositionEntry(
                window=row.report.published,
                stance=stance,
                evidence=(row.report.evidence(claim.evidence),),
                target=claim.target,
                told=_told(row),
                claim=claim.id,
            )
        )
    shifts = []
    for n in range(1, len(entries)):
        before, after = entries[n - 1], entries[n]
        apart = days_apart(before.window, after.window)
        if before.stance != after.stance and apart > 0 and before.told != "outlet" and after.told != "outlet":
            shifts.append((n - 1, n))
            first, second = members[n - 1][0].report.id, members[n][0].report.id
            why.append(f"{before.stance} ({first}), then {after.stance} ({second}), {apart} days later")
    wordings = {e.target for e in entries}
    if len(wordings) > 1:
        why.append(f"{len(wordings)} wordings: " + "; ".join(sorted(wordings)))
    entity = known.by_id.get(holder)
    name = entity.name if entity else members[0][0].name
    return PositionCard(
        id=content_id("position", members[0][0].report.id, members[0][0].claim.id),
        holder=name,
        issue=issue,
        entries=tuple(entries),
        shifts=tuple(shifts),
        evidence=tuple(e for entry in entries for e in entry.evidence),
        why=tuple(why) or ("told once",),
        rule="position.card",
        confidence=round(min(m[0].claim.confidence for m in members) * (0.8 if shifts else 1.0), 3),
    )


def _told(row: Held) -> Literal["own words", "reported", "leaked", "outlet"]:
    if row.said is None:
        return "outlet"
    speaker = row.said.statement.speaker
    if speaker.type in ("anonymous", "group") and row.holder != row.said.speaker and row.name != speaker.name:
        return "leaked"
    if row.said.statement.mode in ("direct", "mixed") and (row.holder == row.said.speaker or row.name == speaker.name):
        return "own words"
    return "reported"
