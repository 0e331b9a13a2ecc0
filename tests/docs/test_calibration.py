"""The page of confidences holds a table as the script writes it, and the script counts right."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).parent.parent.parent
_ROW = re.compile(r"\| (\w+) \| (\d\.\d)–(\d\.\d) \| (\d\.\d\d) \| (\d+) \|")


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("calibration", TOP / "bench" / "calibration.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_table_is_the_scripts(bench: ModuleType) -> None:
    page = (TOP / "docs" / "calibration.md").read_text("utf-8")
    head, rule, *rows = page.split(bench.BEGIN)[1].split(bench.END)[0].strip().splitlines()
    assert (head, rule) == bench.HEAD
    found = [m.groups() for m in map(_ROW.fullmatch, rows) if m]
    assert len(found) == len(rows) > 0
    assert {layer for layer, *_ in found} >= {"statements", "times", "quantities", "mentions", "positions"}
    places = [(bench.LAYERS.index(layer), float(low)) for layer, low, *_ in found]
    assert places == sorted(set(places))
    for _, low, high, share, findings in found:
        assert float(high) == pytest.approx(float(low) + 0.1)
        assert 0 <= float(share) <= 1 <= int(findings)


def test_counts(bench: ModuleType, tmp_path: Path) -> None:
    claim = {"type": "position", "evidence": {"start": 0, "end": 10}}
    gold = {"claims": [claim]}
    found = {
        "claims": [claim | {"confidence": 0.8}, {**claim, "type": "forecast", "confidence": 0.62}],
        "times": [{"start": 0, "end": 4, "confidence": 0.9}],  # the gold says nothing of times
    }
    bins = bench.count([(gold, found)])
    assert dict(bins) == {("positions", 8): [1, 1], ("forecasts", 6): [0, 1]}
    page = tmp_path / "page.md"
    page.write_text(f"before\n{bench.BEGIN}\nold\n{bench.END}\nafter\n", "utf-8")
    bench.write(page, bench.table(bins))
    text = page.read_text("utf-8")
    assert "old" not in text and "| positions | 0.8–0.9 | 1.00 | 1 |" in text and text.endswith("after\n")
