"""Every screen: it opens without a fault, does not overflow, and axe finds no serious fault of accessibility."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
AXE = Path(__file__).parent.parent.parent / "front" / "node_modules" / "axe-core" / "axe.min.js"
SCREENS = (
    "", "reader", "search", "search?q=%D8%A7%D9%84%D8%A8%D8%B9%D8%AB%D8%A9", "utterances", "claims", "actors",
    "timeline", "figures", "commitments", "forecasts", "process", "sources", "map", "review", "add", "team",
)  # fmt: skip
RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations']});
  return found.violations.filter((v) => ['serious', 'critical'].includes(v.impact))
    .map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`);
}"""


def faults(page: Any) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    return list(page.evaluate(RUN))


@pytest.mark.slow
@pytest.mark.parametrize("who", ["ar-desktop-light", "en-desktop-dark", "ar-phone-dark", "en-phone-light"])
def test_every_screen_is_whole_and_accessible(visit: Any, answers: Any, who: str) -> None:
    reader = visit(who)
    report, _ = answers.said()
    found: dict[str, list[str]] = {}
    inside = {
        f"reader/{report['report']['id']}": None,
        f"claims/{answers('claims')['items'][0]['finding']['id']}": None,
        f"utterances/{answers('utterances')['items'][0]['finding']['id']}": None,
        f"actors/{answers('actors')['items'][0]['entity']}": None,
        **{
            f"{layer}/{answers(layer)['items'][0]['finding']['id']}": None
            for layer in ("figures", "commitments", "forecasts", "timeline")
        },
    }
    for screen in (*SCREENS, *inside):
        page = reader.open(screen)
        wrong = faults(page)
        if reader.overflows:
            wrong.append("overflows")
        if wrong:
            found[screen] = wrong
    assert found == {}
