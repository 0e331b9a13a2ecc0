"""Statements that a verb or a participle hands on."""

from __future__ import annotations

from tawatur.extract.statements.agreement import may_take
from tawatur.extract.statements.antecedents import sentence_subject
from tawatur.extract.statements.channels import hops_in
from tawatur.extract.statements.contents import Content, read_content
from tawatur.extract.statements.continued import extended
from tawatur.extract.statements.extents import is_channel
from tawatur.extract.statements.frames import Frame, read_frame
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.phrases import Phrase, noun_phrase
from tawatur.extract.statements.relays import tell_relay
from tawatur.extract.statements.subjects import (
    agrees,
    antecedent,
    clause_subject,
    person_before,
    subject_before,
    titled,
)
from tawatur.extract.statements.tags import ADV_TIMEWORD, CHANNEL, MARKS_NAME, QUOTED_AS
from tawatur.extract.statements.teller import Teller, Told
from tawatur.extract.statements.words import Cue, Word
from tawatur.extract.statements.writings import carried_by, writing_before
from tawatur.model import Hop
from tawatur.text.affixes import ALEF, LAM, PRONOUNS

# How far from the start of its sentence a verb may stand for a channel named there to be its own.
_AHEAD = 16
_PLAIN = frozenset(("ADJ", "DEM", "DEFADJ", "PEOPLE", "THINGS"))
_WAW, _FEH = "\u0648", "\u0641"
_AN = frozenset(("an",))
_CONFIDENCE = {"que": 0.92, "colon": 0.9, "quote": 0.92, "prep": 0.82, "object": 0.7, "speech": 0.7, "addressee": 0.75}
_NO_DENIAL = frozenset(("NOT_SO", "AUX"))
_IMPERSONAL = ("thinks", "predicts", "fears", "distance", "impersonal")


def tell_verb(teller: Teller, i: int, cue: Cue, first: int, stop: int) -> None:
    """The statement of the cue at token i, on the main line of the sentence."""
    g = teller.g
    if "relay" in cue.takes:
        tell_relay(teller, i, cue, first, stop)
        return
    relative = i > first and "REL" in g.words[i - 1].tags
    subject: Phrase | None = None
    if relative and not cue.suffix:
        subject = antecedent(g, i, first)
        other = "REL_F" in g.words[i - 1].tags and cue.gender == "m"  # «التي أعلن المتطرفون قيامها»
        other = other or _speaks_itself(g, i, stop)
        subject = None if other and subject is not None and subject.kind != "person" else subject
    elif i + 1 < stop and "IN_IT" in g.words[i + 1].tags:
        writing = writing_before(g, i, first)
        if writing is not None and writing.author is not None:
            subject = writing.author  # «مقالا للكاتب فلان أشار فيه»
        elif i > first and (writing is not None or g.words[i - 1].mark or g.words[i - 1].tags & CHANNEL):
            subject = clause_subject(g, i, first)  # «أصدرت الوزارة بيانا أكدت فيه»
            subject = titled(g, subject, i, False) if subject is not None else None
    elif ("addr" in cue.takes and not cue.clitics and cue.kind != "participle") or (
        cue.kind != "participle" and cue.clitics != _WAW and i > first and _adjunct_follows(teller, i, stop)
    ):
        subject = subject_before(g, i, first)
        if subject is not None and not agrees(g, subject, cue):
            subject = None
    frame, source, hops = read_frame(g, i, cue, stop, subject)
    if frame is None:
        if _quote_before(teller, i, cue, source, first, hops):
            return
        if cue.kind != "participle" and not (i > first and "COMP" in g.words[i - 1].tags):
            found = source or subject_before(g, i, first)
            if found is not None:
                teller.pending = (found, hops)
        return
    if relative and (_accused(frame) or _announced(g, frame)):
        return
    source, hops, main = _source_of(teller, i, frame, first, relative)
    if not _plausible(teller, i, frame, source, first, main):
        return
    if frame.how == "object" and source is not None and source.kind == "media" and _text_told_of(g.words[frame.start]):
        teller.credit = (teller.as_hop(source, teller.speakers.resolve(source)),)  # «أوردت الصحيفة أرقاما تبين أن …»
        return
    if source is not None and source.kind == "other" and "rules" in str(cue.entry.get("means")):
        source = source._replace(kind="document")  # «وتنص التعديلات على …»
    frame = _repeated(g, frame, stop)
    nominal = frame.how in ("object", "prep", "addressee") or _word_in_marks(g, frame)
    content = extended(g, frame, read_content(g, frame.start, stop, nominal, frame.how == "colon"), stop)
    if content is None:
        return
    if frame.how == "quote" and content.last - content.first > 4:
        inner = g.words[content.first + 1]
        if inner.text in g.vocabulary.governed(cue.takes):  # «مشيرا "إلى …"»
            content = content._replace(first=content.first + 2)
    if relative or (i > first and "CLAUSE_CONN" in g.words[i - 1].tags and i - first <= 2):
        content = _before_main_verb(g, content)
    if frame.credited is not None:
        if source is not None:
            hops = (teller.as_hop(source, teller.speakers.resolve(source)), *hops)
        source = frame.credited
    for phrase in frame.credits:
        span = g.span(phrase.first, phrase.last)
        hops = tuple(h for h in hops if h.start is None or not span.start <= h.start < span.end)
        hops = (teller.as_hop(phrase, teller.speakers.resolve(phrase)), *hops)
    led = is_channel(g, first, i) or "FAVOURED" in g.words[first].tags
    if led and not hops and not teller.told and first < i <= first + _AHEAD:
        hops = hops_in(g, first, i)
    rule = f"{cue.kind}.{frame.how}"
    teller.pending = None
    if main is not None:
        teller.say(
            i,
            cue,
            source,
            main.speaker,
            hops or main.hops,
            content,
            rule,
            _CONFIDENCE[frame.how] - 0.02,
            lead=frame.lead,
        )
        return
    fresh = (i > first and "AUX" in g.words[i - 1].tags) or any(
        "AUX" in g.words[j].tags for j in range(first, min(first + 2, i))
    )
    condition = g.text(*frame.condition) if frame.condition else None
    before = (
        _quotation_before(teller, i, first)
        if frame.how == "quote" and content.mode == "direct" and cue.kind != "participle"
        else None
    )
    if before is not None:
        rule = "quote.around"
    teller.tell(
        i,
        cue,
        source,
        hops,
        content,
        rule,
        _CONFIDENCE[frame.how],
        lead=frame.lead,
        fresh=fresh,
        condition=condition,
        before=before,
    )


