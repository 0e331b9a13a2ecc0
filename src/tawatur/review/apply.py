"""Judgements laid over findings: values that edits set, what was rejected taken out, what persons marked added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from tawatur.model import Annotation, Decisions, Finding, Judgement, PlaceKey, Standing, Tie, UsageError
from tawatur.model.case import CaseFindings, ForecastEntry
from tawatur.review.anchors import LINKED, Texts, first_place, places
from tawatur.review.fields import FIELDS, WITHIN, plain, told_apart
from tawatur.review.standing import in_force

T = TypeVar("T", bound=msgspec.Struct)

TIED = {"statement": "utterances", "claim": "claims", "quantity": "figures", "entity": "entities",
        "commitments": "claims", "forecasts": "claims"}  # fmt: skip
"""Layers whose findings are joined and parted by way of another layer."""

TIES = ("utterances", "origins", "claims", "figures", "timeline", "positions", "entities")
"""Layers whose findings can be merged and split."""


def overlay(item: T, standing: Standing | None) -> T:
    """The finding with the values that persons set."""
    if standing is None:
        return item
    values = dict(standing.values)
    if isinstance(item, ForecastEntry):
        values |= _resolved(item, standing)
    by = standing.by
    if by is not None and by.verdict == "accept" and by.anchor is not None and isinstance(item, Finding):
        # What was accepted is what was seen: a later reading of the machine does not change it.
        seen, kind = by.anchor.seen, type(item)
        if told_apart(kind, plain(item)) != told_apart(kind, seen):
            values = {name: seen[name] for name in FIELDS[kind] if name in seen} | values
    return with_values(item, values) if values else item


def _resolved(item: ForecastEntry, standing: Standing) -> dict[str, Any]:
    """Resolution of a forecast: a day that a person set before it came makes it scorable; one set afterwards does not.
    What is void cannot come true."""
    out: dict[str, Any] = {}
    by = standing.values.get("resolves_by")
    if item.resolution == "void" and isinstance(by, dict) and by.get("latest"):
        set_on = max(row.at.date() for row in standing.history if "resolves_by" in row.value)
        if set_on.isoformat() <= str(by["latest"]):
            out["resolution"] = None
            out.setdefault("rule_of_resolution", standing.values.get("rule_of_resolution") or item.outcome)
    if standing.resolution is not None and (item.resolution != "void" or "resolution" in out):
        out["resolution"] = standing.resolution.get("resolution")
    return out


def with_values(item: T, values: Mapping[str, Any]) -> T:
    """The finding with these fields set, by their names in the JSON export.

    Raises:
        UsageError: a field cannot be set, or not to this value.
    """
    kind = type(item)
    allowed = FIELDS.get(kind, ())
    unknown = sorted(set(values) - set(allowed))
    if unknown:
        raise UsageError(f"cannot be set here: {', '.join(unknown)}", todo=f"(can be: {', '.join(allowed)})")
    names = {f.encode_name: f for f in msgspec.structs.fields(kind)}
    try:
        # Converted one by one, so that everything else stays the very same value.
        new = {names[k].name: msgspec.convert(v, names[k].type) for k, v in values.items()}
    except msgspec.ValidationError as error:
        raise UsageError(f"not a value of this finding: {error}", where=str(dict(values))) from None
    return msgspec.structs.replace(item, **new)


def judged_annotation(
    annotation: Annotation,
    standing: Mapping[str, Standing],
    held: Iterable[tuple[str, Finding]] = (),
    *,
    keep_rejected: bool = False,
) -> Annotation:
    """The annotation as persons left it; the very same value where they said nothing of it.

    Args:
        held: findings that only persons hold, with their layers.
        keep_rejected: leave rejected findings in, for lists that show them as such.
    """
    lists: dict[str, tuple[Any, ...]] = {}
    added: dict[str, list[Finding]] = {}
    for layer, item in held:
        added.setdefault(WITHIN[layer], []).append(item)
    for name in WITHIN.values():
        before: Sequence[Any] = (*getattr(annotation, name), *added.get(name, ()))
        after = []
        for item in before:
            said = standing.get(item.id)
            if said is None:
                after.append(item)
            elif said.verdict != "rejected" or keep_rejected:
                after.append(overlay(item, said))
        if len(after) != len(getattr(annotation, name)) or any(x is not y for x, y in zip(before, after, strict=False)):
            lists[name] = tuple(after)
    return msgspec.structs.replace(annotation, **lists) if lists else annotation


def judged_findings(found: CaseFindings, standing: Mapping[str, Standing]) -> CaseFindings:
    """Findings across documents with the values that persons set; rejected ones stay among them."""
    if not standing:
        return found
    lists = {name: _overlaid(getattr(found, name), standing) for name in LINKED}
    process = {
        f.name: _overlaid(getattr(found.process, f.name), standing) for f in msgspec.structs.fields(type(found.process))
    }
    return msgspec.structs.replace(found, **lists, process=msgspec.structs.replace(found.process, **process))


def _overlaid(items: Iterable[Any], standing: Mapping[str, Standing]) -> tuple[Any, ...]:
    return tuple(overlay(item, standing.get(item.id)) for item in items)


def decisions(judgements: Iterable[Judgement], texts: Texts) -> Decisions:
    """What linking has to obey: merges and splits in force as ties, the latest first, and rejected passages."""
    ties: dict[str, list[Tie]] = {}
    passages: dict[tuple[str, ...], bool] = {}
    pairs: dict[tuple[str, ...], tuple[PlaceKey, PlaceKey]] = {}
    for row in in_force(judgements):
        if row.anchor is None:
            continue
        if row.anchor.layer == "passages" and row.verdict in ("accept", "reject"):
            found = places(row.anchor, texts)
            if len(found) == 2:
                (a, a_in, _), (b, b_in, _) = found
                key = (a_in, str(a.start), b_in, str(b.start))
                passages[key] = row.verdict == "reject"
                pairs[key] = ((a_in, a.start, a.end), (b_in, b.start, b.end))
        if row.verdict in ("merge", "split"):
            layer = TIED.get(row.anchor.layer, row.anchor.layer)
            # Within one judgement the order is that of its words; the latest judgement comes first.
            ties[layer] = [*_ties(row, layer, texts), *ties.get(layer, ())]
    return Decisions(
        {layer: tuple(rows) for layer, rows in sorted(ties.items())},
        tuple(pairs[key] for key in sorted(pairs) if passages[key]),
    )


def _ties(row: Judgement, layer: str, texts: Texts) -> list[Tie]:
    assert row.anchor is not None
    if layer == "origins":
        ids = [str(a.seen.get("id")) for a in (row.anchor, *row.others)]
        return [Tie(row.verdict == "merge", (ids[0], 0, 0), (other, 0, 0)) for other in ids[1:]]
    others = [place for a in row.others if (place := first_place(a, texts)) is not None]
    if row.verdict == "merge":
        first = first_place(row.anchor, texts)
        return [Tie(True, first, other) for other in others] if first is not None else []
    out = [Tie(True, others[0], other) for other in others[1:]]
    kept = [(d, s.start, s.end) for s, d, _ in places(row.anchor, texts)]
    return out + [Tie(False, other, rest) for other in others for rest in kept if not _meet_any(rest, others)]


def _meet_any(place: PlaceKey, others: Sequence[PlaceKey]) -> bool:
    return any(place[0] == d and place[1] < end and start < place[2] for d, start, end in others)
