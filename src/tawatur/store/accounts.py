"""Accounts, their roles by case, sessions, tokens, visits, and the audit log. Secrets are kept as hashes only."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, or_, select, update

from tawatur.store.schema import accounts, audit, roles, sessions, tokens, visits


class AccountRow(msgspec.Struct, frozen=True):
    """`admin` may do everything in every case; `closed` accounts cannot enter."""

    name: str
    password: str
    admin: bool
    closed: bool
    created_at: datetime


class SessionRow(msgspec.Struct, frozen=True):
    account: str
    csrf: str
    expires_at: datetime


class TokenRow(msgspec.Struct, frozen=True):
    id: str
    account: str
    label: str
    created_at: datetime
    expires_at: datetime | None


class AuditRow(msgspec.Struct, frozen=True):
    id: int
    at: datetime
    account: str
    action: str
    about: dict[str, Any]


def put_account(connection: Connection, name: str, password: str, admin: bool) -> None:
    """A new account; `password` is its hash."""
    connection.execute(
        insert(accounts).values(name=name, password=password, admin=admin, closed=False, created_at=datetime.now(UTC))
    )


def change_account(connection: Connection, name: str, **values: Any) -> bool:
    """Set `password`, `admin` or `closed`. False where there is no such account."""
    return connection.execute(update(accounts).where(accounts.c.name == name).values(**values)).rowcount > 0


def read_account(connection: Connection, name: str) -> AccountRow | None:
    row = connection.execute(select(accounts).where(accounts.c.name == name)).first()
    return None if row is None else _account(row)


def read_accounts(connection: Connection) -> list[AccountRow]:
    return [_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.name))]


def set_role(connection: Connection, case_id: str, account: str, role: str | None) -> None:
    """Give an account a role in a case; None takes it away."""
    connection.execute(delete(roles).where(roles.c.case_id == case_id, roles.c.account == account))
    if role is not None:
        connection.execute(insert(roles).values(case_id=case_id, account=account, role=role))


def roles_of(connection: Connection, account: str) -> dict[str, str]:
    """Role by case id."""
    rows = connection.execute(select(roles.c.case_id, roles.c.role).where(roles.c.account == account))
    return {row.case_id: row.role for row in rows}


def members_of_case(connection: Connection, case_id: str) -> dict[str, str]:
    """Role by account."""
    query = select(roles.c.account, roles.c.role).where(roles.c.case_id == case_id).order_by(roles.c.account)
    return {row.account: row.role for row in connection.execute(query)}


def put_session(connection: Connection, secret: str, account: str, csrf: str, expires_at: datetime) -> None:
    """`secret`: hash of what the browser holds. Sessions that are over go."""
    connection.execute(delete(sessions).where(sessions.c.expires_at < datetime.now(UTC)))
    connection.execute(insert(sessions).values(secret=secret, account=account, csrf=csrf, expires_at=expires_at))


def read_session(connection: Connection, secret: str) -> SessionRow | None:
    row = connection.execute(select(sessions).where(sessions.c.secret == secret)).first()
    if row is None or _utc(row.expires_at) < datetime.now(UTC):
        return None
    return SessionRow(row.account, row.csrf, _utc(row.expires_at))


def drop_sessions(connection: Connection, *, secret: str | None = None, account: str | None = None) -> None:
    """End one session, or all of an account."""
    where = sessions.c.secret == secret if secret is not None else sessions.c.account == account
    connection.execute(delete(sessions).where(where))


def put_token(connection: Connection, id_: str, secret: str, account: str, label: str, until: datetime | None) -> None:
    connection.execute(
        insert(tokens).values(
            id=id_, secret=secret, account=account, label=label, created_at=datetime.now(UTC), expires_at=until
        )
    )


def read_tokens(connection: Connection, account: str) -> list[TokenRow]:
    query = select(tokens).where(tokens.c.account == account).order_by(tokens.c.created_at, tokens.c.id)
    return [_token(row) for row in connection.execute(query)]


def token_owner(connection: Connection, secret: str) -> str | None:
    """The account whose token has this hash and is not over."""
    row = connection.execute(
        select(tokens.c.account).where(
            tokens.c.secret == secret,
            or_(tokens.c.expires_at.is_(None), tokens.c.expires_at > datetime.now(UTC)),
        )
    ).first()
    return None if row is None else row.account


def drop_token(connection: Connection, account: str, id_: str) -> bool:
    where = (tokens.c.account == account, tokens.c.id == id_)
    return connection.execute(delete(tokens).where(*where)).rowcount > 0


def record(connection: Connection, case_id: str | None, account: str, action: str, about: dict[str, Any]) -> None:
    """Add a line to the audit log."""
    connection.execute(
        insert(audit).values(at=datetime.now(UTC), case_id=case_id, account=account, action=action, about=about)
    )


def read_audit(
    connection: Connection, case_id: str | None, after: int | None = None, limit: int = 50
) -> tuple[list[AuditRow], int]:
    """Lines about a case (None: about no case), the newest first, older than the line `after`; and how many in all."""
    where = [audit.c.case_id == case_id if case_id is not None else audit.c.case_id.is_(None)]
    total = connection.execute(select(func.count()).select_from(audit).where(*where)).scalar_one()
    if after is not None:
        where.append(audit.c.id < after)
    rows = connection.execute(select(audit).where(*where).order_by(audit.c.id.desc()).limit(limit))
    return [AuditRow(row.id, _utc(row.at), row.account, row.action, row.about) for row in rows], total


def last_visit(connection: Connection, case_id: str, account: str) -> datetime | None:
    """When the reader last said to have seen the case."""
    row = connection.execute(
        select(visits.c.at).where(visits.c.case_id == case_id, visits.c.account == account)
    ).first()
    return None if row is None else _utc(row.at)


def put_visit(connection: Connection, case_id: str, account: str) -> datetime:
    now = datetime.now(UTC)
    connection.execute(delete(visits).where(visits.c.case_id == case_id, visits.c.account == account))
    connection.execute(insert(visits).values(case_id=case_id, account=account, at=now))
    return now


def _account(row: Any) -> AccountRow:
    return AccountRow(row.name, row.password, row.admin, row.closed, _utc(row.created_at))


def _token(row: Any) -> TokenRow:
    until = _utc(row.expires_at) if row.expires_at else None
    return TokenRow(row.id, row.account, row.label, _utc(row.created_at), until)


def _utc(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)
