"""What the user's environment sets: the store, and nothing else."""

from __future__ import annotations

import os

STORE_VARIABLE = "TAWATUR_STORE"
DEFAULT_STORE = "tawatur.db"


def store_url(given: str | None) -> str:
    """The store named on the command line, else by TAWATUR_STORE, else `tawatur.db` in the working folder."""
    return given or os.environ.get(STORE_VARIABLE) or DEFAULT_STORE
