"""What differs between builds, and what of it asks for somebody to act."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tawatur.app import alerts, build, diff, export, judge, load_case
from tawatur.app.diffing import changes_in
from tawatur.link import Changes, compare, former_ids, state_of
from tawatur.model import UsageError
from tawatur.store import begin_build, get_case, open_store, record_rows, set_as_of, state_at

FIRST = "أعلنت وزارة المياه في بلاد متخيلة يوم 3 مايو 2031 أنها ستسلم السد الشمالي قبل 10 مايو 2031. وأصيب 40 عاملًا."
OTHER = "قال وزير المياه سليم الراوي يوم 4 مايو 2031 إن المطر غزير."


class Case:
    def __init__(self, home: Path) -> None:
        self.home, self.store = home / "reports", str(home / "t.db")
        self.home.mkdir()

    def read(self, as_of: date = date(2031, 5, 5), **texts: str) -> None:
        for name, text in texts.items():
            (self.home / f"{name}.txt").write_text(text, "utf-8")
        build([self.home], "c", store=self.store, as_of=as_of, jobs=1)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = Case(tmp_path)
    made.read(a=FIRST)
    return made


def test_a_further_report_is_new_and_nothing_else_moves(case: Case) -> None:
    case.read(b=OTHER)
    found = diff("c", store=case.store)
    assert (found.since, found.build) == (1, 2)
    assert {d.layer for d in found.new} >= {"utterances"}
    assert {e.document for d in found.new for e in d.evidence} == {"b"}
    assert found.changed == found.withdrawn == found.contradicted == ()
    assert diff("c", 2, store=case.store).new == ()
    assert len(diff("c", 0, store=case.store).new) > len(found.new)


def test_an_earlier_report_is_a_change_not_a_withdrawal(case: Case) -> None:
    case.read(**{"0": FIRST.replace("أعلنت", "ذكرت")})
    found = diff("c", store=case.store)
    assert found.withdrawn == ()
    assert any(d.layer == "utterances" or d.layer == "claims" for d in found.changed)


def test_a_window_that_passes_is_told_and_asks_for_action(case: Case) -> None:
    assert [(a.kind, a.layer) for a in alerts("c", store=case.store)] == [("due soon", "commitments")]
    case.read(as_of=date(2031, 5, 12))
    found = diff("c", store=case.store)
    assert [d.layer for d in found.contradicted] == ["commitments"]
    assert found.contradicted[0].why[0].endswith("→ due passed")
    told = alerts("c", store=case.store)
    assert {a.kind for a in told} == {"contradicted", "due passed"}
    assert all(a.act and a.evidence for a in told)


def test_what_a_report_no_longer_says_is_withdrawn_with_its_words(case: Case) -> None:
    case.read(b=OTHER)
    spoken = next(u for u in load_case("c", case.store).findings.utterances if u.evidence[0].document == "b")
    judge("c", spoken.id, "accept", store=case.store)
    case.read(b="هطلت أمطار على المدينة يوم 4 مايو 2031.")
    gone = next(d for d in diff("c", store=case.store).withdrawn if d.layer == "utterances")
    assert (gone.finding, gone.text) == (spoken.id, spoken.evidence[0].text)
    assert gone.judged == "accepted"


def test_since_a_day_a_build_or_the_last_export(case: Case) -> None:
    with pytest.raises(UsageError, match="never exported"):
        diff("c", "last-export", store=case.store)
    export("c", "json", store=case.store)
    case.read(b=OTHER)
    assert diff("c", "last-export", store=case.store).since == 1
    today = datetime.now(UTC).date()
    assert diff("c", today.isoformat(), store=case.store).since == 0
    assert diff("c", today + timedelta(days=1), store=case.store).since == 2
    for wrong in ("7", "yesterday", "2031-13-01"):
        with pytest.raises(UsageError):
            diff("c", wrong, store=case.store)


def test_a_build_that_changes_nothing_keeps_nothing(case: Case) -> None:
    with open_store(case.store) as store, store.begin() as connection:
        row = get_case(connection, "c")
        before = state_at(connection, row.id, 1)
        assert before
        count = connection.exec_driver_sql("select count(*) from seen").scalar_one()
        set_as_of(connection, row.id, date(2031, 5, 6))
        assert begin_build(connection, row.id, date(2031, 5, 6), 1) == 2
        for layer, rows in before.items():
            record_rows(connection, row.id, 2, layer, rows)
        assert connection.exec_driver_sql("select count(*) from seen").scalar_one() == count
        for layer, rows in before.items():
            record_rows(connection, row.id, 2, layer, {}, rows)
        assert state_at(connection, row.id, 2) == {}
        assert state_at(connection, row.id, 1) == before


def test_each_finding_is_among_its_own_former_ids(case: Case) -> None:
    case.read(b=OTHER, c=FIRST)
    found = load_case("c", case.store).findings
    former = former_ids(found)
    items = (*found.utterances, *found.claims, *found.figures, *found.commitments, *found.timeline, *found.positions)
    assert items
    assert [i.id for i in items if i.id not in former[i.id]] == []


def test_reading_what_changed_gives_what_reading_the_whole_case_does(case: Case) -> None:
    case.read(b=OTHER, c=FIRST.replace("40", "55"))
    case.read(as_of=date(2031, 5, 12), **{"0": FIRST.replace("أعلنت", "ذكرت")}, b=OTHER.replace("غزير", "قليل"))
    found = load_case("c", case.store).findings
    with open_store(case.store) as store, store.begin() as connection:
        row = get_case(connection, "c")
        for since in range(row.build + 1):
            _, told = changes_in(connection, row, since)
            whole = compare(state_at(connection, row.id, since), state_of(found), former_ids(found))
            assert told == whole, since
        assert whole == Changes()
