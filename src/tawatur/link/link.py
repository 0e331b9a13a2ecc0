"""The order of linking: what needs what. Pure: the same annotations give the same findings in any order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import fields

from tawatur.link.archive import Archive
from tawatur.link.claims import claims_of, find_claims
from tawatur.link.commitments import find_threads
from tawatur.link.digest import DocumentDigest
from tawatur.link.entities import find_entities
from tawatur.link.figures import find_figures
from tawatur.link.forecasts import find_forecasts
from tawatur.link.origins import Origins
from tawatur.link.passages import bare, find_passages, without
from tawatur.link.positions import find_positions
from tawatur.link.process import find_process
from tawatur.link.timeline import find_timeline
from tawatur.link.utterances import find_utterances, statements_of
from tawatur.model import Annotation, Decisions, Tie
from tawatur.model.case import CaseFindings
from tawatur.model.collection import cycles_uncollected
from tawatur.model.order import case_findings, in_order


def link_case(
    annotations: Sequence[Annotation],
    as_of: date,
    digests: Mapping[str, DocumentDigest] | None = None,
    decisions: Decisions | None = None,
) -> CaseFindings:
    """Everything linked across the annotated documents of a case; see `link_layers`."""
    made = dict(link_layers(annotations, as_of, digests, decisions))
    return case_findings({layer: in_order(layer, items) for layer, items in made.items()})


def link_layers(
    annotations: Iterable[Annotation],
    as_of: date,
    digests: Mapping[str, DocumentDigest] | None = None,
    decisions: Decisions | None = None,
) -> Iterator[tuple[str, Sequence[Any]]]:
    """(layer, findings) one layer after another, passages first: no more need be held than later layers ask for.

    Args:
        annotations: in any order; of two with one document id the first by version is linked, the other is an issue.
        as_of: the day from which due windows are judged.
        digests: digests kept from earlier runs, by document id; one that does not fit its annotation is made anew.
        decisions: what persons joined, parted and rejected; obeyed before anything else.
    """
    rest = _link(Archive(annotations, as_of, digests), decisions or Decisions())
    while True:
        with cycles_uncollected():
            made = next(rest, None)
        if made is None:
            return
        yield made


def _link(archive: Archive, decisions: Decisions) -> Iterator[tuple[str, Sequence[Any]]]:
    ties: defaultdict[str, tuple[Tie, ...]] = defaultdict(tuple, decisions.ties)
    yield "issues", archive.issues
    pairs = find_passages(archive)
    yield "passages", [p for pair in pairs for p in pair.passages]
    pairs = [bare(without(pair, archive, decisions.no_passages)) for pair in pairs]
    entities, known = find_entities(archive, ties["entities"])
    yield "entities", entities
    del entities
    origins = Origins(ties["origins"])
    said = statements_of(archive, known)
    utterances, utterance_of = find_utterances(archive, said, known, pairs, origins, ties["utterances"])
    origin_of = {u.id: u.origin for u in utterances if u.origin is not None}
    yield "utterances", utterances
    del utterances
    held = claims_of(archive, known, said, utterance_of, decisions.watched.actors)
    claims, members = find_claims(archive, held, pairs, origins, origin_of, ties["claims"])
    yield "claims", claims
    figures = find_figures(archive, {s.ref: s for s in said}, origins, pairs, ties["figures"])
    yield "figures", figures
    del figures, said
    yield "origins", origins.rows()
    del origins
    yield "timeline", find_timeline(archive, claims, ties["timeline"])
    yield "commitments", find_threads(archive, claims, members)
    yield "forecasts", find_forecasts(archive, claims, members)
    yield "positions", find_positions(held, known, ties["positions"], decisions.watched.issues)
    del claims, members, held
    process = find_process(archive)
    for group in fields(process):
        yield f"process.{group.name}", getattr(process, group.name)
