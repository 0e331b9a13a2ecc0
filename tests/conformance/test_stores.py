"""The store, the same on SQLite and PostgreSQL: cases, documents and versions, findings, issues, judgements, errors."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec import structs

from tawatur.model import (
    Annotation,
    Document,
    IssueRow,
    Judgement,
    Published,
    Span,
    Speaker,
    Statement,
    StoreError,
    UsageError,
    Window,
)
from tawatur.model.case import CaseFindings, Process, ProcessItem, TimelineEntry
from tawatur.store import (
    append_judgement,
    case_names,
    clear_issues,
    ensure_case,
    find,
    get_case,
    known_documents,
    linked_payload,
    make_views,
    mark_source_read,
    open_store,
    put_annotations,
    put_findings,
    put_issues,
    read_annotations,
    read_findings,
    read_home,
    read_issues,
    read_judgements,
    set_as_of,
    source_is_read,
)

TEXT = "قال الوزير إن الجسر مفتوح."


def annotated(id_: str = "a", text: str = TEXT) -> tuple[Document, Annotation, bytes | None]:
    document = Document(id=id_, text=text, origin=f"/x/{id_}.txt")
    statement = Statement(
        f"st-{id_}-{document.version[:4]}",
        (Span(14, 25),),
        Span(4, 10),
        Span(0, 3),
        Speaker("الوزير", "person"),
        rule="r",
    )
    return document, Annotation(document, statements=(statement,), lexicon="l1"), b"digest"


def test_what_is_written_is_read_back(store) -> None:  # type: ignore[no-untyped-def]
    with store.begin() as connection:
        case = ensure_case(connection, "قضية")
        put_annotations(connection, case.id, [annotated("b"), annotated("a")], "p1")
    with store.begin() as connection:
        rows = list(read_annotations(connection, case.id))
        assert [r.annotation for r in rows] == [annotated("a")[1], annotated("b")[1]]
        assert rows[0].digest == b"digest"
        assert case_names(connection) == ["قضية"]
        assert known_documents(connection, case.id)["a"].program == "p1"
        found = find(connection, case.id, annotated("a")[1].statements[0].id)
        assert found is not None
        assert (found.layer, found.document, found.start, found.end) == ("statement", "a", 14, 25)


def test_writing_twice_changes_nothing_and_a_new_text_is_a_new_version(store) -> None:  # type: ignore[no-untyped-def]
    with store.begin() as connection:
        case = ensure_case(connection, "c")
        put_annotations(connection, case.id, [annotated()], "p1")
        put_annotations(connection, case.id, [annotated()], "p1")
        put_annotations(connection, case.id, [annotated(text=TEXT + " وهو جديد.")], "p1")
    with store.begin() as connection:
        rows = list(read_annotations(connection, case.id))
        assert [r.annotation.document.text for r in rows] == [TEXT + " وهو جديد."]
        assert find(connection, case.id, annotated()[1].statements[0].id) is None


def test_an_error_undoes_the_whole_transaction(store) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(RuntimeError), store.begin() as connection:
        ensure_case(connection, "c")
        raise RuntimeError
    with store.begin() as connection:
        assert case_names(connection) == []


def test_findings_keep_their_order_and_are_found_by_id(store) -> None:  # type: ignore[no-untyped-def]
    entries = tuple(
        TimelineEntry(f"t-{n}", Window(date(2023, 1, n), date(2023, 1, n)), "past", "نص", ("a",)) for n in (1, 2, 3)
    )
    process = Process(bodies=(ProcessItem("p-1", "لجنة", "committee"),))
    found = CaseFindings(timeline=entries, process=process, issues=(IssueRow("k", "w", "m"),))
    with store.begin() as connection:
        case = ensure_case(connection, "c")
        put_findings(connection, case.id, found)
        put_findings(connection, case.id, found)
    with store.begin() as connection:
        assert read_findings(connection, case.id) == found
        row = find(connection, case.id, "t-2")
        assert row is not None
        assert (row.layer, row.document) == ("timeline", None)
        payload = linked_payload(connection, case.id, "p-1")
        assert payload is not None
        assert payload["name"] == "لجنة"


def test_what_the_reports_only_recall_is_no_turn_of_their_story(store) -> None:  # type: ignore[no-untyped-def]
    entries = tuple(
        TimelineEntry(id_, Window(day, day), "past", "نص", ("a", "b"))
        for id_, day in (("t-new", date(2023, 5, 8)), ("t-before", date(2023, 4, 28)), ("t-recalled", date(2019, 5, 8)))
    )
    published = Published(date(2023, 5, 2), date(2023, 5, 2), "metadata")
    document, annotation, digest = annotated()
    document = structs.replace(document, published=published)
    with store.begin() as connection:
        case = ensure_case(connection, "c")
        put_annotations(connection, case.id, [(document, structs.replace(annotation, document=document), digest)], "p1")
        put_findings(connection, case.id, CaseFindings(timeline=entries))
        make_views(connection, case.id, date(2023, 6, 1))
        home = read_home(connection, case.id)
    assert home is not None and home.turns == ("t-new", "t-before")


def test_sources_are_known_by_size_time_and_program(store) -> None:  # type: ignore[no-untyped-def]
    with store.begin() as connection:
        case = ensure_case(connection, "c")
        mark_source_read(connection, case.id, "/x", 5, 10**18, "p")
        assert source_is_read(connection, case.id, "/x", 5, 10**18, "p")
        assert not source_is_read(connection, case.id, "/x", 6, 10**18, "p")
        assert not source_is_read(connection, case.id, "/x", 5, 10**18 + 1, "p")
        assert not source_is_read(connection, case.id, "/x", 5, 10**18, "q")


def test_issue_rows_belong_to_their_source(store) -> None:  # type: ignore[no-untyped-def]
    one, two = IssueRow("empty", "/x", "m"), IssueRow("binary", "/y", "m", "d", True)
    with store.begin() as connection:
        case = ensure_case(connection, "c")
        put_issues(connection, case.id, "/x", [one, one])
        put_issues(connection, case.id, "/y", [two])
        assert read_issues(connection, case.id) == [one, two]
        clear_issues(connection, case.id, "/x")
        assert read_issues(connection, case.id) == [two]


def test_judgements_are_appended_once(store) -> None:  # type: ignore[no-untyped-def]
    judgement = Judgement("j1", "f1", "reject", "ليلى", datetime(2023, 5, 1, 12, tzinfo=UTC), {"why": "x"})
    with store.begin() as connection:
        case = ensure_case(connection, "c")
        append_judgement(connection, case.id, judgement)
        append_judgement(connection, case.id, judgement)
        assert read_judgements(connection, case.id) == [judgement]


def test_errors_say_what_where_and_what_to_do(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "t.db")) as store, store.begin() as connection:
        with pytest.raises(UsageError, match="no case yet"):
            get_case(connection, "nothing")
        set_as_of(connection, ensure_case(connection, "c").id, date(2023, 1, 1))
        assert get_case(connection, "c").as_of == date(2023, 1, 1)
        with pytest.raises(UsageError, match="there are: c"):
            get_case(connection, "d")
    with pytest.raises(StoreError, match="no store there"):
        open_store(str(tmp_path / "none.db"), create=False)
    with pytest.raises(StoreError, match="folder does not exist"):
        open_store(str(tmp_path / "no" / "t.db"))
    (tmp_path / "text.db").write_text("this is no database, but a text of some length" * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(str(tmp_path / "text.db"))
    with pytest.raises(StoreError, match="SQLite or PostgreSQL"):
        open_store("quantum://x")
    with pytest.raises(StoreError, match="cannot be opened") as caught:
        open_store("postgresql://user:secret@127.0.0.1:1/x")
    assert "secret" not in str(caught.value)
