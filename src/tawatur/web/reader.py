"""What a request brings with it: who asks, by what right, and what the browser has already."""

from __future__ import annotations

import asyncio
import getpass
import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cached_property
from hashlib import blake2b
from threading import Lock
from typing import Annotated, Any, Concatenate, ParamSpec, TypeVar

import msgspec
from litestar import Request, Response
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter

from tawatur.app.accounts import RANK, Caller, Door, role_in
from tawatur.app.desk import Desk, Slice
from tawatur.app.jobs import Jobs
from tawatur.model import NotAllowed, NotLoggedIn, UnknownId

Asked = Request[Any, Any, State]
T = TypeVar("T")
P = ParamSpec("P")
Limit = Annotated[int, QueryParameter(ge=1, le=400, description="Items of one page.")]
Cursor = Annotated[str | None, QueryParameter(max_length=400, description="`next` of the page before.")]
Words = Annotated[str | None, QueryParameter(max_length=400)]
From = Annotated[date | None, QueryParameter(name="from", description="First day.")]
To = Annotated[date | None, QueryParameter(name="to", description="Last day.")]
Id = Annotated[str, PathParameter(max_length=400)]
COOKIE = "tawatur"
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


class Office:
    """What all requests of one server share. `door` is None on a laptop: whoever reaches it is its owner."""

    def __init__(self, desk: Desk, *, team: bool, secure: bool = False) -> None:
        self.desk, self.secure = desk, secure
        self.door = Door(desk) if team else None
        self.answers = Answers()
        self.jobs = Jobs(desk)
        self.owner = Caller(getpass.getuser(), True, secrets.token_urlsafe(24))
        self.pages = ThreadPoolExecutor(desk.store.readers, "page")

    def close(self) -> None:
        self.jobs.close()
        self.pages.shutdown()


class Reader:
    """One request's reader."""

    def __init__(self, request: Asked, office: Office) -> None:
        self.request, self.office, self.desk = request, office, office.desk
        self.role = ""

    @cached_property
    def caller(self) -> Caller | None:
        """Who asks; None where nobody is logged in."""
        door = self.office.door
        if door is None:
            return self.office.owner
        scheme, _, token = self.request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return door.by_token(token.strip())
        secret = self.request.cookies.get(COOKIE)
        return door.by_session(secret) if secret else None

    @property
    def name(self) -> str:
        return self.known().name

    def known(self) -> Caller:
        """Raises NotLoggedIn where nobody is."""
        if self.caller is None:
            raise NotLoggedIn("log in first")
        return self.caller

    def may(self, case: str, role: str = "reader") -> None:
        """Raises UnknownId where the caller may not know of the case, NotAllowed where his role does not reach."""
        caller = self.known()
        own = "owner" if self.office.door is None else role_in(self.desk, caller, case)
        if own is None:
            raise UnknownId(f"no case named {case!r}")
        self.role = own
        if RANK[own] < RANK[role]:
            raise NotAllowed(f"a {own} may not do this", todo=f"It takes a {role} of the case; its owner gives roles.")

    def admin(self) -> Caller:
        caller = self.known()
        if not caller.admin:
            raise NotAllowed("only an admin may do this")
        return caller

    def write(self, case: str | None = None, role: str = "reviewer") -> Caller:
        """The caller, who may write here: by a token, or by a session whose token the request carries."""
        caller = self.known()
        given = self.request.headers.get("x-csrf-token", "")
        if caller.csrf is not None and not hmac.compare_digest(given.encode(), caller.csrf.encode()):
            raise NotAllowed("the request does not carry the session's token", todo="Send X-Csrf-Token.")
        if case is not None:
            self.may(case, role)
        return caller

    async def page(self, make: Callable[[], T]) -> T:
        """Compute a page when its turn comes: as many at once as the store serves well, the others wait in order."""
        return await asyncio.get_running_loop().run_in_executor(self.office.pages, make)

    async def of(
        self, case: str, make: Callable[Concatenate[Desk, str, P], Any], *given: P.args, **named: P.kwargs
    ) -> Response[Any]:
        """The answer of a use case about a case, as `case` gives it."""
        return await self.case(case, lambda: make(self.desk, case, *given, **named))

    async def case(
        self, case: str, make: Callable[[], Any], *, of_visitor: bool = False, slow: bool = False
    ) -> Response[Any]:
        """The answer of `make` about a case, with its ETag; 304 where the browser has it.

        Args:
            of_visitor: the answer tells of the caller's own visits.
            slow: it may take seconds and reads the whole case: pages do not wait for it.
        """

        def answer() -> Response[Any]:
            self.may(case)
            state = self.desk.state(case, self.name if of_visitor else None)
            return self._tagged(f"{case}\x1f{state}\x1f{self.role}\x1f{self.name if of_visitor else ''}", make)

        return await (asyncio.to_thread(answer) if slow else self.page(answer))

    def _tagged(self, state: str, make: Callable[[], Any]) -> Response[Any]:
        url = self.request.url
        made_of = f"{state}\x1f{url.path}?{url.query}".encode("utf-8", "surrogatepass")
        tag = f'"{blake2b(made_of, digest_size=12).hexdigest()}"'
        headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}
        if tag in (self.request.headers.get("if-none-match") or ""):
            return Response(None, status_code=304, headers=headers)
        body = self.office.answers.get(tag)
        if body is None:
            body = msgspec.json.encode(make())
            self.office.answers.put(tag, body)
        return Response(body, media_type="application/json", headers=headers)


Here = NamedDependency[Reader]
Part = NamedDependency[Slice[Any]]


def part_of(limit: Limit = 50, cursor: Cursor = None) -> Slice[Any]:
    """The part of a list that a request asks for."""
    return Slice(limit, cursor)
