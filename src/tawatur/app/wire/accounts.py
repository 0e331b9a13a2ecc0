"""Accounts, roles, tokens, the audit log."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

Role = Literal["reader", "reviewer", "editor", "owner"]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=r"^[\w.@-]+$")]
Password = Annotated[str, msgspec.Meta(min_length=12, max_length=200)]
Label = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]


class LogIn(msgspec.Struct, frozen=True):
    name: Annotated[str, msgspec.Meta(max_length=200)]
    password: Annotated[str, msgspec.Meta(max_length=1000)]


class AccountOf(msgspec.Struct, frozen=True):
    """`admin`: owner of every case, and makes accounts; `closed`: cannot enter. `roles` by case."""

    name: str
    admin: bool
    closed: bool
    created_at: datetime
    roles: dict[str, str]


class NewAccount(msgspec.Struct, frozen=True):
    name: Name
    password: Password
    admin: bool = False


class AccountChange(msgspec.Struct, frozen=True):
    """What to change; None leaves a thing as it is. A new password ends the account's sessions."""

    password: Password | None = None
    closed: bool | None = None


class Member(msgspec.Struct, frozen=True):
    account: str
    role: Role


class RoleChange(msgspec.Struct, frozen=True):
    """None takes the role away."""

    role: Role | None


class TokenOf(msgspec.Struct, frozen=True):
    id: str
    label: str
    created_at: datetime
    expires_at: datetime | None


class NewToken(msgspec.Struct, frozen=True):
    """`days`: how long it is good for; None for ever."""

    label: Label
    days: Annotated[int, msgspec.Meta(ge=1, le=3660)] | None = 365


class TokenMade(msgspec.Struct, frozen=True):
    """A new token. `secret` is shown this once; only its hash is kept."""

    id: str
    label: str
    secret: str
    expires_at: datetime | None


class AuditEntry(msgspec.Struct, frozen=True):
    at: datetime
    account: str
    action: str
    about: dict[str, Any]
