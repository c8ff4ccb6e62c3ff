"""How far another model's findings and scores are from the default's, on the sentence-pair sets.

    python -m benchmarks.model_agreement [SET …] [--model int8] [--data FOLDER] [--limit 400] [--jobs 2]

For each set: the share of rows whose findings are the same (rule, severity and message, but for a number that tells how
alike the two sides are), the findings that one model has and the other has not, how far the scores are apart, and how well each tells drift from harmless rows (area under
the curve). Of a set, every n-th row is taken, so that at most ``--limit`` are. Then the same for alignments: strict and
link F1 of both. Says so and ends with 0 where the sets are not there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks import align
from benchmarks.predicting import ROOT, Outcome, Row, predictor
from drift.config import Config

DATA = ROOT.parent / "shared" / "bench"
CACHE = ROOT / "build" / "rules" / "agreement.sqlite3"
_MEASURE = re.compile(r"cosine -?[\d.]+|^\d+ %")
HEAD = "| set | rows | same findings | only default | only other | score apart: mean, 95 %, most | AUC default, other |"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="beginnings of file names; all sets if none is given")
    parser.add_argument("--model", default="int8")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--limit", type=int, default=400)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if not (options.data / "drift").is_dir():
        print(f"skipped: no sentence-pair sets in {options.data / 'drift'}")
        return 0
    print(f"{HEAD}\n|{'---|' * 7}")
    every: list[tuple[Outcome, Outcome]] = []
    for path in sorted((options.data / "drift").glob("*.jsonl")):
        if path.name.startswith("tok_") or (options.sets and not path.name.startswith(tuple(options.sets))):
            continue
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        rows = rows[:: -(-len(rows) // options.limit)]
        outcomes = []
        for model in ("default", options.model):
            with predictor(Config(model=model), options.jobs, CACHE) as predicting:
                outcomes.append(predicting.outcomes(rows))
        pairs = list(zip(*outcomes, strict=True))
        every += pairs
        print(_line(path.stem.removesuffix("_dev"), pairs, rows), flush=True)
    print(_line("all", every, []))
    if not options.sets:
        _alignments(options.data / "align", options.model)
    return 0


def _line(name: str, pairs: Sequence[tuple[Outcome, Outcome]], rows: Sequence[Row]) -> str:
    told_by = [(_told(one), _told(other)) for one, other in pairs]
    same = sum(one == other for one, other in told_by)
    lost = sum((one - other).total() for one, other in told_by)
    new = sum((other - one).total() for one, other in told_by)
    told = sum(len(one.findings) for one, _ in pairs)
    apart = sorted(abs(one.drift - other.drift) for one, other in pairs)
    mean, most = sum(apart) / len(apart), apart[-1]
    curves = "–"
    if len({row["label"] for row in rows}) == 2:
        curves = ", ".join(f"{area([p[k].drift for p in pairs], rows):.3f}" for k in (0, 1))
    return (
        f"| {name} | {len(pairs):,} | {same / len(pairs):.1%} | {lost} of {told} | {new} "
        f"| {mean:.3f}, {apart[int(len(apart) * 0.95)]:.3f}, {most:.2f} | {curves} |"
    )


def _told(outcome: Outcome) -> Counter[tuple[str, str, str]]:
    return Counter((rule, severity, _MEASURE.sub("", message)) for rule, severity, message in outcome.findings)


def area(scores: Sequence[float], rows: Sequence[Row]) -> float:
    """How often a row with drift scores above a harmless one; ties count a half."""
    drift = [s for s, row in zip(scores, rows, strict=True) if row["label"] != "same"]
    harmless = [s for s, row in zip(scores, rows, strict=True) if row["label"] == "same"]
    return sum((d > h) + (d == h) / 2 for d in drift for h in harmless) / (len(drift) * len(harmless))


def _alignments(data: Path, model: str) -> None:
    if not (data / "score_alignment.py").exists():
        return
    score = align.scorer(data)
    print("\n| set | strict default, other | link default, other |\n|---|---|---|")
    for name, (file, usual) in align.SETS.items():
        path = data / f"{file}.jsonl"
        if usual != align.ENGLISH or not path.exists():
            continue
        rows = align.read(path)
        both = [score(rows, align.align_all(rows, one)[0]) for one in ("default", model)]
        cells = (", ".join(f"{found[view]['f1']:.3f}" for found in both) for view in ("strict", "link"))
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
