"""Use cases as plain functions: what the command line, the web and the Python API call."""

from tawatur.app.annotation import AnnotatedLine, annotate, annotate_paths
from tawatur.app.building import BuildResult, build
from tawatur.app.case import Format, cases, export, load_case, show
from tawatur.app.dating import date_report
from tawatur.app.evaluation import evaluate_files
from tawatur.app.explanation import Explanation, why
from tawatur.app.plain import to_plain
from tawatur.app.times import dates, quantities
from tawatur.dossier import Summary

__all__ = [
    "AnnotatedLine", "BuildResult", "Explanation", "Format", "Summary", "annotate", "annotate_paths", "build", "cases",
    "date_report", "dates", "evaluate_files", "export", "load_case", "quantities", "show", "to_plain", "why",
]  # fmt: skip
