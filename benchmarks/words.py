"""Measure word alignment on public gold sets: F1 on MultiMWA-MTRef, Spearman on the differences of iSTS.

python -m benchmarks.words [--data ../shared/bench/drift] [--model none] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drift.analysis.differences import differences
from drift.analysis.tokens import Token, TokenKind
from drift.analysis.word_alignment import align_words, word_vectors
from pairs.document import Span
from pairs.embedding.resolve import embedder
from pairs.normal import fold

if TYPE_CHECKING:
    from pairs.embedding import Embedder

SETS = ("tok_mwa_dev", "tok_ists_dev")


def tokens_of(words: list[str]) -> tuple[Token, ...]:
    """The set's own tokens as ours, as if they were joined by spaces."""
    found, at = [], 0
    for word in words:
        kind = TokenKind.NUMBER if word[:1].isdigit() else TokenKind.WORD if word[:1].isalnum() else TokenKind.MARK
        found.append(Token(Span(at, at + len(word)), word, fold(word), kind))
        at += len(word) + 1
    return tuple(found)


def predict(rows: list[dict[str, Any]], model: Embedder | None) -> list[dict[str, Any]]:
    """Alignments and differences in the form that the scorer reads."""
    import numpy as np

    texts = [" ".join(row[f"{side}_tokens"]) for row in rows for side in ("original", "rewrite")]
    known = model.token_vectors(texts) if model else None
    out = []
    for k, row in enumerate(rows):
        a, b = tokens_of(row["original_tokens"]), tokens_of(row["rewrite_tokens"])
        vectors: list[Any] = [None, None]
        if known:
            vectors = [
                np.vstack(list(word_vectors([t.span for t in side], 0, known[2 * k + i])))
                for i, side in enumerate((a, b))
            ]
        aligned = align_words(a, b, *vectors)
        values = differences(aligned, *vectors)
        out.append(
            {
                "id": row["id"],
                "alignment": [[link.original, link.rewrite] for link in aligned.links],
                "differences": {"original": list(values[0]), "rewrite": list(values[1])},
            }
        )
    return out


def main() -> int:
    """Predict and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench/drift"))
    parser.add_argument("--model", default="default")
    parser.add_argument("--out", type=Path, default=Path("build/words"))
    args = parser.parse_args()
    scorer = args.data.parent / "score_tokens.py"
    if not scorer.exists():
        print(f"words: skipped, {scorer} is not there")
        return 0
    for name in SETS:
        print(measure(args.data / f"{name}.jsonl", args.model, args.out), end="", flush=True)
    return 0


def measure(gold: Path, model: str, out: Path) -> str:
    """What the scorer beside the set's folder says of our alignments; they are left in ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    with gold.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    said = out / f"{gold.stem}.{model.replace('/', '_')}.jsonl"
    said.write_text("".join(json.dumps(row) + "\n" for row in predict(rows, embedder(model))), encoding="utf-8")
    scorer = gold.parent.parent / "score_tokens.py"
    command = [sys.executable, str(scorer), str(gold), "--predictions", str(said)]
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    sys.exit(main())
