"""Typed errors. Each says what went wrong, where, and what to do about it; the command line prints exactly that."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tawatur.model.judgement import Judgement


class TawaturError(Exception):
    """Base of every error that a user may meet.

    Attributes:
        what: what went wrong, one sentence.
        where: the path, URL, id or line concerned ("" where there is none).
        todo: what the user can do about it ("" where nothing helps).
        exit_code: what the command line exits with.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(" ".join(part for part in (what, f"[{where}]" if where else "", todo) if part))


class UsageError(TawaturError):
    """The call itself is wrong: an unknown case, a bad option."""

    exit_code = 2


class Conflict(TawaturError):  # noqa: N818 - what it is, not that it failed
    """Somebody else was first: what the caller saw is no longer what stands there.

    Attributes:
        judgement: the judgement that the caller had not seen (None where there is none any more).
    """

    exit_code = 4

    def __init__(self, what: str, *, where: str = "", todo: str = "", judgement: Judgement | None = None) -> None:
        self.judgement = judgement
        super().__init__(what, where=where, todo=todo)


class UnreadableInput(TawaturError):  # noqa: N818 - what it is, not that it failed
    """One input could not be read. Intake turns it into an issue row; it never stops a run."""

    exit_code = 3

    def __init__(self, kind: str, what: str, *, where: str = "", todo: str = "") -> None:
        self.kind = kind
        super().__init__(what, where=where, todo=todo)


class LexiconError(TawaturError):
    """A data file of the lexicon breaks its own rules (a defect of the project, found at load)."""


class EvidenceError(TawaturError):
    """A span does not hold the words that it is said to hold."""


class StoreError(TawaturError):
    """The store cannot be opened, is of another version, or was lost."""


class UnknownId(UsageError):  # noqa: N818 - what it is, not that it failed
    """No case, report, finding or account has this name or id."""


class NotAllowed(TawaturError):  # noqa: N818 - what it is, not that it failed
    """The caller's role does not reach so far."""


class NotLoggedIn(TawaturError):  # noqa: N818 - what it is, not that it failed
    """Nobody has shown who asks."""
