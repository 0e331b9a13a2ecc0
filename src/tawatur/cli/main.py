"""The command `tawatur`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError

from tawatur import __version__
from tawatur.cli.account import account
from tawatur.cli.build import annotate, build
from tawatur.cli.case import date_report, export, show, why
from tawatur.cli.change import alerts, diff
from tawatur.cli.measure import dates, evaluate, quantities
from tawatur.cli.output import FAILED, STOPPED, USAGE, err, tell_error
from tawatur.cli.resolving import resolve
from tawatur.cli.review import judge, review
from tawatur.cli.serve import serve
from tawatur.model import TawaturError

COMMANDS = (
    *(build, serve, annotate, show, export, why, date_report),
    *(judge, review, resolve, diff, alerts),
    *(evaluate, dates, quantities),
)


def make_app() -> App:
    """The command tree."""
    app = App(
        name="tawatur",
        help="Reads Arabic news reports into an evidence-linked dossier: who said what, through whom, when, how many, "
        "and what came of it.",
        version=__version__,
        suppress_keyboard_interrupt=False,
    )
    for command in COMMANDS:
        app.command(command)
    app.command(account)
    return app


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one call and give its exit code. No traceback reaches a user: an unforeseen error is told in one line."""
    try:
        code = make_app()(
            list(arguments) if arguments is not None else None,
            exit_on_error=False,
            print_error=False,
            result_action="return_value",
        )
        return int(code or 0)
    except CycloptsError as error:
        err().print(f"tawatur: {error}", markup=False)
        return USAGE
    except TawaturError as error:
        tell_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        err().print("tawatur: stopped. What was read is kept; the same command goes on from there.")
        return STOPPED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except Exception as error:
        err().print(
            f"tawatur: a defect of the program: {type(error).__name__}: {error}. Please report it.", markup=False
        )
        return FAILED


def main() -> None:
    sys.exit(run())
