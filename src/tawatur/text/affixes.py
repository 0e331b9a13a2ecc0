"""Letters written onto words: the article, conjunctions, prepositions, and the endings that tell number and gender.

Folded spelling, but for TEH_MARBUTA, MAQSURA and TANWIN, which only the text as written has.
"""

from __future__ import annotations

from tawatur.text.clitics import ARTICLE, ENCLITICS

HAMZA, ALEF, BEH, TEH, SEEN, AIN, FEH, KAF, LAM, MEEM, NOON, HEH, WAW, YEH = "ءابتسعفكلمنهوي"
TEH_MARBUTA, MAQSURA = "ةى"
HAMZA_ALEF, HAMZA_BELOW = "أ", "إ"
"""As written: they fold to the alef alone."""
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
HERS, THEIRS = HEH + ALEF, HEH + MEEM
"""Her (of things also: their), their: written onto a noun's end."""
ON = AIN + LAM + YEH
"""The preposition, which folds to the same letters as a man's name."""
SON_OF = BEH + NOON
"""The particle inside names."""
PRONOUNS = ENCLITICS
"""Pronouns written onto a word's end, longest first."""

__all__ = [
    "AIN",
    "ALEF",
    "ARTICLE",
    "BEH",
    "CONJUNCTIONS",
    "CONJUNCTION_LETTERS",
    "DUAL",
    "FEH",
    "FOR_THE",
    "HAMZA",
    "HAMZA_ALEF",
    "HAMZA_BELOW",
    "HEH",
    "HERS",
    "KAF",
    "LAM",
    "MAQSURA",
    "MEEM",
    "NOON",
    "ON",
    "PLURAL_FEMININE",
    "PLURAL_NOMINATIVE",
    "PLURAL_OBLIQUE",
    "PLURAL_VERB",
    "PREPOSITIONS",
    "PREPOSITION_LETTERS",
    "PRONOUNS",
    "SEEN",
    "SON_OF",
    "SOUND_PLURALS",
    "TANWIN",
    "TEH",
    "TEH_MARBUTA",
    "THEIRS",
    "WAW",
    "YEH",
]
