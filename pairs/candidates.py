"""Candidate beads of an alignment and the numbers that say how good each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairs.features import apart, support, surroundings
from pairs.lexical import Lexicon
from pairs.rivals import grouped_best
from pairs.similarity import Evidence
from pairs.windows import LONGEST, Closeness, Windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

SHAPES = ((1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (2, 3), (3, 2))
_STRONG, _WEAK, _UNCLAIMED = 0.2, 0.02, 0.5
_LEAST_SINGLE = 0.02

GROUP = (
    "strongest", "weakest", "mean", "window", "window.gain", "window.least", "window.more", "overlap", "overlap.gain",
    "low", "low.gain", "high", "length", "length.gain", "rival", "rival.weakest", "before", "after", "density",
    "sparse", "density*weakest", "same", "size4", "size5", "square", "fill", "inside", "density*fill",
    "density*inside", "density*length.gain", "grams.gain", "grams.least", "grams.more", "density*least",
)  # fmt: skip
SINGLE = (
    "logit", "rival", "rivals", "before", "after", "density", "sparse", "length", "same", "group", "density*logit",
    "value", "window.more", "grams.more",
)  # fmt: skip
NULL = ("best", "second", "pair", "mass", "around", "around*best", "short")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the features of beads look up about pairs and segments."""

    before: Floats
    after: Floats
    rows: Floats
    cols: Floats
    row_best: tuple[Ints, Floats]
    col_best: tuple[Ints, Floats]


def look_around(evidence: Evidence, p: Floats) -> Surroundings:
    """Collect, for pair probabilities ``p``, the support, densities and best partners."""
    n, m = evidence.shape
    by_row = grouped_best(evidence.rows, evidence.cols, p, n, 6)
    by_col = grouped_best(evidence.cols, evidence.rows, p, m, 6)
    before, after = support(evidence, p)
    return Surroundings(
        before, after, surroundings(by_row.value[:, 0]), surroundings(by_col.value[:, 0]),
        (by_row.index, by_row.value), (by_col.index, by_col.value),
    )  # fmt: skip


def logit(p: Floats) -> Floats:
    """Log-odds, held within ±8."""
    import numpy as np

    return np.clip(np.log(np.maximum(p, 1e-6) / np.maximum(1 - p, 1e-6)), -8, 8)


def plausible(evidence: Evidence, p: Floats, around: Surroundings) -> tuple[Windows, Windows]:
    """The n:m beads and the 1:1 beads that are worth a judgement.

    Of an n:m bead, something in it must be likely, and nothing in it claimed elsewhere.
    """
    import numpy as np

    starts, heights, widths = [], [], []
    for height, width, cells in _shapes(evidence, p):
        chosen = _promising(evidence, cells, around, height, width)
        starts.append(chosen)
        heights.append(np.full(len(chosen), height))
        widths.append(np.full(len(chosen), width))
    at, tall, wide = (np.concatenate(each).astype(np.int64) for each in (starts, heights, widths))
    single = np.flatnonzero((p >= _LEAST_SINGLE) & ~evidence.pinned[0][evidence.rows])
    ones = np.ones(len(single), dtype=np.int64)
    return (
        Windows(at, evidence.rows[at], evidence.cols[at], tall, wide),
        Windows(single, evidence.rows[single], evidence.cols[single], ones, ones),
    )


def _shapes(evidence: Evidence, value: Floats) -> list[tuple[int, int, Floats]]:
    """For each shape the values of all cells of the window that starts at each pair."""
    import numpy as np

    steps = [(a, b) for a in range(LONGEST) for b in range(LONGEST)]
    wanted = [k for k, (a, b) in enumerate(steps) if any(a < h and b < w for h, w in SHAPES)]
    found = evidence.grid.look(value, [steps[k] for k in wanted])
    cells = np.zeros((LONGEST * LONGEST, *found.shape[1:]), dtype=found.dtype)
    cells[wanted] = found
    cells = cells.reshape(LONGEST, LONGEST, -1)
    return [(height, width, cells[:height, :width]) for height, width in SHAPES]


