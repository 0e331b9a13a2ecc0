"""Process: bodies, rounds, agreements and decisions, named in the reports' own words, with parts and mandates."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import msgspec

from tawatur.link.archive import Archive, Report
from tawatur.link.clauses import clause, trimmed
from tawatur.link.entities import norm_of
from tawatur.link.keys import ProcessKey
from tawatur.link.partition import Partition
from tawatur.link.reading import Reading
from tawatur.link.words import Hit, words, words_of
from tawatur.model import Span, Window, content_id
from tawatur.model.case import Process, ProcessItem
from tawatur.text import fold_text

LONGEST_NAME = 6
LONGEST_MANDATE = 220
LONGEST_DECISION = 400
_COMMA = re.compile("[\u060c\u061b,]\\s*")
_WORD = re.compile(r"(?<=\s)\w+")
_BREAK = re.compile(r"[^\w\s\u0640\u064b-\u0652\u2013\u2014-]|\n")
GROUPS = ("bodies", "rounds", "agreements", "decisions")
MAX_EVIDENCE = 12


def keys(reading: Reading) -> tuple[ProcessKey, ...]:
    out: dict[tuple[str, int], ProcessKey] = {}
    organisations = {
        m.start: (m.end, e.name) for e in reading.annotation.entities if e.type == "organisation" for m in e.mentions
    }
    for hit in reading.hits:
        classes = hit.entry.classes
        found: ProcessKey | None = None
        if classes & {"BODY", "GROUPS"}:
            found = _body(reading, hit, organisations)
        elif "ROUND" in classes:
            found = _round(reading, hit)
        elif "AGREEMENT" in classes:
            found = _agreement(reading, hit)
        elif "DECISION" in classes:
            found = _decision(reading, hit)
        if found is not None:
            out.setdefault((found.group, found.start), found)
    return tuple(out[k] for k in sorted(out, key=lambda k: (k[1], k[0])))


def _name_end(reading: Reading, hit: Hit, least: int = 2) -> int | None:
    """Last word of the name that begins at a hit: until a mark, a stop word, a date or LONGEST_NAME words."""
    stops = {
        h.first
        for h in reading.hits_in(
            reading.starts[hit.first], reading.ends[min(hit.first + LONGEST_NAME + 2, len(reading.words) - 1)]
        )
        if h.entry.classes & {"NAMESTOP", "PURPOSE", "SINCE", "UNTIL", "NOW", "FUTURE"} and h.first > hit.last
    }
    dates = {
        reading.range(t.start, t.end)[0]
        for t in reading.dates_in(
            reading.starts[hit.first], reading.ends[min(hit.first + LONGEST_NAME, len(reading.words) - 1)]
        )
    }
    last = hit.last
    for i in range(hit.last + 1, min(hit.first + LONGEST_NAME, len(reading.words))):
        if (
            i in stops
            or i in dates
            or _BREAK.search(reading.text, reading.ends[i - 1], reading.starts[i])
            or reading.info[i][2] & 4
        ):
            break
        last = i
    return last if last - hit.first + 1 >= least else None


def _window(reading: Reading, span: Span) -> Window:
    sentence = reading.sentence_at(span.start)
    near = [
        t
        for t in reading.dates_in(sentence.start, sentence.end)
        if abs(t.start - span.start) <= 160 and t.earliest and t.latest
    ]
    if not near:
        return Window()
    best = min(near, key=lambda t: (abs(t.start - span.start), t.start))
    return Window(best.earliest, best.latest)


def _named(reading: Reading, hit: Hit, last: int, group: str, kind: str) -> ProcessKey:
    span = Span(reading.starts[hit.first] + hit.lead, reading.ends[last])
    name = " ".join(reading.text[span.start : span.end].split())
    window = _window(reading, span)
    rest = " ".join(reading.words[hit.last + 1 : last + 1])
    # The head is one however it is written, with or without the article.
    return ProcessKey(
        group,
        name,
        norm_of(f"{hit.entry.forms[0]} {rest}"),
        kind,
        span.start,
        span.end,
        earliest=window.earliest,
        latest=window.latest,
    )


def _body(reading: Reading, hit: Hit, organisations: dict[int, tuple[int, str]]) -> ProcessKey | None:
    start = reading.starts[hit.first] + hit.lead
    kind = str(hit.entry.get("kind"))
    sentence = reading.sentence_at(start)
    known = ""
    if start in organisations:
        end, known = organisations[start]
        last = max(hit.first, reading.range(start, end)[1] - 1)
    elif "GROUPS" in hit.entry.classes:
        last = hit.last
    else:
        found = _name_end(reading, hit)
        if found is None:
            return None
        last = found
    key = _named(reading, hit, last, "bodies", kind)
    name, norm = key.name, key.norm
    if start in organisations:  # a short form stands for the body that the report names in full
        name, norm = known, norm_of(known)
    hits = reading.hits_in(reading.starts[hit.first], sentence.end)
    groups = [h for h in hits if "GROUPS" in h.entry.classes]
    purposes = [h for h in hits if "PURPOSE" in h.entry.classes and h.first > hit.last]
    parts: tuple[Span, ...] = ()
    if groups and groups[0].first - last <= 8:
        of_groups = [p for p in purposes if groups[0].last < p.first <= groups[0].last + 4]
        if of_groups:
            purpose = of_groups[0]
            rest = [p for p in purposes if p.first > purpose.first + 2]
            end = (
                reading.starts[rest[0].first]
                if rest
                else _sentence_cut(reading, sentence, reading.starts[purpose.first])
            )
            parts = _parts(reading.text, reading.ends[purpose.first], end)
            purposes = rest
    mandate: Span | None = None
    if purposes and (parts or purposes[0].first - last <= 3):
        mandate = trimmed(
            reading.text,
            reading.starts[purposes[0].first],
            _sentence_cut(reading, sentence, reading.starts[purposes[0].first]),
        )
    evidence_end = max([key.end, *(p.end for p in parts), *([mandate.end] if mandate else [])])
    if kind in ("council", "commission") and not parts and mandate is None:
        return None  # standing councils and authorities are named everywhere: they are entities, no part of a process
    return ProcessKey(
        key.group,
        name,
        norm,
        key.kind,
        key.start,
        key.end,
        parts,
        mandate,
        key.earliest,
        key.latest,
        key.start,
        evidence_end,
    )


def _sentence_cut(reading: Reading, sentence: Span, start: int) -> int:
    """Where a mandate ends: with the quotation or sentence, at most LONGEST_MANDATE on."""
    end = min(sentence.end, start + LONGEST_MANDATE)
    for mark in '»”"\n':
        at = reading.text.find(mark, start, end)
        if at >= 0:
            end = at
    if end < sentence.end and end == start + LONGEST_MANDATE:
        while end > start and not reading.text[end].isspace():
            end -= 1
    while end > start and reading.text[end - 1] in " .\u060c\u061b:\n":
        end -= 1
    return end


def _parts(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The items of a list: cut at commas and at and-words; an item of one word belongs to the one before."""
    cuts = {start, end, *(m.end() for m in _COMMA.finditer(text, start, end))}
    cuts |= {m.start() for m in _WORD.finditer(text, start, end) if words().joined(fold_text(m.group()))}
    out: list[Span] = []
    for a, b in pairwise(sorted(cuts)):
        piece = trimmed(text, a, b)
        listed = words_of(text[piece.start : piece.end])
        if not listed:
            continue
        if out and len(listed) == 1:
            out[-1] = Span(out[-1].start, piece.end)
        else:
            out.append(piece)
    return tuple(_without_and(text, p) for p in out[:12])


