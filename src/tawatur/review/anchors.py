"""Re-anchoring: which finding a judgement is on, after texts, lexicons and linking have changed.

A judgement keeps the words of its finding. Its finding is the one of the same layer that stands on those words now.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from tawatur.model import Anchor, Anchored, Annotation, Evidence, Finding, Judgement, PlaceKey, Span, spans_of
from tawatur.model.annotation import Claim, Entity, Quantity, Statement, TimeExpression
from tawatur.model.case import CaseFindings
from tawatur.review.fields import PROCESS, WITHIN, plain, told_apart
from tawatur.review.standing import in_force
from tawatur.text.anchoring import anchor as place_of
from tawatur.text.anchoring import quote

MOST_QUOTES = 24
MEETS = 0.5  # of the code points of both findings: less is another finding
SAME_EXTENT = 0.8  # from here on the extent is that which was judged
DOCUMENT = "document"
LINKED = tuple(f.name for f in msgspec.structs.fields(CaseFindings) if f.name not in ("process", "issues"))

Texts = Mapping[str, str]


def anchor_within(layer: str, item: Finding, document: str, text: str) -> Anchor:
    """The anchor of a finding in one document."""
    spans = spans_of(item)[:MOST_QUOTES]
    return Anchor(layer, tuple(quote(document, text, s) for s in spans), _typed(item))


def anchor_linked(layer: str, item: Any, texts: Texts) -> Anchor:
    """The anchor of a finding across documents: its first places, one a document before further ones."""
    first: dict[str, Evidence] = {}
    rest: list[Evidence] = []
    for row in item.evidence:
        if row.document in first:
            rest.append(row)
        else:
            first[row.document] = row
    rows = [*first.values(), *rest][:MOST_QUOTES]
    return Anchor(layer, tuple(quote(r.document, texts[r.document], r.span) for r in rows), plain(item))


def _typed(item: Finding) -> dict[str, Any]:
    row = plain(item)
    if isinstance(item, Claim):
        row["type"] = item.__struct_config__.tag
    return row


def places(anchor: Anchor, texts: Texts) -> list[tuple[Span, str, bool]]:
    """(span, document, whether the words are the same) of each quote that still stands somewhere."""
    out = []
    for row in anchor.quotes:
        text = texts.get(row.document)
        found = place_of(row, text) if text is not None else None
        if found is not None:
            out.append((found[0], row.document, found[1]))
    return out


def first_place(anchor: Anchor, texts: Texts) -> PlaceKey | None:
    """Where the first of the quotes stands now."""
    found = places(anchor, texts)
    return (found[0][1], found[0][0].start, found[0][0].end) if found else None


def documents_of(judgements: Iterable[Judgement]) -> set[str]:
    """Ids of the documents whose words the judgements quote."""
    anchors = (a for j in judgements for a in (j.anchor, *j.others) if a is not None)
    return {q.document for a in anchors for q in a.quotes}


def settle_within(judgements: Iterable[Judgement], annotations: Mapping[str, Annotation]) -> dict[str, Anchored]:
    """Where the judgements on documents and on findings within them are, by judgement id."""
    out: dict[str, Anchored] = {}
    by_id: dict[str, dict[str, Finding]] = {}
    for row in judgements:
        anchor = row.anchor
        if anchor is None or anchor.layer == DOCUMENT:
            known = row.finding in annotations
            if anchor is not None or known:
                out[row.id] = Anchored(row.id, row.finding, "same" if known else "orphaned")
            continue
        if anchor.layer not in WITHIN:
            continue
        document = anchor.quotes[0].document if anchor.quotes else ""
        annotation = annotations.get(document)
        if annotation is None:
            out[row.id] = Anchored(row.id, None, "orphaned")
            continue
        items = by_id.setdefault(document, {i.id: i for name in WITHIN.values() for i in getattr(annotation, name)})
        out[row.id] = _within(row, anchor, annotation, items)
    return out


def _within(row: Judgement, anchor: Anchor, annotation: Annotation, items: Mapping[str, Finding]) -> Anchored:
    text = annotation.document.text
    found = places(anchor, {annotation.document.id: text})
    words_same = len(found) == len(anchor.quotes) and all(same for _, _, same in found)
    wanted = _points(span for span, _, _ in found)
    if not wanted:
        return Anchored(row.id, None, "orphaned")
    best: tuple[float, str] = (0.0, "")
    for item in getattr(annotation, WITHIN[anchor.layer]):
        if _typed(item).get("type") != anchor.seen.get("type") and not isinstance(item, TimeExpression):
            continue
        have = _points(spans_of(item))
        shared = len(wanted & have)
        # Further mentions of an entity make it no other one.
        whole = len(wanted) if isinstance(item, Entity) else len(wanted | have)
        score = shared / whole
        if item.id == row.finding:
            score += 1.0
        if shared and score >= MEETS and (score, item.id) > best:
            best = (score, item.id)
    if not best[1]:
        # A person holds what the machine no longer finds; what was rejected and is gone needs no look.
        return Anchored(row.id, row.finding if words_same else None, "moved" if words_same else "orphaned")
    item = items[best[1]]
    extent = best[0] - (1.0 if item.id == row.finding else 0.0)
    same_told = told_apart(type(item), _typed(item)) == told_apart(type(item), anchor.seen)
    if not (words_same and same_told and extent >= SAME_EXTENT):
        return Anchored(row.id, item.id, "changed")
    return Anchored(row.id, item.id, "same" if item.id == row.finding else "moved")


def _points(spans: Iterable[Span]) -> set[int]:
    return {n for span in spans for n in range(span.start, span.end)}


def linked_items(found: CaseFindings) -> Iterator[tuple[str, Any]]:
    """(layer, finding) of everything linked, layers named as the store names them."""
    for name in LINKED:
        for item in getattr(found, name):
            yield name, item
    for field in msgspec.structs.fields(type(found.process)):
        for item in getattr(found.process, field.name):
            yield PROCESS + field.name, item


def settle_linked(judgements: Iterable[Judgement], found: CaseFindings, texts: Texts) -> dict[str, Anchored]:
    """Where the judgements on findings across documents are, by judgement id. `texts`: of the documents quoted."""
    rows = [j for j in judgements if j.anchor is not None and j.anchor.layer not in (*WITHIN, DOCUMENT)]
    if not rows:
        return {}
    layers = {j.anchor.layer for j in rows if j.anchor}
    quoted = documents_of(rows)
    items: dict[str, Any] = {}
    standing: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for layer, item in linked_items(found):
        if layer in layers:
            items[item.id] = item
            for e in item.evidence:
                if e.document in quoted:
                    standing[layer, e.document].append((e.start, e.end, item.id))
    out = {}
    for row in rows:
        assert row.anchor is not None
        out[row.id] = _linked(row, row.anchor, items, standing, texts)
    return out


def _linked(
    row: Judgement,
    anchor: Anchor,
    items: Mapping[str, Any],
    standing: Mapping[tuple[str, str], list[tuple[int, int, str]]],
    texts: Texts,
) -> Anchored:
    placed = places(anchor, texts)
    votes: Counter[str] = Counter()
    for span, document, _ in placed:
        near = {
            id_
            for start, end, id_ in standing.get((anchor.layer, document), ())
            if min(end, span.end) - max(start, span.start) >= MEETS * min(end - start, span.end - span.start)
        }
        votes.update(id_ for id_ in near if _kind(items[id_]) == anchor.seen.get("type"))
    own = items.get(row.finding)
    if own is not None and (votes[row.finding] or not anchor.quotes or anchor.layer in ("origins", "entities")):
        best = row.finding
    elif votes:
        best = max(votes, key=lambda id_: (votes[id_], id_))
    else:
        return Anchored(row.id, None, "orphaned")
    item = items[best]
    told = told_apart(type(item), plain(item)) == told_apart(type(item), anchor.seen)
    if not told or (placed and votes[best] < MEETS * len(placed) and best != row.finding):
        return Anchored(row.id, best, "changed")
    return Anchored(row.id, best, "same" if best == row.finding else "moved")


def _kind(item: Any) -> str | None:
    return getattr(item, "type", None)


def revived(
    judgements: Iterable[Judgement], annotations: Mapping[str, Annotation]
) -> dict[str, list[tuple[str, Finding]]]:
    """(layer, finding) by document that only persons hold: marked by them, or accepted or edited by them while the
    machine no longer finds it in a text that still has the words."""
    out: dict[str, dict[str, tuple[str, Finding]]] = {}
    for row in in_force(judgements):
        if row.verdict not in ("mark", "accept", "edit") or row.anchor is None or row.anchor.layer not in WITHIN:
            continue
        document = row.anchor.quotes[0].document
        annotation = annotations.get(document)
        if annotation is None:
            continue
        known = {i.id: i for i in getattr(annotation, WITHIN[row.anchor.layer])}
        where = _within(row, row.anchor, annotation, known)
        if where.finding is not None and where.finding not in known:
            item = _rebuilt(row.anchor, annotation)
            if item is not None:
                out.setdefault(document, {}).setdefault(item.id, (row.anchor.layer, item))
    return {document: [rows[id_] for id_ in sorted(rows)] for document, rows in out.items()}


_TYPES: dict[str, Any] = {
    "statement": Statement, "time": TimeExpression, "quantity": Quantity, "entity": Entity, "claim": Claim,
}  # fmt: skip


def _rebuilt(anchor: Anchor, annotation: Annotation) -> Finding | None:
    """The finding as it was seen, where its words stand now."""
    spans = [span for span, _, _ in places(anchor, {annotation.document.id: annotation.document.text})]
    return built(anchor.layer, anchor.seen, spans, moved=spans[0].start != anchor.quotes[0].start)


def built(layer: str, value: Mapping[str, Any], spans: list[Span], *, moved: bool = False) -> Finding:
    """A finding of plain data at the given spans. `moved`: the spans of its other parts no longer hold, and fall.

    Raises:
        msgspec.ValidationError: the data make no finding of this layer.
    """
    row = dict(value)
    if moved:
        row |= {name: None for name in ("source", "cue", "scope") if name in row}
        row["via"] = [{k: v for k, v in hop.items() if k not in ("start", "end", "cue")} for hop in row.get("via", ())]
    places_ = [{"start": s.start, "end": s.end} for s in spans]
    match layer:
        case "statement":
            row["content"] = places_
        case "entity":
            row["mentions"] = places_
        case "claim":
            row["evidence"] = places_[0]
        case _:
            row |= places_[0]
    made: Finding = msgspec.convert(row, _TYPES[layer])
    return made
