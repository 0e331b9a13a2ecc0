"""Reads a page sentence by sentence: cues to frames, frames to statements, speakers and chains carried on."""

from __future__ import annotations

from tawatur.extract.statements.channels import hops_in, media_in
from tawatur.extract.statements.contents import Content, participle_opens, prep_at, read_content, source_like
from tawatur.extract.statements.frames import Frame, read_frame
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import Phrase, noun_phrase
from tawatur.extract.statements.speakers import Speakers
from tawatur.extract.statements.words import Cue
from tawatur.model import Hop, Part, Skipped, Span, Speaker, Statement, content_id
from tawatur.model.annotation import Mode

_WAW, _FEH, _LAM = "\u0648", "\u0641", "\u0644"
_CONFIDENCE = {"que": 0.92, "colon": 0.9, "quote": 0.92, "prep": 0.82, "object": 0.7, "addressee": 0.75}
_GAP = frozenset(("ADV", "AUX", "TIMEWORD"))


class _Told:
    """A statement of the sentence being read, by tokens."""

    __slots__ = ("cue", "first", "hops", "last", "source", "speaker", "statement")

    def __init__(self, first: int, last: int, cue: int, source: Phrase | None, speaker: Speaker, hops: tuple[Hop, ...], statement: Statement) -> None:
        self.first, self.last, self.cue = first, last, cue
        self.source, self.speaker, self.hops, self.statement = source, speaker, hops, statement


