"""Align the segments of an original and its rewrite, in any order and n:m.

The way: candidate pairs with their rivals (:mod:`pairs.similarity`) → a probability for each pair, first by
itself, then with what its neighbours say (:mod:`pairs.features`) → candidate beads and segments without a
counterpart, each with a probability (:mod:`pairs.candidates`) → the set of disjoint beads that is expected to
get most segments right (:mod:`pairs.packing`). Order is never a rule: it is evidence, local, and counts where
the surroundings are parallel text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pairs.attaching import attach
from pairs.bead import Alignment, Bead, in_reading_order
from pairs.certainty import sure_features
from pairs.document import SegmentKind
from pairs.errors import TooLargeError
from pairs.identity import crowds, follow, identical
from pairs.normal import fold
from pairs.order import main_chain
from pairs.proposal import Fixed, Proposal, choose, propose
from pairs.reasons import why_alone, why_matched
from pairs.similarity import likeness_of
from pairs.weights import Head, shipped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pairs.lexical import Lexicon
    from pairs.weights import Model

    Floats = NDArray[np.float32]
    Vectors = tuple[Floats, Floats]

TWO_LANGUAGES = 0.2
"""Texts whose words are less alike than this are in two languages."""
MAX_DOC_SEGS = 200_000
"""The most segments that a side may have."""


def align(
    original: Sequence[str],
    rewrite: Sequence[str],
    *,
    vectors: tuple[NDArray[np.floating], NDArray[np.floating]] | None = None,
    kinds: tuple[Sequence[SegmentKind], Sequence[SegmentKind]] | None = None,
    paragraphs: tuple[Sequence[int], Sequence[int]] | None = None,
    model: Model | None = None,
) -> Alignment:
    """Find which segments of the rewrite say what which segments of the original say.

    Args:
        original: the texts of the original's segments, in reading order.
        rewrite: the same of the rewrite.
        vectors: sentence vectors of both sides, shapes ``(len(original), d)`` and ``(len(rewrite), d)``;
            ``None`` aligns by the words and letters that the sides share.
        kinds: what each segment is; segments align with their own kind only. ``None``: all are sentences.
        paragraphs: the paragraph number of each segment; accepted for the future, without effect today.
        model: other numbers than the fitted ones that come with the package.

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
    names = ("rewrite", "original") if turned else ("original", "rewrite")
    beads = _align_all((original, rewrite), vectors, kinds, model, names)
    if turned:
        beads = [replace(bead, original=bead.rewrite, rewrite=bead.original) for bead in beads]
    return Alignment(in_reading_order(beads))


def _align_all(
    texts: tuple[Sequence[str], Sequence[str]],
    vectors: tuple[NDArray[np.floating], NDArray[np.floating]] | None,
    kinds: tuple[Sequence[SegmentKind], Sequence[SegmentKind]] | None,
    model: Model | None,
    names: tuple[str, str],
) -> list[Bead]:
    """Align kind by kind and mark what moved."""
    from pairs.lexical import lexicon

    folded = ([fold(text) for text in texts[0]], [fold(text) for text in texts[1]])
    tasks = []
    for kind in SegmentKind:
        one, two = (
            [k for k in range(len(texts[side])) if (kinds[side][k] if kinds else SegmentKind.SENTENCE) is kind]
            for side in (0, 1)
        )
        if one or two:
            tasks.append(_Task((one, two), ([folded[0][i] for i in one], [folded[1][j] for j in two]), names))
    words = units = None
    if any(task.open() for task in tasks):
        words = lexicon(folded)
        if vectors is not None:
            from pairs.similarity import unit_rows

            units = (unit_rows(vectors[0]), unit_rows(vectors[1]))
        model = model or shipped(_head(words, with_vectors=units is not None))
    beads = [bead for task in tasks for bead in task.beads(words, units, model)]
    matches = [bead for bead in beads if bead.original and bead.rewrite]
    weights = [sum(len(folded[0][i]) for i in b.original) + sum(len(folded[1][j]) for j in b.rewrite) for b in matches]
    kept = main_chain([(bead.original, bead.rewrite) for bead in matches], weights)
    moved = [replace(bead, moved=k not in kept) for k, bead in enumerate(matches)]
    return moved + [bead for bead in beads if not (bead.original and bead.rewrite)]


