"""Reports, and the findings across them."""

from __future__ import annotations

from typing import Annotated, Literal

from litestar import Response, get
from litestar.params import FromQuery, QueryParameter

from tawatur.app import lists, report
from tawatur.app.wire import cards
from tawatur.app.wire.pieces import Page
from tawatur.app.wire.report import ReportFull, ReportRow
from tawatur.web.reader import From, Here, Id, Part, To, Words


@get("/cases/{case:str}/reports")
async def report_list(
    reader: Here,
    case: Id,
    part: Part,
    outlet: Words = None,
    low: From = None,
    high: To = None,
    q: Words = None,
) -> Response[Page[ReportRow]]:
    return await reader.of(case, report.reports, part, outlet=outlet, low=low, high=high, q=q)


@get("/cases/{case:str}/reports/{report_id:str}")
async def report_full(reader: Here, case: Id, report_id: Id) -> Response[ReportFull]:
    return await reader.of(case, report.report, report_id)


@get("/cases/{case:str}/timeline")
async def timeline(
    reader: Here,
    case: Id,
    part: Part,
    low: From = None,
    high: To = None,
    actor: Words = None,
    place: Words = None,
    status: FromQuery[Literal["past", "ongoing", "planned", "conditional"] | None] = None,
    q: Words = None,
    order: FromQuery[Literal["time", "weight"]] = "time",
) -> Response[Page[cards.TimelineItem]]:
    return await reader.of(
        case, lists.timeline, part,
        low=low, high=high, actor=actor, place=place, status=status, q=q, by_weight=order == "weight",
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
    return await reader.of(case, lists.density, bucket, actor=actor, place=place, status=status, q=q)


@get("/cases/{case:str}/utterances")
async def utterance_list(
    reader: Here,
    case: Id,
    part: Part,
    speaker: Words = None,
    outlet: Words = None,
    low: From = None,
    high: To = None,
    q: Words = None,
) -> Response[Page[cards.UtteranceCard]]:
    return await reader.of(case, lists.utterances, part, speaker=speaker, outlet=outlet, low=low, high=high, q=q)


@get("/cases/{case:str}/utterances/{utterance_id:str}")
async def utterance(reader: Here, case: Id, utterance_id: Id) -> Response[cards.UtteranceFull]:
    return await reader.of(case, lists.utterance, utterance_id)


@get("/cases/{case:str}/claims")
async def claim_list(
    reader: Here,
    case: Id,
    part: Part,
    kind: Annotated[Literal["position", "commitment", "forecast"] | None, QueryParameter(name="type")] = None,
    holder: Words = None,
    origins: FromQuery[Literal["single"] | None] = None,
    q: Words = None,
) -> Response[Page[cards.ClaimCard]]:
    single = origins == "single"
    return await reader.of(case, lists.claims, part, kind=kind, holder=holder, single=single, q=q)


@get("/cases/{case:str}/claims/{claim_id:str}")
async def claim(reader: Here, case: Id, claim_id: Id) -> Response[cards.ClaimFull]:
    return await reader.of(case, lists.claim, claim_id)


@get("/cases/{case:str}/figures")
async def figure_list(
    reader: Here,
    case: Id,
    part: Part,
    relation: FromQuery[Literal["agree", "conflict", "single", "many"] | None] = None,
    counted: Words = None,
    q: Words = None,
) -> Response[Page[cards.FigureCard]]:
    return await reader.of(case, lists.figures, part, relation=relation, counted=counted, q=q)


@get("/cases/{case:str}/figures/{figure_id:str}")
async def figure(reader: Here, case: Id, figure_id: Id) -> Response[cards.FigureCard]:
    return await reader.of(case, lists.figure, figure_id)


@get("/cases/{case:str}/positions")
async def position_list(
    reader: Here,
    case: Id,
    part: Part,
    holder: Words = None,
    shifts: FromQuery[bool] = False,
) -> Response[Page[cards.PositionCard]]:
    return await reader.of(case, lists.positions, part, holder=holder, shifts=shifts)


@get("/cases/{case:str}/commitments")
async def commitment_list(
    reader: Here,
    case: Id,
    part: Part,
    status: Words = None,
    low: From = None,
    high: To = None,
    actor: Words = None,
    q: Words = None,
) -> Response[Page[cards.CommitmentCard]]:
    return await reader.of(case, lists.commitments, part, status=status, low=low, high=high, actor=actor, q=q)


@get("/cases/{case:str}/forecasts")
async def forecast_list(
    reader: Here, case: Id, part: Part, holder: Words = None, q: Words = None
) -> Response[Page[cards.ForecastCard]]:
    return await reader.of(case, lists.forecasts, part, holder=holder, q=q)


@get("/cases/{case:str}/forecasts/scores")
async def scores(reader: Here, case: Id) -> Response[cards.Scores]:
    return await reader.of(case, lists.scores)


@get("/cases/{case:str}/timeline/{entry_id:str}")
async def happening(reader: Here, case: Id, entry_id: Id) -> Response[cards.TimelineItem]:
    return await reader.of(case, lists.happening, entry_id)


@get("/cases/{case:str}/commitments/{commitment_id:str}")
async def commitment(reader: Here, case: Id, commitment_id: Id) -> Response[cards.CommitmentCard]:
    return await reader.of(case, lists.commitment, commitment_id)


@get("/cases/{case:str}/forecasts/{forecast_id:str}")
async def forecast(reader: Here, case: Id, forecast_id: Id) -> Response[cards.ForecastCard]:
    return await reader.of(case, lists.forecast, forecast_id)


@get("/cases/{case:str}/process")
async def process(reader: Here, case: Id) -> Response[cards.ProcessView]:
    return await reader.of(case, lists.process)


@get("/cases/{case:str}/members/{finding_id:str}")
async def members(reader: Here, case: Id, finding_id: Id) -> Response[cards.Members]:
    return await reader.of(case, lists.members, finding_id)


ROUTES = [
    members,
    report_list, report_full, timeline, density, utterance_list, utterance, claim_list, claim, figure_list, figure,
    position_list, commitment_list, forecast_list, scores, process, happening, commitment, forecast,
]  # fmt: skip
