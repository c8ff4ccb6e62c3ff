"""Figures found in gold texts, and relations between pairs of figures.

A hit needs the right value, the right unit and an overlapping span. Dates, times, years, decades and numbered
names of the gold list are neither asked for nor allowed to be claimed as figures.
"""

from __future__ import annotations

import argparse
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from drift.analysis.figures import Figure, FigureKind, find_figures
from pairs.document import Span

SKIPPED = frozenset({"date", "year", "decade", "time", "label"})


def read(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def same_value(figure: Figure, gold: object) -> bool:
    """Whether the value is that of the gold list: a number, ``"a-b"`` or ``"100s"``."""
    if isinstance(gold, str):
        if gold.endswith("s"):
            return figure.vague and figure.low == Decimal(gold[:-1])
        low, _, high = gold.partition("-")
        return figure.low == Decimal(low) and figure.high == Decimal(high)
    value = Decimal(str(gold))
    return not figure.is_range and abs(figure.value - value) <= abs(value) * Decimal("0.0005")


def evaluate(rows: list[dict[str, Any]], *, verbose: bool) -> tuple[int, int, int, int]:
    """Hits, figures found, figures of the gold list, and hits whose approximator is right too."""
    hits = found = gold_count = approximators = 0
    for row in rows:
        figures = [f for f in find_figures(row["text"], row["lang"]) if not _uncounted(f)]
        gold = [g for g in row["figures"] if g["kind"] not in SKIPPED]
        matched: set[int] = set()
        wrong: list[object] = []
        for g in gold:
            span = Span(g["start"], g["end"])
            hit = next(
                (
                    i
                    for i, f in enumerate(figures)
                    if i not in matched
                    and f.span.overlaps(span)
                    and same_value(f, g["value"])
                    and f.unit == (g["unit"] or "")
                ),
                None,
            )
            if hit is None:
                wrong.append(f"missed {g['surface']!r} {g['value']} {g['unit']}")
                continue
            matched.add(hit)
            approximators += figures[hit].approximator == (g["approx"] or "")
            if figures[hit].approximator != (g["approx"] or ""):
                wrong.append(f"approximator {figures[hit].approximator!r} of {g['surface']!r}, not {g['approx']!r}")
        wrong += [
            f"claimed {f.surface!r} {f.low}..{f.high} {f.unit!r}" for i, f in enumerate(figures) if i not in matched
        ]
        hits, found, gold_count = hits + len(matched), found + len(figures), gold_count + len(gold)
        if verbose and wrong:
            print(f"  {row['id']}: {'; '.join(map(str, wrong))}")
    return hits, found, gold_count, approximators


def _uncounted(figure: Figure) -> bool:
    return figure.kind in {FigureKind.LABEL, FigureKind.SCORE} or (figure.vague and figure.weak)


def relations(rows: list[dict[str, Any]], *, verbose: bool) -> tuple[int, int]:
    """Pairs whose relation and approximator are both right, and all pairs."""
    from drift.analysis.figure_relations import compare_figures

    right = 0
    for row in rows:
        lang = "zh" if any("\u4e00" <= c <= "\u9fff" for c in row["a"]) else "en"
        a, b = find_figures(row["a"], lang), find_figures(row["b"], lang)
        if a and b:
            comparison = compare_figures(a[0], b[0])
            got = (comparison.relation.value, comparison.approximation or None)
        else:
            got = ("nothing found", None)
        right += got == (row["relation"], row["approx"])
        if verbose and got != (row["relation"], row["approx"]):
            print(f"  {row['a']} → {row['b']}: {got}, not {(row['relation'], row['approx'])}")
    return right, len(rows)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench/extract"))
    parser.add_argument("-v", "--verbose", action="store_true", help="show what is wrong")
    args = parser.parse_args()
    if not args.data.is_dir():
        print(f"no gold lists in {args.data}: skipped")
        return 0
    for name in ("figures", "figures_story"):
        hits, found, gold, approximators = evaluate(read(args.data / f"{name}.jsonl"), verbose=args.verbose)
        precision, recall = hits / found, hits / gold
        f1 = 2 * precision * recall / (precision + recall)
        print(
            f"{name:14s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({hits} of {gold}; approximators {approximators}/{hits})"
        )
    right, every = relations(read(args.data / "figure_pairs.jsonl"), verbose=args.verbose)
    print(f"{'figure_pairs':14s} {right / every:.3f}  ({right} of {every})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
