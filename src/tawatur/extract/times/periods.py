"""Years, months, seasons, decades told by name or by their distance; durations and repetitions: what a match means."""

from __future__ import annotations

from tawatur.extract.times import calendar as cal
from tawatur.extract.times.hit import Built, Hit, direction
from tawatur.extract.times.parsed import Meaning
from tawatur.extract.times.rules import lexicon
from tawatur.text import ARTICLE
from tawatur.text.affixes import HAMZA_ALEF


def unit(hit: Hit) -> Built:
    name = hit.feature("unit")
    if name is None or name.startswith("T"):
        return None
    if hit.any_class("SAME") or hit.any_class("NAFS"):
        return "DATE", Meaning("then", unit=name, shift=0)
    if hit.any_class("FOLLOW", "adj") or hit.any_class("PREV", "adj"):
        return "DATE", Meaning("then", unit=name, shift=int(hit.feature("dir", "adj")), count=1)
    toward = hit.feature("dir", "adj")
    return "DATE", Meaning("unit", unit=name, shift=int(toward or 0), part=hit.feature("part", "part") or "")


def weekend(hit: Hit) -> Built:
    return "DATE", Meaning("unit", unit="WE", shift=int(hit.feature("dir", "adj") or 0))


def earlier(hit: Hit) -> Built:
    bound = -1 if hit.any_class("EARLIER", "when") else 1
    name = hit.feature("unit")
    if name is None:
        return "DATE", Meaning("day", shift=int(hit.feature("shift", "x2") or 0))
    toward = int(hit.feature("dir", "adj") or 0)
    return "DATE", Meaning("unit", unit=name, shift=toward, bound=bound if toward == 0 else 0)


def portion(hit: Hit) -> Built:
    of, index = int(hit.feature("of", "portion")), int(hit.feature("n", "ord"))
    if index > of:
        return None
    month = hit.feature("month", "m")
    if month is not None:
        year_number = hit.number("year2")
        own, of_year = direction(hit)
        part = ("start", "end") if of == 2 else ("start", "mid", "end", "end")
        name = part[index - 1 if index > 0 else -1]
        if year_number is not None:
            days = cal.part_days(cal.month_days(year_number, int(month)), name)
            return "DATE", Meaning(
                "fixed", value=f"{year_number:04d}-{month:02d}", earliest=days[0], latest=days[1], part=name
            )
        return "DATE", Meaning("monthday", month=int(month), dir=own, year_dir=of_year, tense=hit.tense(), part=name)
    number = hit.number("year")
    if number is not None:
        days = cal.portion_days(number, index, of)
        value = f"{number:04d}-{'QHT'[(4, 2, 3).index(of)]}{index if index > 0 else of}"
        return "DATE", Meaning("fixed", value=value, earliest=days[0], latest=days[1])
    toward = hit.feature("dir", "adj")
    return "DATE", Meaning("portion", index=index, of=of, year_dir=int(toward or 0))


def season(hit: Hit) -> Built:
    letters = hit.feature("season")
    number = hit.number("year")
    if number is not None:
        days = cal.season_days(number, letters)
        return "DATE", Meaning("fixed", value=f"{number:04d}-{letters}", earliest=days[0], latest=days[1])
    toward = hit.feature("dir", "adj")
    if hit.any_class("DUNITY"):
        return "DATE", Meaning("season", value=letters, year_dir=int(toward or 0))
    return "DATE", Meaning("season", value=letters, dir=int(toward or 0))


def decade(hit: Hit) -> Built:
    number = hit.feature("n") if not hit.has("ord") else int(hit.feature("n", "ord")) * 10
    century = 1900
    if hit.has("century"):
        century = 2000 if hit.any_class("NOWADJ", "adj") else int(hit.feature("n", "adj") or 20) * 100 - 100
    elif number is not None and number < 30:
        century = 1900
    if number is None or not 0 <= number <= 90:
        return None
    first = century + int(number)
    days = cal.part_days(cal.year_days(first, first + 9), hit.feature("part", "part") or "")
    return "DATE", Meaning("fixed", value=f"{first // 10}X", earliest=days[0], latest=days[1])


def century(hit: Hit) -> Built:
    number = hit.number("ord")
    if number is None:
        toward = hit.feature("dir", "adj")
        number = 21 + int(toward or 0)
    if not 1 <= number <= 30:
        return None
    if hit.has("bc"):
        return "DATE", Meaning("fixed", value=f"-{number - 1:02d}XX")
    low, high = cal.year_days(number * 100 - 99, number * 100)
    days = cal.part_days((low, high), hit.feature("part", "part") or "")
    return "DATE", Meaning("fixed", value=f"{number - 1:02d}XX", earliest=days[0], latest=days[1])


