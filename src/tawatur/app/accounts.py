"""Use cases: accounts of a team, who may do what in a case, and the log of who did."""

from __future__ import annotations

import re
import secrets
import time
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from threading import Lock
from typing import Any

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from tawatur.app.desk import MOST, Desk, Slice
from tawatur.app.wire.accounts import AccountOf, AuditEntry, Member, Role, TokenMade, TokenOf
from tawatur.app.wire.pieces import Page
from tawatur.model import Conflict, NotAllowed, UnknownId, UsageError, content_id
from tawatur.store import accounts as rows
from tawatur.store import case_names, get_case

RANK: dict[str, int] = {"reader": 1, "reviewer": 2, "editor": 3, "owner": 4}
SESSION = timedelta(days=14)
LEAST_PASSWORD = 12
_NAME = re.compile(r"[\w.@-]{1,80}")
_TRIES, _PAUSE = 5, 60.0  # failed log-ins of one name before it must wait, and for how many seconds


class Caller(msgspec.Struct, frozen=True):
    """Who asks. `csrf` is what writes must carry where the caller came by a session; None where by a token."""

    name: str
    admin: bool
    csrf: str | None


def has_accounts(desk: Desk) -> bool:
    with desk.store.begin() as connection:
        return any(not row.closed for row in rows.read_accounts(connection))


def add_account(desk: Desk, name: str, password: str, *, admin: bool = False, by: str) -> None:
    """A new account. The first of a store is an admin, whatever is said.

    Raises:
        UsageError: the name has other characters than letters, digits and . @ - _, or the password is short.
        Conflict: the name is taken.
    """
    _check(name, password)
    hashed = _hasher().hash(password)
    with desk.store.begin() as connection:
        if rows.read_account(connection, name) is not None:
            raise Conflict("an account of this name is there already", where=name)
        first = not rows.read_accounts(connection)
        rows.put_account(connection, name, hashed, admin or first)
        rows.record(connection, None, by, "account.add", {"name": name, "admin": admin or first})


def change_account(desk: Desk, name: str, *, password: str | None = None, closed: bool | None = None, by: str) -> None:
    """Set another password, close or open an account; its sessions end.

    Raises:
        UnknownId: there is no such account.
    """
    values: dict[str, Any] = {}
    if password is not None:
        _check(name, password)
        values["password"] = _hasher().hash(password)
    if closed is not None:
        values["closed"] = closed
    with desk.store.begin() as connection:
        if not values or not rows.change_account(connection, name, **values):
            raise UnknownId("no such account, or nothing to change", where=name)
        rows.drop_sessions(connection, account=name)
        rows.record(connection, None, by, "account.change", {"name": name, "changed": sorted(values)})


def list_accounts(desk: Desk) -> list[AccountOf]:
    with desk.store.begin() as connection:
        names = {get_case(connection, name).id: name for name in case_names(connection)}
        return [
            AccountOf(
                row.name,
                row.admin,
                row.closed,
                row.created_at,
                {names[c]: role for c, role in rows.roles_of(connection, row.name).items() if c in names},
            )
            for row in rows.read_accounts(connection)
        ]


def set_role(desk: Desk, case: str, name: str, role: Role | None, *, by: str) -> None:
    """Give an account a role in a case, or take it away.

    Raises:
        UnknownId: no such case or account.
    """
    with desk.store.begin() as connection:
        row = get_case(connection, case)
        if rows.read_account(connection, name) is None:
            raise UnknownId("no such account", where=name)
        rows.set_role(connection, row.id, name, role)
        rows.record(connection, row.id, by, "role.set", {"account": name, "role": role})


def members(desk: Desk, case: str) -> list[Member]:
    with desk.store.begin() as connection:
        found = rows.members_of_case(connection, get_case(connection, case).id)
    return [msgspec.convert({"account": account, "role": role}, Member) for account, role in found.items()]


def make_token(desk: Desk, name: str, label: str, days: int | None = 365) -> TokenMade:
    """A new token for programs; it may do what the account may do.

    Raises:
        UnknownId: no such account.
    """
    secret = "tawatur_" + secrets.token_urlsafe(32)
    until = datetime.now(UTC) + timedelta(days=days) if days is not None else None
    id_ = content_id("token", secret)
    with desk.store.begin() as connection:
        if rows.read_account(connection, name) is None:
            raise UnknownId("no such account", where=name)
        rows.put_token(connection, id_, _digest(secret), name, label, until)
        rows.record(connection, None, name, "token.add", {"id": id_, "label": label})
    return TokenMade(id_, label, secret, until)


def tokens(desk: Desk, name: str) -> list[TokenOf]:
    with desk.store.begin() as connection:
        found = rows.read_tokens(connection, name)
    return [TokenOf(row.id, row.label, row.created_at, row.expires_at) for row in found]


