"""Typed recall, noise and false alarms of the rules on the sentence-pair sets.

    python -m benchmarks.rules [SET …] [--data FOLDER] [--jobs N] [--limit N] [--model none] [--by KEY] [--show TYPE]
    python -m benchmarks.rules --write      all sets, whole; writes docs/rules-measured.md

Runs drift.check_pair on each row of ``FOLDER/drift/SET*.jsonl`` and prints what ``score_drift.py`` beside
them says; sets of tokens (tok_*) go to ``benchmarks.words``. Says so and ends with 0 where the sets are not there.
What was worked out is kept in ``build/rules`` under a stamp of the code: an interrupted run goes on where it stopped.
``--show`` lists the harmless rows on which a family of rules spoke (``--show MOD``), to learn from; with ``--missed``
a type, the drift rows of that type on which the family said nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import words
from benchmarks.predicting import ROOT, Outcome, Predictor, Row, code_stamp, predictor
from benchmarks.rules_table import Measured, page
from drift.config import Config

DATA = ROOT.parent / "shared" / "bench"
CACHE = ROOT / "build" / "rules" / "outcomes.sqlite3"
PAGE = ROOT / "docs" / "rules-measured.md"


def main() -> int:
    """Run the sets that were asked for."""
    options = _options()
    folder = options.data / "drift"
    if not folder.is_dir():
        print(f"skipped: no sentence-pair sets in {folder}")
        return 0
    wanted = [p for p in sorted(folder.glob("*.jsonl")) if not options.sets or p.name.startswith(tuple(options.sets))]
    if options.write and (options.sets or options.limit or options.rules):
        print("--write measures all rules on all sets, whole: without SET, --limit and --rules", file=sys.stderr)
        return 2
    config = Config(model=options.model, rules=tuple(filter(None, options.rules.split(","))))
    began, measured, lines = time.monotonic(), [], []
    with predictor(config, options.jobs, None if options.no_cache else CACHE) as predicting:
        for path in wanted:
            if path.name.startswith("tok_"):
                lines += _tokens(path, options)
            else:
                measured.append(_run(path, options, predicting))
        stamp = predicting.stamp
    print(f"{sum(m.rows for m in measured)} rows in {time.monotonic() - began:.0f} s on {options.jobs} process(es)")
    if code_stamp() != stamp:
        print("the code changed while this ran: the figures mix two states of it", file=sys.stderr)
        return 1 if options.write else 0
    if options.write:
        PAGE.write_text(page(measured, lines), encoding="utf-8")
        print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="beginnings of file names; all sets if none is given")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--jobs", type=int, default=0, help="processes; 2 for all sets, 1 for sets that are named")
    parser.add_argument("--limit", type=int, default=0, help="take every n-th row so that at most so many are run")
    parser.add_argument("--model", default="default")
    parser.add_argument("--rules", default="", help="codes or families, joined by commas")
    parser.add_argument("--by", default="", help="split recall by this key of the rows' notes")
    parser.add_argument("--show", default="", help="a family of rules: list harmless rows on which it spoke")
    parser.add_argument(
        "--missed", default="", help="a type: list drift rows of it without a finding of --show's family"
    )
    parser.add_argument("--no-cache", action="store_true", help="work every row out anew, keep nothing")
    parser.add_argument("--write", action="store_true", help="measure everything and write docs/rules-measured.md")
    options = parser.parse_args()
    options.jobs = options.jobs or (1 if options.sets else min(2, os.cpu_count() or 1))
    return options


def _run(path: Path, options: argparse.Namespace, predicting: Predictor) -> Measured:
    """Predict one set, print its scores, and list what was asked for."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    if options.limit and len(rows) > options.limit:
        rows = rows[:: -(-len(rows) // options.limit)]
    before = predicting.computed, predicting.spent
    outcomes = predicting.outcomes(rows)
    computed, spent = predicting.computed - before[0], predicting.spent - before[1]
    for row, outcome in zip(rows, outcomes, strict=True):
        _show(row, outcome, options)
    by = options.by or ("pert" if options.write and "notes" in rows[0] and "pert" in rows[0]["notes"] else "")
    printed, scores = _scored(path, rows, outcomes, options.data / "score_drift.py", by)
    print(printed)
    each = f"{1000 * spent / computed:.1f} ms CPU a row" if computed else "all remembered"
    print(f"{path.name}: {len(rows)} rows, {computed} worked out, {each}\n", flush=True)
    return Measured(path.stem.removesuffix("_dev"), rows, outcomes, scores)


def _scored(path: Path, rows: list[Row], outcomes: list[Outcome], scorer: Path, by: str) -> tuple[str, dict[str, Any]]:
    """What the sets' own scorer prints, and the same as data."""
    with tempfile.TemporaryDirectory() as folder:
        gold, said, data = (Path(folder) / name for name in (path.name, "predictions.jsonl", "scores.json"))
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        lines = (json.dumps(o.prediction(r["id"])) + "\n" for r, o in zip(rows, outcomes, strict=True))
        said.write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), "--predictions", str(said), "--json", str(data)]
        done = subprocess.run([*command, *(["--by", by] if by else [])], check=True, text=True, stdout=subprocess.PIPE)
        return done.stdout, json.loads(data.read_text(encoding="utf-8"))[path.stem]


def _tokens(path: Path, options: argparse.Namespace) -> list[str]:
    """The line that the scorer of tokens prints for a set; remembered under the stamp of the code."""
    if options.limit or options.rules:
        return []
    kept = CACHE.parent / f"{path.stem}.{options.model.replace('/', '_')}.{code_stamp()}.txt"
    if options.no_cache or not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(words.measure(path, options.model, kept.parent), encoding="utf-8")
    line = kept.read_text(encoding="utf-8").strip()
    print(line, flush=True)
    return [line]


def _show(row: Row, outcome: Outcome, options: argparse.Namespace) -> None:
    if not options.show:
        return
    mine = [f for f in outcome.findings if f[0].startswith(options.show) and f[1] != "neutral"]
    if (row["label"] == "same" and mine and not options.missed) or (options.missed in row["types"][:1] and not mine):
        print(f"{row['id']} {row['types']}\n   {row['original']}\n   {row['rewrite']}")
        for rule, severity, message in mine:
            print(f"      {rule} {severity} {message}")


if __name__ == "__main__":
    sys.exit(main())
