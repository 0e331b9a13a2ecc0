"""At the door of every request: the Host is one we serve, writes come from our own pages, headers are safe."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from tawatur.app.wire.pieces import Problem
from tawatur.web.problems import MEDIA

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})

_SLASH = "\ue02f"  # a slash within a name, while the request finds its way

# Everything comes from files of our own; no script or style stands in a page.
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'none'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_API_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"x-frame-options", b"DENY"),
)


class Guard:
    """ASGI middleware.

    Args:
        hosts: names that the Host header may hold, without port; None for any (a team's server has logins, and a
            cookie belongs to one name). On a laptop this keeps other sites from reaching in by a name of their own
            that leads to this machine.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get(b"host", "")
        policy = _API_POLICY if scope["path"].startswith("/api") else _PAGE_POLICY

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", ()), *_HEADERS, (b"content-security-policy", policy.encode())
                ]  # fmt: skip
            await send(message)

        if self._hosts is not None and _name(host) not in self._hosts:
            await _refuse(
                sending, 421, "this server does not answer to that name", "Open it by the address it printed."
            )
            return
        origin = headers.get(b"origin")
        if scope["method"] not in SAFE and origin is not None and urlsplit(origin).netloc != host:
            await _refuse(sending, 403, "the request comes from another site", "")
            return
        scope["path"] = _whole(scope)
        await self._app(scope, receive, sending)


def _whole(scope: Scope) -> str:
    """The decoded path, where a slash inside a name (an id may be an address) stands apart from those between names."""
    raw: bytes | None = scope.get("raw_path")
    if raw is None or b"%2f" not in raw.lower():
        return str(scope["path"])
    kept = re.sub("%2f", _SLASH, raw.partition(b"?")[0].decode("ascii", "replace"), flags=re.IGNORECASE)
    return unquote(kept)


def whole_names(app: ASGIApp) -> ASGIApp:
    """Middleware behind the routing: names from the path have their slashes again."""

    async def call(scope: Scope, receive: Receive, send: Send) -> None:
        parameters = scope.get("path_params", {})
        for name, value in parameters.items():
            if isinstance(value, str):
                parameters[name] = value.replace(_SLASH, "/")
        await app(scope, receive, send)

    return call


def _name(host: str) -> str:
    """The Host header without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].lower()


async def _refuse(send: Send, status: int, detail: str, todo: str) -> None:
    title = {403: "Forbidden", 421: "Misdirected Request"}[status]
    body = msgspec.json.encode(Problem("about:blank", title, status, detail, todo))
    headers = [(b"content-type", MEDIA.encode()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
