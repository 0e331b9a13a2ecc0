"""`tawatur judge`, `tawatur review`: a person's decisions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from cyclopts import Parameter
from rich.table import Table

from tawatur import app as use
from tawatur.cli.output import ALL_READ, out
from tawatur.model import Judgement, UsageError

Decision = Literal["accept", "reject", "edit", "merge", "split", "resolve", "undo"]


def judge(
    case: str,
    finding: str,
    verdict: Decision,
    values: tuple[str, ...] = (),
    /,
    *,
    note: str = "",
    author: str | None = None,
    expects: str | None = None,
    later: Annotated[bool, Parameter(negative=())] = False,
    store: str | None = None,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Decide about a finding. What is decided is kept apart, signed and dated, and outlives every build.

    Exit code: 4 where somebody judged it after what `--expects` names.

    Parameters
    ----------
    case
        The case's name.
    finding
        The finding's id, as the dossier, `show` and the exports give it; for undo the judgement's id.
    verdict
        accept, reject, edit, merge, split, resolve (a forecast), or undo (of a judgement).
    values
        edit: field=value each (a value that is JSON is read as such). merge: ids of the findings that are one with it.
        split: ids of the members (findings within reports) to take out. resolve: true, false or void.
    note
        Why, in a few words.
    author
        Who decides. Default: the login name.
    expects
        The last judgement on it that you saw; another one there is refused.
    later
        Do not link the case anew now; the next build does.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    json
        Write the judgement as JSON.
    """
    seen: Any = msgspec.UNSET if expects is None else expects
    if verdict == "undo":
        made = use.undo(case, finding, author=author, note=note, expects=seen, relink=not later, store=store)
    else:
        value = _value(verdict, values)
        made = use.judge(
            case, finding, verdict, value, note=note, author=author, expects=seen, relink=not later, store=store
        )
    console = out()
    if json:
        console.print_json(data=use.to_plain(made))
    else:
        console.print(f"{made.id}: {_told(made)}", markup=False)
    return ALL_READ


def review(
    case: str,
    /,
    *,
    kind: use.Kind | None = None,
    judged: Annotated[bool, Parameter(negative=())] = False,
    limit: int = 30,
    cursor: str | None = None,
    store: str | None = None,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """List what awaits a decision, the most valuable first.

    Judgements whose words changed, numbers that disagree, claims of one origin, names made one, unsure findings.

    Parameters
    ----------
    case
        The case's name.
    kind
        Only orphaned, conflict, single_origin, merge or low_confidence.
    judged
        List instead the judgements made so far, the latest last.
    limit
        Rows.
    cursor
        Go on from here: what the list before gave as its end.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    json
        Write JSON.
    """
    console = out()
    if judged:
        rows = use.judgements_of(case, store=store)
        if json:
            console.print_json(data={"judgements": use.to_plain(rows)})
            return ALL_READ
        for row in rows:
            console.print(f"{row.id}  {row.at:%Y-%m-%d %H:%M}  {_told(row)}", markup=False)
        return ALL_READ
    found = use.review_queue(case, kind, limit, cursor, store=store)
    if json:
        console.print_json(data=use.to_plain(found))
        return ALL_READ
    table = Table(box=None, pad_edge=False)
    for column in ("kind", "value", "finding", "what"):
        table.add_column(column, overflow="fold", justify="right" if column == "value" else "left")
    for item in found.items:
        table.add_row(item.kind, f"{item.value:g}", item.finding, item.text[:160].replace("[", r"\["))
    console.print(table)
    more = f"; go on with --cursor {found.next}" if found.next else ""
    console.print(f"{found.total} await a decision{more}", markup=False)
    return ALL_READ


def _value(verdict: str, values: tuple[str, ...]) -> dict[str, Any]:
    match verdict:
        case "merge":
            return {"with": list(values)}
        case "split":
            return {"members": list(values)}
        case "resolve":
            if len(values) != 1 or values[0] not in ("true", "false", "void"):
                raise UsageError("a resolution is true, false or void", todo="tawatur judge CASE ID resolve true")
            return {"resolution": {"true": True, "false": False}.get(values[0], "void")}
        case "edit":
            return dict(map(_field, values))
        case _:
            if values:
                raise UsageError(f"{verdict} takes no value", where=" ".join(values))
            return {}


def _field(pair: str) -> tuple[str, Any]:
    name, sign, value = pair.partition("=")
    if not sign:
        raise UsageError("an edit is field=value", where=pair, todo="tawatur judge CASE ID edit status=kept")
    try:
        return name, msgspec.json.decode(value)
    except msgspec.DecodeError:
        return name, value


def _told(row: Judgement) -> str:
    value = f" {msgspec.json.encode(row.value).decode()}" if row.value else ""
    undone = f" of {row.undoes}" if row.undoes else ""
    note = f" ({row.note})" if row.note else ""
    return f"{row.verdict}{undone} {row.finding}{value} by {row.author}{note}"