def _repeated(g: Ground, frame: Frame, stop: int) -> Frame:
    """«جدد تحذيره من …»: what is said again stands behind the verbal noun and its preposition or «أن»."""
    k = frame.start
    if "again" not in frame.cue.takes or frame.how != "object" or k + 2 >= stop:
        return frame
    noun = next((c for c in g.words[k].cues if c.kind == "masdar" and c.suffix and not c.clitics), None)
    if noun is None:
        return frame
    nxt = g.words[k + 1]
    if nxt.text in g.vocabulary.governed(noun.takes):
        return frame._replace(start=k + 2 + ("COMP" in g.words[k + 2].tags), how="prep")
    return frame._replace(start=k + 2, how="que") if g.is_que(k + 1) else frame


def _is_noun(g: Ground, k: int, stop: int) -> bool:
    """True where a plain noun stands at token k: a subject that cannot speak («تشير الحصيلة إلى»)."""
    if k >= stop:
        return False
    w = g.words[k]
    return not w.mark and not w.tags and not w.cues and k not in g.mention_over and k not in g.time_from


def _word_in_marks(g: Ground, frame: Frame) -> bool:
    """True where the quotation is but the first word of an object («أعلنت "تحرير" البلدة»)."""
    close = g.close_of(frame.start)
    return frame.how == "quote" and "obj" in frame.cue.takes and close is not None and close - frame.start <= 3


def _is_thing(g: Ground, k: int) -> bool:
    """True where a plain definite noun stands at token k: the subject of the verb behind it («الحقائق تقول»)."""
    w = g.words[k]
    return w.definite and w.head is None and not w.tags and not w.clitics and k not in g.mention_over


def _unread_subject(g: Ground, i: int, first: int) -> bool:
    """True where words that name no speaker open the clause of the verb at token i and so are its subject
    («ولكن تحليلات أخرى ترى»)."""
    k = i - 1
    while k >= first and i - k < 7:
        w = g.words[k]
        if w.mark or w.tags - _PLAIN or w.cues or k in g.time_from or k in g.mention_over:
            break
        k -= 1
    if k == i - 1 or k < 0 or i - k >= 7:
        return False
    opens = g.words[k].mark or "CONN" in g.words[k].tags
    w = g.words[k + 1]
    return opens and k >= first and not w.definite and not w.masdar and not w.text.endswith(ALEF)


