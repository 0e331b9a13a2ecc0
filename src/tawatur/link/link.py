"""The order of linking: what needs what. Pure: the same annotations give the same findings in any order."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import structs

from tawatur.link.archive import Archive
from tawatur.link.claims import claims_of, find_claims
from tawatur.link.commitments import find_threads, stirred_commitments
from tawatur.link.digest import DocumentDigest, digest
from tawatur.link.entities import find_entities
from tawatur.link.figures import find_figures
from tawatur.link.forecasts import find_forecasts, stirred_forecasts
from tawatur.link.origins import Origins, Witness
from tawatur.link.passages import bare, find_passages, not_rejected, without
from tawatur.link.positions import find_positions
from tawatur.link.process import find_process
from tawatur.link.scope import WHOLE, Made, Scope
from tawatur.link.timeline import find_timeline
from tawatur.link.trail import Trail, holders_of, numbered, pairs_of, speakers_of, stirred, utterances_of
from tawatur.link.utterances import find_utterances, statements_of
from tawatur.model import Annotation, Decisions, IssueRow, Tie
from tawatur.model.case import CaseFindings, Passage
from tawatur.model.collection import cycles_uncollected
from tawatur.model.order import case_findings, in_order


def link_case(
    annotations: Iterable[Annotation],
    as_of: date,
    digests: Mapping[str, DocumentDigest] | None = None,
    decisions: Decisions | None = None,
) -> CaseFindings:
    """Everything linked across the annotated documents of a case; see `Linking`.

    Args:
        annotations: in any order; of two with one document id the first by version is linked, the other is an issue.
        digests: digests kept from earlier runs, by document id; one that does not fit its annotation is made anew.
    """
    by_id: dict[str, Annotation] = {}
    issues = []
    for annotation in sorted(annotations, key=lambda a: (a.document.id, a.document.version)):
        id_ = annotation.document.id
        if by_id.setdefault(id_, annotation) is not annotation:
            issues.append(IssueRow("duplicate-id", id_, "two documents have this id; the first was linked", id_, True))
    known = digests or {}
    made = {id_: known[id_] if id_ in known and known[id_].fits(a) else digest(a) for id_, a in by_id.items()}
    with cycles_uncollected():
        layers = Linking(by_id, as_of, made, decisions).layers()
        found = case_findings({layer.layer: in_order(layer.layer, layer.items) for layer in layers})
    return structs.replace(found, issues=tuple(issues))


class Linking:
    """One linking of a case: its layers, and then the trail that it leaves for the next.

    Args:
        annotations: by document id; like `digests` they may be opened when they are asked for.
        as_of: the day from which due windows are judged.
        decisions: what persons joined, parted and rejected; obeyed before anything else.
        marks: a word for each document that is another where the document, or what was found in it, is.
        before: the trail of the last linking by the same program and decisions.
    """

    def __init__(
        self,
        annotations: Mapping[str, Annotation],
        as_of: date,
        digests: Mapping[str, DocumentDigest],
        decisions: Decisions | None = None,
        marks: Mapping[str, str] | None = None,
        before: Trail | None = None,
    ) -> None:
        self._archive = Archive(annotations, as_of, digests)
        self._decisions = decisions or Decisions()
        self.trail = Trail(dict(marks or {}))
        new = before.new(self.trail.marks) if before is not None else None
        self._before, self._scope = (before, Scope(new)) if new is not None else (None, WHOLE)

    def accepted(self, passages: Iterable[Passage]) -> Iterator[Passage]:
        """The passages but those that a person rejected."""
        return not_rejected(passages, self._decisions.no_passages)

    def layers(self) -> Iterator[Made]:
        """The findings of one layer after another, passages first: no more need be held than later layers ask for."""
        for made in self._layers():
            yield made
            deque(
                made.items if isinstance(made.items, Iterator) else (), maxlen=0
            )  # what it tells of is asked for next

    def _layers(self) -> Iterator[Made]:
        archive, before, trail, watched = self._archive, self._before, self.trail, self._decisions.watched
        ties: defaultdict[str, tuple[Tie, ...]] = defaultdict(tuple, self._decisions.ties)
        pairs = find_passages(archive)
        yield Made("passages", [p for pair in pairs for p in pair.passages])
        pairs = [bare(without(pair, archive, self._decisions.no_passages)) for pair in pairs]
        trail.pairs = pairs_of(archive, pairs)
        entities, known = find_entities(archive, ties["entities"])
        yield Made("entities", entities)
        del entities
        origins = Origins(archive, ties["origins"], before.resting if before else None)
        witness = Witness(archive, pairs)
        said = statements_of(archive, known)
        trail.speakers = speakers_of(said, known)
        scope, seeds = self._scope, None
        if before is not None:
            repaired = before.repaired(trail.pairs)
            moved = stirred(before.speakers, trail.speakers)
            scope = scope.with_(repaired | {report for report, _ in moved})
            seeds = {
                i
                for i, (s, n) in enumerate(zip(said, numbered(s.report.id for s in said), strict=True))
                if s.report.id in repaired or (s.report.id, n) in moved
            }
        utterances, where, sources = find_utterances(
            archive, said, known, pairs, witness, origins, ties["utterances"], seeds
        )
        yield utterances
        utterance_of = where
        if before is not None:
            utterance_of = before.utterance_of(said) | where
            sources = {id_: s for id_, s in before.sources.items() if id_ not in (utterances.former or ())} | sources
        trail.utterances, trail.sources = utterances_of(said, utterance_of), sources
        former = set(utterances.former or ())
        del utterances
        held = claims_of(archive, known, said, utterance_of, watched.actors)
        trail.holders = holders_of(held)
        if before is not None:
            moved = stirred(before.holders, trail.holders)
            seeds = {
                i
                for i, (h, n) in enumerate(zip(held, numbered(h.report.id for h in held), strict=True))
                if h.report.id in repaired or (h.report.id, n) in moved or (h.said is not None and h.said.ref in where)
            }
            seeds |= stirred_commitments(archive, held, scope) | stirred_forecasts(archive, held, scope)
        claims, followed = find_claims(held, witness, origins, sources, ties["claims"], seeds)
        yield claims
        figures = find_figures(archive, {s.ref: s for s in said}, origins, pairs, ties["figures"], scope)
        yield figures
        former |= {*(followed.former or ()), *(figures.former or ())}
        del claims, figures, said
        yield origins.made(None if before is None else former)
        trail.resting = origins.resting(former)
        del origins, witness, sources
        yield find_timeline(archive, followed, ties["timeline"], scope)
        yield find_threads(archive, followed)
        yield find_forecasts(archive, followed)
        del followed
        yield Made("positions", find_positions(held, known, ties["positions"], watched.issues))
        del held
        process = find_process(archive, (*watched.actors, *watched.issues))
        for group in structs.fields(process):
            yield Made(f"process.{group.name}", getattr(process, group.name))