def _without_and(text: str, span: Span) -> Span:
    first = words_of(text[span.start : span.end])[:1]
    if first and words().joined(first[0]):
        return Span(span.start + 1, span.end)
    return span


def _round(reading: Reading, hit: Hit) -> ProcessKey | None:
    ahead = reading.hits_in(reading.starts[hit.first], reading.ends[min(hit.last + 5, len(reading.words) - 1)])
    talk = any("TALK" in h.entry.classes for h in ahead)
    ordinal = any("ORDINAL" in h.entry.classes and h.first == hit.last + 1 for h in ahead)
    if not talk:
        return None
    last = _round_end(reading, hit)
    if last is None:
        return None
    return _named(reading, hit, last, "rounds", "round" if ordinal else "rounds")


def _round_end(reading: Reading, hit: Hit) -> int | None:
    """To the talks and one qualifier behind them: prepositions may stand within the name of a round."""
    last = None
    for h in reading.hits_in(reading.starts[hit.first], reading.ends[min(hit.last + 5, len(reading.words) - 1)]):
        if "TALK" in h.entry.classes:
            last = h.last
            break
    if last is None or any(
        _BREAK.search(reading.text, reading.ends[i], reading.starts[i + 1]) for i in range(hit.last, last)
    ):
        return None
    return last


def _agreement(reading: Reading, hit: Hit) -> ProcessKey | None:
    last = _name_end(reading, hit)
    if last is None:
        return None
    return _named(reading, hit, last, "agreements", str(hit.entry.get("kind")))


def _decision(reading: Reading, hit: Hit) -> ProcessKey | None:
    kind = str(hit.entry.get("kind"))
    start = reading.starts[hit.first] + hit.lead
    if kind == "resolution":
        return _resolution(reading, hit)
    sentence = reading.sentence_at(start)
    # A decision of a process is a body's: one must stand near the verb.
    left, right = reading.starts[max(0, hit.first - 6)], reading.ends[min(hit.last + 7, len(reading.words) - 1)]
    left, right = max(left, sentence.start), min(right, sentence.end)
    voters = any("VOTERS" in h.entry.classes for h in reading.hits_in(left, right))
    bodies = any(
        e.type == "organisation" and left <= m.start < right for e in reading.annotation.entities for m in e.mentions
    )
    if not voters and (kind == "vote" or not bodies):
        return None
    span = clause(reading.text, sentence, start, reading.ends[hit.last])
    if span.end - span.start > LONGEST_DECISION:
        return None
    name = " ".join(reading.text[span.start : span.end].split())
    window = _window(reading, span)
    norm = " ".join(str(s) for s in sorted(reading.stems(span.start, span.end)))
    return ProcessKey(
        "decisions", name, norm, kind, span.start, span.end, earliest=window.earliest, latest=window.latest
    )