def _speaks_itself(g: Ground, i: int, stop: int) -> bool:
    """True where a relative clause has its own speaker: «البرنامج الذي تقول الحكومة إنه …»."""
    found = noun_phrase(g, i + 1, stop)
    if found is None or found.lead or found.kind == "document":
        return False
    k = found.last + 2 if g.is_comma(found.last + 1) else found.last + 1
    return k < stop and "COMP" in g.words[k].tags and g.words[k].text.endswith(PRONOUNS)


def _before_main_verb(g: Ground, content: Content) -> Content:
    """A statement of a relative clause ends where the verb of the main clause follows a comma."""
    for j in range(content.first + 1, content.last):
        if not g.is_comma(j) or j + 1 in g.mention_over:
            continue
        w = g.words[j + 1]
        if w.definite or not w.cues or w.cues[0].clitics or w.cues[0].kind not in ("past", "present"):
            continue
        if w.cues[0].kind == "past" or noun_phrase(g, j + 2, content.last) is not None:
            return content._replace(last=j - 1, next=j)
    return content


def _adjunct_follows(teller: Teller, i: int, stop: int) -> bool:
    """True where no subject can stand right behind the verb: a preposition or a comma does."""
    g = teller.g
    k = i + 1
    while k < stop and g.words[k].tags & ADV_TIMEWORD and k not in g.mention_over:
        k += 1
    return k < stop and ("PREP" in g.words[k].tags or g.is_comma(k) or g.words[k].clitics == "\u0644")


def _source_of(
    teller: Teller, i: int, frame: Frame, first: int, relative: bool
) -> tuple[Phrase | None, tuple[Hop, ...], Told | None]:
    """Source, hops, and for a participle the statement whose speaker it goes on with."""
    g, cue = teller.g, frame.cue
    written = i > first and i + 1 < g.n and "IN_IT" in g.words[i + 1].tags
    if frame.source is not None and not frame.hops and written and (writing := writing_before(g, i, first)) is not None:
        links = carried_by(g, writing, first)
        return frame.source, links[-1:] if teller.credit else links, None
    if frame.source is not None:
        return frame.source, frame.hops, None
    if cue.kind == "participle":
        if teller.pending is not None:
            source, hops = teller.pending
            if source is None or may_take(g, source, cue):
                return source, frame.hops or hops, None
        if teller.told:
            main = teller.told[-1]
            while main.statement.outer is not None and (
                outer := next((t for t in teller.told if t.statement.id == main.statement.outer), None)
            ):
                main = outer
            return main.source, frame.hops, main
        if "CUE_SAYING" in cue.entry.classes and (before := subject_before(g, i, first)) is not None:
            return before, frame.hops, None  # «واكتفى الوزير بالقول إن …»
        found = clause_subject(g, i, first)
        return found if found is not None and may_take(g, found, cue) else None, frame.hops, None
    if cue.kind == "present" and cue.clitics == LAM:
        return clause_subject(g, i, first), frame.hops, None
    if i > first and "AND_HE" in g.words[i - 1].tags:
        return person_before(g, i - 1, first), frame.hops, None
    at_start = i == first or (i == first + 1 and g.words[first].mark)
    if at_start or relative:
        return None, frame.hops, None
    found = subject_before(g, i, first) if cue.clitics != _WAW else None
    if found is not None and not agrees(g, found, cue):
        found = None
    joined = cue.clitics == _WAW or "CONN" in g.words[i - 1].tags  # «هاجمت … وقالت», «… فيما قالت»
    if found is None and (cue.clitics == _FEH or (joined and not teller.told)):
        found = sentence_subject(g, first, i)
        if found is not None and cue.clitics != _FEH and (found.lead or not may_take(g, found, cue)):
            found = None
    told = hops_in(g, found.last + 1, i) if found is not None and not frame.hops and found.last < i - 2 else ()
    return found, frame.hops or told, None


