"""How vecalign and bertalign align: vectors of every run of neighbouring sentences, then the cheapest path over them.

Thompson and Koehn 2019 (https://aclanthology.org/D19-1136), Liu and Zhu 2022 (https://doi.org/10.1093/llc/fqac089). Only the
work is theirs, for measuring what it costs: one minus the cosine of two runs for each step, times its sentences, and a
fixed price for a sentence that is left out; no coarse pass, since stories are short.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 4
LEFT_OUT = 0.6


def runs(sentences: Sequence[str]) -> list[str]:
    """Every run of up to :data:`LONGEST` neighbouring sentences, as one text."""
    return [
        " ".join(sentences[k : k + size]) for size in range(1, LONGEST + 1) for k in range(len(sentences) - size + 1)
    ]


def align(
    original: Sequence[str], rewrite: Sequence[str], vectors: Mapping[str, NDArray[np.float32]]
) -> list[tuple[range, range]]:
    """The cheapest way through both texts in steps of at most five sentences, given unit-length vectors of all runs."""
    import numpy as np

    sides = (runs(original), runs(rewrite))
    alike = np.stack([vectors[t] for t in sides[0]]) @ np.stack([vectors[t] for t in sides[1]]).T
    place = tuple(
        {pair: k for k, pair in enumerate((at, size) for size in range(1, LONGEST + 1) for at in range(n - size + 1))}
        for n in (len(original), len(rewrite))
    )
    steps = [(a, b) for a in range(1, LONGEST + 1) for b in range(1, LONGEST + 1) if a + b <= LONGEST + 1]
    best = {(0, 0): (0.0, (0, 0))}
    for i in range(len(original) + 1):
        for j in range(len(rewrite) + 1):
            ways = [(best[i - 1, j][0] + LEFT_OUT, (1, 0))] if i else []
            ways += [(best[i, j - 1][0] + LEFT_OUT, (0, 1))] if j else []
            for a, b in steps:
                if a <= i and b <= j:
                    cosine = float(alike[place[0][i - a, a], place[1][j - b, b]])
                    ways.append((best[i - a, j - b][0] + (1 - cosine) * (a + b), (a, b)))
            if ways:
                best[i, j] = min(ways)
    path, i, j = [], len(original), len(rewrite)
    while i or j:
        a, b = best[i, j][1]
        path.append((range(i - a, i), range(j - b, j)))
        i, j = i - a, j - b
    return path[::-1]
