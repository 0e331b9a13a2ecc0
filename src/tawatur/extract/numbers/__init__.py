"""Numbers of a text: digits and number words of any size, to values and ranges. Shared by quantities and times."""

from tawatur.extract.numbers.number import Number
from tawatur.extract.numbers.reader import find_numbers, parse_number, simple_numbers
from tawatur.extract.numbers.words import number_words

__all__ = ["Number", "find_numbers", "number_words", "parse_number", "simple_numbers"]
