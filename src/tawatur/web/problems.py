"""Errors as problem+json (RFC 9457): what happened, where, and what to do."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from tawatur.app.cards import judgement_of
from tawatur.app.wire.pieces import Problem
from tawatur.model import Conflict, NotAllowed, NotLoggedIn, StoreError, TawaturError, UnknownId, UsageError

Asked = Request[Any, Any, Any]
MEDIA = "application/problem+json"
_log = logging.getLogger("tawatur.web")


def answer(status: int, detail: str, todo: str = "", headers: dict[str, str] | None = None) -> Response[Problem]:
    """A problem as a response."""
    title = HTTPStatus(status).phrase
    problem = Problem("about:blank", title, status, detail, todo)
    return Response(
        problem, status_code=status, media_type=MEDIA, headers={"Cache-Control": "no-store"} | (headers or {})
    )


def of_program(_: Asked, error: TawaturError) -> Response[Problem]:
    """Errors that the use cases raise."""
    detail = f"{error.what} ({error.where})" if error.where and not isinstance(error, StoreError) else error.what
    made = answer(_status(error), detail, error.todo)
    if isinstance(error, Conflict) and error.judgement is not None:
        made.content = msgspec.structs.replace(made.content, judgement=judgement_of(error.judgement))
    return made


def of_http(_: Asked, error: HTTPException) -> Response[Problem]:
    """Errors of the protocol: no such address, a parameter that cannot be read."""
    detail = error.detail
    if isinstance(error, ValidationException) and isinstance(error.extra, list):
        told = [f"{row.get('key', '')}: {row.get('message', '')}" for row in error.extra if isinstance(row, dict)]
        detail = "; ".join(told)[:600] or detail
    return answer(error.status_code, detail, headers=dict(error.headers or {}))


def of_defect(request: Asked, error: Exception) -> Response[Problem]:
    """A defect of the program: told to the log, not to the caller."""
    _log.error("a defect at %s %s", request.method, request.url.path, exc_info=error)
    return answer(500, "a defect of the program; its log says more", "Please report it.")


def _status(error: TawaturError) -> int:
    match error:
        case UnknownId():
            return 404
        case UsageError():
            return 400
        case NotAllowed():
            return 403
        case NotLoggedIn():
            return 401
        case Conflict():
            return 409
        case StoreError():
            return 503
        case _:
            return 500
