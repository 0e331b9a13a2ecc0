"""Short forms: surnames and definite heads that mean somebody or something the report names in full."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.extract.mentions.candidate import Candidate
from tawatur.extract.mentions.entities import name_words
from tawatur.extract.mentions.reading import Text
from tawatur.extract.mentions.vocabulary import NETWORK, OUTLET, PORTFOLIO, SHORT, STATE
from tawatur.text.fold import fold_text

REACH = 2000  # tokens within which a short form means a full one: many reports in one text stay apart
_WORD, _NAME = 7, 0.3  # a word as frequent as this, and no more a name than this, is no surname


def surnames(text: Text, mentions: list[Candidate]) -> Iterator[Candidate]:
    """The last word of a full name, alone elsewhere in the report."""
    wanted: dict[str, list[Candidate]] = {}
    vocabulary = text.vocabulary
    covered = {i for c in mentions for i in range(c.first, c.last + 1)}
    for c in mentions:
        if c.type == "person" and c.last > c.first:
            last = name_words(text, c)[-1]
            classes = vocabulary.word(last).classes
            if len(last) < 3 or ("GIVEN" in classes and last in vocabulary.set("frequent.given")):
                continue
            if not c.entry and vocabulary.common(last) >= _WORD and (vocabulary.strength(last) or 0.0) < _NAME:
                continue  # a word of the language that stood in a name, or next to one
            wanted.setdefault(last, []).append(c)
    if not wanted:
        return
    forms = _with_clitics(text, wanted)
    for i, word in enumerate(text.words):
        if word in forms and i not in covered:
            lead, sources = forms[word]
            source = min(sources, key=lambda c: abs(c.first - i))
            if abs(source.first - i) > REACH:
                continue
            if text.has(i - 1, "GIVEN") and i - 1 not in covered and text.words[i - 1] not in forms:
                continue
            yield Candidate(i, i, lead, "person", None, "mention.surname", 0.85 if source.confidence > 0.7 else 0.6, 2)


def _with_clitics(text: Text, wanted: dict[str, list[Candidate]]) -> dict[str, tuple[int, list[Candidate]]]:
    """Distinct words of the text that are a wanted name, alone or behind clitics."""
    out: dict[str, tuple[int, list[Candidate]]] = {}
    ends = tuple(name[-2:] for name in wanted)
    for word in set(text.words):
        if word.endswith(ends):
            for cut in text.vocabulary.word(word).ways:
                if cut.stem in wanted:
                    out[word] = (cut.lead, wanted[cut.stem])
                    break
    return out


def merged(text: Text, mentions: list[Candidate]) -> list[Candidate]:
    """Neighbouring parts of one personal name made one; a place that is a person's surname made a person."""
    out: list[Candidate] = []
    names = {name_words(text, c)[-1] for c in mentions if c.type == "person" and c.last > c.first}
    for c in mentions:
        gazetteer = c.entry is not None and c.entry.id.startswith("places:")
        if gazetteer and c.first == c.last and (text.words[c.first] in names or name_words(text, c)[0] in names):
            lead = 0 if text.words[c.first] in names else c.lead
            c = Candidate(c.first, c.last, lead, "person", None, "mention.surname", 0.8)
        before = out[-1] if out else None
        spokesman = before is not None and text.words[before.first - 1] in text.vocabulary.set("offices.not_last")
        if spokesman and c.last > c.first:
            out.append(c)  # «المتحدثة باسم فلان علانة …»
        elif before and c.type == before.type == "person" and c.first == before.last + 1 and c.lead == 0:
            known = before if before.entry is not None else c
            sure, rank = before.confidence, before.rank
            out[-1] = Candidate(before.first, c.last, before.lead, "person", None, before.rule, sure, rank, known.entry)
        else:
            out.append(c)
    return [_less_verb(text, c, out) for c in out]


def _less_verb(text: Text, c: Candidate, mentions: list[Candidate]) -> Candidate:
    """The last name alone where the word before it is a verb that men are called by, too («وطالب النجيفي»), and the
    report names somebody else with this last name."""
    if c.type != "person" or c.last != c.first + 1:
        return c
    words = text.words
    if words[c.first][c.lead :] not in text.vocabulary.set("twins.sayings"):
        return c
    verb = words[c.first][c.lead :]
    others = (o for o in mentions if o.type == "person" and o.last > o.first and words[o.last] == words[c.last])
    if any(not words[o.last - 1].endswith(verb) for o in others):
        return Candidate(c.last, c.last, 0, "person", None, "mention.surname", 0.8, 2)
    return c


def definite(text: Text, mentions: list[Candidate]) -> Iterator[Candidate]:
    """الحكومة, اللجنة, الإقليم where the report names the body or place in full."""
    article = text.vocabulary.article
    full: dict[str, list[Candidate]] = {}
    covered = {i for c in mentions for i in range(c.first, c.last + 1)}
    for c in mentions:
        if c.type == "person" or c.last == c.first:
            continue
        head = name_words(text, c)[0]
        full.setdefault(head if head.startswith(article) else article + head, []).append(c)
    for i in text.where(SHORT):
        if i in covered:
            continue
        name = "SHORTORG" if {"SHORTORG", "+SHORTORG"} & text.word(i).classes else "SHORTPLACE"
        stem, lead = text.stem(i, name)
        known = full.get(stem)
        if not known or (text.word(i + 1).definite and "DEFADJ" in text.word(i + 1).classes):
            continue
        type_ = "organisation" if name == "SHORTORG" else "place"
        meant = [c for c in known if c.type == type_ and abs(c.first - i) <= REACH]
        if not meant or (not lead and _adjoined(text, i)):
            continue
        target = max((c for c in meant if c.first < i), key=lambda c: c.first, default=meant[0])
        yield Candidate(i, i, lead, target.type, target.kind, "mention.short", 0.7, 2, target.entry, stem)


