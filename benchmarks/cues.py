"""Shifts of negation, modality, quantifier, hedge and degree on hand-made pairs of short sentences.

    python benchmarks/cues.py [--data FOLDER] [--model none] [--all]

Runs drift.check_pair on each line of ``FOLDER/extract/cue_pairs.jsonl`` and prints, by flag, how many were found,
what was found without need, and the pairs that were judged wrongly. Says so and ends with 0 where the file is not there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from drift import Config, check_pair

DATA = Path(__file__).resolve().parents[2] / "shared" / "bench"
FLAGS = {
    "NEG": {"negation"},
    "MOD": {"modality", "hedge"},
    "QNT": {"quantifier", "degree"},
    "FIG09": {"quantifier"},
    "ATT03": {"hedge"},
}


def main() -> int:
    """Run, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--model", default="default")
    options = parser.parse_args()
    path = options.data / "extract" / "cue_pairs.jsonl"
    if not path.is_file():
        print(f"skipped: no {path}")
        return 0
    config = Config(model=options.model, original_lang="en", rewrite_lang="en")
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    needless: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        row = json.loads(line)
        rules = [f.rule for f in check_pair(row["a"], row["b"], config=config).findings if f.severity.rank]
        flags = set().union(*(FLAGS.get(r) or FLAGS.get(r[:3]) or set() for r in rules)) if rules else set()
        wanted.update(row["flags"])
        found.update(set(row["flags"]) & flags)
        if not row["flags"]:
            needless.update(r for r in rules if FLAGS.get(r) or FLAGS.get(r[:3]))
        if set(row["flags"]) - flags or (flags and not row["flags"]):
            print(f"{row['flags']} {rules}\n   {row['a']}\n   {row['b']}")
    for flag, n in sorted(wanted.items()):
        print(f"{flag:12s} {found[flag]}/{n}")
    print("on harmless pairs:", dict(needless) or "nothing")
    return 0


if __name__ == "__main__":
    sys.exit(main())
