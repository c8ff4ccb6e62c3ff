"""Boundary F1 of the segmentation on the gold list of sentences.

    python benchmarks/sentences.py [--data ../shared/bench/extract/sentences.jsonl] [--errors]

A boundary is a place between two characters that are not white space, so that it does not matter to which
side a space belongs. Cut boilerplate counts as a piece of the text. Optional ("soft") boundaries count
neither way; nor does the one behind a dateline, which the gold list has as part of its sentence.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pairs.document import SegmentKind, Span
from pairs.reading import from_text

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "bench" / "extract" / "sentences.jsonl"


def found_boundaries(text: str, lang: str) -> tuple[set[int], set[int]]:
    """The boundaries that the segmentation finds, and those behind datelines, as counts of visible characters."""
    document = from_text(text, lang=lang)
    pieces: list[tuple[Span, SegmentKind | None]] = [(segment.span, segment.kind) for segment in document.segments]
    pieces += [(cut.span, None) for cut in document.boilerplate]
    found: set[int] = set()
    optional: set[int] = set()
    previous: SegmentKind | None = None
    for span, kind in sorted(pieces, key=lambda piece: piece[0]):
        place = visible(text, span.start)
        found.add(place)
        if previous is SegmentKind.DATELINE:
            optional.add(place)
        previous = kind
    return found - {0}, optional


def visible(text: str, offset: int) -> int:
    """How many characters other than white space stand before ``offset``."""
    return len("".join(text[:offset].split()))


def f1(right: int, wrong: int, missed: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def main() -> int:
    """Print the table; 2 where the data is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--errors", action="store_true", help="show each text with a wrong or missed boundary")
    options = parser.parse_args()
    if not options.data.is_file():
        print(f"{options.data}: not there; nothing measured", file=sys.stderr)
        return 2
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for line in options.data.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        row = json.loads(line)
        text = row["text"]
        found, optional = found_boundaries(text, row["lang"])
        hard = {visible(text, offset) for offset in row["hard"]}
        soft = {visible(text, offset) for offset in row["soft"]} | optional
        result = (len(found & hard), len(found - hard - soft), len(hard - found))
        if options.errors and (result[1] or result[2]):
            print(
                f"{row['id']}: {result[1]} wrong, {result[2]} missed: {from_text(text, lang=row['lang']).sentences()}"
            )
        for group in (f"{row['set']} {row['lang']}", "all"):
            counts[group] = [a + b for a, b in zip(counts[group], result, strict=True)]
    print(f"{'set':<12}{'right':>7}{'wrong':>7}{'missed':>8}{'F1':>8}")
    for group, (right, wrong, missed) in sorted(counts.items(), key=lambda item: (item[0] == "all", item[0])):
        print(f"{group:<12}{right:>7}{wrong:>7}{missed:>8}{f1(right, wrong, missed):>8.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
