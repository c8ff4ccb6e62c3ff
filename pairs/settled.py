"""A second look: beads and nulls judged again with a first alignment of the whole text known.

What surrounds a bead says what kind of text this is. Where nearly everything is aligned and in order, the text is
parallel there, as a translation is, and a sentence left over on one side belongs to a neighbour; where much is left
over, it was dropped or added. Vecalign's and bertalign's dynamic programs take the first for granted, matching
without order takes the second; here it is evidence, stretch by stretch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairs.candidates import claims, logit, long
from pairs.features import apart
from pairs.similarity import Evidence
from pairs.windows import LONGEST, Windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

NEAR, WIDE = 6, 30
"""How many segments on either side tell what kind of text surrounds a segment."""

BEAD_AGAIN = (
    "logit", "taken", "free", "broken", "beside", "opposite", "one-sided", "fit", "gap", "cover", "covered", "wide",
    "flow", "cover*beside", "cover*free", "wide*free", "wide*logit", "flow*fit", "length", "cover*length",
    "wide*one-sided", "short", "mixed", "mixed*one-sided",
)  # fmt: skip
NULL_AGAIN = (
    "logit", "claimed", "cover", "wide", "flow", "lone gap", "shared gap", "attach", "cover*logit", "wide*logit",
    "wide*lone", "flow*lone", "wide*attach", "length", "run", "mixed", "mixed*lone",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a first alignment.

    Attributes:
        owner: number of the bead that holds each segment, -1 for none.
        low: first partner of each segment, -1 for none.
        high: last partner of each segment, -1 for none.
        cover: share of the text near each segment that is aligned, itself left out.
        wide: the same in wider surroundings.
        flow: share of the aligned segments near each that follow the order of the other side.
        mixed: share of the aligned segments in wider surroundings that are in beads of more than one a side.
        before: the nearest aligned segment before each, -1 for none.
        after: the nearest aligned segment after each, the side's size for none.
    """

    owner: Ints
    low: Ints
    high: Ints
    cover: Floats
    wide: Floats
    flow: Floats
    mixed: Floats
    before: Ints
    after: Ints


def settle(beads: Sequence[tuple[Sequence[int], Sequence[int]]], lengths: tuple[Floats, Floats]) -> tuple[Side, Side]:
    """Describe a first alignment, given as its matches, from both sides."""
    one = _side(beads, 0, lengths[0])
    two = _side(beads, 1, lengths[1])
    return one, two


def _side(beads: Sequence[tuple[Sequence[int], Sequence[int]]], side: int, lengths: Floats) -> Side:
    import numpy as np

    size = len(lengths)
    owner, low, high = (np.full(size, -1, dtype=np.int64) for _ in range(3))
    many = np.zeros(size, dtype=np.bool_)
    for k, bead in enumerate(beads):
        own, other = bead[side], bead[1 - side]
        owner[own[0] : own[-1] + 1] = k
        low[own[0] : own[-1] + 1], high[own[0] : own[-1] + 1] = other[0], other[-1]
        many[own[0] : own[-1] + 1] = len(own) + len(other) > 2
    held = owner >= 0
    places = np.arange(size)
    before = np.maximum.accumulate(np.where(held, places, -1))
    before = np.concatenate([[-1], before[:-1]])
    after = np.minimum.accumulate(np.where(held, places, size)[::-1])[::-1]
    after = np.concatenate([after[1:], [size]])
    known = held & (before >= 0)
    step = low - high[np.maximum(before, 0)]
    same = owner == owner[np.maximum(before, 0)]
    ordered = known & (same | ((step > 0) & (step <= NEAR)))
    return Side(
        owner, low, high, _share(held, lengths, NEAR), _share(held, lengths, WIDE),
        _share(ordered, known.astype(np.float32), NEAR), _share(many, held.astype(np.float32), WIDE, 0.1),
        before, after,
    )  # fmt: skip


def _share(held: NDArray[np.bool_], weight: Floats, reach: int, usual: float = 0.5) -> Floats:
    """The share of ``weight`` around each segment that is held, itself left out; ``usual`` where there is none."""
    import numpy as np

    size = len(weight)
    whole = np.concatenate([[0.0], np.cumsum(weight, dtype=np.float64)])
    part = np.concatenate([[0.0], np.cumsum(np.where(held, weight, 0), dtype=np.float64)])
    low, high = np.maximum(np.arange(size) - reach, 0), np.minimum(np.arange(size) + reach + 1, size)
    total = whole[high] - whole[low] - weight
    found = part[high] - part[low] - np.where(held, weight, 0)
    # One unseen segment, held as is usual, keeps short texts from certainty.
    prior = float(whole[-1]) / max(1, size)
    share: Floats = ((found + prior * usual) / np.maximum(total + prior, 1e-9)).round(4).astype(np.float32)
    return share


