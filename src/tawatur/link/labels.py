"""Labels: the short canonical wording of a target, act or outcome, and the core of it that makes an issue.

A label is made of the report's own words: only what opens or hangs over at its ends falls. The exact words stay in
the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

import msgspec

from tawatur.lexicon import read_table
from tawatur.link.verbs import finite
from tawatur.link.words import frequency, words, words_of
from tawatur.text.fold import fold_text

_WORD = re.compile(r"\S+")
_EDGE = " \t\n\u060c\u061b,;:.!\u061f?\u2026-\u2013\u2014\"\u201c\u201d\u201e\u00ab\u00bb'()[]"
_CUT = re.compile("[\u060c\u061b;]|,\\s|\\.\\s|[\u00ab\u201c]")
_DRAWN = re.compile('^\\w{1,2}\u0640+(?=[\u00ab\u201c"(])')  # a preposition drawn out before a mark
_STOPS = "\u060c\u061b,."
_PAIRS = (("\u00ab", "\u00bb"), ("\u201c", "\u201d"), ("(", ")"), ("[", "]"), ("{", "}"))
LEAST_WORDS = 2  # a label is not cut below this


class _Rules(msgspec.Struct, frozen=True):
    lead: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    clitics: tuple[str, ...]
    article: str
    double: str
    conjunction: str
    tail: frozenset[str]
    core: frozenset[str]
    which: frozenset[str]
    numbers: frozenset[str]
    anaphors: frozenset[str]
    clause: frozenset[str]
    relative: frozenset[str]
    opens: frozenset[str]
    never_first: frozenset[str]
    never_alone: frozenset[str]
    turning: frozenset[str]
    pronouns: tuple[str, ...]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    table = read_table("link_labels.toml")
    lead = table["lead"]
    return _Rules(
        _folded(lead["words"]),
        tuple(sorted((tuple(fold_text(p).split()) for p in lead["phrases"]), key=len, reverse=True)),
        tuple(lead["clitics"]),
        lead["article"],
        lead["double"],
        lead["conjunction"],
        _folded(table["tail"]["words"]),
        _folded(table["core"]["words"]),
        _folded(table["core"]["lead"]),
        _folded(table["core"]["numbers"]),
        _folded(table["anaphors"]["words"]),
        _folded(table["issue"]["clause"]),
        _folded(table["issue"]["relative"]),
        _folded(table["issue"]["opens"]),
        _folded(table["issue"]["never_first"]),
        _folded(table["issue"]["never_alone"]),
        _folded(table["issue"]["turning"]),
        tuple(table["issue"]["pronouns"]),
    )


def _folded(listed: list[str]) -> frozenset[str]:
    return frozenset(fold_text(w) for w in listed)


def label(text: str, holder: str | None = None, behind: str = "", named: Collection[str] = ()) -> str:
    """The text without what only opens or hangs over: particles, prepositions, the holder's own name before the
    target, quotation marks without a partner.

    Args:
        behind: what the report has right behind; a phrase cut inside an annexation, or behind a number, takes its word.
        named: names of the report's entities, which end a phrase.
    """
    rules = _rules()
    listed = [(w, fold_text(w).strip(_EDGE)) for w in text.split()]
    if holder:
        listed = _past_holder(listed, holder)
    while len(listed) > 1:
        folded = [f for _, f in listed]
        phrase = next((p for p in rules.phrases if tuple(folded[: len(p)]) == p), None)
        if phrase is not None and len(listed) > len(phrase):
            listed = listed[len(phrase) :]
        elif folded[0] in rules.lead or not folded[0]:
            listed = listed[1:]
        else:
            break
    while len(listed) > 1 and (listed[-1][1] in rules.tail or not listed[-1][1]):
        listed = listed[:-1]
    if not listed:
        return text.strip()
    first = _DRAWN.sub("", listed[0][0].lstrip(_EDGE)) or listed[0][0]
    out = " ".join([unattached(first), *(w for w, _ in listed[1:])])
    out = _balanced(out.strip(" \t\n\u060c\u061b,;:.-\u2013\u2014")) or text.strip()
    return _completed(out, behind, named) if out.split()[-1:] == text.split()[-1:] else out


def _past_holder(listed: list[tuple[str, str]], holder: str) -> list[tuple[str, str]]:
    """What stands behind the holder's name, where the name is within the first words and something is left."""
    name = fold_text(holder).split()
    folded = [f for _, f in listed]
    for at in range(min(4, len(folded))):
        end = at + len(name)
        if folded[at:end] == name and end < len(folded):
            return listed[end:]
    return listed


def unattached(word: str) -> str:
    """A word without the preposition or and-letter written onto it, where what is left is told more often."""
    rules = _rules()
    folded = fold_text(word)
    own = frequency(folded)
    if folded.startswith(rules.double) and len(folded) > 4 and own <= frequency(rules.article + folded[2:]):
        return rules.article + word[2:] if word[:2] == rules.double else word
    for clitic in rules.clitics:
        rest = folded[len(clitic) :]
        if not folded.startswith(clitic) or len(rest) < 2 or word[: len(clitic)] != clitic:
            continue
        if rest.startswith(rules.article) and len(rest) >= 5 and clitic[-1] != rules.double[0]:
            return word[len(clitic) :]
        told = frequency(rest)
        if told > own and (len(rest) >= 3 or clitic == rules.conjunction or told > own + 1):
            return word[len(clitic) :]
    return word


