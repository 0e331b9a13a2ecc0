"""Writes src/tawatur/lexicon/data/currencies.tsv: Arabic currency names with their ISO 4217 codes, from CLDR by Babel.

Run by hand when Babel is updated: python scripts/build_currencies.py
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale
from babel.numbers import get_territory_currencies

TARGET = Path(__file__).parents[1] / "src/tawatur/lexicon/data/currencies.tsv"
_OLD = re.compile(r"\d|\(|[A-Za-z]")


def main() -> None:
    arabic = Locale("ar")
    in_use = {code for territory in arabic.territories for code in _currencies(territory)}
    rows = ["# Made by scripts/build_currencies.py from CLDR (Babel); not edited by hand.", "id\tclasses\tforms"]
    for code in sorted(in_use):
        names = {arabic.currencies.get(code, "")}
        names |= {
            name for locale in ("ar_EG", "ar_MA", "ar_LB") for name in [Locale.parse(locale).currencies.get(code, "")]
        }
        good = sorted(name for name in names if name and not _OLD.search(name))
        if good:
            rows.append(f"{code}\tCURRENCY\t{'|'.join(good)}")
    TARGET.write_text("\n".join(rows) + "\n", "utf-8")


def _currencies(territory: str) -> list[str]:
    try:
        return list(get_territory_currencies(territory))
    except Exception:  # not every code in the locale's list is a territory
        return []


if __name__ == "__main__":
    main()
