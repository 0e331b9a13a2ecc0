"""Statements: who said what, through whom."""

from tawatur.extract.statements.find import find_statements

__all__ = ["find_statements"]
