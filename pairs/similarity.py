"""How alike the segments of two sides are: candidate pairs, their signals, and the rivals of each.

A signal is a number per pair of segments: ``cosine`` of the sentence vectors, ``overlap`` of weighted terms,
``grams`` of letter groups. Similarities are worked out block by block, so that the full table of two long
documents never stands in memory; what is kept of each row and column are its best entries, the *rivals*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairs.grid import Grid
from pairs.lexical import Lexicon, length
from pairs.postings import KEEP, Postings
from pairs.rivals import RIVALS, Best, best_of, grouped_best, merged, stacked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_ALL_PAIRS = 10_000
_BLOCK_CELLS = 4_000_000
_FULL_CELLS = 300_000_000
_GRAM_CELLS = 1_000_000
_STEPS = ((0, 0), (1, 1), (-1, -1), (1, 0), (0, 1), (-1, 0), (0, -1))


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
        lengths: of each segment (:func:`pairs.lexical.length`), original and rewrite.
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


def unit_rows(vectors: NDArray[np.floating]) -> Floats:
    """Vectors in half precision and of unit length again, as float32; a zero row stays zero."""
    import numpy as np

    kept = np.asarray(vectors, dtype=np.float16).astype(np.float32)
    norms = np.sqrt(np.einsum("ij,ij->i", kept, kept))
    units: Floats = kept / np.maximum(norms, 1e-9)[:, None]
    return units


def cosine(one: Floats, two: Floats) -> float:
    """Cosine of two vectors; 0 where one has no direction."""
    norm = float(one @ one) ** 0.5 * float(two @ two) ** 0.5
    return float(one @ two) / norm if norm > 0 else 0.0


def likeness_of(vectors: tuple[Floats, Floats], rows: Sequence[int], cols: Sequence[int]) -> float:
    """Cosine of the summed vectors of two groups of segments; 0 where one has no direction."""
    return cosine(vectors[0][list(rows)].sum(axis=0), vectors[1][list(cols)].sum(axis=0))


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
    table = Postings(lexicon, segments)
    names = _in_full(n * m, with_vectors=vectors is not None)
    best_rows: dict[str, list[Best]] = {name: [] for name in names}
    best_cols: dict[str, Best] = {}
    block = max(1, min(n, _BLOCK_CELLS // max(1, m)))
    for start in range(0, n if names else 0, block):
        stop = min(n, start + block)
        for name in names:
            if name == "overlap":
                cells = table.block(start, stop)
            else:
                left, right = grams if name == "grams" else (vectors or grams)
                cells = left[start:stop] @ right.T
                np.round(cells, 4, out=cells)
            best_rows[name].append(best_of(cells, KEEP))
            columns = best_of(np.ascontiguousarray(cells.T), KEEP, start)
            best_cols[name] = merged(best_cols[name], columns) if name in best_cols else columns
    tops = {name: (stacked(best_rows[name]), best_cols[name]) for name in names}
    rows, cols = _candidates(n, m, tops or table.rare())
    signals = []
    if vectors is not None:
        signals.append(_signal("cosine", rows, cols, _dots(vectors, rows, cols), tops, (n, m)))
    overlap, low, high = table.at(rows, cols)
    signals.append(_signal("overlap", rows, cols, overlap, tops, (n, m)))
    signals.append(_signal("grams", rows, cols, _dots(grams, rows, cols), tops, (n, m)))
    same = np.fromiter(
        (folded[0][i] == folded[1][j] for i, j in zip(rows.tolist(), cols.tolist(), strict=True)), np.float32, len(rows)
    )
    lengths = tuple(np.array([length(text) for text in side], dtype=np.float32) for side in folded)
    free = (np.zeros(n, dtype=np.bool_), np.zeros(m, dtype=np.bool_))
    return Evidence(
        (n, m), rows, cols, tuple(signals), low, high, same, (lengths[0], lengths[1]), free, Grid((n, m), rows, cols)
    )


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


def _in_full(cells: int, *, with_vectors: bool) -> list[str]:
    """The signals that are worked out for every pair; of very long documents only pairs that share rare terms are."""
    if cells > _FULL_CELLS:
        return []
    return (["cosine"] if with_vectors else []) + ["overlap"] + (["grams"] if cells <= _GRAM_CELLS else [])


def _candidates(n: int, m: int, tops: dict[str, tuple[Best, Best]]) -> tuple[Ints, Ints]:
    """All pairs of short documents; of longer ones the best of each row and column, and what is next to those."""
    import numpy as np

    if n * m <= _ALL_PAIRS:
        keys = np.arange(n * m)
        return keys // max(1, m), keys % max(1, m)
    none = np.zeros((2, 0), dtype=np.int64)
    near, far = [none], [none]
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
