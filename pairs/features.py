"""What the aligner's small models look at: named numbers about pairs, beads and single segments.

All features are symmetric in the two sides. Competition follows CSLS (Conneau et al. 2018) and the margin
idea of Artetxe and Schwenk (2019): how far a pair stands above the rivals of its row and of its column.
A rival next to the pair itself may be the other half of a split sentence, so gaps are taken twice: over all
rivals (``near``) and over those that are not adjacent (``low``, ``high``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairs.rivals import Best, grouped_best
from pairs.similarity import Evidence, Signal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

REACH = 3
"""How many segments away a neighbouring pair may vouch for another."""
_AROUND = 4


def pair_names(*, with_vectors: bool) -> list[str]:
    """The names of the columns of :func:`pair_features`."""
    signals = (["cosine"] if with_vectors else []) + ["overlap", "grams"]
    parts = ("value", "square", "csls", "low", "high", "near")
    return [f"{signal}.{part}" for signal in signals for part in parts] + ["low", "high", "same", "length", "short"]


def pair_features(evidence: Evidence) -> Floats:
    """Numbers about each candidate pair that need no order, shape ``(pairs, features)``."""
    import numpy as np

    columns = []
    for signal in evidence.signals:
        columns.extend(_competition(signal, evidence.rows, evidence.cols))
    one, two = evidence.lengths[0][evidence.rows], evidence.lengths[1][evidence.cols]
    ratio = apart(one, two)
    short = np.maximum(0.0, 1.0 - np.minimum(one, two) / 60.0)
    return np.stack([*columns, evidence.low, evidence.high, evidence.same, ratio, short], axis=1).astype(np.float32)


def apart(one: Floats, two: Floats) -> Floats:
    """How far two lengths are apart: the logarithm of their ratio, without its sign, at most 2."""
    import numpy as np

    distance: Floats = np.minimum(np.abs(np.log(one / two)), 2.0)
    return distance


def _competition(signal: Signal, rows: Ints, cols: Ints) -> list[Floats]:
    import numpy as np

    far, near = [], []
    for best, own, other in ((signal.rows, rows, cols), (signal.cols, cols, rows)):
        index, value = best.index[own], best.value[own]
        distance = np.abs(index - other[:, None])
        far.append(_rival(value, (index >= 0) & (distance > 1)))
        near.append(_rival(value, (index >= 0) & (distance > 0)))
    v = signal.value
    gaps = [np.clip(v - rival, -0.5, 0.5) for rival in far]
    closest = np.clip(v - np.maximum(near[0], near[1]), -0.5, 0.5)
    csls = v - (signal.rows.value.mean(axis=1)[rows] + signal.cols.value.mean(axis=1)[cols]) / 2
    return [v, v * v, csls, np.minimum(gaps[0], gaps[1]), np.maximum(gaps[0], gaps[1]), closest]


def _rival(value: Floats, allowed: NDArray[np.bool_]) -> Floats:
    import numpy as np

    rival: Floats = np.where(allowed, value, 0.0).max(axis=1, initial=0.0)
    return rival


CONTEXT = (
    "logit", "before", "after", "weaker", "both", "rival", "rivals", "beside", "density", "sparse",
    "density*logit", "density*weaker", "order",
)  # fmt: skip


def context_features(evidence: Evidence, p: Floats) -> Floats:
    """Numbers about each pair that look at its surroundings, given a first probability ``p`` of each.

    Order is local: a pair is vouched for by likely pairs a few segments before it on both sides and by others
    after it, which holds inside a moved block as well.
    """
    import numpy as np

    rows, cols, (n, m) = evidence.rows, evidence.cols, evidence.shape
    logit = np.clip(np.log(np.maximum(p, 1e-6) / np.maximum(1 - p, 1e-6)), -8, 8)
    before, after = support(evidence, p)
    weaker = np.minimum(before, after)
    by_row, by_col = grouped_best(rows, cols, p, n), grouped_best(cols, rows, p, m)
    against = []
    for best, own, other in ((by_row, rows, cols), (by_col, cols, rows)):
        index = best.index[own]
        against.append(_rival(best.value[own], (index >= 0) & (np.abs(index - other[:, None]) > 1)))
    rival, rivals = np.maximum(against[0], against[1]), np.minimum(against[0], against[1])
    beside = evidence.grid.look(p, ((0, 1), (0, -1), (1, 0), (-1, 0))).max(axis=0)
    dense = [surroundings(best.value[:, 0]) for best in (by_row, by_col)]
    one, two = dense[0][rows], dense[1][cols]
    density, sparse = np.minimum(one, two), np.maximum(one, two)
    order = in_gap(evidence, by_row, by_col)
    columns = [
        logit, before, after, weaker, before * after, rival, rivals, beside, density, sparse,
        density * logit, density * weaker, order,
    ]  # fmt: skip
    # Before and after are interchangeable, as the two sides are: give the larger first.
    columns[1], columns[2] = np.maximum(before, after), weaker
    return np.stack(columns, axis=1).astype(np.float32)


def support(evidence: Evidence, p: Floats) -> tuple[Floats, Floats]:
    """How well pairs before and after each pair, in step with it, vouch for it; 0..1 each."""
    import numpy as np

    sides = []
    for sign in (-1, 1):
        steps = [(sign * down, sign * right) for down in range(1, REACH + 1) for right in range(1, REACH + 1)]
        fade = np.array([0.85 ** (abs(down + right) - 2) for down, right in steps], dtype=np.float32)
        sides.append((evidence.grid.look(p, steps) * fade[:, None]).max(axis=0))
    return sides[0], sides[1]


def surroundings(p: Floats) -> Floats:
    """The mean of the neighbours' best probabilities, each segment left out of its own."""
    import numpy as np

    size = len(p)
    sums = np.concatenate([[0.0], np.cumsum(p, dtype=np.float64)])
    low, high = np.maximum(np.arange(size) - _AROUND, 0), np.minimum(np.arange(size) + _AROUND + 1, size)
    count = high - low - 1
    return np.where(count > 0, (sums[high] - sums[low] - p) / np.maximum(count, 1), 0.5).astype(np.float32)


