"""Pure views over findings, and their renderers and exporters."""

from tawatur.dossier.case_json import export_json
from tawatur.dossier.encode import annotation_row
from tawatur.dossier.html import render_html
from tawatur.dossier.scores import ENOUGH, Score, scores
from tawatur.dossier.summary import Summary, summary
from tawatur.dossier.table import export_csv

__all__ = [
    "ENOUGH",
    "Score",
    "Summary",
    "annotation_row",
    "export_csv",
    "export_json",
    "render_html",
    "scores",
    "summary",
]
