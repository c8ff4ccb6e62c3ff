"""Candidate beads of an alignment and the numbers that say how good each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairs.features import support, surroundings
from pairs.lexical import Lexicon
from pairs.rivals import grouped_best
from pairs.similarity import Evidence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

SHAPES = ((1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (2, 3), (3, 2))
_STRONG, _WEAK, _UNCLAIMED = 0.2, 0.02, 0.5
_LEAST_SINGLE = 0.02

GROUP = (
    "strongest", "weakest", "mean", "window", "window.gain", "overlap", "overlap.gain", "low", "low.gain", "high",
    "length", "length.gain", "rival", "rival.weakest", "before", "after", "density", "sparse", "density*weakest",
    "same", "size4", "size5", "square",
    "fill", "inside", "density*fill", "density*inside", "density*length.gain", "grams.gain",
)  # fmt: skip
SINGLE = (
    "logit", "rival", "rivals", "before", "after", "density", "sparse", "length", "same", "group", "density*logit",
    "value",
)  # fmt: skip
NULL = ("best", "second", "pair", "mass", "around", "around*best", "short")


@dataclass(frozen=True, slots=True)
class Windows:
    """Candidate beads of one shape: ``height`` rows from ``rows`` on, ``width`` columns from ``cols`` on."""

    height: int
    width: int
    rows: Ints
    cols: Ints

    def members(self, k: int) -> tuple[range, range]:
        """Row and column indices of candidate ``k``."""
        i, j = int(self.rows[k]), int(self.cols[k])
        return range(i, i + self.height), range(j, j + self.width)


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


def groups(
    evidence: Evidence,
    p: Floats,
    around: Surroundings,
    lexicon: Lexicon,
    segments: tuple[Ints, Ints],
    vectors: tuple[Floats, Floats] | None,
    grams: tuple[Floats, Floats],
) -> list[tuple[Windows, Floats]]:
    """The plausible n:m beads of each shape with their features (columns as :data:`GROUP`)."""
    out = []
    for height, width in SHAPES:
        chosen = _plausible(evidence, p, around, height, width)
        if len(chosen):
            windows = Windows(height, width, evidence.rows[chosen], evidence.cols[chosen])
            out.append(
                (windows, _group_features(windows, chosen, evidence, p, around, lexicon, segments, vectors, grams))
            )
    return out


def _cells(evidence: Evidence, value: Floats, height: int, width: int, at: Ints | None = None) -> Floats:
    """``value`` at all cells of the window that starts at each pair, shape ``(height, width, pairs, …)``."""
    cells = evidence.grid.look(value, [(a, b) for a in range(height) for b in range(width)], at)
    return cells.reshape(height, width, *cells.shape[1:])


def _plausible(evidence: Evidence, p: Floats, around: Surroundings, height: int, width: int) -> Ints:
    """Pairs at which a window of this shape may start: something in it is likely, nothing is claimed elsewhere."""
    import numpy as np

    n, m = evidence.shape
    cells = _cells(evidence, p, height, width)
    strong = cells.max(axis=(0, 1)) >= _STRONG
    inside = (evidence.rows + height <= n) & (evidence.cols + width <= m)
    good = inside & strong
    for own, size, pinned in ((evidence.rows, height, evidence.pinned[0]), (evidence.cols, width, evidence.pinned[1])):
        for step in range(size):
            good &= ~pinned[np.minimum(own + step, len(pinned) - 1)]
    for axis, size, own, best in (
        (1, height, evidence.rows, around.row_best),
        (0, width, evidence.cols, around.col_best),
    ):
        covered = cells.max(axis=axis)
        limit = len(best[1])
        for step in range(size):
            elsewhere = best[1][np.minimum(own + step, limit - 1), 0]
            good &= (covered[step] >= _WEAK) | (elsewhere < _UNCLAIMED)
    return np.flatnonzero(good)


def _outside(best: tuple[Ints, Floats], own: Ints, start: Ints, size: int) -> Floats:
    """The likeliest partner of segments ``own`` outside ``start … start + size``."""
    import numpy as np

    index, value = best[0][own], best[1][own]
    off = (index >= 0) & ((index < start[:, None]) | (index >= start[:, None] + size))
    likeliest: Floats = np.where(off, value, 0.0).max(axis=1, initial=0.0)
    return likeliest


def _group_features(
    windows: Windows,
    chosen: Ints,
    evidence: Evidence,
    p: Floats,
    around: Surroundings,
    lexicon: Lexicon,
    segments: tuple[Ints, Ints],
    vectors: tuple[Floats, Floats] | None,
    grams: tuple[Floats, Floats],
) -> Floats:
    import numpy as np

    height, width, rows, cols = windows.height, windows.width, windows.rows, windows.cols
    told = np.stack([p, evidence.low, evidence.same, *(s.value for s in evidence.signals)], axis=1)
    cells = _cells(evidence, told, height, width, chosen)
    top = cells.max(axis=(0, 1)).T
    cover = np.concatenate([cells[..., 0].max(axis=1), cells[..., 0].max(axis=0)], axis=0).T
    strongest, weakest = logit(top[0]), logit(cover.min(axis=1))
    lexical = np.array(
        [
            lexicon.overlap([int(segments[0][i]) for i in mine], [int(segments[1][j]) for j in theirs])
            for mine, theirs in (windows.members(k) for k in range(len(rows)))
        ],
        dtype=np.float32,
    )
    low, same = top[1], top[2]
    members = {signal.name: top[3 + k] for k, signal in enumerate(evidence.signals)}
    if vectors is None:
        window, single = lexical[:, 0], members["overlap"]
    else:
        window, single = window_cosine(windows, vectors), members["cosine"]
    one = sum((evidence.lengths[0][rows + a] for a in range(height)), np.zeros(len(rows), dtype=np.float32))
    two = sum((evidence.lengths[1][cols + b] for b in range(width)), np.zeros(len(rows), dtype=np.float32))
    ratio = np.minimum(np.abs(np.log(one / two)), 2.0)
    first = (
        evidence.lengths[0][rows] if height == 1 else evidence.lengths[0][rows[:, None] + np.arange(height)].max(axis=1)
    )
    second = (
        evidence.lengths[1][cols] if width == 1 else evidence.lengths[1][cols[:, None] + np.arange(width)].max(axis=1)
    )
    alone = np.minimum(np.abs(np.log(first / two if height == width == 1 else first / second)), 2.0)
    rivals = [_outside(around.row_best, rows + a, cols, width) for a in range(height)]
    rivals += [_outside(around.col_best, cols + b, rows, height) for b in range(width)]
    at = np.argmin(cover, axis=1)
    stack = np.stack(rivals, axis=1)
    before, after = around.before[chosen], evidence.grid.look(around.after, [(height - 1, width - 1)], chosen)[0]
    dense = [around.rows[rows], around.rows[rows + height - 1], around.cols[cols], around.cols[cols + width - 1]]
    density, sparse = np.minimum.reduce(dense), np.maximum.reduce(dense)
    size = height + width
    joint = window_cosine(windows, grams)
    columns = [
        strongest, weakest, logit(cover).mean(axis=1), window, window - single, lexical[:, 0],
        lexical[:, 0] - members["overlap"], lexical[:, 1], lexical[:, 1] - low, lexical[:, 2], ratio, alone - ratio,
        stack.max(axis=1), stack[np.arange(len(at)), at], np.maximum(before, after), np.minimum(before, after),
        density, sparse, density * weakest, same, np.full(len(rows), size == 4), np.full(len(rows), size >= 5),
        np.full(len(rows), min(height, width) > 1), lexical[:, 3], lexical[:, 4], density * lexical[:, 3],
        density * lexical[:, 4], density * (alone - ratio), joint - members["grams"],
    ]  # fmt: skip
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def window_cosine(windows: Windows, vectors: tuple[Floats, Floats]) -> Floats:
    """Cosine of the mean vectors of the two sides of each window, four decimals."""
    import numpy as np

    one = sum(vectors[0][windows.rows + a] for a in range(windows.height))
    two = sum(vectors[1][windows.cols + b] for b in range(windows.width))
    dot = np.einsum("ij,ij->i", one, two)
    norm = np.sqrt(np.einsum("ij,ij->i", one, one) * np.einsum("ij,ij->i", two, two))
    rounded: Floats = np.round(dot / np.maximum(norm, 1e-9), 4).astype(np.float32)
    return rounded


def singles(
    evidence: Evidence, p: Floats, around: Surroundings, grouped: list[tuple[Windows, Floats]]
) -> tuple[Windows, Floats]:
    """The plausible 1:1 beads with their features; ``grouped`` are the n:m beads with their probabilities."""
    import numpy as np

    chosen = np.flatnonzero((p >= _LEAST_SINGLE) & ~evidence.pinned[0][evidence.rows])
    rows, cols = evidence.rows[chosen], evidence.cols[chosen]
    p = p[chosen]
    n, m = evidence.shape
    row_group, col_group = np.zeros(n, dtype=np.float32), np.zeros(m, dtype=np.float32)
    for windows, probability in grouped:
        for a in range(windows.height):
            np.maximum.at(row_group, windows.rows + a, probability)
        for b in range(windows.width):
            np.maximum.at(col_group, windows.cols + b, probability)
    one = _outside(around.row_best, rows, cols, 1)
    two = _outside(around.col_best, cols, rows, 1)
    before, after = around.before[chosen], around.after[chosen]
    density = np.minimum(around.rows[rows], around.cols[cols])
    sparse = np.maximum(around.rows[rows], around.cols[cols])
    ratio = np.minimum(np.abs(np.log(evidence.lengths[0][rows] / evidence.lengths[1][cols])), 2.0)
    columns = [
        logit(p), np.maximum(one, two), np.minimum(one, two), np.maximum(before, after), np.minimum(before, after),
        density, sparse, ratio, evidence.same[chosen], np.maximum(row_group[rows], col_group[cols]),
        density * logit(p), evidence.signals[0].value[chosen],
    ]  # fmt: skip
    return Windows(1, 1, rows, cols), np.stack(columns, axis=1).astype(np.float32)


def nulls(evidence: Evidence, around: Surroundings, every: list[tuple[Windows, Floats]]) -> tuple[Floats, Floats]:
    """Features of each segment (rows as columns of :data:`NULL`): does it stand alone? Original and rewrite."""
    import numpy as np

    out = []
    for side, best in enumerate((around.row_best, around.col_best)):
        size = evidence.shape[side]
        top, mass = np.zeros(size, dtype=np.float32), np.zeros(size, dtype=np.float64)
        for windows, probability in every:
            start, length = (windows.rows, windows.height) if side == 0 else (windows.cols, windows.width)
            for step in range(length):
                np.maximum.at(top, start + step, probability)
                mass += np.bincount(start + step, weights=probability, minlength=size)
        pair, second, near = best[1][:, 0], best[1][:, 1], surroundings(top)
        short = np.maximum(0.0, 1.0 - evidence.lengths[side] / 60.0)
        columns = [logit(top), second, logit(pair), np.minimum(mass, 2.0), near, near * logit(top), short]
        out.append(np.stack(columns, axis=1).astype(np.float32))
    return out[0], out[1]
