"""Claims across reports: the same position, commitment or forecast told by several reports is one, with its origins."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from tawatur.link.acts import promise_of
from tawatur.link.agents import agent
from tawatur.link.archive import Archive, Report
from tawatur.link.entities import Known, norm_of
from tawatur.link.join import Join, Shelves
from tawatur.link.keys import ClaimKey
from tawatur.link.labels import core, issue_of, label
from tawatur.link.origins import Origins, Source, Witness
from tawatur.link.partition import Partition
from tawatur.link.reading import Reading
from tawatur.link.said import Ref, Said
from tawatur.link.scope import Made, hanging, tied
from tawatur.link.ties import tie
from tawatur.link.words import containment, finder, jaccard, pack, unpack, words, words_of
from tawatur.model import Claim, Commitment, Due, Forecast, Position, Span, Tie, Watched, Window, content_id
from tawatur.model.case import CaseClaim

FORECAST_DAYS = 60
ACTOR = "actor:"  # before the name of a holder that the case file names
BEHIND = 40  # code points behind a target that may hold the rest of its phrase
SAME_WORDS = 0.7  # of two claims' words: one sentence, told twice
# What two claims are about is the same where they share such parts of the shorter one and of both.
INSIDE, ALIKE = 0.75, 0.5


class Held(msgspec.Struct, frozen=True, eq=False):
    """A claim of a report with its key and who holds it or is to act, by the whole case."""

    report: Report
    claim: Claim
    key: ClaimKey
    holder: str | None
    utterance: str | None
    said: Said | None

    @property
    def about(self) -> frozenset[int]:
        return unpack(self.key.about)

    @property
    def evidence(self) -> frozenset[int]:
        return unpack(self.key.evidence)

    @property
    def name(self) -> str | None:
        return self.claim.actor if isinstance(self.claim, Commitment) else self.claim.holder

    @property
    def label(self) -> str:
        """What it is about, in short."""
        return self.key.label

    @property
    def issue(self) -> str:
        """The matter that a position's target names."""
        return self.key.issue or ""

    @property
    def mode(self) -> str:
        """Stance, or likelihood; nothing for a commitment, whose status moves."""
        if isinstance(self.claim, Position):
            return self.claim.stance
        return self.claim.likelihood if isinstance(self.claim, Forecast) else ""


def about(claim: Claim) -> str:
    if isinstance(claim, Position):
        return claim.target
    return claim.act if isinstance(claim, Commitment) else claim.outcome


def keys(reading: Reading) -> tuple[ClaimKey, ...]:
    return tuple(_key(reading, claim) for claim in reading.annotation.claims)


def _key(reading: Reading, claim: Claim) -> ClaimKey:
    table = words()
    span, told = claim.evidence, about(claim)
    holder = claim.holder if isinstance(claim, Position) else None
    rest = (holder, _behind(reading, told, span), [e.name for e in reading.annotation.entities])
    short = label(told, *rest)
    families: tuple[str, ...] = ()
    objects: frozenset[int] = frozenset()
    ordinals: frozenset[int] = frozenset()
    head = 0
    if isinstance(claim, Commitment):
        promise = promise_of(core(short), claim.actor)
        families = promise.families
        listed = " ".join(promise.objects)
        hits = finder("link_words.toml").find(promise.objects)
        ranks = {h.first for h in hits if "RANK" in h.entry.classes}
        ordinals = frozenset(table.of(promise.objects[i])[1] for i in ranks) - {0}
        objects = table.telling(listed) | ordinals
        head = next((s for w in promise.objects if (s := table.of(w)[1]) in objects), 0)
    return ClaimKey(
        claim.id,
        short,
        pack(table.stems(short)),
        pack(reading.stems(span.start, span.end)),
        reading.negative(span.start, span.end),
        pack(table.stems(core(short))) if not isinstance(claim, Commitment) else b"",
        issue_of(told, *rest) if isinstance(claim, Position) else None,
        families,
        pack(objects),
        head,
        pack(ordinals),
    )


def _behind(reading: Reading, told: str, span: Span) -> str:
    """The text right behind what a claim is about, where the report has it in one piece."""
    at = reading.text.find(told, span.start)
    end = at + len(told)
    return reading.text[end : end + BEHIND] if at >= 0 else ""


def claims_of(
    archive: Archive,
    known: Known,
    said: list[Said],
    utterance_of: dict[Ref, str],
    actors: Sequence[Watched] = (),
) -> list[Held]:
    """All claims of the case, by document and position. `actors`: holders that go by several names."""
    by_ref = {s.ref: s for s in said}
    called = {norm_of(wording): actor.name for actor in actors for wording in actor.wordings}
    out = []
    for report in archive.reports:
        for claim, key in zip(report.annotation.claims, report.digest.claims, strict=True):
            name = claim.actor if isinstance(claim, Commitment) else claim.holder
            holder = (known.named(report.id, None, name) or "name:" + norm_of(name)) if name else None
            if name and (actor := called.get(norm_of(name))) is not None:
                holder = ACTOR + actor
            ref = (report.id, claim.statement) if claim.statement else None
            out.append(
                Held(
                    report,
                    claim,
                    key,
                    holder,
                    utterance_of.get(ref) if ref else None,
                    by_ref.get(ref) if ref else None,
                )
            )
    return out


