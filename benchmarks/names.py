"""How well names and their spelling variants are found.

    python benchmarks/names.py [--data FOLDER]

Prints the AUC of the variant score on ``FOLDER/extract/name_pairs.jsonl`` beside that of plain string measures,
and recall and precision of the names (by overlap, all and strong ones) on ``names_story.jsonl``, with and without
the parse. Says so and ends with 0 where the data are not there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from drift.analysis.name_variants import VARIANT, variant_score
from drift.analysis.names import Name, names
from drift.analysis.pair import Pair
from drift.analysis.parse import available
from pairs.bead import Alignment, Bead
from pairs.reading import from_text

DATA = Path(__file__).resolve().parents[2] / "shared" / "bench"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    folder = parser.parse_args().data / "extract"
    if not folder.is_dir():
        print(f"skipped: no gold lists in {folder}")
        return 0
    variants(_read(folder / "name_pairs.jsonl"))
    story = _read(folder / "names_story.jsonl")
    for parse in (False, True) if available() else (False,):
        mentions(story, parse=parse)
    return 0


def variants(rows: Sequence[dict[str, Any]]) -> None:
    from rapidfuzz.distance import OSA, JaroWinkler

    measures: dict[str, Callable[[str, str], float]] = {
        "variant score": variant_score,
        "OSA": OSA.normalized_similarity,
        "Jaro-Winkler": JaroWinkler.normalized_similarity,
    }
    for name, measure in measures.items():
        scored = [(measure(r["a"], r["b"]), bool(r["same"])) for r in rows]
        print(f"name pairs ({len(rows)}) {name:14s} AUC {_auc(scored):.3f}")
    taken = [(variant_score(r["a"], r["b"]) >= VARIANT, bool(r["same"])) for r in rows]
    right = sum(t and s for t, s in taken)
    print(f"  at {VARIANT}: {right} of {sum(s for _, s in taken)} variants, {sum(t for t, _ in taken) - right} others")


def _auc(scored: Sequence[tuple[float, bool]]) -> float:
    same = [s for s, ok in scored if ok]
    other = [s for s, ok in scored if not ok]
    return sum((s > o) + 0.5 * (s == o) for s in same for o in other) / (len(same) * len(other))


def mentions(rows: Sequence[dict[str, Any]], *, parse: bool) -> None:
    for row in rows:
        document = from_text(row["text"], lang="en")
        size = len(document.segments)
        beads = Alignment((Bead(tuple(range(size)), tuple(range(size)), 1.0),))
        found = Pair(document, document, beads, parser=parse).get(names)["original"]
        gold = [(n["start"], n["end"]) for n in row["names"]]
        cut = [b.span for b in document.boilerplate]
        gold = [(s, e) for s, e in gold if not any(c.start <= s < c.end for c in cut)]
        for label, chosen in (("all", found), ("strong", [n for n in found if n.strong])):
            recall, precision = _overlap(chosen, gold)
            print(f"{row['id']} parse {parse!s:5} {label:6s} R {recall:.3f} P {precision:.3f}")


def _overlap(found: Sequence[Name], gold: Sequence[tuple[int, int]]) -> tuple[float, float]:
    def meets(name: Name, place: tuple[int, int]) -> bool:
        return name.span.start < place[1] and place[0] < name.span.end

    hit = sum(any(meets(n, g) for n in found) for g in gold)
    right = sum(any(meets(n, g) for g in gold) for n in found)
    return hit / max(1, len(gold)), right / max(1, len(found))


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


if __name__ == "__main__":
    raise SystemExit(main())
