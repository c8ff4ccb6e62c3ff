"""The semantic score: the cosine of what the two sides of a bead mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def cosine(original: NDArray[np.float32], rewrite: NDArray[np.float32]) -> float:
    """Cosine of the mean sentence vectors of two sides, -1..1, rounded to 4 digits.

    Args:
        original: unit-length rows, one a sentence; at least one.
        rewrite: the same.
    """
    import numpy as np

    a, b = original.mean(axis=0, dtype=np.float64), rewrite.mean(axis=0, dtype=np.float64)
    length = float(np.linalg.norm(a) * np.linalg.norm(b))
    return round(float(a @ b) / length, 4) if length else 0.0