def find_claims(
    held: list[Held],
    witness: Witness,
    origins: Origins,
    origin_of: Mapping[str, Source],
    ties: Sequence[Tie] = (),
    seeds: Collection[int] | None = None,
) -> tuple[Made, Followed]:
    """Case claims; and, known once these were gone through, those that later layers follow.

    Args:
        origin_of: the origin of each utterance, by the utterance's id.
        seeds: indexes of claims that are new or other than before; all where None.
    """
    groups: dict[Hashable, list[int]] = {}
    for i, h in enumerate(held):
        groups.setdefault((type(h.claim).__name__, h.holder or "", h.mode), []).append(i)
    if seeds is not None:
        seeds = {*seeds, *(i for i, h in enumerate(held) if h.report.id in tied(ties))}
    reasons: dict[tuple[int, int], str] = {}

    def accept(a: int, b: int) -> bool:
        reason = same_claim(held[a], held[b])
        if reason:
            reasons[a, b] = reason
        return reason is not None

    chosen, edges = hanging(len(held), seeds, Shelves(groups, lambda _, members: _joins(held, members)), accept)
    parts: Partition[int] = Partition(chosen)
    places = ((i, (held[i].report.id, held[i].claim.evidence.start, held[i].claim.evidence.end)) for i in chosen)
    why = tie(parts, ties, places)
    for a, b in edges:
        if parts.join(a, b):
            why.setdefault(a, []).append(f"{held[a].report.id} and {held[b].report.id}: {reasons[a, b]}")
    groups_ = [
        (
            sorted((held[i] for i in members), key=lambda h: (h.report.day, h.report.id, h.claim.evidence.start)),
            [line for i in members for line in why.get(i, ())],
        )
        for members in parts.groups()
    ]
    followed = Followed(None if seeds is None else frozenset(_id(held[i]) for i in chosen))

    def made() -> Iterator[CaseClaim]:
        for rows, told in groups_:
            yield followed.keeping(_case_claim(rows, told, origins, origin_of, witness), rows)

    return Made("claims", made(), followed.former), followed


class Followed:
    """Case claims that later layers ask for, with their members. They are packed: a large case has many.

    Args:
        former: ids that such claims may have had before; None where these are all.
    """

    def __init__(self, former: frozenset[str] | None = None) -> None:
        self.former = former
        self._kept: dict[type[Claim], list[tuple[bytes, list[Held]]]] = {Commitment: [], Forecast: []}

    def keeping(self, made: CaseClaim, rows: list[Held]) -> CaseClaim:
        kept = self._kept.get(type(rows[0].claim))
        if kept is not None:
            kept.append((_ENCODE(made), rows))
        return made

    def members(self, kind: type[Claim]) -> Iterator[list[Held]]:
        return (rows for _, rows in self._kept[kind])

    def of(self, kind: type[Claim]) -> Iterator[tuple[CaseClaim, list[Held]]]:
        return ((_DECODE(packed), rows) for packed, rows in self._kept[kind])

    def former_of(self, id_of: Callable[[str], str]) -> frozenset[str] | None:
        """Ids that findings made of these may have had before, by the id of the claim."""
        return None if self.former is None else frozenset(id_of(id_) for id_ in self.former)


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(CaseClaim).decode


def _id(first: Held) -> str:
    return content_id("claim", first.report.id, first.claim.id)


def _joins(held: Sequence[Held], members: Sequence[int]) -> list[Join]:
    """Pairs about the same, shown by the same words, or of one utterance."""
    of = [frozenset((hash(u),)) if (u := held[i].utterance) is not None else frozenset[int]() for i in members]
    return [
        Join([held[i].about for i in members], INSIDE, 2, alike=ALIKE),
        Join([held[i].evidence for i in members], SAME_WORDS, 4, alike=SAME_WORDS),
        Join(of, 1, 1),
    ]


