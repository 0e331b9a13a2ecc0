"""What the user's environment sets: the store, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from tawatur.store import Store, open_store

STORE_VARIABLE = "TAWATUR_STORE"
DEFAULT_STORE = "tawatur.db"


def store_url(given: str | None) -> str:
    """The store named on the command line, else by TAWATUR_STORE, else `tawatur.db` in the working folder."""
    return given or os.environ.get(STORE_VARIABLE) or DEFAULT_STORE


@contextmanager
def store_open(given: str | Store | None) -> Iterator[Store]:
    """A store that is there already: an open one stays open; one that is named is opened for the while.

    Raises:
        StoreError: it cannot be opened.
    """
    if isinstance(given, Store):
        yield given
    else:
        with open_store(store_url(given), create=False) as opened:
            yield opened
