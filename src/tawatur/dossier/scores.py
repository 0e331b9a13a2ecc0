"""Scores of forecasters: Brier, over forecasts that a person resolved, once there are enough of them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tawatur.model.case import ForecastEntry

ENOUGH = 5
"""Resolved forecasts before a score says anything of a forecaster."""


class Score(msgspec.Struct, frozen=True):
    """Mean squared distance of the middle of the odds range from what came (0 is perfect, 0.25 a coin). None as long
    as fewer than ENOUGH are resolved."""

    forecaster: str
    resolved: int
    brier: float | None


def scores(forecasts: Iterable[ForecastEntry]) -> tuple[Score, ...]:
    """By forecaster, those with most resolved forecasts first. Void ones and open ones do not count."""
    errors: dict[str, list[float]] = {}
    for item in forecasts:
        if isinstance(item.resolution, bool):
            errors.setdefault(item.holder or "", []).append((sum(item.odds) / 2 - item.resolution) ** 2)
    rows = [Score(name, len(e), round(sum(e) / len(e), 4) if len(e) >= ENOUGH else None) for name, e in errors.items()]
    return tuple(sorted(rows, key=lambda r: (-r.resolved, r.brier if r.brier is not None else 1.0, r.forecaster)))
