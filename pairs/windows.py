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
    Judged = tuple[Doubles, Doubles, Doubles]

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
        alike: Doubles = np.where(norm > 1e-9, dot / np.maximum(norm, 1e-9), 0.0).round(4)
        return alike

    def judged(self, at: Ints, heights: Ints, widths: Ints) -> tuple[Doubles, Doubles, Doubles]:
        """The similarity of windows; the least that an edge segment adds to it; the most a further one would add.

        Taking off is tried at the four edges of sides with several segments, reaching further at all four.
        A window of one segment a side has nothing to take off: it gets 0 there.
        """
        import numpy as np

        one = np.ones_like(heights)
        bottom, right = one + heights, one + widths
        tall, wide = (heights > 1).astype(np.int64), (widths > 1).astype(np.int64)
        # The window itself, without each of its edges, and with one segment more on each side.
        tops = [one, one + tall, one, one, one, one - 1, one, one, one]
        bottoms = [bottom, bottom, bottom - tall, bottom, bottom, bottom, bottom + 1, bottom, bottom]
        lefts = [one, one, one, one + wide, one, one, one, one - 1, one]
        rights = [right, right, right, right, right - wide, right, right, right, right + 1]
        rows, cols = (np.concatenate(tops), np.concatenate(bottoms)), (np.concatenate(lefts), np.concatenate(rights))
        found = self.similarity(np.tile(at, len(tops)), rows, cols).reshape(len(tops), len(at))
        whole = found[0]
        less = np.where(np.stack([tall, tall, wide, wide]) > 0, whole - found[1:5], np.inf).min(axis=0)
        return whole, np.where(np.isfinite(less), less, 0.0), found[5:].max(axis=0) - whole


class Closeness:
    """How alike windows are as wholes, by vectors (where there are any) and by letter groups."""

    def __init__(
        self, windows: tuple[Windows, Windows], vectors: tuple[Floats, Floats] | None, grams: tuple[Floats, Floats]
    ) -> None:
        import numpy as np

        self._starts, first = np.unique(np.concatenate([each.at for each in windows]), return_index=True)
        rows = np.concatenate([each.rows for each in windows])[first]
        cols = np.concatenate([each.cols for each in windows])[first]
        self._vectors = Products(vectors, (rows, cols)) if vectors else None
        self._grams = Products(grams, (rows, cols))

    def of(self, windows: Windows) -> tuple[Judged | None, Judged]:
        """For vectors and for letter groups what :meth:`Products.judged` says about some of the windows."""
        import numpy as np

        place = np.searchsorted(self._starts, windows.at)
        shape = place, windows.heights, windows.widths
        return self._vectors.judged(*shape) if self._vectors else None, self._grams.judged(*shape)


def _around(padded: tuple[Floats, Floats], starts: tuple[Ints, Ints]) -> Doubles:
    """Inner products of the rows and columns around each start, shape ``(starts, 6, 6)``."""
    import numpy as np

    reach = np.arange(_BLOCK)
    rows, cols = starts[0][:, None] + reach, starts[1][:, None] + reach
    n, m = len(padded[0]), len(padded[1])
    if n * m <= _DENSE_CELLS:
        table = (padded[0] @ padded[1].T).astype(np.float64)
        found: Doubles = table[rows[:, :, None], cols[:, None, :]]
        return found
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
    found: Doubles = bands[np.abs(one - two)[None], own[:, None, None] + np.minimum(one, two)[None]]
    return found


def _summed(cells: Doubles) -> Doubles:
    """Summed-area tables: entry ``[k, r, c]`` is the sum of the cells above and left of ``r, c``."""
    import numpy as np

    return np.pad(cells, ((0, 0), (1, 0), (1, 0))).cumsum(axis=1).cumsum(axis=2)


def _part(summed: Doubles, at: Ints, rows: tuple[Ints, Ints], cols: tuple[Ints, Ints]) -> Doubles:
    top, bottom, left, right = rows[0], rows[1], cols[0], cols[1]
    return summed[at, bottom, right] - summed[at, top, right] - summed[at, bottom, left] + summed[at, top, left]
