"""Writes what the demo case gives, for review as a difference: tests/golden/*.txt, and the examples in the READMEs.

python scripts/write_golden.py              # writes
python scripts/write_golden.py --check      # lists what is out of date; exit code 1 where anything is
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent
GOLDEN = TOP / "tests" / "golden"
AS_OF = "2023-11-15"
_BLOCK = re.compile(r"(<!-- example: (?P<command>tawatur .*?) -->\n).*?(<!-- end -->)", re.S)


def run(store: str, command: str) -> str:
    """Standard output of a command, run at the top of the repository with lines of 100 columns."""
    settings = os.environ | {
        "TAWATUR_STORE": store,
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PYTHONUTF8": "1",
    }
    program = [sys.executable, "-m", "tawatur.cli", *command.split()[1:]]
    done = subprocess.run(program, cwd=TOP, env=settings, capture_output=True, check=True)
    return "\n".join(line.rstrip() for line in done.stdout.decode().splitlines()) + "\n"


def annotated(lines: str) -> Iterator[str]:
    """Findings within each document, a line each, with the words they stand on."""
    for row in map(json.loads, lines.splitlines()):
        document, text = row["document"], row["document"]["text"]

        def words(span: dict[str, int] | None, text: str = text) -> str:
            return " ".join(text[span["start"] : span["end"]].split()) if span else "–"

        published = document["published"] or {}
        yield f"# {document['id']}: {published.get('earliest')}..{published.get('latest')} ({published.get('how')})"
        for s in row["statements"]:
            via = " ← ".join([*(hop["name"] for hop in s["via"]), f"{s['speaker']['name']} ({s['speaker']['type']})"])
            content = " … ".join(words(span) for span in s["content"])
            yield f"statement {s['mode']}: {via} | {words(s.get('cue'))} | {content}"
        for t in row["times"]:
            yield f"time {t['type']} {t['value']}: {words(t)} | {t.get('earliest')}..{t.get('latest')}"
        for q in row["quantities"]:
            about = " approx" if q.get("approx") else ""
            yield f"quantity: {words(q)} | {q.get('min')}..{q.get('max')}{about} {q.get('unit')}"
        for e in row["entities"]:
            yield f"{e['type']}: {e['name']} ×{len(e['mentions'])}"
        for c in row["claims"]:
            yield f"{c['type']}: {_claim(c)} | {words(c['evidence'])}"
        yield ""


def _claim(c: dict[str, Any]) -> str:
    if c["type"] == "position":
        return f"{c.get('holder')}: {c['stance']} {c['target']}"
    if c["type"] == "commitment":
        return f"{c.get('actor')}: {c['status']} {c['act']}, due {_window(c.get('due'))}"
    return f"{c.get('holder')}: {c['likelihood']} {c['outcome']}, if {c.get('condition')}"


def _window(window: dict[str, str | None] | None) -> str:
    return f"{window['earliest']}..{window['latest']}" if window else "–"


def case(found: dict[str, Any]) -> Iterator[str]:
    """Findings across the documents, a line each."""
    for p in found["passages"]:
        yield f"passage {p['relation']}: {p['a']['document']} = {p['b']['document']} | from {p['from']}"
    for u in found["utterances"]:
        reports = ", ".join(s["document"] for s in u["statements"])
        yield f"utterance: {u['speaker']['name']} {_window(u['when'])} | witnesses {u['witnesses']} | {reports}"
    for c in found["claims"]:
        yield f"claim {_claim(c)} | origins {c['independent_origins']} | {', '.join(c['reports'])}"
    for f in found["figures"]:
        scope = " ".join(f"{k} {v}" for k, v in f["scope"].items() if v)
        yield f"figure {f['relation']}: {f['counted']} {scope}"
        for v in f["values"]:
            state = "fresh" if v["fresh"] else "stale" if v["stale"] else "repeat"
            yield f"    {v['min']}..{v['max']} {state} | {v['document']}"
    for t in found["timeline"]:
        yield f"timeline {_window(t['window'])} {t['status']}: {t['text']} | {', '.join(t['documents'])}"
    for k in found["commitments"]:
        steps = " → ".join(step["status"] for step in k["history"])
        yield f"commitment {k['status']}: {k['actor']}: {k['act']} | due {_window(k['due'])} | {steps}"
    for p in found["positions"]:
        stances = ", ".join(f"{e['stance']} {_window(e['window'])}" for e in p["entries"])
        yield f"position {p['holder']}: {p['issue']} | {stances} | shifts {p['shifts']}"
    for o in found["forecasts"]:
        by = _window(o["resolves_by"])
        yield f"forecast {o['odds']}: {o['holder']}: {o['outcome']} | if {o['condition']} | by {by}"
    for kind, items in found["process"].items():
        for i in items:
            yield f"{kind}: {i['name']} ({i['kind']}) {_window(i['window'])} | {'; '.join(i['parts'])}"
    for e in found["entities"]:
        offices = "; ".join(f"{o['title']} {o.get('of') or ''}" for o in e["offices"])
        yield f"entity {e['type']}: {e['name']} | {sum(e['mentions'].values())} in {len(e['mentions'])} | {offices}"


def pages() -> dict[Path, str]:
    """Path to content of everything that this script writes."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "golden.db")
        run(store, f"tawatur build demo/reports --case demo --as-of {AS_OF} --quiet")
        out = {
            GOLDEN / "annotated.txt": "\n".join(annotated(run(store, "tawatur annotate demo/reports --quiet"))),
            GOLDEN / "case.txt": "\n".join(case(json.loads(run(store, "tawatur export demo --as json")))) + "\n",
            GOLDEN / "show.txt": run(store, "tawatur show demo"),
        }
        for name in ("README.md", "README.ar.md"):
            text = (TOP / name).read_text("utf-8")

            def fill(m: re.Match[str]) -> str:
                shown = run(store, m["command"].split(" | ")[0]).strip("\n")
                keep = re.search(r"head -n (\d+)", m["command"])
                if keep:
                    shown = "\n".join(shown.splitlines()[: int(keep[1])])
                return f"{m[1]}```console\n$ {m['command']}\n```\n\n```text\n{shown}\n```\n{m[3]}"

            out[TOP / name] = _BLOCK.sub(fill, text)
    return out


def main() -> int:
    changed = [(path, text) for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]
    for path, text in changed:
        sys.stdout.write(f"{path.relative_to(TOP)}\n")
        if "--check" not in sys.argv[1:]:
            path.write_text(text, "utf-8", newline="\n")
    return int("--check" in sys.argv[1:] and bool(changed))


if __name__ == "__main__":
    sys.exit(main())
