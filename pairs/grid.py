"""Neighbourhood in a sparse table of candidate pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_TABLE_CELLS = 4_000_000
_MARGIN = 4


class Grid:
    """Where, among the candidate pairs, the neighbours of each pair stand; worked out once per direction."""

    def __init__(self, shape: tuple[int, int], rows: Ints, cols: Ints) -> None:
        import numpy as np

        self._shape, self._rows, self._cols = shape, rows, cols
        self._keys = rows * shape[1] + cols
        self._known: dict[tuple[int, int], NDArray[np.int32]] = {}
        self._table: NDArray[np.int32] | None = None
        self._stride = shape[1] + 2 * _MARGIN
        if (shape[0] + 2 * _MARGIN) * self._stride <= _TABLE_CELLS:
            self._table = np.full((shape[0] + 2 * _MARGIN) * self._stride, len(rows), dtype=np.int32)
            self._base = (rows + _MARGIN) * self._stride + cols + _MARGIN
            self._table[self._base] = np.arange(len(rows), dtype=np.int32)

    def look(self, value: Floats, steps: Sequence[tuple[int, int]], at: Ints | None = None) -> Floats:
        """``value`` of the pairs some steps down and right of each pair, 0 where that is no candidate.

        Args:
            value: one number, or a row of numbers, per pair.
            steps: pairs of (down, right), each at most four long.
            at: the pairs from which to look; all of them where it is left out.

        Returns:
            An array of shape ``(steps, pairs looked from, …)``.
        """
        import numpy as np

        padded = np.concatenate([value, np.zeros_like(value[:1])])
        where = np.stack([self._where(step) if at is None else self._where(step)[at] for step in steps])
        return padded[where]

    def _where(self, step: tuple[int, int]) -> NDArray[np.int32]:
        known = self._known.get(step)
        if known is None:
            known = self._known[step] = self._find(*step)
        return known

    def _find(self, down: int, right: int) -> NDArray[np.int32]:
        import numpy as np

        if self._table is not None:
            where: NDArray[np.int32] = self._table[self._base + (down * self._stride + right)]
            return where
        cols = self._cols + right
        wanted = (self._rows + down) * self._shape[1] + cols
        found = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        hit = (cols >= 0) & (cols < self._shape[1]) & (self._keys[found] == wanted)
        return np.where(hit, found, len(self._keys)).astype(np.int32)

    def value_at(self, value: Floats, rows: Ints, cols: Ints) -> Floats:
        """``value`` of the pairs of some rows and columns, 0 where that is no candidate."""
        import numpy as np

        padded = np.concatenate([value, np.zeros_like(value[:1])])
        if self._table is not None:
            known: Floats = padded[self._table[(rows + _MARGIN) * self._stride + cols + _MARGIN]]
            return known
        wanted = rows * self._shape[1] + cols
        place = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        found: Floats = padded[np.where(self._keys[place] == wanted, place, len(self._keys))]
        return found
