"""The documents keep their word: help is as printed, commands parse, Python examples run, links lead somewhere."""

from __future__ import annotations

import doctest
import importlib.util
import re
import shlex
from pathlib import Path

import pytest

from tawatur.cli.main import make_app

TOP = Path(__file__).parent.parent.parent
PAGES = sorted(
    [*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md"), *(TOP / "demo").glob("*.md")],
    key=lambda p: p.relative_to(TOP).as_posix(),
)
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.S | re.M)
_INLINE = re.compile(r"(?<!`)`(tawatur [^`\n]+)`(?!`)")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s#]+)(?:#[^)]*)?\)")


def blocks(page: Path, *kinds: str) -> list[str]:
    return [body for kind, body in _FENCE.findall(page.read_text("utf-8")) if kind in kinds]


def shown_commands() -> list[tuple[str, str]]:
    """Whole commands of shell blocks, and of inline code where they have arguments."""
    found: list[tuple[str, str]] = []
    for page in PAGES:
        name = page.relative_to(TOP).as_posix()
        for body in blocks(page, "sh", "console"):
            for line in body.replace("\\\n", " ").splitlines():
                command = line.removeprefix("$ ").split(" #")[0].strip()
                if command.startswith("tawatur"):
                    found.append((name, command))
        found += [(name, command) for command in _INLINE.findall(page.read_text("utf-8"))]
    return sorted(set(found))


def test_command_help_is_as_the_commands_print_it() -> None:
    spec = importlib.util.spec_from_file_location("write_cli_docs", TOP / "scripts" / "write_cli_docs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.page() == (TOP / "docs" / "cli.md").read_text("utf-8"), "run: python scripts/write_cli_docs.py"


@pytest.mark.parametrize(("page", "command"), shown_commands())
def test_shown_commands_parse(page: str, command: str) -> None:
    # What stands for optional parts in prose is no part of the command.
    tokens = shlex.split(re.sub(r"\[[^\]]*\]", "", command).split(" > ")[0].split(" | ")[0])[1:]
    app = make_app()
    if len(tokens) == 1 and not tokens[0].startswith("-"):
        assert tokens[0] in set(app), f"{page}: no such command"
        return
    app.parse_args(tokens, exit_on_error=False, print_error=False)


@pytest.mark.parametrize("page", [p.relative_to(TOP).as_posix() for p in PAGES])
def test_python_examples_run(page: str) -> None:
    examples = "\n".join(blocks(TOP / page, "python"))
    test = doctest.DocTestParser().get_doctest(examples, {}, page, page, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(test)
    assert runner.failures == 0
    assert page != "README.md" or runner.tries > 0


@pytest.mark.parametrize("page", [p.relative_to(TOP).as_posix() for p in PAGES])
def test_links_lead_to_files(page: str) -> None:
    text = (TOP / page).read_text("utf-8")
    missing = [
        target
        for target in _LINK.findall(re.sub(r"```.*?```", "", text, flags=re.S))
        if "://" not in target and not target.startswith("mailto:") and not ((TOP / page).parent / target).exists()
    ]
    assert missing == []
