"""Hold the aligner against gold alignments and against its peers' figures.

    python benchmarks/align.py [--data ../shared/bench/align] [--model default|none|multilingual|…] [--only NAME …]

Prints strict, lax, link and null F1 and seconds (embedding apart) for every set, with vectors and without, then the
peers' table that lies beside the data. Skips what isn't there.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ENGLISH = "default"
SETS = {
    "synth r0": ("synth_news_r0_en", ENGLISH),
    "synth r1": ("synth_news_r1_en", ENGLISH),
    "spark": ("spark_news_en", ENGLISH),
    "argrewrite": ("argrewrite_en", ENGLISH),
    "ablit dev": ("ablit_dev_en", ENGLISH),
    "pol mten": ("pol_mten_en", ENGLISH),
    "parice": ("parice_enis", "multilingual"),
    "textberg": ("textberg_defr_dev", "multilingual"),
}
Row = dict[str, Any]
Score = Callable[[list[Row], list[Row]], dict[str, Any]]


def scorer(data: Path) -> Score:
    """The scoring function that lies beside the data."""
    spec = importlib.util.spec_from_file_location("score_alignment", data / "score_alignment.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(data / "score_alignment.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score  # type: ignore[no-any-return]


def read(path: Path) -> list[Row]:
    """The document pairs of one set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def align_all(rows: Sequence[Row], model: str | None) -> tuple[list[Row], float, list[tuple[float, bool]]]:
    """Predictions, CPU seconds of aligning, and for each match its confidence and whether it is right."""
    from pairs.alignment import align

    embedder = None
    if model:
        from pairs.embedding.resolve import embedder as resolve
        from pairs.store import Store

        embedder = resolve(model, cache=Store())
    out, seconds, judged = [], 0.0, []
    for row in rows:
        vectors = None
        if embedder is not None:
            both = embedder.encode([*row["source"], *row["target"]])
            vectors = (both[: len(row["source"])], both[len(row["source"]) :])
        start = time.process_time()
        found = align(row["source"], row["target"], vectors=vectors)
        seconds += time.process_time() - start
        out.append({"id": row["id"], "links": [[list(bead.original), list(bead.rewrite)] for bead in found.beads]})
        gold = {(tuple(sorted(s)), tuple(sorted(t))) for s, t in row["links"] if s and t}
        judged += [(b.confidence, (b.original, b.rewrite) in gold) for b in found.beads if b.original and b.rewrite]
    return out, seconds, judged


def reliability(judged: Sequence[tuple[float, bool]]) -> list[str]:
    """A table of ten bands of equal mass: mean confidence, share of right beads; and the expected calibration error."""
    ordered = sorted(judged)
    lines, error = [f"{'confidence':>16}{'mean':>8}{'right':>8}{'beads':>8}"], 0.0
    for k in range(10):
        part = ordered[k * len(ordered) // 10 : (k + 1) * len(ordered) // 10]
        if part:
            mean, right = sum(c for c, _ in part) / len(part), sum(r for _, r in part) / len(part)
            error += abs(mean - right) * len(part) / len(ordered)
            lines.append(f"{f'{part[0][0]:.3f}–{part[-1][0]:.3f}':>16}{mean:>8.3f}{right:>8.3f}{len(part):>8}")
    return [*lines, f"expected calibration error {error:.4f}"]


def peers(data: Path) -> list[str]:
    """The lines of the peers' table in the README beside the data."""
    lines = (data / "README.md").read_text(encoding="utf-8").split("\n")
    tables = [k for k, line in enumerate(lines) if line.startswith("| peer ")]
    if not tables:
        return []
    stop = next((k for k in range(tables[0], len(lines)) if not lines[k].startswith("|")), len(lines))
    return lines[tables[0] : stop]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the aligner against gold alignments.")
    parser.add_argument("--data", type=Path, default=Path("../shared/bench/align"))
    parser.add_argument("--model", help="embed every set with this model; none: without vectors only")
    parser.add_argument("--only", nargs="*", help="names of sets, for example ablit")
    options = parser.parse_args()
    if not (options.data / "score_alignment.py").exists():
        print(f"skipped: no gold alignments in {options.data}")
        return 0
    from pairs.errors import PairsError

    score = scorer(options.data)
    every: dict[bool, list[tuple[float, bool]]] = {True: [], False: []}
    print(f"{'set':12}{'head':9}{'strict':>8}{'lax':>8}{'link':>8}{'null':>8}{'cross':>8}{'link P':>8}{'s':>8}")
    for name, (file, usual) in SETS.items():
        path = options.data / f"{file}.jsonl"
        if not path.exists() or (options.only and not any(word in name for word in options.only)):
            continue
        rows = read(path)
        for model in () if options.model == "none" else (options.model or usual,):
            try:
                every[True] += show(name, "vectors", rows, model, score)
            except PairsError as error:
                print(f"{name:12}{'vectors':9}skipped: {error.message}")
        if usual == ENGLISH:
            every[False] += show(name, "lexical", rows, None, score)
    for with_vectors, judged in every.items():
        if judged:
            print(f"\nhow often beads are right, {'with vectors' if with_vectors else 'by words alone'}:")
            print("\n".join(reliability(judged)))
    print("\npeers, strict / link F1:")
    print("\n".join(peers(options.data)))
    return 0


def show(name: str, head: str, rows: Sequence[Row], model: str | None, score: Score) -> list[tuple[float, bool]]:
    """Print one row of the table and give what reliability needs."""
    predicted, seconds, judged = align_all(rows, model)
    result = score(list(rows), predicted)
    cells = "".join(f"{result[view]['f1']:8.3f}" for view in ("strict", "lax", "link", "null"))
    cross = result["cross"]["r"]
    print(
        f"{name:12}{head:9}{cells}{'–' if cross is None else format(cross, '.3f'):>8}{result['link']['p']:8.3f}{seconds:8.2f}",
        flush=True,
    )
    return judged


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    raise SystemExit(main())
