"""Tawatur reads Arabic news reports into an evidence-linked dossier.

>>> import tawatur
>>> report = tawatur.annotate(text)        # doctest: +SKIP
>>> report.statements[0].speaker.name      # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tawatur.app import annotate, build, dates, export, load_case, quantities, show, why

__version__ = "0.1.0"
__all__ = ["annotate", "build", "dates", "export", "load_case", "quantities", "show", "why"]


def __getattr__(name: str) -> Any:
    """The API's functions, loaded when first used: importing the package stays cheap."""
    if name in __all__:
        return getattr(import_module("tawatur.app"), name)
    raise AttributeError(f"module 'tawatur' has no attribute {name!r}")
