"""Compiles the rooms that read reports (text, match, extract) to machine code, for wheels that read whole archives.

The findings are the same, made in less time. Nothing else needs it: without it the same modules run as Python. Takes
a C compiler and some minutes; `make wheel-compiled` calls it.

usage: python scripts/compile_reading.py OUT [--rooms text,match,extract] [--level 1]     writes OUT/**/*.so
"""

from __future__ import annotations

import argparse
import ast
import os
import sys
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src"
ROOMS = "text,match,extract"
# mypyc takes a cached property for a plain one, and gives its classes no attributes that are only found when asked for.
_INTERPRETED = frozenset(("cached_property", "__getattr__"))


def modules(rooms: list[str]) -> list[str]:
    """Files of the rooms that can be compiled, relative to `src`, in order."""
    files = [path for room in rooms for path in sorted((SOURCE / "tawatur" / room).rglob("*.py"))]
    return [str(path.relative_to(SOURCE)) for path in files if _INTERPRETED.isdisjoint(_names(path))]


def _names(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    return {n.id for n in nodes if isinstance(n, ast.Name)} | {n.name for n in nodes if isinstance(n, ast.FunctionDef)}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("out", type=Path)
    cli.add_argument("--rooms", default=ROOMS)
    cli.add_argument("--level", default="1", choices=["0", "1", "2", "3"])
    args = cli.parse_args()
    from mypyc.build import mypycify
    from setuptools import setup

    out = args.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    os.chdir(SOURCE)
    files = modules(args.rooms.split(","))
    options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent", f"--cache-dir={out}.types"]
    extensions = mypycify(
        [*options, *files], only_compile_paths=files, opt_level=args.level, debug_level="0", multi_file=True,
        target_dir=f"{out}.c",
    )  # fmt: skip
    sys.argv[1:] = ["-q", "build_ext", f"-b{out}", f"-t{out}.o", f"-j{os.cpu_count() or 1}"]
    setup(name="tawatur-compiled", packages=[], ext_modules=extensions)


if __name__ == "__main__":
    main()
