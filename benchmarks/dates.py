"""Hold the reader of dates against a list of sentences with marked dates.

Each line of the list is an object with text, lang, anchor and dates [{start, end, kind, value}]. A date is right
if an expression that overlaps it has the same value under the anchor. Durations ("two years") are figures and are
left out; so are marks without a value.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from drift.analysis.dates import find_dates
from drift.analysis.dates_interval import iso

_LIST = Path(__file__).parents[2] / "shared/bench/extract/dates.jsonl"


def main() -> int:
    """Print the share of right values, and what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", nargs="?", type=Path, default=_LIST)
    args = parser.parse_args()
    if not args.list.is_file():
        print(f"skipped: there is no {args.list}", file=sys.stderr)
        return 0
    right = wanted = stray = durations = 0
    for line in args.list.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = find_dates(row["text"], row["lang"])
        anchor = date.fromisoformat(row["anchor"])
        gold = [d for d in row["dates"] if d["kind"] != "dur"]
        durations += len(row["dates"]) - len(gold)
        for mark in gold:
            wanted += 1
            values = [iso(e, anchor) for e in found if e.span.start < mark["end"] and mark["start"] < e.span.end]
            if mark["value"] in [v.removesuffix(" GMT") for v in values]:
                right += 1
            else:
                print(f"{row['id']}: {mark['surface']!r} is {mark['value']}, read as {', '.join(values) or 'nothing'}")
        strays = [
            e.text for e in found if not any(e.span.start < d["end"] and d["start"] < e.span.end for d in row["dates"])
        ]
        stray += len(strays)
        if strays:
            print(f"{row['id']}: read without being marked: {', '.join(strays)}")
    print(
        f"dates: {right} of {wanted} values right ({right / wanted:.3f}), {stray} strays, {durations} durations left to figures"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