class Reader:
    """One pass over the sentences of a page."""

    def __init__(self, g: Ground) -> None:
        self.g = g
        self.speakers = Speakers(g)
        self.statements: list[Statement] = []
        self.skipped: list[Skipped] = []
        self._told: list[_Told] = []
        self._pending: tuple[Phrase | None, tuple[Hop, ...]] | None = None
        self._taken: set[tuple[int, int]] = set()
        self._last_sentence_told = False

    def read(self) -> None:
        g = self.g
        hits = [i for i, w in enumerate(g.words) if w.cues or w.tags and not w.tags.isdisjoint(_NON_VERBAL)]
        quotes = sorted(i for i, (close, q) in g.quote_from.items() if q.depth == 0 and close - i > 5)
        h = q = 0
        for sentence in g.page.sentences:
            first, stop = g.tokens_of(sentence)
            mine: list[int] = []
            while h < len(hits) and hits[h] < stop:
                if hits[h] >= first:
                    mine.append(hits[h])
                h += 1
            quoted: list[int] = []
            while q < len(quotes) and quotes[q] < stop:
                if quotes[q] >= first:
                    quoted.append(quotes[q])
                q += 1
            if mine or quoted or self._heading_possible(first, stop):
                self._sentence(sentence, first, stop, mine, quoted)
            else:
                self._last_sentence_told = False

    # --- one sentence ---------------------------------------------------------------------------------------

    def _sentence(self, sentence: Span, first: int, stop: int, hits: list[int], quoted: list[int]) -> None:
        before = len(self.statements)
        self._told = []
        self._pending = None
        cue_seen: int | None = None
        if self._heading(first, stop):
            hits = [i for i in hits if i > self._told[-1].last]
        until = first
        for i in hits:
            if i < until:
                continue
            w = self.g.words[i]
            inside = self._inside(i)
            if w.tags & _NON_VERBAL:
                end = self._non_verbal(i, first, stop, inside)
                if end is not None:
                    until = end
                    continue
            cue = self._cue(i, first, stop)
            if cue is None:
                continue
            if cue.kind != "masdar" and inside is None and cue_seen is None:
                cue_seen = i
            if inside is not None:
                self._nested(i, cue, inside, stop)
                continue
            end = self._verbal(i, cue, first, stop)
            if end is not None:
                until = end
        if len(self.statements) == before:
            if quoted and self._carried_quote(first, stop, quoted):
                pass
            elif cue_seen is not None:
                self.skipped.append(Skipped(sentence.start, sentence.end, self.g.span(cue_seen, cue_seen)))
        self._last_sentence_told = len(self.statements) > before

    def _inside(self, i: int) -> _Told | None:
        found = None
        for told in self._told:
            if told.first <= i <= told.last:
                found = told
        return found

    def _cue(self, i: int, first: int, stop: int) -> Cue | None:
        """The reading of token i as a cue that its surroundings allow."""
        g = self.g
        w = g.words[i]
        over = g.mention_over.get(i)
        if over is not None and not (over[0] == i and w.cues and w.cues[0].kind in ("past",) and over[1] == i):
            return None
        if i in g.time_from:
            return None
        before = g.words[i - 1] if i > first else None
        for cue in w.cues:
            if cue.kind in ("own", "passive"):
                return None
            if cue.kind == "masdar":
                continue
            if cue.kind == "participle":
                comma = before is None or before.mark or bool(self._pending)
                if participle_opens(g, i, stop, comma):
                    return cue
                continue
            if w.definite and not cue.clitics and cue.lead == 0:
                continue
            if cue.clitics.endswith("\u0633") or cue.clitics == _LAM and cue.kind == "present":
                return None
            if "ambiguous" in cue.takes and not self._clause_close(i, stop):
                continue
            if before is not None:
                if "NEG" in before.tags and not before.mark:
                    means = str(cue.entry.get("means", ""))
                    if before.text in ("\u0639\u062f\u0645", "\u062f\u0648\u0646", "\u063a\u064a\u0631"):
                        return None
                    if not any(m in means for m in ("thinks", "doubts", "denies", "predicts")):
                        return None
                if "HYPO" in before.tags or ("COMP" in before.tags and cue.kind == "present"):
                    return None
                if "CUE_AS" in before.tags or "PREP" in before.tags and cue.kind == "past":
                    if not ("CUE_AS" in before.tags and "CONN" in before.tags):
                        return None
                if g.words[i].nisba and not cue.suffix and cue.kind == "past":
                    return None
            return cue
        return None

    def _clause_close(self, i: int, stop: int) -> bool:
        g = self.g
        if i + 1 < stop and ("COMP" in g.words[i + 1].tags or g.words[i + 1].text == ":"):
            return True
        phrase = noun_phrase(g, i + 1, stop)
        return phrase is not None and phrase.last + 1 < stop and "COMP" in g.words[phrase.last + 1].tags

    # --- verbs and participles ------------------------------------------------------------------------------

    def _verbal(self, i: int, cue: Cue, first: int, stop: int) -> int | None:
        g = self.g
        if "relay" in cue.takes:
            return self._relay(i, cue, first, stop)
        frame, source, hops = read_frame(g, i, cue, stop)
        if frame is None:
            found = self._quote_before(i, cue, source, first, stop)
            if found is not None:
                return found
            if cue.kind != "participle":
                subject = source or self._subject_before(i, first)
                if subject is not None:
                    self._pending = (subject, hops)
            return None
        if not self._plausible(frame, i, first):
            return None
        content = read_content(g, frame.start, stop)
        if content is None:
            return None
        source, how = frame.source, f"{cue.kind}.{frame.how}"
        return self._tell(i, cue, source, frame.hops, content, how, first, stop, frame.lead, _CONFIDENCE[frame.how])

    def _plausible(self, frame: Frame, i: int, first: int) -> bool:
        """Keeps object frames to those that look like a statement: a subject is named or carried on."""
        cue = frame.cue
        if frame.how in ("object",) and "obj?" in cue.takes and not self.g.words[frame.start].masdar:
            return False
        if frame.how in ("object", "addressee", "prep") and frame.source is None and cue.kind != "participle":
            subject = self._subject_before(i, first)
            if subject is None and self.speakers.current is None:
                return False
            if frame.how == "object" and subject is None and not self.g.words[frame.start].masdar and cue.clitics != _WAW:
                return False
        if "rules" in str(cue.entry.get("means")) and frame.source is None:
            subject = self._subject_before(i, first)
            return subject is not None and subject.kind in ("document", "organisation")
        if "rules" in str(cue.entry.get("means")) and frame.source is not None:
            return frame.source.kind in ("document", "organisation")
        return True

    def _tell(self, i: int, cue: Cue, source: Phrase | None, hops: tuple[Hop, ...], content: Content, how: str,
              first: int, stop: int, lead: int, confidence: float) -> int:  # fmt: skip
        g, gender = self.g, cue.gender
        if source is None:
            if cue.kind == "participle":
                main = self._told[-1] if self._told else None
                if self._pending is not None:
                    source, pending_hops = self._pending
                    hops = hops or pending_hops
                    if main is not None and main.cue > i:
                        main = None
                elif main is not None:
                    source = main.source
                    self._say(i, cue, source, main.speaker, hops or main.hops, content, how, lead, confidence)
                    return content.next
                else:
                    source = self._subject_anywhere(i, first)
            elif not (i == first or (i == first + 1 and g.words[first].mark)):
                source = self._subject_before(i, first)
        self._pending = None
        if source is not None:
            speaker = self.speakers.resolve(source)
            inner = media_in(g, source.first, source.last) if source.kind == "anonymous" else None
            if inner is not None and not hops and not self._own_outlet(inner):
                hops = (inner,)
        else:
            known = self.speakers.carried(gender, cue.number)
            if known is None:
                return i + 1
            speaker = known.speaker
            hops = hops or known.hops
            confidence -= 0.12
        hops = self.speakers.chain(speaker, tuple(h for h in hops if h.name != speaker.name))
        self._say(i, cue, source, speaker, hops, content, how, lead, confidence)
        self.speakers.note(speaker, source, gender if cue.number == "s" else "", hops, i)
        return content.next if content.mode == "direct" else i + 1

    def _own_outlet(self, hop: Hop) -> bool:
        return False

    def _say(self, i: int, cue: Cue | None, source: Phrase | None, speaker: Speaker, hops: tuple[Hop, ...], content: Content,
             how: str, lead: int, confidence: float, outer: str | None = None, cue_last: int | None = None) -> None:  # fmt: skip
        g = self.g
        if (content.first, content.last) in self._taken:
            return
        self._taken.add((content.first, content.last))
        text = g.page.text
        q = g.quote_from.get(content.first)
        if content.mode == "direct" and q is not None:
            inner_first = content.first + 1
            last = content.last - 1 if q[1].balanced and q[0] == content.last else content.last
            while inner_first < last and (g.is_mark(inner_first) and inner_first not in g.quote_from or "COMP" in g.words[inner_first].tags):
                inner_first += 1
            while last > inner_first and g.words[last].text in ".،,؛…":
                last -= 1
            span = g.span(inner_first, last)
        else:
            last = content.last
            span = g.span(content.first, last, lead)
        source_span = g.span(source.first, source.last, source.lead) if source is not None else None
        cue_span = g.span(i, cue_last if cue_last is not None else i) if i >= 0 else None
        means = tuple(str(cue.entry.get("means", "")).split(",")) if cue is not None else ("asserts",)
        parts = []
        if cue_span is not None:
            parts.append(Part("cue", cue_span.start, cue_span.end, entry=str(cue.entry.get("verb")) if cue else None))
        if source_span is not None:
            parts.append(Part("source", source_span.start, source_span.end))
        spans = (span,)
        statement = Statement(
            id=content_id("statement", g.page.document.id, span.start, span.end, cue_span.start if cue_span else -1, speaker.name),
            content=spans, source=source_span, cue=cue_span, speaker=speaker, via=hops, mode=content.mode,
            features=means, outer=outer, rule=f"statements:{how}", parts=tuple(parts),
            confidence=round(max(0.3, min(confidence, 0.99)), 2),
        )  # fmt: skip
        if not text[span.start : span.end].strip():
            return
        self.statements.append(statement)
        self._told.append(_Told(content.first, content.last, i, source, speaker, hops, statement))

    def _nested(self, i: int, cue: Cue, outer: _Told, stop: int) -> None:
        """A statement inside another's content: only with a subject of its own and a clear complement."""
        g = self.g
        if cue.kind not in ("past", "present") or "strict" in cue.takes and "que" not in cue.takes:
            return
        limit = min(stop, outer.last + 1)
        if "relay" in cue.takes or i <= outer.first - 1:
            return
        frame, source, hops = read_frame(g, i, cue, limit)
        if frame is None or frame.how not in ("que", "quote", "colon", "prep", "addressee", "object"):
            return
        source = frame.source or self._subject_before(i, outer.first)
        if source is None or source.first < outer.first:
            return
        if frame.how in ("object", "addressee") and not (g.words[frame.start].masdar or cue.entry.get("means") == "demands"):
            return
        if source.kind in ("document", "other") and frame.how != "que":
            return
        content = read_content(g, frame.start, limit)
        if content is None:
            return
        speaker = self.speakers.resolve(source)
        if speaker.name == outer.speaker.name:
            return
        via = (*outer.hops, Hop(name=outer.speaker.name, type=outer.speaker.type, start=outer.statement.source.start if outer.statement.source else None,
                                end=outer.statement.source.end if outer.statement.source else None, entity=outer.speaker.entity))  # fmt: skip
        if content.mode == "direct" and outer.statement.mode == "direct":
            content = content._replace(mode="indirect")
        self._say(i, cue, source, speaker, via, content, f"nested.{frame.how}", frame.lead, 0.6, outer=outer.statement.id)

    def _relay(self, i: int, cue: Cue, first: int, stop: int) -> int | None:
        """«نقلت وكالة … عن … قوله إن …»: the subject is a link of the chain, the one behind عن speaks."""
        g = self.g
        if cue.kind == "participle" and cue.clitics:
            return None
        k = i + 1
        carrier = noun_phrase(g, k, stop, frozenset(("\u0639\u0646",)))
        if carrier is not None:
            k = carrier.last + 1
        limit = min(stop, k + 12)
        while k < limit and g.words[k].text != "\u0639\u0646":
            if g.words[k].tags & {"COMP"}:
                return None
            k += 1
        if k >= limit:
            return None
        source = noun_phrase(g, k + 1, stop)
        if source is None:
            return None
        j, start, how = source.last + 1, None, "que"
        for j in range(source.last + 1, min(stop, source.last + 20)):
            w = g.words[j]
            if "COMP" in w.tags:
                start = j + 1
                break
            if w.text == ":" or (g.is_mark(j) and j in g.quote_from and g.quote_from[j][0] - j > 5):
                start = j + (w.text == ":")
                how = "quote"
                break
        if start is None or start >= stop:
            return None
        content = read_content(g, start, stop)
        if content is None:
            return None
        hops: tuple[Hop, ...] = hops_in(g, source.last + 1, start)
        if carrier is not None:
            relayer = self.speakers.resolve(carrier)
            span = g.span(carrier.first, carrier.last, carrier.lead)
            hops = (Hop(name=relayer.name, type=relayer.type, start=span.start, end=span.end, cue=g.span(i, i), entity=relayer.entity), *hops)
        elif not hops:
            hops = hops_in(g, i + 1, k)
        speaker = self.speakers.resolve(source)
        self._say(i, cue, source, speaker, hops, content, f"relay.{how}", 0, 0.85)
        self.speakers.note(speaker, source, "", hops, i)
        return content.next if content.mode == "direct" else i + 1

    def _quote_before(self, i: int, cue: Cue, source: Phrase | None, first: int, stop: int) -> int | None:
        """«…»، قال فلان: the quotation stands before the verb."""
        g = self.g
        if "quote" not in cue.takes and "que" not in cue.takes or cue.kind == "participle":
            return None
        k = i - 1
        while k > first and (g.is_comma(k) or "CUE_AS" in g.words[k].tags or g.is_dash(k)):
            k -= 1
        opened = g.quote_to.get(k)
        if opened is None or opened < first or k - opened < 3 or self._inside(opened + 1) is not None:
            return None
        subject = source or noun_phrase(g, i + 1, stop)
        content = Content(opened, k, "direct", i + 1)
        return self._tell(i, cue, subject, (), content, "quote.before", first, stop, 0, 0.85)

    # --- subjects before the verb ---------------------------------------------------------------------------

    def _subject_before(self, i: int, first: int) -> Phrase | None:
        """The noun phrase that ends just before token i (adverbs, times and brackets may stand between)."""
        g = self.g
        k = i - 1
        start = max(first, i - 22)
        while k >= start:
            w = g.words[k]
            if w.tags & _GAP and k not in g.mention_over or g.is_comma(k) or w.text == ")" or k in g.time_from:
                if w.text == ")":
                    while k > start and g.words[k].text != "(":
                        k -= 1
                k -= 1
                continue
            break
        for p in range(start, k + 1):
            w = g.words[p]
            if w.head is None and p not in g.mention_from and not (g.is_mark(p) and p + 1 in g.mention_from):
                continue
            if p > first and g.words[p - 1].tags & {"PREP"} and not g.is_comma(p - 1):
                continue
            found = noun_phrase(g, p, i)
            if found is not None and found.last == k and found.kind != "other":
                if found.lead and g.clitic_of(p)[:1] not in (_WAW, _FEH):
                    continue
                return found
        # a relative clause or an insertion between commas: the phrase that opens the clause
        p = first
        while p < i and (g.words[p].tags & {"CONN", "AUX", "ADV"} or g.words[p].mark) and p not in g.mention_from:
            p += 1
        if p < k:
            found = noun_phrase(g, p, i)
            if found is not None and found.last + 1 < i and found.kind != "document" and (g.words[found.last + 1].tags & {"REL"} or g.is_comma(found.last + 1)):
                if any(g.is_comma(j) for j in range(found.last + 1, i)) and (g.is_comma(i - 1) or "REL" in g.words[found.last + 1].tags):
                    return found
        return None

    def _subject_anywhere(self, i: int, first: int) -> Phrase | None:
        """The subject of the sentence's first verb, for a participle whose verb is no cue («غادر الوزير … قائلا»)."""
        g = self.g
        for p in range(first, min(first + 4, i)):
            found = noun_phrase(g, p, i)
            if found is not None and found.kind in ("person", "organisation", "place", "role", "anonymous", "group") and not (found.lead and p != first):
                return found
        return None

    # --- prepositions, headings, carried quotations ---------------------------------------------------------

    def _non_verbal(self, i: int, first: int, stop: int, inside: _Told | None) -> int | None:
        g = self.g
        found = prep_at(g, i)
        if found is None:
            return None
        kind, last, li = found
        if kind == "CUE_OWN":
            return last + 1
        k = last + 1
        cue_last = last
        if kind == "CUE_AS":
            cue = next((c for c in g.words[k].cues if c.kind in ("past", "present", "passive")), None) if k < stop else None
            if cue is None or cue.kind == "passive":
                return None
            cue_last = k
            k += 1
            while k < stop and "ADV" in g.words[k].tags:
                k += 1
            if k < stop and "GOVERNED" in g.words[k].tags:
                return None
        if k >= stop or not source_like(g, g.words[k], k, li):
            return None
        source = noun_phrase(g, k, stop) if g.words[k].text != _LAM else noun_phrase(g, k + 1, stop)
        if source is None:
            from tawatur.extract.statements.channels import outlet_at

            hop = outlet_at(g, k, stop, True)
            if hop is None:
                return None
            source = Phrase(k, hop[1], 0, "media", k, None, hop[1])
        if kind == "CUE_AS" and source.lead:
            return None
        speaker = self.speakers.resolve(source)
        after = source.last + 1
        hops = hops_in(g, after, min(stop, after + 10))
        inner = media_in(g, source.first, source.last) if source.kind == "anonymous" else None
        if inner is not None and not hops:
            hops = (inner,)
        initial = self._clause_initial(i, first)
        # a link of the statement that is being made: «أكدت الحكومة وفقاً لوكالة … أنه …»
        if self._told and i > self._told[-1].last and not initial:
            outer = self._told[-1]
            if outer.last + 4 >= i and speaker.name != outer.speaker.name:
                self._add_hop(outer, source, speaker, hops)
                return after
            if speaker.name == outer.speaker.name:
                return after
        if initial:
            content = self._after_source(after, stop)
            if content is not None:
                chain = self.speakers.chain(speaker, hops)
                self._say(i, None, source, speaker, chain, content, "preposition.initial", 0, 0.85, cue_last=cue_last)
                self.speakers.note(speaker, source, "", chain, i)
                return after
            return None
        start = self._clause_start(i, first)
        end = i - 1
        while end > start and (g.words[end].mark and not g.is_mark(end) and g.words[end].text != ")" or "TRAIL" in g.words[end].tags):
            end -= 1
        if end - start < 2:
            return None
        if any(t.cue >= start for t in self._told):
            return after
        from tawatur.extract.statements.contents import _mode

        opened = g.close_of(start)
        mode: Mode = "direct" if opened is not None and opened >= end else _mode(g, start, end)
        content = Content(start, end, mode, after)
        chain = self.speakers.chain(speaker, hops)
        self._say(i, None, source, speaker, chain, content, "preposition.trailing", 0, 0.85, cue_last=cue_last)
        self.speakers.note(speaker, source, "", chain, i)
        return after

    def _add_hop(self, told: _Told, source: Phrase, speaker: Speaker, more: tuple[Hop, ...]) -> None:
        from msgspec.structs import replace

        span = self.g.span(source.first, source.last, source.lead)
        if any(h.name == speaker.name for h in told.hops):
            return
        hop = Hop(name=speaker.name, type=speaker.type, start=span.start, end=span.end, entity=speaker.entity)
        told.hops = (hop, *told.hops)
        new = replace(told.statement, via=told.hops)
        self.statements[self.statements.index(told.statement)] = new
        told.statement = new
        if self.speakers.current is not None and self.speakers.current.speaker == told.speaker:
            self.speakers.current = self.speakers.current._replace(hops=told.hops)

    def _clause_initial(self, i: int, first: int) -> bool:
        g = self.g
        if i == first:
            return True
        k = i - 1
        while k >= first and (g.words[k].mark or g.words[k].tags & {"CONN"}):
            k -= 1
        if k < first:
            return True
        return g.words[i].text.startswith(_WAW) and g.words[i - 1].mark and g.words[i].text not in ("\u0648\u0641\u0642", "\u0648\u0641\u0642\u0627")

    def _after_source(self, k: int, stop: int) -> Content | None:
        g = self.g
        start = None
        for j in range(k, min(stop, k + 25)):
            w = g.words[j]
            if "FA_COMP" in w.tags or "COMP" in w.tags:
                start = j + 1
                break
            if g.is_comma(j) or w.text == ":":
                start = j + 1
                while start < stop and g.words[start].tags & {"FA_COMP", "COMP"}:
                    start += 1
                nxt = g.words[start] if start < stop else None
                if nxt is not None and (start in g.time_from or nxt.head is not None and nxt.head.get("kind") == "role" and not nxt.definite):
                    start = None
                    continue
                break
        if start is None or start >= stop:
            return None
        return read_content(g, start, stop)

    def _clause_start(self, i: int, first: int) -> int:
        """Where the sentence's own words begin: behind a connecting phrase such as «من جهة أخرى،»."""
        g = self.g
        p = first
        while p < i and g.words[p].mark and p not in g.quote_from and g.words[p].text != "(":
            p += 1
        if p < i and ("PREP" in g.words[p].tags or g.words[p].tags & {"ADV"}):
            for k in range(p + 1, min(i - 3, p + 6)):
                if g.is_comma(k) and any("LINK" in g.words[j].tags for j in range(p, k)):
                    return k + 1
                if g.words[k].mark or k in g.time_from:
                    break
        return p

    def _heading_possible(self, first: int, stop: int) -> bool:
        return any(w.text == ":" for w in self.g.words[first : min(stop, first + 10)])

    def _heading(self, first: int, stop: int) -> bool:
        """«فلان: …»: a heading that quotes."""
        g = self.g
        w = g.words[first]
        if w.head is None and first not in g.mention_from and not g.is_mark(first):
            return False
        source = noun_phrase(g, first, stop)
        if source is None or source.last + 1 >= stop or g.words[source.last + 1].text != ":" or source.last - first > 9:
            return False
        if source.kind not in ("person", "organisation", "place", "anonymous", "role", "group", "media"):
            return False
        if source.kind == "place" and first > 0 and g.page.text.find("\n", 0, g.tokens.starts[first]) < 0:
            pass
        start = source.last + 2
        if start >= stop or stop - start < 3:
            return False
        line_end = stop >= g.n or g.words[min(stop, g.n - 1)].text == "\n" or (stop < g.n and "\n" in g.page.text[g.span(stop - 1, stop - 1).end : g.span(stop, stop).start])
        if not (line_end or start in g.quote_from):
            return False
        content = read_content(g, start, stop)
        if content is None:
            return False
        speaker = self.speakers.resolve(source)
        self._say(-1, None, source, speaker, (), content, "heading.colon", 0, 0.7)
        self.speakers.note(speaker, source, "", (), first)
        return bool(self._told)

    def _carried_quote(self, first: int, stop: int, quoted: list[int]) -> bool:
        """A sentence that is a quotation and holds no cue: the speaker of the sentence before goes on."""
        g, current = self.g, self.speakers.current
        i = quoted[0]
        close, q = g.quote_from[i]
        if current is None or not self._last_sentence_told or i - first > 1 or stop - close > 3 or not q.balanced or close - i < 8:
            return False
        content = Content(i, close, "direct", close + 1)
        self._say(-1, None, None, current.speaker, current.hops, content, "quote.carried", 0, 0.6)
        return True


_NON_VERBAL = frozenset(("CUE_PREP", "CUE_AS", "CUE_OWN", "PHRASE"))
