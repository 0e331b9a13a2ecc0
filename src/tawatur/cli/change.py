"""`tawatur diff`, `tawatur alerts`: what changed in a case, and what asks for somebody to act."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from tawatur import app as use
from tawatur.cli.output import ALL_READ, out


def diff(
    case: str,
    /,
    *,
    since: str | None = None,
    limit: int = 40,
    store: str | None = None,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Print what is new, changed, withdrawn or newly contradicted in a case.

    Parameters
    ----------
    case
        The case's name.
    since
        A day (YYYY-MM-DD: what stood when it began), a build's number, or last-export. Default: the build before the
        last.
    limit
        Rows of each kind.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    json
        Write JSON, with everything.
    """
    found = use.diff(case, since, store=store)
    console = out()
    if json:
        console.print_json(data=use.to_plain(found))
        return ALL_READ
    before = f"build {found.since} of {found.since_at:%Y-%m-%d %H:%M}" if found.since_at else "the empty case"
    console.print(f"{case}: build {found.build}, compared with {before}", markup=False)
    for title, rows in (
        ("newly contradicted", found.contradicted),
        ("new", found.new),
        ("changed", found.changed),
        ("withdrawn", found.withdrawn),
    ):
        if not rows:
            continue
        console.print(f"\n{title}: {len(rows)}", markup=False)
        for row in rows[:limit]:
            told = f"   [{'; '.join(row.why)}]" if row.why else ""
            console.print(f"  {row.layer}  {row.text[:120]}{told}   {row.finding}", markup=False)
        if len(rows) > limit:
            console.print(f"  … and {len(rows) - limit} more; --json has them all", markup=False)
    if not (found.new or found.changed or found.withdrawn or found.contradicted):
        console.print("nothing differs")
    return ALL_READ


def alerts(
    case: str,
    /,
    *,
    since: str | None = None,
    days: int = 14,
    store: str | None = None,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """List what asks for somebody to act, with what to do about it.

    Numbers newly in conflict, shifts, commitments that failed, windows that end soon or are over, judgements whose
    finding changed.

    Parameters
    ----------
    case
        The case's name.
    since
        A day, a build's number, or last-export, as for `tawatur diff`. Default: the build before the last.
    days
        How far ahead a window's end is told.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    json
        Write JSON.
    """
    found = use.alerts(case, since, days=days, store=store)
    console = out()
    if json:
        console.print_json(data={"alerts": use.to_plain(found)})
        return ALL_READ
    for row in found:
        console.print(f"{row.kind}  {row.text[:140]}   {row.finding}", markup=False)
        for line in row.why:
            console.print(f"    {line}", markup=False)
        for place in row.evidence[:2]:
            console.print(f"    {place.document}: {place.text[:140]}", markup=False)
        console.print(f"    → {row.act}", markup=False)
    if not found:
        console.print("nothing asks for attention")
    return ALL_READ
