"""The words and rules of claims, as scanners and grammar see them. Built once a process, on first use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec

from tawatur.lexicon import Entry, Lexicon, Reading, read_entries, read_table
from tawatur.lexicon.inflect import Form, expand_verb, present_forms
from tawatur.match import Grammar, Rule, Scanner, read_rules
from tawatur.text.affixes import (
    ALEF,
    ARTICLE,
    BEH,
    CONJUNCTION_LETTERS,
    LAM,
    NOON,
    PLURAL_VERB,
    PREPOSITIONS,
    SEEN,
    TEH,
    TEH_MARBUTA,
    WAW,
    YEH,
)
from tawatur.text.fold import fold_text

# What a token can be for the bounds and the guards of clauses.
FRAME = frozenset({
    "QUE", "ALA", "ALA_PRON", "ILA", "MIN", "FI", "AN", "MAA", "HWL", "BI", "DIDD", "FAVOUR", "QAD", "NEG", "NOT_N",
    "BOUND", "REL", "MARK", "COMMA", "SAYING", "COND", "RESP", "RISK", "PACT", "TEXT", "OFFER", "START_N", "EXPRESS",
    "EVAL_BAD", "EVAL_GOOD", "EVAL_BAD_THE", "EVAL_GOOD_THE", "ANALYST", "AGENT", "EVENT", "CHANCE", "TERMS",
    "WITHIN", "LASTING", "BEFORE", "AFTER", "UNNAMED", "WAS", "STEP", "PREP",
    "BAD_TO", "GOOD_TO", "PRONOUN", "OWN", "MORE", "SELF", "STATE", "FEELING", "ALL", "EVERYONE", "CRAFT",
    "REMARK", "CAUSING", "MANNER", "FOE", "DAY", "PAST", "BETWEEN", "PLAN_N", "ORDER_N", "STRESS", "AGREE",
    "QUANT", "COMMENT", "QUESTION", "OPENER", "STANCE_N", "PROVIDED",
})  # fmt: skip


# Particles that carry no preposition: كان is not ك and أن.
_FREE = frozenset({"QUE", "BOUND", "COND", "SAYING", "QUESTION", "WAS", "NEG", "LAN", "SAWFA"})


VERB = "verb:"  # how a rule's pattern names its verb


class Kinds(dict[str, frozenset[str]]):
    """The classes that each symbol of a scanner stands for, clitics aside."""

    def __init__(self, scanner: Scanner) -> None:
        super().__init__()
        self._scanner = scanner
        self._patterns: dict[tuple[str, ...], re.Pattern[str]] = {}

    def pattern(self, names: tuple[str, ...]) -> re.Pattern[str]:
        """Finds the symbols that are one of these classes."""
        known = self._patterns.get(names)
        if known is None:
            chars = "".join(re.escape(char) for char, kinds in self.items() if not kinds.isdisjoint(names))
            known = self._patterns[names] = re.compile(f"[{chars}]" if chars else "(?!)")
        return known

    def learn(self) -> None:
        """Take in the symbols that are new since the last time."""
        alphabet = self._scanner.alphabet
        if len(alphabet) > len(self):
            for pairs, char in list(alphabet.items())[len(self) :]:
                kinds = self[char] = frozenset(name for name, _ in pairs if name in FRAME)
                if kinds:
                    for names in [n for n in self._patterns if not kinds.isdisjoint(n)]:
                        del self._patterns[names]


# Nouns that are read with a pronoun on them too.
_OWNED = frozenset({"N_FOR", "N_AGAINST", "N_PROMISE", "N_HOPE", "HELD_AGAINST"})


class Words(Lexicon):
    """A lexicon where no preposition is written onto a particle, and the future's letter onto presents only."""

    def _readings(self, word: str) -> Iterator[Reading]:
        for reading in super()._readings(word):
            last = reading.clitics[-1:]
            if last in PREPOSITIONS and reading.entry.classes & _FREE:
                continue
            if last == SEEN and reading.entry.get("kind") != "present":
                continue
            yield reading


class Vocabulary(msgspec.Struct, frozen=True):
    """Everything that finding claims needs of the lexicon."""

    grammar: Grammar
    kinds: Kinds
    own: frozenset[str]
    outcome: frozenset[str]
    act: frozenset[str]
    refusal: frozenset[str]
    first_person: frozenset[str]
    being: frozenset[str]
    held: frozenset[str]
    moving: frozenset[str]
    dated: frozenset[str]
    backing: frozenset[str]
    opposing: frozenset[str]
    passive: frozenset[str]
    epistemic: frozenset[str]
    today: tuple[str, ...]
    masdar: re.Pattern[str]
    masdars: frozenset[str]
    own_letter: re.Pattern[str]
    trailing: frozenset[str]
    single: dict[str, Rule]

    def preposed(self, word: str, letters: tuple[str, ...] = (BEH, LAM)) -> bool:
        """True where one of these prepositions seems to be written onto the folded word."""
        return len(word) > 2 and word.startswith(letters) and not self.own_letter.match(word)

    def readings(self, word: str, pattern: str) -> Iterator[Reading]:
        """The readings of a word that a rule's pattern hands on as `verb`."""
        families = _families(pattern)
        for reading in self.grammar.scanner.lexicon.lookup(word):
            if families & reading.entry.classes:
                yield reading


