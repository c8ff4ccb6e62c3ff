"""How much each word differs from what answers it: 0 the same, 1 nothing answers it.

After "DiffAlign" of Vamvas and Sennrich (2023), with links and kinds of links beside the cosine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drift.analysis.word_alignment import LinkKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from drift.analysis.pair import Side
    from drift.analysis.word_alignment import WordAlignment

    Matrix = NDArray[np.float32]


def differences(
    aligned: WordAlignment, a: Matrix | None = None, b: Matrix | None = None
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """One value in 0..1 for each word of both sides.

    Args:
        aligned: the word alignment.
        a: one vector for each word of the original, or ``None``.
        b: likewise for the rewrite.
    """
    best: tuple[Matrix | None, Matrix | None] = (None, None)
    if a is not None and b is not None and len(a) and len(b):
        from drift.analysis.word_scores import cosines

        table = cosines(a, b)
        best = (table.max(axis=1), table.max(axis=0))
    return _side(aligned, "original", best[0]), _side(aligned, "rewrite", best[1])


def _side(aligned: WordAlignment, side: Side, best: Matrix | None) -> tuple[float, ...]:
    values = []
    for index in range(len(aligned.tokens(side))):
        links = aligned.links_of(side, index)
        link = max(links, key=lambda item: item.score, default=None)
        cosine = float(best[index]) if best is not None else (link.score if link else 0.0)
        if link is None:
            value = 0.5 + 0.5 * (1 - cosine)
        elif link.kind is LinkKind.IDENTICAL:
            value = 0.1 * (1 - cosine)
        elif link.kind is LinkKind.VARIANT:
            value = 0.1 + 0.2 * (1 - cosine)
        else:
            value = 0.2 + 0.5 * (1 - cosine)
        values.append(round(min(1.0, max(0.0, value)), 4))
    return tuple(values)
