"""The algebra of judgements: what stands depends on the judgements, never on the order of builds and decisions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.app import build, judge, load_case, undo
from tawatur.model import Anchored, Judgement
from tawatur.review import in_force, standings

START = datetime(2031, 5, 1, tzinfo=UTC)
VERDICTS = ("accept", "reject", "edit", "merge", "resolve")


@st.composite
def journals(draw: st.DrawFn) -> list[Judgement]:
    """Judgements on three findings, with withdrawals of earlier ones, withdrawals among them."""
    rows: list[Judgement] = []
    for n in range(draw(st.integers(1, 12))):
        at = START + timedelta(minutes=n // 2)  # pairs share their minute: the id decides
        if rows and draw(st.booleans()):
            target = draw(st.sampled_from(rows))
            rows.append(Judgement(f"j{n:02}", target.finding, "withdraw", "ليلى", at, undoes=target.id))
        else:
            verdict = draw(st.sampled_from(VERDICTS))
            value = {"status": draw(st.sampled_from("abc"))} if verdict == "edit" else {}
            rows.append(Judgement(f"j{n:02}", draw(st.sampled_from("xyz")), verdict, "سامي", at, value))  # type: ignore[arg-type]
    return rows


@given(journals(), st.randoms())
def test_the_order_of_writing_does_not_matter(rows: list[Judgement], random) -> None:  # type: ignore[no-untyped-def]
    mixed = [*rows, *rows[:3]]
    random.shuffle(mixed)
    assert standings(mixed) == standings(rows)


@given(journals())
def test_a_withdrawal_leaves_what_stood_before(rows: list[Judgement]) -> None:
    last = rows[-1]
    undone = Judgement("z", last.finding, "withdraw", "ليلى", START + timedelta(days=1), undoes=last.id)
    before, after = standings(rows[:-1]), standings([*rows, undone])
    assert in_force([*rows, undone]) == in_force(rows[:-1])
    for finding, standing in after.items():
        known = before.get(finding)
        told = (known.verdict, known.values, known.resolution) if known else (None, {}, None)
        assert (standing.verdict, standing.values, standing.resolution) == told
    assert after[last.finding].last == undone  # who judges next must have seen it


@given(journals())
def test_the_latest_in_force_wins_and_edits_add_up(rows: list[Judgement]) -> None:
    standing = standings(rows)
    for finding in {row.finding for row in rows}:
        mine = [row for row in in_force(rows) if row.finding == finding]
        verdicts = [row for row in mine if row.verdict in ("accept", "reject", "edit")]
        told = {"accept": "accepted", "reject": "rejected", "edit": "edited"}
        assert standing[finding].verdict == (told[verdicts[-1].verdict] if verdicts else None)
        edits = [row.value["status"] for row in mine if row.verdict == "edit"]
        assert standing[finding].values == ({"status": edits[-1]} if edits else {})


def test_judgements_that_come_to_lie_on_one_finding_are_taken_together() -> None:
    rows = [
        Judgement("a", "old", "accept", "ليلى", START),
        Judgement("b", "new", "reject", "سامي", START + timedelta(hours=1)),
    ]
    anchored = {"a": Anchored("a", "new", "moved"), "b": Anchored("b", "new", "same")}
    standing = standings(rows, anchored)
    assert list(standing) == ["new"]
    assert standing["new"].verdict == "rejected"
    assert [row.id for row in standing["new"].history] == ["a", "b"]


# Builds and decisions in any order end in the same case.

REPORTS = {
    "a": "قال وزير المياه سليم الراوي يوم 3 مايو 2031 إن السد الشمالي سيفتح قبل نهاية العام، وإن 40 عاملًا أصيبوا.",
    "b": "أعلن وزير المياه سليم الراوي يوم 3 مايو 2031 أن السد الشمالي سيفتح قبل نهاية العام، وأن 40 عاملًا أصيبوا.",
    "c": "ذكرت هيئة السدود في بلاد متخيلة يوم 5 مايو 2031 أن 55 عاملًا أصيبوا في انهيار السد الشمالي.",
}
DECISIONS = ("reject", "accept", "edit", "split")


def _decide(store: str, decision: str) -> str:
    """Make one decision about a finding of report `a`, which is always there."""
    case = load_case("c", store)
    report = next(x for x in case.annotations if x.document.id == "a")
    if decision == "reject":
        return judge("c", report.claims[0].id, "reject", store=store).id
    if decision == "accept":
        return judge("c", report.statements[0].id, "accept", store=store).id
    if decision == "edit":
        return judge("c", report.quantities[0].id, "edit", {"min": 41, "max": 41}, store=store).id
    mine = report.statements[0].id
    utterance = next(u for u in case.findings.utterances if mine in {s.statement for s in u.statements})
    return judge("c", utterance.id, "split", {"members": [mine]}, store=store).id


def _state(store: str) -> tuple[object, ...]:
    case = load_case("c", store)
    verdicts = sorted((id_, s.verdict or "", str(s.values)) for id_, s in case.judged.items() if s.by and s.verdict)
    utterances = sorted(tuple(sorted(s.statement for s in u.statements)) for u in case.findings.utterances)
    claims = sorted(tuple(sorted(c.members)) for c in case.findings.claims)
    figures = sorted(tuple((v.min, v.max, v.quantity) for v in f.values) for f in case.findings.figures)
    return verdicts, utterances, claims, figures


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    home = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (home / f"{name}.txt").write_text(text, "utf-8")
    return home


# A split says something only of what was one when it was made; the other decisions mean the same at any time.
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.permutations(["b", "c", *DECISIONS[:3]]),
    st.permutations(["c", "b", *DECISIONS[:3]]),
)
def test_any_order_of_builds_and_decisions_gives_the_same_state(  # type: ignore[no-untyped-def]
    tmp_path_factory, folder, one: list[str], other: list[str]
) -> None:
    states = []
    for steps in (one, other):
        store = str(tmp_path_factory.mktemp("s") / "t.db")
        build([folder / "a.txt"], "c", store=store, as_of=START.date(), jobs=1)
        for step in steps:
            if step in REPORTS:
                build([folder / f"{step}.txt"], "c", store=store, as_of=START.date(), jobs=1)
            else:
                _decide(store, step)
        states.append(_state(store))
    assert states[0] == states[1]


def test_a_decision_and_its_undoing_leave_the_case_as_it_was(tmp_path, folder) -> None:  # type: ignore[no-untyped-def]
    store = str(tmp_path / "t.db")
    build([folder], "c", store=store, as_of=START.date(), jobs=1)
    before = _state(store)
    for decision in DECISIONS:
        made = _decide(store, decision)
        assert _state(store) != before, decision
        undo("c", made, store=store)
        assert _state(store) == before, decision
