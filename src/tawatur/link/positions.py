"""Positions: where each holder stands on each issue over time, and shifts with the two quotations that prove them.

Issues come from the reports themselves: targets that share their telling words are one issue. Words of one idea
(withdrawal, departure) are equal; of opposite ideas (presence) the stance is turned round, and the entry says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

import msgspec

from tawatur.link.agents import agent
from tawatur.link.archive import days_apart
from tawatur.link.claims import ACTOR, Held
from tawatur.link.entities import Known
from tawatur.link.join import Join
from tawatur.link.labels import anaphoric, turning
from tawatur.link.partition import Partition
from tawatur.link.ties import BY_PERSON, tie
from tawatur.link.words import containment, jaccard, unpack, words, words_of
from tawatur.model import Position, Tie, Watched, content_id
from tawatur.model.case import PositionCard, PositionEntry

CLEAR_WORDS = 3  # a shorter wording names an issue only where no other is told as often
SHIFT_ALIKE = 0.6
# Two targets of one issue share at least such parts of the shorter one and of both.
INSIDE, ALIKE = 0.66, 0.35
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


def head_of(text: str) -> str:
    """The first telling word of a text without its affixes."""
    table = words()
    return next((table.plain(w) for w in words_of(text) if table.of(w)[1]), "")


def find_positions(
    held: list[Held], known: Known, ties: Sequence[Tie] = (), watched: Sequence[Watched] = ()
) -> list[PositionCard]:
    """Cards by holder and issue; a target that names no matter has none. `watched`: issues that the case file names;
    what they do not cover comes from the reports themselves."""
    rows: list[Held] = []
    targets: list[Target] = []
    asked: list[int | None] = []
    for h in held:
        target = target_of(unpack(h.key.core))
        of = _watched(target, watched) if isinstance(h.claim, Position) else None
        if h.issue or of is not None:
            rows.append(h)
            targets.append(target)
            asked.append(of)
    issues: dict[object, list[int]] = {}
    leaders = _leaders(targets, [_occasion(h) for h in rows], [head_of(h.issue) for h in rows])
    for i, leader in enumerate(leaders):
        issues.setdefault(leader if asked[i] is None else ("watched", asked[i]), []).append(i)
    named: dict[int, tuple[str, bool]] = {}
    parts: Partition[int] = Partition(range(len(rows)))
    places = ((i, (h.report.id, h.claim.evidence.start, h.claim.evidence.end)) for i, h in enumerate(rows))
    by_person = tie(parts, ties, places)
    for group in issues.values():
        names = Counter(rows[i].issue for i in group if rows[i].issue) or Counter([rows[group[0]].label])
        issue = min(names, key=lambda n: (-names[n], len(n.split()) < CLEAR_WORDS, len(n), n))
        base = next((targets[i].turned for i in group if rows[i].issue == issue), False)
        given = asked[group[0]]
        if given is not None:
            issue, base = watched[given].name, target_of(words().stems(watched[given].name)).turned
        first: dict[str, int] = {}
        for i in group:
            named[i] = issue, base
            holder = rows[i].holder
            if holder:  # reports that speak in their own voice are not one holder
                parts.join(first.setdefault(holder, i), i)
    out = []
    for members in parts.groups():
        issue, base = named[members[0]]
        card = _card(rows[members[0]].holder or "", issue, [(rows[i], targets[i]) for i in members], base, known)
        joined = any(i in by_person for i in members)
        out.append(msgspec.structs.replace(card, why=(*card.why, BY_PERSON)) if joined else card)
    out.sort(key=lambda c: (not c.holder, c.holder or "", c.issue, c.id))
    return out


def _watched(target: Target, watched: Sequence[Watched]) -> int | None:
    """Index of the issue of the case file that a target is about: all telling words of one of its wordings, opposites
    counted as one, stand in it; of several the one with the longest such wording."""
    best: tuple[int, int] | None = None
    for n, issue in enumerate(watched):
        for wording in issue.wordings:
            stems = target_of(words().stems(wording)).stems
            if stems and stems <= target.stems and (best is None or len(stems) > best[0]):
                best = (len(stems), n)
    return best[1] if best else None


def _occasion(row: Held) -> str:
    """Empty for a target that names its issue; for one that only points ("the decision") the day it was told on; for
    what is done against something (strikes against a party) the words that say so."""
    return str(row.report.day) if anaphoric(row.issue) else turning(row.issue)


Wording = tuple[frozenset[int], str]
"""(stems, occasion)"""


def _leaders(targets: list[Target], occasions: list[str], heads: list[str]) -> list[int]:
    """For each target the index of the one that its issue gathers round: the more often told, then the shorter. A
    target joins the leader that it is most like; no chains, so that issues do not run into one another."""
    first: dict[Wording, int] = {}
    told: Counter[Wording] = Counter()
    for i, target in enumerate(targets):
        first.setdefault((target.stems, occasions[i]), i)
        told[target.stems, occasions[i]] += 1
    distinct = sorted(first, key=lambda s: (-told[s], len(s[0]), sorted(s[0]), s[1]))
    shelves: dict[str, list[int]] = {}
    for x, (_, occasion) in enumerate(distinct):
        if not occasion[:1].isdigit():
            shelves.setdefault(occasion, []).append(x)
    near: dict[int, list[int]] = {}
    for shelf in shelves.values():
        for m, n in Join([distinct[x][0] for x in shelf], INSIDE, 2, alike=ALIKE).pairs():
            x, y = shelf[m], shelf[n]
            if same_issue(distinct[x][0], distinct[y][0]):
                near.setdefault(x, []).append(y)
                near.setdefault(y, []).append(x)
    leader: dict[int, int] = {}
    for x, (stems, _) in enumerate(distinct):
        led = [y for y in near.get(x, ()) if leader.get(y) == y]
        leader[x] = min(led, key=lambda y: (-jaccard(stems, distinct[y][0]), y)) if led else x
    _short_names(distinct, [heads[first[w]] for w in distinct], leader)
    place = {wording: x for x, wording in enumerate(distinct)}
    # A target without telling words is an issue of its own wording.
    return [first[distinct[leader[place[t.stems, occasions[i]]]]] if t.stems else i for i, t in enumerate(targets)]


def _short_names(distinct: list[Wording], heads: list[str], leader: dict[int, int]) -> None:
    """An idea named alone ("any extension") is the one issue of the case that begins with that word, where there is
    just one."""
    about_it: dict[str, set[int]] = {}
    for x, (stems, occasion) in enumerate(distinct):
        if len(stems) > 1 and not occasion and heads[x]:
            about_it.setdefault(heads[x], set()).add(leader[x])
    led = {leader[x] for x in leader if leader[x] != x}
    for x, (stems, occasion) in enumerate(distinct):
        found = about_it.get(heads[x], set())
        if len(stems) == 1 and not occasion and x not in led and len(found) == 1:
            leader[x] = next(iter(found))


def same_issue(a: frozenset[int], b: frozenset[int]) -> bool:
    """Two targets with at least two telling words in common that are most of both, or a shared idea and its object."""
    shared = a & b
    if len(shared) < 2:
        return False
    if jaccard(a, b) >= 0.5:
        return True
    idea = any(words().concept(s) for s in shared)
    return idea and containment(a, b) >= 0.99 and jaccard(a, b) >= ALIKE


def _card(holder: str, issue: str, members: list[tuple[Held, Target]], base: bool, known: Known) -> PositionCard:
    members = sorted(members, key=lambda m: (m[0].report.day, m[0].report.id, m[0].claim.evidence.start))
    entries = []
    why: list[str] = []
    for row, target in members:
        claim = row.claim
        assert isinstance(claim, Position)
        turned = target.turned != base
        stance = TURNED[claim.stance] if turned else claim.stance
        if turned:
            why.append(f"{row.report.id}: {claim.stance} «{row.label}» is told as {stance} «{issue}»")
        entries.append(
            PositionEntry(
                window=row.report.published,
                stance=stance,
                evidence=(row.report.evidence(claim.evidence),),
                target=row.label,
                told=_told(row),
                claim=claim.id,
            )
        )
    shifts = []
    for n in range(1, len(entries)):
        before, after = entries[n - 1], entries[n]
        apart = days_apart(before.window, after.window)
        # A shift is one of stance on one issue: what is put in other words may be another matter.
        alike = jaccard(members[n - 1][1].stems, members[n][1].stems) >= SHIFT_ALIKE or (
            min(len(members[n - 1][1].stems), len(members[n][1].stems)) == 1
        )
        told = before.told != "outlet" and after.told != "outlet"
        if before.stance != after.stance and apart > 0 and told and alike:
            shifts.append((n - 1, n))
            first, second = members[n - 1][0].report.id, members[n][0].report.id
            why.append(f"{before.stance} ({first}), then {after.stance} ({second}), {apart} days later")
    wordings = {e.target for e in entries}
    if len(wordings) > 1:
        why.append(f"{len(wordings)} wordings: " + "; ".join(sorted(wordings)))
    entity = known.by_id.get(holder)
    name = entity.name if entity else agent(members[0][0].name, members[0][0].report.annotation)
    if holder.startswith(ACTOR):
        name = holder.removeprefix(ACTOR)
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
