"""Counts and amounts of a text: number range, unit, currency, scope."""

from tawatur.extract.quantities.reader import find_quantities, quantities_in

__all__ = ["find_quantities", "quantities_in"]
