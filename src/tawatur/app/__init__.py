"""Use cases as plain functions: what the command line, the web and the Python API call.

Each is loaded when it is first used: `tawatur --help` need not wait for the stages that read a report.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tawatur.app.accounts import add_account, change_account, list_accounts, make_token, set_role
    from tawatur.app.annotation import AnnotatedLine, annotate, annotate_paths
    from tawatur.app.building import BuildResult, build
    from tawatur.app.case import Format, cases, export, load_case, show
    from tawatur.app.dating import date_report
    from tawatur.app.desk import Desk
    from tawatur.app.diffing import Alert, Diff, alerts, diff
    from tawatur.app.evaluation import evaluate_files
    from tawatur.app.explanation import Explanation, why
    from tawatur.app.forecasting import Register, register
    from tawatur.app.judging import judge, judgements_of, mark, relink, standings_of, undo
    from tawatur.app.plain import to_plain
    from tawatur.app.reviewing import KINDS, Kind, Queue, review_queue
    from tawatur.app.times import dates, quantities
    from tawatur.dossier import Summary

_HOMES = {
    "accounts": ("add_account", "change_account", "list_accounts", "make_token", "set_role"),
    "desk": ("Desk",),
    "annotation": ("AnnotatedLine", "annotate", "annotate_paths"),
    "building": ("BuildResult", "build"),
    "case": ("Format", "Summary", "cases", "export", "load_case", "show"),
    "dating": ("date_report",),
    "diffing": ("Alert", "Diff", "alerts", "diff"),
    "evaluation": ("evaluate_files",),
    "explanation": ("Explanation", "why"),
    "forecasting": ("Register", "register"),
    "judging": ("judge", "judgements_of", "mark", "relink", "standings_of", "undo"),
    "plain": ("to_plain",),
    "reviewing": ("KINDS", "Kind", "Queue", "review_queue"),
    "times": ("dates", "quantities"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "KINDS", "Alert", "AnnotatedLine", "BuildResult", "Desk", "Diff", "Explanation", "Format", "Kind", "Queue",
    "Register", "Summary", "add_account", "alerts", "annotate", "annotate_paths", "build", "cases", "change_account",
    "date_report", "dates", "diff", "evaluate_files", "export", "judge", "judgements_of", "list_accounts",
    "load_case", "make_token", "mark", "quantities", "register", "relink", "review_queue", "set_role", "show",
    "standings_of", "to_plain", "undo", "why",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'tawatur.app' has no attribute {name!r}")
    return getattr(import_module(f"tawatur.app.{_HOME[name]}"), name)
