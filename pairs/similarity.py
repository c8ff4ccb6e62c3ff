"""How alike the segments of two sides are: candidate pairs, their signals, and the rivals of each.

A signal is a number per pair of segments: ``cosine`` of the sentence vectors, ``overlap`` of weighted terms,
``grams`` of letter groups. Similarities are worked out block by block, so that the full table of two long
documents never stands in memory; what is kept of each row and column are its best entries, the *rivals*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairs.lexical import Lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

RIVALS = 4
"""Best entries that are remembered of each row and column."""
_ALL_PAIRS = 10_000
_KEEP = 8
_BLOCK_CELLS = 1_000_000
_COMMON = 400
_COSINE_CELLS = 1_000_000_000
_GRAM_CELLS = 1_000_000
_TABLE_CELLS = 4_000_000
_MARGIN = 4
_STEPS = ((0, 0), (1, 1), (-1, -1), (1, 0), (0, 1), (-1, 0), (0, -1))


@dataclass(frozen=True, slots=True)
class Best:
    """The best entries of each row (or column) of one signal, falling.

    Attributes:
        index: the partner's index, shape ``(n, RIVALS)``, -1 where there is none.
        value: its similarity, 0 where there is none.
    """

    index: Ints
    value: Floats


@dataclass(frozen=True, slots=True)
class Signal:
    """One kind of similarity at the candidate pairs, with the rivals of every row and column."""

    name: str
    value: Floats
    rows: Best
    cols: Best


@dataclass(frozen=True, slots=True)
class Evidence:
    """Candidate pairs in row-major order and what speaks for each.

    Attributes:
        shape: the numbers of segments of the two sides.
        rows: index of the original's segment, per pair.
        cols: index of the rewrite's segment, per pair.
        signals: cosine (only where vectors were given), overlap, grams.
        low: weighted containment of terms in the side that has more, 0..1.
        high: the same in the side that has less.
        same: 1 where the two texts are equal under :func:`pairs.normal.fold`.
        lengths: characters of each segment, at least 1, original and rewrite.
        pinned: which segments are in pairs that were sure beforehand, original and rewrite.
        grid: finds the pairs next to each pair.
    """

    shape: tuple[int, int]
    rows: Ints
    cols: Ints
    signals: tuple[Signal, ...]
    low: Floats
    high: Floats
    same: Floats
    lengths: tuple[Floats, Floats]
    pinned: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    grid: Grid


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
            return self._table[self._base + (down * self._stride + right)]
        cols = self._cols + right
        wanted = (self._rows + down) * self._shape[1] + cols
        found = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        hit = (cols >= 0) & (cols < self._shape[1]) & (self._keys[found] == wanted)
        return np.where(hit, found, len(self._keys)).astype(np.int32)


def unit_rows(vectors: NDArray[np.floating]) -> Floats:
    """Vectors in half precision and of unit length again, as float32; a zero row stays zero."""
    import numpy as np

    kept = np.asarray(vectors, dtype=np.float16).astype(np.float32)
    norms = np.sqrt(np.einsum("ij,ij->i", kept, kept))
    return kept / np.maximum(norms, 1e-9)[:, None]


def gather(
    lexicon: Lexicon, vectors: tuple[Floats, Floats] | None, grams: tuple[Floats, Floats], segments: tuple[Ints, Ints]
) -> Evidence:
    """Find the candidate pairs among some segments of the two sides and measure them.

    Args:
        lexicon: the terms of all segments.
        vectors: unit rows of the chosen segments, or ``None`` for lexical evidence alone.
        grams: letter groups of the chosen segments.
        segments: the chosen segments (ascending); indices in the result count within these.
    """
    import numpy as np

    n, m = len(segments[0]), len(segments[1])
    folded = ([lexicon.folded[0][i] for i in segments[0]], [lexicon.folded[1][j] for j in segments[1]])
    table = _Terms(lexicon, segments)
    with_cosine = vectors is not None and n * m <= _COSINE_CELLS
    names = (["cosine"] if with_cosine else []) + ["overlap"] + (["grams"] if n * m <= _GRAM_CELLS else [])
    best_rows: dict[str, list[Best]] = {name: [] for name in names}
    best_cols: dict[str, Best] = {}
    block = max(1, min(n, _BLOCK_CELLS // max(1, m)))
    for start in range(0, n, block):
        stop = min(n, start + block)
        for name in names:
            if name == "overlap":
                cells = table.block(start, stop)
            else:
                left, right = grams if name == "grams" else (vectors or grams)
                cells = np.round(left[start:stop] @ right.T, 4)
            best_rows[name].append(_best(cells, _KEEP))
            columns = _best(np.ascontiguousarray(cells.T), _KEEP, start)
            best_cols[name] = _merge(best_cols[name], columns) if name in best_cols else columns
    tops = {name: (_stack(best_rows[name]), best_cols[name]) for name in names}
    rows, cols = _candidates(n, m, tops)
    signals = []
    if vectors is not None:
        signals.append(_signal("cosine", rows, cols, _dots(vectors, rows, cols), tops, (n, m)))
    overlap, low, high = table.at(rows, cols)
    signals.append(_signal("overlap", rows, cols, overlap, tops, (n, m)))
    signals.append(_signal("grams", rows, cols, _dots(grams, rows, cols), tops, (n, m)))
    same = np.fromiter(
        (folded[0][i] == folded[1][j] for i, j in zip(rows.tolist(), cols.tolist(), strict=True)), np.float32, len(rows)
    )
    lengths = tuple(np.array([max(1, len(text)) for text in side], dtype=np.float32) for side in folded)
    free = (np.zeros(n, dtype=np.bool_), np.zeros(m, dtype=np.bool_))
    return Evidence((n, m), rows, cols, tuple(signals), low, high, same, (lengths[0], lengths[1]), free, Grid((n, m), rows, cols))


def with_sure(evidence: Evidence, free: tuple[Ints, Ints], sure: Ints, lengths: tuple[Floats, Floats]) -> Evidence:
    """Evidence about the free segments put among all segments, with the pairs that are sure as pairs of their own.

    Args:
        evidence: about the free segments, in their own numbering.
        free: the numbers of the free segments of both sides among all.
        sure: row and column of each sure pair, shape ``(2, pairs)``.
        lengths: characters of all segments.
    """
    import numpy as np

    n, m = len(lengths[0]), len(lengths[1])
    rows = np.concatenate([free[0][evidence.rows], sure[0]])
    cols = np.concatenate([free[1][evidence.cols], sure[1]])
    order = np.argsort(rows * m + cols, kind="stable")
    ones = np.ones(sure.shape[1], dtype=np.float32)

    def joined(value: Floats) -> Floats:
        return np.concatenate([value, ones])[order]

    def placed(best: Best, own: Ints, other: Ints, size: int) -> Best:
        index = np.full((size, best.index.shape[1]), -1, dtype=np.int64)
        value = np.zeros((size, best.index.shape[1]), dtype=np.float32)
        index[own] = np.where(best.index >= 0, other[best.index], -1)
        value[own] = best.value
        return Best(index, value)

    signals = tuple(
        Signal(
            each.name,
            joined(each.value),
            placed(each.rows, free[0], free[1], n),
            placed(each.cols, free[1], free[0], m),
        )
        for each in evidence.signals
    )
    pinned = (np.ones(n, dtype=np.bool_), np.ones(m, dtype=np.bool_))
    pinned[0][free[0]], pinned[1][free[1]] = False, False
    return Evidence(
        (n, m), rows[order], cols[order], signals, joined(evidence.low), joined(evidence.high),
        joined(evidence.same), lengths, pinned, Grid((n, m), rows[order], cols[order]),
    )  # fmt: skip


class _Terms:
    """Postings of the rewrite's terms, to score a row of the original against all of them at once."""

    def __init__(self, lexicon: Lexicon, segments: tuple[Ints, Ints]) -> None:
        import numpy as np

        self.left = [lexicon.terms[0][i] for i in segments[0]]
        self.right = [lexicon.terms[1][j] for j in segments[1]]
        self.lexicon = lexicon
        self.mass = tuple(
            np.array([lexicon.mass(side) for side in sides], dtype=np.float64) for sides in (self.left, self.right)
        )
        postings: dict[int, list[int]] = {}
        for j, side in enumerate(self.right):
            for term in side:
                postings.setdefault(term, []).append(j)
        self.common = max(_COMMON, 0) if len(self.right) > _COMMON else len(self.right)
        self.postings = {term: np.array(found, dtype=np.int64) for term, found in postings.items()}

    def block(self, start: int, stop: int) -> Floats:
        """Dice of rows ``start:stop`` against every column; terms of very many columns are left out."""
        import numpy as np

        width = len(self.right)
        cells = np.zeros((stop - start, width), dtype=np.float64)
        for i in range(start, stop):
            found = sorted(t for t in self.left[i] if t in self.postings and len(self.postings[t]) <= self.common)
            if not found:
                continue
            lists = [self.postings[t] for t in found]
            weights = np.repeat([self.lexicon.weight[t] for t in found], [len(each) for each in lists])
            cells[i - start] = np.bincount(np.concatenate(lists), weights=weights, minlength=width)
        total = self.mass[0][start:stop, None] + self.mass[1][None, :]
        return np.round(2 * cells / np.maximum(total, 1e-9), 4).astype(np.float32)

    def at(self, rows: Ints, cols: Ints) -> tuple[Floats, Floats, Floats]:
        """Dice, lower and higher containment at some pairs, over all their terms."""
        import numpy as np

        weight = self.lexicon.weight
        left, right = self.left, self.right
        shared = np.array(
            [sum([weight[t] for t in left[i] & right[j]]) for i, j in zip(rows.tolist(), cols.tolist(), strict=True)],
            dtype=np.float64,
        ).reshape(len(rows))
        one, two = self.mass[0][rows], self.mass[1][cols]
        dice = 2 * shared / np.maximum(one + two, 1e-9)
        low, high = shared / np.maximum(np.maximum(one, two), 1e-9), shared / np.maximum(np.minimum(one, two), 1e-9)
        return tuple(np.round(each, 4).astype(np.float32) for each in (dice, low, high))  # type: ignore[return-value]


