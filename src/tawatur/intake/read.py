"""Reads paths into documents and issue rows, one at a time."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from tawatur.intake.arabic import arabic_share
from tawatur.intake.decode import decode
from tawatur.intake.html import is_cut_off, read_page
from tawatur.intake.jsonl import read_line
from tawatur.intake.walk import Source, find_sources
from tawatur.model import Document, IssueRow, UnreadableInput

MAX_REPORT_BYTES = 5_000_000
"""A single report larger than this (bytes) is no news report; it becomes a `too-large` row."""

_MIN_ARABIC = 0.25


def read_paths(
    paths: Iterable[str | Path], progress: Callable[[int], None] | None = None
) -> Iterator[Document | IssueRow]:
    """Documents below `paths`, in a fixed order; an issue row for each thing that could not be read.

    Args:
        progress: called with the number of bytes read since its last call.
    """
    for source in find_sources(paths):
        if isinstance(source, IssueRow):
            yield source
            continue
        yield from read_source(source, progress)


def read_source(source: Source, progress: Callable[[int], None] | None = None) -> Iterator[Document | IssueRow]:
    """Documents and issue rows of one file."""
    try:
        if source.kind == "jsonl":
            yield from _lines(source, progress)
        else:
            yield from _whole(source)
            if progress:
                progress(source.size)
    except UnreadableInput as error:
        yield IssueRow(error.kind, error.where or source.path, error.what)
    except OSError as error:
        yield IssueRow("unreadable", source.path, f"the file cannot be read: {error.strerror or error}")


def _whole(source: Source) -> Iterator[Document | IssueRow]:
    path = Path(source.path)
    if source.size > MAX_REPORT_BYTES:
        raise UnreadableInput(
            "too-large",
            f"{source.size / 1e6:.0f} MB; one report has at most {MAX_REPORT_BYTES / 1e6:.0f} MB",
            where=source.path,
        )
    cut = False
    if source.packed:
        raw, cut = _unpack(path)
    else:
        raw = path.read_bytes()
    raw_hash = _hash(raw)
    decoded = decode(raw, source.path)
    id_ = Path(path.stem).stem if source.packed else path.stem
    rows: list[IssueRow] = []
    if decoded.warning:
        rows.append(IssueRow(decoded.warning_kind, source.path, decoded.warning, id_, read=True))
    if cut:
        rows.append(
            IssueRow(
                "truncated", source.path, "the packed file is cut off; what could be unpacked was read", id_, read=True
            )
        )
    if source.kind == "html":
        if is_cut_off(decoded.text):
            message = "the page never ends: it is cut off; what is there was read"
            rows.append(IssueRow("truncated", source.path, message, id_, read=True))
        document = read_page(
            raw, decoded.text, id_=id_, where=source.path, raw_hash=raw_hash, encoding=decoded.encoding
        )
    else:
        text = decoded.text.replace("\r\n", "\n")
        document = Document(id=id_, text=text, origin=source.path, raw_hash=raw_hash, encoding=decoded.encoding)
    yield from _checked(document, rows)


def _lines(source: Source, progress: Callable[[int], None] | None) -> Iterator[Document | IssueRow]:
    path = Path(source.path)
    if source.size == 0:
        raise UnreadableInput("empty", "the file is empty", where=source.path)
    number = 0
    with path.open("rb") as file:
        lines = gzip.GzipFile(fileobj=file) if source.packed else file
        last = 0
        while True:
            try:
                raw = lines.readline(MAX_REPORT_BYTES + 1)
            except (EOFError, zlib.error, gzip.BadGzipFile) as error:
                where = f"{source.path}:{number + 1}"
                yield IssueRow("truncated", where, f"the packed file is broken or cut off here: {error}")
                break
            if not raw:
                break
            number += 1
            where = f"{source.path}:{number}"
            if len(raw) > MAX_REPORT_BYTES:
                yield IssueRow("too-large", where, f"the line has more than {MAX_REPORT_BYTES / 1e6:.0f} MB")
                while raw and not raw.endswith(b"\n"):
                    raw = lines.readline(MAX_REPORT_BYTES)
            elif raw.strip():
                try:
                    if number == 1:
                        raw = _without_mark(raw, source.path)
                    document, rows = read_line(raw, where=where, raw_hash=_hash(raw))
                    yield from _checked(document, rows)
                except UnreadableInput as error:
                    yield IssueRow(error.kind, where, error.what)
            if progress:
                progress(file.tell() - last)
                last = file.tell()
    if number == 0:
        yield IssueRow("empty", source.path, "the file holds no line")


def _checked(document: Document, rows: list[IssueRow]) -> Iterator[Document | IssueRow]:
    """The document with its rows, or the row that says why it is none."""
    if not document.text.strip():
        raise UnreadableInput("empty", "there is no text in it", where=document.origin)
    share = arabic_share(document.text)
    if share < _MIN_ARABIC:
        raise UnreadableInput("not-arabic", f"only {share:.0%} of its letters are Arabic", where=document.origin)
    yield from rows
    yield document


def _unpack(path: Path) -> tuple[bytes, bool]:
    """The unpacked bytes, and whether the packed file was cut off."""
    out = bytearray()
    with gzip.open(path) as file:
        try:
            while chunk := file.read(1 << 16):
                out += chunk
                if len(out) > MAX_REPORT_BYTES:
                    raise UnreadableInput("too-large", "unpacked it is larger than a report can be", where=str(path))
        except (EOFError, zlib.error):
            if not out:
                raise UnreadableInput(
                    "truncated", "the packed file is cut off before any text", where=str(path)
                ) from None
            return bytes(out), True
        except gzip.BadGzipFile:
            raise UnreadableInput("binary", "the file is not gzip as its name says", where=str(path)) from None
    return bytes(out), False


def _without_mark(raw: bytes, where: str) -> bytes:
    """A first line without its byte-order mark.

    Raises:
        UnreadableInput: the file is UTF-16 or UTF-32, which JSON lines are not.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableInput("encoding", "JSON lines are UTF-8; this file is UTF-16 or UTF-32", where=where)
    return raw.removeprefix(b"\xef\xbb\xbf")


def _hash(raw: bytes) -> str:
    return blake2b(raw, digest_size=16).hexdigest()
