"""Latin forms of names: parts of names as the list has them, else letter by letter with short vowels guessed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from tawatur.extract.mentions.vocabulary import Vocabulary
from tawatur.lexicon import read_table
from tawatur.text import fold_text


class _Letters(msgspec.Struct, frozen=True):
    parts: dict[str, str]
    servant: str
    letters: dict[str, str]
    vowels: dict[str, str]
    glides: dict[str, str]
    endings: dict[str, str]
    article: str
    latin_article: str
    listed_articles: tuple[str, ...]
    guess: str


@lru_cache(maxsize=1)
def _letters() -> _Letters:
    table = read_table("latin.toml")
    folded = {name: {fold_text(k): v for k, v in table[name].items()} for name in ("parts", "letters", "vowels")}
    return _Letters(
        folded["parts"],
        folded["parts"][fold_text(table["articles"]["takes"])],
        folded["letters"],
        folded["vowels"],
        table["glides"],
        table["endings"],
        fold_text(table["articles"]["arabic"]),
        table["articles"]["latin"],
        tuple(table["articles"]["listed"]),
        table["short"]["guess"],
    )


def romanised(words: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """The folded words of a name in Latin letters; None where a word is not written in Arabic ones."""
    table = _letters()
    out: list[str] = []
    joined = False  # behind Abdul, whose article it already has
    i = 0
    while i < len(words):
        pair = " ".join(words[i : i + 2])
        if pair in table.parts and i + 1 < len(words):
            out.append(table.parts[pair])
            i += 2
            continue
        word = words[i]
        part = table.parts.get(word)
        latin = part or vocabulary.latin(word) or spelt(word)
        if latin is None:
            return None
        if joined:
            article = next((a for a in table.listed_articles if latin.lower().startswith(a)), "")
            latin = latin[len(article) :]
            latin = latin[:1].upper() + latin[1:]
        joined = part == table.servant
        out.append(latin)
        i += 1
    return " ".join(out)


@lru_cache(maxsize=50_000)
def spelt(word: str) -> str | None:
    """A folded word letter by letter, capitalised; None where it holds anything but Arabic letters."""
    table = _letters()
    article = table.latin_article if word.startswith(table.article) and len(word) > 4 else ""
    rest = word[len(table.article) :] if article else word
    out: list[str] = []
    onset = False  # the last letter is a consonant that still wants its vowel; one behind a vowel closes its syllable
    vowel = False  # the last letter is a vowel
    for i, letter in enumerate(rest):
        behind = rest[i + 1 : i + 2]
        glide = letter in table.glides and (
            i == 0 or (behind in table.vowels and (vowel or behind not in table.glides))
        )
        if not behind and i and letter in table.endings:
            out.append(table.endings[letter])
        elif letter in table.vowels and not glide:
            out.append(table.vowels[letter])
            onset, vowel = False, True
        elif glide or letter in table.letters:
            if onset:
                out.append(table.guess)
            out.append(table.glides[letter] if glide else table.letters[letter])
            onset, vowel = not (vowel or onset), False
        else:
            return None
    plain = "".join(out)
    return article + plain[:1].upper() + plain[1:] if plain else None
