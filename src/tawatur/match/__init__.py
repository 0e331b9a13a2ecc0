"""The matching engine: lexicon and text to matches with rule ids and children."""

from tawatur.match.grammar import Grammar, Rule, RuleMatch, read_rules
from tawatur.match.tape import Scanner, Tape

__all__ = ["Grammar", "Rule", "RuleMatch", "Scanner", "Tape", "read_rules"]
