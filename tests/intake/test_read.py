"""Every kind of bad input becomes a visible row, and the run goes on."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from tawatur.intake import read_paths
from tawatur.intake.read import MAX_REPORT_BYTES
from tawatur.model import Document, IssueRow

WORDS = "قال وزير الري في بلاد متخيلة إن الجسر سيفتح يوم الخميس المقبل. وأضاف أن العمال وصلوا.\n"


def read(path: Path) -> tuple[list[Document], list[IssueRow]]:
    items = list(read_paths([path]))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, IssueRow)]


def test_plain_text_is_kept_to_the_letter_but_for_line_ends(tmp_path: Path) -> None:
    (tmp_path / "خبر.txt").write_bytes(("  " + WORDS.replace("\n", "\r\n") + "ـًٌ\u200f").encode())
    documents, rows = read(tmp_path)
    assert rows == []
    assert documents[0].id == "خبر"
    assert documents[0].text == "  " + WORDS + "ـًٌ\u200f"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n\t", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.txt", os.urandom(4096), "binary"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(300), "binary"),
        ("a.txt", b"This is an English report about nothing, and nothing more.", "not-arabic"),
        ("a.html", b"<html><body></body></html>", "no-main-text"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b'{"id": 1, "text": \n', "broken-line"),
        ("a.jsonl", b"[1, 2]\n", "broken-line"),
        ("a.jsonl", b'{"id": "x"}\n', "broken-line"),
        ("a.jsonl", b'{"id": "x", "text": " "}\n', "empty"),
        ("a.jsonl", WORDS.encode("utf-16"), "encoding"),
        ("a.jsonl.gz", b"no gzip", "truncated"),
        ("a.txt.gz", b"no gzip", "binary"),
        ("a.pdf", b"%PDF-1.7", "unsupported"),
    ],
)
def test_what_cannot_be_read_is_a_row_and_no_document(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(content)
    documents, rows = read(tmp_path)
    assert documents == []
    assert kind in {row.kind for row in rows}
    assert all(str(tmp_path) in row.where and row.message and not row.read for row in rows)


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-6"])
def test_other_encodings_are_read_with_a_warning(tmp_path: Path, encoding: str) -> None:
    text = WORDS if encoding != "iso-8859-6" else WORDS.replace("،", ",")
    (tmp_path / "a.txt").write_bytes((text * 3).encode(encoding))
    documents, rows = read(tmp_path)
    assert documents[0].text == text * 3
    assert [(row.kind, row.read) for row in rows] == [("encoding", True)]


def test_a_file_cut_in_a_character_is_read_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS.encode()[:-3])
    documents, rows = read(tmp_path)
    assert WORDS.startswith(documents[0].text)
    assert [(row.kind, row.read) for row in rows] == [("truncated", True)]


def test_a_page_cut_off_is_read_with_a_warning(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{WORDS} {n}</p>" for n in range(6))
    (tmp_path / "a.html").write_text(f"<html><head><title>عنوان</title></head><body><article>{paragraphs}<div", "utf-8")
    documents, rows = read(tmp_path)
    assert len(documents) == 1
    assert [(row.kind, row.read) for row in rows] == [("truncated", True)]


def test_a_report_of_50_mb_is_a_row(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.write(WORDS.encode())
        file.truncate(50_000_000)
    documents, rows = read(tmp_path)
    assert documents == []
    assert [row.kind for row in rows] == ["too-large"]


def test_one_huge_line_costs_only_itself(tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "text": WORDS}).encode()
    huge = json.dumps({"id": "huge", "text": "ب" * MAX_REPORT_BYTES}).encode()
    (tmp_path / "a.jsonl").write_bytes(huge + b"\n" + good + b"\n")
    documents, rows = read(tmp_path)
    assert [d.id for d in documents] == ["good"]
    assert [(row.kind, row.where.rsplit(":", 1)[1]) for row in rows] == [("too-large", "1")]


def test_a_packed_file_cut_off_gives_what_could_be_unpacked(tmp_path: Path) -> None:
    lines = b"".join(
        json.dumps({"id": str(n), "text": f"{WORDS} {n} {os.urandom(9).hex()}"}).encode() + b"\n" for n in range(300)
    )
    packed = gzip.compress(lines)
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    documents, rows = read(tmp_path)
    assert 0 < len(documents) < 300
    assert [row.kind for row in rows] == ["truncated"]


def test_a_folder_with_a_loop_ends(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.txt").write_text(WORDS, "utf-8")
    (tmp_path / "inner" / "back").symlink_to(tmp_path)
    documents, rows = read(tmp_path)
    assert [d.id for d in documents] == ["a"]
    assert [row.kind for row in rows] == ["loop"]


def test_missing_paths_and_pipes_are_rows(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    items = list(read_paths([tmp_path, tmp_path / "missing"]))
    assert [i.kind for i in items if isinstance(i, IssueRow)] == ["unreadable", "unreadable", "missing"]


def test_json_lines_keep_their_metadata(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": WORDS,
        "title": "عنوان",
        "source": "صحيفة",
        "url": "https://a.example/x",
        "published": "2023-05-04T10:00:00Z",
    }
    (tmp_path / "a.jsonl").write_text("\ufeff" + json.dumps(row, ensure_ascii=False) + "\n\n", "utf-8")
    documents, rows = read(tmp_path)
    assert rows == []
    document = documents[0]
    assert (document.id, document.title, document.source) == ("7", "عنوان", "صحيفة")
    assert document.published is not None
    assert document.published.earliest is not None
    assert document.published.earliest.isoformat() == "2023-05-04"
    assert document.origin.endswith("a.jsonl:1")


def test_a_wrong_date_is_told_and_the_report_kept(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": WORDS, "published": "soon"}), "utf-8")
    documents, rows = read(tmp_path)
    assert documents[0].published is None
    assert [(row.kind, row.read, row.document) for row in rows] == [("published", True, "a")]


def test_half_surrogates_do_not_stop_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "' + WORDS.strip() + ' \\ud83d"}', "utf-8")
    documents, _ = read(tmp_path)
    documents[0].text.encode("utf-8")


def test_order_is_fixed_and_each_file_is_read_once(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.txt").write_text(WORDS + name, "utf-8")
    (tmp_path / ".hidden.txt").write_text(WORDS, "utf-8")
    items = list(read_paths([tmp_path, tmp_path / "a.txt"]))
    assert [i.id for i in items if isinstance(i, Document)] == ["a", "b", "c"]
