"""Writes docs/cli.md from the commands' own help. A test compares: run this after a change of a command.

python scripts/write_cli_docs.py            # writes docs/cli.md
python scripts/write_cli_docs.py --check    # says by its exit code whether it is up to date
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from rich.console import Console

from tawatur.cli.main import make_app

TARGET = Path(__file__).resolve().parent.parent / "docs" / "cli.md"

HEAD = """# The commands

Made by `scripts/write_cli_docs.py` from the commands' own help; do not edit.

Exit codes: 0 all was done and read, 1 an error, 2 the call is wrong, 3 some input was not read (each with path and
reason), 130 stopped by the user.
"""


def help_text(*tokens: str) -> str:
    """The help of one command as plain text, 100 columns wide."""
    console = Console(
        width=100,
        file=io.StringIO(),
        color_system=None,
        force_terminal=False,
        force_interactive=False,
        legacy_windows=False,
    )
    make_app().help_print(list(tokens), console=console)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


def page() -> str:
    """The whole page."""
    app = make_app()
    names = [name for name in app if not name.startswith("-")]
    parts = [HEAD, f"```text\n{help_text()}\n```\n"]
    parts += [f"## tawatur {name}\n\n```text\n{help_text(name)}\n```\n" for name in names]
    return "\n".join(parts)


def main() -> int:
    wanted = page()
    if "--check" in sys.argv[1:]:
        return int(not TARGET.exists() or TARGET.read_text("utf-8") != wanted)
    TARGET.write_text(wanted, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
