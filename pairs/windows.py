"""Windows over both sides: candidate beads of any shape, and how alike their two sides are as wholes.

The vector of a window is the sum of its segments' vectors (embedding the joined text would cost five to fifteen
times as much and is hardly better). So the similarity of a window, of the same window with an edge taken off, and
of one that reaches a segment further all come from one small table of inner products around its start.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Doubles = NDArray[np.float64]
    Ints = NDArray[np.int64]

LONGEST = 4
"""The most segments of one side in a bead."""
_BLOCK = LONGEST + 2
_DENSE_CELLS = 1_000_000
_CHUNK_CELLS = 4_000_000


@dataclass(frozen=True, slots=True)
class Windows:
    """Candidate beads: ``heights`` rows from ``rows`` on against ``widths`` columns from ``cols`` on.

    Attributes:
        at: the candidate pair at which each window starts.
    """

    at: Ints
    rows: Ints
    cols: Ints
    heights: Ints
    widths: Ints

    def members(self, k: int) -> tuple[range, range]:
        """Row and column indices of candidate ``k``."""
        i, j = int(self.rows[k]), int(self.cols[k])
        return range(i, i + int(self.heights[k])), range(j, j + int(self.widths[k]))


class Products:
    """Inner products of the vectors around pairs of segments, and from them the similarities of windows."""

    def __init__(self, sides: tuple[Floats, Floats], starts: tuple[Ints, Ints]) -> None:
        import numpy as np

        edge = ((1, LONGEST), (0, 0))
        padded = (np.pad(sides[0], edge), np.pad(sides[1], edge))
        self._cells = _summed(_around(padded, starts))
        self._own = tuple(_summed(_within(side, own)) for side, own in zip(padded, starts, strict=True))

    def similarity(self, at: Ints, rows: tuple[Ints, Ints], cols: tuple[Ints, Ints]) -> Doubles:
        """Cosine of the sums of two stretches near starts ``at``.

        Args:
            at: which of the starts.
            rows: from and to (excluded), counted from one row before the start.
            cols: the same for columns.
        """
        import numpy as np

        dot = _part(self._cells, at, rows, cols)
        one, two = _part(self._own[0], at, rows, rows), _part(self._own[1], at, cols, cols)
        norm = np.sqrt(np.maximum(one, 0) * np.maximum(two, 0))
        alike: Doubles = np.round(np.where(norm > 1e-9, dot / np.maximum(norm, 1e-9), 0.0), 4)
        return alike

    def judged(self, at: Ints, heights: Ints, widths: Ints) -> tuple[Doubles, Doubles, Doubles]:
        """The similarity of windows; the least that an edge segment adds to it; the most a further one would add.

        Taking off is tried at the four edges of sides with several segments, reaching further at all four.
        A window of one segment a side has nothing to take off: it gets 0 there.
        """
        import numpy as np

        top, left = np.ones_like(heights), np.ones_like(widths)
        bottom, right = top + heights, left + widths
        whole = self.similarity(at, (top, bottom), (left, right))
        less = [
            np.where(many, whole - self.similarity(at, rows, cols), np.inf)
            for many, rows, cols in (
                (heights > 1, (top + (heights > 1), bottom), (left, right)),
                (heights > 1, (top, bottom - (heights > 1)), (left, right)),
                (widths > 1, (top, bottom), (left + (widths > 1), right)),
                (widths > 1, (top, bottom), (left, right - (widths > 1))),
            )
        ]
        more = [
            self.similarity(at, rows, cols) - whole
            for rows, cols in (
                ((top - 1, bottom), (left, right)),
                ((top, bottom + 1), (left, right)),
                ((top, bottom), (left - 1, right)),
                ((top, bottom), (left, right + 1)),
            )
        ]
        least = np.minimum.reduce(less)
        return whole, np.where(np.isfinite(least), least, 0.0), np.maximum.reduce(more)


def _around(padded: tuple[Floats, Floats], starts: tuple[Ints, Ints]) -> Doubles:
    """Inner products of the rows and columns around each start, shape ``(starts, 6, 6)``."""
    import numpy as np

    reach = np.arange(_BLOCK)
    rows, cols = starts[0][:, None] + reach, starts[1][:, None] + reach
    n, m = len(padded[0]), len(padded[1])
    if n * m <= _DENSE_CELLS:
        table = (padded[0] @ padded[1].T).astype(np.float64)
        return table[rows[:, :, None], cols[:, None, :]]
    keys, where = np.unique((rows[:, :, None] * m + cols[:, None, :]).reshape(-1), return_inverse=True)
    dots = np.empty(len(keys), dtype=np.float64)
    step = max(1, _CHUNK_CELLS // padded[0].shape[1])
    for start in range(0, len(keys), step):
        part = keys[start : start + step]
        dots[start : start + step] = np.einsum("ij,ij->i", padded[0][part // m], padded[1][part % m])
    return dots[where].reshape(len(rows), _BLOCK, _BLOCK)


def _within(padded: Floats, own: Ints) -> Doubles:
    """Inner products among the segments of one side around each start, shape ``(starts, 6, 6)``."""
    import numpy as np

    size = len(padded)
    bands = np.zeros((_BLOCK, size), dtype=np.float64)
    for step in range(min(_BLOCK, size)):
        bands[step, : size - step] = np.einsum("ij,ij->i", padded[: size - step], padded[step:])
    one, two = np.arange(_BLOCK)[:, None], np.arange(_BLOCK)[None, :]
    return bands[np.abs(one - two)[None], own[:, None, None] + np.minimum(one, two)[None]]


def _summed(cells: Doubles) -> Doubles:
    """Summed-area tables: entry ``[k, r, c]`` is the sum of the cells above and left of ``r, c``."""
    import numpy as np

    return np.pad(cells, ((0, 0), (1, 0), (1, 0))).cumsum(axis=1).cumsum(axis=2)


def _part(summed: Doubles, at: Ints, rows: tuple[Ints, Ints], cols: tuple[Ints, Ints]) -> Doubles:
    top, bottom, left, right = rows[0], rows[1], cols[0], cols[1]
    return summed[at, bottom, right] - summed[at, top, right] - summed[at, bottom, left] + summed[at, top, left]
