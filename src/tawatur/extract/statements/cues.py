"""Which reading of a word as a reporting cue its surroundings allow."""

from __future__ import annotations

from tawatur.extract.statements.adjuncts import past_condition, past_insertion, past_receipt, pointing
from tawatur.extract.statements.extents import is_channel
from tawatur.extract.statements.ground import Ground
from tawatur.extract.statements.participles import participle_opens
from tawatur.extract.statements.phrases import noun_phrase
from tawatur.extract.statements.tags import CONN_REL_AUX, VERB_MAY_FOLLOW
from tawatur.extract.statements.words import Cue
from tawatur.text.affixes import WAW

_LAM, _SEEN = "\u0644", "\u0633"


def choose_cue(g: Ground, i: int, first: int, stop: int, pending: bool) -> Cue | None:
    """The cue that token i is, or None: negated, hypothetical, future, own voice, part of a name or a plain noun."""
    w = g.words[i]
    over = g.mention_over.get(i)
    if over is not None and not (over[0] == over[1] == i and w.cues and w.cues[0].kind == "past"):
        return None
    if i in g.time_from:
        return None
    if past_condition(g, i, stop) is not None or pointing(g, i, stop) is not None:
        return None
    if "RECEIVED" in w.tags and past_receipt(g, i, stop) is not None:
        return None
    if "asserts,demands" in str(w.cues[0].entry.get("means")) and any(
        "GRIP" in behind.tags for behind in g.words[i + 1 : min(stop, i + 9)]
    ):
        return None  # «شددت القوات الحصار على …»
    before = g.words[i - 1] if i > first else None
    for cue in w.cues:
        if cue.kind in ("own", "passive"):
            return None
        if cue.kind == "masdar":
            continue
        if cue.kind == "participle":
            if "BEHIND_PREP" in cue.entry.classes and not (before is not None and "PREP" in before.tags):
                return None  # «يمكن القول إن …», not «ومضى إلى القول إن …»
            comma = before is None or before.mark or pending
            if participle_opens(g, i, stop, comma):
                return cue
            continue
        if (w.definite and not cue.lead) or (not cue.clitics and not w.tags.isdisjoint(("ADV", "MEANWHILE"))):
            continue
        if cue.clitics.endswith(_SEEN):
            return None
        if cue.clitics == _LAM and cue.kind == "present":
            nxt = g.words[i + 1] if i + 1 < stop else w
            if "BY_IT" in nxt.tags and i + 2 < stop:
                nxt = g.words[i + 2]
            if before is None or not (nxt.text == ":" or "COMP" in nxt.tags):
                return None
        if (
            ("ambiguous" in cue.takes or "PREP" in w.tags)
            and not (before is not None and "MAY" in before.tags and cue.kind == "past")
            and not _clause_close(g, i, stop, "PREP" in w.tags, cue)
        ):
            continue
        if before is not None and not _allowed_behind(g, i, cue):
            return None
        if "PREP" in w.tags and before is not None and not cue.clitics and not _verb_place(g, i):
            continue  # «مصادر بين المقاتلين قالت»
        return cue
    return None


def _allowed_behind(g: Ground, i: int, cue: Cue) -> bool:
    before = g.words[i - 1]
    if "AND_HE" in before.tags:
        return i + 1 < g.n and ("COMP" in g.words[i + 1].tags or g.words[i + 1].text == ":") and "que" in cue.takes
    if "NEG" in before.tags and not before.mark:
        if "NO_VERB" in before.tags:
            return False
        means = str(cue.entry.get("means", ""))
        return any(m in means for m in ("thinks", "doubts", "denies", "predicts"))
    if "HYPO" in before.tags or ("COMP" in before.tags and (cue.kind == "present" or g.is_que(i - 1))):
        return False
    if cue.kind == "past" and "noun" in cue.takes and cue.gender == "m" and not cue.clitics and not _verb_place(g, i):
        return False
    if cue.suffix and "noun" in cue.takes and not (before.mark or before.tags & CONN_REL_AUX):
        return cue.kind == "past" and "bi" in cue.takes and i + 1 < g.n and "COMP" in g.words[i + 1].tags
    if cue.kind == "present" and "MAY" in before.tags:
        return False
    if cue.kind == "present" and not cue.clitics and before.head is not None and not before.definite:
        return "distance" not in str(cue.entry.get("means"))  # «محتج يدعى فلانا»
    if "CUE_AS" in before.tags and "CONN" not in before.tags:
        return False
    if "MA" in before.tags and not before.mark and cue.suffix == "":
        return False
    return not ("PREP" in before.tags and "CONN" not in before.tags)


def _verb_place(g: Ground, i: int) -> bool:
    """True where a word that is a verb or a noun («طلب», «ثمن») may be a verb: behind a mark, connector or subject."""
    before = g.words[i - 1]
    if before.mark or before.tags & VERB_MAY_FOLLOW or i - 1 in g.mention_over:
        return True
    if i > 1 and "WITH_THESE" in g.words[i - 2].tags:
        return True
    return before.definite and (before.head is not None or before.nisba)


def _clause_close(g: Ground, i: int, stop: int, preposition: bool, cue: Cue) -> bool:
    """True where an ambiguous verb («بين», «عبر») is followed by a subject and its own complement."""
    nxt = g.words[i + 1] if i + 1 < stop else None
    if cue.kind == "past" and nxt is not None:
        verb = not preposition or cue.clitics == WAW or "CONN" in g.words[i - 1].tags
        if ("COMP" in nxt.tags and verb) or (nxt.text == ":" and not preposition):
            return True  # «وبين أن», «كما بين أن»
        if "bi" in cue.takes and cue.clitics == WAW and g.is_bi(i + 1) and (nxt.definite or nxt.masdar):
            return True  # «ووعد بالعمل على …»
    governed = g.vocabulary.governed(cue.takes)
    if preposition and cue.clitics == WAW and is_channel(g, i + 1, stop):
        # «وعبر في بيان عن قلقه»
        return any(g.words[j].text in governed and g.words[j + 1].masdar for j in range(i + 2, min(stop - 1, i + 20)))
    phrase = noun_phrase(g, i + 1, stop, governed)
    if phrase is None or phrase.last + 1 >= stop:
        return False
    start = phrase.last + 1
    if g.is_dash(start):
        start = past_insertion(g, start, stop)  # «وبين المصدر - فضل عدم ذكر اسمه - أن …»
    reach = 24 if preposition and cue.clitics == WAW else 8
    for j in range(start, min(stop, start + reach)):
        w = g.words[j]
        if w.text in governed and (j < start + 8 or (j + 1 < stop and (g.words[j + 1].masdar or g.is_mark(j + 1)))):
            return phrase.kind in ("person", "organisation", "role", "anonymous", "group", "place")
        if "COMP" in w.tags:
            return g.is_comma(j - 1) or j == start or is_channel(g, phrase.last + 1, stop)
        if w.mark and not g.is_comma(j) and w.text not in "()" and not g.is_mark(j):
            return False
    return False
