"""The context words of mentions (context_mentions.toml): lists by name, and the classes of a word by all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tawatur.lexicon import read_entries, read_table
from tawatur.text import fold_text

# Class of words and the list of context_mentions.toml that holds them.
_LISTS = {
    "PORTFOLIO": "portfolios.words", "FACILITY": "facilities.words", "ADMIN": "administration.words",
    "SETTLEMENT": "administration.settlements", "PREP": "prepositions.words", "TITLE": "titles.words",
    "INNER": "titles.inner", "FORMER": "titles.former", "LINK": "links.words", "OPENING": "links.opening",
    "BEN": "links.sons", "COMMON": "common.words", "SHORTORG": "short.organisation", "SHORTPLACE": "short.place",
    "STOP": "stops.words", "VERB": "verbs.words", "NETWORK": "networks.words", "KINGDOM": "nicknames.kingdom",
    "SULTANATE": "nicknames.sultanate", "UNIT": "units.words",
}  # fmt: skip
_WHOLE_ONLY = frozenset(("STOP", "VERB", "COMMON", "LINK"))  # not told behind clitics


class Context:
    """Lists of folded words. `whole` gives the classes of a word as it stands, `behind` those of a stem behind clitics
    (with a + before each)."""

    def __init__(self) -> None:
        table = read_table("context_mentions.toml")
        self._sets: dict[str, frozenset[str]] = {}
        self._lists: dict[str, tuple[str, ...]] = {}
        self._raw: dict[str, tuple[str, ...]] = {}
        for group, section in table.items():
            if isinstance(section, dict):
                for name, words in section.items():
                    if isinstance(words, list):
                        self._raw[f"{group}.{name}"] = tuple(words)
                        self._lists[f"{group}.{name}"] = tuple(fold_text(word) for word in words)
                        self._sets[f"{group}.{name}"] = frozenset(self._lists[f"{group}.{name}"])
        self.set: Callable[[str], frozenset[str]] = self._sets.__getitem__
        """Folded words of a list, by section and key."""
        self.heads = _kinds(table["head"])
        self.definite_heads = _kinds(table["definite"])
        twins, nisba, complement = table["twins"], table["nisba"], table["complement"]
        self.twins: dict[str, str] = {twins["letter"]: twins["preposition"][0]}
        self.future: str = twins["future"]
        self.imperfect: tuple[str, ...] = tuple(twins["imperfect"])
        self.several: tuple[str, ...] = tuple(twins["several"])
        self.by: str = twins["by"]
        self.we: str = twins["we"]
        self.pronoun: str = twins["pronoun"]
        self.article: str = fold_text(nisba["article"])
        self.feminine_endings: tuple[str, ...] = tuple(set(map(fold_text, nisba["feminine"])))
        self.ell: str = complement["letter"]
        self.adjective_endings: tuple[str, ...] = tuple(set(map(fold_text, complement["masculine"])))
        self.countries: dict[str, tuple[str, ...]] = {}
        self.whole: dict[str, frozenset[str]] = {}
        self.behind: dict[str, frozenset[str]] = {}
        self._classes(nisba)

    def listed(self, name: str) -> tuple[str, ...]:
        """The same in the file's order."""
        return self._lists[name]

    def raw(self, name: str) -> tuple[str, ...]:
        """A list as written."""
        return self._raw[name]

    def _plurals(self, titles: Iterable[str]) -> Iterable[str]:
        """Duals and sound plurals of titles of a single word: مسؤولان, وزيرتين."""
        many, of_feminine, feminine = self.set("titles.many"), self.set("titles.many_feminine"), self.feminine_endings
        for title in titles:
            if " " not in title and len(title) > 3:
                woman = title.endswith(feminine)
                yield from ((title[:-1] if woman else title) + end for end in (of_feminine if woman else many))

    def _classes(self, nisba: dict[str, list[str]]) -> None:
        rows: dict[str, set[str]] = {}
        names = self.set("twins.name")
        members: list[tuple[str, Iterable[str]]] = [(name, self.set(key)) for name, key in _LISTS.items()]
        members += [("HEAD", self.heads), ("DEFHEAD", self.definite_heads)]
        members.append(("TITLES", self._plurals(self.set("titles.words") | self.set("titles.roles"))))
        members.append(("OUTLET", {name.split(" ")[0] for name in self.set("quoted.outlets")}))
        for name, words in members:
            for word in words:
                if not (name == "PREP" and word in names):
                    rows.setdefault(word, set()).add(name)
        feminine = set(nisba["feminine"])
        for entry in read_entries("nisbas.tsv"):
            for form in entry.forms:
                for ending in nisba["endings"]:
                    for start in ("", self.article):
                        marks = set(entry.classes)
                        if start:
                            marks.add("DEFADJ")
                        if ending:
                            marks.add("FEMADJ" if ending in feminine else "PLURADJ")
                        word = fold_text(start + form + ending)
                        rows.setdefault(word, set()).update(marks)
                        country = str(entry.get("country", ""))
                        if country and country not in self.countries.get(word, ()):
                            self.countries[word] = (*self.countries.get(word, ()), country)
        for word, found in rows.items():
            self.whole[word] = frozenset(found)
            if found - _WHOLE_ONLY:
                self.behind[word] = frozenset("+" + name for name in found - _WHOLE_ONLY)


def _kinds(rows: list[dict[str, object]]) -> dict[str, str]:
    """Head words and the kind of body that each begins; the first that names a word wins."""
    out: dict[str, str] = {}
    for row in rows:
        words = row["words"]
        if isinstance(words, list):
            for word in words:
                out.setdefault(fold_text(word), str(row["kind"]))
    return out
