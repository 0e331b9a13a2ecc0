"""Forecasts: a register of what others predicted, with odds as ranges and the day by which each can be judged."""

from __future__ import annotations

from functools import lru_cache

from tawatur.lexicon import read_table
from tawatur.link.archive import hull
from tawatur.link.claims import Held
from tawatur.model import Forecast, Window, content_id
from tawatur.model.case import CaseClaim, ForecastEntry


@lru_cache(maxsize=1)
def odds() -> dict[str, tuple[float, float]]:
    """Worded odds → (lowest, highest) probability."""
    return {word: (float(row[0]), float(row[1])) for word, row in read_table("odds.toml")["odds"].items()}


def find_forecasts(claims: list[CaseClaim], members: list[list[Held]]) -> list[ForecastEntry]:
    """One entry a forecast of the case, in the order of its claims."""
    return [_entry(c, rows) for c, rows in zip(claims, members, strict=True) if c.type == "forecast"]


def _entry(claim: CaseClaim, rows: list[Held]) -> ForecastEntry:
    by = next((w for row in rows if (w := _resolves_by(row)) is not None), None)
    why = [f"worded as {claim.likelihood}"]
    if claim.condition:
        why.append(f"holds only where: {claim.condition}")
    if by is None:
        why.append("names no day: void for scoring unless a person writes a rule and a date before the outcome")
    else:
        why.append(f"right if it happens by {by.latest}; the date stands in its words")
    made = hull([r.report.published for r in rows])
    return ForecastEntry(
        id=content_id("forecast", claim.id),
        holder=claim.holder,
        outcome=claim.outcome or "",
        condition=claim.condition,
        odds=odds()[claim.likelihood or "possible"],
        resolves_by=by,
        resolution="void" if by is None else None,
        made=made,
        claims=(claim.id,),
        evidence=claim.evidence,
        why=tuple(why),
        rule="forecast.register",
        confidence=claim.confidence,
    )


def _resolves_by(row: Held) -> Window | None:
    """The latest date ahead of the report that stands in the words of the forecast."""
    claim, published = row.claim, row.report.published
    assert isinstance(claim, Forecast)
    ahead = [
        t
        for t in row.report.annotation.times
        if t.type == "DATE"
        and claim.evidence.start <= t.start < claim.evidence.end
        and t.latest is not None
        and published.latest is not None
        and t.latest > published.latest
    ]
    if not ahead:
        return None
    last = max(ahead, key=lambda t: (t.latest or published.latest, t.start))
    return Window(last.earliest, last.latest)
