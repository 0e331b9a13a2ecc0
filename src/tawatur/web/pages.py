"""The workspace's own files: built into `web/static` while packaging; one page for every screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from litestar import MediaType, Response, get
from litestar.static_files import create_static_files_router

STATIC = Path(__file__).parent / "static"
MISSING = (
    "<!doctype html><meta charset=utf-8><title>Tawatur</title><p>The workspace's pages are not built in this "
    "installation. The API works: see <a href=/api/openapi.json>/api/openapi.json</a>."
)


def pages() -> list[Any]:
    """Routes for the pages; a plain word where they are not built."""
    index = STATIC / "index.html"

    @get(["/", "/{rest:path}"], sync_to_thread=False, include_in_schema=False, media_type=MediaType.HTML)
    def page() -> Response[bytes]:
        if not index.exists():
            return Response(MISSING.encode(), status_code=503, media_type=MediaType.HTML)
        return Response(index.read_bytes(), media_type=MediaType.HTML, headers={"Cache-Control": "no-cache"})

    routes: list[Any] = [page]
    if (STATIC / "assets").exists():
        routes.append(create_static_files_router("/assets", [STATIC / "assets"], include_in_schema=False))
    return routes
