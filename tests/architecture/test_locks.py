"""What is locked is locked by version and hash, never by an address."""

from __future__ import annotations

from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent.parent
LOCKS = [*sorted(TOP.glob("requirements/*.txt")), *sorted(TOP.glob("front/package-lock.json"))]


@pytest.mark.parametrize("lock", [path.relative_to(TOP).as_posix() for path in LOCKS])
def test_lock_files_hold_no_address(lock: str) -> None:
    lines = (TOP / lock).read_text("utf-8").splitlines()
    assert [line for line in lines if "://" in line] == [], "front: python scripts/strip_lock_urls.py"


def test_lock_files_are_found() -> None:
    assert {"run.txt", "test.txt", "package-lock.json"} <= {path.name for path in LOCKS}
