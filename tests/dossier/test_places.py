"""Points of places on the map."""

from __future__ import annotations

from tawatur.dossier.places import point_of
from tawatur.lexicon import read_entries
from tawatur.model import content_id


def place(key: str) -> str:
    return content_id("entity", "place", f"key:{key}")


def test_a_city_and_a_state_lie_where_they_lie() -> None:
    baghdad = point_of(place("places:gn.98182"))
    assert baghdad is not None
    assert abs(baghdad[0] - 33.3) < 0.2 and abs(baghdad[1] - 44.4) < 0.2
    iraq = point_of(place("country:IQ"))
    assert iraq is not None
    assert 29 < iraq[0] < 38 and 38 < iraq[1] < 49


def test_what_no_point_stands_for_has_none() -> None:
    assert point_of(place("places:mideast")) is None
    assert point_of("entity-unknown") is None


def test_nearly_every_state_of_the_lexicon_has_a_point() -> None:
    states = [e.get("country") for e in read_entries("places.tsv") if e.get("kind") == "state"]
    without = [code for code in states if point_of(place(f"country:{code}")) is None]
    assert len(states) > 200
    assert len(without) < 30, without