def drop_token(desk: Desk, name: str, id_: str) -> None:
    with desk.store.begin() as connection:
        if not rows.drop_token(connection, name, id_):
            raise UnknownId("no such token", where=id_[:60])
        rows.record(connection, None, name, "token.drop", {"id": id_})


class Door:
    """Lets callers in. Counts failed tries by name, in this process."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._failed: dict[str, list[float]] = {}
        self._lock = Lock()

    def log_in(self, name: str, password: str) -> tuple[str, Caller]:
        """The secret of a new session, for the browser's cookie, and who it is.

        Raises:
            NotAllowed: name and password do not belong together, or too many tries failed of late.
        """
        self._wait(name)
        with self._desk.store.begin() as connection:
            row = rows.read_account(connection, name)
        known = row is not None and not row.closed
        # An unknown name costs the same time as a known one.
        if not _fits(row.password if row is not None else _nobody(), password) or row is None or not known:
            with self._lock:
                self._failed.setdefault(name, []).append(time.monotonic())
            with self._desk.store.begin() as connection:
                rows.record(connection, None, name[:80], "login.failed", {})
            raise NotAllowed("name and password do not belong together")
        secret, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
        with self._desk.store.begin() as connection:
            rows.put_session(connection, _digest(secret), name, csrf, datetime.now(UTC) + SESSION)
            rows.record(connection, None, name, "login", {})
        with self._lock:
            self._failed.pop(name, None)
        return secret, Caller(name, row.admin, csrf)

    def _wait(self, name: str) -> None:
        now = time.monotonic()
        with self._lock:
            recent = [at for at in self._failed.get(name, ()) if now - at < _PAUSE]
            if recent:
                self._failed[name] = recent
            else:
                self._failed.pop(name, None)
        if len(recent) >= _TRIES:
            raise NotAllowed("too many tries with this name", todo="Wait a minute.")

    def log_out(self, secret: str) -> None:
        with self._desk.store.begin() as connection:
            rows.drop_sessions(connection, secret=_digest(secret))

    def by_session(self, secret: str) -> Caller | None:
        with self._desk.store.begin() as connection:
            session = rows.read_session(connection, _digest(secret))
            row = rows.read_account(connection, session.account) if session is not None else None
        if session is None or row is None or row.closed:
            return None
        return Caller(row.name, row.admin, session.csrf)

    def by_token(self, secret: str) -> Caller | None:
        with self._desk.store.begin() as connection:
            owner = rows.token_owner(connection, _digest(secret))
            row = rows.read_account(connection, owner) if owner is not None else None
        return None if row is None or row.closed else Caller(row.name, row.admin, None)


def role_in(desk: Desk, caller: Caller, case: str) -> str | None:
    """The caller's role in a case; None where the caller may not know that it is there.

    Raises:
        UnknownId: there is no such case.
    """
    with desk.store.begin() as connection:
        row = get_case(connection, case)
        return "owner" if caller.admin else rows.roles_of(connection, caller.name).get(row.id)


def roles_by_case(desk: Desk, caller: Caller) -> dict[str, str]:
    """Role by case name."""
    with desk.store.begin() as connection:
        names = {get_case(connection, name).id: name for name in case_names(connection)}
        if caller.admin:
            return dict.fromkeys(names.values(), "owner")
        return {names[c]: role for c, role in rows.roles_of(connection, caller.name).items() if c in names}


def record(desk: Desk, case: str, by: str, action: str, about: dict[str, Any]) -> None:
    """Add a line to the audit log of a case."""
    with desk.store.begin() as connection:
        rows.record(connection, get_case(connection, case).id, by, action, about)


def audit(desk: Desk, case: str, part: Slice[AuditEntry]) -> Page[AuditEntry]:
    """Who did what in a case, the newest first."""
    limit = max(1, min(part.limit, MOST))
    with desk.store.begin() as connection:
        row = get_case(connection, case)
        found, total = rows.read_audit(connection, row.id, part.after, limit + 1)
    entries = tuple(AuditEntry(r.at, r.account, r.action, r.about) for r in found[:limit])
    return Page(entries, str(found[limit - 1].id) if len(found) > limit else None, total)


def _check(name: str, password: str) -> None:
    if not _NAME.fullmatch(name):
        raise UsageError("a name holds letters, digits and . @ - _, at most 80", where=name[:80])
    if len(password) < LEAST_PASSWORD:
        raise UsageError(f"a password has at least {LEAST_PASSWORD} characters")


def _digest(secret: str) -> str:
    """Secrets are long and random: a plain hash keeps them well."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash(secrets.token_urlsafe(16))


def _fits(hashed: str, password: str) -> bool:
    try:
        return _hasher().verify(hashed, password)
    except (VerificationError, UnicodeEncodeError):
        return False
