"""What the HTML dossier asks of a case: evidence with its sentence, chains, charts, and lists cut to size."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import msgspec
from markupsafe import Markup

from tawatur.dossier import chain, figures, timeline
from tawatur.dossier.case_json import all_issues
from tawatur.dossier.judged import JudgedLine, judged_lines, without_rejected
from tawatur.dossier.labels import Labels, Language, number_range
from tawatur.dossier.summary import SETTLED, due_day
from tawatur.dossier.timeline import last_of_month
from tawatur.dossier.words import Paint, around, excerpt, paint, plain, told
from tawatur.dossier.working import working_in_arabic
from tawatur.model import Annotation, Evidence, Hop, Span, Statement, Window, content_id
from tawatur.model.case import CarriedStatement, Case, CommitmentThread, Figure, SpeakerRef, Utterance

SHOWN = 24  # items of a list that stand in the page from the start
KEPT = 600  # items of a list that the page holds at all; exports have the rest
SHARE = 3  # a large case keeps a third of that: the texts of its reports need the room
STATIC_REPORTS = 40  # up to here everything is laid out at once, and works without scripts
CROWDED = 40  # a year with more timeline entries is shown by months
_ISO_DAY = re.compile(r"(?<![\d-])(\d{4}-\d\d-\d\d)(?![\d-])")
PLACES = 4  # pieces of evidence shown under one line


class View:
    """What the templates ask of a case: evidence with its sentence, chains, charts, and lists cut to size."""

    def __init__(self, case: Case, language: Language = "ar") -> None:
        self.judged = judged_lines(case)
        self._judgement = {line.finding: line for line in self.judged}
        self.confirmed = [line.finding for line in self.judged if line.told in ("accepted", "edited")]
        case = without_rejected(case)
        self.case = case
        self.labels = Labels(language)
        ordered = sorted(case.annotations, key=lambda a: (_day_key(a), a.document.id))
        self.reports = ordered
        self.number = {a.document.id: i for i, a in enumerate(ordered, 1)}
        self.annotation = {a.document.id: a for a in ordered}
        self.statement: dict[str, tuple[Annotation, Statement]] = {s.id: (a, s) for a in ordered for s in a.statements}
        self.origin = {o.id: o for o in case.findings.origins}
        self.static = len(ordered) <= STATIC_REPORTS
        self.copies: dict[str, str] = {}
        self.shared: dict[str, list[Paint]] = defaultdict(list)
        for p in case.findings.passages:
            if p.relation == "copy" and p.source:
                taker = p.b.document if p.source == p.a.document else p.a.document
                self.copies.setdefault(taker, p.source)
            for mine, other in ((p.a, p.b), (p.b, p.a)):
                note = self.outlet_name(other.document)
                self.shared[mine.document].append(Paint(mine.start, mine.end, "passage", title=note))
        self.issues = all_issues(case)
        self.line: dict[str, str] = {}  # finding of one report → the line of the dossier that tells of it
        self.line.update((s.statement, u.id) for u in case.findings.utterances for s in u.statements)
        self.line.update((m, e.id) for e in case.findings.entities for m in e.members)
        self.line.update((v.quantity, f.id) for f in case.findings.figures for v in f.values)
        self.utterances = case.findings.utterances or tuple(_bare_utterances(ordered))

    # Reports

    def title(self, document: str) -> str:
        a = self.annotation.get(document)
        if a is None:
            return document
        return " ".join((a.document.title or "").split()) or excerpt(a.document.text) or document

    def source(self, document: str) -> str | None:
        a = self.annotation.get(document)
        return a.document.source if a else None

    def outlet_name(self, document: str) -> str:
        return self.source(document) or self.title(document)

    def published(self, document: str) -> Window | None:
        a = self.annotation.get(document)
        return a.document.published.window if a and a.document.published else None

    def body(self, a: Annotation) -> Markup:
        """A report's text with every layer marked."""
        paints = list(self.shared.get(a.document.id, ()))
        line = self.line
        for s in a.statements:
            path = [s.speaker.name, *(h.name for h in reversed(s.via))]
            note = " \u2190 ".join(path)
            paints += [Paint(c.start, c.end, "statement", title=note, ref=line.get(s.id, s.id)) for c in s.content]
        for q in a.quantities:
            note = number_range(q.min, q.max, q.approx)
            paints.append(Paint(q.start, q.end, "quantity", title=note, ref=line.get(q.id, q.id)))
        for x in a.times:
            paints.append(Paint(x.start, x.end, "date", title=_days(x) or x.value, ref=x.id))
        for e in a.entities:
            paints += [Paint(m.start, m.end, "name", title=e.name, ref=line.get(e.id, e.id)) for m in e.mentions]
        return paint(a.document.text, paints, paragraphs=True)

    # Evidence

    def sentence(self, place: Evidence) -> Markup:
        a = self.annotation.get(place.document)
        if a is None:
            return Markup("<mark>") + plain(place.text) + Markup("</mark>")
        return around(a.document.text, [place.span])

    def said(self, carried: CarriedStatement) -> Markup:
        """The sentence that carries a statement: its content marked, its source and cue faintly."""
        a = self.annotation.get(carried.document)
        if a is None or not carried.content:
            return Markup("")
        also: list[Paint] = []
        if carried.statement in self.statement:
            _, s = self.statement[carried.statement]
            also = [Paint(x.start, x.end, kind) for x, kind in ((s.source, "source"), (s.cue, "cue")) if x]
        return around(a.document.text, carried.content, also)

    def words(self, carried: CarriedStatement) -> str:
        a = self.annotation.get(carried.document)
        return " … ".join(c.of(a.document.text) for c in carried.content) if a else ""

    def places(self, items: Iterable[Evidence]) -> list[Evidence]:
        """Evidence to show: one place a report first, then the others."""
        limit = PLACES if self.static else PLACES // 2
        first: dict[str, Evidence] = {}
        rest = []
        for e in items:
            if e.document in first:
                rest.append(e)
            else:
                first[e.document] = e
        return [*first.values(), *rest][:limit]

    def others(self, items: Sequence[Evidence]) -> int:
        """How many reports carry it beyond the places shown."""
        shown = {e.document for e in self.places(items)}
        return len({e.document for e in items} - shown)

    def first_words(self, items: Sequence[Evidence], otherwise: str = "") -> str:
        return items[0].text if items else otherwise

    def why(self, line: str) -> Markup:
        """One line of a finding's working, in both languages where it can be said in both, its reports as links."""
        arabic = working_in_arabic(line)
        if arabic is None:
            return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(self._linked(line))
        return Markup('<span class="w-ar">{}</span><span class="w-en">{}</span>').format(
            self._linked(arabic), self._linked(line)
        )

    def _linked(self, line: str) -> Markup:
        """A line of working with the ids of reports in it as links, and its days said in words."""
        return Markup("").join(
            self._link(piece) if piece in self.number else self._dated(piece) for piece in self._ids.split(line)
        )

    def _dated(self, text: str) -> Markup:
        out = Markup("")
        for piece in _ISO_DAY.split(text):
            day = self.days_of(piece) if _ISO_DAY.fullmatch(piece) else None
            out += self.labels.when(day) if day else Markup(told(piece))
        return out

    @cached_property
    def _ids(self) -> re.Pattern[str]:
        known = sorted(map(re.escape, self.number), key=lambda i: (-len(i), i))
        return re.compile(rf"(?<![^\s,:;()\u060c\u061b])({'|'.join(known) or '(?!)'})(?![^\s,:;()\u060c\u061b])")

    def _link(self, document: str) -> Markup:
        i, title = self.number[document], plain(self.title(document))
        name = plain(excerpt(self.outlet_name(document), 40))
        return Markup(f'<a class="go" href="#t-{i}" data-go="{i}" title="{title}"><bdi>{name}</bdi></a>')

    def mode(self, carried: CarriedStatement) -> str:
        return self.statement[carried.statement][1].mode if carried.statement in self.statement else ""

    def judgement(self, finding: str) -> JudgedLine | None:
        return self._judgement.get(finding)

    # Chains

    def kind_of(self, hop: Hop) -> str:
        return hop.type or hop.kind or "document"

    def path(self, carried: CarriedStatement) -> list[tuple[str, str]]:
        """(name, kind) of the hops of one statement, origin first, without speaker and report."""
        if carried.statement in self.statement:
            hops = [(h.name, self.kind_of(h)) for h in reversed(self.statement[carried.statement][1].via)]
        else:
            hops = [(name, "document") for name in reversed(carried.via)]
        # An outlet that was told itself stands at the chain's end already.
        return hops[:-1] if hops and hops[-1][0] == self.source(carried.document) else hops

    def tree(self, u: Utterance) -> chain.Node:
        paths = (chain.Hopping(s.document, tuple(self.path(s))) for s in u.statements)
        return chain.tree(u.speaker.name, u.speaker.type, paths, self.copies)

    def claim_trees(self, claim: Any) -> list[chain.Node]:
        """One tree for each origin of a claim, with the reports that rest on it."""
        trees = []
        left = set(claim.reports)
        for key in claim.origins:
            o = self.origin.get(key)
            if o is None:
                continue
            mine = [d for d in o.documents if d in left]
            left -= set(mine)
            if mine:
                trees.append(chain.tree(o.name, o.kind, (chain.Hopping(d, ()) for d in mine), self.copies))
        return trees

    # Lists

    def speakers(self) -> list[tuple[SpeakerRef, list[Utterance], int]]:
        """(speaker, utterances by day, reports), the most quoted first; unnamed ones after the named of equal count."""
        groups: dict[tuple[str, str], list[Utterance]] = defaultdict(list)
        for u in self.utterances:
            groups[(u.speaker.entity or u.speaker.name, u.speaker.type)].append(u)
        rows = []
        for mine in groups.values():
            mine.sort(key=lambda u: (_window_key(u.when), u.id))
            names = Counter(u.speaker.name for u in mine)
            name = max(names, key=lambda x: (names[x], len(x), x))
            one = msgspec.structs.replace(mine[0].speaker, name=name)
            rows.append((one, mine, len({s.document for u in mine for s in u.statements})))
        return sorted(rows, key=lambda r: (-len(r[1]), -r[2], r[0].type == "anonymous", r[0].name))

    def claims(self) -> list[Any]:
        """Claims by how much one wants to see their working: many reports on few origins first."""
        return sorted(self.case.findings.claims, key=lambda c: (-len(c.reports), c.independent_origins, c.id))

    def figure_groups(self) -> tuple[list[Figure], list[Figure]]:
        """(figures told more than once, conflicts first; figures told once)."""
        many = [f for f in self.case.findings.figures if len(f.values) > 1]
        once = [f for f in self.case.findings.figures if len(f.values) <= 1]
        many.sort(key=lambda f: (f.relation != "conflict", -len(f.values), f.counted, f.id))
        return many, once

    def chart(self, figure: Figure) -> figures.Chart | None:
        return figures.chart(figure)

    def timeline(self) -> timeline.Picture | None:
        return timeline.picture(self.case.findings.timeline, self.case.as_of)

    def timeline_groups(self) -> list[tuple[Window | None, list[Any], int]]:
        """(year, or month of a crowded year; its entries in order, the best attested ones; number left out)."""
        years = Counter(day.year for e in self.case.findings.timeline if (day := e.window.earliest or e.window.latest))
        groups: dict[tuple[int, int], list[Any]] = defaultdict(list)
        for e in self.case.findings.timeline:
            day = e.window.earliest or e.window.latest
            key = (9999, 99) if day is None else (day.year, day.month if years[day.year] > CROWDED else 0)
            groups[key].append(e)
        rows = []
        for (year, month), entries in sorted(groups.items()):
            best = sorted(entries, key=lambda e: (e.background, -len(e.documents), -e.confidence, e.id))
            best = best[: KEPT if self.static else CROWDED]
            best.sort(key=lambda e: (_window_key(e.window), e.id))
            title = None if month == 99 else self.days_of(f"{year:04d}-{month:02d}" if month else f"{year:04d}")
            rows.append((title, best, len(entries) - len(best)))
        return rows

    def commitments(self) -> list[CommitmentThread]:
        def key(t: CommitmentThread) -> tuple[bool, int, str]:
            days = due_day(t.due, self.case) if t.due else None
            return days is None, abs(days or 0), t.id

        return sorted(self.case.findings.commitments, key=key)

    def overdue(self, thread: CommitmentThread) -> bool:
        """True where the due window is over and nothing settled it."""
        days = due_day(thread.due, self.case) if thread.due else None
        return days is not None and days < 0 and thread.status not in SETTLED

    def days_to(self, window: Window | None) -> int | None:
        return due_day(window, self.case) if window else None

    def positions(self) -> list[tuple[str | None, list[Any]]]:
        """Cards by holder: who moved first, then who is heard most."""
        groups: dict[str | None, list[Any]] = defaultdict(list)
        for card in self.case.findings.positions:
            groups[card.holder].append(card)
        for cards in groups.values():
            cards.sort(key=lambda c: (-len(c.shifts), -len(c.entries), c.issue, c.id))
        return sorted(
            groups.items(),
            key=lambda g: (-sum(len(c.shifts) for c in g[1]), -sum(len(c.entries) for c in g[1]), g[0] or "\uffff"),
        )

    def forecasts(self) -> list[Any]:
        return sorted(self.case.findings.forecasts, key=lambda f: (_window_key(f.made), f.id))

    def passages(self) -> list[tuple[str | None, str, list[Any]]]:
        """(giver, taker, passages) by reports: most shared text first. Giver and taker are document ids."""
        pairs: dict[tuple[str, str, bool], list[Any]] = defaultdict(list)
        for p in self.case.findings.passages:
            a, b = p.a.document, p.b.document
            giver, taker = (b, a) if p.source == b else (a, b)
            pairs[(giver, taker, p.source is not None)].append(p)
        rows = sorted(pairs.items(), key=lambda x: (-sum(p.a.end - p.a.start for p in x[1]), x[0]))
        return [(giver if known else None, taker, ps) for (giver, taker, known), ps in rows]

    def copied(self) -> list[tuple[str, str, bool, int]]:
        """(giver, taker, known to have given, passages) by outlets, by reports where the outlet is not known."""
        counts: Counter[tuple[str, str, bool]] = Counter()
        for giver, taker, ps in self.passages():
            other = giver or next((d for d in (ps[0].a.document, ps[0].b.document) if d != taker), taker)
            ends = [excerpt(self.outlet_name(d), 40) for d in (other, taker)]
            counts[(ends[0], ends[1], giver is not None)] += len(ps)
        rows = sorted(counts.items(), key=lambda c: (not c[0][2], -c[1], c[0]))
        return [(giver, taker, known, n) for (giver, taker, known), n in rows]

    def passage_words(self, p: Any) -> str:
        a = self.annotation.get(p.a.document)
        return Span(p.a.start, p.a.end).of(a.document.text) if a else ""

    def entities(self) -> list[tuple[str, list[Any]]]:
        groups: dict[str, list[Any]] = defaultdict(list)
        for e in sorted(self.case.findings.entities, key=lambda e: (-sum(e.mentions.values()), e.name, e.id)):
            groups[e.type].append(e)
        return [(kind, groups[kind]) for kind in ("person", "organisation", "place") if groups[kind]]

    def skipped(self) -> list[Evidence]:
        """Reporting cues whose sentences gave no statement, in the order of the reports."""
        return [
            Evidence(a.document.id, s.cue.start, s.cue.end, s.cue.of(a.document.text))
            for a in self.reports
            for s in a.skipped
        ]

    def issue_groups(self) -> list[tuple[str, list[Any]]]:
        groups: dict[str, list[Any]] = defaultdict(list)
        for row in self.issues:
            groups[row.kind].append(row)
        return sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))

    def cut(self, items: Sequence[Any], shown: int = SHOWN, kept: int = KEPT) -> tuple[Any, Any, int]:
        """(items shown at once, items behind a button, number left to the exports)."""
        if not self.static:
            kept = max(shown, kept // SHARE)
        return items[:shown], items[shown:kept], max(0, len(items) - max(kept, shown))

    def window(self, day: date) -> Window:
        return Window(day, day)

    def days_of(self, value: str) -> Window | None:
        """The window of an ISO day, month or year; None for anything else."""
        found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
        try:
            if found is None:
                return None
            year, month, day = (int(x) if x else None for x in found.groups())
            if year and month and day:
                return self.window(date(year, month, day))
            first, last = date(year or 1, month or 1, 1), date(year or 1, month or 12, 1)
            return Window(first, last_of_month(last))
        except ValueError:
            return None

    @property
    def lexicon(self) -> str:
        return ", ".join(sorted({a.lexicon for a in self.case.annotations if a.lexicon})) or "–"

    def range(self, low: float | None, high: float | None, approx: bool = False) -> str:
        return number_range(low, high, approx)


def _bare_utterances(annotations: Iterable[Annotation]) -> Iterable[Utterance]:
    """Each statement as its own utterance, for a case in which nothing is linked yet."""
    for a in annotations:
        published = a.document.published
        for s in a.statements:
            carried = CarriedStatement(a.document.id, s.id, s.content, tuple(h.name for h in s.via))
            text = a.document.text
            yield Utterance(
                content_id("utterance", s.id),
                SpeakerRef(s.speaker.name, s.speaker.type, s.speaker.entity),
                published.window if published else Window(),
                (carried,),
                None,
                (1, 1),
                tuple(Evidence(a.document.id, c.start, c.end, c.of(text)) for c in s.content),
                rule=s.rule,
                confidence=s.confidence,
            )


def _days(x: Any) -> str:
    if x.earliest is None and x.latest is None:
        return ""
    return Window(x.earliest, x.latest).edtf()


def _day_key(a: Annotation) -> str:
    p = a.document.published
    return str((p.earliest or p.latest) if p else "") or "9999"


def _window_key(window: Window) -> str:
    return f"{window.earliest or window.latest or '9999'} {window.latest or '9999'}"
