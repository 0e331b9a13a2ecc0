"""Use case: why does a finding stand there?"""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.app.judging import held_finding, standings_in
from tawatur.app.settings import store_open
from tawatur.model import Annotation, Evidence, Part, Span, Standing, UsageError, evidence, spans_of
from tawatur.pipeline import describe_entry, describe_rule
from tawatur.review import WITHIN, overlay
from tawatur.store import CaseRow, Store, case_names, find, get_case, get_linked, read_annotations


class Child(msgspec.Struct, frozen=True):
    """One part of a finding: its role, words, and the lexicon entry or rule behind it."""

    role: str
    words: str
    start: int
    end: int
    entry: str | None = None
    entry_text: str | None = None


class Explanation(msgspec.Struct, frozen=True):
    """A finding with the rule, children, lexicon entries and evidence that made it."""

    id: str
    case: str
    layer: str
    rule: str
    rule_text: str | None
    confidence: float
    value: dict[str, Any]
    children: tuple[Child, ...]
    evidence: tuple[Evidence, ...]
    sentences: tuple[str, ...]
    why: tuple[str, ...]
    lexicon: str = ""
    judged: Standing | None = None


def why(finding: str, *, case: str | None = None, store: str | Store | None = None) -> Explanation:
    """Explain the finding with this id; all cases are searched where none is named.

    Raises:
        UsageError: no case of the store has such a finding.
    """
    with store_open(store) as opened, opened.begin() as connection:
        names = [case] if case else case_names(connection)
        for name in names:
            row = get_case(connection, name)
            found = find(connection, row.id, finding)
            judged = standings_in(connection, row.id, [finding]).get(finding)
            held = held_finding(connection, row.id, finding) if found is None and judged else None
            if held is not None:
                layer, item, anchor = held
                document = anchor.quotes[0].document
            elif found is None:
                continue
            elif found.document is None:
                return _linked(connection, row, finding, found.layer, judged)
            else:
                layer, document, item = found.layer, found.document, None
            annotation = next(iter(read_annotations(connection, row.id, [document]))).annotation
            if item is None:
                item = overlay(next(i for i in getattr(annotation, WITHIN[layer]) if i.id == finding), judged)
            return _within(annotation, name, layer, item, judged)
    raise UsageError(f"no finding {finding!r}", todo="Ids stand in `tawatur export NAME --as json` and in the dossier.")


def _within(annotation: Annotation, case: str, layer: str, item: Any, judged: Standing | None) -> Explanation:
    text = annotation.document.text
    spans = spans_of(item)
    return Explanation(
        id=item.id,
        case=case,
        layer=layer,
        rule=item.rule,
        rule_text=describe_rule(item.rule),
        confidence=item.confidence,
        value=_value(item),
        children=tuple(_child(part, text) for part in item.parts),
        evidence=tuple(evidence(annotation.document.id, text, span) for span in spans),
        sentences=tuple(_around(text, span) for span in spans[:1]),
        why=annotation.document.published.why if layer == "time" and annotation.document.published else (),
        lexicon=annotation.lexicon,
        judged=judged,
    )


def _linked(connection: Any, case: CaseRow, id_: str, layer: str, judged: Standing | None) -> Explanation:
    value = msgspec.to_builtins(overlay(get_linked(connection, case.id, layer, [id_])[id_], judged))
    rows = tuple(msgspec.convert(value.pop("evidence", []), tuple[Evidence, ...]))
    reasons = tuple(value.pop("why", []))
    rule, confidence = value.pop("rule", ""), value.pop("confidence", 1.0)
    return Explanation(
        id=id_,
        case=case.name,
        layer=layer,
        rule=rule,
        rule_text=describe_rule(rule),
        confidence=confidence,
        value=value,
        children=(),
        evidence=rows,
        sentences=(),
        why=reasons,
        judged=judged,
    )


def _value(item: Any) -> dict[str, Any]:
    """The finding as plain data, without what the explanation shows apart."""
    value: dict[str, Any] = msgspec.to_builtins(item)
    for name in ("id", "rule", "parts", "confidence", "mentions", "evidence"):
        value.pop(name, None)
    return {key: part for key, part in value.items() if part not in (None, [], {})}


def _child(part: Part, text: str) -> Child:
    entry = part.entry or part.rule
    return Child(part.role, text[part.start : part.end], part.start, part.end, entry, describe_entry(part.entry))


def _around(text: str, span: Span, reach: int = 160) -> str:
    """The line that holds the span, cut to `reach` code points on either side."""
    low = max(text.rfind("\n", 0, span.start) + 1, span.start - reach)
    line_end = text.find("\n", span.end)
    high = min(line_end if line_end >= 0 else len(text), span.end + reach)
    return f"{text[low : span.start]}[{text[span.start : span.end]}]{text[span.end : high]}"
