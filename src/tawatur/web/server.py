"""The web application: the API below /api, and the workspace's pages."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from litestar import Litestar, Request, Response, Router, get
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig

from tawatur import __version__
from tawatur.app.desk import Desk
from tawatur.model import TawaturError
from tawatur.web import problems
from tawatur.web.guard import LOOPBACK, Guard, whole_names
from tawatur.web.pages import pages
from tawatur.web.reader import Office, Reader, part_of
from tawatur.web.routes import case, findings, judging, people


def make_app(desk: Desk, *, team: bool = False, secure: bool = False) -> Litestar:
    """The application over an open store.

    Args:
        team: callers log in; else whoever reaches the server is its owner.
        secure: cookies are sent over TLS only.
    """
    office = Office(desk, team=team, secure=secure)

    def reader(request: Request[Any, Any, Any]) -> Reader:
        return Reader(request, office)

    api = Router(
        "/api",
        route_handlers=[*case.ROUTES, *findings.ROUTES, *people.ROUTES, *judging.ROUTES, openapi],
        dependencies={
            "reader": Provide(reader, sync_to_thread=False),
            "part": Provide(part_of, sync_to_thread=False),
        },
    )
    return Litestar(
        [api, *pages()],
        exception_handlers={
            HTTPException: problems.of_http,
            TawaturError: problems.of_program,
            Exception: problems.of_defect,
        },
        openapi_config=OpenAPIConfig(
            "Tawatur", __version__, path="/api/documents", render_plugins=[], operation_id_creator=_operation
        ),
        middleware=[whole_names],
        logging_config=None,
        on_shutdown=[office.close],
        request_max_body_size=20_000_000,
    )


def guarded(app: Litestar, *, team: bool) -> Guard:
    """The application behind the guard that every request passes, also one for an address that is not there."""
    return Guard(app, None if team else LOOPBACK)


@get("/openapi.json", sync_to_thread=False, include_in_schema=False)
def openapi(request: Request[Any, Any, Any]) -> Response[bytes]:
    return Response(document(request.app), media_type="application/vnd.oai.openapi+json")


def document(app: Litestar) -> bytes:
    """The OpenAPI document as JSON."""
    body = msgspec.json.encode(app.openapi_schema.to_schema()).decode()
    # A page of claims is called ClaimCardPage, not by the module that its items stand in.
    return re.sub(r"Page_[\w.]*?(\w+)_(?=[\"'])", r"\1Page", body).encode()


def _operation(handler: HTTPRouteHandler, *_: object) -> str:
    return handler.handler_name
