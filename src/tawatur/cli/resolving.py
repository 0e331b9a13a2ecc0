"""`tawatur resolve`: how a forecast came out, and what its forecasters are worth."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from tawatur import app as use
from tawatur.cli.output import ALL_READ, out
from tawatur.model import UsageError


def resolve(
    case: str,
    forecast: str | None = None,
    resolution: Literal["true", "false", "void"] | None = None,
    /,
    *,
    by: date | None = None,
    rule: str | None = None,
    note: str = "",
    author: str | None = None,
    store: str | None = None,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Say how a forecast came out; or, before it does, by what rule and day it will be judged.

    Without a forecast: those that are due or have clauses in later reports that may tell, and the scores (Brier) of
    forecasters with enough resolved ones.

    Parameters
    ----------
    case
        The case's name.
    forecast
        The forecast's id.
    resolution
        true, false or void.
    by
        The day by which it will be judged, YYYY-MM-DD; it counts only where it is set before that day.
    rule
        What would make it right, in a few words.
    note
        Why, in a few words.
    author
        Who decides. Default: the login name.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    json
        Write JSON.
    """
    console = out()
    if forecast is None:
        found = use.register(case, store=store)
        if json:
            console.print_json(data=use.to_plain(found))
            return ALL_READ
        for row in found.due:
            when = f"by {row.resolves_by.latest}" if row.resolves_by else "no day"
            console.print(f"{row.id}  {when}  {row.holder or '–'}: {row.outcome[:120]}", markup=False)
            for place in row.suggestions[:3]:
                console.print(f"    {place.document}: {place.text[:140]}", markup=False)
        for score in found.scores:
            told = f"Brier {score.brier:.3f}" if score.brier is not None else "too few for a score"
            console.print(f"{score.forecaster or '–'}: {score.resolved} resolved, {told}", markup=False)
        console.print(f"{found.open} open, {found.void} void (no day), {found.resolved} resolved", markup=False)
        return ALL_READ
    made: list[Any] = []
    if by is not None or rule is not None:
        value: dict[str, Any] = {}
        if by is not None:
            value["resolves_by"] = {"earliest": None, "latest": by.isoformat()}
        if rule is not None:
            value["rule_of_resolution"] = rule
        made.append(use.judge(case, forecast, "edit", value, note=note, author=author, store=store))
    if resolution is not None:
        answer = {"true": True, "false": False}.get(resolution, "void")
        made.append(use.judge(case, forecast, "resolve", {"resolution": answer}, note=note, author=author, store=store))
    if not made:
        raise UsageError("say how it came out, or by what day it will be judged", todo="true, false, void, or --by DAY")
    if json:
        console.print_json(data=use.to_plain(made))
    else:
        for row in made:
            console.print(f"{row.id}: {row.verdict} {row.finding}", markup=False)
    return ALL_READ
