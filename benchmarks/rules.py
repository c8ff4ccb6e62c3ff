"""Typed recall, noise and false alarms of the rules on the sentence-pair sets.

    python benchmarks/rules.py [SET …] [--data FOLDER] [--limit N] [--model none] [--by KEY] [--show TYPE]

Runs drift.check_pair on each row of ``FOLDER/drift/SET*.jsonl`` and prints what ``score_drift.py`` beside
them says. Says so and ends with 0 where the sets are not there. ``--show`` lists the harmless rows on which
a family of rules spoke (``--show MOD``), to learn from.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from drift.config import Config
from drift.pipeline import PairResult, check_pair

DATA = Path(__file__).resolve().parents[2] / "shared" / "bench"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="beginnings of file names; all sets if none is given")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--limit", type=int, default=0, help="take every n-th row so that at most so many are run")
    parser.add_argument("--model", default="default")
    parser.add_argument("--rules", default="", help="codes or families, joined by commas")
    parser.add_argument("--by", default="")
    parser.add_argument("--show", default="", help="a family of rules: list harmless rows on which it spoke")
    parser.add_argument(
        "--missed", default="", help="a type: list drift rows of it without a finding of --show's family"
    )
    options = parser.parse_args()
    folder = options.data / "drift"
    if not folder.is_dir():
        print(f"skipped: no sentence-pair sets in {folder}")
        return 0
    wanted = [
        path
        for path in sorted(folder.glob("*.jsonl"))
        if not path.name.startswith("tok_") and (not options.sets or path.name.startswith(tuple(options.sets)))
    ]
    config = Config(model=options.model, rules=tuple(filter(None, options.rules.split(","))))
    for path in wanted:
        run(path, options, config)
    return 0


def run(path: Path, options: argparse.Namespace, config: Config) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    if options.limit and len(rows) > options.limit:
        rows = rows[:: -(-len(rows) // options.limit)]
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        gold, predictions = Path(folder) / path.name, Path(folder) / "predictions.jsonl"
        with gold.open("w", encoding="utf-8") as a, predictions.open("w", encoding="utf-8") as b:
            for row in rows:
                result = check_pair(row["original"], row["rewrite"], config=config)
                a.write(json.dumps(row) + "\n")
                b.write(json.dumps(prediction(row, result)) + "\n")
                show(row, result, options)
        spent = time.process_time() - began
        scorer = [sys.executable, str(options.data / "score_drift.py"), str(gold), "--predictions", str(predictions)]
        print(
            subprocess.run(
                [*scorer, *(["--by", options.by] if options.by else [])], check=True, text=True, stdout=subprocess.PIPE
            ).stdout
        )
    print(f"{path.name}: {len(rows)} rows, {1000 * spent / max(1, len(rows)):.1f} ms CPU a row\n", flush=True)


def prediction(row: dict[str, Any], result: PairResult) -> dict[str, Any]:
    found = [{"rule": f.rule, "severity": f.severity.value} for f in result.findings]
    return {"id": row["id"], "drift": result.drift, "findings": found}


def show(row: dict[str, Any], result: PairResult, options: argparse.Namespace) -> None:
    if not options.show:
        return
    mine = [f for f in result.findings if f.rule.startswith(options.show) and f.severity.rank]
    if (row["label"] == "same" and mine and not options.missed) or (options.missed in row["types"][:1] and not mine):
        print(f"{row['id']} {row['types']}\n   {row['original']}\n   {row['rewrite']}")
        for finding in mine:
            print(f"      {finding.rule} {finding.severity.value} {finding.message}")


if __name__ == "__main__":
    sys.exit(main())
