"""What a quantity counts, where, since when and in what event, by the words around it in its sentence."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache
from itertools import pairwise

import msgspec

from tawatur.link.entities import norm_of
from tawatur.link.keys import QuantityKey
from tawatur.link.reading import Reading
from tawatur.link.words import Hit, finder, frequency, pack, words, words_of
from tawatur.model import Quantity, Span, TimeExpression, Window

DATE_WORDS = 9  # a date further off is another clause's
NEAR_WORDS = 5
BEHIND, BEFORE = 80, 110  # code points from a quantity to the "since" of its period
PLACES = ", "
PERSON, ANY, ARMED = "person", "any", "armed"
# Of these a bare number counts people.
PEOPLE_EVENTS = frozenset(("killed", "wounded", "held"))
OPEN = "?"  # since an event that the sentence names without a date


def keys(reading: Reading) -> tuple[QuantityKey, ...]:
    out = []
    quantities = sorted(reading.annotation.quantities, key=lambda q: (q.start, q.end))
    by_id = {}
    for n, q in enumerate(quantities):
        following = quantities[n + 1].start if n + 1 < len(quantities) else len(reading.text) + 1
        by_id[q.id] = _key(reading, q, following)
    for first, second in pairwise(quantities):
        if _rivals(reading, first, second, by_id[first.id], by_id[second.id]):
            by_id[second.id] = msgspec.structs.replace(by_id[second.id], rival=first.id)
    kinds = {
        q.id: (reading.sentence_at(q.start).start, by_id[q.id].event, group_of(by_id[q.id].counted)) for q in quantities
    }
    several = Counter(kinds.values())
    for id_, kind in kinds.items():
        if several[kind] > 1:
            by_id[id_] = msgspec.structs.replace(by_id[id_], single=False)
    for q in reading.annotation.quantities:
        out.append(by_id[q.id])
    return tuple(out)


def _key(reading: Reading, q: Quantity, following: int) -> QuantityKey:
    sentence = reading.sentence_at(q.start)
    first, last = reading.range(q.start, q.end)
    hits = reading.hits_in(sentence.start, sentence.end)
    counted, unit = ("", q.unit or "") if _is_part(reading, q) else counted_of(q)
    event = _event(hits, first, last)
    if not (counted or q.unit or q.currency) and event in PEOPLE_EVENTS:
        counted, unit = PERSON, _told(PERSON, "counted")
    if counted == "time":
        counted, unit = _times_of(event, unit)
    elif event == "demonstrated" and counted in ("person", "civilian"):
        counted = "demonstrator"
    place = _scope_place(reading, q, hits) or _place(reading, q, sentence, hits)
    since, until, dated = _period(reading, hits, q, sentence)
    now = any("NOW" in h.entry.classes for h in hits)
    as_of = Window(dated.earliest, dated.latest) if dated is not None else reading.published
    info = reading.info
    lo, hi = reading.range(sentence.start, sentence.end)
    around = info[max(lo, first - NEAR_WORDS) : first] + info[last : min(hi, last + NEAR_WORDS)]
    near = {s for _, s, flags in around if s and not flags & 4}
    stems = {s for _, s, flags in info[lo:first] + info[last:hi] if s and not flags & 4}
    attributed = next(
        (s.id for s in reading.annotation.statements if any(c.start <= q.start < c.end for c in s.content)), None
    )
    denial, direction = _denial(reading, q, following)
    return QuantityKey(
        id=q.id,
        counted=counted,
        unit=unit,
        event=event,
        place=place_key(place),
        since=since,
        until=until,
        now=now,
        earliest=as_of.earliest,
        latest=as_of.latest,
        stems=pack(stems),
        near=pack(near),
        weights=_weights(reading, stems, (lo, first), (last, hi)),
        attributed=attributed,
        denial=denial,
        direction=direction,
        dated=dated is not None,
    )


HEAVIEST = 13  # half Zipf steps between the most frequent words and those that no list has
MOST_TOLD = 15


def _weights(reading: Reading, stems: set[int], *ranges: tuple[int, int]) -> bytes:
    """One byte a stem, in their order: more for words that Arabic texts seldom have."""
    out = dict.fromkeys(stems, 0)
    table = words()
    for low, high in ranges:
        for word, (_, stem, _) in zip(reading.words[low:high], reading.info[low:high], strict=True):
            if stem in out:
                told = max(frequency(word), frequency(table.plain(word)))
                out[stem] = max(out[stem], min(HEAVIEST, MOST_TOLD - told) ** 2)
    return bytes(out[stem] for stem in sorted(out))


RIVAL_REACH = 320  # code points between two numbers told against each other


def _vague(q: Quantity) -> bool:
    """True for dozens, hundreds and the like: a range that its words leave open."""
    return q.approx and q.min is not None and q.max is not None and q.max > 2 * q.min


def _rivals(reading: Reading, a: Quantity, b: Quantity, x: QuantityKey, y: QuantityKey) -> bool:
    """True where a sentence tells the second number against the first: one thing, one scope, a word of contrast between
    them, two sources, and a word of counting with the second."""
    if not x.counted or x.counted != y.counted or not a.end <= b.start <= a.end + RIVAL_REACH:
        return False
    if reading.sentence_at(a.start) != reading.sentence_at(b.start):
        return False
    if not x.event or x.event != y.event or x.counted.startswith(("money:", "percent")):
        return False
    if _vague(a) or _vague(b):
        return False
    if x.place and y.place and x.place != y.place and not set(x.place.split("+")) & set(y.place.split("+")):
        return False
    between = reading.hits_in(a.end, b.start)
    contrast = [h for h in between if "CONTRAST" in h.entry.classes]
    after = reading.hits_in(b.start, min(len(reading.text), b.end + 40))
    other = [h for h in between if "ANOTHER" in h.entry.classes]
    if not contrast or other or any("ANOTHER" in h.entry.classes for h in after[:3]):
        return False
    since = contrast[-1].first
    classes = {c for h in (*between, *after) if h.first > since for c in h.entry.classes}
    if x.since and y.since and x.since != y.since:
        return False
    speakers = {s.id: s.speaker.name for s in reading.annotation.statements}
    one, other_one = speakers.get(x.attributed or ""), speakers.get(y.attributed or "")
    if one == other_one:
        return False
    return "COUNTING" in classes or ("COUNTWORD" in classes and other_one is not None)


def place_key(place: str | None) -> str | None:
    return "+".join(sorted(norm_of(p) for p in place.split(PLACES))) if place else None


def counted_of(q: Quantity) -> tuple[str, str]:
    """(key of the counted thing, name shown); the key is empty where the unit does not tell what is counted."""
    if q.currency:
        return "money:" + q.currency, q.unit or q.currency
    if not q.unit:
        return "", ""
    listed = words_of(q.unit) or [q.unit]
    best: Hit | None = None
    for hit in finder("link_units.toml").find(listed):
        if hit.first == 0 and (best is None or hit.last > best.last):
            best = hit
    if best is not None and "VAGUE" in best.entry.classes:
        return "", q.unit
    if best is not None and best.last >= len(listed) - 2:
        return best.entry.id.split(":", 1)[1], str(best.entry.get("counted"))
    table = words()
    return "unit:" + " ".join(table.stem(w) for w in listed), q.unit


def _told(counted: str, feature: str) -> str:
    """A feature of what is counted by its entry; empty where it has none."""
    entry = finder("link_units.toml").lexicon.entries.get("link_units:" + counted)
    return str(entry.get(feature) or "") if entry is not None else ""


def _is_part(reading: Reading, q: Quantity) -> bool:
    """True for so many of those told before."""
    last = words_of(reading.text[q.start : q.end])[-1:]
    return any("PART" in h.entry.classes for h in finder("link_units.toml").find(last))


@lru_cache(maxsize=1 << 12)
def group_of(counted: str) -> str:
    """People of any name are one group; all else is a group of its own."""
    return _told(counted, "group") or counted


@lru_cache(maxsize=1 << 12)
def comparable(a: str, b: str) -> bool:
    """True where two counted things may be the same: persons, and fighters or civilians, but not these two."""
    if a == b:
        return True
    if group_of(a) != group_of(b):
        return False
    one, two = _told(a, "side"), _told(b, "side")
    return ANY in (one, two) or one == two == ARMED


def _event(hits: list[Hit], first: int, last: int) -> str:
    """The event nearest to the quantity: words before it count as nearer than words behind."""
    best: tuple[int, str] | None = None
    for hit in hits:
        if "EVENT" not in hit.entry.classes:
            continue
        away = first - hit.last if hit.last < first else (hit.first - last + 1) * 2 if hit.first >= last else 0
        if away <= 12 and (best is None or away < best[0]):
            best = (away, str(hit.entry.get("event")))
    return best[1] if best else ""


def _times_of(event: str, unit: str) -> tuple[str, str]:
    """What "150 times" counts: the attacks or strikes that its sentence tells of."""
    counted = {"attacked": "attack", "struck": "strike"}.get(event)
    if counted is None:
        return "", unit
    return counted, _told(counted, "counted")


def _scope_place(reading: Reading, q: Quantity, hits: list[Hit]) -> str | None:
    """The place that the annotation gives, unless it belongs to the period (since the war in …) or to a possessor."""
    scope = q.scope
    if scope is None or scope.place is None:
        return None
    if scope.place_span is not None:
        at = scope.place_span.start
        if scope.since_span is not None and scope.since_span.start <= at <= scope.since_span.end:
            return None
        if any("SINCE" in h.entry.classes and q.end <= reading.starts[h.first] < at for h in hits):
            return None
        if not _located(reading, at, hits):
            return None
    return scope.place


def _place(reading: Reading, q: Quantity, sentence: Span, hits: list[Hit]) -> str | None:
    """The places named next behind the quantity, else next before it, in its sentence; those joined by one word count
    together. A place behind "since" belongs to the period."""
    since = min((reading.starts[h.first] for h in hits if "SINCE" in h.entry.classes), default=sentence.end)
    places = reading.places_in(sentence.start, sentence.end)
    behind = [p for p in places if q.end <= p[0] <= q.end + 70 and not q.end <= since < p[0]]
    before = [p for p in places if q.start - 90 <= p[1] <= q.start and not since < p[0]]
    free = [p for p in before if not _attached(reading, p[0]) or _located(reading, p[0], hits)]
    behind = [p for p in behind if not _attached(reading, p[0]) or _located(reading, p[0], hits)]
    before = free
    at = [p for p in behind if _located(reading, p[0], hits)]
    if at:
        behind = behind[behind.index(at[0]) :]
    elif any(_located(reading, p[0], hits) for p in before):
        behind = []  # a place behind that nothing stands "in": a name within another phrase
    chosen = [behind[0]] if behind else [before[-1]] if before else []
    for place in behind[1:]:
        if 0 <= place[0] - chosen[-1][1] <= 6:
            chosen.append(place)
    if not behind:
        for place in reversed(before[:-1]):
            if 0 <= chosen[0][0] - place[1] <= 6:
                chosen.insert(0, place)
    return PLACES.join(dict.fromkeys(p[2] for p in chosen)) if chosen else None


def _attached(reading: Reading, start: int) -> bool:
    first, _ = reading.range(start, start + 1)
    return first > 0 and reading.starts[first - 1] < start < reading.ends[first - 1]


def _located(reading: Reading, start: int, hits: list[Hit]) -> bool:
    """True where a word of place (in, north of, the town of) stands right before a place, or is written onto it."""
    first, _ = reading.range(start, start + 1)
    if _attached(reading, start):
        return reading.words[first - 1].startswith(words().locative)
    return any("LOCATIVE" in h.entry.classes and h.last == first - 1 for h in hits)


def _period(
    reading: Reading, hits: list[Hit], q: Quantity, sentence: Span
) -> tuple[str | None, str | None, TimeExpression | None]:
    """(since, until, date that the figure is told for), by the words before the dates of its sentence. A period that
    begins with an event stands in the report's words where no date is with it."""
    scope = q.scope
    since = until = None
    dated: TimeExpression | None = None
    for time in reading.dates_in(sentence.start, sentence.end):
        first, _ = reading.range(time.start, time.end)
        before = {c for h in hits if first - 8 <= h.last < first for c in h.entry.classes}
        near = {c for h in hits if h.last == first - 1 for c in h.entry.classes}
        if "SINCE" in near or ("SINCE" in before and "UNTIL" not in before):
            since = since or _iso(time.earliest)
        elif "UNTIL" in near:
            until = until or _iso(time.latest)
        elif _tells_day(reading, q, time) and (dated is None or abs(time.start - q.start) < abs(dated.start - q.start)):
            dated = time
    if scope is not None:
        since = since or scope.since
        until = until or scope.until
    around = [reading.starts[h.first] for h in hits if "SINCE" in h.entry.classes]
    if since is None and any(0 <= at - q.end <= BEHIND or 0 <= q.start - at <= BEFORE for at in around):
        since = OPEN
    return since, until, dated


def _tells_day(reading: Reading, q: Quantity, time: TimeExpression) -> bool:
    """True where a date stands near enough to a quantity to be its day: within DATE_WORDS, no clause end between."""
    low, high = (q.end, time.start) if time.start >= q.end else (time.end, q.start)
    first, last = reading.range(low, max(low, high))
    return last - first <= DATE_WORDS


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _denial(reading: Reading, q: Quantity, following: int) -> tuple[Span | None, str | None]:
    """Words that deny the number ("more than that") behind the quantity and before the next one, near by."""
    own = reading.stems(q.start, q.end)
    sentence = reading.sentence_at(q.start)
    for hit in reading.hits_in(q.end, min(following, q.end + 320)):
        if "DENIAL" in hit.entry.classes:
            span = reading.span(hit.first, hit.last)
            start = reading.starts[max(0, hit.first - 9)]
            before = {c for h in reading.hits_in(start, span.start) for c in h.entry.classes}
            counts = "COUNTWORD" in before
            same = own & reading.stems(max(start, q.end), span.start)
            if "HEDGE" in before:
                continue  # it may be or become more: no word against the number
            if counts if span.start > sentence.end else (same or counts):
                return span, str(hit.entry.get("direction"))
    return None, None
