"""Align the segments of an original and its rewrite, in any order and n:m.

The way: candidate pairs with their rivals (:mod:`pairs.similarity`) → a probability for each pair, first by
itself, then with what its neighbours say (:mod:`pairs.features`) → candidate beads and segments without a
counterpart, each with a probability (:mod:`pairs.candidates`) → the set of disjoint beads that is expected to
get most segments right (:mod:`pairs.packing`). Order is never a rule: it is evidence, local, and counts where
the surroundings are parallel text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pairs.bead import Alignment, Bead, in_reading_order
from pairs.document import SegmentKind
from pairs.errors import TooLargeError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pairs.candidates import Windows
    from pairs.lexical import Lexicon
    from pairs.similarity import Evidence
    from pairs.weights import Model

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]
    Vectors = tuple[Floats, Floats]

MAX_DOC_SEGS = 200_000
"""The most segments that a side may have."""


@dataclass(frozen=True, slots=True)
class _Proposal:
    """What the models say about the free segments: beads with probabilities, and nulls."""

    beads: list[tuple[tuple[int, ...], tuple[int, ...], float]]
    null: tuple[Floats, Floats]


def align(
    original: Sequence[str],
    rewrite: Sequence[str],
    *,
    vectors: tuple[NDArray[np.floating], NDArray[np.floating]] | None = None,
    kinds: tuple[Sequence[SegmentKind], Sequence[SegmentKind]] | None = None,
    paragraphs: tuple[Sequence[int], Sequence[int]] | None = None,
) -> Alignment:
    """Find which segments of the rewrite say what which segments of the original say.

    Args:
        original: the texts of the original's segments, in reading order.
        rewrite: the same of the rewrite.
        vectors: sentence vectors of both sides, shapes ``(len(original), d)`` and ``(len(rewrite), d)``;
            ``None`` aligns by the words and letters that the sides share.
        kinds: what each segment is; segments align with their own kind only. ``None``: all are sentences.
        paragraphs: the paragraph number of each segment; accepted for the future, without effect today.

    Returns:
        Every segment in exactly one bead, in reading order. The same input gives the same beads; swapping the
        sides swaps the beads.

    Raises:
        TooLargeError: a side has more than :data:`MAX_DOC_SEGS` segments.
        ValueError: vectors, kinds or paragraphs don't fit the segments.
    """
    _check(original, rewrite, vectors, kinds, paragraphs)
    if not original and not rewrite:
        return Alignment(())
    turned = (len(rewrite), *rewrite) < (len(original), *original)
    if turned:
        original, rewrite = rewrite, original
        vectors = (vectors[1], vectors[0]) if vectors else None
        kinds = (kinds[1], kinds[0]) if kinds else None
    from pairs.lexical import lexicon

    words = lexicon(original, rewrite)
    units = None
    if vectors is not None:
        from pairs.similarity import unit_rows

        units = (unit_rows(vectors[0]), unit_rows(vectors[1]))
    beads: list[Bead] = []
    for kind in SegmentKind:
        segments = tuple(
            [i for i in range(size) if (kinds[side][i] if kinds else SegmentKind.SENTENCE) is kind]
            for side, size in enumerate((len(original), len(rewrite)))
        )
        if segments[0] or segments[1]:
            beads.extend(_align_kind(words, (segments[0], segments[1]), units))
    beads = _mark_moved(beads, words)
    if turned:
        beads = [replace(bead, original=bead.rewrite, rewrite=bead.original) for bead in beads]
    return Alignment(in_reading_order(beads))


def _check(
    original: Sequence[str],
    rewrite: Sequence[str],
    vectors: tuple[NDArray[np.floating], NDArray[np.floating]] | None,
    kinds: tuple[Sequence[SegmentKind], Sequence[SegmentKind]] | None,
    paragraphs: tuple[Sequence[int], Sequence[int]] | None,
) -> None:
    """Refuse what is too large or doesn't fit together."""
    for side, name in ((original, "original"), (rewrite, "rewrite")):
        if len(side) > MAX_DOC_SEGS:
            raise TooLargeError(f"the {name} has {len(side):,} segments; at most {MAX_DOC_SEGS:,} can be aligned")
    for what, given in (("vectors", vectors), ("kinds", kinds), ("paragraphs", paragraphs)):
        if given is not None and (len(given[0]), len(given[1])) != (len(original), len(rewrite)):
            raise ValueError(f"{what}: {len(given[0])} and {len(given[1])} for {len(original)} and {len(rewrite)} segments")


