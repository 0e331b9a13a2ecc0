"""The commands as a user calls them: exit codes, messages, output that pipes."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tawatur.cli.main import run

DEMO = Path(__file__).parent.parent.parent / "demo" / "reports"
AS_OF = "--as-of=2023-11-15"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("cli") / "t.db")
    assert run(["build", str(DEMO), "--case", "demo", "--store", path, AS_OF, "--quiet"]) == 0
    return path


def test_build_reads_all_and_only_what_is_new(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(DEMO), "--case", "demo", "--store", store, AS_OF, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["read"] == 0
    assert told["counts"]["reports"] == 12
    assert told["counts"]["files_unchanged"] > 0


def test_show_and_its_json(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "demo", "--store", store]) == 0
    printed = capsys.readouterr().out
    assert "12 reports" in printed
    assert run(["show", "demo", "--store", store, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reports"] == 12
    assert run(["show", "--store", store]) == 0
    assert capsys.readouterr().out == "demo\n"


def test_every_exported_finding_resolves_to_its_words(store: str, tmp_path: Path) -> None:
    assert run(["export", "demo", "--as", "json", "--with-text", "--store", store, "-o", str(tmp_path / "c.json")]) == 0
    case = json.loads((tmp_path / "c.json").read_text("utf-8"))
    texts = {d["id"]: d["text"] for d in case["documents"]}
    rows = 0

    def walk(value: object) -> None:
        nonlocal rows
        if isinstance(value, dict):
            if {"document", "start", "end", "text"} <= set(value):
                rows += 1
                assert texts[value["document"]][value["start"] : value["end"]] == value["text"]
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    walk(case)
    assert rows > 100


def test_the_dossier_is_one_page_that_asks_nobody(store: str, tmp_path: Path) -> None:
    assert run(["export", "demo", "--as", "html", "--store", store, "-o", str(tmp_path / "c.html")]) == 0
    page = (tmp_path / "c.html").read_text("utf-8")
    assert 'dir="rtl"' in page
    assert not re.search(r"<(?:link|script|img|iframe)[^>]+(?:src|href)=", page)


def test_csv_opens_as_a_table(store: str, tmp_path: Path) -> None:
    assert run(["export", "demo", "--as", "csv", "--store", store, "-o", str(tmp_path / "c.csv")]) == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "c.csv").read_text("utf-8-sig"))))
    assert len(rows) > 100
    assert all(row["layer"] and row["id"] for row in rows)


def test_why_explains_findings_within_and_across_reports(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "demo", "--as", "json", "--store", store, "-o", str(tmp_path / "c.json")]) == 0
    case = json.loads((tmp_path / "c.json").read_text("utf-8"))
    ids = [case[layer][0]["id"] for layer in ("claims", "figures", "timeline", "entities", "utterances") if case[layer]]
    ids += [case["utterances"][0]["statements"][0]["statement"]]
    capsys.readouterr()
    for id_ in ids:
        assert run(["why", id_, "--store", store, "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["id"] == id_
        assert told["evidence"], id_
        assert told["rule"], id_
        assert run(["why", id_, "--store", store]) == 0
        assert "rule:" in capsys.readouterr().out


def test_annotate_streams_lines_in_the_order_read(tmp_path: Path) -> None:
    assert run(["annotate", str(DEMO), "-o", str(tmp_path / "a.jsonl"), "--quiet"]) == 0
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == 12
    assert all({"document", "statements", "times", "quantities", "entities", "claims"} <= set(line) for line in lines)
    assert run(["evaluate", str(tmp_path / "a.jsonl"), str(tmp_path / "a.jsonl")]) == 0


def test_evaluate_of_a_file_against_itself_is_perfect(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["annotate", str(DEMO), "-o", str(tmp_path / "a.jsonl"), "--quiet"])
    capsys.readouterr()
    assert run(["evaluate", str(tmp_path / "a.jsonl"), str(tmp_path / "a.jsonl"), "--json", "--misses"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["misses"] == []
    assert {row.get("f1", row.get("acc")) for row in told["scores"].values()} == {1.0}


def test_dates_and_quantities_of_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.txt").write_text("وصل 25 خبيراً أمس إلى الميناء.", "utf-8")
    assert run(["dates", str(tmp_path / "t.txt"), "--anchor", "2024-01-25", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["earliest"] == "2024-01-24"
    assert run(["quantities", str(tmp_path / "t.txt"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["min"] == 25


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (["build"], 2),
        (["build", "x"], 2),
        (["build", "--nonsense"], 2),
        (["nonsense"], 2),
        (["export", "demo", "--as", "pdf"], 2),
        (["show", "no-such-case"], 2),
        (["why", "no-such-id"], 2),
        (["evaluate", "missing.jsonl", "missing.jsonl"], 2),
        (["dates", "missing.txt"], 2),
    ],
)
def test_wrong_calls_are_told_in_one_line(
    call: list[str], code: int, store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TAWATUR_STORE", store)
    assert run(call) == code
    told = capsys.readouterr().err.strip()
    assert told.startswith("tawatur:")
    assert "Traceback" not in told


def test_unread_input_is_told_and_the_rest_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "good.txt").write_text("قال وزير الري في بلاد متخيلة إن الجسر سيفتح يوم الخميس المقبل.", "utf-8")
    (reports / "empty.txt").touch()
    store = str(tmp_path / "t.db")
    assert run(["build", str(reports), "--case", "c", "--store", store, "--quiet"]) == 3
    assert "empty.txt" in capsys.readouterr().err
    assert run(["show", "c", "--store", store, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["reports"] == 1
    assert {"name": "empty", "count": 1} in told["issues"]
    # once it is filled, the row is gone and the exit code good
    (reports / "empty.txt").write_text("وقال مدير الميناء إن العمل بدأ يوم الأحد.", "utf-8")
    assert run(["build", str(reports), "--case", "c", "--store", store, "--quiet"]) == 0


def test_no_traceback_even_for_a_defect(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from tawatur import app

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr(app, "show", broken)
    assert run(["show", "x"]) == 1
    told = capsys.readouterr().err
    assert "defect" in told
    assert "Traceback" not in told


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    printed = capsys.readouterr().out
    for name in ("build", "annotate", "show", "export", "why", "evaluate", "dates", "quantities"):
        assert re.search(rf"\b{name}\b", printed)


def test_standard_output_holds_only_the_export(store: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tawatur", "export", "demo", "--as", "json", "--store", store],
        capture_output=True, check=True,
    )  # fmt: skip
    json.loads(done.stdout)
