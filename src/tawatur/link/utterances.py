"""Utterances: statements of several reports that are one act of speaking.

Same speaker, days that can be one, same content: a run of equal words or many of the telling words, and nothing that
speaks against it (figures that differ, a clause turned round).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from tawatur.link.archive import Archive, Report, days_apart, hull, narrowed
from tawatur.link.copied import copied_statements
from tawatur.link.credits import outlet_entry, outlet_key
from tawatur.link.entities import Known, norm_of
from tawatur.link.join import Join, Shelves, in_blocks
from tawatur.link.keys import StatementKey
from tawatur.link.origins import Origins, Source, Witness, count_witnesses
from tawatur.link.partition import Partition
from tawatur.link.passages import PairPassages
from tawatur.link.reading import Reading
from tawatur.link.said import RUN, Ref, Said, runs_of
from tawatur.link.scope import Made, hanging, tied
from tawatur.link.ties import tie
from tawatur.link.words import containment, jaccard, pack
from tawatur.model import Statement, Tie, Window, content_id
from tawatur.model.case import CarriedStatement, SpeakerRef, Utterance

DAYS = 2
LONG_QUOTE = 12  # words
AGAIN_DAYS = 7  # within which the same words at length are one saying
MANY = 10  # telling words in common that let more differ
RECENT = 7  # days before publication
EXACT, LIKE = 0, 1
RUNS_KEPT = 16_384  # statements whose runs are at hand
MAX_SHELF = 60  # a run in more statements of one speaker is a habit of his
UNNAMED = ("anonymous", "group")


def keys(reading: Reading) -> tuple[StatementKey, ...]:
    out = []
    for statement in reading.annotation.statements:
        stems: set[int] = set()
        numbers: set[int] = set()
        negative = False
        for span in statement.content:
            stems |= reading.stems(span.start, span.end)
            numbers |= reading.numbers(span.start, span.end)
            negative ^= reading.negative(span.start, span.end)
        window = _said_on(reading, statement)
        path, kind = _path(statement)
        out.append(
            StatementKey(
                statement.id,
                norm_of(statement.speaker.name),
                statement.speaker.type,
                statement.speaker.entity,
                pack(stems),
                pack(numbers),
                negative,
                window.earliest,
                window.latest,
                path,
                kind,
            )
        )
    return tuple(out)


def _said_on(reading: Reading, statement: Statement) -> Window:
    """The day that the sentence gives outside the content; else the day of publication and the one before."""
    published = reading.published
    head = statement.cue or statement.source
    if head is not None:
        sentence = reading.sentence_at(head.start)
        for time in reading.dates_in(sentence.start, sentence.end):
            inside = any(s.start <= time.start < s.end for s in statement.content)
            near = time.earliest and time.latest and (time.latest - time.earliest).days <= 31
            past = published.latest is None or (time.earliest is not None and time.earliest <= published.latest)
            away = min(abs(time.start - head.end), abs(head.start - time.end))
            recent = (
                published.earliest is None or time.latest is None or (published.earliest - time.latest).days <= RECENT
            )
            # An older day is the saying's only where it stands right beside the cue; else it dates something told.
            if not inside and near and past and away <= (120 if recent else 25):
                return Window(time.earliest, time.latest)
    earliest = published.earliest
    return Window(earliest - timedelta(days=1) if earliest and earliest.year > 1 else earliest, published.latest)


def _path(statement: Statement) -> tuple[str | None, str | None]:
    """(key, kind) of the first hop that tells how the report knows: an agency or outlet, a platform or document."""
    for hop in statement.via:
        entry = outlet_entry(hop.name)
        if entry is not None and "AGENCIES" not in entry.classes:
            return str(entry.get("key")), "agency" if "AGENCY" in entry.classes else "outlet"
        if hop.type in ("media", "agency", "outlet"):
            key, agency = outlet_key(hop.name)
            return key, "agency" if agency else "outlet"
    for hop in statement.via:
        return norm_of(hop.name), "document"
    return None, None


def speaker_key(
    report: Report, key: StatementKey, statement: Statement, known: Known, agencies: frozenset[str] = frozenset()
) -> str:
    """Who speaks, across the case: an entity, an unnamed source with the path it came by, else a name."""
    held = known.holders.get((report.id, key.speaker))
    if held is not None:
        return held  # an office whose holder is known
    if key.type in UNNAMED:
        agency = key.path or next((c.key for c in report.agencies), "")
        if not agency and report.outlet in agencies:
            agency = report.outlet or ""  # the agency's own report
        return f"unnamed:{key.speaker}:{agency}"
    entity = known.named(report.id, statement.speaker.entity, statement.speaker.name)
    return entity if entity is not None else f"name:{key.type if key.type != 'state' else 'organisation'}:{key.speaker}"


def statements_of(archive: Archive, known: Known) -> list[Said]:
    """All statements of the case, by document and position."""
    out = []
    agencies = frozenset(c.key for r in archive.reports for c in r.agencies)
    for report in archive.reports:
        rows = zip(report.annotation.statements, report.digest.statements, strict=True)
        for place, (statement, key) in enumerate(rows):
            out.append(Said(report, place, speaker_key(report, key, statement, known, agencies)))
    return out


def find_utterances(
    archive: Archive,
    said: list[Said],
    known: Known,
    pairs: list[PairPassages],
    witness: Witness,
    origins: Origins,
    ties: Sequence[Tie] = (),
    seeds: Collection[int] | None = None,
) -> tuple[Made, dict[Ref, str], dict[str, Source]]:
    """Utterances; and, known once these were gone through, the utterance of each of their statements and the origin of
    each, by the utterance's id.

    Args:
        seeds: indexes of statements that are new or other than before; all where None.
    """

    @lru_cache(maxsize=RUNS_KEPT)
    def runs_at(i: int) -> frozenset[int]:
        return runs_of(said[i])

    reasons: dict[tuple[int, int], tuple[int, str]] = {}

    def accept(a: int, b: int) -> bool:
        if (a, b) not in reasons:
            same = same_act(said[a], said[b], runs_at(a), runs_at(b))
            if same is None:
                return False
            reasons[a, b] = same
        return True

    def copied(asking: Collection[int] | None) -> list[tuple[int, int]]:
        there = None if asking is None else {said[i].report.id for i in asking}
        found = []
        for a, b in copied_statements(archive, said, known, pairs, there):
            pair = (a, b) if a < b else (b, a)
            if asking is None or a in asking or b in asking:
                reasons[pair] = (EXACT, "the same words in text that both reports have")
                found.append(pair)
        return found

    if seeds is not None:
        seeds = {*seeds, *(i for i, s in enumerate(said) if s.report.id in tied(ties))}
    chosen, edges = hanging(len(said), seeds, _shelves(said, runs_at), accept, copied)
    parts: Partition[int] = Partition(chosen)
    places = ((i, (said[i].report.id, c.start, c.end)) for i in chosen for c in said[i].statement.content)
    why = tie(parts, ties, places)
    # Word for word first: what they join bounds the days that weaker likenesses may add.
    for rank, _, a, b, reason in sorted((reasons[e][0], _unlike(said, *e), *e, reasons[e][1]) for e in edges):
        fits = (rank == EXACT or _days_fit(parts, said, a, b)) and not _side_by_side(parts, said, a, b)
        if fits and parts.join(a, b):
            why.setdefault(a, []).append(f"{said[a].report.id} and {said[b].report.id}: {reason}")
    where: dict[Ref, str] = {}
    origin_of: dict[str, Source] = {}

    def made() -> Iterator[Utterance]:
        for group in parts.groups():
            rows = [said[i] for i in group]
            one, origin = _utterance(rows, [line for i in group for line in why.get(i, ())], known, witness, origins)
            origin_of[one.id] = origin
            for row in rows:
                where[row.ref] = one.id
            yield one

    former = None if seeds is None else frozenset(_id(said[i]) for i in chosen)
    return Made("utterances", made(), former), where, origin_of


def _id(first: Said) -> str:
    return content_id("utterance", f"{first.report.id}/{first.statement.id}")


def _shelves(said: Sequence[Said], runs_at: Callable[[int], frozenset[int]]) -> Shelves:
    """Statements by speaker and days; pairs share a run of words, or half of the shorter one's telling words."""
    by_speaker: dict[str, list[int]] = {}
    for i, s in enumerate(said):
        by_speaker.setdefault(s.speaker, []).append(i)
    days = {i: _days(said[i].window) for members in by_speaker.values() if len(members) > 1 for i in sorted(members)}
    blocks: dict[int, dict[Hashable, list[int]]] = {}
    for speaker, members in by_speaker.items():
        if len(members) > 1:
            for block, places in in_blocks([days[i] for i in members]).items():
                blocks.setdefault(block, {})[speaker, block] = [members[n] for n in places]
    # Day by day, so that reports of the same days are looked at together.
    shelves = {key: members for block in sorted(blocks) for key, members in blocks[block].items()}

    def joins(_: Hashable, members: Sequence[int]) -> list[Join]:
        shared = Join([runs_at(i) for i in members], 0, 1, MAX_SHELF)
        return [Join([said[i].stems for i in members], 0.5, 5), shared]

    return Shelves(shelves, joins)


