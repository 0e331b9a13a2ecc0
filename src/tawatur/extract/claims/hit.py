"""One match of a rule with its clause: what every kind of claim is read from."""

from __future__ import annotations

import msgspec

from tawatur.match import RuleMatch
from tawatur.model import Statement


class Hit(msgspec.Struct, eq=False):
    """A trigger and its clause, as token indexes: sentence [low, high), clause [begin, end), trigger [first, last].

    `verb` is the trigger's main word, `takes` what its lexicon entry asks of the complement, `entry` that entry's id.
    `inside` is the statement in whose content the trigger stands, `told` the one whose cue it is.
    `complement` is where the complement begins. Inside a statement low and high are bounds of its content; `sentence`
    is where the sentence begins all the same. `joined`: a conjunction is written onto the trigger,
    `preposed`: a preposition;
    `named`: a mention or the head of a body's name stands right behind it; `led`: the clause
    begins with somebody who can act; `owned`: the object is a pronoun written onto the trigger;
    `we`: the speaker tells of himself.
    """

    match: RuleMatch
    low: int
    high: int
    first: int
    last: int
    begin: int
    end: int
    verb: int
    sentence: int
    kind: str = ""
    entry: str | None = None
    takes: frozenset[str] = frozenset()
    inside: Statement | None = None
    told: Statement | None = None
    limit: int | None = None
    joined: bool = False
    preposed: bool = False
    named: bool = False
    attribute: bool = False
    owned: bool = False
    we: bool = False
    led: bool = False
    complement: int | None = None
    condition: tuple[int, int] | None = None

    @property
    def feature(self) -> dict[str, object]:
        return self.match.rule.features
