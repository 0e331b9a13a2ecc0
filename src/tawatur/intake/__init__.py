"""From files to documents. What cannot be read becomes an issue row, and the run goes on."""

from tawatur.intake.read import read_paths
from tawatur.intake.walk import Source, find_sources

__all__ = ["Source", "find_sources", "read_paths"]
