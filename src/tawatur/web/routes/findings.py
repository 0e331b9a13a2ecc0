"""Reports, and the findings across them."""

from __future__ import annotations

from typing import Annotated, Literal

from litestar import Response, get
from litestar.params import FromQuery, QueryParameter

from tawatur.app import lists, report
from tawatur.app.wire import cards
from tawatur.app.wire.pieces import Page
from tawatur.app.wire.report import ReportFull, ReportRow
from tawatur.web.reader import Cursor, From, Here, Id, Limit, To, Words, part_of


@get("/cases/{case:str}/reports")
async def report_list(
    reader: Here,
    case: Id,
    outlet: Words = None,
    low: From = None,
    high: To = None,
    q: Words = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Page[ReportRow]]:
    return await reader.case(
        case,
        lambda: report.reports(reader.desk, case, part_of(limit, cursor), outlet=outlet, low=low, high=high, q=q),
    )


@get("/cases/{case:str}/reports/{report_id:str}")
async def report_full(reader: Here, case: Id, report_id: Id) -> Response[ReportFull]:
    return await reader.case(case, lambda: report.report(reader.desk, case, report_id))


@get("/cases/{case:str}/timeline")
async def timeline(
    reader: Here,
    case: Id,
    low: From = None,
    high: To = None,
    actor: Words = None,
    place: Words = None,
    status: FromQuery[Literal["past", "ongoing", "planned", "conditional"] | None] = None,
    q: Words = None,
    order: FromQuery[Literal["time", "weight"]] = "time",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Page[cards.TimelineItem]]:
    return await reader.case(
        case,
        lambda: lists.timeline(
            reader.desk, case, part_of(limit, cursor),
            low=low, high=high, actor=actor, place=place, status=status, q=q, by_weight=order == "weight",
        ),
    )  # fmt: skip


@get("/cases/{case:str}/timeline/density")
async def density(
    reader: Here,
    case: Id,
    bucket: FromQuery[lists.Bucket] = "month",
    actor: Words = None,
    place: Words = None,
    status: FromQuery[Literal["past", "ongoing", "planned", "conditional"] | None] = None,
    q: Words = None,
) -> Response[list[cards.Density]]:
    return await reader.case(
        case, lambda: lists.density(reader.desk, case, bucket, actor=actor, place=place, status=status, q=q)
    )


@get("/cases/{case:str}/utterances")
async def utterance_list(
    reader: Here,
    case: Id,
    speaker: Words = None,
    outlet: Words = None,
    low: From = None,
    high: To = None,
    q: Words = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Page[cards.UtteranceCard]]:
    return await reader.case(
        case,
        lambda: lists.utterances(
            reader.desk, case, part_of(limit, cursor), speaker=speaker, outlet=outlet, low=low, high=high, q=q
        ),
    )


@get("/cases/{case:str}/utterances/{utterance_id:str}")
async def utterance(reader: Here, case: Id, utterance_id: Id) -> Response[cards.UtteranceFull]:
    return await reader.case(case, lambda: lists.utterance(reader.desk, case, utterance_id))


@get("/cases/{case:str}/claims")
async def claim_list(
    reader: Here,
    case: Id,
    kind: Annotated[Literal["position", "commitment", "forecast"] | None, QueryParameter(name="type")] = None,
    holder: Words = None,
    origins: FromQuery[Literal["single"] | None] = None,
    q: Words = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Page[cards.ClaimCard]]:
    single = origins == "single"
    return await reader.case(
        case,
        lambda: lists.claims(reader.desk, case, part_of(limit, cursor), kind=kind, holder=holder, single=single, q=q),
    )


@get("/cases/{case:str}/claims/{claim_id:str}")
async def claim(reader: Here, case: Id, claim_id: Id) -> Response[cards.ClaimFull]:
    return await reader.case(case, lambda: lists.claim(reader.desk, case, claim_id))


@get("/cases/{case:str}/figures")
async def figure_list(
    reader: Here,
    case: Id,
    relation: FromQuery[Literal["agree", "conflict", "single", "many"] | None] = None,
    counted: Words = None,
    q: Words = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Page[cards.FigureCard]]:
    return await reader.case(
        case,
        lambda: lists.figures(reader.desk, case, part_of(limit, cursor), relation=relation, counted=counted, q=q),
    )


@get("/cases/{case:str}/figures/{figure_id:str}")
async def figure(reader: Here, case: Id, figure_id: Id) -> Response[cards.FigureCard]:
    return await reader.case(case, lambda: lists.figure(reader.desk, case, figure_id))


@get("/cases/{case:str}/positions")
async def position_list(
    reader: Here,
    case: Id,
    holder: Words = None,
    shifts: FromQuery[bool] = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Page[cards.PositionCard]]:
    return await reader.case(
        case, lambda: lists.positions(reader.desk, case, part_of(limit, cursor), holder=holder, shifts=shifts)
    )


@get("/cases/{case:str}/commitments")
async def commitment_list(
    reader: Here,
    case: Id,
    status: Words = None,
    low: From = None,
    high: To = None,
    actor: Words = None,
    q: Words = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Page[cards.CommitmentCard]]:
    return await reader.case(
        case,
        lambda: lists.commitments(
            reader.desk, case, part_of(limit, cursor), status=status, low=low, high=high, actor=actor, q=q
        ),
    )


@get("/cases/{case:str}/forecasts")
async def forecast_list(
    reader: Here, case: Id, holder: Words = None, q: Words = None, limit: Limit = 50, cursor: Cursor = None
) -> Response[Page[cards.ForecastCard]]:
    return await reader.case(
        case, lambda: lists.forecasts(reader.desk, case, part_of(limit, cursor), holder=holder, q=q)
    )


@get("/cases/{case:str}/forecasts/scores")
async def scores(reader: Here, case: Id) -> Response[cards.Scores]:
    return await reader.case(case, lambda: lists.scores(reader.desk, case))


@get("/cases/{case:str}/timeline/{entry_id:str}")
async def happening(reader: Here, case: Id, entry_id: Id) -> Response[cards.TimelineItem]:
    return await reader.case(case, lambda: lists.happening(reader.desk, case, entry_id))


@get("/cases/{case:str}/commitments/{commitment_id:str}")
async def commitment(reader: Here, case: Id, commitment_id: Id) -> Response[cards.CommitmentCard]:
    return await reader.case(case, lambda: lists.commitment(reader.desk, case, commitment_id))


@get("/cases/{case:str}/forecasts/{forecast_id:str}")
async def forecast(reader: Here, case: Id, forecast_id: Id) -> Response[cards.ForecastCard]:
    return await reader.case(case, lambda: lists.forecast(reader.desk, case, forecast_id))


@get("/cases/{case:str}/process")
async def process(reader: Here, case: Id) -> Response[cards.ProcessView]:
    return await reader.case(case, lambda: lists.process(reader.desk, case))


@get("/cases/{case:str}/members/{finding_id:str}")
async def members(reader: Here, case: Id, finding_id: Id) -> Response[cards.Members]:
    return await reader.case(case, lambda: lists.members(reader.desk, case, finding_id))


ROUTES = [
    members,
    report_list, report_full, timeline, density, utterance_list, utterance, claim_list, claim, figure_list, figure,
    position_list, commitment_list, forecast_list, scores, process, happening, commitment, forecast,
]  # fmt: skip