def bead_features(windows: Windows, p: Floats, settled: tuple[Side, Side], evidence: Evidence) -> Floats:
    """Numbers about candidate beads that look at a first alignment, columns as :data:`BEAD_AGAIN`."""
    import numpy as np

    places = ((windows.rows, windows.heights), (windows.cols, windows.widths))
    free, broken = np.zeros(len(p), dtype=np.float32), np.zeros(len(p), dtype=np.float32)
    taken = np.ones(len(p), dtype=np.bool_)
    beside, fits, gaps, covers, wides, flows, mixes = [], [], [], [], [], [], []
    for side in (0, 1):
        here, (own, size), (other, width) = settled[side], places[side], places[1 - side]
        end, far = own + size - 1, other + width - 1
        last = len(here.owner) - 1
        for k in range(LONGEST):
            inside = k < size
            at = np.minimum(own + k, last)
            held = here.owner[at] >= 0
            within = held & (here.low[at] >= other) & (here.high[at] <= far)
            free += inside & ~held
            broken += inside & held & ~within
        bead = here.owner[own]
        alone = (own == 0) | (here.owner[np.maximum(own - 1, 0)] != bead)
        alone &= (end == last) | (here.owner[np.minimum(end + 1, last)] != bead)
        taken &= (bead >= 0) & (here.owner[end] == bead) & (here.low[own] == other) & (here.high[own] == far) & alone
        before, after = here.before[own], here.after[end]
        beside.append(np.minimum(own - before - 1, 2) + np.minimum(after - end - 1, 2))
        room = len(settled[1 - side].owner)
        above = np.where(before >= 0, here.high[np.maximum(before, 0)], -1)
        below = np.where(after <= last, here.low[np.minimum(after, last)], room)
        fits.append(_fit(above < other, other - above) + _fit(below > far, below - far))
        gaps.append(np.minimum(np.maximum(other - above - 1, 0), 3) + np.minimum(np.maximum(below - far - 1, 0), 3))
        covers.append((here.cover[own] + here.cover[end]) / 2)
        wides.append((here.wide[own] + here.wide[end]) / 2)
        mixes.append((here.mixed[own] + here.mixed[end]) / 2)
        flows.append((here.flow[own] + here.flow[end]) / 2)
    one, _ = long(evidence.lengths[0], *places[0])
    two, _ = long(evidence.lengths[1], *places[1])
    ratio = apart(one, two)
    short = np.maximum(0.0, 1.0 - np.minimum(one, two) / 60.0)
    most, fewest = np.maximum(*beside), np.minimum(*beside)
    lone = (most > 0) & (fewest == 0)
    fit, gap = (fits[0] + fits[1]) / 4, (gaps[0] + gaps[1]) / 2
    cover, covered, wide, flow = np.minimum(*covers), np.maximum(*covers), np.minimum(*wides), np.minimum(*flows)
    odds, mixed = logit(p), (mixes[0] + mixes[1]) / 2
    columns = [
        odds, taken, free, broken, most, fewest, lone, fit, gap, cover, covered, wide, flow, cover * lone * most,
        cover * free, wide * free, wide * odds, flow * fit, ratio, cover * ratio, wide * lone, short,
        mixed, mixed * lone,
    ]  # fmt: skip
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _fit(ordered: NDArray[np.bool_], distance: Ints) -> Floats:
    """1 where a neighbour stands close by on the right side, -1 on the wrong one, 0 far away."""
    import numpy as np

    return np.where(ordered & (distance <= NEAR), 1.0, np.where(ordered, 0.0, -1.0)).astype(np.float32)


def null_features(
    null: tuple[Floats, Floats],
    settled: tuple[Side, Side],
    every: Sequence[tuple[Windows, Floats]],
    evidence: Evidence,
) -> tuple[Floats, Floats]:
    """Numbers about single segments that look at a first alignment, columns as :data:`NULL_AGAIN`."""
    import numpy as np

    out = []
    for side in (0, 1):
        here, there = settled[side], settled[1 - side]
        size = len(here.owner)
        odds = logit(null[side])
        above = np.where(here.before >= 0, here.high[np.maximum(here.before, 0)], -1)
        below = np.where(here.after < size, here.low[np.minimum(here.after, size - 1)], len(there.owner))
        run = here.after - here.before - 1
        in_order = below > above
        empty = in_order & (below - above == 1)
        shared = in_order & (below - above > 1) & (below - above <= NEAR)
        attach = np.maximum.reduce([claims(judged, size, side)[0] for judged in every])
        lone = empty & (run <= 3)
        length = np.minimum(evidence.lengths[side] / 100.0, 3.0)
        columns = [
            odds, here.owner >= 0, here.cover, here.wide, here.flow, lone, shared, attach, here.cover * odds,
            here.wide * odds, here.wide * lone, here.flow * lone, here.wide * attach, length, np.minimum(run, 6),
            here.mixed, here.mixed * lone,
        ]  # fmt: skip
        out.append(np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1))
    return out[0], out[1]
