"""What each kind of evidence brings to the aligner: fitted again without it, measured on all English sets.

    python benchmarks/ablate_aligner.py --data ../shared/bench/align [--cache FOLDER] [--copies 4]

Prints strict and link F1, means over the sets, for the whole model and for the model without each part. Takes some
minutes a row. Skips where the data is missing.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import aligner_stages
from benchmarks.align import ENGLISH, SETS, read, scorer
from benchmarks.aligner_copies import read as read_pairs
from benchmarks.aligner_copies import training
from benchmarks.fit_aligner import FAMILIES, PARALLEL, SEED, Encoder, prepared, texts_of
from pairs.weights import Head, Logistic, Model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WITHOUT: dict[str, Callable[[str], bool]] = {
    "competition": lambda name: name.endswith((".csls", ".low", ".high", ".near")) or name.startswith("rival"),
    "words": lambda name: name.startswith(("overlap", "low", "high", "fill", "inside", "density*fill", "density*in")),
    "letter groups": lambda name: name.startswith("grams"),
    "vectors": lambda name: name.startswith(("cosine", "window")) or name in {"value", "density*least"},
    "lengths": lambda name: "length" in name,
    "order and surroundings": lambda name: any(
        word in name for word in ("before", "after", "weaker", "both", "order", "density", "sparse", "beside")
    ),
    "edges of windows": lambda name: name.endswith((".least", ".more", "*least")),
}
"""Which features are held at no weight, by what they are called."""


def without(excluded: Callable[[str], bool], fit: Callable[..., Logistic]) -> Callable[..., Logistic]:
    """A way of fitting that leaves some features out."""

    def fitted(features: Floats, labels: Floats, names: Sequence[str], **how: Any) -> Logistic:
        import numpy as np

        kept = np.array([not excluded(name) for name in names])
        return fit(np.where(kept, features, 0), labels, names, **how)

    return fitted


def measure(model: Model, sets: dict[str, Any], score: Callable[..., dict[str, Any]]) -> str:
    """Mean strict and link F1 over the sets, and the link F1 of each."""
    from pairs.alignment import align

    strict, link = [], []
    for rows, vectors in sets.values():
        found = [
            {"id": row["id"], "links": [[list(b.original), list(b.rewrite)] for b in align(
                row["source"], row["target"], vectors=both, model=model).beads]}
            for row, both in zip(rows, vectors, strict=True)
        ]  # fmt: skip
        result = score(rows, found)
        strict.append(result["strict"]["f1"])
        link.append(result["link"]["f1"])
    each = " ".join(f"{one:.3f}/{two:.3f}" for one, two in zip(strict, link, strict=True))
    return f"{sum(strict) / len(strict):8.4f}{sum(link) / len(link):8.4f}   {each}"


def english(data: Path) -> dict[str, Any]:
    """The English sets with their vectors."""
    from pairs.embedding.resolve import embedder
    from pairs.store import Store

    model = embedder("default", cache=Store())
    if model is None:
        raise SystemExit("the packaged model is missing")
    out = {}
    for name, (file, usual) in SETS.items():
        if usual == ENGLISH and (data / f"{file}.jsonl").exists():
            rows = read(data / f"{file}.jsonl")
            both = [model.encode([*row["source"], *row["target"]]) for row in rows]
            cut = [len(row["source"]) for row in rows]
            out[name] = rows, [(v[:k], v[k:]) for v, k in zip(both, cut, strict=True)]
    return out


def main() -> int:
    """Fit, measure and print."""
    parser = argparse.ArgumentParser(description="Measure what each kind of evidence brings to the aligner.")
    parser.add_argument("--data", type=Path, default=Path("../shared/bench/align"))
    parser.add_argument("--cache", type=Path, help="folder in which vectors are kept between runs")
    parser.add_argument("--copies", type=int, default=4)
    options = parser.parse_args()
    if not all((options.data / file).exists() for file in FAMILIES.values()):
        print(f"skipped: no gold alignments in {options.data}")
        return 0
    score, sets = scorer(options.data), english(options.data)
    families = {name: read_pairs(options.data / file) for name, file in FAMILIES.items()}
    encoder = Encoder(options.cache)

    def items(copies: int) -> list[aligner_stages.Item]:
        chance = random.Random(SEED)
        pairs = [pair for some in families.values() for pair in training(some, chance, copies, PARALLEL[Head.VECTORS])]
        encoder.add(texts_of(pairs))
        return prepared(pairs, encoder)

    every, fit = items(options.copies), aligner_stages.logistic
    print(f"{'':28}{'strict':>8}{'link':>8}   {' '.join(sets)}")
    whole = aligner_stages.fit(every, with_vectors=True)
    print(f"{'everything':28}{measure(whole, sets, score)}", flush=True)
    for name, excluded in WITHOUT.items():
        aligner_stages.logistic = without(excluded, fit)
        print(f"{f'without {name}':28}{measure(aligner_stages.fit(every, with_vectors=True), sets, score)}", flush=True)
    aligner_stages.logistic = fit
    unattached = Logistic(dict.fromkeys(whole.attach.weights, 0.0), -30.0)
    print(f"{'without attaching':28}{measure(replace(whole, attach=unattached), sets, score)}", flush=True)
    unseen = replace(
        whole,
        **{
            name: Logistic({**dict.fromkeys(part.weights, 0.0), "logit": 1.0}, 0.0)
            for name in ("group_again", "single_again", "null_again")
            for part in (getattr(whole, name),)
        },
    )
    print(f"{'without the second look':28}{measure(unseen, sets, score)}", flush=True)
    print(f"{'without corrupted copies':28}{measure(aligner_stages.fit(items(0), with_vectors=True), sets, score)}")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    raise SystemExit(main())