def _best(cells: Floats, keep: int, offset: int = 0) -> Best:
    """The ``keep`` best entries of each row, falling; equal ones by index."""
    import numpy as np

    height, width = cells.shape
    keep = min(keep, width)
    if keep < width:
        index = np.sort(np.argpartition(-cells, keep - 1, axis=1)[:, :keep], axis=1)
    else:
        index = np.broadcast_to(np.arange(width), (height, width))
    value = np.take_along_axis(cells, index, axis=1)
    order = np.argsort(-value, axis=1, kind="stable")
    return Best(np.take_along_axis(index, order, axis=1) + offset, np.take_along_axis(value, order, axis=1))


def _merge(one: Best, two: Best) -> Best:
    """The best entries of two lists per row."""
    import numpy as np

    index, value = np.hstack([one.index, two.index]), np.hstack([one.value, two.value])
    order = np.argsort(-value, axis=1, kind="stable")[:, :_KEEP]
    return Best(np.take_along_axis(index, order, axis=1), np.take_along_axis(value, order, axis=1))


def _stack(parts: Sequence[Best]) -> Best:
    import numpy as np

    return Best(np.vstack([part.index for part in parts]), np.vstack([part.value for part in parts]))


def _candidates(n: int, m: int, tops: dict[str, tuple[Best, Best]]) -> tuple[Ints, Ints]:
    """All pairs of short documents; of longer ones the best of each row and column, and what is next to those."""
    import numpy as np

    if n * m <= _ALL_PAIRS:
        keys = np.arange(n * m)
        return keys // max(1, m), keys % max(1, m)
    near, far = [], []
    for rows, cols in tops.values():
        for best, flip in ((rows, False), (cols, True)):
            own = np.repeat(np.arange(len(best.index)), best.index.shape[1])
            other, rank = best.index.reshape(-1), np.tile(np.arange(best.index.shape[1]), len(best.index))
            kept = best.value.reshape(-1) > 0
            pair = np.stack([other, own] if flip else [own, other])
            near.append(pair[:, kept & (rank < 2)])
            far.append(pair[:, kept])
    seeds = np.hstack(near)
    spread = [seeds + np.array(step)[:, None] for step in _STEPS]
    every = np.hstack(far + spread)
    inside = (every[0] >= 0) & (every[0] < n) & (every[1] >= 0) & (every[1] < m)
    keys = np.unique(every[0][inside] * m + every[1][inside])
    return keys // m, keys % m


