"""The pages look as they did: pictures of 1/4 size, from recorded answers, compared with tolerance.

Renew both after a change that is meant, and look at them:
TAWATUR_RENEW=1 python -m pytest tests/browser/test_pages_look.py -n 0
"""

from __future__ import annotations

import base64
import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HERE = Path(__file__).parent / "baselines"
RECORDED = HERE / "answers.json.gz"
RENEW = bool(os.environ.get("TAWATUR_RENEW"))
SHOWN = {
    "overview": "", "reader": "reader/rasil-20230112", "search": "search?q=%D8%A7%D9%84%D8%A8%D8%B9%D8%AB%D8%A9",
    "review": "review", "add": "add", "timeline": "timeline", "figures": "figures", "claims": "claims",
}  # fmt: skip
WHO = ("ar-desktop-light", "en-desktop-dark", "ar-phone-light")
MEAN, FAR, FAR_SHARE = 6.0, 60, 0.03  # of 255; the share of pixels that may differ by more than FAR

# Shrinks a picture to a quarter and gives it back as WebP.
SHRINK = """async (png) => {
  const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
  const canvas = new OffscreenCanvas(Math.round(image.width / 4), Math.round(image.height / 4));
  const context = canvas.getContext('2d'); context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({type: 'image/webp', quality: 0.8})).arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
}"""
# How far two pictures are apart: the mean difference of all channels, and the share of pixels that are far apart.
COMPARE = """async ([a, b, far]) => {
  const pixels = async (webp) => {
    const image = await createImageBitmap(await (await fetch('data:image/webp;base64,' + webp)).blob());
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    return [image.width, image.height, context.getImageData(0, 0, image.width, image.height).data];
  };
  const [w, h, x] = await pixels(a), [w2, h2, y] = await pixels(b);
  if (w !== w2 || h !== h2) return [255, 1];
  let sum = 0, apart = 0;
  for (let i = 0; i < x.length; i += 4) {
    const d = [0, 1, 2].map((c) => Math.abs(x[i + c] - y[i + c]));
    sum += d[0] + d[1] + d[2];
    if (Math.max(...d) > far) apart += 1;
  }
  return [sum / (w * h * 3), apart / (w * h)];
}"""


class Recording:
    """Answers of the server by address: kept the first time, the same ever after, whatever the machine now reads."""

    def __init__(self) -> None:
        self.known: dict[str, Any] = {}
        if RECORDED.exists() and not RENEW:
            self.known = json.loads(gzip.decompress(RECORDED.read_bytes()))

    def serve(self, route: Any) -> None:
        path = route.request.url.split("/api/", 1)[1]
        if RENEW and path not in self.known:
            self.known[path] = route.fetch().json()
        if path in self.known:
            route.fulfill(json=self.known[path])
        else:
            route.fulfill(status=404, json={"title": "not recorded", "detail": path})

    def keep(self) -> None:
        HERE.mkdir(exist_ok=True)
        text = json.dumps(self.known, ensure_ascii=False, sort_keys=True)
        RECORDED.write_bytes(gzip.compress(text.encode(), mtime=0))


@pytest.fixture(scope="module")
def recording() -> Any:
    made = Recording()
    yield made
    if RENEW:
        made.keep()


@pytest.mark.parametrize("who", WHO)
def test_pages_look_as_they_did(visit: Any, chromium: Any, recording: Recording, who: str) -> None:
    reader = visit(who)
    reader.page.route("**/api/**", recording.serve)
    bench = chromium.new_page()
    changed = {}
    for name, screen in SHOWN.items():
        page = reader.open(screen)
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(250)
        png = base64.b64encode(page.screenshot(animations="disabled", caret="hide")).decode()
        now = bench.evaluate(SHRINK, png)
        path = HERE / f"{name}-{who}.webp"
        if RENEW:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(base64.b64decode(now))
        mean, share = bench.evaluate(COMPARE, [base64.b64encode(path.read_bytes()).decode(), now, FAR])
        if mean > MEAN or share > FAR_SHARE:
            changed[path.name] = (round(mean, 1), round(share, 3))
    bench.close()
    assert changed == {}