def _align_kind(words: Lexicon, segments: tuple[list[int], list[int]], vectors: Vectors | None) -> list[Bead]:
    """Align the segments of one kind; returns beads in the numbering of the documents."""
    sure = identical(words, segments)
    if not segments[0] or not segments[1] or len(sure) == len(segments[0]) == len(segments[1]):
        proposal = None
        chosen: list[tuple[tuple[int, ...], tuple[int, ...], float]] = []
    else:
        chosen, proposal = _decide(words, segments, vectors, sure)
    beads = [
        Bead((segments[0][i],), (segments[1][j],), similarity=1.0, confidence=1.0, reason="the same text")
        for i, j in sure
    ]
    taken = ({i for i, _ in sure}, {j for _, j in sure})
    for rows, cols, p in chosen:
        mine, theirs = tuple(segments[0][i] for i in rows), tuple(segments[1][j] for j in cols)
        beads.append(_bead(words, mine, theirs, p, vectors))
        taken[0].update(rows)
        taken[1].update(cols)
    for side in (0, 1):
        for k, segment in enumerate(segments[side]):
            if k not in taken[side]:
                p = 1.0 if proposal is None else float(proposal.null[side][k])
                sides = ((segment,), ()) if side == 0 else ((), (segment,))
                beads.append(Bead(*sides, confidence=round(p, 4), reason="nothing on the other side says this"))
    return beads


def identical(words: Lexicon, segments: tuple[Sequence[int], Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs of equal texts that need no judgement: a common start and end, and what is unique on both sides.

    Texts that come many times pair in order. Linear in the number of segments.
    """
    left = [words.folded[0][i] for i in segments[0]]
    right = [words.folded[1][j] for j in segments[1]]
    start, limit = 0, min(len(left), len(right))
    while start < limit and left[start] == right[start]:
        start += 1
    end = 0
    while end < limit - start and left[-1 - end] == right[-1 - end]:
        end += 1
    pairs = [(k, k) for k in range(start)]
    pairs += [(len(left) - end + k, len(right) - end + k) for k in range(end)]
    places: dict[str, tuple[list[int], list[int]]] = {}
    for side, (texts, size) in enumerate(((left, len(left)), (right, len(right)))):
        for k in range(start, size - end):
            places.setdefault(texts[k], ([], []))[side].append(k)
    for text, (one, two) in places.items():
        unique = len(one) == len(two) == 1 and len(text) >= _UNIQUE
        if unique or max(len(one), len(two)) > _MANY:
            pairs += zip(one, two, strict=False)
    return sorted(pairs)


_NULL_WORTH = 0.12
_UNIQUE = 24
_MANY = 12


def _decide(
    words: Lexicon,
    segments: tuple[list[int], list[int]],
    vectors: Vectors | None,
    sure: list[tuple[int, int]],
) -> tuple[list[tuple[tuple[int, ...], tuple[int, ...], float]], _Proposal]:
    """Choose the beads of what is not sure; in the numbering of ``segments``."""
    from pairs.packing import Choice, pack
    from pairs.weights import shipped

    proposal = propose(words, segments, vectors, sure, shipped(vectors is not None))
    choices = [Choice(rows, cols, gain(rows, cols, p, proposal.null)) for rows, cols, p in proposal.beads]
    return [proposal.beads[k] for k in pack(choices)], proposal


def gain(rows: Sequence[int], cols: Sequence[int], p: float, null: tuple[Floats, Floats]) -> float:
    """How many more segments are expected to be right if this bead is taken and not its segments' nulls."""
    alone = sum(float(null[0][i]) for i in rows) + sum(float(null[1][j]) for j in cols)
    return round((len(rows) + len(cols)) * p - _NULL_WORTH * alone, 4)


def propose(
    words: Lexicon,
    segments: tuple[Sequence[int], Sequence[int]],
    vectors: Vectors | None,
    sure: list[tuple[int, int]],
    model: Model,
) -> _Proposal:
    """Probabilities of candidate beads and of nulls for the segments that are not sure."""
    from pairs.candidates import groups, look_around, nulls, singles
    from pairs.features import context_features, pair_features

    ground = prepare(words, segments, vectors, sure)
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
        for k in (probability > _LEAST).nonzero()[0]
    ]
    return _Proposal(beads, (null[0], null[1]))


_LEAST = 0.1


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
    sure: list[tuple[int, int]],
) -> Ground:
    """Gather the evidence about the segments that are not sure, among all of their kind."""
    import numpy as np

    from pairs.lexical import letter_groups
    from pairs.similarity import gather, with_sure

    every = (np.array(segments[0], dtype=np.int64), np.array(segments[1], dtype=np.int64))
    units = (vectors[0][every[0]], vectors[1][every[1]]) if vectors else None
    pairs = np.array(sure, dtype=np.int64).reshape(-1, 2).T
    free = tuple(np.setdiff1d(np.arange(len(every[side])), pairs[side]) for side in (0, 1))
    chosen = (every[0][free[0]], every[1][free[1]])
    few = (units[0][free[0]], units[1][free[1]]) if units else None
    lengths = tuple(
        np.array([max(1, len(words.folded[side][k])) for k in segments[side]], dtype=np.float32) for side in (0, 1)
    )
    grams = letter_groups(tuple([words.folded[side][k] for k in segments[side]] for side in (0, 1)))
    evidence = gather(words, few, (grams[0][free[0]], grams[1][free[1]]), chosen)
    if len(sure):
        evidence = with_sure(evidence, (free[0], free[1]), pairs, (lengths[0], lengths[1]))
    return Ground(evidence, every, units, grams)


