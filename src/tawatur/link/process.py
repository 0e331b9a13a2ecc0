"""Process: bodies, rounds, agreements and decisions, named in the reports' own words, with parts and mandates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import msgspec

from tawatur.link.archive import Archive, Report
from tawatur.link.clauses import clause, trimmed
from tawatur.link.entities import norm_of
from tawatur.link.keys import ProcessKey
from tawatur.link.labels import unattached
from tawatur.link.named import BREAK, agrees, name_end, tells_which
from tawatur.link.partition import Partition
from tawatur.link.reading import Reading
from tawatur.link.words import Hit, words, words_of
from tawatur.model import Span, Watched, Window, content_id
from tawatur.model.case import Process, ProcessItem
from tawatur.text import fold_text

LONGEST_MANDATE = 220
LONGEST_DECISION = 400
_COMMA = re.compile("[\u060c\u061b,]\\s*")
_WORD = re.compile(r"(?<=\s)\w+")
GROUPS = ("bodies", "rounds", "agreements", "decisions")
MAX_EVIDENCE = 12
VOTE_REACH = 8  # words behind the verb of a vote in which its object stands
YEARS = (1900, 2040)  # a number right behind "decision" that is likelier a year


def keys(reading: Reading) -> tuple[ProcessKey, ...]:
    out: dict[tuple[str, int], ProcessKey] = {}
    organisations = {
        m.start: (m.end, e.name, e.key)
        for e in reading.annotation.entities
        if e.type == "organisation"
        for m in e.mentions
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


def _made_on(reading: Reading, span: Span) -> Window:
    """The day of an agreement or decision: a date right behind its name, or near it with a word of making."""
    sentence = reading.sentence_at(span.start)
    for time in reading.dates_in(span.end, min(sentence.end, span.end + 110)):
        between = reading.hits_in(max(sentence.start, span.start - 25), time.start)
        made = any("SIGNED" in h.entry.classes for h in between)
        year = len(time.value) == 4 and time.start - span.end <= 12  # the accord of 1989
        if year or (made and time.start - span.end <= 80):
            return Window(time.earliest, time.latest)
    return Window()


def _named(reading: Reading, hit: Hit, last: int, group: str, kind: str) -> ProcessKey:
    span = Span(reading.starts[hit.first] + hit.lead, reading.ends[last])
    name = " ".join(reading.text[span.start : span.end].split())
    window = _made_on(reading, span) if group in ("agreements", "decisions") else _window(reading, span)
    head, behind = reading.words[hit.first], reading.words[hit.last + 1 : last + 1]
    if head.startswith(words().doubled) and len(hit.entry.forms) > 1 and all(agrees(w, head) for w in behind[:1]):
        # Of "for the committee" one letter is written less: the name is the definite form.
        name = " ".join((hit.entry.forms[1], *name.split()[hit.last - hit.first + 1 :]))
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


def _body(reading: Reading, hit: Hit, organisations: dict[int, tuple[int, str, str | None]]) -> ProcessKey | None:
    start = reading.starts[hit.first] + hit.lead
    kind = str(hit.entry.get("kind"))
    sentence = reading.sentence_at(start)
    known = ""
    lexical: str | None = None
    if start in organisations:
        end, known, lexical = organisations[start]
        last = max(hit.first, reading.range(start, end)[1] - 1)
    elif "GROUPS" in hit.entry.classes:
        last = hit.last
    else:
        last = name_end(reading, hit, complement=True)
    key = _named(reading, hit, last, "bodies", kind)
    name, norm = key.name, key.norm
    known_rest = words_of(known)[1:]
    if known_rest:  # a short form stands for the body that the report names in full
        short = words().definite_of(hit.entry.forms[0])
        name = " ".join((hit.entry.forms[1], *known.split()[1:])) if words_of(known)[0] == short else known
        norm = norm_of(" ".join((hit.entry.forms[0], *known_rest)))
    norm = "key " + lexical if lexical else " ".join((norm.split() or [""])[:1] + sorted(norm.split()[1:]))
    hits = reading.hits_in(reading.starts[hit.first], sentence.end)
    groups = [h for h in hits if "GROUPS" in h.entry.classes]
    purposes = [
        h
        for h in hits
        if "PURPOSE" in h.entry.classes
        and h.first > hit.last
        and not (h.lead and reading.words[h.first].startswith(words().doubled))  # "of the …", no "in order to"
    ]
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
    gap = 1 if kind in ("council", "commission") else 2
    if purposes and (parts or purposes[0].first - last <= gap):
        mandate = trimmed(
            reading.text,
            reading.starts[purposes[0].first],
            _sentence_cut(reading, sentence, reading.starts[purposes[0].first]),
        )
    evidence_end = max([key.end, *(p.end for p in parts), *([mandate.end] if mandate else [])])
    if not (parts or mandate or "GROUPS" in hit.entry.classes or known_rest or tells_which(reading, hit, last)):
        return None  # "the committee": whichever the report speaks of
    if kind in ("council", "commission") and not parts and (mandate is None or lexical):
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


ROUND_REACH = 8  # words behind a round's name in which its talks or its body stand


def _round(reading: Reading, hit: Hit) -> ProcessKey | None:
    """A round of talks, or of the meetings of a body: a rank with a body near by is one too."""
    sentence = reading.sentence_at(reading.starts[hit.first])
    end = min(sentence.end, reading.ends[min(hit.last + ROUND_REACH, len(reading.words) - 1)])
    ahead = reading.hits_in(reading.starts[hit.first], end)
    rank = next((h for h in ahead if "ORDINAL" in h.entry.classes and h.first == hit.last + 1), None)
    talks = _round_end(reading, hit)
    body = next((h for h in ahead if "BODY" in h.entry.classes and h.first > hit.last), None)
    if body is None:
        before = reading.hits_in(reading.starts[max(0, hit.first - ROUND_REACH)], reading.starts[hit.first])
        body = next((h for h in reversed(before) if "BODY" in h.entry.classes), None)
    if talks is None and (rank is None or body is None):
        return None
    last = talks if talks is not None else rank.last if rank is not None else hit.last
    key = _named(reading, hit, last, "rounds", "round" if rank is not None else "rounds")
    ranked = next((h for h in ahead if "RANK" in h.entry.classes and h.first == hit.last + 1), None)
    if ranked is None:
        return key
    # The same rank of the same process: told of its talks, its meetings or its body.
    order = words().plain(reading.words[ranked.first])
    name = f"{hit.entry.forms[1]} {reading.text[reading.starts[ranked.first] : reading.ends[ranked.last]]}"
    return msgspec.structs.replace(key, name=name if talks is None else key.name, norm=f"round {order}")


def _round_end(reading: Reading, hit: Hit) -> int | None:
    """To the talks and one qualifier behind them: prepositions may stand within the name of a round."""
    last = None
    for h in reading.hits_in(reading.starts[hit.first], reading.ends[min(hit.last + 5, len(reading.words) - 1)]):
        if "TALK" in h.entry.classes:
            last = h.last
            break
    if last is None or any(
        BREAK.search(reading.text, reading.ends[i], reading.starts[i + 1]) for i in range(hit.last, last)
    ):
        return None
    return last


COMPLEMENTED = frozenset({"agreement", "treaty", "charter", "memorandum"})  # their names may tell what they are for
# Behind the noun of an act no name: who agrees, what is to be settled.
NO_NAME = (frozenset({"AGREEING"}), frozenset({"AGREEING", "SETTLED"}))
PARTIES_REACH = 10  # words in which the parties of an agreement stand


def _agreement(reading: Reading, hit: Hit) -> ProcessKey | None:
    """An agreement by its name; one that only has a kind (a military agreement) by the parties behind it."""
    kind = str(hit.entry.get("kind"))
    last = name_end(reading, hit, kind in COMPLEMENTED, NO_NAME[kind == "settlement"])
    bare = {
        h.last for h in reading.hits_in(reading.starts[hit.first], reading.ends[last]) if "NAMELESS" in h.entry.classes
    }
    while last in bare and last > hit.last:
        last -= 1
    places = reading.places_in(reading.starts[hit.first], reading.ends[last])
    if "PLURAL" in hit.entry.classes and not places:
        return None  # many agreements are one only by the place where they were made
    definite = any(words().definite(w) for w in reading.words[hit.first : last + 1])
    parties = None if definite else _parties(reading, last)
    if parties is not None:
        return _named(reading, hit, parties, "agreements", kind)
    key = _named(reading, hit, last, "agreements", kind)
    if tells_which(reading, hit, last) or (hit.last > hit.first and key.earliest):
        return key
    return None  # "the latest agreement": whichever the report speaks of


def _parties(reading: Reading, last: int) -> int | None:
    """Last word of the second party, where "between …" stands right behind the word `last`."""
    if last + 1 >= len(reading.words):
        return None
    start = reading.starts[last + 1]
    if not any("BETWEEN" in h.entry.classes for h in reading.hits_in(start, start + 1)):
        return None
    end = min(reading.sentence_at(start).end, reading.ends[min(last + PARTIES_REACH, len(reading.words) - 1)])
    mark = BREAK.search(reading.text, start, end)
    ends = sorted(
        m.end
        for e in reading.annotation.entities
        for m in e.mentions
        if start <= m.start and m.end <= (mark.start() if mark else end)
    )
    return reading.range(ends[1] - 1, ends[1])[1] - 1 if len(ends) > 1 else None


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
    if kind == "vote" and not _voted_on(reading, hit, sentence):
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


def _voted_on(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """True where what is voted on stands behind the verb, with the preposition it takes; without one the verb may be
    a person's name, or say that somebody admits a thing."""
    behind = reading.words[hit.last + 1 : hit.last + 1 + VOTE_REACH]
    if hit.entry.get("object"):
        return not any(w.startswith(words().locative) and unattached(w) != w for w in behind[:1])
    end = min(sentence.end, reading.ends[min(hit.last + VOTE_REACH, len(reading.words) - 1)])
    return any("VOTEDON" in h.entry.classes for h in reading.hits_in(reading.ends[hit.last], end))


