"""A text read for mentions: its words, what each can be, and the tests that all rules use."""

from __future__ import annotations

from itertools import compress
from operator import attrgetter

from tawatur.extract.mentions.candidate import Candidate
from tawatur.extract.mentions.features import listed
from tawatur.extract.mentions.tagger import Tagger, tagger
from tawatur.extract.mentions.vocabulary import NAMES, Phrase, Vocabulary, Word, vocabulary
from tawatur.extract.page import Page
from tawatur.model import Span
from tawatur.text import Tokens
from tawatur.text.forms import Form, forms_of

_ROLES = 13
_roles = attrgetter("roles")
_NO_NAME = frozenset(("STOP", "VERB", "PREP", "TITLE", "NISBA", "HEAD", "DEFHEAD", "PLACE"))
_POSSESSED = 9  # a noun as frequent as this is thought to carry a pronoun
_MAQSURA = "\u0649"
_TANWIN = "\u064b"
_QUOTES_OPEN = frozenset("«\"“„‹'(")
_QUOTES_CLOSE = frozenset("»\"”“›')")


class Text:
    """Words of a page with the vocabulary. Indexes are token indexes of `page.tokens`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tokens = page.tokens
        self.vocabulary: Vocabulary = vocabulary()
        self.tagger: Tagger = tagger()
        self.words, self.forms = self._told_apart(page.tokens)
        self.n = len(self.words)
        self._read = self.vocabulary.column.of(self.forms)
        self._outside = self.vocabulary.word("\n")
        self._roles: list[list[int]] = [[] for _ in range(_ROLES)]  # token indexes by role; in order
        roles = list(map(_roles, self._read))
        for i in compress(range(self.n), roles):
            for role in roles[i]:
                self._roles[role].append(i)
        # Names of several words that the gazetteers know, by their first word; the longer first.
        self.listed: list[tuple[int, Phrase]] = listed(self.words, self.vocabulary, self.where(NAMES))

    def word(self, i: int) -> Word:
        """The word at i; the line end for an index outside the text."""
        return self._read[i] if 0 <= i < self.n else self._outside

    def has(self, i: int, name: str) -> bool:
        return name in (self._read[i] if 0 <= i < self.n else self._outside).classes

    def any(self, i: int, names: frozenset[str]) -> bool:
        return not names.isdisjoint((self._read[i] if 0 <= i < self.n else self._outside).classes)

    def is_open(self, i: int) -> bool:
        return 0 <= i < self.n and self.words[i] in _QUOTES_OPEN

    def is_close(self, i: int) -> bool:
        return 0 <= i < self.n and self.words[i] in _QUOTES_CLOSE

    def is_word(self, i: int) -> bool:
        return 0 <= i < self.n and self.words[i].isalpha()

    def lead(self, i: int, wanted: frozenset[str]) -> int:
        """Letters of clitics before the name that begins at word i, where the name is of the wanted classes."""
        info = self.word(i)
        if not wanted.isdisjoint(info.classes):
            return 0
        for reading in info.readings:
            if reading.clitics and not wanted.isdisjoint(reading.entry.classes):
                return reading.lead
        return 0

    def guess_lead(self, i: int, wanted: frozenset[str]) -> int:
        """As `lead`, and for a word that no list knows a careful guess: و before a long rest, ب before the article."""
        info = self.word(i)
        known = self.lead(i, wanted)
        if known or not wanted.isdisjoint(info.classes):
            return known
        starts = (self.vocabulary.article, *self.vocabulary.context.listed("links.joined"))
        for cut in self.word(i).ways[1:]:
            if cut.stem.startswith(starts) and len(cut.stem) > 4:
                return cut.lead
        for cut in self.word(i).ways[1:]:
            if cut.lead == 1 and cut.clitics in self.vocabulary.set("twins.conjunction") and len(cut.stem) >= 4:
                return 1
        return 0

    def gives(self, i: int) -> bool:
        """True for a word that is a given name before anything else."""
        if not (0 <= i < self.n and self.has(i, "GIVEN")):
            return False
        strength = self.vocabulary.strength(self.words[i])
        return strength is not None and strength >= 1.5 and not self.any(i, _NO_NAME)

    def name(self, c: Candidate) -> str:
        """The mention as written, in one line; the article whole where a ل had swallowed its alef."""
        return self.written(c.first, self.page.span(c.first, c.last, c.lead), c.lead)

    def written(self, first: int, span: Span, lead: int) -> str:
        """The words of a span that begins in word `first` behind `lead` letters of clitics, as `name` gives them."""
        written = " ".join(self.page.text[span.start : span.end].split())
        article = self.vocabulary.article
        rest = self.words[first][lead:]
        if lead and rest.startswith(article[1:]) and not rest.startswith(article) and rest[1:2] != article[1:]:
            whole = article + rest[1:]
            if any(cut.stem == whole for cut in self.word(first).ways):
                return article + written[1:]
        return written

    def tanwin(self, i: int) -> bool:
        """True where the word as written ends in tanwin: an adjective or adverb, no name of a place."""
        if not self.page.folded._at:
            return False
        span = self.page.span(i, i)
        return _TANWIN in self.page.text[span.start : span.end]

    def possessed(self, i: int) -> bool:
        """True where the word as written ends in ه, no ة, and is a frequent noun without it: حديثه, no city."""
        return self.ends_in_pronoun(i) and self.vocabulary.common(self.words[i][:-1]) >= _POSSESSED

    def ends_in_pronoun(self, i: int) -> bool:
        """True where the word as written ends in ه, no ة."""
        word = self.words[i]
        end = self.vocabulary.context.pronoun
        if not word.endswith(end) or word.startswith(self.vocabulary.article):
            return False
        return self.page.text[self.page.folded.start(self.tokens.ends[i] - 1)] == end

    def ends_in_maqsura(self, i: int) -> bool:
        """True where the word as written ends in ى, which folding makes ي."""
        return self.page.text[self.page.folded.start(self.tokens.ends[i] - 1)] == _MAQSURA

    def stem(self, i: int, name: str) -> tuple[str, int]:
        """The word at i without the clitics that keep it from being of the class: (stem, letters cut)."""
        info = self.word(i)
        if name in info.classes:
            return info.text, 0
        whole = self.vocabulary.context.whole
        for cut in info.ways[1:]:
            if name in whole.get(cut.stem, ()):
                return cut.stem, cut.lead
        return info.text, 0

    def is_body_adjective(self, j: int) -> bool:
        """A definite adjective by list or by its ending."""
        word = self.words[j]
        vocabulary = self.vocabulary
        if word in vocabulary.set("adjectives.words"):
            return True
        return (
            word.endswith(vocabulary.context.adjective_endings)
            and len(word) > 5
            and word not in vocabulary.set("adjectives.nouns")
        )

    def where(self, role: int) -> list[int]:
        """Indexes of the words that may begin something: a role of the vocabulary (NAMES, BODY, TITLE …)."""
        return self._roles[role]

    def _told_apart(self, tokens: Tokens) -> tuple[list[str], list[Form]]:
        """Words as folded and their forms, but for the few whose unfolded last letter makes them another word."""
        names = self.vocabulary.set("twins.name")
        if names.isdisjoint(tokens.words):
            return tokens.words, tokens.forms
        words, forms = list(tokens.words), list(tokens.forms)
        other = self.vocabulary.context.twins
        text, folded, ends = self.page.text, self.page.folded, tokens.ends
        for i in [i for i, word in enumerate(words) if word in names]:
            if text[folded.start(ends[i] - 1)] in other:
                words[i] = other[text[folded.start(ends[i] - 1)]]
                (forms[i],) = forms_of([words[i]])
        return words, forms