def pin(evidence: Evidence, p: Floats) -> Floats:
    """``p`` with the pairs that were sure beforehand at nearly 1."""
    import numpy as np

    return np.where(evidence.pinned[0][evidence.rows], np.float32(0.9999), p)


def _bead(
    words: Lexicon,
    rows: tuple[int, ...],
    cols: tuple[int, ...],
    p: float,
    vectors: Vectors | None,
) -> Bead:
    """A match with its similarity and the evidence in words."""
    overlap = words.overlap(rows, cols)[0]
    similarity = overlap
    if vectors is not None:
        one, two = vectors[0][list(rows)].sum(axis=0), vectors[1][list(cols)].sum(axis=0)
        norm = float(one @ one) ** 0.5 * float(two @ two) ** 0.5
        similarity = float(one @ two) / norm if norm > 0 else 0.0
    shared = words.shared(rows, cols)
    reason = f"shared: {', '.join(shared)}" if shared else "no shared words"
    return Bead(
        rows, cols, similarity=round(min(1.0, max(0.0, similarity)), 4), confidence=round(p, 4), reason=reason
    )


def _mark_moved(beads: list[Bead], words: Lexicon) -> list[Bead]:
    """Mark the matches outside the monotone chain of beads that holds the most text.

    A longest increasing subsequence weighted by length, with a Fenwick tree over the rewrite: n log n.
    """
    size = len(words.folded[1]) + 1
    best: list[tuple[int, int]] = [(0, -1)] * (size + 1)
    matches = sorted((k for k, bead in enumerate(beads) if bead.original and bead.rewrite), key=lambda k: beads[k].original)
    before: dict[int, int] = {}
    for k in matches:
        bead = beads[k]
        at = bead.rewrite[0]
        chain = (0, -1)
        while at > 0:
            chain = max(chain, best[at], key=lambda item: item[0])
            at -= at & -at
        before[k] = chain[1]
        length = sum(len(words.folded[0][i]) for i in bead.original) + sum(len(words.folded[1][j]) for j in bead.rewrite)
        value = (chain[0] + length + 1, k)
        at = bead.rewrite[-1] + 1
        while at <= size:
            if value[0] > best[at][0]:
                best[at] = value
            at += at & -at
    at, chain = size, (0, -1)
    while at > 0:
        chain = max(chain, best[at], key=lambda item: item[0])
        at -= at & -at
    kept: set[int] = set()
    k = chain[1]
    while k >= 0:
        kept.add(k)
        k = before[k]
    return [
        replace(bead, moved=True) if bead.original and bead.rewrite and k not in kept else bead
        for k, bead in enumerate(beads)
    ]