def _days(window: Window) -> tuple[int, int] | None:
    """First and last day of a window that dates a saying, as ordinals."""
    if _vague(window) or window.earliest is None or window.latest is None:
        return None
    return window.earliest.toordinal(), window.latest.toordinal()


def same_act(a: Said, b: Said, runs_a: frozenset[int], runs_b: frozenset[int]) -> tuple[int, str] | None:
    """(EXACT or LIKE, why) where two statements of one speaker are one act of speaking, else None."""
    run = len(runs_a & runs_b) / max(1, min(len(runs_a), len(runs_b)))
    if days_apart(a.window, b.window) > DAYS:
        # The same words at length are one saying told again; a publication window that is only inferred, and wide,
        # does not speak against that either.
        again = _vague(a.window) or _vague(b.window) or days_apart(a.window, b.window) <= AGAIN_DAYS
        if not (again and run >= 0.8 and min(a.length, b.length) >= LONG_QUOTE):
            return None
    if run >= 0.5 and min(a.length, b.length) >= 6:
        return EXACT, f"the shorter content stands word for word in the other ({run:.0%} of its runs of {RUN} words)"
    if a.report.id == b.report.id:
        return None
    if a.key.negative != b.key.negative:
        return None
    shared = len(a.stems & b.stems)
    inside = containment(a.stems, b.stems)
    differ = a.numbers and b.numbers and not (a.numbers <= b.numbers or b.numbers <= a.numbers)
    # A date told in two ways adds numbers to one of them; what is counted must be the same.
    if differ and (shared < MANY or not a.numbers & b.numbers):
        return None
    union = jaccard(a.stems, b.stems)
    if shared >= 4 and inside >= 0.8 and min(a.length, b.length) >= 6:
        return LIKE, f"{shared} of the shorter content's telling words ({inside:.0%}) stand in the other"
    if (
        shared >= 5
        and (inside >= 0.65 or (run >= 0.15 and inside >= 0.5))
        and union >= (0.25 if shared >= MANY else 0.3)
    ):
        return LIKE, f"{shared} telling words in common ({inside:.0%} of the shorter), figures and polarity agree"
    return None


