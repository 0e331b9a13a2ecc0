"""A case that grew bit by bit is the case that was linked at once, however its reports were split and in what order."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from link_reports import Report

from tawatur.link import DocumentDigest, Linking, Trail, digest
from tawatur.model import Annotation, Span

START = date(2031, 5, 1)
PEOPLE = ("سليم الراوي", "الراوي", "سليم حسن الراوي", "هند المنصوري", "المنصوري", "وزير المياه", "مصدر حكومي")
PLACES = ("نجران العليا", "وادي الملح", "الميناء الشرقي")
THINGS = (
    "الحكومة ستسلم السد الشمالي إلى لجنة المياه قبل نهاية العام الجاري وتدفع كلفة الترميم",
    "إغلاق الميناء الشرقي أمام السفن الأجنبية قرار نهائي لا رجعة فيه مهما طال الخلاف",
    "المفاوضات مع وفد الجزيرة انتهت بلا اتفاق على تقاسم مياه النهر وموعد الجولة المقبلة",
    "انهيار السد الشمالي سيغرق قرى الوادي كلها إذا استمرت الأمطار الغزيرة أسبوعا آخر",
    "لجنة المياه تسلمت السد الشمالي اليوم بعد ترميم دام عامين وبكلفة فاقت التقديرات",
    "إبقاء القوات في الميناء الشرقي مرفوض شعبيا ورسميا ولن توافق عليه الحكومة المقبلة",
)
SPARE = ("اليوم", "أمس", "رسميا", "مجددا", "غدا", "سريعا", "الكبير", "الجديد")


def invented(count: int, seed: int) -> list[Annotation]:
    """Reports that tell the same few things in nearly the same words, on days near by, some without a day."""
    draw = random.Random(seed)
    out: list[Annotation] = []
    told: list[list[tuple[str, str]]] = []
    for n in range(count):
        if told and draw.random() < 0.35:
            sentences = list(draw.choice(told))
        else:
            sentences = [(draw.choice(PEOPLE), _varied(draw, draw.choice(THINGS))) for _ in range(draw.randint(1, 4))]
        told.append(sentences)
        day = None if draw.random() < 0.15 else (START + timedelta(days=draw.randint(0, 14))).isoformat()
        out.append(_report(f"r{draw.randrange(10**6):06d}-{n}", sentences, day, draw))
    return out


def _varied(draw: random.Random, words: str) -> str:
    listed = words.split()
    for _ in range(draw.choice((0, 0, 1, 3))):
        listed[draw.randrange(len(listed))] = draw.choice(SPARE)
    return " ".join(listed)


def _report(id_: str, sentences: Sequence[tuple[str, str]], day: str | None, draw: random.Random) -> Annotation:
    text, spans = "", []
    for who, what in sentences:
        start = len(text) + len(f"قال {who} إن ")
        text += f"قال {who} إن {what}. "
        spans.append((who, what, start))
    dead, place = draw.randint(3, 6), draw.choice(PLACES)
    killed = len(text)
    text += f"وقتل {dead} جنود في هجوم على مخفر الحدود قرب {place} فجر الخميس."
    made = Report(id_, text, day, source=f"صحيفة {draw.randrange(4)}")
    seen: set[str] = set()
    for who, what, start in spans:
        said = Span(start, start + len(what))
        made.says(who, "anonymous" if who == PEOPLE[-1] else "person", said, mode="direct")
        if who not in seen and who != PEOPLE[-1]:
            made.names(who, "person", Span(start - len(who) - 4, start - 4))
            seen.add(who)
        words = what.split()
        match THINGS.index(what) if what in THINGS else draw.randrange(6):
            case 0:
                made.commits(who, " ".join(words[1:6]), "promised", said, (day, day) if day else None)
            case 1 | 5:
                made.stands(who, " ".join(words[:3]), draw.choice(("for", "against")), said)
            case 3:
                made.predicts(who, " ".join(words[:6]), "likely", said)
            case _:
                if day:
                    made.dates(Span(start, start + len(words[0])), day)
    at = text.index(str(dead), killed)
    made.counts(Span(at, at + 1), dead, dead, "جندي")
    made.names(place, "place", Span(text.index(place, killed), text.index(place, killed) + len(place)))
    return made.done()


def grown(listed: Sequence[Annotation], cuts: Sequence[int]) -> dict[str, dict[str, object]]:
    """Findings by layer and id of a case that was linked anew at each cut and at its end."""
    digests: dict[str, DocumentDigest] = {a.document.id: digest(a) for a in listed}
    found: dict[str, dict[str, object]] = {}
    before: Trail | None = None
    for end in (*cuts, len(listed)):
        by_id = {a.document.id: a for a in listed[:end]}
        linking = Linking(by_id, START, digests, marks=dict.fromkeys(by_id, "same"), before=before)
        for made in linking.layers():
            rows = found.setdefault(made.layer, {})
            for id_ in list(rows) if made.former is None else made.former:
                rows.pop(id_, None)
            rows.update((item.id, item) for item in made.items)
        before = msgspec.msgpack.decode(msgspec.msgpack.encode(linking.trail), type=Trail)
    return found


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 40), st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_any_split_gives_the_same_case(count: int, seed: int, draw: random.Random) -> None:
    listed = invented(count, seed)
    whole = grown(listed, ())
    draw.shuffle(listed)
    cuts = sorted(draw.sample(range(1, count), min(count - 1, draw.randint(1, 4))))
    split = grown(listed, cuts)
    for layer in whole.keys() | split.keys():
        assert split.get(layer, {}) == whole.get(layer, {}), layer


def test_what_hangs_together_with_nothing_new_is_not_made_anew() -> None:
    listed = invented(30, 5)
    far = Report("z", "قال عمر الفارس إن حصاد القمح بدأ في السهل الغربي قبل موعده بأيام.", "2032-02-02")
    far.says("عمر الفارس", "person", "حصاد القمح بدأ في السهل الغربي قبل موعده بأيام")
    added = far.done()
    digests = {a.document.id: digest(a) for a in (*listed, added)}
    old = {a.document.id: a for a in listed}
    first = Linking(old, START, digests, marks=dict.fromkeys(old, "same"))
    for made in first.layers():
        list(made.items)
    now = {**old, "z": added}
    second = Linking(now, START, digests, marks=dict.fromkeys(now, "same"), before=first.trail)
    counts = {made.layer: len(list(made.items)) for made in second.layers() if made.former is not None}
    assert counts["utterances"] == 1
    assert (counts["claims"], counts["figures"], counts["timeline"]) == (0, 0, 0)
