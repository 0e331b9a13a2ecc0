"""Laws of the house that import-linter does not see."""

from __future__ import annotations

import ast
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tawatur

SOURCE = Path(tawatur.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))
ARABIC = re.compile("[\u0621-\u064a]{2,}")
# A character class of a regular expression holds letters, no words.
CLASS = re.compile(r"\[[^\]]*\][*+]?")
# Letters are the subject of the text room and affixes of the inflection; nowhere else do Arabic words stand in code.
LETTERS = {"text", "lexicon/inflect.py"}


def strings(tree: ast.AST) -> list[tuple[int, str]]:
    """String constants of a module that are not docstrings."""
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    # A string alone on a line documents the name above it.
    documented |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented
    ]


def room(path: Path) -> str:
    parts = path.relative_to(SOURCE).parts
    return parts[0] if len(parts) > 1 else ""


@pytest.mark.parametrize(
    "path",
    [f for f in FILES if not {room(f), str(f.relative_to(SOURCE))} & LETTERS],
    ids=lambda p: str(p.relative_to(SOURCE)),
)
def test_arabic_words_stand_only_in_data(path: Path) -> None:
    found = [
        (line, text)
        for line, text in strings(ast.parse(path.read_text("utf-8")))
        if ARABIC.search(text) and not CLASS.fullmatch(text)
    ]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_module_is_longer_than_600_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 600


def test_no_module_is_called_utils() -> None:
    assert [f for f in FILES if f.stem in {"utils", "helpers", "common", "misc"}] == []


def test_every_module_imports_with_a_read_only_home_and_no_network(tmp_path: Path) -> None:
    names = [m.name for m in pkgutil.walk_packages([str(SOURCE)], "tawatur.") if ".migrations" not in m.name]
    names = [n for n in names if not n.endswith("__main__")]
    assert len(names) > 40
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    program = (
        "import socket, importlib, builtins, os, sys\n"
        "def refuse(*a, **k): raise AssertionError('network at import')\n"
        "socket.socket.connect = refuse; socket.create_connection = refuse; socket.getaddrinfo = refuse\n"
        "opened = builtins.open\n"
        "def watched(file, mode='r', *a, **k):\n"
        "    assert not set(mode) & set('wax+'), f'write at import: {file}'\n"
        "    return opened(file, mode, *a, **k)\n"
        "builtins.open = watched\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(len(sys.modules))\n"
    )
    environment = {**os.environ, "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1", "XDG_CACHE_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert list(home.iterdir()) == []