def _resolution(reading: Reading, hit: Hit) -> ProcessKey | None:
    """A numbered decision: the name runs to its number, which is what makes two namings one."""
    for i in range(hit.last + 1, min(hit.last + 5, len(reading.words))):
        if reading.info[i][2] & 4:
            if i == hit.last + 1 and hit.first == hit.last and YEARS[0] <= int(reading.words[i]) <= YEARS[1]:
                return None  # "the resolution of 2015"
            key = _named(reading, hit, i, "decisions", "resolution")
            return msgspec.structs.replace(key, norm=f"resolution {reading.words[i]}")
        if BREAK.search(reading.text, reading.ends[i - 1], reading.starts[i]) or not _in_title(reading, hit, i):
            break
    return None


def _in_title(reading: Reading, hit: Hit, i: int) -> bool:
    """True for a word that may stand between "resolution" and its number: whose it is, or "number"."""
    word = reading.words[i]
    return words().definite(word) or any(fold_text(f).split()[-1] == word for f in hit.entry.forms)


def find_process(archive: Archive, watched: Sequence[Watched] = ()) -> Process:
    """Items of each kind: those of an actor or issue that the case file names before others, then those named by most
    reports."""
    tables: dict[str, dict[str, list[tuple[Report, ProcessKey]]]] = {g: {} for g in GROUPS}
    for report in archive.reports:
        for key in report.digest.process:
            tables[key.group].setdefault(key.norm, []).append((report, key))
    made: dict[str, tuple[ProcessItem, ...]] = {}
    for group, table in tables.items():
        folded = _folded(table, 2 if group == "agreements" else 3) if group in ("bodies", "agreements") else table
        if group == "rounds":
            folded = _rounds(table)
        if group == "bodies":
            folded = _without_bare_groups(folded)
        if group == "agreements":
            folded = {n: rows for n, rows in folded.items() if _is_named(rows)}
        items = []
        for norm, rows in sorted(folded.items()):
            item = _item(group, norm, rows)
            asked = [w.name for w in watched if _is_of(item, w)]
            if asked:
                item = msgspec.structs.replace(item, why=(*item.why, f"in the case file: {'; '.join(asked)}"))
            items.append((not asked, -len({r.id for r, _ in rows}), str(item.window.earliest or "9999"), item))
        items.sort(key=lambda row: (*row[:3], row[3].name, row[3].id))
        made[group] = tuple(item for *_, item in items)
    return Process(made["bodies"], made["rounds"], made["agreements"], made["decisions"])


