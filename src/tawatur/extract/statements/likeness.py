"""What the mentions know of a word that no list of speakers holds: a name perhaps, the adjective of a country."""

from __future__ import annotations

from functools import lru_cache

from tawatur.extract.mentions.tagger import tagger
from tawatur.extract.mentions.vocabulary import vocabulary
from tawatur.text import Cut
from tawatur.text.affixes import BEH, LAM
from tawatur.text.clitics import ARTICLE

_PREPOSITIONS = (BEH, LAM)
_PARTS = frozenset(("GIVEN", "FAMILY", "PERSON", "WEAKPERSON", "OPENING", "LINK"))
# By how much a word must lean to a name (the tagger's score for it alone): names of the open gold reports and of 500
# further ones lie above -1.2, the nouns that stood in their place below.
_LEANING = -1.2


def _is_led_in(cut: Cut) -> bool:
    """True for «بالقرار» and «وبشكل»: a preposition before the article, or behind و, before a frequent noun."""
    if not cut.clitics.endswith(_PREPOSITIONS):
        return False
    noun = len(cut.clitics) > 1 and vocabulary().plain(cut.stem)
    return noun or (cut.stem.startswith(ARTICLE) and len(cut.stem) > 4)


@lru_cache(maxsize=20_000)
def may_be_name(word: str) -> bool:
    """True where the folded word is a part of names or looks like one, or is no word of the language."""
    known = vocabulary()
    if len(word) < 2 or any(_is_led_in(cut) for cut in known.word(word).ways):
        return False
    if not _PARTS.isdisjoint(known.word(word).classes) or not (known.common(word) or known.common_stem(word)):
        return True
    return tagger().leaning(word, "PER") > _LEANING


def of_country(word: str) -> bool:
    """True for the folded adjective of a country («السوداني»)."""
    return bool(vocabulary().countries(word))