def same_claim(a: Held, b: Held) -> str | None:
    """Why two claims of one type, holder and stance are one, or None."""
    if isinstance(a.claim, Forecast) and abs((a.report.day - b.report.day).days) > FORECAST_DAYS:
        return None
    if isinstance(a.claim, Commitment) and isinstance(b.claim, Commitment) and not _due_fits(a.claim.due, b.claim.due):
        return None
    words_equal = jaccard(a.evidence, b.evidence)
    if a.report.id != b.report.id and words_equal >= SAME_WORDS and len(a.evidence & b.evidence) >= 4:
        return "the same words show it in both"
    if a.key.negative != b.key.negative or (isinstance(a.claim, Commitment) and not _one_act(a, b)):
        return None
    shared = len(a.about & b.about)
    inside = containment(a.about, b.about)
    if shared >= 3 and inside >= INSIDE and jaccard(a.about, b.about) >= ALIKE:
        return f"about the same ({shared} telling words, {inside:.0%} of the shorter)"
    if shared >= 2 and inside == 1.0 and jaccard(a.about, b.about) >= 0.6:
        return f"about the same ({shared} telling words, all of the shorter)"
    if a.utterance is not None and a.utterance == b.utterance and shared >= 2 and inside >= 0.5:
        return "one utterance, about the same"
    return None


def _one_act(a: Held, b: Held) -> bool:
    """True where two commitments are to one act: verbs of one family, else each one's first telling word in the other:
    what is to be stopped and what is to be done are told with the same objects."""
    if a.key.families and b.key.families:
        return not set(a.key.families).isdisjoint(b.key.families)
    return _first(a.label) in b.about and _first(b.label) in a.about


def _first(label: str) -> int:
    return next((stem for word in words_of(label) if (stem := words().of(word)[1])), 0)


def _due_fits(a: Due | None, b: Due | None) -> bool:
    return a is None or b is None or Window(a.earliest, a.latest).meets(Window(b.earliest, b.latest))


def _case_claim(
    rows: list[Held], reasons: list[str], origins: Origins, origin_of: Mapping[str, Source], witness: Witness
) -> CaseClaim:
    first = rows[0]
    claim = first.claim
    reports = tuple(sorted({r.report.id for r in rows}))
    found: list[Source] = []
    working: list[str] = []
    seen: list[tuple[Held, Source]] = []
    for row in rows:
        shown = [row.report.evidence(row.claim.evidence)]
        origin = _origin(row, origins, origin_of)
        at = (row.claim.evidence.start, row.claim.evidence.end)
        for other, known in seen:
            # The same words in copied text have the same origin, whoever the reader took to be speaking; a report's
            # own voice is the other's wherever its text is.
            same_words = jaccard(row.evidence, other.evidence) >= SAME_WORDS
            if known.id == origin.id or not (same_words or row.said is None):
                continue
            reason = witness.one_path(row.report, other.report, at)
            if reason:
                working.append(f"{row.report.id} rests on what {other.report.id} rests on: {reason}")
                origin = known
                break
        seen.append((row, origin))
        found.append(origin)
        origins.rest(origin, _id(first), [row.report.id], shown)
    (low, high), folding = origins.count(found)
    n, k = len(reports), f"{low}" if low == high else f"{low}–{high}"
    names = "; ".join(sorted({o.id: o.name for o in sorted(found, key=lambda o: o.name, reverse=True)}.values()))
    due = next((r.claim.due for r in rows if isinstance(r.claim, Commitment) and r.claim.due is not None), None)
    kind: Literal["position", "commitment", "forecast"] = (
        "position" if isinstance(claim, Position) else "commitment" if isinstance(claim, Commitment) else "forecast"
    )
    return CaseClaim(
        id=_id(first),
        type=kind,
        reports=reports,
        origins=tuple(sorted({o.id for o in found})),
        independent_origins=(low, high),
        members=tuple(r.claim.id for r in rows),
        holder=None if isinstance(claim, Commitment) else claim.holder,
        target=first.label if isinstance(claim, Position) else None,
        stance=claim.stance if isinstance(claim, Position) else None,
        actor=agent(claim.actor, first.report.annotation) if isinstance(claim, Commitment) else None,
        act=first.label if isinstance(claim, Commitment) else None,
        due=Window(due.earliest, due.latest) if due else None,
        status=claim.status if isinstance(claim, Commitment) else None,
        outcome=first.label if isinstance(claim, Forecast) else None,
        condition=None if isinstance(claim, Position) else claim.condition,
        likelihood=claim.likelihood if isinstance(claim, Forecast) else None,
        evidence=tuple(r.report.evidence(r.claim.evidence) for r in rows),
        why=(
            f"{n} report{'s' if n > 1 else ''}, {k} origin{'s' if high > 1 else ''}: {names}",
            *reasons,
            *working,
            *folding,
        ),
        rule="claim.single" if len(rows) == 1 else "claim.same",
        confidence=round(min(r.claim.confidence for r in rows), 3),
    )


def _origin(row: Held, origins: Origins, origin_of: Mapping[str, Source]) -> Source:
    """Origin of one telling of a claim: its utterance's, its statement's speaker, else the report's own."""
    if row.said is None:
        return origins.of_report(row.report)
    s = row.said
    known = origin_of.get(row.utterance or "")
    return known or origins.of_statement(s.report, s.key, s.statement, s.speaker, s.statement.speaker.name)
