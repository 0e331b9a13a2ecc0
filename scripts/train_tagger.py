"""Trains the tagger of persons, places and organisations. Run by developers; the product ships the weights.

    python scripts/train_tagger.py ANERCORP_TRAIN --aqmar DIR [--hold-out] [-o WEIGHTS]

ANERcorp (CAMeL Lab split) is CC BY-SA 4.0, AQMAR CC BY-SA 3.0: the weights are shared alike under CC BY-SA 4.0.
Training is a linear-chain CRF by python-crfsuite (needed only here) over the features of `tawatur.extract.mentions`.
--hold-out leaves out the last fifth of ANERcorp's lines (at a sentence end) and prints precision, recall and F1 on it.
"""

from __future__ import annotations

import argparse
import gzip
import re
import struct
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import pycrfsuite

from tawatur.extract.mentions.features import (
    BLOCK,
    EDGE,
    LABELS,
    OFFSETS,
    Seen,
    elsewhere,
    listed,
    marks,
    paired,
    repeats,
    seen,
)
from tawatur.extract.mentions.tagger import Tagger, pack, read_weights
from tawatur.extract.mentions.vocabulary import vocabulary
from tawatur.text.fold import fold_text
from tawatur.text.tokens import TOKEN

Sentence = list[tuple[str, str]]
WEIGHTS = Path(__file__).parent.parent / "src" / "tawatur" / "extract" / "mentions" / "tagger.bin.gz"
APART = "apart/"
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


def blocks(sentences: list[Sentence]) -> list[list[Sentence]]:
    """Runs of sentences of about the size of a report: the corpus does not tell where its articles end."""
    out: list[list[Sentence]] = [[]]
    for sentence in sentences:
        if sum(len(s) + 1 for s in out[-1]) + len(sentence) > BLOCK // 2:
            out.append([])
        out[-1].append(sentence)
    return out


def flat(block: list[Sentence]) -> list[str]:
    """Words of a block as the product reads them: one sentence a line."""
    return [w for s in block for w in (*[w for w, _ in s], EDGE)]


def rows(block: list[Sentence]) -> list[list[list[str]]]:
    """Features of each place of each sentence, as crfsuite takes them: `offset:feature`; of places, without."""
    words = flat(block)
    padded = [cached(w) for w in (EDGE, EDGE, *words, EDGE, EDGE)]
    inside = marks(listed(words, vocabulary()))
    spots = [i for i, w in enumerate(words) if repeats(w, vocabulary())]
    told = elsewhere(spots, words, lambda i: padded[i + 2][0].sort)
    every = []
    for i in range(len(words)):
        here = [f for o in OFFSETS for f in padded[i + 2 + o][1][o]]
        here += paired(padded[i + 1][0].sort, padded[i + 2][0].sort, padded[i + 3][0].sort)
        here += told.get(i, ())
        if i in inside:
            here.append(inside[i])
        every.append(here)
    out, at = [], 0
    for sentence in block:
        out.append(every[at : at + len(sentence)])
        at += len(sentence) + 1
    return out


def apart(made: list[list[str]]) -> list[list[str]]:
    """Features of a text of another kind: each stands there twice, so that what only holds for that kind weighs on the
    second, which is not shipped, and what holds for both on the first."""
    return [[*features, *[APART + f for f in features], APART] for features in made]


_CACHE: dict[str, tuple[Seen, dict[int, list[str]]]] = {}


