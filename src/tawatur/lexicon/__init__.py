"""Word lists, grammars and gazetteers as data files, with a strict loader and a version hash."""

from tawatur.lexicon.entry import Entry, Reading
from tawatur.lexicon.loader import Lexicon, data_files, lexicon_version, load, read_entries, read_table

__all__ = ["Entry", "Lexicon", "Reading", "data_files", "lexicon_version", "load", "read_entries", "read_table"]
