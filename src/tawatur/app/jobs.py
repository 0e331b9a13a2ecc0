"""Use case: reports are added, or a case is linked anew, while others go on reading: one job after another, each in a
process of its own."""

from __future__ import annotations

import multiprocessing
import os
import queue
import tempfile
import threading
from collections.abc import Callable, Iterable
from datetime import date
from multiprocessing.connection import Connection as Pipe
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from tawatur.app.building import build
from tawatur.app.desk import Desk
from tawatur.app.home import issue
from tawatur.app.judging import relink
from tawatur.app.wire.views import Issue, Job
from tawatur.model import IssueRow, TawaturError, UnknownId, UsageError, content_id
from tawatur.store import get_case

KEPT = 200  # finished jobs that are remembered
MOST_BYTES = 200_000_000  # of one upload
SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".gz")


class Pasted(msgspec.Struct, frozen=True):
    """A report as somebody pasted it. `published` is a day, where it is known."""

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None


class Jobs:
    """The jobs of one server."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._jobs: dict[str, Job] = {}
        self._todo: queue.Queue[tuple[str, tempfile.TemporaryDirectory[str] | None] | None] = queue.Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._process: Any = None
        self._closed = False

    def add(self, case: str, pasted: Iterable[Pasted], files: Iterable[tuple[str, bytes]]) -> Job:
        """Queue reports for a case. Files of other kinds than reports become issue rows.

        Raises:
            UsageError: there is nothing to add.
        """
        folder = tempfile.TemporaryDirectory(prefix="tawatur-")
        root = Path(folder.name) / "added"
        root.mkdir()
        lines = [_line(one) for one in pasted if one.text.strip()]
        count = len(lines)
        if lines:
            (root / "pasted.jsonl").write_bytes(b"\n".join(lines) + b"\n")
        refused: list[Issue] = []
        for name, content in files:
            place = root / _safe(name)
            if not place.name.lower().endswith(SUFFIXES):
                refused.append(
                    Issue(content_id("issue", name), "kind", name, "not a kind of file that is read", None, False)
                )
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            count += 1
        if not count and not refused:
            folder.cleanup()
            raise UsageError("there is nothing to add", todo="Paste a text, or choose files: " + ", ".join(SUFFIXES))
        return self._queue(case, folder, tuple(refused))

    def relink(self, case: str) -> Job:
        """Queue linking the case anew, once, however often it is asked for."""
        with self._lock:
            waiting = next((j for j in self._jobs.values() if j.case == case and j.state == "waiting"), None)
        return waiting or self._queue(case, None, ())

    def get(self, id_: str) -> Job:
        """Raises UnknownId where there is no such job (any more)."""
        with self._lock:
            job = self._jobs.get(id_)
        if job is None:
            raise UnknownId("no such job", where=id_[:60])
        return job

    def close(self) -> None:
        """Stop after the job at hand was told to stop; what it had read is kept."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.terminate()
        self._todo.put(None)
        if self._thread is not None:
            self._thread.join(timeout=10)

    def _queue(self, case: str, folder: tempfile.TemporaryDirectory[str] | None, refused: tuple[Issue, ...]) -> Job:
        with self._desk.store.begin() as connection:
            get_case(connection, case)
        with self._lock:
            id_ = content_id("job", case, os.getpid(), len(self._jobs), os.urandom(8).hex())
            job = self._jobs[id_] = Job(id_, case, "waiting", 0, 1, 0, refused, None)
            for old in list(self._jobs)[:-KEPT]:
                if self._jobs[old].state in ("done", "failed"):
                    del self._jobs[old]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)
                self._thread.start()
        self._todo.put((id_, folder))
        return job

    def _set(self, id_: str, **values: Any) -> None:
        with self._lock:
            self._jobs[id_] = msgspec.structs.replace(self._jobs[id_], **values)

    def _work(self) -> None:
        while (item := self._todo.get()) is not None:
            id_, folder = item
            try:
                self._run(id_, folder.name if folder else None)
            except Exception as error:
                self._set(id_, state="failed", error=f"a defect of the program: {type(error).__name__}")
            finally:
                if folder is not None:
                    folder.cleanup()

    def _run(self, id_: str, folder: str | None) -> None:
        """A process of its own: annotating and linking would hold up everybody who reads."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        job = self.get(id_)
        process = context.Process(target=_do, args=(theirs, self._desk.url, job.case, folder))
        with self._lock:
            if self._closed:
                return
            process.start()
            self._process = process
        theirs.close()
        self._set(id_, state="reading" if folder else "linking")
        try:
            while True:
                told: dict[str, Any] = ours.recv()
                rows = told.pop("issues", None)
                if rows is not None:
                    told["issues"] = (*job.issues, *(issue(msgspec.convert(row, IssueRow)) for row in rows))
                self._set(id_, **told)
        except EOFError:
            pass
        finally:
            process.join()
            self._process = None
        if self.get(id_).state not in ("done", "failed"):
            self._set(id_, state="failed", error="the job was stopped; what was read is kept")


def _do(pipe: Pipe, url: str, case: str, folder: str | None) -> None:
    """The work itself. Paths of what was added are told as they were given: relative to the folder."""
    tell: Callable[[dict[str, Any]], None] = pipe.send
    try:
        if folder is None:
            relink(case, store=url)
            tell({"state": "done", "done": 1})
            return
        if "://" not in url:
            url = str(Path(url).resolve())
        os.chdir(folder)
        result = build(
            ["added"],
            case,
            store=url,
            jobs=1,
            tell=lambda p: tell(
                {"state": "reading" if p.step == "reading" else "linking", "done": p.done, "total": p.total,
                 "reports": p.reports}
            ),
        )  # fmt: skip
        mine = [msgspec.to_builtins(row) for row in result.issues if row.where.startswith("added")]
        tell({"state": "done", "reports": result.counts.read + result.counts.unchanged, "issues": mine})
    except BrokenPipeError:  # the server is gone; what was read is kept
        return
    except TawaturError as error:
        tell({"state": "failed", "error": f"{error.what}. {error.todo}".strip()})
    finally:
        pipe.close()


def _line(one: Pasted) -> bytes:
    row = {"id": content_id("pasted", one.text), "text": one.text, "title": one.title, "source": one.outlet,
           "url": one.url, "published": one.published}  # fmt: skip
    return msgspec.json.encode({key: value for key, value in row.items() if value})


def _safe(name: str) -> Path:
    """A relative path without anything that leads out of its folder."""
    parts = [p for p in PurePosixPath(name.replace("\\", "/")).parts if p not in ("/", "..", ".", "") and ":" not in p]
    clean = ["".join(c for c in part if c.isprintable())[-120:].lstrip(".") or "x" for part in parts[-6:]]
    return Path(*clean) if clean else Path("x")
