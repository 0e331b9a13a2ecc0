"""Judgements through builds: new texts, further reports, names and claims made one or parted, words marked."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from tawatur.app import (
    build,
    export,
    judge,
    judgements_of,
    load_case,
    mark,
    register,
    review_queue,
    show,
    standings_of,
    undo,
    why,
)
from tawatur.dossier import scores
from tawatur.model import Conflict, UnknownId, UsageError
from tawatur.model.case import ForecastEntry
from tawatur.store import get_case, open_store, read_anchored

AS_OF = date(2031, 11, 1)
FIRST = "قال وزير المياه سليم الراوي يوم 3 مايو 2031 إن السد الشمالي سيفتح قبل نهاية العام. وأكد أن 40 عاملًا أصيبوا."
AGAIN = "أعلن وزير المياه سليم الراوي يوم 3 مايو 2031 أن السد الشمالي سيفتح قبل نهاية العام. وذكر أن 40 عاملًا أصيبوا."


class Desk:
    """A case under test: its reports as files, built by `read`."""

    def __init__(self, home: Path) -> None:
        self.home, self.store = home / "reports", str(home / "t.db")
        self.home.mkdir()

    def read(self, **texts: str) -> None:
        for name, text in texts.items():
            (self.home / f"{name}.txt").write_text(text, "utf-8")
        build([self.home], "c", store=self.store, as_of=AS_OF, jobs=1)

    def press(self, **told: tuple[str, str]) -> None:
        """Reports whose day is known: id to (day, text)."""
        rows = [{"id": id_, "published": day, "text": text} for id_, (day, text) in told.items()]
        (self.home / f"{min(told)}.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
        self.read()

    def report(self, name: str):  # type: ignore[no-untyped-def]
        return next(a for a in load_case("c", self.store).annotations if a.document.id == name)

    def found(self):  # type: ignore[no-untyped-def]
        return load_case("c", self.store).findings

    def judge(self, finding: str, verdict: str, value: dict[str, object] | None = None, **more: object) -> str:
        return judge("c", finding, verdict, value, author="ليلى", store=self.store, **more).id  # type: ignore[arg-type]

    def standing(self, finding: str):  # type: ignore[no-untyped-def]
        return standings_of("c", [finding], store=self.store).get(finding)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.read(a=FIRST)
    return made


def test_a_judgement_moves_with_its_words(desk: Desk) -> None:
    statement = desk.report("a").statements[0]
    desk.judge(statement.id, "edit", {"speaker": {"name": "سليم الراوي", "type": "person"}}, note="بلا لقب")
    desk.read(a="مقدمة جديدة سبقت الخبر كله.\n" + FIRST)
    moved = next(s for s in desk.report("a").statements if s.speaker.name == "سليم الراوي")
    assert moved.id != statement.id
    standing = desk.standing(moved.id)
    assert (standing.verdict, standing.how, standing.needs_look) == ("edited", "moved", False)
    assert why(moved.id, store=desk.store).judged == standing


def test_what_is_gone_is_kept_orphaned_and_listed(desk: Desk) -> None:
    statement = desk.report("a").statements[0]
    desk.judge(statement.id, "accept")
    desk.read(a="أفاد مراسلنا بأن الأمطار هطلت على المدينة يوم 9 مايو 2031 ولم يصب أحد.")
    standing = desk.standing(statement.id)
    assert (standing.how, standing.needs_look) == ("orphaned", True)
    queue = review_queue("c", store=desk.store)
    assert [(w.kind, w.finding) for w in queue.items][:1] == [("orphaned", statement.id)]
    exported = json.loads(export("c", "json", store=desk.store))
    assert [(j["on"], j["how"]) for j in exported["judgements"]] == [(statement.id, "orphaned")]


def test_a_corrected_word_asks_for_a_look(desk: Desk) -> None:
    statement = desk.report("a").statements[0]
    desk.judge(statement.id, "accept")
    desk.read(a=FIRST.replace("سيفتح", "سيُفتتح"))
    now = desk.report("a").statements[0]
    standing = desk.standing(now.id)
    assert standing is not None
    assert (standing.verdict, standing.how) == ("accepted", "changed")
    assert now.id in {w.finding for w in review_queue("c", "orphaned", store=desk.store).items}


def test_a_rejected_claim_leaves_the_lists_but_not_the_case(desk: Desk) -> None:
    claim = next(c for c in desk.found().claims if c.type == "commitment")
    made = desk.judge(claim.id, "reject")
    assert show("c", store=desk.store).upcoming == ()
    assert claim.id not in export("c", "html", store=desk.store).decode().split('id="judgements"')[0]
    exported = json.loads(export("c", "json", store=desk.store))
    row = next(c for c in exported["claims"] if c["id"] == claim.id)
    assert (row["judgement"]["verdict"], row["judgement"]["author"]) == ("rejected", "ليلى")
    desk.read(b=AGAIN)
    now = next(c for c in desk.found().claims if claim.members[0] in c.members)
    assert desk.standing(now.id).verdict == "rejected"
    undo("c", made, store=desk.store)
    assert len(show("c", store=desk.store).upcoming) == 1


def test_an_earlier_report_changes_the_id_and_the_judgement_follows(desk: Desk) -> None:
    before = desk.found().utterances[0]
    desk.judge(before.id, "accept")
    desk.read(**{"0": AGAIN})
    members = {s.statement for s in before.statements}
    now = next(u for u in desk.found().utterances if members & {s.statement for s in u.statements})
    assert desk.standing(now.id).verdict == "accepted"


def test_merge_and_split_are_obeyed_by_every_later_build(desk: Desk) -> None:
    ready = "ذكر الوزير في مقابلة يوم 9 يونيو 2031 أن السد الشمالي جاهز."
    desk.read(b=ready, c="قال الوزير يوم 1 يوليو 2031 إن الماء وصل.")
    one, two = (next(u for u in desk.found().utterances if u.evidence[0].document == d) for d in "bc")
    merged = desk.judge(one.id, "merge", {"with": [two.id]})
    desk.read(d="قالت هيئة السدود يوم 2 يوليو 2031 إن الماء وصل.")
    together = {s.document for u in desk.found().utterances for s in u.statements if len(u.statements) > 1}
    assert {"b", "c"} <= together
    joined = next(u for u in desk.found().utterances if len(u.statements) > 1)
    assert any("a person says" in line for line in joined.why)
    member = next(s.statement for s in joined.statements if s.document == "c")
    desk.judge(joined.id, "split", {"members": [member]})
    desk.read(e="قال محافظ الشمال يوم 2 يوليو 2031 إن الطريق مفتوح.")
    assert all(len(u.statements) == 1 for u in desk.found().utterances)  # the later decision wins
    assert len(judgements_of("c", store=desk.store)) == 2
    undo("c", merged, store=desk.store)
    assert all(len(u.statements) == 1 for u in desk.found().utterances)


def test_names_are_parted_and_made_one(desk: Desk) -> None:
    desk.read(b="قال سليم الراوي يوم 9 مايو 2031 إن فريقه فاز بالبطولة.")
    person = next(e for e in desk.found().entities if e.type == "person")
    assert set(person.mentions) == {"a", "b"}
    member = next(e.id for e in desk.report("b").entities if e.type == "person")
    split = desk.judge(person.id, "split", {"members": [member]})
    people = [e for e in desk.found().entities if e.type == "person"]
    assert sorted(tuple(e.mentions) for e in people) == [("a",), ("b",)]
    assert len({e.id for e in people}) == 2
    undo("c", split, store=desk.store)
    assert len([e for e in desk.found().entities if e.type == "person"]) == 1


def test_words_that_a_person_marked_are_a_finding(desk: Desk) -> None:
    text = desk.report("a").document.text
    start = text.index("السد الشمالي سيفتح")
    value = {"type": "forecast", "holder": "سليم الراوي", "outcome": "فتح السد", "likelihood": "likely"}
    made = mark("c", "a", start, start + 18, "claim", value, author="ليلى", store=desk.store)
    assert made.finding in {m for c in desk.found().claims for m in c.members}
    assert why(made.finding, store=desk.store).rule == "person.mark"
    desk.read(a="سطر في الأول.\n" + FIRST)
    item = next(c for c in desk.report("a").claims if c.id == made.finding)
    assert item.evidence.of(desk.report("a").document.text) == "السد الشمالي سيفتح"
    undo("c", made.id, store=desk.store)
    assert made.finding not in {m for c in desk.found().claims for m in c.members}
    for wrong in ({"type": "forecast"}, {"type": "nothing"}, {}):
        with pytest.raises(UsageError, match="makes no claim"):
            mark("c", "a", 0, 5, "claim", wrong, store=desk.store)
    with pytest.raises(UsageError, match="outside"):
        mark("c", "a", 5, 5, "entity", {"name": "x", "type": "place"}, store=desk.store)


def test_an_edit_within_a_report_reaches_what_is_linked(desk: Desk) -> None:
    quantity = next(q for q in desk.report("a").quantities if q.min == 40)
    desk.judge(quantity.id, "edit", {"min": 41, "max": 41})
    assert 41 in {v.min for f in desk.found().figures for v in f.values}
    desk.read(a=FIRST)  # nothing changed; the decision stands
    assert 41 in {v.min for f in desk.found().figures for v in f.values}


def test_two_persons_at_one_finding_see_each_other(desk: Desk) -> None:
    finding = desk.found().utterances[0].id
    first = desk.judge(finding, "accept", expects=None)
    with pytest.raises(Conflict) as caught:
        desk.judge(finding, "reject", expects=None)
    assert caught.value.judgement is not None
    assert caught.value.judgement.id == first
    second = desk.judge(finding, "reject", expects=first)
    with pytest.raises(Conflict):
        undo("c", first, expects=first, store=desk.store)
    undone = undo("c", second, expects=second, store=desk.store)
    assert desk.standing(finding).verdict == "accepted"
    undo("c", undone.id, store=desk.store)  # and the undoing itself
    assert desk.standing(finding).verdict == "rejected"


def test_a_forecast_is_resolved(desk: Desk) -> None:
    desk.press(b=("2031-05-05", FORETOLD))
    forecast = desk.found().forecasts[0]
    desk.judge(forecast.id, "resolve", {"resolution": False})
    assert desk.found().forecasts[0].resolution is False


@pytest.mark.parametrize(
    ("verdict", "value", "told"),
    [
        ("edit", None, "needs a value"),
        ("edit", {"id": "x"}, "cannot be set"),
        ("edit", {"when": "gestern"}, "not a value"),
        ("merge", {"with": []}, "needs ids"),
        ("accept", {"x": 1}, "takes no value"),
        ("resolve", {"resolution": True}, "only a forecast"),
        ("bless", None, "no verdict"),
    ],
)
def test_a_wrong_call_changes_nothing_and_says_why(desk: Desk, verdict: str, value, told: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UsageError, match=told):
        desk.judge(desk.found().utterances[0].id, verdict, value)
    with pytest.raises(UnknownId):
        desk.judge("nothing", "accept")
    assert judgements_of("c", store=desk.store) == []


def test_judgements_survive_as_plain_data(desk: Desk) -> None:
    desk.judge(desk.found().utterances[0].id, "accept")
    row = judgements_of("c", store=desk.store)[0]
    assert msgspec.convert(msgspec.to_builtins(row), type(row)) == row


FORETOLD = "توقع الخبير نبيل الحداد يوم 4 مايو 2031 أن ينهار السد الشمالي خلال عام 2032."
UNDATED = "توقع الخبير نبيل الحداد يوم 4 مايو 2031 أن ينهار الجسر الشرقي قريبًا."


def forecast_of(desk: Desk, words: str):  # type: ignore[no-untyped-def]
    return next(f for f in desk.found().forecasts if words in f.outcome)


def test_a_forecast_has_its_rule_from_the_start_or_is_void(desk: Desk) -> None:
    desk.press(b=("2031-05-05", FORETOLD), c=("2031-05-05", UNDATED))
    dated, void = forecast_of(desk, "السد"), forecast_of(desk, "الجسر")
    assert (dated.resolution, dated.rule_of_resolution) == (None, dated.outcome)
    assert (void.resolution, void.rule_of_resolution, void.resolves_by) == ("void", None, None)
    desk.judge(void.id, "resolve", {"resolution": True})  # what is void cannot come true
    assert forecast_of(desk, "الجسر").resolution == "void"


def test_a_day_set_before_it_came_makes_a_forecast_scorable(desk: Desk) -> None:
    desk.read(b=UNDATED)
    forecast = forecast_of(desk, "الجسر")
    desk.judge(forecast.id, "edit", {"resolves_by": {"earliest": None, "latest": "1999-01-01"}})
    assert forecast_of(desk, "الجسر").resolution == "void"  # too late
    desk.judge(forecast.id, "edit", {"resolves_by": {"earliest": None, "latest": "2999-01-01"}})
    assert forecast_of(desk, "الجسر").resolution is None
    desk.judge(forecast.id, "resolve", {"resolution": False})
    assert forecast_of(desk, "الجسر").resolution is False
    found = register("c", store=desk.store)
    assert (found.resolved, found.void) == (1, 0)
    assert [(s.forecaster, s.resolved, s.brier) for s in found.scores] == [(forecast.holder, 1, None)]


def test_later_clauses_are_suggested(desk: Desk) -> None:
    desk.press(b=("2031-05-05", FORETOLD))
    assert forecast_of(desk, "السد").suggestions == ()
    later = "أفاد مراسلنا بأن السد الشمالي انهار يوم 7 يونيو 2032 خلال أمطار. وقال شهود إن الماء غمر القرى."
    desk.press(d=("2032-06-08", later))
    assert {e.document for e in forecast_of(desk, "السد").suggestions} == {"d"}
    assert [f.id for f in register("c", store=desk.store).due] == [forecast_of(desk, "السد").id]


def test_forecasters_are_scored_once_enough_came_out() -> None:
    def entry(n: int, came: bool | None, odds: tuple[float, float] = (0.6, 0.9)) -> ForecastEntry:
        return ForecastEntry(f"f{n}", "خبير", "ما سيكون", None, odds, None, came)

    four = [entry(n, True) for n in range(4)]
    assert [s.brier for s in scores([*four, entry(9, None)])] == [None]
    assert scores([*four, entry(4, False)])[0].brier == pytest.approx((4 * 0.25**2 + 0.75**2) / 5, abs=1e-4)


def test_a_window_from_shared_text_goes_with_the_passage_that_a_person_rejects(desk: Desk) -> None:
    text = (
        "بدأت فرق الصيانة في بلدة الواحة إصلاح خط المياه الرئيس الذي انكسر قبل أيام قرب المدرسة القديمة. "
        "وأكد رئيس البلدية أن الضخ سيعود إلى الأحياء الشرقية أولا ثم إلى السوق الكبير، "
        "وأن السكان سيتسلمون صهاريج مجانية حتى نهاية العمل."
    )
    desk.press(dated=("2031-05-03", text))
    desk.read(undated=text)
    narrowed = desk.report("undated").document.published
    assert narrowed is not None and "shares" in narrowed.why[-1]
    passage = next(p for p in desk.found().passages if "undated" in (p.a.document, p.b.document))
    desk.judge(passage.id, "reject")
    desk.read()
    own = desk.report("undated").document.published
    assert own is None or not any("shares" in line for line in own.why)


def test_a_judgement_stays_where_a_further_report_changes_nothing(desk: Desk) -> None:
    utterance = desk.found().utterances[0].id
    desk.judge(utterance, "accept")
    desk.read()  # by this decision all is joined anew; what comes now is joined to it
    desk.read(b="وصلت إلى ميناء الجزيرة يوم 7 يونيو 2033 قافلة من ثلاثين شاحنة محملة بالقمح.")
    assert utterance in [u.id for u in desk.found().utterances]
    standing = desk.standing(utterance)
    assert standing is not None and standing.verdict == "accepted"
    assert [row.how for row in standing_rows(desk)] == ["same"]


def standing_rows(desk: Desk):  # type: ignore[no-untyped-def]
    with open_store(desk.store) as store, store.begin() as connection:
        return list(read_anchored(connection, get_case(connection, "c").id).values())