def _dots(sides: tuple[NDArray[np.floating], NDArray[np.floating]], rows: Ints, cols: Ints) -> Floats:
    """Inner products at some pairs, four decimals."""
    import numpy as np

    if len(sides[0]) * len(sides[1]) <= _GRAM_CELLS:
        return np.round(sides[0] @ sides[1].T, 4)[rows, cols].astype(np.float32)
    out = np.empty(len(rows), dtype=np.float32)
    step = max(1, 4_000_000 // max(1, sides[0].shape[1]))
    for start in range(0, len(rows), step):
        part = slice(start, start + step)
        out[part] = np.einsum("ij,ij->i", sides[0][rows[part]], sides[1][cols[part]])
    return np.round(out, 4)


def _signal(
    name: str, rows: Ints, cols: Ints, value: Floats, tops: dict[str, tuple[Best, Best]], shape: tuple[int, int]
) -> Signal:
    """A signal with its rivals; where the blocks did not cover it, the rivals are found among the candidates."""
    if name in tops:
        by_row, by_col = (Best(best.index[:, :RIVALS], best.value[:, :RIVALS]) for best in tops[name])
    else:
        by_row, by_col = grouped_best(rows, cols, value, shape[0]), grouped_best(cols, rows, value, shape[1])
    return Signal(name, value, by_row, by_col)


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
