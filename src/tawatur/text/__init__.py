"""Arabic text: one folded view with a map back, sentences, tokens, quotation marks."""

from tawatur.text import affixes
from tawatur.text.clitics import ARTICLE, Cut, cuts, suffix_cuts
from tawatur.text.fold import Folded, fold, fold_text
from tawatur.text.quotes import Quotation, quotations
from tawatur.text.sentences import SentenceList, paragraphs, sentences
from tawatur.text.tokens import Tokens, tokenise

__all__ = [
    "ARTICLE", "Cut", "Folded", "Quotation", "SentenceList", "Tokens", "affixes", "cuts", "fold", "fold_text",
    "paragraphs", "quotations", "sentences", "suffix_cuts", "tokenise",
]  # fmt: skip
