"""`tawatur serve`: the workspace in the browser."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

from cyclopts import Parameter

from tawatur.cli.output import ALL_READ, err


def serve(
    *,
    case: str | None = None,
    store: str | None = None,
    host: str = "127.0.0.1",
    port: int = 8765,
    behind_tls: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Open the workspace over the cases of a store: on this machine without login, elsewhere for those with accounts.

    Parameters
    ----------
    case
        The case to open first.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    host
        Address to listen on. Other than this machine's own only where the store has accounts.
    port
        Port to listen on; 0 picks a free one.
    behind_tls
        A proxy in front speaks TLS: cookies are sent over TLS only.
    """
    # The two faces never import each other; the web is loaded by name when it is asked for.
    run = import_module("tawatur.web.serve").serve
    run(
        store,
        case,
        host,
        port,
        behind_tls,
        lambda address: err().print(f"the workspace: {address}   (Ctrl-C stops it)"),
        lambda line: err().print(line, style="yellow"),
    )
    return ALL_READ
