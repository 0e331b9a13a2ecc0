"""Trains the tagger of persons, places and organisations. Run by developers; the product ships the weights.

    python scripts/train_tagger.py ANERCORP_TRAIN [--aqmar DIR] [--hold-out] [-o WEIGHTS]

ANERcorp (CAMeL Lab split) is CC BY-SA 4.0, AQMAR CC BY-SA 3.0: the weights are shared alike under CC BY-SA 4.0.
Training is a linear-chain CRF by python-crfsuite (needed only here) over the features of `tawatur.extract.mentions`.
--hold-out leaves out the last fifth of ANERcorp's lines (at a sentence end) and prints precision, recall and F1 on it.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import pycrfsuite

from tawatur.extract.mentions.features import EDGE, LABELS, OFFSETS, features
from tawatur.extract.mentions.vocabulary import vocabulary
from tawatur.text.fold import fold_text
from tawatur.text.tokens import TOKEN

Sentence = list[tuple[str, str]]
WEIGHTS = Path(__file__).parent.parent / "src" / "tawatur" / "extract" / "mentions" / "tagger.tsv.gz"
NAMES = {"PERS": "PER", "PER": "PER", "LOC": "LOC", "ORG": "ORG"}


def read(path: Path) -> list[Sentence]:
    """Sentences as (folded token, label); a token that the product splits is split, marks stay outside names."""
    out: list[Sentence] = [[]]
    for line in path.read_text("utf-8").splitlines():
        word, _, tag = line.rstrip().rpartition(" ")
        if not word:
            out.append([])
            continue
        kind = NAMES.get(re.sub(r"^[BI]-+", "", tag), "")
        start = tag[:1]
        twins = vocabulary().context.twins
        pieces = (
            [twins[word[-1]]]
            if word[-1] in twins and fold_text(word) in vocabulary().set("twins.name")
            else TOKEN.findall(fold_text(word))
        )
        for piece in pieces:
            label = f"{start}-{kind}" if kind and start in "BI" else "O"
            out[-1].append((piece, label))
            start = "I"
    return [repaired(s) for s in out if s]


def repaired(sentence: Sentence) -> Sentence:
    out: Sentence = []
    before = "O"
    for word, label in sentence:
        if label.startswith("I-") and before[2:] != label[2:]:
            label = "B-" + label[2:]
        out.append((word, label))
        before = label
    return out


def rows(words: list[str]) -> list[list[str]]:
    padded = [EDGE, EDGE, *words, EDGE, EDGE]
    return [[f for o in OFFSETS for f in cached(padded[i + 2 + o], o)] for i in range(len(words))]


_CACHE: dict[tuple[str, int], list[str]] = {}


def cached(word: str, offset: int) -> list[str]:
    key = (word, offset)
    if key not in _CACHE:
        _CACHE[key] = [f"{offset}:{feature}" for feature in features(word, offset, vocabulary())]
    return _CACHE[key]


def spans(labels: list[str]) -> set[tuple[int, int, str]]:
    out, start = set(), -1
    for i, label in enumerate([*labels, "O"]):
        if start >= 0 and not label.startswith("I-"):
            out.add((start, i, labels[start][2:]))
            start = -1
        if label.startswith("B-"):
            start = i
    return out


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("anercorp", type=Path)
    parser.add_argument("--aqmar", type=Path)
    parser.add_argument("--hold-out", action="store_true")
    parser.add_argument("--c1", type=float, default=0.1)
    parser.add_argument("--c2", type=float, default=0.005)
    parser.add_argument("--iterations", type=int, default=120)
    parser.add_argument("--floor", type=float, default=0.02, help="weights nearer to nought are left out")
    parser.add_argument("-o", "--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()

    train = read(args.anercorp)
    held: list[Sentence] = []
    if args.hold_out:
        total, seen, cut = sum(len(s) for s in train), 0, len(train)
        for i, sentence in enumerate(train):
            seen += len(sentence)
            if seen >= total * 0.8:
                cut = i + 1
                break
        train, held = train[:cut], train[cut:]
    if args.aqmar:
        train += [s for path in sorted(args.aqmar.glob("*.txt")) for s in read(path)]
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in train:
        trainer.append(rows([w for w, _ in sentence]), [label for _, label in sentence])
    trainer.set_params({"c1": args.c1, "c2": args.c2, "max_iterations": args.iterations, "feature.minfreq": 1})
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        if held:
            report("crfsuite", held, [tagger.tag(rows([w for w, _ in s])) for s in held])
        info = tagger.info()
    write(args.out, info, args.floor)


def report(name: str, gold: list[Sentence], predicted: list[list[str]]) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for sentence, labels in zip(gold, predicted, strict=True):
        g, p = spans([label for _, label in sentence]), spans(labels)
        for kind in ("PER", "LOC", "ORG"):
            a, b = {s for s in g if s[2] == kind}, {s for s in p if s[2] == kind}
            for key in (kind, "all"):
                for k, n in enumerate((len(a & b), len(a), len(b))):
                    counts[key][k] += n
    for key, (hit, g_n, p_n) in sorted(counts.items()):
        precision, recall = hit / max(1, p_n), hit / max(1, g_n)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        sys.stdout.write(f"{name} {key}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({g_n} in gold)\n")


def write(path: Path, info: object, floor: float) -> None:
    """Weights as lines: `T from to weight`, then `feature` and one weight a label, thousandths."""
    table: dict[str, list[int]] = defaultdict(lambda: [0] * len(LABELS))
    for (feature, label), weight in info.state_features.items():  # type: ignore[attr-defined]
        if abs(weight) >= floor:
            table[feature][LABELS.index(label)] = round(weight * 100)
    lines = [
        f"T\t{a}\t{b}\t{round(weight * 100)}"
        for (a, b), weight in sorted(info.transitions.items())  # type: ignore[attr-defined]
    ]
    lines += [
        "\t".join([feature, *(str(w) if w else "" for w in weights)]) for feature, weights in sorted(table.items())
    ]
    body = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(body, 9, mtime=0))
    sys.stdout.write(f"{path.name}: {len(table)} features, {path.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    main()