def _adjoined(text: Text, i: int) -> bool:
    """True for a word that qualifies the definite noun before it: اللجنة المنظمة."""
    before = text.word(i - 1)
    feminine = text.vocabulary.context.feminine_endings
    return (
        before.definite
        and text.words[i] in text.vocabulary.set("adjectives.participles")
        and before.text.endswith(feminine)
    )


def nicknames(text: Text, mentions: list[Candidate]) -> Iterator[Candidate]:
    """المملكة, السلطنة for the state that the report names; the likeliest one where it names none."""
    vocabulary = text.vocabulary
    named = {
        str(c.entry.get("country")): c.entry for c in mentions if c.entry is not None and c.entry.get("kind") == "state"
    }
    for i in text.where(STATE):
        for group in ("kingdom", "sultanate"):
            stem, lead = text.stem(i, group.upper())
            if stem not in vocabulary.set(f"nicknames.{group}"):
                continue
            if text.word(i + 1).definite and "DEFADJ" in text.word(i + 1).classes:
                continue
            codes = vocabulary.context.raw(f"nicknames.{group}_of")
            code = next((c for c in codes if c in named), None)
            if code is None and len(codes) > 1 and len(named) != 1:
                code = codes[0]
            entry = named.get(code or codes[0]) or vocabulary.entries.get(f"places_news:{(code or codes[0]).lower()}")
            yield Candidate(i, i, lead, "place", "state", "mention.nickname", 0.7, 2, entry, None)


def quoted_outlets(text: Text) -> Iterator[Candidate]:
    """«الشرق الأوسط», "المدينة" as outlets: in quotation marks, behind a word that hands on speech."""
    names, before = text.vocabulary.set("quoted.outlets"), text.vocabulary.set("quoted.before")
    for i in text.where(OUTLET):
        if not text.is_open(i - 1) or i < 2:
            continue
        end = i + 1 if " ".join(text.words[i : i + 2]) in names else i
        if end == i and text.words[i] not in names:
            continue
        behind = text.words[i - 2]
        if text.is_close(end + 1) and (behind in before or text.has(i - 2, "VERB")):
            yield Candidate(i, end, 0, "organisation", "media", "mention.outlet.quoted", 0.85, 8, None, None)


def own_outlet(text: Text) -> Iterator[Candidate]:
    """The outlet of the report itself where it was told something («قال مسؤول لرسيل إن»): its name behind ل, where no
    word of the language is written so."""
    source = text.page.document.source
    names = fold_text(source).split() if source else []
    if not names or text.vocabulary.plain(names[0]) or len(names[0]) < 3 or not names[0].isalpha():
        return
    told = text.vocabulary.context.ell + names[0]
    for i in (i for i, word in enumerate(text.words) if word == told) if told in text.words else ():
        if text.words[i + 1 : i + len(names)] == names[1:]:
            last = i + len(names) - 1
            yield Candidate(i, last, 1, "organisation", "media", "mention.outlet.own", 0.85, 4, None, None)


def networks(text: Text, mentions: list[Candidate]) -> Iterator[Candidate]:
    """القاعدة alone as the network: where the report names no base, and no adjective of a base follows."""
    if any(c.kind in ("base", "facility") and c.head in text.vocabulary.set("networks.base_heads") for c in mentions):
        return
    for i in text.where(NETWORK):
        if text.words[i + 1 : i + 2] and text.words[i + 1] in text.vocabulary.set("facilities.adjectives"):
            continue
        if text.word(i + 1).definite and "DEFADJ" in text.word(i + 1).classes:
            continue
        stem, lead = text.stem(i, "NETWORK")
        entry = text.vocabulary.entries.get("organisations:alqaeda")
        yield Candidate(i, i, lead, "organisation", "armed_group", "mention.network", 0.65, 3, entry, stem)


def portfolios(text: Text, mentions: list[Candidate]) -> Iterator[Candidate]:
    """وقالت الخارجية: the ministry's short name alone, behind a verb, where the report names it or its minister."""
    covered = {i for c in mentions for i in range(c.first, c.last + 1)}
    spots = text.where(PORTFOLIO)
    if len(spots) < 2:
        return
    for i in spots:
        if i in covered or text.word(i + 1).definite:
            continue
        stem, lead = text.stem(i, "PORTFOLIO")
        verbs = text.vocabulary.set("verbs.words")
        before = text.words[i - 1] if i else ""
        if (before in verbs or before[1:] in verbs) and not lead:
            full = next(
                (c for c in mentions if c.type == "organisation" and stem in text.words[c.first : c.last + 1]), None
            )
            yield Candidate(
                i, i, 0, "organisation", "ministry", "mention.portfolio", 0.7, 3, full.entry if full else None, stem
            )
