"""Runs the web application until it is stopped."""

from __future__ import annotations

import ipaddress
import logging
import socket
import sys
from collections.abc import Callable
from urllib.parse import quote

import uvicorn

from tawatur.app import home
from tawatur.app.accounts import has_accounts
from tawatur.app.desk import Desk
from tawatur.model import TawaturError, UsageError
from tawatur.web.server import guarded, make_app


def serve(
    store: str | None,
    case: str | None,
    host: str,
    port: int,
    behind_tls: bool = False,
    told: Callable[[str], None] = lambda _: None,
    warned: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the cases of a store until interrupted.

    Args:
        case: opened first; it must be in the store.
        port: 0 picks a free one.
        behind_tls: browsers reach it through a proxy that speaks TLS; cookies are sent over TLS only.
        told: called with the address once it is known, before the first request is taken.
        warned: called with what the reader should know of the case.

    Raises:
        UsageError: no such case, or the host is not loopback and the store has no accounts.
        TawaturError: the port is taken.
    """
    desk = Desk(store)
    try:
        if case is not None:
            desk.state(case)
        team = has_accounts(desk)
        if not team and not is_loopback(host):
            raise UsageError(
                "without accounts the workspace is served on this machine only",
                where=host,
                todo="Leave --host out, or make an account first: tawatur account add NAME",
            )
        ready = home.make_ready(desk, case)
        if ready is not None and (earlier := home.read_by_earlier(desk, ready)):
            warned(f"{ready}: {earlier}; {home.BUILD_AGAIN}")
        # A page that is being computed gets its turn soon, also beside one that takes seconds.
        sys.setswitchinterval(0.001)
        listening = listen(host, port)
        address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
        told(address + (f"#/{quote(case)}" if case else ""))
        logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        config = uvicorn.Config(
            guarded(make_app(desk, team=team, secure=behind_tls), team=team),
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
        )
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        desk.close()


def is_loopback(host: str) -> bool:
    """True where the host can only be reached from this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address.

    Raises:
        TawaturError: it is taken, or none of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise TawaturError(
            f"cannot listen there: {error.strerror or error}", where=f"{host}:{port}", todo="Name another --port."
        ) from None
    return listening
