"""The demo case gives what the golden files hold; a change on purpose is renewed by scripts/write_golden.py."""

from __future__ import annotations

import importlib.util
from pathlib import Path

TOP = Path(__file__).parent.parent.parent


def test_demo_gives_what_the_golden_files_hold() -> None:
    spec = importlib.util.spec_from_file_location("write_golden", TOP / "scripts" / "write_golden.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[Path, str] = module.pages()
    for path, text in pages.items():
        assert text == path.read_text("utf-8"), f"{path.name} differs; on purpose? python scripts/write_golden.py"
