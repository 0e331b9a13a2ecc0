"""The order of linking: what needs what. Pure: the same annotations give the same findings in any order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from tawatur.link.archive import Archive
from tawatur.link.claims import claims_of, find_claims
from tawatur.link.commitments import find_threads
from tawatur.link.digest import DocumentDigest
from tawatur.link.entities import find_entities
from tawatur.link.figures import find_figures
from tawatur.link.forecasts import find_forecasts
from tawatur.link.origins import Origins
from tawatur.link.passages import find_passages, without
from tawatur.link.positions import find_positions
from tawatur.link.process import find_process
from tawatur.link.timeline import find_timeline
from tawatur.link.utterances import find_utterances, statements_of
from tawatur.model import Annotation, Decisions, Tie
from tawatur.model.case import CaseFindings
from tawatur.model.collection import cycles_uncollected


def link_case(
    annotations: Sequence[Annotation],
    as_of: date,
    digests: Mapping[str, DocumentDigest] | None = None,
    decisions: Decisions | None = None,
) -> CaseFindings:
    """Everything linked across the annotated documents of a case.

    Args:
        annotations: in any order; of two with one document id the first by version is linked, the other is an issue.
        as_of: the day from which due windows are judged.
        digests: digests kept from earlier runs, by document id; one that does not fit its annotation is made anew.
        decisions: what persons joined, parted and rejected; obeyed before anything else.
    """
    with cycles_uncollected():
        return _link(Archive(annotations, as_of, digests), decisions or Decisions())


def _link(archive: Archive, decisions: Decisions) -> CaseFindings:
    ties: defaultdict[str, tuple[Tie, ...]] = defaultdict(tuple, decisions.ties)
    entities, known = find_entities(archive, ties["entities"])
    found = find_passages(archive)
    pairs = [without(pair, archive, decisions.no_passages) for pair in found] if decisions.no_passages else found
    origins = Origins(ties["origins"])
    said = statements_of(archive, known)
    utterances, utterance_of = find_utterances(archive, said, known, pairs, origins, ties["utterances"])
    held = claims_of(archive, known, said, utterance_of, decisions.watched.actors)
    origin_of = {u.id: u.origin for u in utterances if u.origin is not None}
    claims, members = find_claims(archive, held, pairs, origins, origin_of, ties["claims"])
    figures = find_figures(archive, {s.ref: s for s in said}, origins, pairs, ties["figures"])
    return CaseFindings(
        passages=tuple(p for pair in found for p in pair.passages),
        utterances=tuple(utterances),
        origins=tuple(origins.rows()),
        claims=tuple(claims),
        figures=tuple(figures),
        timeline=tuple(find_timeline(archive, claims, ties["timeline"])),
        commitments=tuple(find_threads(archive, claims, members)),
        positions=tuple(find_positions(held, known, ties["positions"], decisions.watched.issues)),
        forecasts=tuple(find_forecasts(archive, claims, members)),
        process=find_process(archive),
        entities=tuple(entities),
        issues=tuple(archive.issues),
    )
