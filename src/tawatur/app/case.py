"""Use cases that read a case: list, load, summarise, export."""

from __future__ import annotations

from typing import Literal

from tawatur.app.diffing import mark_exported
from tawatur.app.settings import store_open, store_url
from tawatur.dossier import Summary, export_csv, export_json, render_html, summary
from tawatur.model import UsageError
from tawatur.model.case import Case
from tawatur.review import documents_of, judged_annotation, judged_findings, revived, standings
from tawatur.store import (
    Store,
    case_names,
    get_case,
    open_store,
    read_anchored,
    read_annotations,
    read_case_file,
    read_findings,
    read_issues,
    read_judgements,
)

Format = Literal["html", "json", "csv"]


def cases(store: str | None = None) -> list[str]:
    """Names of the cases in the store."""
    with open_store(store_url(store), create=False) as opened, opened.begin() as connection:
        return case_names(connection)


def load_case(name: str, store: str | Store | None = None) -> Case:
    """The whole case as persons left it; what they rejected is still in it, and `judged` says so.

    Raises:
        UsageError: there is no case of that name, or it was never built to the end.
        StoreError: the store cannot be opened.
    """
    with store_open(store) as opened, opened.begin() as connection:
        row = get_case(connection, name)
        if row.as_of is None:
            raise UsageError(
                f"the case {name!r} was never built to the end", todo="Run the same `tawatur build` again to finish it."
            )
        judged = read_judgements(connection, row.id)
        standing = standings(judged, read_anchored(connection, row.id))
        annotations = {a.document.id: a for a in (s.annotation for s in read_annotations(connection, row.id))}
        held = revived(judged, annotations)
        for id_ in documents_of(judged) & annotations.keys():
            kept = held.get(id_, ())
            annotations[id_] = judged_annotation(annotations[id_], standing, kept, keep_rejected=True)
        issues = [*read_issues(connection, row.id), *(i for a in annotations.values() for i in a.issues)]
        found = judged_findings(read_findings(connection, row.id), standing)
        return Case(
            row.name,
            row.as_of,
            tuple(annotations.values()),
            found,
            tuple(issues),
            standing,
            read_case_file(connection, row.id),
        )


def show(name: str, store: str | None = None) -> Summary:
    """What a terminal can say well of a case."""
    return summary(load_case(name, store))


def export(name: str, form: Format, *, store: str | Store | None = None, with_text: bool = False) -> bytes:
    """The case as HTML dossier, JSON or CSV, in UTF-8.

    Args:
        with_text: JSON only: keep the documents' texts.
    """
    with store_open(store) as opened:
        case = load_case(name, opened)
        mark_exported(opened, name)
    if form == "json":
        return export_json(case, with_text)
    if form == "csv":
        return export_csv(case)
    return render_html(case).encode("utf-8")
