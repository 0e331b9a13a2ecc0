"""`tawatur show`, `tawatur export`, `tawatur why`: what a case holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table
from rich.tree import Tree

from tawatur import app as use
from tawatur.cli.output import ALL_READ, err, out, write


def show(
    case: str | None = None,
    /,
    *,
    store: str | None = None,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Print a case in short: reports, period, speakers, due windows, numbers that disagree, claims of one origin.

    Parameters
    ----------
    case
        The case's name; without it the cases of the store are listed.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    json
        Write JSON.
    """
    console = out()
    if case is None:
        names = use.cases(store)
        if json:
            console.print_json(data={"cases": names})
        else:
            for name in names:
                console.print(name, markup=False)
        return ALL_READ
    found = use.show(case, store)
    if json:
        console.print_json(data=use.to_plain(found))
    else:
        _print_summary(console, found)
    return ALL_READ


def export(
    case: str,
    /,
    *,
    form: Annotated[use.Format, Parameter(name="--as")],
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    with_text: Annotated[bool, Parameter(negative=())] = False,
    store: str | None = None,
) -> int:
    """Write a case as a one-file HTML dossier, as JSON or as CSV.

    Parameters
    ----------
    case
        The case's name.
    form
        html, json or csv.
    output
        File to write; standard output where none is named.
    with_text
        JSON: keep the documents' texts.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    """
    write(use.export(case, form, store=store, with_text=with_text), output)
    if output:
        err().print(f"wrote {output}", markup=False)
    return ALL_READ


def why(
    finding: str,
    /,
    *,
    case: str | None = None,
    store: str | None = None,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Explain a finding: its rule, the parts that the rule was made of, their lexicon entries, and the evidence.

    Parameters
    ----------
    finding
        The finding's id, as the dossier and the exports show it.
    case
        Look only in this case.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    json
        Write JSON.
    """
    found = use.why(finding, case=case, store=store)
    console = out()
    if json:
        console.print_json(data=use.to_plain(found))
        return ALL_READ
    tree = Tree(f"{found.id}  ({found.layer}, case {found.case})")
    rule = tree.add(f"rule: {found.rule or '–'}   confidence {found.confidence:.2f}")
    if found.rule_text:
        rule.add(_plain(found.rule_text))
    if found.children:
        parts = tree.add("parts")
        for child in found.children:
            branch = parts.add(
                _plain(f"{child.role}: {child.words}   [{child.start}–{child.end}]  {child.entry or ''}")
            )
            if child.entry_text:
                branch.add(_plain(child.entry_text))
    if found.why:
        reasons = tree.add("because")
        for line in found.why:
            reasons.add(_plain(line))
    words = tree.add("evidence")
    for row in found.evidence[:40]:
        words.add(_plain(f"{row.document} [{row.start}–{row.end}]: {row.text}"))
    if len(found.evidence) > 40:
        words.add(f"… and {len(found.evidence) - 40} more")
    for sentence in found.sentences:
        tree.add(_plain(f"in: {sentence}"))
    value = tree.add("value")
    for key, part in found.value.items():
        value.add(_plain(f"{key}: {part}"))
    console.print(tree)
    return ALL_READ


def date_report(
    case: str,
    report: str,
    earliest: date | None = None,
    latest: date | None = None,
    /,
    *,
    author: str | None = None,
    note: str = "",
    store: str | None = None,
) -> int:
    """Say when a report appeared; every relative date in it, and all that is built on them, follows.

    The decision is kept as a judgement: it outlives every new build, and is withdrawn by calling without a day.

    Parameters
    ----------
    case
        The case's name.
    report
        The report's id.
    earliest
        First day it may have appeared, YYYY-MM-DD; without it, what was set before is withdrawn.
    latest
        Last day; the first where it is left out.
    author
        Who decides. Default: the login name.
    note
        Why, in a few words.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    """
    window = use.date_report(case, report, earliest, latest, author=author, note=note, store=store)
    told = f"{window.earliest or '…'} – {window.latest or '…'} ({window.how})" if window else "not known"
    out().print(f"{report}: {told}", markup=False)
    return ALL_READ


def _plain(text: str) -> str:
    """Text with rich's markup disarmed: report words may hold square brackets."""
    return text.replace("[", r"\[")


def _print_summary(console: Console, found: use.Summary) -> None:
    period = f"{found.period.earliest or '…'} – {found.period.latest or '…'}"
    console.print(_plain(f"{found.case}   {found.reports} reports, {found.words} words, {period}; as of {found.as_of}"))
    totals = ", ".join(f"{count} {name}" for name, count in found.totals.items() if count)
    console.print(f"found: {totals}. Machine findings, not yet judged.", markup=False)
    _table(console, "Most quoted", ("speaker", "type", "utterances", "reports"), [
        (s.name, s.type, s.utterances, s.reports) for s in found.speakers
    ])  # fmt: skip
    dues = ("actor", "act", "window", "days", "status")
    for title, rows in (("Due soon", found.upcoming), ("Past due", found.past_due)):
        _table(console, title, dues, [
            (d.actor or "–", d.act, d.due.edtf(), d.days, d.status) for d in rows
        ])  # fmt: skip
    _table(console, "Numbers that disagree", ("counted", "where", "one", "other"), [
        (d.counted, d.place or "–", f"{d.one.words} ({d.one.document})", f"{d.other.words} ({d.other.document})")
        for d in found.disagreements
    ])  # fmt: skip
    _table(console, "Claims with a single origin", ("type", "who", "what", "reports", "origins", "origin"), [
        (c.type, c.who or "–", c.what, c.reports, f"{c.origins[0]}–{c.origins[1]}", c.origin or "–")
        for c in found.single_origin
    ])  # fmt: skip
    _table(console, "Copied text", ("from", "by", "passages", "reports"), [
        (c.giver or "?", c.taker or "?", c.passages, c.reports) for c in found.copied
    ])  # fmt: skip
    if found.undated:
        console.print(f"Reports without a known day: {', '.join(found.undated)}", markup=False)
    if found.issues:
        console.print("Issues: " + ", ".join(f"{row.count} {row.name}" for row in found.issues), markup=False)


def _table(console: Console, title: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    if not rows:
        return
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, header_style="dim", overflow="fold")
    for row in rows:
        table.add_row(*(_plain(str(cell)) for cell in row))
    console.print(table)
    console.print()