def _promising(evidence: Evidence, cells: Floats, around: Surroundings, height: int, width: int) -> Ints:
    import numpy as np

    n, m = evidence.shape
    rows, cols = evidence.rows, evidence.cols
    good = np.flatnonzero((rows + height <= n) & (cols + width <= m) & (cells.max(axis=(0, 1)) >= _STRONG))
    cells, rows, cols = cells[:, :, good], rows[good], cols[good]
    fine = np.ones(len(good), dtype=np.bool_)
    for own, size, pinned, best, covered in (
        (rows, height, evidence.pinned[0], around.row_best, cells.max(axis=1)),
        (cols, width, evidence.pinned[1], around.col_best, cells.max(axis=0)),
    ):
        for step in range(size):
            fine &= ~pinned[own + step] & ((covered[step] >= _WEAK) | (best[1][own + step, 0] < _UNCLAIMED))
    return good[fine]


def _cells(evidence: Evidence, value: Floats, windows: Windows) -> tuple[Floats, Bools]:
    """``value`` in a block of 4 × 4 from the start of each window, and which of these cells are in the window."""
    import numpy as np

    steps = [(a, b) for a in range(LONGEST) for b in range(LONGEST)]
    cells = evidence.grid.look(value, steps, windows.at)
    reach = np.arange(LONGEST)
    inside = (reach[:, None, None] < windows.heights) & (reach[None, :, None] < windows.widths)
    return cells.reshape(LONGEST, LONGEST, *cells.shape[1:]), inside


def _outside(best: tuple[Ints, Floats], own: Ints, start: Ints, size: Ints | int) -> Floats:
    """The likeliest partner of segments ``own`` outside ``start … start + size``."""
    import numpy as np

    index, value = best[0][own], best[1][own]
    off = (index >= 0) & ((index < start[:, None]) | (index >= (start + size)[:, None]))
    likeliest: Floats = np.where(off, value, 0.0).max(axis=1, initial=0.0)
    return likeliest


def _rivals(windows: Windows, around: Surroundings) -> Floats:
    """For each row, then each column of the windows, its likeliest partner outside; -1 past the window's end."""
    import numpy as np

    out = []
    for best, own, size, start, other in (
        (around.row_best, windows.rows, windows.heights, windows.cols, windows.widths),
        (around.col_best, windows.cols, windows.widths, windows.rows, windows.heights),
    ):
        last = len(best[1]) - 1
        for step in range(LONGEST):
            rival = _outside(best, np.minimum(own + step, last), start, other)
            out.append(np.where(step < size, rival, -1.0))
    return np.stack(out, axis=1)


def long(lengths: Floats, own: Ints, sizes: Ints) -> tuple[Floats, Floats]:
    """The summed length of the segments of each window's side, and that of its longest."""
    import numpy as np

    last = len(lengths) - 1
    each = np.stack([np.where(k < sizes, lengths[np.minimum(own + k, last)], 0.0) for k in range(LONGEST)])
    return each.sum(axis=0), each.max(axis=0)


