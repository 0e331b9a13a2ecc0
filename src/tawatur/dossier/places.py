"""Where the places of the lexicon lie."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tawatur.model import content_id


@cache
def _points() -> dict[str, tuple[float, float]]:
    """Id of the entity that linking makes of a lexicon's place → its point. The id is made of the place's key alone."""
    text = files("tawatur.dossier").joinpath("place_coordinates.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith(("#", "key\t")))
    return {content_id("entity", "place", f"key:{key}"): (float(lat), float(lon)) for key, lat, lon in rows}


def point_of(entity: str) -> tuple[float, float] | None:
    """(latitude, longitude) in degrees of a place of the case by its id; None for one that no point stands for."""
    return _points().get(entity)
