"""How fast the workspace answers on a large case: python bench/serve.py [--reports N] [--store FILE] [--users N]

Builds a case of invented reports (those of bench/link.py) unless the store has it already, serves it on loopback in a
process of its own, and measures, as a browser sees it: the first view of a case after a start, then, with so many users
at once, each asking anew `--pause` seconds after an answer (0: at once), the home of the case, opening reports, and
search (by whole words, and by beginnings of words as one types them), and each list. Every request asks for something
else, so that no answer is one kept from before. Prints median and p95 in ms as users wait, and, where the system tells
(/proc), the server's processor time per act, which the load of the machine does not change.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import socket
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path
from urllib.parse import quote

from link import invented, vocabulary
from tawatur.pipeline.linking import link_stored
from tawatur.pipeline.searching import report_rows
from tawatur.store import case_names, ensure_case, open_store, put_annotations, put_search_rows

CASE = "invented"
BATCH = 256
LISTS = (
    "reports", "timeline", "timeline?order=weight", "timeline/density", "utterances", "claims", "claims?origins=single",
    "figures", "actors", "positions", "commitments", "forecasts", "process", "sources", "map", "review?limit=20",
    "utterances?q=", "timeline?q=", "reports?q=",
)  # fmt: skip


def build(store: str, count: int) -> None:
    with open_store(store) as opened:
        with opened.begin() as connection:
            if CASE in case_names(connection):
                return
        began = time.process_time()
        made = invented(count)
        with opened.begin() as connection:
            case = ensure_case(connection, CASE).id
        for at in range(0, len(made), BATCH):
            batch = made[at : at + BATCH]
            with opened.begin() as connection:
                put_annotations(connection, case, [(a.document, a, None) for a in batch], "bench")
                put_search_rows(connection, case, report_rows(batch))
        wrote = time.process_time()
        link_stored(opened, case, date(2024, 6, 1))
        linked = time.process_time()
        size = Path(store).stat().st_size / 1e6 if Path(store).exists() else 0
        spent = f"written in {wrote - began:.0f} s, linked in {linked - wrote:.0f} s of processor"
        print(f"{count} reports: {spent}, {size:.0f} MB")


class User:
    """One browser: keeps its connection."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str) -> bytes:
        self._connection.request("GET", path)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            print(f"{path}: {answer.status} {body[:300]!r}", file=sys.stderr)
            os._exit(1)
        return body


class Server:
    """The server's process."""

    def __init__(self, store: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        command = [sys.executable, "-m", "tawatur", "serve", "--store", store, "--port", str(self.port)]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        for _ in range(1200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise SystemExit("the server did not start")

    def processor(self) -> float:
        """Seconds of processor time that it took so far; NaN where the system does not tell."""
        try:
            spent = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return float("nan")
        return (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()


def measure(name: str, server: Server, users: int, pause: float, paths: list[list[str]], limit: float) -> None:
    """Each item of `paths` is one act of a user: its requests one after another are timed together."""
    spent = server.processor()
    shares = [paths[n::users] for n in range(users)]
    took: list[float] = []
    lock = threading.Lock()

    def act(mine: list[list[str]], n: int) -> None:
        user, draw = User(server.port), random.Random(n)
        for one in mine:
            time.sleep(pause * draw.uniform(0.5, 1.5))
            began = time.perf_counter()
            for path in one:
                user.get(path)
            with lock:
                took.append((time.perf_counter() - began) * 1000)

    threads = [threading.Thread(target=act, args=(mine, n)) for n, mine in enumerate(shares)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took.sort()
    p95 = took[int(len(took) * 0.95)] if len(took) > 1 else took[0]
    each = (server.processor() - spent) * 1000 / len(took)
    told = f"median {took[len(took) // 2]:.0f} ms, p95 {p95:.0f} ms of {len(took)} (bar {limit:.0f} ms)"
    print(f"{name}: {told}; processor {each:.1f} ms", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=31_000)
    parser.add_argument("--store", default="bench-serve.db")
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--acts", type=int, default=200)
    options = parser.parse_args()
    build(options.store, options.reports)
    server = Server(options.store)
    try:
        draw = random.Random(3)
        words = vocabulary()
        random.Random(7).shuffle(words)
        base = f"/api/cases/{CASE}"
        first = ["/api/session", "/api/cases", f"{base}/overview"]
        measure("first view after a start", server, 1, 0, [first], 300)
        acts, users, pause = options.acts, options.users, options.pause
        homes = [[*first[:2], f"{base}/overview?n={n}"] for n in range(acts)]
        ids = draw.sample(range(options.reports), acts)
        asked = []
        for n in range(acts):
            # One word in three is among the most frequent, and every other query has two words.
            query = [words[draw.randrange(60)] if draw.random() < 0.34 else draw.choice(words[:3000])]
            if n % 2:
                query.append(draw.choice(words[:300]))
            layer = ("reports", "statements", "actors")[n % 3]
            asked.append([f"{base}/search?q={quote(' '.join(query))}&layer={layer}&limit=20"])
        measure("home", server, users, pause, homes, 300)
        measure("a report", server, users, pause, [[f"{base}/reports/r{n:06d}"] for n in ids], 150)
        measure("search", server, users, pause, asked, 50)
        begun = [word[: draw.randrange(3, len(word))] for word in draw.sample([w for w in words if len(w) > 3], acts)]
        typed = [[f"{base}/search?q={quote(word)}&limit=20"] for word in begun]
        measure("search as one types", server, users, pause, typed, 50)
        for path in LISTS:
            some = [quote(draw.choice(words[:2000])) if path.endswith("q=") else "" for _ in range(acts // 5)]
            pages = [[f"{base}/{path}{word}{'&' if '?' in path else '?'}n={n}"] for n, word in enumerate(some)]
            measure(path, server, users, pause, pages, 150)
    finally:
        server.stop()
        print(f"{users} users, {pause} s between acts; load of the machine {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