def _balanced(text: str) -> str:
    """Without marks of quotation and brackets whose partner is not there."""
    for left, right in _PAIRS:
        if text.count(left) != text.count(right):
            text = text.replace(left, " ").replace(right, " ")
    if text.count('"') % 2:
        text = text.replace('"', " ")
    for left, right in (*_PAIRS, ('"', '"')):
        if len(text) > 1 and text[0] == left and text[-1] == right and text.count(left) == (2 if left == right else 1):
            text = text[1:-1]
    return " ".join(text.split()).strip(" \u060c\u061b,;:.")


def _hangs(text: str) -> bool:
    listed = text.split()
    return bool(listed) and fold_text(listed[-1]) in _rules().tail


def core(text: str) -> str:
    """The head of a label: without reason, time, condition and extent, and without what stands behind a comma."""
    rules = _rules()
    # A quotation that a preposition stands before is its object.
    cut = next((m for m in _CUT.finditer(text, 1) if not _hangs(text[: m.start()]) or m.group()[0] in _STOPS), None)
    if cut:
        before = text[: cut.start()].split()
        if len(before) >= LEAST_WORDS or (before and fold_text(before[0]).startswith(rules.article)):
            text = text[: cut.start()]
    listed = text.split()
    while len(listed) > 1 and fold_text(listed[0]) in rules.which:
        listed = listed[1:]
    for i in range(1, len(listed)):
        word = fold_text(listed[i]).strip(_EDGE)
        if word in rules.core or word.isdigit():
            end = i - 1 if fold_text(listed[i - 1]) in rules.numbers and i > 1 else i
            return " ".join(listed[:end])
    return " ".join(listed)


def tells_act(text: str) -> bool:
    """True where a label says what is to be done: at least two words that are no pointing, day or time."""
    rules = _rules()
    folded = [fold_text(w).strip(_EDGE) for w in text.split()]
    telling = [w for w in folded if words().of(w)[1] and w not in rules.never_alone and w not in rules.never_first]
    return len(telling) >= LEAST_WORDS


def anaphoric(text: str) -> bool:
    """True where a label only points to what its report spoke of: one word, or such a word with its pronoun."""
    listed = [fold_text(w).strip(_EDGE) for w in text.split()]
    return not listed or (len(listed) <= 2 and listed[0] in _rules().anaphors)


def issue_of(target: str, holder: str | None = None, behind: str = "", named: Collection[str] = ()) -> str | None:
    """The matter that a target names: a noun phrase without what hangs on it as a clause. None where it names none: a
    clause, a word that only points, a day or a number alone.
    `behind`, `named`: as for `label`.
    """
    rules = _rules()
    opening = [fold_text(w).strip(_EDGE) for w in target.split()[:LEAST_WORDS]]
    if opening and (opening[0] in rules.clause or rules.clause & set(opening[1:])):
        return None
    name = core(label(target, holder, behind, named))
    listed = name.split()
    folded = [fold_text(w).strip(_EDGE) for w in listed]
    if folded and holder and len(folded) > 1 and folded[0] == fold_text(holder).split()[-1]:
        listed, folded = listed[1:], folded[1:]
    end = _phrase_end(folded)
    while end and (folded[end - 1] in rules.tail or folded[end - 1] in rules.opens or not folded[end - 1]):
        end -= 1
    listed, folded = listed[:end], folded[:end]
    if not folded or folded[0] in rules.never_first:
        return None
    telling = [w for w in folded if words().of(w)[1] and not w.isdigit() and w not in rules.never_alone]
    if not telling or anaphoric(" ".join(folded)):
        return None
    if len(folded) == 1 and not words().definite(folded[0]) and not any(fold_text(n) == folded[0] for n in named):
        return None
    return _balanced(" ".join(listed).strip(" \u060c\u061b,;:.-\u2013\u2014"))


def _phrase_end(folded: list[str]) -> int:
    """How many words are the phrase: to the first verb that no relative pronoun opens, or word that opens a clause."""
    rules = _rules()
    for i, word in enumerate(folded):
        if word in rules.relative:
            return len(folded)
        if word in rules.opens or finite(word):
            return i
    return len(folded)


def _completed(name: str, behind: str, named: Collection[str]) -> str:
    """The name with the definite word right behind it, where its own last word is indefinite: the annexation; with any
    word where it ends with a number."""
    rules = _rules()
    following = _WORD.match(behind.lstrip(" \t")) if behind[:1] in (" ", "\t") else None
    last = fold_text(name.split()[-1]) if name.split() else ""
    word = following.group().strip(_EDGE) if following else ""
    if following is None or (last.isdigit() and word.isalpha()):
        return f"{name} {word}".strip()
    if not last.isalpha() or last.startswith((rules.article, rules.double)):
        return name
    if (
        last.endswith(rules.pronouns)
        or fold_text(following.group()) in rules.relative
        or any(fold_text(n).endswith(last) for n in named)
    ):
        return name
    return f"{name} {word}" if fold_text(word).startswith(rules.article) and len(word) > LEAST_WORDS + 1 else name


def turning(text: str) -> str:
    """The words of a matter that turn it against what it names (against, without, not doing), in order."""
    return " ".join(w for w in words_of(text) if w in _rules().turning)
