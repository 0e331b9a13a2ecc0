"""Letters written onto words: the article, conjunctions, prepositions, and the endings that tell number and gender.

Folded spelling, but for TEH_MARBUTA, MAQSURA and TANWIN, which only the text as written has.
"""

from __future__ import annotations

from tawatur.text.clitics import ARTICLE, ENCLITICS

HAMZA, ALEF, BEH, TEH, SEEN, FEH, KAF, LAM, NOON, HEH, WAW, YEH = "ءابتسفكلنهوي"
TEH_MARBUTA, MAQSURA = "ةى"
TANWIN = "\u064b"
"""The accusative's two vowels, as written."""

CONJUNCTIONS = frozenset((WAW, FEH))
"""And, so: written onto a word."""
PREPOSITIONS = frozenset((BEH, LAM, KAF))
"""By, for, like: written onto a noun."""
FOR_THE = LAM + LAM
"""What ل and the article become together."""
CONJUNCTION_LETTERS = "".join(sorted(CONJUNCTIONS))
PREPOSITION_LETTERS = "".join(sorted(PREPOSITIONS))

DUAL = ALEF + NOON
PLURAL_NOMINATIVE = WAW + NOON
PLURAL_OBLIQUE = YEH + NOON
PLURAL_FEMININE = ALEF + TEH
PLURAL_VERB = WAW + ALEF
SOUND_PLURALS = (PLURAL_FEMININE, PLURAL_OBLIQUE, PLURAL_NOMINATIVE)
PRONOUNS = ENCLITICS
"""Pronouns written onto a word's end, longest first."""

__all__ = [
    "ALEF", "ARTICLE", "BEH", "CONJUNCTIONS", "CONJUNCTION_LETTERS", "DUAL", "FEH", "FOR_THE", "HAMZA", "HEH", "KAF",
    "LAM", "MAQSURA", "NOON", "PLURAL_FEMININE", "PLURAL_NOMINATIVE", "PLURAL_OBLIQUE", "PLURAL_VERB", "PREPOSITIONS",
    "PREPOSITION_LETTERS", "PRONOUNS", "SEEN", "SOUND_PLURALS", "TANWIN", "TEH", "TEH_MARBUTA", "WAW", "YEH",
]  # fmt: skip
