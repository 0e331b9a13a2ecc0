"""Precision, recall and F1 by layer against gold, with the misses. docs/evaluation.md has the rules of matching."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from tawatur.model import UsageError
from tawatur.text import ARTICLE, fold_text

Row = dict[str, Any]

_EDGE_START = re.compile(r"[\s\"'«»“”‘’.,،؛;:؟?!()\[\]…-]+")
_EDGE_END = re.compile(r"[\s\"'«»“”‘’.,،؛;:؟?!()\[\]…-]+$")
_WORD = re.compile(r"\w+")
_OVERLAP, _EXACT, _TIME, _CLAIM = 0.5, 0.95, 0.34, 0.3


class Score(msgspec.Struct):
    """Counts of one row: `matched` of `gold` and `predicted`; a share (right of all) has no `predicted`."""

    matched: int = 0
    gold: int = 0
    predicted: int | None = None

    @property
    def precision(self) -> float:
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; for a share, the share itself."""
        if self.predicted is None:
            return self.recall
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Miss(msgspec.Struct, frozen=True):
    """One thing missed, wrongly found, or found with a wrong value."""

    document: str
    layer: str
    words: str
    told: str = ""


class Evaluation(msgspec.Struct):
    """Scores by row name, misses, and gold documents without a prediction."""

    scores: dict[str, Score]
    misses: list[Miss]
    absent: list[str]


def evaluate(gold: Iterable[Row], predicted: Iterable[Row], texts: dict[str, str] | None = None) -> Evaluation:
    """Score predicted annotations against gold ones, joined on the document's id.

    Args:
        gold, predicted: annotated documents as `tawatur annotate` writes them.
        texts: document texts by id, for gold kept without them.

    Raises:
        UsageError: a gold document's text is nowhere to be had, or differs from the predicted one's.
    """
    by_id = {row["document"]["id"]: row for row in predicted}
    result = Evaluation({}, [], [])
    for want in gold:
        id_ = want["document"]["id"]
        have = by_id.get(id_)
        text = want["document"].get("text") or (texts or {}).get(id_)
        if text is None and have is not None:
            text = have["document"].get("text")
        if text is None:
            raise UsageError("the gold document has no text", where=id_, todo="Give the texts with --texts.")
        if have is None:
            result.absent.append(id_)
            have = {"document": {"id": id_}}
        elif have["document"].get("text") not in (None, text):
            raise UsageError("the predicted document's text is not the gold text", where=id_)
        _Document(result, id_, text, want, have).score()
    return result


