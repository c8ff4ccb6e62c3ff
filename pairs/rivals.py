"""The best entries of the rows and columns of a table of similarities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_TILE, _WIDE = 64, 2_048
RIVALS = 4
"""Best entries that are remembered of each row and column."""


@dataclass(frozen=True, slots=True)
class Best:
    """The best entries of each row (or column) of one signal, falling.

    Attributes:
        index: the partner's index, shape ``(n, RIVALS)``, -1 where there is none.
        value: its similarity, 0 where there is none.
    """

    index: Ints
    value: Floats


def best_of(cells: Floats, keep: int, offset: int = 0) -> Best:
    """The ``keep`` best entries of each row, falling; equal ones by index."""
    import numpy as np

    height, width = cells.shape
    keep = min(keep, width)
    if width >= _WIDE:
        index = _best_tiles(cells, keep)
    elif keep < width:
        index = np.sort(np.argpartition(-cells, keep - 1, axis=1)[:, :keep], axis=1)
    else:
        index = np.broadcast_to(np.arange(width), (height, width))
    value = np.take_along_axis(cells, index, axis=1)
    order = np.argsort(-value, axis=1, kind="stable")
    return Best(np.take_along_axis(index, order, axis=1) + offset, np.take_along_axis(value, order, axis=1))


def _best_tiles(cells: Floats, keep: int) -> Ints:
    """Where the ``keep`` best entries of each row are, ascending, without sorting through whole rows.

    An entry among the best is in one of the ``keep`` tiles with the greatest maxima, since each greater maximum is
    an entry above it.
    """
    import numpy as np

    height, width = cells.shape
    whole = width // _TILE * _TILE
    tops = cells[:, :whole].reshape(height, -1, _TILE).max(axis=2)
    tiles = np.sort(np.argpartition(-tops, keep - 1, axis=1)[:, :keep], axis=1)
    inside = (tiles[:, :, None] * _TILE + np.arange(_TILE)).reshape(height, -1)
    rest = np.broadcast_to(np.arange(whole, width), (height, width - whole))
    places = np.concatenate([inside, rest], axis=1)
    found = np.take_along_axis(cells, places, axis=1)
    best = np.sort(np.argpartition(-found, keep - 1, axis=1)[:, :keep], axis=1)
    return np.take_along_axis(places, best, axis=1)


def merged(one: Best, two: Best) -> Best:
    """The best entries of two lists per row."""
    import numpy as np

    index, value = np.hstack([one.index, two.index]), np.hstack([one.value, two.value])
    order = np.argsort(-value, axis=1, kind="stable")[:, : one.index.shape[1]]
    return Best(np.take_along_axis(index, order, axis=1), np.take_along_axis(value, order, axis=1))


def stacked(parts: Sequence[Best]) -> Best:
    """The rows of several lists under each other."""
    import numpy as np

    return Best(np.vstack([part.index for part in parts]), np.vstack([part.value for part in parts]))


def grouped_best(groups: Ints, others: Ints, value: Floats, size: int, keep: int = RIVALS) -> Best:
    """The best entries of each group of a list of pairs, falling; equal ones by the partner's index."""
    import numpy as np

    order = np.lexsort((others, -value, groups))
    owner = groups[order]
    starts = np.searchsorted(owner, np.arange(size))
    rank = np.arange(len(order)) - starts[owner]
    kept = rank < keep
    index = np.full((size, keep), -1, dtype=np.int64)
    best = np.zeros((size, keep), dtype=np.float32)
    index[owner[kept], rank[kept]] = others[order][kept]
    best[owner[kept], rank[kept]] = value[order][kept]
    return Best(index, best)
