"""Use cases: what changed in a case since a day, a build or the last export; and what of it asks for action."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any, Literal

import msgspec

from tawatur.app.judging import standings_in
from tawatur.app.settings import store_open
from tawatur.model import Evidence, UsageError
from tawatur.model.case import CaseFindings, CommitmentThread
from tawatur.model.order import case_findings
from tawatur.pipeline import Change, Changes, changes_between
from tawatur.store import (
    Build,
    CaseRow,
    Store,
    Wanted,
    build_before,
    find,
    get_case,
    get_linked,
    list_builds,
    list_linked,
    read_anchored,
    read_mark,
    set_mark,
    state_at,
)

LAST_EXPORT = "last-export"
EXPORTED = "export"
DAYS_AHEAD = 14
LISTS = ("new", "changed", "withdrawn", "contradicted")
PAGE = 400  # findings read at a time
State = Mapping[str, Mapping[str, Any]]
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_OPEN = frozenset(("proposed", "demanded", "planned", "promised", "agreed", "under way"))


class Difference(msgspec.Struct, frozen=True):
    """One finding that differs, with its words now (those it had, where it was withdrawn)."""

    finding: str
    layer: str
    change: Literal["new", "changed", "withdrawn", "contradicted"]
    text: str
    fields: tuple[str, ...]
    why: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    judged: str | None = None


class Diff(msgspec.Struct, frozen=True):
    """What differs between a build (0: the empty case) and the present one."""

    since: int
    since_at: datetime | None
    build: int
    new: tuple[Difference, ...]
    changed: tuple[Difference, ...]
    withdrawn: tuple[Difference, ...]
    contradicted: tuple[Difference, ...]


class Alert(msgspec.Struct, frozen=True):
    """Something to act on. `kind`: contradicted (numbers that disagree, a shift, a commitment that failed), due soon,
    due passed, judgement (what somebody decided on is no longer what stands there). `act`: what to do about it."""

    kind: Literal["contradicted", "due soon", "due passed", "judgement"]
    finding: str
    layer: str
    text: str
    why: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    act: str


def diff(case: str, since: str | int | date | None = None, *, store: str | Store | None = None) -> Diff:
    """What is new, changed, withdrawn or newly contradicted.

    Args:
        since: a build's number, a day (what stood when it began), "last-export"; left out, the build before the last.

    Raises:
        UsageError: no such case, build or day, or it was never exported.
    """
    with store_open(store) as opened, opened.begin() as connection:
        row = get_case(connection, case)
        build, changes = changes_in(connection, row, since)
        lists = {name: told(connection, row.id, getattr(changes, name)) for name in LISTS}
        return Diff(build.number if build else 0, build.at if build else None, row.build, **lists)


def alerts(
    case: str,
    since: str | int | date | None = None,
    *,
    days: int = DAYS_AHEAD,
    store: str | Store | None = None,
) -> tuple[Alert, ...]:
    """What asks for somebody to act: what was newly contradicted since then, windows that end within `days` or are over
    with nothing told, and judgements whose finding changed or is gone."""
    with store_open(store) as opened, opened.begin() as connection:
        row = get_case(connection, case)
        _, changes = changes_in(connection, row, since)
        rows = [_contradicted(item) for item in told(connection, row.id, changes.contradicted)]
        fresh = {c.id for c in (*changes.new, *changes.changed) if c.kind == "commitments"}
        rows += _due(connection, row, fresh, days)
        rows += _judged(connection, row)
    return tuple(rows)


def mark_exported(store: Store, case: str) -> None:
    """Remember that the case was exported as it is now."""
    with store.begin() as connection:
        set_mark(connection, get_case(connection, case).id, EXPORTED)


def changes_in(connection: Any, row: CaseRow, since: str | int | date | None) -> tuple[Build | None, Changes]:
    """The build that is compared with (None: the empty case), and what differs. Reads only what later builds changed.

    Raises:
        UsageError: no such build or day, or the case was never exported.
    """
    builds = list_builds(connection, row.id)
    number = _number(connection, row, builds, since)
    before = state_at(connection, row.id, number, number) if number else {}
    after = state_at(connection, row.id, row.build, number)
    build = next((b for b in builds if b.number == number), None)
    return build, changes_between(before, after, _moved(connection, row.id, before, after))


def _moved(connection: Any, case_id: str, before: State, after: State) -> CaseFindings:
    """Findings whose id is new, of layers that lost some, with the claims that their ids are made of."""
    layers: dict[str, list[Any]] = {}
    for layer, rows in after.items():
        old = before.get(layer, {})
        new, gone = rows.keys() - old.keys(), old.keys() - rows.keys()
        if gone and new:
            layers[layer] = list(get_linked(connection, case_id, layer, new).values())
    threads = chain(layers.get("commitments", ()), layers.get("forecasts", ()))
    claims = {id_ for thread in threads for id_ in thread.claims}
    if "timeline" in layers:  # a due day stands under an id made of its claim's
        claims |= after.get("claims", {}).keys() - before.get("claims", {}).keys()
    claims -= {claim.id for claim in layers.get("claims", ())}
    layers.setdefault("claims", []).extend(get_linked(connection, case_id, "claims", claims).values())
    return case_findings(layers)


def told(connection: Any, case_id: str, changes: Sequence[Change]) -> tuple[Difference, ...]:
    """Changes with their findings' words, and how persons judged them."""
    items = _items(connection, case_id, ((c.kind, c.id) for c in changes))
    standing = standings_in(connection, case_id, [c.id for c in changes])
    judged = {id_: s.verdict for id_, s in standing.items() if s.verdict}
    return tuple(_difference(c, items.get(c.id), judged.get(c.id)) for c in changes)