def _unlike(said: list[Said], a: int, b: int) -> float:
    return 1 - jaccard(said[a].stems, said[b].stems)


def _side_by_side(parts: Partition[int], said: list[Said], a: int, b: int) -> bool:
    """True where one report would have two different sayings in what would become one: a third that runs over both
    joins only one of them."""
    there: dict[str, list[int]] = {}
    for i in parts.members(a):
        there.setdefault(said[i].report.id, []).append(i)
    return any(
        containment(said[i].stems, said[j].stems) < 0.5
        for j in parts.members(b)
        for i in there.get(said[j].report.id, ())
        if i != j
    )


def _days_fit(parts: Partition[int], said: list[Said], a: int, b: int) -> bool:
    """True where the days of all statements that would become one lie within DAYS of each other."""
    windows = [said[i].window for i in (*parts.members(a), *parts.members(b)) if not _vague(said[i].window)]
    ends = [w.latest for w in windows if w.latest]
    starts = [w.earliest for w in windows if w.earliest]
    return not ends or not starts or (max(starts) - min(ends)).days <= DAYS


def _vague(window: Window) -> bool:
    return window.days is None or window.days > 31


def _utterance(
    rows: list[Said], reasons: list[str], known: Known, witness: Witness, origins: Origins
) -> tuple[Utterance, Source]:
    rows = sorted(
        rows, key=lambda s: (s.report.day, s.report.id, s.statement.content[0].start if s.statement.content else 0)
    )
    first = rows[0]
    entity = first.speaker if first.speaker in known.by_id else None
    name = known.by_id[entity].name if entity else first.statement.speaker.name
    windows = [r.window for r in rows]
    when = narrowed(windows) if days_apart_ok(windows) else hull(windows)
    witnesses, working = count_witnesses([(r.report, r.key, r.statement) for r in rows], witness)
    reports = sorted({r.report.id for r in rows})
    origin = origins.of_statement(first.report, first.key, first.statement, first.speaker, name)
    shown = [r.report.evidence(r.statement.content[0]) for r in rows if r.statement.content][:8]
    origins.rest(origin, _id(first), reports, shown)
    made = Utterance(
        id=_id(first),
        speaker=SpeakerRef(name, first.statement.speaker.type, entity),
        when=when,
        statements=tuple(
            CarriedStatement(r.report.id, r.statement.id, r.statement.content, tuple(h.name for h in r.statement.via))
            for r in rows
        ),
        origin=origin.id,
        witnesses=witnesses,
        evidence=tuple(r.report.evidence(s) for r in rows for s in r.statement.content if s.end > s.start),
        why=(
            f"{len(reports)} report{'s' if len(reports) > 1 else ''}, witnesses "
            + "–".join(str(n) for n in dict.fromkeys(witnesses)),
            *reasons,
            *working,
        ),
        rule="utterance.single" if len(rows) == 1 else "utterance.same",
        confidence=round(min(r.statement.confidence for r in rows) * (1.0 if len(rows) == 1 else 0.9), 3),
    )
    return made, origin


def days_apart_ok(windows: list[Window]) -> bool:
    return all(days_apart(windows[0], w) == 0 for w in windows[1:])
