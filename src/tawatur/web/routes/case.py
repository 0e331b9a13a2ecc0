"""Cases, the home of one, its sources, search, issues."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote

from litestar import Response, get
from litestar.params import FromQuery, QueryParameter

from tawatur import app
from tawatur.app import actors, changes, explanation, finding, home
from tawatur.app.accounts import roles_by_case
from tawatur.app.desk import Slice
from tawatur.app.wire.cards import ActorFull, ActorRow
from tawatur.app.wire.pieces import Page
from tawatur.app.wire.views import Alert, CaseRow, DiffView, Issue, MapPlace, Network, Overview, SearchHit, SourceRow
from tawatur.web.reader import Cursor, From, Here, Id, Limit, Part, To, Words


@get("/cases")
async def cases(reader: Here) -> list[CaseRow]:
    def rows() -> list[CaseRow]:
        caller = reader.known()
        return home.case_rows(reader.desk, roles_by_case(reader.desk, caller) if reader.office.door else None)

    return await reader.page(rows)


@get("/cases/{case:str}/overview")
async def overview(reader: Here, case: Id) -> Response[Overview]:
    return await reader.case(case, lambda: home.overview(reader.desk, case, reader.role, reader.name), of_visitor=True)


@get("/cases/{case:str}/sources")
async def sources(reader: Here, case: Id) -> Response[list[SourceRow]]:
    return await reader.of(case, home.sources)


@get("/cases/{case:str}/sources/network")
async def network(reader: Here, case: Id) -> Response[Network]:
    return await reader.of(case, home.network)


@get("/cases/{case:str}/issues")
async def issues(reader: Here, case: Id) -> Response[list[Issue]]:
    return await reader.of(case, home.issues)


@get("/cases/{case:str}/actors")
async def actor_list(
    reader: Here,
    case: Id,
    part: Part,
    kind: Annotated[Literal["person", "organisation", "place", "acting"] | None, QueryParameter(name="type")] = None,
    q: Words = None,
) -> Response[Page[ActorRow]]:
    return await reader.of(case, actors.actors, part, kind=kind, q=q)


@get("/cases/{case:str}/actors/{entity:str}")
async def actor(reader: Here, case: Id, entity: Id) -> Response[ActorFull]:
    return await reader.of(case, actors.actor, entity)


@get("/cases/{case:str}/map")
async def places(reader: Here, case: Id) -> Response[list[MapPlace]]:
    return await reader.of(case, actors.places)


@get("/cases/{case:str}/search")
async def search(
    reader: Here,
    case: Id,
    q: Annotated[str, QueryParameter(max_length=400)],
    layer: FromQuery[finding.Layer] = "reports",
    outlet: Words = None,
    low: From = None,
    high: To = None,
    speaker: Words = None,
    order: FromQuery[finding.Order] = "relevance",
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Response[Page[SearchHit]]:
    return await reader.of(
        case, finding.search, Slice(limit, cursor),
        q=q, layer=layer, outlet=outlet, low=low, high=high, speaker=speaker, order=order,
    )  # fmt: skip


@get("/cases/{case:str}/why/{finding_id:str}")
async def why(reader: Here, case: Id, finding_id: Id) -> Response[explanation.Explanation]:
    return await reader.case(case, lambda: app.why(finding_id, case=case, store=reader.desk.store))


@get("/cases/{case:str}/diff")
async def diff(
    reader: Here,
    case: Id,
    since: Annotated[
        str | None, QueryParameter(max_length=40, description="A day, a build's number, `last-seen`, `last-export`.")
    ] = None,
) -> Response[DiffView]:
    make = lambda: changes.diff(reader.desk, case, since, reader.name)  # noqa: E731
    return await reader.case(case, make, of_visitor=True, slow=True)


@get("/cases/{case:str}/alerts")
async def alerts(
    reader: Here, case: Id, days: Annotated[int, QueryParameter(ge=0, le=3660)] = 14
) -> Response[list[Alert]]:
    return await reader.case(case, lambda: changes.alerts(reader.desk, case, days), slow=True)


@get("/cases/{case:str}/export", sync_to_thread=True)
def export(reader: Here, case: Id, form: Annotated[app.Format, QueryParameter(name="as")] = "json") -> Response[bytes]:
    """The dossier as a file."""
    reader.may(case)
    media = {"html": "text/html; charset=utf-8", "json": "application/json", "csv": "text/csv; charset=utf-8"}[form]
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(case, safe='')}.{form}"}
    return Response(app.export(case, form, store=reader.desk.store), media_type=media, headers=headers)


ROUTES = [cases, overview, sources, network, issues, actor_list, actor, places, search, why, diff, alerts, export]
