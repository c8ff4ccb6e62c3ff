"""From texts to probabilities: candidate beads and segments alone, before any choice between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from pairs.packing import Choice, pack

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pairs.lexical import Lexicon
    from pairs.similarity import Evidence
    from pairs.weights import Logistic, Model
    from pairs.windows import Windows

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]
    Vectors = tuple[Floats, Floats]


class Weighed(NamedTuple):
    """Rows and columns of a bead, and its probability."""

    rows: tuple[int, ...]
    cols: tuple[int, ...]
    p: float

    def side(self, side: int) -> tuple[int, ...]:
        """The rows (0) or the columns (1)."""
        return self.cols if side else self.rows


FURTHER_WORTH = 0.5
"""What the third and each further segment of a bead is worth."""
FURTHER_NULL = 0.25
"""What is lost by not leaving such a segment alone, beyond :data:`NULL_WORTH`."""
NULL_WORTH = 0.06
"""What a segment rightly left alone is worth, against one rightly aligned.

Whole counts would leave too much alone: a lost link hides a change, a loose one is shown with its similarity.
"""
_LEAST = 0.1
_SURE, _DOUBT = 0.8, 10.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the models say about the free segments: beads, pairs and nulls with their probabilities."""

    beads: list[Weighed]
    null: tuple[Floats, Floats]
    pair: Floats
    ground: Ground

    @property
    def evidence(self) -> Evidence:
        """The evidence about pairs of segments."""
        return self.ground.evidence


@dataclass(frozen=True, slots=True)
class Fixed:
    """What is not to be judged, in the numbering of a kind: pairs that are sure, and segments left out."""

    sure: list[tuple[int, int]]
    left_out: tuple[list[int], list[int]] = ([], [])


def propose(
    words: Lexicon,
    segments: tuple[Sequence[int], Sequence[int]],
    vectors: Vectors | None,
    fixed: Fixed,
    model: Model,
) -> Proposal:
    """Probabilities of candidate beads and of nulls for the segments that are not sure."""
    from pairs.candidates import group_features, look_around, null_features, plausible, single_features
    from pairs.features import context_features, pair_features
    from pairs.settled import bead_features, settle
    from pairs.settled import null_features as null_again
    from pairs.windows import Closeness

    ground = prepare(words, segments, vectors, fixed)
    evidence = ground.evidence
    p = pin(evidence, model.pair.probability(pair_features(evidence)))
    p = pin(evidence, model.context.probability(context_features(evidence, p)))
    p = pin(evidence, model.again.probability(context_features(evidence, p)))
    ground = evened(ground, p)
    evidence = ground.evidence
    around = look_around(evidence, p)
    many, single = plausible(evidence, p, around)
    closeness = Closeness((many, single), ground.vectors, ground.grams)
    table = group_features(many, evidence, p, around, words, ground.segments, closeness)
    grouped = (many, model.group.probability(table))
    table = single_features(single, evidence, p, around, grouped, closeness)
    every = [grouped, (single, model.single.probability(table))]
    null = _both(model.null, null_features(evidence, around, every))
    first = Proposal(beads_of(every), null, p, ground)
    settled = settle([*_sure(fixed), *((bead.rows, bead.cols) for bead in choose(first))], evidence.lengths)
    every = [
        (windows, again.probability(bead_features(windows, said, settled, evidence)))
        for again, (windows, said) in zip((model.group_again, model.single_again), every, strict=True)
    ]
    null = _both(model.null_again, null_again(null, settled, every, evidence))
    return Proposal(beads_of(every), null, p, ground)


