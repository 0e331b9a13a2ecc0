"""Session, accounts, roles, tokens, the audit log."""

from __future__ import annotations

from litestar import Response, delete, get, patch, post, put
from litestar.datastructures import Cookie
from litestar.params import RequestBody

from tawatur import __version__
from tawatur.app import accounts as use
from tawatur.app.wire import accounts as wire
from tawatur.app.wire.pieces import Page
from tawatur.app.wire.views import Session
from tawatur.model import UsageError
from tawatur.web.reader import COOKIE, Here, Id, Part


@get("/session", sync_to_thread=True)
def session(reader: Here) -> Response[Session]:
    caller = reader.caller
    team = reader.office.door is not None
    found = Session(
        caller.name if caller is not None and team else None,
        "team" if team else "laptop",
        caller.csrf if caller is not None else None,
        __version__,
        caller.admin if caller is not None else False,
    )
    return Response(found, headers={"Cache-Control": "no-store"})


@post("/login", sync_to_thread=True, status_code=200)
def login(reader: Here, data: RequestBody[wire.LogIn]) -> Response[Session]:
    door = reader.office.door
    if door is None:
        raise UsageError("this workspace has no accounts: nobody needs to log in")
    secret, caller = door.log_in(data.name, data.password)
    found = Session(caller.name, "team", caller.csrf, __version__, caller.admin)
    cookie = Cookie(
        COOKIE, path="/", value=secret, max_age=int(use.SESSION.total_seconds()), httponly=True, samesite="strict",
        secure=reader.office.secure,
    )  # fmt: skip
    return Response(found, cookies=[cookie], headers={"Cache-Control": "no-store"})


@post("/logout", sync_to_thread=True, status_code=204)
def logout(reader: Here) -> Response[None]:
    reader.write()
    secret = reader.request.cookies.get(COOKIE)
    if secret and reader.office.door is not None:
        reader.office.door.log_out(secret)
    gone = Cookie(COOKIE, path="/", value="", max_age=0, httponly=True, samesite="strict", secure=reader.office.secure)
    return Response(None, cookies=[gone])


@get("/accounts", sync_to_thread=True)
def account_list(reader: Here) -> list[wire.AccountOf]:
    reader.admin()
    return use.list_accounts(reader.desk)


@post("/accounts", sync_to_thread=True, status_code=204)
def account_add(reader: Here, data: RequestBody[wire.NewAccount]) -> None:
    by = reader.admin().name
    reader.write()
    use.add_account(reader.desk, data.name, data.password, admin=data.admin, by=by)


@patch("/accounts/{name:str}", sync_to_thread=True, status_code=204)
def account_change(reader: Here, name: Id, data: RequestBody[wire.AccountChange]) -> None:
    """Admins change every account; anybody his own password."""
    caller = reader.write()
    if caller.name != name or data.closed is not None:
        reader.admin()
    use.change_account(reader.desk, name, password=data.password, closed=data.closed, by=caller.name)


@get("/cases/{case:str}/members", sync_to_thread=True)
def member_list(reader: Here, case: Id) -> list[wire.Member]:
    reader.may(case)
    return use.members(reader.desk, case)


@put("/cases/{case:str}/members/{name:str}", sync_to_thread=True, status_code=204)
def member_set(reader: Here, case: Id, name: Id, data: RequestBody[wire.RoleChange]) -> None:
    by = reader.write(case, "owner").name
    use.set_role(reader.desk, case, name, data.role, by=by)


@get("/cases/{case:str}/audit", sync_to_thread=True)
def audit(reader: Here, case: Id, part: Part) -> Page[wire.AuditEntry]:
    reader.may(case, "owner")
    return use.audit(reader.desk, case, part)


@get("/tokens", sync_to_thread=True)
def token_list(reader: Here) -> list[wire.TokenOf]:
    return use.tokens(reader.desk, reader.name)


@post("/tokens", sync_to_thread=True, status_code=201)
def token_add(reader: Here, data: RequestBody[wire.NewToken]) -> Response[wire.TokenMade]:
    made = use.make_token(reader.desk, reader.write().name, data.label, data.days)
    return Response(made, status_code=201, headers={"Cache-Control": "no-store"})


@delete("/tokens/{token_id:str}", sync_to_thread=True, status_code=204)
def token_drop(reader: Here, token_id: Id) -> None:
    use.drop_token(reader.desk, reader.write().name, token_id)


ROUTES = [
    session, login, logout, account_list, account_add, account_change, member_list, member_set, audit, token_list,
    token_add, token_drop,
]  # fmt: skip
