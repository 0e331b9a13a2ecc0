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
from tawatur.link.join import similar
from tawatur.link.words import containment, jaccard, words
from tawatur.model import Position, content_id
from tawatur.model.case import PositionCard, PositionEntry

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
    issues: dict[int, list[int]] = {}
    leaders = _leaders(targets)
    for i, leader in enumerate(leaders):
        issues.setdefault(leader, []).append(i)
    out = []
    for group in issues.values():
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


def _leaders(targets: list[Target]) -> list[int]:
    """For each target the index of the one that its issue gathers round: the more often told, then the shorter. A
    target joins the leader that it is most like; no chains, so that issues do not run into one another."""
    first: dict[frozenset[int], int] = {}
    told: Counter[frozenset[int]] = Counter()
    for i, target in enumerate(targets):
        first.setdefault(target.stems, i)
        told[target.stems] += 1
    distinct = sorted(first, key=lambda s: (-told[s], len(s), sorted(s)))
    near: dict[int, list[int]] = {}
    for x, y in similar(distinct, 0.5, 2):
        if same_issue(distinct[x], distinct[y]):
            near.setdefault(x, []).append(y)
            near.setdefault(y, []).append(x)
    leader: dict[int, int] = {}
    for x, stems in enumerate(distinct):
        led = [y for y in near.get(x, ()) if leader.get(y) == y]
        leader[x] = min(led, key=lambda y: (-jaccard(stems, distinct[y]), y)) if led else x
    place = {stems: x for x, stems in enumerate(distinct)}
    # A target without telling words is an issue of its own wording.
    return [first[distinct[leader[place[t.stems]]]] if t.stems else i for i, t in enumerate(targets)]


def same_issue(a: frozenset[int], b: frozenset[int]) -> bool:
    """Two targets with at least two telling words in common that are most of both, or a shared idea and its object."""
    shared = a & b
    if len(shared) < 2:
        return False
    if jaccard(a, b) >= 0.5:
        return True
    idea = any(words().concept(s) for s in shared)
    return idea and containment(a, b) >= 0.99 and jaccard(a, b) >= 0.35


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