def _items(connection: Any, case_id: str, wanted: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Findings by id; asked for as (layer, id)."""
    ids: dict[str, list[str]] = {}
    for layer, id_ in wanted:
        ids.setdefault(layer, []).append(id_)
    parts = (get_linked(connection, case_id, layer, listed) for layer, listed in ids.items())
    return {id_: item for part in parts for id_, item in part.items()}


def _number(connection: Any, row: CaseRow, builds: list[Build], since: str | int | date | None) -> int:
    known = {b.number for b in builds}
    if since is None:
        return max((n for n in known if n < row.build), default=0)
    if since == LAST_EXPORT:
        marked = read_mark(connection, row.id, EXPORTED)
        if marked is None:
            raise UsageError("the case was never exported", where=row.name, todo="tawatur export CASE --as html")
        return marked
    if isinstance(since, str) and _ISO.fullmatch(since):
        try:
            since = date.fromisoformat(since)
        except ValueError:
            raise UsageError("no such day", where=str(since)) from None
    if isinstance(since, date):
        return build_before(connection, row.id, since)
    if isinstance(since, str) and since.isdecimal():
        since = int(since)
    if not isinstance(since, int) or (since not in known and since != 0):
        there = f"builds {min(known)}–{max(known)}" if known else "no build yet"
        raise UsageError(f"nothing to compare with: {since}", todo=f"Give a day, last-export, or one of: {there}.")
    return since


def _difference(change: Change, item: Any, judged: str | None) -> Difference:
    evidence = tuple(item.evidence[:3]) if item is not None else ()
    text = told_short(item) if item is not None else change.words
    return Difference(change.id, change.kind, change.change, text, change.fields, change.why, evidence, judged)


def told_short(item: Any) -> str:
    """What a finding says, in its shortest words."""
    who = getattr(item, "holder", None) or getattr(item, "actor", None)
    names = ("target", "act", "outcome", "text", "issue", "name")
    what = next((v for name in names if (v := getattr(item, name, None))), None)
    what = what or (item.evidence[0].text if item.evidence else item.id)
    return f"{who}: {what}" if who else str(what)


def _contradicted(item: Difference) -> Alert:
    act = {
        "figures": "Read both numbers with their scope; reject the wrong one, or edit its scope.",
        "positions": "Read the two quotations; accept the shift or reject the entry that is not theirs.",
        "commitments": "Read the words that moved it; accept, or edit its status.",
    }
    told = act.get(item.layer, "Read it, then judge it.")
    return Alert("contradicted", item.finding, item.layer, item.text, item.why, item.evidence, told)


def _due(connection: Any, row: CaseRow, fresh: set[str], days: int) -> Iterator[Alert]:
    if row.as_of is None:
        return
    today = row.as_of.toordinal()
    found: dict[str, CommitmentThread] = get_linked(connection, row.id, "commitments", fresh)
    for wanted in (Wanted(low=today, high=today + days), Wanted(status="due passed", low=today - days, high=today)):
        after: int | None = None
        while True:
            some, after, _ = list_linked(connection, row.id, "commitments", wanted, after, PAGE, total=0)
            found |= {thread.id: thread for thread in some}
            if after is None:
                break
    near: list[tuple[int, CommitmentThread]] = []
    for thread in found.values():
        last = thread.due.latest if thread.due else None
        if last is None:
            continue
        left = (last - row.as_of).days
        if (thread.status in _OPEN and 0 <= left <= days) or (
            thread.status == "due passed" and (thread.id in fresh or -left <= days)
        ):
            near.append((left, thread))
    for left, thread in sorted(near, key=lambda n: (abs(n[0]), n[1].id)):
        passed = left < 0
        line = f"the window ended {-left} days ago" if passed else f"the window ends in {left} days"
        act = "Look for a report of it; edit its status." if passed else "Ask for news of it."
        kind: Literal["due passed", "due soon"] = "due passed" if passed else "due soon"
        yield Alert(kind, thread.id, "commitments", told_short(thread), (line,), thread.evidence[:3], act)


def _judged(connection: Any, row: CaseRow) -> Iterator[Alert]:
    moved = {a.judgement: a for a in read_anchored(connection, row.id).values() if a.how in ("changed", "orphaned")}
    if not moved:
        return
    here = {a.finding for a in moved.values() if a.finding}
    places = (find(connection, row.id, id_) for id_ in here)
    items = _items(connection, row.id, ((p.layer, p.id) for p in places if p is not None and p.document is None))
    for id_, standing in sorted(standings_in(connection, row.id, here).items()):
        by = standing.by
        if by is None or not standing.needs_look:
            continue
        item = items.get(id_)
        words = by.anchor.quotes[0].text if by.anchor and by.anchor.quotes else id_
        text = told_short(item) if item is not None else words
        line = f"{by.author} decided: {by.verdict}; what stands there now differs"
        evidence = tuple(item.evidence[:3]) if item is not None else ()
        layer = by.anchor.layer if by.anchor else ""
        yield Alert("judgement", id_, layer, text, (line,), evidence, "Look at it again, then judge it anew.")