class _Document:
    """Scores one document into the evaluation."""

    def __init__(self, result: Evaluation, id_: str, text: str, gold: Row, predicted: Row) -> None:
        self.result, self.id, self.text, self.gold, self.predicted = result, id_, text, gold, predicted

    def score(self) -> None:
        self._statements()
        self._spans("times", _time_right)
        self._spans("quantities", lambda g, p: (g.get("min"), g.get("max")) == (p.get("min"), p.get("max")))
        self._mentions()
        self._claims()
        self._published()

    def _found(self, name: str, matched: int, gold: int, predicted: int) -> None:
        row = self.result.scores.setdefault(name, Score(predicted=0))
        row.matched += matched
        row.gold += gold
        row.predicted = (row.predicted or 0) + predicted

    def _share(self, name: str, right: bool) -> None:
        row = self.result.scores.setdefault(name, Score())
        row.matched += right
        row.gold += 1

    def _miss(self, layer: str, words: str, told: object = "") -> None:
        self.result.misses.append(Miss(self.id, layer, words[:160], str(told or "")))

    def _chars(self, spans: Sequence[Row]) -> frozenset[int]:
        out: set[int] = set()
        for span in spans:
            out.update(range(*_trimmed(self.text, span["start"], span["end"])))
        return frozenset(out)

    def _words(self, row: Row) -> str:
        return self.text[row["start"] : row["end"]]

    def _statements(self) -> None:
        gold, predicted = self.gold.get("statements", []), self.predicted.get("statements", [])
        pairs = pair_up(
            [self._chars(s["content"]) for s in gold],
            [self._chars(s["content"]) for s in predicted],
            jaccard,
            _OVERLAP,
        )
        self._found("statement overlap", len(pairs), len(gold), len(predicted))
        self._found("statement exact", sum(s >= _EXACT for _, _, s in pairs), len(gold), len(predicted))
        whole = 0
        for i, j, _ in pairs:
            whole += self._attribution(gold[i], predicted[j])
        self._found("statement with speaker and chain", whole, len(gold), len(predicted))
        found, taken = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
        for i, row in enumerate(gold):
            if row.get("mode"):
                self._share(f"recall of {row['mode']}", i in found)
            if i not in found:
                self._miss("statement missed", self._words(row["content"][0]), (row.get("speaker") or {}).get("name"))
        for j, row in enumerate(predicted):
            if j not in taken and row["content"]:
                self._miss("statement too many", self._words(row["content"][0]), (row.get("speaker") or {}).get("name"))

    def _attribution(self, gold: Row, predicted: Row) -> bool:
        """True where speaker and whole chain are right; scores the parts on the way."""
        want, have = gold.get("speaker") or {}, predicted.get("speaker") or {}
        named = same_name(want.get("name"), have.get("name"))
        via = [v["name"] for v in gold.get("via") or []], [v["name"] for v in predicted.get("via") or []]
        chained = len(via[0]) == len(via[1]) and all(map(same_name, *via))
        self._share("speaker name", named)
        self._share("speaker type", want.get("type") == have.get("type"))
        self._share("mode", gold.get("mode") == predicted.get("mode"))
        if any(via):
            self._share("via chain, where there is one", chained)
        if not named:
            self._miss("speaker", str(want.get("name")), have.get("name"))
        if not chained:
            self._miss("chain", " ← ".join(via[0]) or "–", " ← ".join(via[1]) or "–")
        return named and chained

    def _spans(self, layer: str, right: Callable[[Row, Row], bool]) -> None:
        gold, predicted = self.gold.get(layer, []), self.predicted.get(layer, [])
        pairs = pair_up([self._chars([s]) for s in gold], [self._chars([s]) for s in predicted], jaccard, _TIME)
        valued = 0
        for i, j, _ in pairs:
            good = right(gold[i], predicted[j])
            valued += good
            if not good:
                told = {
                    k: predicted[j].get(k)
                    for k in ("type", "value", "earliest", "latest", "min", "max")
                    if k in predicted[j]
                }
                self._miss(f"{layer} value", self._words(gold[i]), told)
        self._found(f"{layer} found", len(pairs), len(gold), len(predicted))
        self._found(f"{layer} with value", valued, len(gold), len(predicted))
        found, taken = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
        for i, row in enumerate(gold):
            if i not in found:
                self._miss(f"{layer} missed", self._words(row))
        for j, row in enumerate(predicted):
            if j not in taken:
                self._miss(f"{layer} too many", self._words(row))

    def _mentions(self) -> None:
        gold, predicted = _mention_rows(self.gold), _mention_rows(self.predicted)
        both = set(gold) & set(predicted)
        self._found("mention exact", len(both), len(set(gold)), len(set(predicted)))
        pairs = pair_up(gold, predicted, _mention_overlap, _OVERLAP)
        self._found("mention overlap", len(pairs), len(gold), len(predicted))
        found, taken = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
        for i, (start, end, kind) in enumerate(gold):
            if i not in found:
                self._miss("mention missed", self.text[start:end], kind)
        for j, (start, end, kind) in enumerate(predicted):
            if j not in taken:
                self._miss("mention too many", self.text[start:end], kind)

    def _claims(self) -> None:
        gold, predicted = self.gold.get("claims", []), self.predicted.get("claims", [])
        for kind in ("position", "commitment", "forecast"):
            want = [row for row in gold if row["type"] == kind]
            have = [row for row in predicted if row["type"] == kind]
            pairs = pair_up(
                [self._chars([row["evidence"]]) for row in want],
                [self._chars([row["evidence"]]) for row in have],
                jaccard,
                _CLAIM,
            )
            self._found(kind, len(pairs), len(want), len(have))
            for i, j, _ in pairs:
                g, p = want[i], have[j]
                if kind == "position":
                    self._share("position stance", g.get("stance") == p.get("stance"))
                if kind == "commitment":
                    self._share("commitment due", _due(g) == _due(p))
                    self._share("commitment actor", same_name(g.get("actor"), p.get("actor")))
                else:
                    self._share(f"{kind} holder", same_name(g.get("holder"), p.get("holder")))
            found, taken = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
            for i, row in enumerate(want):
                if i not in found:
                    self._miss(f"{kind} missed", self._words(row["evidence"]))
            for j, row in enumerate(have):
                if j not in taken:
                    self._miss(f"{kind} too many", self._words(row["evidence"]))

    def _published(self) -> None:
        want, have = self.gold["document"].get("published"), self.predicted["document"].get("published")
        if not want or not want.get("earliest") or not want.get("latest"):
            return  # a gold window with an open end cannot be missed
        inside = bool(
            have and have.get("earliest") and have.get("latest")
            and have["earliest"] <= want["latest"] and have["latest"] >= want["earliest"]
        )  # fmt: skip
        self._share("publication window touches the true one", inside)
        self._share("publication day within 3 days", inside and have is not None and _days(have) <= _days(want) + 3)


