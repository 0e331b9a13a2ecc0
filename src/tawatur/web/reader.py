"""What a request brings with it: who reads, by what right, and what the browser has already."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from hashlib import blake2b
from threading import Lock
from typing import Annotated, Any

import msgspec
from litestar import Request, Response
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter

from tawatur.app.desk import Desk, Slice

Asked = Request[Any, Any, State]
Limit = Annotated[int, QueryParameter(ge=1, le=400, description="Items of one page.")]
Cursor = Annotated[str | None, QueryParameter(max_length=400, description="`next` of the page before.")]
Words = Annotated[str | None, QueryParameter(max_length=400)]
From = Annotated[date | None, QueryParameter(name="from", description="First day.")]
To = Annotated[date | None, QueryParameter(name="to", description="Last day.")]
Id = Annotated[str, PathParameter(max_length=400)]
_KEPT_BYTES = 48_000_000


class Answers:
    """Encoded answers of the last requests, by ETag: the same page of the same state is computed once."""

    def __init__(self, most: int = _KEPT_BYTES) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size, self._most, self._lock = 0, most, Lock()

    def get(self, tag: str) -> bytes | None:
        with self._lock:
            body = self._kept.get(tag)
            if body is not None:
                self._kept.move_to_end(tag)
            return body

    def put(self, tag: str, body: bytes) -> None:
        if len(body) > self._most // 8:
            return
        with self._lock:
            if tag not in self._kept:
                self._kept[tag] = body
                self._size += len(body)
            while self._size > self._most:
                _, old = self._kept.popitem(last=False)
                self._size -= len(old)


class Reader:
    """One request's reader."""

    def __init__(self, request: Asked, desk: Desk, answers: Answers) -> None:
        self.request, self.desk, self._answers = request, desk, answers
        self.user: str | None = None
        self.role = "owner"

    def case(self, case: str, make: Callable[[], Any]) -> Response[Any]:
        """The answer of `make` about a case, with its ETag; 304 where the browser has it."""
        return self.tagged(f"{case}\x1f{self.desk.state(case)}\x1f{self.role}\x1f{self.user}", make)

    def tagged(self, state: str, make: Callable[[], Any]) -> Response[Any]:
        url = self.request.url
        made_of = f"{state}\x1f{url.path}?{url.query}".encode("utf-8", "surrogatepass")
        tag = f'"{blake2b(made_of, digest_size=12).hexdigest()}"'
        headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}
        if tag in (self.request.headers.get("if-none-match") or ""):
            return Response(None, status_code=304, headers=headers)
        body = self._answers.get(tag)
        if body is None:
            body = msgspec.json.encode(make())
            self._answers.put(tag, body)
        return Response(body, media_type="application/json", headers=headers)


Here = NamedDependency[Reader]


def part_of(limit: int, cursor: str | None) -> Slice[Any]:
    return Slice(limit, cursor)
