"""Use case: the register of forecasts, what is due in it, and the scores of forecasters."""

from __future__ import annotations

from datetime import date

import msgspec

from tawatur.app.judging import standings_in
from tawatur.app.settings import store_open
from tawatur.dossier import Score, scores
from tawatur.model.case import ForecastEntry
from tawatur.review import overlay
from tawatur.store import Store, get_case, read_findings


class Register(msgspec.Struct, frozen=True):
    """Forecasts that wait for a person: their day has come, or later clauses may tell how they came out. Counts of the
    open, void and resolved ones; scores by forecaster."""

    due: tuple[ForecastEntry, ...]
    open: int
    void: int
    resolved: int
    scores: tuple[Score, ...]


def register(case: str, *, store: str | Store | None = None) -> Register:
    """The register as it stands on the day the case is looked at from."""
    with store_open(store) as opened, opened.begin() as connection:
        row = get_case(connection, case)
        found = read_findings(connection, row.id).forecasts
        judged = standings_in(connection, row.id, [f.id for f in found])
    shown = [overlay(f, judged.get(f.id)) for f in found]
    entries = [f for f in shown if f.id not in judged or judged[f.id].verdict != "rejected"]
    waiting = [f for f in entries if f.resolution is None and (f.suggestions or _come(f, row.as_of))]
    waiting.sort(key=lambda f: (not _come(f, row.as_of), str(f.resolves_by and f.resolves_by.latest), f.id))
    return Register(
        tuple(waiting),
        sum(f.resolution is None for f in entries),
        sum(f.resolution == "void" for f in entries),
        sum(isinstance(f.resolution, bool) for f in entries),
        scores(entries),
    )


def _come(forecast: ForecastEntry, as_of: date | None) -> bool:
    """True where the day by which it can be judged is over."""
    by = forecast.resolves_by.latest if forecast.resolves_by else None
    return by is not None and as_of is not None and by < as_of