def same_name(a: str | None, b: str | None) -> bool:
    """True where two names are equal once folded, or one is the other with words left out, as a surname is."""
    first, second = _name_words(a), _name_words(b)
    if not first or not second:
        return first == second
    return first == second or set(first) <= set(second) or set(second) <= set(first)


def _name_words(name: str | None) -> list[str]:
    words = _WORD.findall(fold_text(name or ""))
    return [w[2:] if w.startswith(ARTICLE) and len(w) > 4 else w for w in words]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space, quotation marks and punctuation at its ends (as it was where nothing is left)."""
    chunk = text[start:end]
    lead = _EDGE_START.match(chunk)
    tail = _EDGE_END.search(chunk)
    low, high = lead.end() if lead else 0, tail.start() if tail else len(chunk)
    return (start + low, start + high) if high > low else (start, end)


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    union = len(a | b)
    return len(a & b) / union if union else 0.0


def _mention_overlap(a: tuple[int, int, str], b: tuple[int, int, str]) -> float:
    if a[2] != b[2]:
        return 0.0
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def pair_up(
    gold: Sequence[Any], predicted: Sequence[Any], score: Callable[[Any, Any], float], floor: float
) -> list[tuple[int, int, float]]:
    """Greedy one-to-one pairs, best score first; of equal scores the later pair first."""
    cells = [(score(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    out: list[tuple[int, int, float]] = []
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for value, i, j in sorted((c for c in cells if c[0] >= floor), reverse=True):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            out.append((i, j, value))
    return out


def _time_right(gold: Row, predicted: Row) -> bool:
    if gold.get("type") in ("DURATION", "SET") or not (gold.get("earliest") or gold.get("latest")):
        return (gold.get("type"), gold.get("value")) == (predicted.get("type"), predicted.get("value"))
    return all((gold.get(k) or "")[:10] == (predicted.get(k) or "")[:10] for k in ("earliest", "latest"))


def _mention_rows(row: Row) -> list[tuple[int, int, str]]:
    return [(m["start"], m["end"], e["type"]) for e in row.get("entities", []) for m in e["mentions"]]


def _due(claim: Row) -> tuple[str | None, str | None]:
    due = claim.get("due") or {}
    return due.get("earliest"), due.get("latest")


def _days(window: Row) -> int:
    return (date.fromisoformat(window["latest"][:10]) - date.fromisoformat(window["earliest"][:10])).days
