"""How the aligner's cost grows: CPU seconds and memory from short stories to 16,000 sentences a side.

    python benchmarks/align_speed.py [--sizes 25 300 1000 2000 …] [--lexical]

The texts are generated, a rewrite of each story: words exchanged, a tenth of the sentences dropped, some merged, one
block moved. Vectors are made, not computed: their cost is measured apart, on a sample with the packaged model, and
the share of the alignment in it is printed.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

NOUNS = (
    "harbour council teacher bridge winter captain orchard letter museum garden railway doctor market castle river "
    "engine village concert farmer student island tower bakery hospital mayor festival library forest lantern quarry "
    "ferry meadow chapel workshop parade signal barrel compass curtain ladder"
).split()
VERBS = "opened closed praised repaired visited painted sold rebuilt watched crossed feared left blamed joined".split()
PLACES = "Harrow Velden Ostmere Calder Brinna Tolva Quist Marlow Senna Dorvik Pella Ardun Kelso Wexley Torrin".split()
SAMPLE = 400


def sentence(chance: random.Random) -> list[str]:
    """The words of one sentence."""
    words = [chance.choice(PLACES), chance.choice(VERBS), "the", chance.choice(NOUNS)]
    for _ in range(chance.randrange(2, 6)):
        words += [chance.choice(("near", "before", "after", "with", "without")), "the", chance.choice(NOUNS)]
    if chance.random() < 0.4:
        words += ["in", str(chance.randrange(1800, 2030))]
    return words


def story(size: int, seed: int = 1) -> tuple[list[str], list[str], list[int]]:
    """An original of ``size`` sentences, its rewrite, and for each sentence of the rewrite where it comes from."""
    chance = random.Random(seed)
    original = [sentence(chance) for _ in range(size)]
    order = [k for k in range(size) if chance.random() >= 0.1]
    start = chance.randrange(max(1, len(order) // 2))
    block = order[start : start + max(1, size // 20)]
    rest = order[:start] + order[start + len(block) :]
    place = chance.randrange(len(rest) + 1)
    order = rest[:place] + block + rest[place:]
    rewrite = []
    for k in order:
        words = [chance.choice(NOUNS) if chance.random() < 0.15 else word for word in original[k]]
        rewrite.append(" ".join(words) + ".")
    return [" ".join(words) + "." for words in original], rewrite, order


def measure(size: int, *, with_vectors: bool) -> None:
    """Align one story in this process and print its size, CPU seconds, peak memory in MB, and share of right pairs."""
    import numpy as np

    from pairs.alignment import align

    original, rewrite, order = story(size)
    vectors = None
    if with_vectors:
        chance = np.random.default_rng(1)
        one = chance.standard_normal((len(original), 384)).astype(np.float32)
        two = one[order] + 0.8 * chance.standard_normal((len(order), 384)).astype(np.float32)
        vectors = (one, two)
    align(original[:20], rewrite[:20], vectors=(vectors[0][:20], vectors[1][:20]) if vectors else None)
    repeats = max(1, min(20, 2000 // size))
    start = time.process_time()
    for _ in range(repeats):
        found = align(original, rewrite, vectors=vectors)
    seconds = (time.process_time() - start) / repeats
    right = {(k, j) for j, k in enumerate(order)}
    pairs = {(i, j) for bead in found.beads for i in bead.original for j in bead.rewrite}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(original)} {len(rewrite)} {seconds:.4f} {peak:.0f} {len(right & pairs) / len(right):.4f}")


def encoding_rate() -> float:
    """Sentences a CPU second that the packaged model embeds."""
    from pairs.embedding.resolve import embedder

    model = embedder("default", cache=None)
    if model is None:
        raise SystemExit("the packaged model is missing")
    texts = story(SAMPLE)[0]
    model.encode(texts[:8])
    start = time.process_time()
    model.encode(texts)
    return SAMPLE / (time.process_time() - start)


def main() -> int:
    """Measure each size in a process of its own and print the table."""
    parser = argparse.ArgumentParser(description="Measure how the aligner's cost grows.")
    parser.add_argument("--sizes", type=int, nargs="*", default=[25, 300, 1000, 2000, 4000, 8000, 10000, 16000])
    parser.add_argument("--lexical", action="store_true", help="without vectors")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure(options.one, with_vectors=not options.lexical)
        return 0
    rate = encoding_rate()
    print(f"the packaged model embeds {rate:.0f} of these sentences a CPU second")
    print(f"{'sentences':>15}{'CPU s':>10}{'MB':>8}{'right':>8}{'growth':>8}{'of embedding':>14}")
    before: tuple[int, float] | None = None
    for size in options.sizes:
        command = [sys.executable, __file__, "--one", str(size), *(["--lexical"] if options.lexical else [])]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        n, m, seconds = int(told[0]), int(told[1]), float(told[2])
        growth = f"{seconds / before[1]:.2f}" if before and size == 2 * before[0] else ""
        share = f"{100 * seconds * rate / (n + m):.1f} %"
        print(f"{f'{n:,} × {m:,}':>15}{seconds:>10.3f}{told[3]:>8}{told[4]:>8}{growth:>8}{share:>14}", flush=True)
        if size in (1000, 2000, 4000, 8000, 16000):
            before = (size, seconds)
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    raise SystemExit(main())
