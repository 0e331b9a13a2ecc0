"""`tawatur account`: who may enter the workspace of a team, and as what."""

from __future__ import annotations

import getpass
import sys
from typing import Annotated

from cyclopts import App, Parameter

from tawatur import app as use
from tawatur.app.wire.accounts import Role
from tawatur.cli.output import ALL_READ, err, out
from tawatur.model import UsageError

account = App(name="account", help="Accounts of a team, their roles by case, and tokens for programs.")


@account.command
def add(
    name: str,
    /,
    *,
    admin: Annotated[bool, Parameter(negative=())] = False,
    password_stdin: Annotated[bool, Parameter(negative=())] = False,
    store: str | None = None,
) -> int:
    """Make an account. The first one of a store is an admin: owner of every case.

    Parameters
    ----------
    name
        Letters, digits and . @ - _
    admin
        Owner of every case, and may make accounts.
    password_stdin
        Take the password from standard input instead of asking for it.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    """
    with use.Desk(store) as desk:
        use.add_account(desk, name, _password(password_stdin), admin=admin, by=getpass.getuser())
    err().print(f"account {name} made", markup=False)
    return ALL_READ


@account.command
def password(
    name: str, /, *, password_stdin: Annotated[bool, Parameter(negative=())] = False, store: str | None = None
) -> int:
    """Set another password; the account's sessions end.

    Parameters
    ----------
    name
        The account.
    password_stdin
        Take the password from standard input instead of asking for it.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    """
    with use.Desk(store) as desk:
        use.change_account(desk, name, password=_password(password_stdin), by=getpass.getuser())
    return ALL_READ


@account.command
def close(name: str, /, *, store: str | None = None) -> int:
    """Close an account: its sessions end, its tokens no longer work. What it judged stays.

    Parameters
    ----------
    name
        The account.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    """
    with use.Desk(store) as desk:
        use.change_account(desk, name, closed=True, by=getpass.getuser())
    return ALL_READ


@account.command
def role(name: str, case: str, role: Role | None = None, /, *, store: str | None = None) -> int:
    """Give an account a role in a case: reader sees, reviewer judges, editor adds reports, owner gives roles.

    Parameters
    ----------
    name
        The account.
    case
        The case's name.
    role
        reader, reviewer, editor or owner; left out, the role is taken away.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    """
    with use.Desk(store) as desk:
        use.set_role(desk, case, name, role, by=getpass.getuser())
    return ALL_READ


@account.command
def token(name: str, /, *, label: str, days: int = 365, store: str | None = None) -> int:
    """Make a token for a program, which may do what the account may; it is printed this once.

    Parameters
    ----------
    name
        The account.
    label
        What it is for.
    days
        How long it is good for.
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    """
    with use.Desk(store) as desk:
        out().print(use.make_token(desk, name, label, days).secret, markup=False)
    return ALL_READ


@account.command(name="list")
def list_accounts(*, store: str | None = None) -> int:
    """List the accounts with their roles.

    Parameters
    ----------
    store
        SQLite file or postgresql:// URL. Default: TAWATUR_STORE, else tawatur.db in the working folder.
    """
    with use.Desk(store) as desk:
        for row in use.list_accounts(desk):
            roles = ", ".join(f"{case}: {held}" for case, held in sorted(row.roles.items()))
            state = " (closed)" if row.closed else " (admin)" if row.admin else ""
            out().print(f"{row.name}{state}  {roles}", markup=False)
    return ALL_READ


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    if not sys.stdin.isatty():
        raise UsageError("no terminal to ask for the password", todo="Give --password-stdin.")
    first = getpass.getpass("password: ")
    if getpass.getpass("again: ") != first:
        raise UsageError("the two are not the same")
    return first
