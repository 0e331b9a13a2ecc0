"""Pure views over findings, and their renderers and exporters."""

from tawatur.dossier.encode import annotation_row

__all__ = ["annotation_row"]