def _is_of(item: ProcessItem, watched: Watched) -> bool:
    """True where all telling words of one of the wordings stand in the item's name or mandate."""
    told = words().stems(f"{item.name} {item.mandate or ''}")
    return any(stems and stems <= told for stems in map(words().stems, watched.wordings))


ROUND_DAYS = 75  # two rounds of one rank that are further apart belong to different talks
TALKS_DAYS = 365  # and so do talks without a rank


def _rounds(table: dict[str, list[tuple[Report, ProcessKey]]]) -> dict[str, list[tuple[Report, ProcessKey]]]:
    """Rounds of one name, those of one time together."""
    out: dict[str, list[tuple[Report, ProcessKey]]] = {}
    for norm, rows in table.items():
        ranked = norm.startswith("round ")
        apart = ROUND_DAYS if ranked else TALKS_DAYS
        dated = sorted(rows, key=lambda row: (_round_day(row), row[0].id, row[1].start))
        group: list[tuple[Report, ProcessKey]] = []
        for row in dated:
            if group and (_round_day(row) - _round_day(group[-1])).days > apart:
                out[f"{norm} {_round_day(group[0])}"] = group
                group = []
            group.append(row)
        # The name alone names talks that were held at one time only.
        out[f"{norm} {_round_day(group[0])}" if ranked or group != dated else norm] = group
    return out


