"""Words of a query as the store's filters spell them."""

from __future__ import annotations

from tawatur.text.fold import fold
from tawatur.text.tokens import tokenise


def search_words(query: str) -> tuple[str, ...]:
    """Folded words of a query, marks left out, each once."""
    words = tokenise(fold(query)).words
    return tuple(dict.fromkeys(word for word in words if word[:1].isalnum()))
