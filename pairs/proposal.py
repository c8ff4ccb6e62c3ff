"""From texts to probabilities: candidate beads and segments alone, before any choice between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pairs.lexical import Lexicon
    from pairs.similarity import Evidence
    from pairs.weights import Model

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]
    Vectors = tuple[Floats, Floats]

_LEAST = 0.1


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the models say about the free segments: beads with probabilities, and nulls."""

    beads: list[tuple[tuple[int, ...], tuple[int, ...], float]]
    null: tuple[Floats, Floats]
    evidence: Evidence


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
    from pairs.candidates import groups, look_around, nulls, singles
    from pairs.features import context_features, pair_features

    ground = prepare(words, segments, vectors, fixed)
    evidence = ground.evidence
    p = pin(evidence, model.pair.probability(pair_features(evidence)))
    p = pin(evidence, model.context.probability(context_features(evidence, p)))
    p = pin(evidence, model.again.probability(context_features(evidence, p)))
    around = look_around(evidence, p)
    every = [
        (windows, model.group.probability(features))
        for windows, features in groups(evidence, p, around, words, ground.segments, ground.vectors, ground.grams)
    ]
    single, features = singles(evidence, p, around, every)
    every.append((single, model.single.probability(features)))
    null = tuple(model.null.probability(side) for side in nulls(evidence, around, every))
    beads = [
        (tuple(windows.members(k)[0]), tuple(windows.members(k)[1]), float(probability[k]))
        for windows, probability in every
        for k in (probability > _LEAST).nonzero()[0].tolist()
    ]
    return Proposal(beads, (null[0], null[1]), evidence)


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

    from pairs.lexical import letter_groups
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
        np.array([max(1, len(words.folded[side][k])) for k in segments[side]], dtype=np.float32) for side in (0, 1)
    )
    grams = letter_groups(([words.folded[0][i] for i in segments[0]], [words.folded[1][j] for j in segments[1]]))
    evidence = gather(words, few, (grams[0][free[0]], grams[1][free[1]]), chosen)
    if len(free[0]) + len(free[1]) < len(every[0]) + len(every[1]):
        evidence = with_sure(evidence, (free[0], free[1]), pairs, (lengths[0], lengths[1]))
    return Ground(evidence, every, units, grams)


def pin(evidence: Evidence, p: Floats) -> Floats:
    """``p`` with the pairs that were sure beforehand at nearly 1."""
    import numpy as np

    return np.where(evidence.pinned[0][evidence.rows], np.float32(0.9999), p)