def _amount(hit: Hit) -> str | None:
    """How many units: a number, with a half where one is added, or X."""
    if hit.any_class("FEWADJ") or hit.any_class("FEWNOUN"):
        return "X"
    number = hit.number("n")
    count: float | None = float(number) if number is not None else None
    for i in hit.places():
        found = hit.classes(i)
        if "UNIT2" in found or "DUNIT2" in found:
            count = 2.0
        elif count is None and found & {"UNIT", "UNITDEC", "UNITCE", "UNITDAY"} and not found & {"SEVERAL", "UNITS"}:
            count = 1.0
    if hit.any_class("SEVERAL") or hit.any_class("TENSOF"):
        return "X"
    if count is None:
        return "X"
    tail = range(hit.match.first + 1, hit.match.last + 1)
    if hit.any_class("HALFW") and count == 1.0 and "HALFW" in hit.classes(hit.match.first):
        count = 0.5
    elif hit.any_class("FRAC") and "FRAC" in hit.classes(hit.match.first):
        return None
    elif any(hit.classes(i) & {"ANDHALF", "HALFW"} for i in tail):
        count += 0.5
    return f"{count:g}"


def _period(amount: str, name: str) -> str:
    if not name.startswith("T"):
        return f"P{amount}{name}"
    if amount.endswith(".5") and name == "TH":
        return f"PT{amount[:-2]}H30M" if amount != "0.5" else "PT30M"
    return f"PT{amount}{name[1]}"


def duration(hit: Hit) -> Built:
    if hit.any_class("SPELL") and not hit.has("n") and hit.feature("unit") is None:
        return "DURATION", Meaning("none", value="PXX")
    name: str | None = hit.feature("unit") or hit.match.rule.features.get("unit")  # type: ignore[assignment]
    amount = _amount(hit)
    if name is None or amount is None:
        return None
    second = hit.number("n2")
    if second is not None:
        return "DURATION", Meaning("none", value=f"{_period(amount, name)}/{_period(str(second), name)}")
    return "DURATION", Meaning("none", value=_period(amount, name))


def ago(hit: Hit) -> Built:
    sign = -1 if hit.any_class("BEFORE", "way") else 1
    name = hit.feature("unit")
    if name is None:
        return None
    amount = _amount(hit)
    if amount is None:
        return None
    # "After two years he left" measures a span; only "after two years he will leave" points to a day.
    if sign > 0 and hit.tense() <= 0:
        hit.first = hit.match.roles["way"][1] + 1
        return "DURATION", Meaning("none", value=_period(amount, name))
    if amount == "X":
        return "DATE", Meaning("ref", value="PAST_REF" if sign < 0 else "FUTURE_REF", unit=name)
    return "DATE", Meaning("ago", unit=name, count=float(amount), shift=sign)


def then(hit: Hit) -> Built:
    name = hit.feature("unit")
    if hit.has("way") or hit.has("n"):
        amount = _amount(hit)
        if name is None or amount in (None, "X"):
            return None
        return "DATE", Meaning("then", unit=name, count=float(amount or 0), shift=1)
    if hit.any_class("ALYAWM"):
        return "DATE", Meaning("then", unit="D", count=1, shift=int(hit.feature("dir", "adj") or 0))
    return "DATE", Meaning("then", unit=name or "", shift=0)


def _heads(hit: Hit) -> bool:
    """True for "the daily of the coast", a newspaper: a bare word before one with the article."""
    after = hit.match.last + 1
    bare = ARTICLE not in hit.words[hit.match.first][: len(ARTICLE) + 1]
    return bare and after < len(hit.words) and hit.words[after].startswith(ARTICLE)


def repeated(hit: Hit) -> Built:
    value = hit.feature("value")
    if hit.match.rule.id == "set.adjective" and _heads(hit):
        return None
    if value is not None:
        return "SET", Meaning("none", value=value)
    if hit.has("wd") or hit.has("tod"):
        day = hit.feature("weekday", "wd")
        return "SET", Meaning("none", value="P1D" if day is None else f"XXXX-WXX-{day + 1}")
    name = hit.feature("unit")
    if name is None:
        return ("SET", Meaning("none", value="P1Y")) if hit.feature("season") else None
    amount = "1" if hit.any_class("TIMESW") else _amount(hit)
    return "SET", Meaning("none", value=_period(amount or "1", name))


def reference(hit: Hit) -> Built:
    if hit.feature("bare") and hit.tape.readings(hit.first, lexicon())[0].lead:
        return None  # "and lately" is "finally"
    if hit.any_class("NOW") and hit.original(hit.first) == HAMZA_ALEF:
        return None  # the name Alain, which folds to the same letters
    return "DATE", Meaning("ref", value=hit.feature("ref"))
