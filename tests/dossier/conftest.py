"""An invented case: reports about the harbour of an invented country, with one finding of every kind."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.model import (
    Annotation,
    Commitment,
    Document,
    Due,
    Entity,
    Evidence,
    Forecast,
    Hop,
    IssueRow,
    Mention,
    Office,
    Part,
    Position,
    Published,
    Quantity,
    Scope,
    Span,
    Speaker,
    Statement,
    TimeExpression,
    Window,
    content_id,
)
from tawatur.model.case import (
    CarriedStatement,
    Case,
    CaseClaim,
    CaseEntity,
    CaseFindings,
    CommitmentThread,
    Figure,
    FigureScope,
    FigureValue,
    ForecastEntry,
    Origin,
    Passage,
    Place,
    PositionCard,
    PositionEntry,
    Process,
    ProcessItem,
    SpeakerRef,
    StatusStep,
    TimelineEntry,
    Utterance,
)

AGENCY = (
    "قال وزير النقل في سرمد مازن الحلواني لوكالة مرفأ إن الحكومة ستسلم رصيف الميناء الغربي إلى الهيئة البحرية "
    "قبل نهاية أيلول/سبتمبر 2031. وأضاف أن أكثر من 150 عاملا سيبقون في الميناء.\n"
    "وكانت اللجنة المينائية العليا قد عقدت جولتها الأولى في آذار/مارس 2031."
)
COPY = (
    "نقلت وكالة مرفأ عن وزير النقل مازن الحلواني قوله إن الحكومة ستسلم رصيف الميناء الغربي إلى الهيئة البحرية "
    "قبل نهاية أيلول/سبتمبر 2031. وأضاف أن أكثر من 150 عاملا سيبقون في الميناء."
)
DENIAL = (
    "كشف مصدر مطلع لصحيفة النورس أن التسليم «لن يتم هذا العام»، مبينا أن 90 عاملا فقط سيبقون في الميناء. "
    "ونفت سفارة برقاء ذلك، وقالت إنها تدعم التسليم في موعده."
)
LATER = "أعلن وزير النقل مازن الحلواني أن التسليم مشروط بموافقة البرلمان، وتوقع أن تتأخر العملية إلى عام 2032."
UNDATED = "<b>لا تاريخ هنا</b> & لا مصدر، يرى خبراء أن الميناء قد يغلق إذا فشلت الجولة الثانية."
TEXTS = {"r1": AGENCY, "r2": COPY, "r3": DENIAL, "r4": LATER, "r5": UNDATED}


def place(document: str, words: str) -> Evidence:
    text = TEXTS[document]
    start = text.index(words)
    return Evidence(document, start, start + len(words), words)


def span(document: str, words: str) -> Span:
    return place(document, words).span


def window(first: str | None, last: str | None = None) -> Window:
    return Window(
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else (date.fromisoformat(first) if first and last is None else None),
    )


def _day(day: str, how: str = "metadata", why: str = "published field") -> Published:
    at = date.fromisoformat(day)
    return Published(at, at, how, (why,))  # type: ignore[arg-type]


def _statement(
    document: str,
    content: str,
    source: str,
    cue: str,
    speaker: Speaker,
    via: tuple[Hop, ...] = (),
    mode: str = "indirect",
) -> Statement:
    at = span(document, content)
    return Statement(
        content_id("statement", document, at.start, at.end),
        (at,),
        span(document, source),
        span(document, cue),
        speaker,
        via,
        mode,  # type: ignore[arg-type]
        rule="say.invented",
        parts=(Part("cue", span(document, cue).start, span(document, cue).end, "say.qala"),),
        confidence=0.9,
    )


MINISTER = Speaker("مازن الحلواني", "person", "entity-minister")
HANDOVER = "الحكومة ستسلم رصيف الميناء الغربي إلى الهيئة البحرية قبل نهاية أيلول/سبتمبر 2031"


def annotations() -> tuple[Annotation, ...]:
    due = Due(date(2031, 9, 30), date(2031, 9, 30))
    first = Annotation(
        Document(
            "r1", AGENCY, title="الوزير: تسليم الرصيف قبل نهاية أيلول", source="مرفأ", published=_day("2031-04-10")
        ),
        statements=(
            _statement(
                "r1", HANDOVER, "وزير النقل في سرمد مازن الحلواني", "قال", MINISTER, (Hop("وكالة مرفأ", "media"),)
            ),
        ),
        times=(
            TimeExpression(
                "time-1",
                span("r1", "نهاية أيلول/سبتمبر 2031").start,
                span("r1", "نهاية أيلول/سبتمبر 2031").end,
                "DATE",
                "2031-09",
                date(2031, 9, 21),
                date(2031, 9, 30),
                rule="month.invented",
                confidence=0.8,
            ),
        ),
        quantities=(
            Quantity(
                "quantity-1",
                span("r1", "أكثر من 150 عاملا").start,
                span("r1", "أكثر من 150 عاملا").end,
                150,
                None,
                unit="عامل",
                scope=Scope(place="الميناء"),
                rule="count.invented",
            ),
        ),
        entities=(
            Entity(
                "entity-1",
                "مازن الحلواني",
                "person",
                (Mention(span("r1", "مازن الحلواني").start, span("r1", "مازن الحلواني").end),),
                rule="name.invented",
            ),
        ),
        claims=(Commitment("claim-1", span("r1", HANDOVER), "الحكومة", "تسليم الرصيف الغربي", due, "promised"),),
        lexicon="invented-1",
    )
    second = Annotation(
        Document("r2", COPY, title="سرمد تسلم الرصيف الغربي", source="النورس", published=_day("2031-04-11")),
        statements=(
            _statement("r2", HANDOVER, "وزير النقل مازن الحلواني", "قوله", MINISTER, (Hop("وكالة مرفأ", "media"),)),
        ),
        claims=(Commitment("claim-2", span("r2", HANDOVER), "الحكومة", "تسليم الرصيف الغربي", due, "promised"),),
        lexicon="invented-1",
    )
    third = Annotation(
        Document("r3", DENIAL, title="مصدر: لا تسليم هذا العام", source="النورس", published=_day("2031-05-02", "url")),
        statements=(
            _statement(
                "r3",
                "لن يتم هذا العام",
                "مصدر مطلع",
                "كشف",
                Speaker("مصدر مطلع", "anonymous"),
                (Hop("النورس", "media"),),
                "mixed",
            ),
            _statement(
                "r3",
                "تدعم التسليم في موعده",
                "سفارة برقاء",
                "وقالت",
                Speaker("سفارة برقاء", "organisation"),
            ),
        ),
        quantities=(
            Quantity(
                "quantity-3",
                span("r3", "90 عاملا").start,
                span("r3", "90 عاملا").end,
                90,
                90,
                unit="عامل",
                rule="count.invented",
            ),
        ),
        claims=(Position("claim-3", span("r3", "تدعم التسليم في موعده"), "سفارة برقاء", "التسليم", "for"),),
        lexicon="invented-1",
    )
    fourth = Annotation(
        Document("r4", LATER, title="التسليم مشروط", source="مرفأ", published=_day("2031-08-20", "dateline")),
        statements=(
            _statement(
                "r4",
                "التسليم مشروط بموافقة البرلمان",
                "وزير النقل مازن الحلواني",
                "أعلن",
                MINISTER,
            ),
        ),
        lexicon="invented-1",
    )
    fifth = Annotation(
        Document(
            "r5",
            UNDATED,
            title="<script>alert('عنوان')</script>",
            published=Published(date(2031, 1, 1), date(2031, 12, 31), "inferred", ("names the second round",)),
        ),
        statements=(
            _statement(
                "r5",
                "الميناء قد يغلق إذا فشلت الجولة الثانية",
                "خبراء",
                "يرى",
                Speaker("خبراء", "group"),
            ),
        ),
        claims=(
            Forecast(
                "claim-5", span("r5", "الميناء قد يغلق"), "خبراء", "إغلاق الميناء", "فشل الجولة الثانية", "possible"
            ),
        ),
        issues=(IssueRow("publication-unknown", "r5", "only the year could be argued", "r5", read=True),),
        lexicon="invented-1",
    )
    return first, second, third, fourth, fifth


def findings() -> CaseFindings:
    s = {a.document.id: a.statements for a in annotations()}
    handover = (place("r1", HANDOVER), place("r2", HANDOVER))
    q1, q3 = place("r1", "أكثر من 150 عاملا"), place("r3", "90 عاملا")
    q2 = place("r2", "أكثر من 150 عاملا")
    open_range = window("2031-04-01", "2031-04-30")
    return CaseFindings(
        passages=(
            Passage(
                "passage-1",
                Place("r1", handover[0].start, handover[0].end),
                Place("r2", handover[1].start, handover[1].end),
                "copy",
                "r1",
                handover,
                ("the two share 80 code points", "r2 names the agency"),
                "passage.winnow",
                0.9,
            ),
        ),
        utterances=(
            Utterance(
                "utterance-1",
                SpeakerRef("مازن الحلواني", "person", "entity-minister"),
                window("2031-04-10"),
                (
                    CarriedStatement("r1", s["r1"][0].id, s["r1"][0].content, ("وكالة مرفأ",)),
                    CarriedStatement("r2", s["r2"][0].id, s["r2"][0].content, ("وكالة مرفأ",)),
                ),
                "origin-1",
                (1, 1),
                handover,
                ("r2 credits the agency", "r1 is the agency's own text"),
                "utterance.same",
                0.85,
            ),
            Utterance(
                "utterance-2",
                SpeakerRef("مصدر مطلع", "anonymous"),
                window("2031-05-02"),
                (CarriedStatement("r3", s["r3"][0].id, s["r3"][0].content, ("النورس",)),),
                "origin-2",
                (1, 1),
                (place("r3", "لن يتم هذا العام"),),
                rule="utterance.same",
                confidence=0.7,
            ),
        ),
        origins=(
            Origin("origin-1", "agency", "وكالة مرفأ", ("r1", "r2"), handover[:1]),
            Origin("origin-2", "anonymous", "مصدر مطلع", ("r3",), (place("r3", "مصدر مطلع"),)),
        ),
        claims=(
            CaseClaim(
                "claim-case-1",
                "commitment",
                ("r1", "r2"),
                ("origin-1",),
                (1, 1),
                ("claim-1", "claim-2"),
                actor="الحكومة",
                act="تسليم الرصيف الغربي",
                due=window("2031-09-30"),
                status="promised",
                evidence=handover,
                why=("r2 shares its text with r1",),
                rule="claim.same",
                confidence=0.8,
            ),
        ),
        figures=(
            Figure(
                "figure-1",
                "عامل",
                FigureScope(place="الميناء"),
                (
                    FigureValue(150, None, False, open_range, "r1", "quantity-1", q1, True, False, "origin-1"),
                    FigureValue(150, None, False, open_range, "r2", "quantity-2", q2, False, True, "origin-1"),
                    FigureValue(90, 90, False, window("2031-05-02"), "r3", "quantity-3", q3),
                ),
                "conflict",
                ((0, 2), (1, 2)),
                (q1, q2, q3),
                ("[150, ∞) does not meet [90, 90]",),
                "figure.same",
                0.8,
            ),
        ),
        timeline=(
            TimelineEntry(
                "timeline-1",
                window("2031-03-01", "2031-03-31"),
                "past",
                "عقدت جولتها الأولى في آذار/مارس 2031",
                ("r1",),
                evidence=(place("r1", "عقدت جولتها الأولى في آذار/مارس 2031"),),
                rule="timeline.event",
            ),
            TimelineEntry(
                "timeline-2",
                window("2031-09-21", "2031-09-30"),
                "planned",
                HANDOVER,
                ("r1", "r2"),
                evidence=handover,
                rule="timeline.event",
            ),
            TimelineEntry(
                "timeline-3",
                Window(date(2032, 1, 1), None),
                "conditional",
                "تتأخر العملية إلى عام 2032",
                ("r4",),
                evidence=(place("r4", "تتأخر العملية إلى عام 2032"),),
                background=True,
            ),
        ),
        commitments=(
            CommitmentThread(
                "commitment-1",
                "الحكومة",
                "تسليم الرصيف الغربي",
                window("2031-09-21", "2031-09-30"),
                "due passed",
                (
                    StatusStep("promised", window("2031-04-10"), handover, "first told"),
                    StatusStep("denied", window("2031-05-02"), (place("r3", "لن يتم هذا العام"),), "an unnamed source"),
                ),
                ("claim-1", "claim-2"),
                handover,
                ("the window is over and no report tells",),
                "commitment.thread",
                0.7,
            ),
        ),
        positions=(
            PositionCard(
                "position-1",
                "مازن الحلواني",
                "التسليم",
                (
                    PositionEntry(window("2031-04-10"), "for", handover[:1], "تسليم الرصيف", "own words"),
                    PositionEntry(
                        window("2031-08-20"), "conditional", (place("r4", "التسليم مشروط بموافقة البرلمان"),), "التسليم"
                    ),
                ),
                ((0, 1),),
                handover[:1],
                ("two dated statements with different stances",),
                "position.card",
                0.6,
            ),
        ),
        forecasts=(
            ForecastEntry(
                "forecast-1",
                "خبراء",
                "إغلاق الميناء",
                "فشل الجولة الثانية",
                (0.2, 0.6),
                None,
                "void",
                Window(),
                ("claim-5",),
                (place("r5", "الميناء قد يغلق"),),
                ("no date and no rule were fixed",),
                "forecast.entry",
                0.6,
            ),
        ),
        process=Process(
            bodies=(
                ProcessItem(
                    "process-1",
                    "اللجنة المينائية العليا",
                    "committee",
                    ("فريق الأرصفة",),
                    None,
                    window("2031-03-01", "2031-03-31"),
                    (place("r1", "اللجنة المينائية العليا"),),
                ),
            ),
            rounds=(
                ProcessItem(
                    "process-2",
                    "الجولة الأولى",
                    "round",
                    window=window("2031-03-01", "2031-03-31"),
                    evidence=(place("r1", "جولتها الأولى"),),
                ),
            ),
        ),
        entities=(
            CaseEntity(
                "entity-minister",
                "مازن الحلواني",
                "person",
                {"مازن الحلواني": 3, "الحلواني": 1},
                {"r1": 1, "r2": 1, "r4": 1},
                ("entity-1",),
                latin="Mazen al-Halwani",
                offices=(Office("وزير النقل", "سرمد"),),
                namings={"مرفأ": {"مازن الحلواني": 2}},
                evidence=(place("r1", "مازن الحلواني"),),
                rule="entity.same",
            ),
        ),
        issues=(IssueRow("unsettled", "figure-1", "two numbers for one thing"),),
    )


@pytest.fixture(scope="session")
def case() -> Case:
    return invented_case()


def invented_case() -> Case:
    return Case(
        "ميناء سرمد",
        date(2031, 11, 1),
        annotations(),
        findings(),
        (IssueRow("empty", "reports/empty.txt", "the file holds no text"),),
    )