def group_features(
    windows: Windows,
    evidence: Evidence,
    p: Floats,
    around: Surroundings,
    lexicon: Lexicon,
    segments: tuple[Ints, Ints],
    closeness: Closeness,
) -> Floats:
    """Numbers about n:m beads, columns as :data:`GROUP`."""
    import numpy as np

    told = np.stack([p, evidence.low, evidence.same, *(s.value for s in evidence.signals)], axis=1)
    cells, inside = _cells(evidence, told, windows)
    held = np.where(inside[..., None], cells, 0.0)
    top = held.max(axis=(0, 1)).T
    rows_cover, cols_cover = held[..., 0].max(axis=1), held[..., 0].max(axis=0)
    covers = np.concatenate([rows_cover, cols_cover]).T
    real = np.concatenate([inside.any(axis=1), inside.any(axis=0)]).T
    lowest = np.where(real, covers, np.inf)
    strongest, weakest = logit(top[0]), logit(lowest.min(axis=1))
    mean = np.where(real, logit(covers), 0.0).sum(axis=1) / real.sum(axis=1)
    lexical = np.array(
        [
            lexicon.overlap([int(segments[0][i]) for i in mine], [int(segments[1][j]) for j in theirs])
            for mine, theirs in (windows.members(k) for k in range(len(windows.rows)))
        ],
        dtype=np.float32,
    ).reshape(-1, 5)
    low, same = top[1], top[2]
    members = {signal.name: top[3 + k] for k, signal in enumerate(evidence.signals)}
    by_vectors, by_grams = closeness.of(windows)
    window, least, more = by_vectors or (lexical[:, 0].astype(np.float64), by_grams[1], by_grams[2])
    single = members["overlap" if by_vectors is None else "cosine"]
    one, longest = long(evidence.lengths[0], windows.rows, windows.heights)
    two, widest = long(evidence.lengths[1], windows.cols, windows.widths)
    ratio = apart(one, two)
    alone = apart(longest, widest)
    rivals = _rivals(windows, around)
    at = np.argmin(lowest, axis=1)
    before = around.before[windows.at]
    ends = (windows.rows + windows.heights - 1, windows.cols + windows.widths - 1)
    after = evidence.grid.value_at(around.after, *ends)
    dense = [around.rows[windows.rows], around.rows[ends[0]], around.cols[windows.cols], around.cols[ends[1]]]
    density, sparse = np.minimum.reduce(dense), np.maximum.reduce(dense)
    size = windows.heights + windows.widths
    columns = [
        strongest, weakest, mean, window, window - single, least, more,
        lexical[:, 0], lexical[:, 0] - members["overlap"],
        lexical[:, 1], lexical[:, 1] - low, lexical[:, 2], ratio, alone - ratio,
        rivals.max(axis=1), rivals[np.arange(len(at)), at], np.maximum(before, after), np.minimum(before, after),
        density, sparse, density * weakest, same, size == 4, size >= 5, np.minimum(windows.heights, windows.widths) > 1,
        lexical[:, 3], lexical[:, 4], density * lexical[:, 3], density * lexical[:, 4], density * (alone - ratio),
        by_grams[0] - members["grams"], by_grams[1], by_grams[2], density * least,
    ]  # fmt: skip
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def single_features(
    windows: Windows,
    evidence: Evidence,
    p: Floats,
    around: Surroundings,
    grouped: tuple[Windows, Floats],
    closeness: Closeness,
) -> Floats:
    """Numbers about 1:1 beads, columns as :data:`SINGLE`; ``grouped`` are the n:m beads with their probabilities."""
    import numpy as np

    rows, cols, p = windows.rows, windows.cols, p[windows.at]
    row_group, col_group = (claims(grouped, evidence.shape[side], side)[0] for side in (0, 1))
    one = _outside(around.row_best, rows, cols, 1)
    two = _outside(around.col_best, cols, rows, 1)
    before, after = around.before[windows.at], around.after[windows.at]
    density = np.minimum(around.rows[rows], around.cols[cols])
    sparse = np.maximum(around.rows[rows], around.cols[cols])
    ratio = apart(evidence.lengths[0][rows], evidence.lengths[1][cols])
    by_vectors, by_grams = closeness.of(windows)
    more = by_grams[2] if by_vectors is None else by_vectors[2]
    columns = [
        logit(p), np.maximum(one, two), np.minimum(one, two), np.maximum(before, after), np.minimum(before, after),
        density, sparse, ratio, evidence.same[windows.at], np.maximum(row_group[rows], col_group[cols]),
        density * logit(p), evidence.signals[0].value[windows.at], more, by_grams[2],
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def claims(judged: tuple[Windows, Floats], size: int, side: int) -> tuple[Floats, Floats]:
    """For each segment of a side: the likeliest of some beads that hold it, and the sum over all of them."""
    import numpy as np

    windows, p = judged
    start, length = (windows.rows, windows.heights) if side == 0 else (windows.cols, windows.widths)
    top, mass = np.zeros(size, dtype=np.float32), np.zeros(size, dtype=np.float64)
    for step in range(LONGEST):
        held = length > step
        np.maximum.at(top, start[held] + step, p[held])
        mass += np.bincount(start[held] + step, weights=p[held], minlength=size)
    return top, mass.astype(np.float32)


def null_features(
    evidence: Evidence, around: Surroundings, every: list[tuple[Windows, Floats]]
) -> tuple[Floats, Floats]:
    """Features of each segment (rows as columns of :data:`NULL`): does it stand alone? Original and rewrite."""
    import numpy as np

    out = []
    for side, best in enumerate((around.row_best, around.col_best)):
        tops, masses = zip(*(claims(judged, evidence.shape[side], side) for judged in every), strict=True)
        top, mass = np.maximum.reduce(tops), sum(masses)
        pair, second, near = best[1][:, 0], best[1][:, 1], surroundings(top)
        short = np.maximum(0.0, 1.0 - evidence.lengths[side] / 60.0)
        columns = [logit(top), second, logit(pair), np.minimum(mass, 2.0), near, near * logit(top), short]
        out.append(np.stack(columns, axis=1).astype(np.float32))
    return out[0], out[1]
