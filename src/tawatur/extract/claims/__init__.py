"""Claims of one report: positions, commitments and forecasts, each with the words that show it."""

from tawatur.extract.claims.find import find_claims

__all__ = ["find_claims"]