def _plausible(teller: Teller, i: int, frame: Frame, source: Phrase | None, first: int, main: Told | None) -> bool:
    """Keeps frames to those that look like a statement: a subject is named or can be carried on."""
    g, cue = teller.g, frame.cue
    means = str(cue.entry.get("means"))
    start = g.words[frame.start]
    if "REL" in (g.words[i - 1].tags if i > first else ()) and source is None:
        return False
    if frame.source is None and cue.kind == "past" and not cue.clitics and _denied(g, i, first):
        return False
    if frame.how == "object" and "obj?" in cue.takes and not start.masdar:
        return False
    if not _takes_object(g, frame):
        return False
    if "rules" in means:
        texts = ("document", "organisation", "other") if "ala" in cue.takes else ("document", "organisation")
        return source is not None and source.kind in texts
    if cue.kind == "participle":
        return (
            main is not None
            or source is not None
            or teller.speakers.current is not None
            or (frame.how in ("que", "colon", "quote") and teller.topic(i, cue) is not None)
        )
    if source is None:
        impersonal = "personal" not in cue.takes or cue.clitics != _WAW or teller.speakers.current is None
        if (
            cue.kind == "present"
            and cue.gender == "m"
            and cue.number == "s"
            and impersonal
            and any(m in means for m in _IMPERSONAL)
        ):
            return False
        nominal = frame.how == "object" or (frame.how == "quote" and g.name_in_marks(frame.start) is not None)
        if cue.kind == "present" and nominal and cue.number == "s" and "thinks" in means:
            return False  # «وتعتبر "عملية …" من أكبر …»
        if cue.kind == "present" and not cue.clitics and i > first and _is_thing(g, i - 1):
            return False
        if not cue.clitics and _unread_subject(g, i, first):
            return False
        if teller.speakers.current is None and teller.topic(i, cue) is None:
            return False
        if frame.how == "prep" and cue.gender == "f" and _is_noun(g, i + 1, frame.start):
            return False
        current = teller.speakers.current
        one = frame.how == "prep" and cue.gender == "m" and cue.number == "s"
        about = g.words[frame.start - 1].text in g.vocabulary.governed(_AN)
        if one and about and current is not None and current.speaker.type == "group":
            return False  # «وأُعلن عن …»
        if frame.how == "object" and not start.masdar and cue.clitics != _WAW:
            return False
        if (
            frame.how in ("object", "addressee", "prep")
            and i > first + 3
            and not (g.words[i - 1].mark or "CONN" in g.words[i - 1].tags)
            and not start.masdar
        ):
            return False
    elif frame.how == "object" and "thinks" in means and _is_rated(g, source, cue, frame.start):
        return False
    elif source.kind == "document" and "DEM" in g.words[source.first].tags and frame.how == "prep":
        head = g.words[source.head].head
        return head is not None and bool(head.get("tells"))  # «ويشير هذا القرار إلى …» is the report's own view
    elif source.kind == "other" and source.first == source.last and cue.gender == "f" and _is_thing(g, source.first):
        return g.words[source.first].feminine
    elif source.kind == "document" and frame.how == "object" and "source-doc" in cue.takes:
        return start.masdar
    return True


def _is_rated(g: Ground, source: Phrase, cue: Cue, start: int) -> bool:
    """True for «ويعتبر البرنامج الأول من نوعه»: the subject is what is thought of, the verb a passive."""
    if source.kind == "document" or (cue.kind == "present" and _is_bare_body(g, source)):
        return True
    w = g.words[start]
    named = w.definite or start in g.mention_over or g.is_mark(start) or w.masdar
    return not cue.suffix and not named and source.kind != "person" and "DEM" not in w.tags


def _is_bare_body(g: Ground, source: Phrase) -> bool:
    return source.kind == "organisation" and not g.words[source.head].definite


def _text_told_of(w: Word) -> bool:
    """True for an indefinite «مقالا», «تقريرا»: what an outlet published, not what it says."""
    return w.head is not None and bool(w.head.get("tells")) and not w.definite and not w.nisba and w.text.endswith(ALEF)


def _takes_object(g: Ground, frame: Frame) -> bool:
    """False where a verb that speaks with certain objects only has another («قدم شكره», not «قدم تقريرا»)."""
    cue, at = frame.cue, frame.start
    tags = g.words[at].tags
    if "blames" in cue.takes:  # «حمل الحكومة مسؤولية …»
        return "BLAME" not in tags and any("BLAME" in g.words[k].tags for k in range(at + 1, min(g.n, at + 9)))
    if "lessens" in cue.takes:
        return cue.kind != "present" and "LESSENED" in tags
    return "thanks" not in cue.takes or "THANKS" in tags


def _denied(g: Ground, i: int, first: int) -> bool:
    """True for «لا توجد دولة اعترفت …»: nobody spoke."""
    for k in range(i - 1, max(first, i - 7) - 1, -1):
        if g.words[k].mark or "COMP" in g.words[k].tags:
            return False
        if "NEG" in g.words[k].tags and g.words[k].tags.isdisjoint(_NO_DENIAL):
            return True
    return False


