"""Makes statements of what was read, and keeps who spoke last and through what."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.extract.statements.antecedents import topic, turn
from tawatur.extract.statements.contents import Content
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.outlets import media_in
from tawatur.extract.statements.phrases import Phrase
from tawatur.extract.statements.speakers import Speakers
from tawatur.extract.statements.tags import FA_COMP_COMP
from tawatur.extract.statements.words import Cue
from tawatur.model import Hop, Part, Span, Speaker, Statement, content_id

_BACK, _NESTED = 12, 16


def _doubt(speaker: Speaker) -> float:
    """What a speaker takes off the confidence: a person's name that no mention backs is right two times in three, a
    document three times in four (open gold and development set)."""
    if speaker.type == "person" and speaker.entity is None:
        return 0.2
    return 0.12 if speaker.type == "document" else 0.0


class Told:
    """A statement of the sentence being read, by tokens."""

    __slots__ = ("cue", "first", "hops", "index", "last", "source", "speaker", "statement")

    def __init__(
        self,
        first: int,
        last: int,
        cue: int,
        source: Phrase | None,
        speaker: Speaker,
        hops: tuple[Hop, ...],
        statement: Statement,
        index: int,
    ) -> None:
        self.first, self.last, self.cue = first, last, cue
        self.source, self.speaker, self.hops, self.statement, self.index = source, speaker, hops, statement, index


class Teller:
    """The statements so far. `told` are those of the sentence being read, `pending` a subject that waits for its cue,
    `credit` links of the chain that a preposition at the sentence's start has named."""

    def __init__(self, g: Ground) -> None:
        self.g = g
        self.speakers = Speakers(g)
        self.statements: list[Statement] = []
        self.told: list[Told] = []
        self.pending: tuple[Phrase | None, tuple[Hop, ...]] | None = None
        self.credit: tuple[Hop, ...] = ()
        self._last: Told | None = None
        self._start = 0
        self._before: tuple[int, int] | None = None
        self._nested = 0
        self._taken: set[tuple[int, int]] = set()

    def begin_sentence(self, start: int, before: tuple[int, int] | None = None) -> None:
        """`start` is the first token of the sentence, `before` the first and the end of the one before it. A statement
        that runs on into the sentence stays told."""
        self._start = start
        self.told = [told for told in self.told if told.last >= start]
        self.pending, self.credit, self._nested = None, (), 0
        self._before = before

    def topic(self, at: int, cue: Cue | None) -> Phrase | None:
        """Whom the words before were about, for a cue whose run nobody has begun."""
        return topic(self.g, at, cue, self._start, self._before)

    def _turn(self, i: int, cue: Cue | None) -> Phrase | None:
        """Who takes over where the sentence before this one handed nothing on."""
        if self._before is None or cue is None or i > self._start + 1:
            return None
        if self._last is not None and self._last.last >= self._before[0]:
            return None
        return turn(self.g, cue, self._before)

    def introduce(self, i: int) -> None:
        """The subject of a saying verb (token i) whose words were not found is yet who goes on with «وأضاف …»."""
        source, hops = self.pending or (None, ())
        if source is None or source.joint or source.kind not in ("person", "organisation", "media"):
            return
        if source.entity is None and source.kind != "person":
            return
        self.speakers.note(self.speakers.resolve(source), source, "", hops, i)

    def hand_over(self, i: int, source: Phrase) -> None:
        """Another takes up what was said at the verb, token i («وهو ما أكده فلان»): the run is now the other's."""
        self.pending = (source, ())
        self.speakers.note(self.speakers.resolve(source), source, "", (), i)

    def inside(self, i: int) -> Told | None:
        """The innermost statement of the sentence whose content holds token i."""
        return next((told for told in reversed(self.told[-_BACK:]) if told.first <= i <= told.last), None)

    def may_nest(self) -> bool:
        """False where the sentence holds so many inner statements already that it is no sentence of a report: reading
        on would cost more than linear time."""
        self._nested += 1
        return self._nested <= _NESTED

    def tell(
        self,
        i: int,
        cue: Cue | None,
        source: Phrase | None,
        hops: tuple[Hop, ...],
        content: Content,
        rule: str,
        confidence: float,
        *,
        lead: int = 0,
        fresh: bool = False,
        cue_last: int | None = None,
        condition: str | None = None,
        before: Content | None = None,
    ) -> bool:
        """A statement of the main line: its speaker is resolved or carried on, its chain too, and both are kept.
        `fresh`: no chain is carried on."""
        gender = cue.gender if cue is not None else ""
        continues = cue is not None and "continues" in str(cue.entry.get("means"))
        if source is not None:
            speaker = self.speakers.resolve(source, continues)
            if condition:
                speaker = replace(speaker, condition=condition)
            alone = source.kind == "anonymous" and not source.joint
            inner = media_in(self.g, source.first, source.last) if alone else None
            if inner is not None and not hops:
                hops = (inner,)
        else:
            number = cue.number if cue is not None else ""
            known = self.speakers.carried(gender, number, continues)
            topic = self.topic(i, cue) if known is None else self._turn(i, cue)
            if topic is None and known is None:
                known = self.speakers.carried(gender, number, continues, loosely=True)
            if topic is not None and known is not None:
                speaker = self.speakers.resolve(topic)
                confidence -= 0.1
            elif known is not None:
                speaker, hops = known.speaker, hops or known.hops
            elif topic is not None:
                speaker = self.speakers.resolve(topic)
                confidence -= 0.15
            else:
                return False
            confidence -= 0.12
        confidence -= _doubt(speaker)
        hops = tuple(h for h in (*self.credit, *hops) if h.name != speaker.name)
        if not fresh:
            hops = self.speakers.chain(speaker, hops, self.g.words[source.head].bare if source is not None else "")
        if not self.say(
            i, cue, source, speaker, hops, content, rule, confidence, lead=lead, cue_last=cue_last, before=before
        ):
            return False
        self.speakers.note(speaker, source, gender if cue is not None and cue.number == "s" else "", hops, i)
        return True

    def say(
        self,
        i: int,
        cue: Cue | None,
        source: Phrase | None,
        speaker: Speaker,
        hops: tuple[Hop, ...],
        content: Content,
        rule: str,
        confidence: float,
        *,
        lead: int = 0,
        outer: str | None = None,
        cue_last: int | None = None,
        before: Content | None = None,
    ) -> bool:
        """Writes the statement down. False where its content is empty or taken already. `i` is -1 without a cue."""
        g = self.g
        if (content.first, content.last) in self._taken:
            return False
        span = self._content_span(content, lead)
        if span is None:
            return False
        self._taken.add((content.first, content.last))
        earlier = self._content_span(before, 0) if before is not None else None
        spans = (span,) if earlier is None else (earlier, span)
        source_span = g.span(source.first, source.last, source.lead) if source is not None else None
        cue_span = g.span(i, cue_last if cue_last is not None else i) if i >= 0 else None
        means = tuple(str(cue.entry.get("means", "")).split(",")) if cue is not None else ("asserts",)
        parts: list[Part] = []
        if cue_span is not None:
            parts.append(
                Part("cue", cue_span.start, cue_span.end, entry=str(cue.entry.get("verb")) if cue is not None else None)
            )
        if source_span is not None:
            parts.append(Part("source", source_span.start, source_span.end))
        parts += [Part("via", h.start, h.end) for h in hops if h.start is not None and h.end is not None]
        statement = Statement(
            id=content_id(
                "statement",
                g.page.document.id,
                spans[0].start,
                span.end,
                cue_span.start if cue_span else -1,
                speaker.name,
            ),
            content=spans,
            source=source_span,
            cue=cue_span,
            speaker=speaker,
            via=hops,
            mode=content.mode,
            features=means,
            outer=outer,
            rule=f"statements:{rule}",
            parts=tuple(parts),
            confidence=round(max(0.3, min(confidence, 0.99)), 2),
        )
        self.statements.append(statement)
        self._last = Told(content.first, content.last, i, source, speaker, hops, statement, len(self.statements) - 1)
        self.told.append(self._last)
        return True

    def add_hop(self, told: Told, source: Phrase, speaker: Speaker) -> None:
        """A link of the chain named behind the content («…، بحسب وكالة …»)."""
        if any(h.name == speaker.name or h.type == speaker.type == "document" for h in told.hops):
            return
        kept = len(self.credit)
        told.hops = (*told.hops[:kept], self.as_hop(source, speaker), *told.hops[kept:])
        new = replace(told.statement, via=told.hops)
        self.statements[told.index] = new
        told.statement = new
        current = self.speakers.current
        if current is not None and current.speaker == told.speaker:
            self.speakers.current = current._replace(hops=told.hops)

    def link_before(self, source: Phrase) -> bool:
        """A sentence that only names who relayed («كما نقلت وكالة …») adds a link to the last statement before it."""
        told = self._last
        if told is None or told.statement is not self.statements[-1]:
            return False
        if self._before is None or told.first < self._before[0]:
            return False
        speaker = self.speakers.resolve(source)
        if speaker.type != "media" or speaker.name == told.speaker.name:
            return False
        self.add_hop(told, source, speaker)
        return True

    def tell_before(self, i: int, source: Phrase, cue_last: int) -> bool:
        """A sentence that only names whose words the sentence before it held («وفقا لوكالة …»)."""
        if self._before is None:
            return False
        first, last = self._before[0], self._before[1] - 1
        while last > first and self.g.words[last].mark and last not in self.g.quote_to:
            last -= 1
        if last - first < 4:
            return False
        content = Content(first, last, "indirect", last + 1)
        return self.tell(i, None, source, (), content, "preposition.apart", 0.65, cue_last=cue_last)

    def as_hop(self, source: Phrase | None, speaker: Speaker, cue: Span | None = None) -> Hop:
        span = self.g.span(source.first, source.last, source.lead) if source is not None else None
        return Hop(
            name=speaker.name,
            type=speaker.type,
            start=span.start if span else None,
            end=span.end if span else None,
            cue=cue,
            kind=speaker.kind,
            entity=speaker.entity,
        )

    def _content_span(self, content: Content, lead: int) -> Span | None:
        g = self.g
        first, last = content.first, content.last
        q = g.quote_from.get(first)
        if content.mode == "direct" and q is not None:
            first = g.inside(first)
            if last in g.quote_to:
                last -= 1
            while first < last and (
                (g.is_mark(first) and first not in g.quote_from) or not g.words[first].tags.isdisjoint(FA_COMP_COMP)
            ):
                first += 1
            while last > first and g.words[last].text in ".،,؛…":
                last -= 1
        elif q is not None and first + 2 < last and "COMP" in g.words[first + 1].tags:
            first += 2  # «"أن …"، وأن …»
        if first > last:
            return None
        span = g.span(first, last, lead if first == content.first else 0)
        return span if any(c.isalnum() for c in span.of(g.page.text)) else None
