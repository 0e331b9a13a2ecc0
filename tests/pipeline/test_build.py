"""Building a case: stopped and gone on with, fed bit by bit, with changed and doubled reports, it ends the same."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from tawatur.app import build, date_report, export, load_case
from tawatur.model import Document, UsageError
from tawatur.pipeline import Progress, annotate_all, annotate_document

DEMO = Path(__file__).parent.parent.parent / "demo" / "reports"
AS_OF = date(2023, 11, 15)


def made(paths: list[Path], store: Path, name: str = "c", **options: object):  # type: ignore[no-untyped-def]
    return build(paths, name, store=str(store), as_of=AS_OF, jobs=1, **options)  # type: ignore[arg-type]


def exported(store: Path, name: str = "c") -> dict[str, object]:
    case = json.loads(export(name, "json", store=str(store), with_text=True))
    return {key: value for key, value in case.items() if key not in ("case", "generated_at")}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    store = tmp_path_factory.mktemp("whole") / "t.db"
    made([DEMO], store)
    return exported(store)


def test_the_same_input_gives_the_same_case(tmp_path: Path, whole: dict[str, object]) -> None:
    made([DEMO], tmp_path / "t.db")
    assert exported(tmp_path / "t.db") == whole


def test_a_build_that_was_stopped_goes_on(tmp_path: Path, whole: dict[str, object]) -> None:
    def stop(progress: Progress) -> None:
        if progress.reports >= 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        made([DEMO], tmp_path / "t.db", tell=stop)
    with pytest.raises(UsageError, match="never built to the end"):
        load_case("c", str(tmp_path / "t.db"))
    again = made([DEMO], tmp_path / "t.db")
    assert again.counts.reports == 12
    assert exported(tmp_path / "t.db") == whole


def test_fed_file_by_file_it_is_the_same_case(tmp_path: Path, whole: dict[str, object]) -> None:
    for path in sorted(DEMO.iterdir(), reverse=True):
        made([path], tmp_path / "t.db")
    assert exported(tmp_path / "t.db") == whole


def test_only_what_is_new_or_changed_is_read(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    shutil.copytree(DEMO, reports)
    store = tmp_path / "t.db"
    made([reports], store)
    (reports / "new.txt").write_text("قال وزير الري في بلاد متخيلة إن الجسر سيفتح يوم الخميس المقبل.", "utf-8")
    lines = (reports / "press.jsonl").read_text("utf-8").splitlines()
    row = json.loads(lines[0])
    row["text"] += "\nوأضاف أن العمل مستمر."
    (reports / "press.jsonl").write_text("\n".join([json.dumps(row), *lines[1:]]), "utf-8")
    counts = made([reports], store).counts
    assert (counts.read, counts.reports) == (2, 13)
    assert counts.unchanged == len(lines) - 1
    texts = {a.document.id: a.document.text for a in load_case("c", str(store)).annotations}
    assert texts[row["id"]] == row["text"]


def test_two_reports_of_one_name_are_both_kept(tmp_path: Path) -> None:
    for folder, words in (("a", "الأول"), ("b", "الثاني")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"قال المدير {words} إن العمل بدأ يوم الأحد.", "utf-8")
    result = made([tmp_path / "a", tmp_path / "b"], tmp_path / "t.db")
    assert result.counts.reports == 2
    assert [row.kind for row in result.issues if row.kind == "duplicate-id"] == ["duplicate-id"]
    again = made([tmp_path / "a", tmp_path / "b"], tmp_path / "t.db")
    assert again.counts.reports == 2


def test_a_path_that_is_there_again_loses_its_issue_row(tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    assert [row.kind for row in made([late], tmp_path / "t.db").issues] == ["missing"]
    late.write_text("قال المدير إن العمل بدأ يوم الأحد في 5 مايو 2024.", "utf-8")
    assert made([late], tmp_path / "t.db").issues == []


def test_a_person_dates_a_report_and_the_rest_follows(tmp_path: Path) -> None:
    reports, store = tmp_path / "reports", tmp_path / "t.db"
    reports.mkdir()
    (reports / "x.txt").write_text("قال المدير أمس إن العمل بدأ في عام 2020.", "utf-8")
    made([reports], store)

    def yesterday() -> date | None:
        return load_case("c", str(store)).annotations[0].times[0].earliest

    before = yesterday()
    window = date_report("c", "x", date(2021, 3, 5), author="ليلى", note="من الأرشيف", store=str(store))
    assert window is not None
    assert (window.how, window.earliest, window.latest) == ("person", date(2021, 3, 5), date(2021, 3, 5))
    assert yesterday() == date(2021, 3, 4)
    # it outlives a new reading of the file
    (reports / "x.txt").write_text("قال المدير أمس إن العمل بدأ في عام 2020، ولم ينته.", "utf-8")
    made([reports], store)
    assert yesterday() == date(2021, 3, 4)
    # and can be withdrawn
    date_report("c", "x", author="ليلى", store=str(store))
    assert yesterday() == before
    with pytest.raises(UsageError, match="nobody has set"):
        date_report("c", "x", store=str(store))
    with pytest.raises(UsageError, match="no report"):
        date_report("c", "y", date(2021, 1, 1), store=str(store))


def test_a_copy_of_a_dated_report_gets_its_days(tmp_path: Path) -> None:
    body = " ".join(
        f"وذكر البيان رقم {n} أن لجنة المياه في بلاد متخيلة فتحت السد الشمالي وسجلت منسوبا جديدا في القرية {n}."
        for n in range(20)
    )
    row = {"id": "dated", "text": body, "published": "2022-05-10", "source": "النورس"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    (tmp_path / "copy.txt").write_text(body + "\nوانتهى الخبر أمس.", "utf-8")
    made([tmp_path], tmp_path / "t.db")
    case = load_case("c", str(tmp_path / "t.db"))
    window = next(a.document.published for a in case.annotations if a.document.id == "copy")
    assert window is not None
    assert window.earliest is not None and window.latest is not None
    assert window.earliest <= date(2022, 5, 10) <= window.latest
    assert (window.latest - window.earliest).days <= 6
    assert any("dated" in reason for reason in window.why)


def documents() -> Iterator[Document]:
    for n in range(40):
        yield Document(f"d{n}", f"قال الوزير إن {n + 3} مراكب وصلت أمس.")


def test_several_processes_give_what_one_gives() -> None:
    one = [msgspec.json.encode(a) for _, a in annotate_all(documents(), annotate_document, 1)]
    two = [msgspec.json.encode(a) for _, a in annotate_all(documents(), annotate_document, 2)]
    assert one == two


def test_a_defect_costs_one_report_and_is_seen() -> None:
    def broken(document: Document):  # type: ignore[no-untyped-def]
        if document.id == "d3":
            raise ZeroDivisionError
        return annotate_document(document)

    results = list(annotate_all(documents(), broken, 1))
    assert [d.id for d, r in results if getattr(r, "kind", "") == "defect"] == ["d3"]
    assert len(results) == 40


def test_on_another_day_only_what_the_day_decides_is_judged_anew(tmp_path: Path) -> None:
    days = (AS_OF, date(1990, 1, 1), date(2035, 1, 1))
    for day in (*days, AS_OF):
        build([DEMO], "c", store=str(tmp_path / "t.db"), as_of=day, jobs=1)
        build([DEMO], "c", store=str(tmp_path / f"{day}.db"), as_of=day, jobs=1)
        assert exported(tmp_path / "t.db") == exported(tmp_path / f"{day}.db"), day
        assert lists(tmp_path / "t.db") == lists(tmp_path / f"{day}.db"), day
    statuses = [{c["status"] for c in exported(tmp_path / f"{day}.db")["commitments"]} for day in days]
    assert "due passed" not in statuses[1] and "due passed" in statuses[2]


def lists(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """Rows that lists and search are made of, in order."""
    with sqlite3.connect(store) as connection:
        listed = connection.execute("SELECT layer, id, rank, status, day_low, day_high FROM listed ORDER BY 1, 3, 2")
        found = connection.execute("SELECT kind, ref, id >> 40 FROM search_rows ORDER BY 1, 2, 3")
        return {"listed": listed.fetchall(), "found": found.fetchall()}
