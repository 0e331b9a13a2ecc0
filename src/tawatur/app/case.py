"""Use cases that read a case: list, load, summarise, export."""

from __future__ import annotations

from typing import Literal

from tawatur.app.settings import store_url
from tawatur.dossier import Summary, export_csv, export_json, render_html, summary
from tawatur.model import UsageError
from tawatur.model.case import Case
from tawatur.store import case_names, get_case, open_store, read_annotations, read_findings, read_issues

Format = Literal["html", "json", "csv"]


def cases(store: str | None = None) -> list[str]:
    """Names of the cases in the store."""
    with open_store(store_url(store), create=False) as opened, opened.begin() as connection:
        return case_names(connection)


def load_case(name: str, store: str | None = None) -> Case:
    """The whole case.

    Raises:
        UsageError: there is no case of that name, or it was never built to the end.
        StoreError: the store cannot be opened.
    """
    with open_store(store_url(store), create=False) as opened, opened.begin() as connection:
        row = get_case(connection, name)
        if row.as_of is None:
            raise UsageError(
                f"the case {name!r} was never built to the end", todo="Run the same `tawatur build` again to finish it."
            )
        annotations = tuple(stored.annotation for stored in read_annotations(connection, row.id))
        issues = [*read_issues(connection, row.id), *(i for a in annotations for i in a.issues)]
        return Case(row.name, row.as_of, annotations, read_findings(connection, row.id), tuple(issues))


def show(name: str, store: str | None = None) -> Summary:
    """What a terminal can say well of a case."""
    return summary(load_case(name, store))


def export(name: str, form: Format, *, store: str | None = None, with_text: bool = False) -> bytes:
    """The case as HTML dossier, JSON or CSV, in UTF-8.

    Args:
        with_text: JSON only: keep the documents' texts.
    """
    case = load_case(name, store)
    if form == "json":
        return export_json(case, with_text)
    if form == "csv":
        return export_csv(case)
    return render_html(case).encode("utf-8")
