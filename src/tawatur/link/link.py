"""The order of linking: what needs what. Pure: the same annotations give the same findings in any order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import fields

from tawatur.link.archive import Archive
from tawatur.link.claims import claims_of, find_claims
from tawatur.link.commitments import find_threads
from tawatur.link.digest import DocumentDigest
from tawatur.link.entities import find_entities
from tawatur.link.figures import find_figures
from tawatur.link.forecasts import find_forecasts
from tawatur.link.origins import Origins, Witness
from tawatur.link.passages import bare, find_passages, without
from tawatur.link.positions import find_positions
from tawatur.link.process import find_process
from tawatur.link.scope import Made
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
    made = {
        made.layer: in_order(made.layer, made.items) for made in link_layers(annotations, as_of, digests, decisions)
    }
    return case_findings(made)


def link_layers(
    annotations: Iterable[Annotation],
    as_of: date,
    digests: Mapping[str, DocumentDigest] | None = None,
    decisions: Decisions | None = None,
) -> Iterator[Made]:
    """The findings of one layer after another, passages first: no more need be held than later layers ask for.

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


def _link(archive: Archive, decisions: Decisions) -> Iterator[Made]:
    ties: defaultdict[str, tuple[Tie, ...]] = defaultdict(tuple, decisions.ties)
    pairs = find_passages(archive)
    yield Made("passages", [p for pair in pairs for p in pair.passages])
    pairs = [bare(without(pair, archive, decisions.no_passages)) for pair in pairs]
    yield Made("issues", archive.issues)
    entities, known = find_entities(archive, ties["entities"])
    yield Made("entities", entities)
    del entities
    origins, witness = Origins(archive, ties["origins"]), Witness(archive, pairs)
    said = statements_of(archive, known)
    made, utterance_of, origin_of = find_utterances(archive, said, known, pairs, witness, origins, ties["utterances"])
    yield made
    del made
    held = claims_of(archive, known, said, utterance_of, decisions.watched.actors)
    claims, members = find_claims(held, witness, origins, origin_of, ties["claims"])
    yield claims
    yield find_figures(archive, {s.ref: s for s in said}, origins, pairs, ties["figures"])
    yield origins.made()
    del said, origins, witness, origin_of
    yield find_timeline(archive, claims, ties["timeline"])
    yield Made("commitments", find_threads(archive, claims.items, members))
    yield Made("forecasts", find_forecasts(archive, claims.items, members))
    yield Made("positions", find_positions(held, known, ties["positions"], decisions.watched.issues))
    del claims, members, held
    process = find_process(archive)
    for group in fields(process):
        yield Made(f"process.{group.name}", getattr(process, group.name))