def _head(words: Lexicon, *, with_vectors: bool) -> Head:
    """What kind of evidence the texts give."""
    if not with_vectors:
        return Head.LEXICAL
    from pairs.lexical import likeness

    return Head.FOREIGN if likeness(words) < TWO_LANGUAGES else Head.VECTORS


class _Task:
    """The segments of one kind, on their way to beads.

    Attributes:
        segments: their indices in the documents.
        texts: their comparison keys.
        names: what the two sides are called in explanations.
    """

    def __init__(
        self, segments: tuple[list[int], list[int]], texts: tuple[list[str], list[str]], names: tuple[str, str]
    ) -> None:
        self.segments, self.texts, self.names = segments, texts, names
        self.sure = identical(*texts)
        self._taken = ({i for i, _ in self.sure}, {j for _, j in self.sure})

    def open(self) -> bool:
        """Whether both sides have segments that need a judgement."""
        return all(len(taken) < len(segments) for taken, segments in zip(self._taken, self.segments, strict=True))

    def beads(self, words: Lexicon | None, vectors: Vectors | None, model: Model | None) -> list[Bead]:
        """Every segment in one bead, in the numbering of the documents."""
        out = [
            Bead((self.segments[0][i],), (self.segments[1][j],), similarity=1.0, reason="the same text")
            for i, j in self.sure
        ]
        taken = (set(self._taken[0]), set(self._taken[1]))
        proposal = None
        if words is not None and model is not None and self.open():
            crowded = (crowds(self.texts[0], taken[0]), crowds(self.texts[1], taken[1]))
            left_out = tuple([k for found in side.values() for k in found] for side in crowded)
            fixed = Fixed(self.sure, (left_out[0], left_out[1]))
            proposal = propose(words, self.segments, vectors, fixed, model)
            chosen = attach(choose(proposal), words, proposal.ground, proposal.pair, proposal.null, model.attach)
            if chosen:
                sure = model.sure.probability(sure_features(chosen, proposal.null)).tolist()
                chosen = [bead._replace(p=p) for bead, p in zip(chosen, sure, strict=True)]
            for rows, cols, p in [*chosen, *follow(chosen, self.texts, crowded)]:
                out.append(self._match(words, vectors, proposal, rows, cols, p))
                taken[0].update(rows)
                taken[1].update(cols)
        for side in (0, 1):
            out += [self._alone(side, k, proposal) for k in range(len(self.texts[side])) if k not in taken[side]]
        return out

    def _match(
        self,
        words: Lexicon,
        vectors: Vectors | None,
        proposal: Proposal,
        rows: tuple[int, ...],
        cols: tuple[int, ...],
        p: float,
    ) -> Bead:
        mine, theirs = tuple(self.segments[0][i] for i in rows), tuple(self.segments[1][j] for j in cols)
        similarity = words.overlap(mine, theirs)[0] if vectors is None else likeness_of(vectors, mine, theirs)
        reason = why_matched(words, proposal.evidence, self.segments, (rows, cols), self.names)
        return Bead(
            mine, theirs, similarity=round(min(1.0, max(0.0, similarity)), 4), confidence=round(p, 4), reason=reason
        )

    def _alone(self, side: int, k: int, proposal: Proposal | None) -> Bead:
        segment = (self.segments[side][k],)
        if proposal is None:
            p, reason = 1.0, f"nothing else is left in the {self.names[1 - side]}"
        else:
            p = round(float(proposal.null[side][k]), 4)
            reason = why_alone(proposal.evidence, side, k, self.names, self.segments)
        return Bead(segment if side == 0 else (), () if side == 0 else segment, confidence=p, reason=reason)


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
            raise ValueError(
                f"{what}: {len(given[0])} and {len(given[1])} for {len(original)} and {len(rewrite)} segments"
            )
