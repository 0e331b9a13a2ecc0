"""Judgements, marks, the review queue, visits, reports that are added, and the jobs that read them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated

import msgspec
from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery, QueryParameter, RequestBody
from litestar.response import ServerSentEvent, ServerSentEventMessage

from tawatur.app import accounts, deciding
from tawatur.app.jobs import MOST_BYTES, Pasted
from tawatur.app.reviewing import Kind
from tawatur.app.wire import judging as wire
from tawatur.app.wire.pieces import JudgementOf, Page
from tawatur.app.wire.views import Job, ReviewItem
from tawatur.web.reader import Here, Id, Part, Reader

_PAUSE = 0.25  # seconds between two looks at a job that somebody follows
_ALIVE = 15.0  # seconds after which a silent line says that it is alive


@get("/cases/{case:str}/judgements")
async def judgement_list(
    reader: Here,
    case: Id,
    part: Part,
    finding: Annotated[str | None, QueryParameter(max_length=400)] = None,
) -> Response[Page[JudgementOf]]:
    return await reader.of(case, deciding.history, finding, part)


@post("/cases/{case:str}/judgements", sync_to_thread=True, status_code=201)
def judgement_add(reader: Here, case: Id, data: RequestBody[wire.NewJudgement]) -> JudgementOf:
    by = reader.write(case, "reviewer").name
    made, relink = deciding.decide(reader.desk, case, data, by)
    _judged(reader, case, by, "judge", {"judgement": made.id, "finding": data.finding, "verdict": data.verdict}, relink)
    return made


@post("/cases/{case:str}/judgements/{judgement_id:str}/undo", sync_to_thread=True, status_code=201)
def judgement_undo(reader: Here, case: Id, judgement_id: Id) -> JudgementOf:
    by = reader.write(case, "reviewer").name
    made, relink = deciding.take_back(reader.desk, case, judgement_id, by)
    _judged(reader, case, by, "undo", {"judgement": made.id, "undoes": judgement_id}, relink)
    return made


@post("/cases/{case:str}/marks", sync_to_thread=True, status_code=201)
def mark_add(reader: Here, case: Id, data: RequestBody[wire.NewMark]) -> JudgementOf:
    by = reader.write(case, "reviewer").name
    made = deciding.mark_words(reader.desk, case, data, by)
    about = {"judgement": made.id, "report": data.report, "start": data.start, "end": data.end, "layer": data.layer}
    _judged(reader, case, by, "mark", about, True)
    return made


def _judged(reader: Reader, case: str, by: str, action: str, about: dict[str, object], relink: bool) -> None:
    accounts.record(reader.desk, case, by, action, about)
    if relink:
        reader.office.jobs.relink(case)


@get("/cases/{case:str}/review")
async def review(reader: Here, case: Id, part: Part, kind: FromQuery[Kind | None] = None) -> Response[Page[ReviewItem]]:
    return await reader.of(case, deciding.review, kind, part)


@post("/cases/{case:str}/seen", sync_to_thread=True, status_code=200)
def seen(reader: Here, case: Id) -> wire.Seen:
    by = reader.write(case, "reader").name
    return wire.Seen(deciding.see(reader.desk, case, by).isoformat())


class Added(msgspec.Struct):
    """Reports to add: files, or one pasted text with what is known of it."""

    files: list[UploadFile] = []
    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None


@post("/cases/{case:str}/reports", status_code=202, request_max_body_size=MOST_BYTES)
async def reports_add(
    reader: Here, case: Id, data: Annotated[Added, Body(media_type=RequestEncodingType.MULTI_PART)]
) -> wire.JobStarted:
    by = (await asyncio.to_thread(reader.write, case, "editor")).name
    files = [(file.filename or "file", await file.read()) for file in data.files]
    pasted = [Pasted(data.text, data.title, data.outlet, data.url, data.published)] if data.text else []
    job = await asyncio.to_thread(reader.office.jobs.add, case, pasted, files)
    about = {"job": job.id, "files": [name[-120:] for name, _ in files][:100], "pasted": bool(pasted)}
    await asyncio.to_thread(accounts.record, reader.desk, case, by, "reports.add", about)
    return wire.JobStarted(job.id)


@get("/jobs/{job_id:str}", sync_to_thread=True)
def job(reader: Here, job_id: Id) -> Response[Job]:
    reader.known()
    found = reader.office.jobs.get(job_id)
    reader.may(found.case)
    return Response(found, headers={"Cache-Control": "no-store"})


@get("/jobs/{job_id:str}/events", include_in_schema=True)
async def job_events(reader: Here, job_id: Id) -> ServerSentEvent:
    """Server-sent events: `progress` with the job as it is, `issue` for each, then `done` or `failed`."""
    await asyncio.to_thread(reader.known)
    await asyncio.to_thread(reader.may, reader.office.jobs.get(job_id).case)
    return ServerSentEvent(_events(reader, job_id))


async def _events(reader: Reader, job_id: str) -> AsyncIterator[ServerSentEventMessage]:
    told: Job | None = None
    issues, silent = 0, 0.0
    while True:
        now = reader.office.jobs.get(job_id)
        if now is not told:
            told, silent = now, 0.0
            for row in now.issues[issues:]:
                yield ServerSentEventMessage(msgspec.json.encode(row).decode(), event="issue")
            issues = len(now.issues)
            ended = now.state in ("done", "failed")
            yield ServerSentEventMessage(
                msgspec.json.encode(now).decode(), event=now.state if ended else "progress", id=job_id
            )
            if ended:
                return
        elif silent > _ALIVE:
            silent = 0.0
            yield ServerSentEventMessage(comment="alive")
        await asyncio.sleep(_PAUSE)
        silent += _PAUSE


ROUTES = [
    judgement_list, judgement_add, judgement_undo, mark_add, review, seen, reports_add, job, job_events,
]  # fmt: skip