def _both(model: Logistic, sides: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    return model.probability(sides[0]), model.probability(sides[1])


def _sure(fixed: Fixed) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [((i,), (j,)) for i, j in fixed.sure]


def beads_of(every: Sequence[tuple[Windows, Floats]]) -> list[Weighed]:
    """The beads that are not out of the question."""
    return [
        Weighed(tuple(mine), tuple(theirs), float(probability[k]))
        for windows, probability in every
        for k in (probability > _LEAST).nonzero()[0].tolist()
        for mine, theirs in (windows.members(k),)
    ]


def choose(proposal: Proposal) -> list[Weighed]:
    """The beads to take, in the numbering of their kind."""
    choices = [Choice(bead.rows, bead.cols, gain(bead, proposal.null)) for bead in proposal.beads]
    return [proposal.beads[k] for k in pack(choices)]


def gain(bead: Weighed, null: tuple[Floats, Floats]) -> float:
    """What is expected to be won if this bead is taken and its segments are not left alone.

    A bead is worth its first two segments in full and each further one by half: between whole segments, with which
    a doubtful merger of three outbids a better pair, and whole beads, with which merged sentences fall apart. And
    what says that a further segment stands alone weighs more, since without it there would still be a bead.
    """
    alone = sorted((float(null[side][k]) for side in (0, 1) for k in bead.side(side)), reverse=True)
    further = len(alone) - 2
    lost = NULL_WORTH * sum(alone) + FURTHER_NULL * sum(alone[:further])
    return round((2 + FURTHER_WORTH * further) * bead.p - lost, 4)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the models are asked about: the evidence, and what windows are measured with."""

    evidence: Evidence
    segments: tuple[Ints, Ints]
    vectors: Vectors | None
    grams: Vectors


def prepare(
    words: Lexicon,
    segments: tuple[Sequence[int], Sequence[int]],
    vectors: Vectors | None,
    fixed: Fixed,
) -> Ground:
    """Gather the evidence about the segments that are not sure, among all of their kind."""
    import numpy as np

    from pairs.lexical import length, letter_groups
    from pairs.similarity import gather, with_sure

    every = (np.array(segments[0], dtype=np.int64), np.array(segments[1], dtype=np.int64))
    units = (vectors[0][every[0]], vectors[1][every[1]]) if vectors else None
    pairs = np.array(fixed.sure, dtype=np.int64).reshape(-1, 2).T
    free = tuple(
        np.setdiff1d(
            np.arange(len(every[side])), np.concatenate([pairs[side], np.array(fixed.left_out[side], dtype=np.int64)])
        )
        for side in (0, 1)
    )
    chosen = (every[0][free[0]], every[1][free[1]])
    few = (units[0][free[0]], units[1][free[1]]) if units else None
    lengths = tuple(
        np.array([length(words.folded[side][k]) for k in segments[side]], dtype=np.float32) for side in (0, 1)
    )
    grams = letter_groups(([words.folded[0][i] for i in segments[0]], [words.folded[1][j] for j in segments[1]]))
    evidence = gather(words, few, (grams[0][free[0]], grams[1][free[1]]), chosen)
    if len(free[0]) + len(free[1]) < len(every[0]) + len(every[1]):
        evidence = with_sure(evidence, (free[0], free[1]), pairs, (lengths[0], lengths[1]))
    return Ground(evidence, every, units, grams)


def evened(ground: Ground, p: Floats) -> Ground:
    """The same with the rewrite's lengths put on the scale of the original's: some languages and writers take more."""
    import numpy as np

    evidence = ground.evidence
    sure = np.flatnonzero(p >= _SURE)
    ratios = evidence.lengths[0][evidence.rows[sure]] / evidence.lengths[1][evidence.cols[sure]]
    middle = float(np.median(np.log(ratios))) if len(sure) else 0.0
    scale = middle * len(sure) / (len(sure) + _DOUBT)
    lengths = (evidence.lengths[0], (evidence.lengths[1] * np.float32(np.exp(round(scale, 4)))).astype(np.float32))
    return replace(ground, evidence=replace(evidence, lengths=lengths))


def pin(evidence: Evidence, p: Floats) -> Floats:
    """``p`` with the pairs that were sure beforehand at nearly 1."""
    import numpy as np

    return np.where(evidence.pinned[0][evidence.rows], np.float32(0.9999), p)