@lru_cache(maxsize=256)
def _families(pattern: str) -> frozenset[str]:
    """The classes that a pattern hands on as `verb`."""
    return frozenset(part.split()[0].rstrip(")") for part in pattern.split(VERB)[1:])


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of claims, from the lexicon's data files `claims_*`."""
    words = read_table("claims_words.toml")
    entries = read_entries("claims_words.toml")
    pronouns: dict[str, list[str]] = words["pronouns"]
    verbs = read_entries("claims_verbs.tsv")
    plain = [e for e in entries if not e.classes & {"OUTCOME", "ACT", "REFUSAL"}]
    particles = [
        Entry(f"claims_words:{name}", frozenset({name.upper()}), tuple(words["due"][name]))
        for name in ("within", "before", "after", "lasting")
    ]
    lexicon = Words([
        *plain,
        *particles,
        *_with_pronouns(plain, pronouns["own"]),
        *_judgements(plain),
        *(form for entry in verbs for form in _verb(entry)),
    ])  # fmt: skip
    rules = read_rules(read_table("claims_rules.toml"), "claims_rules.toml")
    told = frozenset(_stems(entries, "OUTCOME")) | frozenset(_stems(entries, "ACT"))
    grammar = Grammar(lexicon, rules, _shape(words["future"], told), FRAME)
    return Vocabulary(
        grammar,
        Kinds(grammar.scanner),
        frozenset(pronouns["own"]),
        frozenset(_stems(entries, "OUTCOME")),
        frozenset(_stems(entries, "ACT")),
        frozenset(_stems(entries, "REFUSAL")),
        frozenset(pronouns["first"]),
        frozenset(map(fold_text, words["future"]["being"])),
        frozenset(map(fold_text, words["future"]["held"])),
        frozenset(map(fold_text, words["future"]["moving"])),
        frozenset(map(fold_text, words["future"]["dated"])),
        frozenset(_presents(verbs, "FOR")),
        frozenset(_presents(verbs, "AGAINST")),
        frozenset(map(fold_text, words["future"]["passive"])),
        frozenset(map(fold_text, words["future"]["being_so"])),
        tuple(map(fold_text, words["due"]["today"])),
        re.compile(words["masdar"]["pattern"]),
        frozenset(p + _behind(p, fold_text(w)) for w in words["masdar"]["words"] for p in (BEH, LAM)),
        _own_letter(words["letters"]),
        frozenset(map(fold_text, words["trailing"]["words"])),
        {rule.pattern.removeprefix(VERB): rule for rule in rules if " " not in rule.pattern},
    )


def rules() -> tuple[Rule, ...]:
    """The rules of claims, in order."""
    return vocabulary().grammar.rules


def _behind(preposition: str, word: str) -> str:
    """A word as it is written behind ب or ل: ل takes the alef of the article."""
    return word[1:] if preposition == LAM and word.startswith(ARTICLE) else word


def _own_letter(letters: dict[str, list[str]]) -> re.Pattern[str]:
    """Finds the words whose first letter is no preposition though it looks like one."""
    return re.compile(f"(?:{'|'.join(letters['beginnings'])})|(?:{'|'.join(letters['whole'])})$")


def stem_of(verb: str) -> str:
    """An imperfect as the lexicon lists it: its person's letter made third person masculine."""
    return YEH + verb[1:]


def _shape(future: dict[str, Any], told: frozenset[str]) -> Any:
    looks_future = re.compile(future["pattern"])
    stops = tuple(s for s in future["stop"] if not s.endswith("$"))
    whole = frozenset(s[:-1] for s in future["stop"] if s.endswith("$"))
    past = frozenset(map(fold_text, future["past"]))
    lead = re.compile(f"^[{CONJUNCTION_LETTERS}]")
    # Of whoever speaks himself the letters are too many words' own: known verbs only.
    mine = frozenset(SEEN + ALEF + stem[1:] for stem in told) - frozenset(future["never"])

    def shape(word: str) -> Iterable[str]:
        if looks_future.match(word):
            bare = lead.sub("", word)
            if not bare.startswith(stops) and bare not in whole:
                yield "FUTURE"
        elif lead.sub("", word) in mine:
            yield "FUTURE"
        if len(word) > 2 and (word[0] == YEH or (word[0] == TEH and word not in past and word[-2:] != PLURAL_VERB)):
            yield "IMPERFECT"

    return shape


