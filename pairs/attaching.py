"""Segments left alone that belong to a bead after all, next to it or further off.

Windows reach over neighbours only. But a sentence may be split with something put between its halves (a picture's
caption, a stranger), two sentences from far apart may be merged into one, and one may have become more than four.
So each segment that stayed alone is held against the beads that its likely partners are in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from pairs.similarity import cosine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pairs.lexical import Lexicon
    from pairs.proposal import Ground, Weighed
    from pairs.weights import Logistic

    Floats = NDArray[np.float32]

ATTACH = (
    "pair", "null", "rival", "inside", "fill", "overlap.gain", "grams.gain", "window.gain", "length.gain", "next",
    "hole", "far", "bead", "many", "both", "length", "grown", "mixed",
)  # fmt: skip
LIKELY = 0.5
"""The probability from which a segment is attached."""
_LEAST_PAIR, _PARTNERS, _ROUNDS, _MOST = 0.02, 3, 4, 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A segment that may join a bead: ``side`` 0 is the original.

    Attributes:
        bead: number of the bead.
        side: the side to which the segment belongs.
        segment: its index.
        pair: the probability of its best pair within the bead.
    """

    bead: int
    side: int
    segment: int
    pair: float


def candidates(beads: Sequence[Weighed], ground: Ground, p: Floats) -> list[Candidate]:
    """The segments in no bead, each with the beads of its likeliest partners."""
    owner: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for k, bead in enumerate(beads):
        for side in (0, 1):
            owner[side].update(dict.fromkeys(bead.side(side), k))
    found: list[Candidate] = []
    likely, pinned = p >= _LEAST_PAIR, ground.evidence.pinned
    rows, cols = ground.evidence.rows[likely].tolist(), ground.evidence.cols[likely].tolist()
    best: dict[tuple[int, int], dict[int, float]] = {}
    for i, j, value in zip(rows, cols, p[likely].tolist(), strict=True):
        for side, own, other in ((0, i, j), (1, j, i)):
            if own in owner[side] or pinned[side][own] or other not in owner[1 - side]:
                continue
            k = owner[1 - side][other]
            partners = best.setdefault((side, own), {})
            partners[k] = max(value, partners.get(k, 0.0))
    for (side, own), partners in sorted(best.items()):
        ranked = sorted(partners.items(), key=lambda item: (-item[1], item[0]))[:_PARTNERS]
        found += [Candidate(k, side, own, value) for k, value in ranked if len(beads[k].side(side)) < _MOST]
    return found


def attach_features(
    found: Sequence[Candidate],
    beads: Sequence[Weighed],
    words: Lexicon,
    ground: Ground,
    null: tuple[Floats, Floats],
) -> Floats:
    """Numbers about each segment that may join a bead, columns as :data:`ATTACH`."""
    import numpy as np

    taken = tuple({k for bead in beads for k in bead.side(side)} for side in (0, 1))
    rivals: dict[tuple[int, int], list[float]] = {}
    for each in found:
        rivals.setdefault((each.side, each.segment), []).append(each.pair)
    mixed = (sum(len(bead.rows) + len(bead.cols) > 2 for bead in beads) + 0.5) / (len(beads) + 5)
    table = [
        [
            *_features(each, beads[each.bead], words, ground, null, taken[each.side], rivals[each.side, each.segment]),
            mixed,
        ]
        for each in found
    ]
    return np.array(table, dtype=np.float32).reshape(-1, len(ATTACH))


def _features(
    each: Candidate,
    bead: Weighed,
    words: Lexicon,
    ground: Ground,
    null: tuple[Floats, Floats],
    taken: set[int],
    rivals: list[float],
) -> list[float]:
    side, k, own, other = each.side, each.segment, bead.side(each.side), bead.side(1 - each.side)
    terms, numbers = words.terms, ground.segments
    mine = terms[side][numbers[side][k]]
    held = frozenset[int]().union(*(terms[side][numbers[side][i]] for i in own))
    theirs = frozenset[int]().union(*(terms[1 - side][numbers[1 - side][j]] for j in other))
    mass = max(words.mass(mine), 1e-9)
    inside = words.mass(mine & theirs) / mass
    fill = words.mass((mine & theirs) - held) / max(words.mass(theirs), 1e-9)
    whole = held | mine
    dice = [2 * words.mass(x & theirs) / max(words.mass(x) + words.mass(theirs), 1e-9) for x in (held, whole)]
    grams = _gain(ground.grams, side, own, k, other)
    window = _gain(ground.vectors, side, own, k, other) if ground.vectors else 0.0
    lengths = ground.evidence.lengths
    short = float(lengths[side][list(own)].sum())
    long, goal = short + float(lengths[side][k]), float(lengths[1 - side][list(other)].sum())
    distance = min(abs(k - i) for i in own)
    nearest = min(own, key=lambda i: (abs(k - i), i))
    between = range(min(k, nearest) + 1, max(k, nearest))
    rival = max((x for x in rivals if x != each.pair), default=each.pair if len(rivals) > 1 else 0.0)
    return [
        _odds(each.pair), _odds(float(null[side][k])), rival, inside, fill, dice[1] - dice[0], grams, window,
        _apart(short, goal) - _apart(long, goal), float(distance == 1),
        float(1 < distance <= 3 and not any(i in taken for i in between)), min(float(log(distance)), 4.0),
        bead.p, float(len(own) > 1), float(len(other) > 1), min(float(lengths[side][k]) / 100, 3.0),
        float(len(own) > 2),
    ]  # fmt: skip


def _odds(p: float) -> float:
    return max(-8.0, min(8.0, log(max(p, 1e-6) / max(1 - p, 1e-6))))


def _apart(one: float, two: float) -> float:
    return min(abs(log(one / two)), 2.0)


def _gain(vectors: tuple[Floats, Floats], side: int, own: Sequence[int], k: int, other: Sequence[int]) -> float:
    """How much closer a group comes to its other side with one more segment."""
    one, two = vectors[side][list(own)].sum(axis=0), vectors[1 - side][list(other)].sum(axis=0)
    return round(cosine(one + vectors[side][k], two) - cosine(one, two), 4)


def _joined(bead: Weighed, each: Candidate, p: float) -> Weighed:
    own = tuple(sorted((*bead.side(each.side), each.segment)))
    least = min(bead.p, p)
    return bead._replace(cols=own, p=least) if each.side else bead._replace(rows=own, p=least)


def attach(
    beads: Sequence[Weighed], words: Lexicon, ground: Ground, p: Floats, null: tuple[Floats, Floats], model: Logistic
) -> list[Weighed]:
    """The beads with what belongs to them; the likeliest first, at most one segment a bead and round."""
    grown = list(beads)
    for _ in range(_ROUNDS):
        found = candidates(grown, ground, p)
        if not found:
            break
        said = model.probability(attach_features(found, grown, words, ground, null)).tolist()
        changed: set[int] = set()
        joined: set[tuple[int, int]] = set()
        for value, each in sorted(zip(said, found, strict=True), key=lambda x: (-x[0], x[1].side, x[1].segment)):
            if value < LIKELY:
                break
            if each.bead in changed or (each.side, each.segment) in joined:
                continue
            grown[each.bead] = _joined(grown[each.bead], each, value)
            changed.add(each.bead)
            joined.add((each.side, each.segment))
        if not changed:
            break
    return grown