def _accused(frame: Frame) -> bool:
    """True for «التي اتهمت بالتجسس»: the one spoken of is accused."""
    cue = frame.cue
    return frame.how == "prep" and "accuses" in str(cue.entry.get("means")) and "addr" in cue.takes and not cue.suffix


def _announced(g: Ground, frame: Frame) -> bool:
    """True for «الاتفاق الذي أعلن أمس بين …»: the document before a relative clause is what was announced."""
    source = frame.source
    return (
        source is not None and source.kind == "document" and frame.how == "object" and not g.words[frame.start].masdar
    )


def tell_nested(teller: Teller, i: int, cue: Cue, outer: Told, stop: int) -> None:
    """A statement inside another's content: only with a subject of its own and a clear complement."""
    g = teller.g
    if cue.kind not in ("past", "present") or "relay" in cue.takes or not teller.may_nest():
        return
    limit = min(stop, outer.last + 1)
    if cue.kind == "past" and "noun" in cue.takes and not cue.clitics and "demands" in outer.statement.features:
        return  # «طلب … كشف …»: a verbal noun
    relative = "REL" in g.words[i - 1].tags
    subject = antecedent(g, i, outer.first) if relative and not cue.suffix else None
    if subject is None and "addr" in cue.takes:
        subject = subject_before(g, i, outer.first)
    elif subject is None and not cue.clitics and "COMP" in g.words[outer.first - 1].tags:
        opening = subject_before(g, i, outer.first)  # behind «أن» the subject comes before its verb
        if opening is not None and opening.first == outer.first and agrees(g, opening, cue):
            subject = opening
    frame, _, _ = read_frame(g, i, cue, limit, subject)
    if frame is None:
        return
    if frame.source is None and _denied(g, i, outer.first):
        return
    if relative and (_accused(frame) or (cue.suffix and frame.source is None)):
        return
    source = (
        frame.source
        or (subject_before(g, i, outer.first) if cue.clitics != _WAW else None)
        or (clause_subject(g, i, outer.first) if cue.clitics == _WAW and frame.how in ("prep", "que") else None)
    )
    if source is None or source.first < outer.first or source.kind == "other":
        return
    if frame.source is None and not agrees(g, source, cue):
        return
    if frame.how in ("object", "addressee") and not (
        g.words[frame.start].masdar or "demands" in str(cue.entry.get("means"))
    ):
        return
    if "rules" in str(cue.entry.get("means")) and source.kind != "document":
        return
    if frame.how == "prep" and source.kind == "document" and "rules" not in str(cue.entry.get("means")):
        return
    if frame.how == "quote" and (g.close_of(frame.start) or 0) - frame.start < 6:
        return
    if not _takes_object(g, frame):
        return
    content = read_content(g, frame.start, limit, frame.how in ("object", "prep", "addressee"))
    if content is None:
        return
    speaker = teller.speakers.resolve(source)
    if speaker.name == outer.speaker.name:
        return
    via = (*outer.hops, teller.as_hop(outer.source, outer.speaker))
    if outer.statement.mode == "direct":
        content = content._replace(mode="indirect")
    if teller.say(
        i, cue, source, speaker, via, content, f"nested.{frame.how}", 0.6, lead=frame.lead, outer=outer.statement.id
    ):
        teller.speakers.hear(speaker, source, i)


def _quote_before(teller: Teller, i: int, cue: Cue, source: Phrase | None, first: int, hops: tuple[Hop, ...]) -> bool:
    """«…»، قال فلان: the quotation stands before the verb."""
    if ("quote" not in cue.takes and "que" not in cue.takes) or cue.kind == "participle":
        return False
    content = _quotation_before(teller, i, first)
    return content is not None and teller.tell(i, cue, source, hops, content, "quote.before", 0.85)


def _quotation_before(teller: Teller, i: int, first: int) -> Content | None:
    """The quotation that ends just before token i and belongs to no statement yet."""
    g = teller.g
    k = i - 1
    if k > first + 1 and "WITH_THESE" in g.words[k - 1].tags:
        k -= 2  # «بهذه الكلمات», «هذا ما يقوله فلان»
    while k > first and (g.is_comma(k) or g.words[k].tags & QUOTED_AS or g.is_dash(k)):
        k -= 1
    opened = g.quote_to.get(k)
    if opened is None or opened < first or k - opened < 4 or teller.inside(opened + 1) is not None:
        return None
    if opened > first and (k - opened < 7 and g.words[opened - 1].tags & MARKS_NAME):
        return None
    return Content(opened, k, "direct", i + 1)