def cached(word: str) -> tuple[Seen, dict[int, list[str]]]:
    if word not in _CACHE:
        found = seen(word, vocabulary())
        near = [*found.far, *found.near]
        parts = {-2: found.far, -1: near, 0: [*near, *found.own], 1: near, 2: found.far}
        _CACHE[word] = found, {o: [f"{o}:{f}" for f in names] for o, names in parts.items()}
    return _CACHE[word]


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
    parser.add_argument("--c1", type=float, default=0.05)
    parser.add_argument("--c2", type=float, default=0.05)
    parser.add_argument("--iterations", type=int, default=80)
    parser.add_argument("--floor", type=float, default=0.02, help="weights nearer to nought are left out")
    parser.add_argument("--favour", type=float, default=0.5, help="taken off each step from outside to outside")
    parser.add_argument("-o", "--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()

    train = read(args.anercorp)
    held: list[Sentence] = []
    if args.hold_out:
        train, held = split(train)
    trainer = pycrfsuite.Trainer(verbose=False)
    for block in blocks(train):
        for made, sentence in zip(rows(block), block, strict=True):
            trainer.append(made, [label for _, label in sentence])
    if args.aqmar:
        for block in blocks([s for path in sorted(args.aqmar.glob("*.txt")) for s in read(path)]):
            for made, sentence in zip(rows(block), block, strict=True):
                trainer.append(apart(made), [label for _, label in sentence])
    trainer.set_params({"c1": args.c1, "c2": args.c2, "max_iterations": args.iterations, "feature.minfreq": 1})
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        if held:
            report("crfsuite", held, [tagger.tag(made) for block in blocks(held) for made in rows(block)])
        info = tagger.info()
    write(args.out, info, args.floor, args.favour)
    if held:
        shipped = Tagger(vocabulary(), read_weights(args.out.read_bytes()))
        report("shipped", held, [labels for block in blocks(held) for labels in labelled(shipped, block)])


def labelled(tagger: Tagger, block: list[Sentence]) -> list[list[str]]:
    words = flat(block)
    every = ["O"] * len(words)
    for t in tagger.find(words, listed(words, vocabulary())):
        every[t.first : t.last + 1] = ["B-" + t.kind, *["I-" + t.kind] * (t.last - t.first)]
    out, at = [], 0
    for sentence in block:
        out.append(every[at : at + len(sentence)])
        at += len(sentence) + 1
    return out


def split(sentences: list[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """The first four fifths by tokens, and the rest."""
    total, seen_so_far = sum(len(s) for s in sentences), 0
    for i, sentence in enumerate(sentences):
        seen_so_far += len(sentence)
        if seen_so_far >= total * 0.8:
            return sentences[: i + 1], sentences[i + 1 :]
    return sentences, []


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


def write(path: Path, info: object, floor: float, favour: float = 0.0) -> None:
    """Weights in hundredths, relative to "outside", as `tagger.read_weights` takes them."""
    order = (0, 1, -1, 2, -2)  # the word's own place, then what it adds before and behind it
    n = len(LABELS) - 1
    words: dict[str, list[int]] = defaultdict(lambda: [0] * n * len(OFFSETS))
    places: dict[str, list[int]] = defaultdict(lambda: [0] * n)
    for (feature, label), weight in info.state_features.items():  # type: ignore[attr-defined]
        if abs(weight) < floor or feature.startswith(APART):
            continue
        offset, colon, name = feature.partition(":")
        worded = colon and offset.lstrip("-").isdigit()
        row = words[name] if worded else places[feature]
        at = order.index(int(offset)) * n if worded else 0
        if label == "O":
            for k in range(n):
                row[at + k] -= round(weight * 100)
        else:
            row[at + LABELS.index(label) - 1] += round(weight * 100)
    steps = [[0] * len(LABELS) for _ in LABELS]
    for (a, b), weight in info.transitions.items():  # type: ignore[attr-defined]
        steps[LABELS.index(a)][LABELS.index(b)] = round(weight * 100)
    steps[0][0] -= round(favour * 100)
    body = struct.pack(f"<{len(LABELS) ** 2}i", *[w for row in steps for w in row]) + pack(words) + pack(places)
    path.write_bytes(gzip.compress(body, 9, mtime=0))
    sys.stdout.write(f"{path.name}: {len(words)} + {len(places)} features, {path.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    main()