def _round_day(row: tuple[Report, ProcessKey]) -> date:
    report, key = row
    return key.earliest or report.published.latest or date.max


def _without_bare_groups(
    table: dict[str, list[tuple[Report, ProcessKey]]],
) -> dict[str, list[tuple[Report, ProcessKey]]]:
    """Without "working groups" that no word tells from others, where a body has them as its parts."""
    has_parts = any(k.parts and k.kind != "working groups" for rows in table.values() for _, k in rows)
    return {n: rows for n, rows in table.items() if not (has_parts and rows[0][1].kind == "working groups")}


def _is_named(rows: list[tuple[Report, ProcessKey]]) -> bool:
    """True for an agreement told of more than once, dated, or with a definite name: else it is any agreement."""
    if len({r.id for r, _ in rows}) > 1 or any(k.earliest for _, k in rows):
        return True
    return any(words().definite(w) for _, k in rows for w in words_of(k.name))


def _reports(rows: list[tuple[Report, ProcessKey]]) -> int:
    return len({r.id for r, _ in rows})


def _folded(
    table: dict[str, list[tuple[Report, ProcessKey]]], least: int
) -> dict[str, list[tuple[Report, ProcessKey]]]:
    """A longer run of the same opening words joins the longest name that several reports use, else the shortest."""
    parts: Partition[str] = Partition(sorted(table, key=lambda n: (len(n.split()), n)))
    for norm in table:
        listed = norm.split()
        for n in range(len(listed) - 1, least - 1, -1):
            shorter = " ".join(listed[:n])
            if shorter in table and (n > 2 or _reports(table[shorter]) > _reports(table[norm])):
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
    if group == "rounds":
        names = Counter({n: c for n, c in names.items() if len(n.split()) == min(len(m.split()) for m in names)})
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