def in_gap(evidence: Evidence, by_row: Best, by_col: Best) -> Floats:
    """Whether each pair fits between its nearest sure neighbours: 1 inside a small gap, -1 across it, else 0.

    Judged from both sides and averaged.
    """
    import numpy as np

    one = _gap(evidence.rows, evidence.cols, by_row, by_col, evidence.shape[1])
    two = _gap(evidence.cols, evidence.rows, by_col, by_row, evidence.shape[0])
    return ((one + two) / np.float32(2)).astype(np.float32)


def _gap(own: Ints, other: Ints, best: Best, back: Best, width: int, sure: float = 0.6) -> Floats:
    import numpy as np

    partner = np.where(best.value[:, 0] >= sure, best.index[:, 0], -1)
    mutual = (partner >= 0) & (back.index[np.maximum(partner, 0), 0] == np.arange(len(partner)))
    anchors = np.flatnonzero(mutual)
    if not len(anchors):
        return np.zeros(len(own), dtype=np.float32)
    targets = partner[anchors]
    place = np.searchsorted(anchors, own, side="left")
    follow = np.searchsorted(anchors, own, side="right")
    above = np.where(place > 0, targets[np.maximum(place - 1, 0)], -1)
    below = np.where(follow < len(anchors), targets[np.minimum(follow, len(anchors) - 1)], width)
    ordered = above < below
    inside = (other > above) & (other < below) & (below - above <= 2 * _AROUND)
    across = ordered & ((other <= above) | (other >= below))
    return np.where(inside, 1.0, np.where(across, -1.0, 0.0)).astype(np.float32)