def _resolution(reading: Reading, hit: Hit) -> ProcessKey | None:
    """A numbered decision: the name runs to its number, which is what makes two namings one."""
    for i in range(hit.last + 1, min(hit.last + 5, len(reading.words))):
        if reading.info[i][2] & 4:
            key = _named(reading, hit, i, "decisions", "resolution")
            return msgspec.structs.replace(key, norm=f"resolution {reading.words[i]}")
        if "\n" in reading.text[reading.ends[i - 1] : reading.starts[i]]:
            break
    return None


def find_process(archive: Archive) -> Process:
    """Items of each kind, those named by most reports first."""
    tables: dict[str, dict[str, list[tuple[Report, ProcessKey]]]] = {g: {} for g in GROUPS}
    for report in archive.reports:
        for key in report.digest.process:
            tables[key.group].setdefault(key.norm, []).append((report, key))
    made: dict[str, tuple[ProcessItem, ...]] = {}
    for group, table in tables.items():
        folded = _folded(table) if group != "decisions" else table
        items = [(len({r.id for r, _ in rows}), _item(group, norm, rows)) for norm, rows in sorted(folded.items())]
        items.sort(key=lambda row: (-row[0], str(row[1].window.earliest or "9999"), row[1].name, row[1].id))
        made[group] = tuple(i for _, i in items)
    return Process(made["bodies"], made["rounds"], made["agreements"], made["decisions"])


def _folded(table: dict[str, list[tuple[Report, ProcessKey]]]) -> dict[str, list[tuple[Report, ProcessKey]]]:
    """A longer run of the same opening words joins the longest name that several reports use, else the shortest."""
    parts: Partition[str] = Partition(sorted(table, key=lambda n: (len(n.split()), n)))
    for norm in table:
        listed = norm.split()
        for n in range(len(listed) - 1, 2, -1):
            shorter = " ".join(listed[:n])
            if shorter in table:
                parts.join(shorter, norm)
                break
    out: dict[str, list[tuple[Report, ProcessKey]]] = {}
    for group in parts.groups():
        head = min(group, key=lambda n: (-len({r.id for r, _ in table[n]}), len(n), n))
        out[head] = [row for norm in sorted(group) for row in table[norm]]
    return out


def _item(group: str, norm: str, rows: list[tuple[Report, ProcessKey]]) -> ProcessItem:
    rows = sorted(rows, key=lambda r: (r[0].day, r[0].id, r[1].start))
    names = Counter(k.name for _, k in rows if k.norm == norm) or Counter(k.name for _, k in rows)
    # Cut from its preposition a name may be left with half an article: counted only where there is no other.
    whole = Counter(k.name for r, k in rows if k.name in names and not r.text[k.start - 1 : k.start].isalpha())
    names = whole or names
    name = min(names, key=lambda n: (-names[n], len(n), n))
    with_parts = max(rows, key=lambda r: (len(r[1].parts), r[1].mandate is not None), default=rows[0])
    mandate = with_parts if with_parts[1].mandate else next((r for r in rows if r[1].mandate), None)
    windows = Counter((k.earliest, k.latest) for _, k in rows if k.earliest and k.latest)
    dated = min(windows, key=lambda w: (-windows[w], (w[1] - w[0]).days, w)) if windows else None
    shown = [
        r.evidence(Span(k.evidence_start if k.evidence_start is not None else k.start, k.evidence_end or k.end))
        for r, k in rows
    ]
    documents = len({r.id for r, _ in rows})
    report, key = with_parts
    why = [f"named in {documents} report{'s' if documents > 1 else ''}, {len(rows)} time{'s' if len(rows) > 1 else ''}"]
    spelt = sorted({k.name for _, k in rows} - {name})
    if spelt:
        why.append("also written: " + "; ".join(spelt[:8]))
    if key.parts:
        why.append(f"parts as {report.id} lists them")
    return ProcessItem(
        id=content_id("process", group, norm),
        name=name,
        kind=rows[0][1].kind,
        parts=tuple(" ".join(report.text[p.start : p.end].split()) for p in key.parts),
        mandate=" ".join(mandate[0].text[mandate[1].mandate.start : mandate[1].mandate.end].split())
        if mandate and mandate[1].mandate
        else None,
        window=Window(*dated) if group != "bodies" and dated else Window(),
        evidence=tuple(shown[:MAX_EVIDENCE]),
        why=tuple(why),
        rule=f"process.{group}",
        confidence=0.8 if documents > 1 else 0.65,
    )
