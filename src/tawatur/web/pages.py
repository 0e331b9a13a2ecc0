"""The workspace's own files: built into `web/static` while packaging; addresses of screens stand behind the #."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from litestar import MediaType, Response, get
from litestar.datastructures import CacheControlHeader
from litestar.static_files import create_static_files_router

STATIC = Path(__file__).parent / "static"
MISSING = (
    "<!doctype html><meta charset=utf-8><title>Tawatur</title><p>The workspace's pages are not built in this "
    "installation (make front builds them). The API works: <a href=/api/openapi.json>/api/openapi.json</a>."
)
_YEAR = 31_536_000  # seconds: names of assets hold a hash of what is in them


def pages() -> list[Any]:
    """Routes for the pages; a plain word where they are not built."""
    index = STATIC / "index.html"

    @get("/", sync_to_thread=False, include_in_schema=False, media_type=MediaType.HTML)
    def page() -> Response[bytes]:
        if not index.exists():
            return Response(MISSING.encode(), status_code=503, media_type=MediaType.HTML)
        return Response(index.read_bytes(), media_type=MediaType.HTML, headers={"Cache-Control": "no-cache"})

    routes: list[Any] = [page]
    if (STATIC / "assets").exists():
        kept = CacheControlHeader(public=True, max_age=_YEAR, immutable=True)
        routes.append(
            create_static_files_router("/assets", [STATIC / "assets"], include_in_schema=False, cache_control=kept)
        )
    return routes