def _stems(entries: Iterable[Entry], name: str) -> Iterator[str]:
    for entry in entries:
        if name in entry.classes:
            for form in entry.forms:
                for one in present_forms(form.split()[0]):
                    yield stem_of(fold_text(one.text))


def _presents(verbs: Iterable[Entry], family: str) -> Iterator[str]:
    """The folded present of every verb of the family that takes an object."""
    for verb in verbs:
        if family in verb.classes and verb.get("present") and "obj" in str(verb.get("takes", "")).split(","):
            yield fold_text(str(verb.get("present")))


def _with_pronouns(entries: Iterable[Entry], own: list[str]) -> Iterator[Entry]:
    """Nouns of stance with a pronoun written onto them, as classes of their own (N_FOR_OWN …)."""
    for entry in entries:
        for name in entry.classes & _OWNED:
            stems = [f[:-1] + TEH if f.endswith(TEH_MARBUTA) else f for f in entry.forms if " " not in f]
            yield Entry(f"{entry.id}.own", frozenset({name + "_OWN"}), tuple(s + p for s in stems for p in own))


def _judgements(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Words that judge, made definite (EVAL_BAD_THE, EVAL_GOOD_THE: for descriptions only) and accusative."""
    for entry in entries:
        for name in entry.classes & {"EVAL_BAD", "EVAL_GOOD"}:
            words = [form for form in entry.forms if " " not in form]
            yield Entry(f"{entry.id}.the", frozenset({name + "_THE"}), tuple(ARTICLE + word for word in words))
            bare = tuple(word + ALEF for word in words if word[-1] not in (TEH_MARBUTA, ALEF))
            yield Entry(f"{entry.id}.accusative", frozenset({name}), bare)


def _verb(entry: Entry) -> Iterator[Entry]:
    """Forms of a compact verb: the family's class for finite forms, `_P` behind it for participles."""
    takes = set(str(entry.get("takes", "")).split(","))
    (family,) = entry.classes
    seen: set[str] = set()
    for form in expand_verb(entry):
        kind = form.get("kind")
        if (kind == "masdar" and "masdar" not in takes) or (kind == "participle" and "nopart" in takes):
            continue
        if (kind == "past" and "present" in takes) or (kind == "present" and takes & {"past", "nopresent"}):
            continue
        if (form.get("gender"), form.get("number")) == ("f", "p") or kind == "passive":
            continue  # hardly used in reports, and often another word: a lap, a garden, a religion
        dual = kind == "past" and form.get("number") == "d" and form.get("gender") == "m"
        if (dual and "nodual" in takes) or (kind == "own" and "noown" in takes):
            continue
        if kind == "past" and "noun" in takes and (form.forms[0] == entry.forms[0] or dual):
            form = Entry(form.id, form.classes, form.forms, form.features | {"noun": True})
        seen.add(form.forms[0])
        name = family + "_P" if kind == "participle" else family
        owned = "nosuffix" not in takes and (
            kind in ("present", "own")
            or (kind == "past" and (family == "DESCRIBE" or not form.get("noun")) and _no_noun(family, form.forms[0]))
        )
        yield Entry(form.id, frozenset({name}), form.forms, form.features, owned or form.suffixes)
    present, active = entry.get("present"), entry.get("active")
    singular = ALEF + (present or "")[1:]
    if present and not takes & {"past", "nopresent", "noown"} and fold_text(singular) not in map(fold_text, seen):
        yield _form(entry, family, Form(singular, "own", "", "s"))
    if active and "nopart" not in takes:
        for form_ in _bare_participles(active):
            if form_.text not in seen:
                yield _form(entry, family + "_P", form_)


def _no_noun(family: str, past: str) -> bool:
    """True where a past verb with a pronoun on it looks like no noun with one: they called on him."""
    return family in ("DEMAND", "DESCRIBE") or len(past) > 3


def _form(entry: Entry, name: str, form: Form) -> Entry:
    features = {"verb": entry.id, "kind": form.kind, "takes": entry.get("takes", "")}
    return Entry(f"{entry.id}.{form.kind}.{form.text}", frozenset({name}), (form.text,), features)


def _bare_participles(active: str) -> Iterator[Form]:
    """The participle as predicate and attribute, with and without the article."""
    stem = active[:-1] if active[-1] == YEH else active
    for text, gender, number in (
        (active, "m", "s"), (active + TEH_MARBUTA, "f", "s"), (stem + WAW + NOON, "m", "p"),
        (stem + YEH + NOON, "m", "p"),
    ):  # fmt: skip
        yield Form(text, "attribute", gender, number)
        yield Form(ARTICLE + text, "attribute", gender, number)
