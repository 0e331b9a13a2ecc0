"""Grammars: named rules over classes, compiled to regular expressions over the tape.

A pattern is written in words separated by spaces:

    DAY MONTH YEAR?            classes; the first may carry any clitics, the others none
    name:MONTH                 the same, handed to the rule's action under `name`
    و.MONTH                    with exactly these clitics written onto it; *.MONTH with any or none
    ( A | B C )? [ A B ]       groups; brackets only group
    name:( A B )               a group handed on under `name`
    A* A+ A? A{1,3}            repeats
    '/' '(' '\\n'               a mark that stands so in the text
    <A <!A >A >!A              A stands (does not stand) before or behind; takes part in no match

Of all rules that match at a place the longest wins, then the one written first; matches never overlap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.match.tape import FILLER, OTHER, Classes, Scanner, Tape
from tawatur.model import LexiconError
from tawatur.text import Tokens

_ATOM = re.compile(
    r"\s*(?:(?P<look>[<>]!?)(?:(?P<look_mark>'[^']+')|(?P<look_word>(?:[\u0600-\u06ff]+\.)?[A-Z][A-Z0-9_]*))"
    r"|(?:(?P<quoted>'[^']+')|(?P<open>(?:[a-z_0-9]+:)?[(\[])|(?P<close>[)\]])|(?P<bar>\|)"
    r"|(?P<word>(?:[a-z_0-9]+:)?(?:(?:[\u0600-\u06ff]+|\*)\.)?[A-Z][A-Z0-9_]*))(?P<repeat>[*+?]|\{\d+(?:,\d*)?\})?)"
)


class Rule(msgspec.Struct, frozen=True):
    """A rule of a grammar. `examples` / `counter` are texts that it must / must not match: the tests run them."""

    id: str
    pattern: str
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()
    features: dict[str, object] = {}


class RuleMatch(msgspec.Struct, frozen=True, eq=False):
    """Tokens [first, last] matched by `rule`; `roles` gives for each named part its first and last token."""

    rule: Rule
    first: int
    last: int
    roles: dict[str, tuple[int, int]]


class Grammar:
    """Rules over one lexicon. `find` walks a tape once."""

    def __init__(
        self,
        lexicon: Lexicon,
        rules: Iterable[Rule],
        shape: Callable[[str], Iterable[str]] | None = None,
        classes: Iterable[str] = (),
    ) -> None:
        """`classes`: what the tape shall tell beside the classes of the rules, for whoever reads it himself."""
        self.rules = tuple(rules)
        self._atoms = [_parse(rule) for rule in self.rules]
        self._firsts = [[atoms[i] for i in sorted(_first_atoms(atoms))] for atoms in self._atoms]
        self._names = [{_name(atom) for atom in atoms} for atoms in self._atoms]
        marks = {atom[2] for atoms in self._atoms for atom in atoms if atom[0] in _MARK_KINDS}

        def shapes(word: str) -> Iterable[str]:
            if word in marks:
                yield "'" + word
            if shape is not None:
                yield from shape(word)

        used = {atom[2] for atoms in self._atoms for atom in atoms if atom[0] in _CLASS_KINDS}
        self._written = _told_apart(self._atoms)
        self.scanner = Scanner(lexicon, used | set(classes), shapes, self._clitics)
        told = sorted({c for row in self._written.values() for c in row})
        self.scanner.seed([*told[:4], _ANY_OTHER], (*sorted(marks), *_DIGITS))
        self._known = 0
        self._sets = _Sets()
        self._patterns: list[re.Pattern[str] | None] = [None] * len(self.rules)
        self._roles: list[list[tuple[int, str]]] = [[] for _ in self.rules]
        self._starts: dict[str, list[int]] = {}
        self._any_start = re.compile(r"(?!)")

    def _clitics(self, name: str, clitics: str) -> str:
        """The clitics as far as some rule asks about them on this class: else all are one, to keep symbols few."""
        told = self._written.get(name)
        if told is None:
            return ""
        return clitics if not clitics or clitics in told else _ANY_OTHER

    def tape(self, tokens: Tokens) -> Tape:
        return self.scanner.tape(tokens)

    def find(self, tape: Tape) -> Iterator[RuleMatch]:
        """Leftmost-longest matches in order, not overlapping."""
        if len(self.scanner.alphabet) != self._known:
            self._learn()
        symbols, at, patterns = tape.symbols, 0, self._patterns
        while (start := self._any_start.search(symbols, at)) is not None:
            first = start.start()
            best: re.Match[str] | None = None
            best_rule = end = 0
            for index in self._starts[symbols[first]]:
                found = (patterns[index] or self._pattern(index)).match(symbols, first)
                if found is not None and found.end() > max(end, first):
                    best, best_rule, end = found, index, found.end()
            if best is None:
                at = first + 1
                continue
            roles = {
                role: (best.start(n), best.end(n) - 1)
                for n, role in self._roles[best_rule]
                if best.end(n) > best.start(n)
            }
            yield RuleMatch(self.rules[best_rule], first, end - 1, roles)
            at = end

    def _learn(self) -> None:
        """Take in the symbols that are new since the last tape: only the rules that can meet one are compiled again."""
        alphabet = self.scanner.alphabet
        for pairs, char in list(alphabet.items())[self._known :]:
            self._sets.add(pairs, char)
            names = {name for name, _ in pairs}
            for index, used in enumerate(self._names):
                if used & names:
                    self._patterns[index] = None
                    if any(_fits(atom, True, pairs) for atom in self._firsts[index]):
                        self._starts.setdefault(char, []).append(index)
        self._any_start = (
            re.compile(f"[{_ranges([ord(c) for c in self._starts])}]") if self._starts else re.compile(r"(?!)")
        )
        self._known = len(alphabet)

    def _pattern(self, index: int) -> re.Pattern[str]:
        pattern = self._patterns[index] = re.compile(_regex(self._atoms[index], self._sets))
        # A role named in several branches is told apart in the expression as role__2 and so on.
        self._roles[index] = [(n, name.partition("__")[0]) for name, n in pattern.groupindex.items()]
        return pattern


Atom = tuple[str, str, str, str, str]
"""(kind, role, class or mark, clitics wanted, repeat)"""


def _parse(rule: Rule) -> list[Atom]:
    atoms: list[Atom] = []
    at = 0
    text = rule.pattern.rstrip()
    while at < len(text):
        m = _ATOM.match(text, at)
        if m is None:
            raise LexiconError(f"cannot read the pattern at {text[at:]!r}", where=rule.id)
        at = m.end()
        repeat = m["repeat"] or ""
        if m["look"]:
            clitics, _, name = (m["look_word"] or "").rpartition(".")
            kind = "look" if m["look_word"] else "look-mark"
            atoms.append((kind, m["look"], name or m["look_mark"][1:-1].replace("\\n", "\n"), clitics or "*", ""))
        elif m["quoted"]:
            atoms.append(("mark", "", m["quoted"][1:-1].replace("\\n", "\n"), "", repeat))
        elif m["word"]:
            role, _, rest = m["word"].rpartition(":")
            clitics, _, name = rest.rpartition(".")
            atoms.append(("class", role, name, clitics, repeat))
        elif m["open"]:
            atoms.append(("open", m["open"][:-2], "", "", ""))
        else:
            atoms.append(("close" if m["close"] else "bar", "", "", "", repeat))
    return atoms


_CLASS_KINDS = ("class", "look")
_MARK_KINDS = ("mark", "look-mark")


_ANY_OTHER = "+"
# Digits of each length, for the shapes that grammars give them.
_DIGITS = ("7", "12", "20", "25", "31", "60", "01", "150", "1445", "1950", "2024", "5000", "25000", "1000000")


def _told_apart(rules: list[list[Atom]]) -> dict[str, set[str]]:
    """For each class on which some rule minds the clitics: those that it names. No other class is in it."""
    out: dict[str, set[str]] = {}
    for atoms in rules:
        firsts = _first_atoms(atoms)
        for i, (kind, _, name, clitics, _) in enumerate(atoms):
            if kind not in _CLASS_KINDS or clitics == "*" or (i in firsts and not clitics and kind == "class"):
                continue
            row = out.setdefault(name, set())
            if clitics:
                row.add(clitics)
    return out


def _name(atom: Atom) -> str:
    return "'" + atom[2] if atom[0] in _MARK_KINDS else atom[2]


def _fits(atom: Atom, first: bool, pairs: Classes) -> bool:
    kind, _, name, clitics, _ = atom
    if kind in _MARK_KINDS:
        return ("'" + name, "") in pairs
    any_clitics = clitics == "*" or (first and not clitics)
    return any(n == name and (any_clitics or k == clitics) for n, k in pairs)


class _Sets:
    """The insides of character sets by atom, for the symbols known so far; each worked out once."""

    def __init__(self) -> None:
        self._by_name: dict[str, dict[str, str]] = {}
        self._memo: dict[tuple[str, str], str] = {}

    def add(self, pairs: Classes, char: str) -> None:
        for name, clitics in pairs:
            row = self._by_name.setdefault(name, {})
            row[clitics] = row.get(clitics, "") + char
        self._memo.clear()

    def of(self, atom: Atom, first: bool) -> str:
        name, wanted = _name(atom), atom[3]
        if atom[0] not in _MARK_KINDS and (wanted == "*" or (first and not wanted)):
            wanted = "*"
        known = self._memo.get((name, wanted))
        if known is None:
            row = self._by_name.get(name, {})
            chars = set("".join(row.values()) if wanted == "*" else row.get(wanted, ""))
            known = self._memo[name, wanted] = _ranges([ord(c) for c in chars])
        return known


def _ranges(codes: list[int]) -> str:
    """The inside of a character set, runs of three and more written short: it is parsed for every use in a pattern."""
    out: list[str] = []
    codes.sort()
    i = 0
    while i < len(codes):
        end = i
        while end + 1 < len(codes) and codes[end + 1] == codes[end] + 1:
            end += 1
        if end - i >= 2:
            out.append(f"{re.escape(chr(codes[i]))}-{re.escape(chr(codes[end]))}")
            i = end + 1
        else:
            out.append(re.escape(chr(codes[i])))
            i += 1
    return "".join(out)


def _regex(atoms: list[Atom], sets: _Sets) -> str:
    out: list[str] = []
    firsts = _first_atoms(atoms)
    named: dict[str, int] = {}
    for i, atom in enumerate(atoms):
        kind, role, _, _, repeat = atom
        if kind in ("look", "look-mark"):
            out.append(_look(role, sets.of(atom, False)))
            continue
        if role:
            named[role] = named.get(role, 0) + 1
            role = role if named[role] == 1 else f"{role}__{named[role]}"
        if kind == "open":
            # The closing bracket's repeat stands on the inner group, so that the role covers all of it.
            out.append(f"(?P<{role}>(?:" if role else "(?:(?:")
        elif kind == "close":
            out.append(")" + repeat + ")")
        elif kind == "bar":
            out.append("|")
        else:
            chars = sets.of(atom, i in firsts)
            one = f"[{chars}]{FILLER}*+" if chars else "(?!)"
            piece = f"(?:{one}){repeat}" if repeat else one
            out.append(f"(?P<{role}>{piece})" if role else piece)
    return "".join(out)


def _look(where: str, chars: str) -> str:
    if not chars:
        return "" if where.endswith("!") else "(?!)"
    return {"<": "(?<=[{}])", "<!": "(?<![{}])", ">": "(?=[{}])", ">!": "(?![{}])"}[where].format(chars)


def _first_atoms(atoms: list[Atom]) -> set[int]:
    """Indexes of the atoms with which a match can begin."""

    def walk(i: int, begins: bool) -> tuple[int, set[int], bool]:
        """From i to the closing bracket: (index behind it, first atoms, may match nothing)."""
        firsts: set[int] = set()
        branch_open, empty_branch = begins, False
        while i < len(atoms):
            kind, _, _, _, repeat = atoms[i]
            optional = repeat in ("?", "*") or repeat.startswith("{0")
            if kind == "close":
                return i, firsts, empty_branch or branch_open
            if kind == "bar":
                empty_branch, branch_open = empty_branch or branch_open, begins
            elif kind == "open":
                close, inner, inner_empty = walk(i + 1, branch_open)
                firsts |= inner
                repeat = atoms[close][4] if close < len(atoms) else ""
                if not (repeat in ("?", "*") or repeat.startswith("{0") or inner_empty):
                    branch_open = False
                i = close
            elif kind not in ("look", "look-mark"):
                if branch_open:
                    firsts.add(i)
                if not optional:
                    branch_open = False
            i += 1
        return i, firsts, empty_branch or branch_open

    return walk(0, True)[1]


def read_rules(table: dict[str, object], where: str) -> list[Rule]:
    """Rules from a data file's [[rule]] rows: id, pattern, examples, counter; further keys are features.

    Raises:
        LexiconError: a row lacks id, pattern, examples or counter-examples.
    """
    rows = table.get("rule", [])
    out: list[Rule] = []
    if not isinstance(rows, list):
        raise LexiconError("rules stand as [[rule]]", where=where)
    for row in rows:
        rest = dict(row)
        try:
            name, pattern = rest.pop("id"), rest.pop("pattern")
            rule = Rule(name, pattern, tuple(rest.pop("examples")), tuple(rest.pop("counter")), rest)
        except KeyError as missing:
            raise LexiconError(f"a rule lacks {missing}", where=f"{where}: {row.get('id', '?')}") from None
        out.append(rule)
    ids = [rule.id for rule in out]
    if len(set(ids)) != len(ids):
        raise LexiconError("two rules have one id", where=where)
    return out


__all__ = ["FILLER", "OTHER", "Grammar", "Rule", "RuleMatch", "read_rules"]
