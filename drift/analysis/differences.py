"""How much each word differs from what answers it: 0 the same, 1 nothing answers it.

After "DiffAlign" of Vamvas and Sennrich (2023): one less the best cosine with any word of the other side. To that
a word without a link gets a surcharge, and each word is seen with its neighbours, content words before all: a
difference is one of phrases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.tokens import TokenKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from drift.analysis.pair import Side
    from drift.analysis.tokens import Token
    from drift.analysis.word_alignment import WordAlignment

    Matrix = NDArray[np.float32]

UNLINKED = 0.15
AROUND = ((0, 1.0), (-1, 0.5), (1, 0.5), (-2, 0.2), (2, 0.2))
FUNCTION_WORD = 0.3
MARK = 0.001


def differences(
    aligned: WordAlignment, a: Matrix | None = None, b: Matrix | None = None
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """One value in 0..1 for each word of both sides, rounded to 4 decimals.

    Args:
        aligned: the word alignment.
        a: one vector for each word of the original, or ``None``: then the links' scores stand for the cosines.
        b: likewise for the rewrite.
    """
    if a is not None and b is not None and len(a) and len(b):
        from drift.analysis.word_scores import plain_cosines

        table = plain_cosines(a, b)
        best = (table.max(axis=1).tolist(), table.max(axis=0).tolist())
    else:
        best = (_scores(aligned, "original"), _scores(aligned, "rewrite"))
    return _side(aligned, "original", best[0]), _side(aligned, "rewrite", best[1])


def _scores(aligned: WordAlignment, side: Side) -> list[float]:
    return [
        max((link.score for link in aligned.links_of(side, i)), default=0.0) for i in range(len(aligned.tokens(side)))
    ]


def _side(aligned: WordAlignment, side: Side, best: list[float]) -> tuple[float, ...]:
    own = [1 - fit + (0.0 if aligned.links_of(side, i) else UNLINKED) for i, fit in enumerate(best)]
    weights = [_weight(token) for token in aligned.tokens(side)]
    values = []
    for i in range(len(own)):
        near = [(own[i + step], share * weights[i + step]) for step, share in AROUND if 0 <= i + step < len(own)]
        value = sum(x * w for x, w in near) / sum(w for _, w in near)
        values.append(round(min(1.0, max(0.0, value)), 4))
    return tuple(values)


def _weight(token: Token) -> float:
    if token.kind is TokenKind.MARK:
        return MARK
    return FUNCTION_WORD if token.key in FUNCTION_WORDS else 1.0
