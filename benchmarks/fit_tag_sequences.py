"""Count which part of speech follows which, for ``drift.analysis.tag_sequences``.

    python benchmarks/fit_tag_sequences.py OUT FILE.jsonl …

Each FILE holds one JSON object a line; the sentences under ``original`` are tagged, each once. OUT gets a line for
each Penn tag: the tag, then the tags that follow it, each with its count, the most frequent first.
The shipped table is made from the originals of ``demetr_ref_dev`` (MIT), ``mqm23_clean_dev``, ``mqm23_ref_dev``
(Apache-2.0) and ``summedits_dev`` (Apache-2.0).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from drift.analysis.parse import parse
from drift.analysis.tag_sequences import EDGE
from pairs.document import Document, Segment, Span


def main(out: Path, sources: list[Path]) -> None:
    """Read, tag, count, write."""
    texts = dict.fromkeys(
        json.loads(line)["original"]
        for path in sources
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
    )
    counts: Counter[tuple[str, str]] = Counter()
    for text in texts:
        parsed = parse(Document(path="", lang="en", text=text, segments=(Segment(0, Span(0, len(text))),)))
        if parsed is None:
            sys.exit("no parser is installed")
        counts.update(pairwise((EDGE, *(token.tag for token in parsed.tokens), EDGE)))
    after: dict[str, list[tuple[int, str]]] = {}
    for (first, second), count in counts.items():
        after.setdefault(first, []).append((-count, second))
    lines = (
        " ".join([first, *(f"{tag} {-count}" for count, tag in sorted(found))])
        for first, found in sorted(after.items())
    )
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(texts)} texts, {sum(counts.values())} pairs of tags, {len(counts)} different")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
