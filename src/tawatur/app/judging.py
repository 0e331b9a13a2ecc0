"""Use cases: a person judges findings, takes a judgement back, marks words, and sees what awaits a decision."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from tawatur.app.settings import store_open
from tawatur.model import Anchor, Conflict, Judgement, Span, Standing, UnknownId, UsageError, Verdict, content_id
from tawatur.pipeline import link_stored, person_windows, read_again
from tawatur.review import (
    FIELDS,
    TIED,
    TIES,
    WITHIN,
    anchor_linked,
    anchor_within,
    built,
    in_force,
    overlay,
    revived,
    standings,
    with_values,
)
from tawatur.store import (
    CaseRow,
    Store,
    append_judgement,
    find,
    get_case,
    get_linked,
    judgements_on,
    lock_case,
    read_anchored,
    read_annotations,
    read_document,
    read_judgements,
    texts,
)

DOCUMENT = "document"
MARKED = "person.mark"
JUDGED: tuple[Verdict, ...] = ("accept", "reject", "edit", "merge", "split", "resolve")
LAYERS = tuple(WITHIN)


def judge(
    case: str,
    finding: str,
    verdict: Verdict,
    value: Mapping[str, Any] | None = None,
    *,
    note: str = "",
    author: str | None = None,
    expects: str | msgspec.UnsetType | None = msgspec.UNSET,
    relink: bool = True,
    store: str | Store | None = None,
) -> Judgement:
    """Record what a person decided about a finding. Nothing is overwritten: the latest judgement counts.

    Args:
        finding: a finding's id, or a report's id to set its window with an edit of `published`.
        verdict: accept, reject; edit (`value`: fields and what they are to be); merge (`value`: {"with": [ids]});
            split (`value`: {"members": [ids of findings within reports]}); resolve (`value`: {"resolution": true,
            false or "void"}, of a forecast).
        author: who judges; the login name where none is given.
        expects: the id of the last judgement on the finding that the caller saw, None for "none yet"; left out, it is
            not asked.
        relink: link the case anew where the judgement changes what is linked; else the next build or `relink` does.

    Raises:
        UsageError: no such case or finding, or the value does not fit it.
        Conflict: somebody judged it since; `judgement` is theirs.
    """
    if verdict not in JUDGED:
        raise UsageError(f"no verdict: {verdict}", todo=f"(there are: {', '.join(JUDGED)})")
    given = dict(value or {})
    with store_open(store) as opened:
        with opened.begin() as connection:
            row = get_case(connection, case)
            lock_case(connection, row.id)
            _expect(connection, row, finding, expects)
            anchor, others = _anchors(connection, row, finding, verdict, given)
            made = _judgement(finding, verdict, author, given, note, anchor=anchor, others=others)
            append_judgement(connection, row.id, made)
        _take_effect(opened, row, made, relink)
    return made


def undo(
    case: str,
    judgement: str,
    *,
    author: str | None = None,
    note: str = "",
    expects: str | msgspec.UnsetType | None = msgspec.UNSET,
    relink: bool = True,
    store: str | Store | None = None,
) -> Judgement:
    """Take a judgement back. The row stays; what it had replaced counts again. Undoing an undo brings it back.

    Raises:
        UsageError: no such judgement, or it is undone already.
        Conflict: somebody judged the finding since `expects`.
    """
    with store_open(store) as opened:
        with opened.begin() as connection:
            row = get_case(connection, case)
            lock_case(connection, row.id)
            rows = read_judgements(connection, row.id)
            target = next((j for j in rows if j.id == judgement), None)
            if target is None:
                raise UnknownId(f"no judgement {judgement!r}", todo="`tawatur review CASE --judged` lists them.")
            if any(j.undoes == judgement for j in rows if j.verdict == "withdraw" and _stands(j, rows)):
                raise UsageError("the judgement is undone already", where=judgement)
            place = read_anchored(connection, row.id, [judgement]).get(judgement)
            finding = (place.finding if place else None) or target.finding
            _expect(connection, row, finding, expects)
            made = _judgement(finding, "withdraw", author, {}, note, undoes=judgement)
            append_judgement(connection, row.id, made)
        _take_effect(opened, row, _first(target, rows), relink)
    return made


def mark(
    case: str,
    report: str,
    start: int,
    end: int,
    layer: str,
    value: Mapping[str, Any],
    *,
    note: str = "",
    author: str | None = None,
    relink: bool = True,
    store: str | Store | None = None,
) -> Judgement:
    """Make a finding of words that a person marked in a report; it stands beside the machine's, and outlives it.

    Args:
        start, end: code points of the report's text, end exclusive.
        layer: statement, time, quantity, entity or claim.
        value: the finding's fields: a statement needs `speaker` {name, type}; a time `type` and `value`; a quantity
            `min`, `max`; an entity `name` and `type`; a claim `type` and its own fields.

    Returns:
        The judgement; its `finding` is the id of the new finding.

    Raises:
        UsageError: no such report, the span lies outside its text, or the value makes no finding.
    """
    if layer not in WITHIN:
        raise UsageError(f"nothing can be marked as {layer!r}", todo=f"(can be: {', '.join(WITHIN)})")
    with store_open(store) as opened:
        with opened.begin() as connection:
            row = get_case(connection, case)
            document = read_document(connection, row.id, report)
            if document is None:
                raise UnknownId(f"the case has no report {report!r}")
            if not 0 <= start < end <= len(document.text):
                raise UsageError("the span lies outside the report", where=f"{report}:{start}-{end}")
            named = {str(v.get("type", "")) for v in (value,)} if layer == "claim" else set()
            id_ = content_id(layer, report, start, end, MARKED, *sorted(named), msgspec.json.encode(dict(value)))
            row_value = {**_DEFAULTS.get(layer, {}), **value, "id": id_, "rule": MARKED, "confidence": 1.0}
            try:
                item = built(layer, row_value, [Span(start, end)])
            except msgspec.ValidationError as error:
                raise UsageError(f"the value makes no {layer}: {error}", where=f"{report}:{start}-{end}") from None
            anchor = anchor_within(layer, item, report, document.text)
            made = _judgement(id_, "mark", author, dict(value), note, anchor=anchor)
            append_judgement(connection, row.id, made)
        _take_effect(opened, row, made, relink)
    return made


_DEFAULTS: dict[str, dict[str, Any]] = {
    "statement": {"source": None, "cue": None},
    "quantity": {"min": None, "max": None},
    "claim": {"holder": None, "actor": None, "due": None, "condition": None},
}


def judgements_of(case: str, finding: str | None = None, *, store: str | Store | None = None) -> list[Judgement]:
    """All judgements of the case, or those on one finding, oldest first."""
    with store_open(store) as opened, opened.begin() as connection:
        row = get_case(connection, case)
        if finding is None:
            return read_judgements(connection, row.id)
        return judgements_on(connection, row.id, [finding])


def standings_of(case: str, findings: Iterable[str], *, store: str | Store | None = None) -> dict[str, Standing]:
    """What persons decided about these findings, by id; those that nobody judged are left out."""
    with store_open(store) as opened, opened.begin() as connection:
        return standings_in(connection, get_case(connection, case).id, findings)


def standings_in(connection: Any, case_id: str, findings: Iterable[str]) -> dict[str, Standing]:
    """`standings_of` within an open transaction."""
    rows = judgements_on(connection, case_id, findings)
    return standings(rows, read_anchored(connection, case_id, [row.id for row in rows]))


def relink(case: str, *, store: str | Store | None = None) -> None:
    """Link the case anew as persons judged it."""
    with store_open(store) as opened:
        with opened.begin() as connection:
            row = get_case(connection, case)
        link_stored(opened, row.id, row.as_of or date.today())


def changes_linking(judgement: Judgement) -> bool:
    """True where the case looks otherwise only once it is linked anew."""
    layer = judgement.anchor.layer if judgement.anchor else DOCUMENT
    within = layer in (*WITHIN, DOCUMENT) and judgement.verdict != "accept"
    passage = layer == "passages" and judgement.verdict in ("accept", "reject")
    return within or passage or judgement.verdict in ("merge", "split", "mark")


def _take_effect(opened: Store, row: CaseRow, judgement: Judgement, link: bool) -> None:
    if "published" in judgement.value:
        with opened.begin() as connection:
            window = person_windows(read_judgements(connection, row.id)).get(judgement.finding)
        read_again(opened, row.id, {judgement.finding: window})
    if link and changes_linking(judgement):
        link_stored(opened, row.id, row.as_of or date.today())


def _stands(withdrawal: Judgement, rows: list[Judgement]) -> bool:
    """True where a withdrawal was not itself withdrawn: what it undid does not stand."""
    standing = {row.id for row in in_force(rows)}
    return withdrawal.undoes not in standing


def _first(judgement: Judgement, rows: list[Judgement]) -> Judgement:
    """The judgement at the end of a row of withdrawals."""
    by_id = {row.id: row for row in rows}
    while judgement.verdict == "withdraw" and judgement.undoes in by_id:
        judgement = by_id[judgement.undoes]
    return judgement


def _judgement(
    finding: str, verdict: Verdict, author: str | None, value: dict[str, Any], note: str, **more: Any
) -> Judgement:
    now = datetime.now(UTC)
    name = author or getpass.getuser()
    id_ = content_id("judgement", finding, verdict, name, now.isoformat())
    return Judgement(id_, finding, verdict, name, now, value, note, **more)


def _expect(connection: Any, row: CaseRow, finding: str, expects: str | msgspec.UnsetType | None) -> None:
    if expects is msgspec.UNSET:
        return
    rows = judgements_on(connection, row.id, [finding])
    last = rows[-1] if rows else None
    if (last.id if last else None) != expects:
        told = f"{last.author}: {last.verdict}" if last else "none stands there"
        raise Conflict(
            f"somebody judged this since ({told})", where=finding, todo="Look at it again, then decide.", judgement=last
        )


def _anchors(
    connection: Any, row: CaseRow, finding: str, verdict: Verdict, value: dict[str, Any]
) -> tuple[Anchor, tuple[Anchor, ...]]:
    """The anchor of the finding and of those that the judgement names, once the value was found to fit."""
    layer, item, anchor = _look_up(connection, row, finding)
    if layer == DOCUMENT:
        if verdict != "edit" or set(value) != {"published"}:
            raise UsageError("of a report only its window can be set", todo='(edit with {"published": {…}})')
        _window(value["published"])
        return anchor, ()
    others: list[Anchor] = []
    if verdict == "edit":
        if not value:
            raise UsageError("an edit needs a value", todo=f"(can be set: {', '.join(FIELDS[type(item)])})")
        with_values(item, value)
    elif verdict == "resolve":
        if "resolution" not in FIELDS[type(item)]:
            raise UsageError("only a forecast can be resolved", where=finding)
        if value.get("resolution") not in (True, False, "void"):
            raise UsageError("a resolution is true, false or void", where=str(value.get("resolution")))
    elif verdict in ("merge", "split"):
        key = "with" if verdict == "merge" else "members"
        if TIED.get(layer, layer) not in TIES:
            raise UsageError(f"findings of this layer cannot be {verdict}ed", where=layer)
        ids = value.get(key)
        if not isinstance(ids, list) or not ids or not all(isinstance(i, str) for i in ids):
            raise UsageError(f"a {verdict} needs ids", todo=f'(value: {{"{key}": [ids]}})')
        for id_ in ids:
            other_layer, other, other_anchor = _look_up(connection, row, id_)
            if TIED.get(other_layer, other_layer) != TIED.get(layer, layer):
                raise UsageError(f"{id_} is of another layer", where=f"{other_layer}, not {layer}")
            if verdict == "merge" and _type(other) != _type(item):
                raise UsageError(f"{id_} is of another type", where=f"{_type(other)}, not {_type(item)}")
            others.append(other_anchor)
    elif value:
        raise UsageError(f"{verdict} takes no value", todo="Use edit to set one.")
    return anchor, tuple(others)


def _type(item: Any) -> Any:
    """What must be the same in findings that are made one: the type of a claim or name."""
    return type(item).__name__ if item.__struct_config__.tag else getattr(item, "type", None)


def _look_up(connection: Any, row: CaseRow, id_: str) -> tuple[str, Any, Anchor]:
    """(layer, finding as persons left it, anchor) of an id.

    Raises:
        UnknownId: the case has none such.
    """
    found = find(connection, row.id, id_)
    if found is None:
        document = read_document(connection, row.id, id_)
        if document is not None:
            return DOCUMENT, document, Anchor(DOCUMENT)
        held = held_finding(connection, row.id, id_)
        if held is None:
            raise UnknownId(f"no finding {id_!r}", todo="Ids stand in the dossier and in the JSON export.")
        return held
    standing = standings_in(connection, row.id, [id_]).get(id_)
    if found.document is None:
        item = get_linked(connection, row.id, found.layer, [id_])[id_]
        read = texts(connection, row.id, {e.document for e in item.evidence})
        return found.layer, overlay(item, standing), anchor_linked(found.layer, overlay(item, standing), read)
    annotation = next(iter(read_annotations(connection, row.id, [found.document]))).annotation
    item = overlay(next(i for i in getattr(annotation, WITHIN[found.layer]) if i.id == id_), standing)
    return found.layer, item, anchor_within(found.layer, item, found.document, annotation.document.text)


def held_finding(connection: Any, case_id: str, id_: str) -> tuple[str, Any, Anchor] | None:
    """(layer, finding, anchor) of one that only persons hold: marked, or accepted and no longer found."""
    rows = [j for j in judgements_on(connection, case_id, [id_]) if j.anchor and j.anchor.quotes]
    if not rows or rows[0].anchor is None:
        return None
    document = rows[0].anchor.quotes[0].document
    for stored in read_annotations(connection, case_id, [document]):
        annotation = stored.annotation
        standing = standings_in(connection, case_id, [id_])
        for layer, item in revived(rows, {document: annotation}).get(document, ()):
            if item.id == id_:
                return (
                    layer,
                    overlay(item, standing.get(id_)),
                    anchor_within(layer, item, document, annotation.document.text),
                )
    return None


def _window(value: Any) -> None:
    try:
        low, high = (date.fromisoformat(value[k]) if value.get(k) else None for k in ("earliest", "latest"))
    except (TypeError, ValueError, AttributeError, KeyError):
        raise UsageError("not a window of days", todo='{"earliest": "YYYY-MM-DD", "latest": "YYYY-MM-DD"}') from None
    if low and high and low > high:
        raise UsageError("the window ends before it begins", where=f"{low} – {high}")
