"""Align two documents of which a person has set some beads.

What is set holds, and a repair disturbs nothing else: every bead that shares no segment with what is set stays as it
was. Only segments that lose their bead by a repair are looked at anew, and for these the documents are aligned a
second time *without* the segments that are set, so that all that is left competes as it should; aligning the few
loose segments by themselves would find each the best of a bad lot. Of that second alignment only beads are taken that
hold a loose segment and none of an undisturbed bead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pairs.alignment import align
from pairs.bead import Alignment, Bead, BeadKind, in_reading_order
from pairs.document import SegmentKind
from pairs.normal import fold
from pairs.order import main_chain
from pairs.overrides import Group, singled
from pairs.similarity import likeness_of, unit_rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = tuple[NDArray[np.floating], NDArray[np.floating]]
    Sets = tuple[set[int], set[int]]

T = TypeVar("T")

BY_HAND = "set by hand"
"""The reason of a bead that a person set."""
LEFT_OVER = "what is left of a bead that was repaired by hand"
LOOSE = "its bead was repaired by hand, and what else it could go with belongs together already"
UNSURE = 0.5
"""The confidence that a segment stands alone where the aligner would put it to an undisturbed bead."""


def realign(
    original: Sequence[str],
    rewrite: Sequence[str],
    groups: Sequence[Group],
    *,
    vectors: Vectors | None = None,
    kinds: tuple[Sequence[SegmentKind], Sequence[SegmentKind]] | None = None,
    paragraphs: tuple[Sequence[int], Sequence[int]] | None = None,
) -> Alignment:
    """As :func:`pairs.alignment.align`, with beads that are set.

    Args:
        original: the texts of the original's segments, in reading order.
        rewrite: the same of the rewrite.
        groups: the beads that are set, as :func:`pairs.overrides.resolve` gives them.
        vectors: sentence vectors of both sides, shapes ``(len(original), d)`` and ``(len(rewrite), d)``, or ``None``.
        kinds: what each segment is; ``None``: all are sentences. A bead that is set may mix them.
        paragraphs: the paragraph number of each segment, or ``None``.

    Returns:
        Every segment in exactly one bead, in reading order. A bead that is set has the reason :data:`BY_HAND` and the
        confidence 1; what moved is told anew for all.

    Raises:
        TooLargeError: as :func:`pairs.alignment.align`.
        ValueError: as there, and where groups share a segment or name one that isn't there.
    """
    first = align(original, rewrite, vectors=vectors, kinds=kinds, paragraphs=paragraphs)
    if not groups:
        return first
    texts = (original, rewrite)
    taken = _taken(groups, texts)
    kept = [bead for bead in first.beads if _apart(bead, taken)]
    broken = [bead for bead in first.beads if not _apart(bead, taken)]
    beads = [bead for bead in kept if bead.kind is BeadKind.MATCH]
    alone = [bead for bead in kept if bead.kind is not BeadKind.MATCH]
    similarity = _Similarity(texts, vectors)
    beads += [
        Bead(rows, cols, similarity.of(rows, cols) if rows and cols else 0.0, reason=BY_HAND) for rows, cols in groups
    ]
    lost = _members(broken)
    loose = (lost[0] - taken[0], lost[1] - taken[1])
    if any(loose):
        second = _second(texts, taken, vectors, kinds, paragraphs)
        beads += _settle(second, broken, beads, loose, similarity)
    held = _members(beads)
    for bead in alone:
        rows, cols = (
            tuple(k for k in side if k not in held[n]) for n, side in enumerate((bead.original, bead.rewrite))
        )
        if rows or cols:
            beads.append(replace(bead, original=rows, rewrite=cols))
    return Alignment(in_reading_order(_with_moves(beads, texts)))


def _taken(groups: Sequence[Group], texts: tuple[Sequence[str], Sequence[str]]) -> Sets:
    """The segments that are set, checked."""
    taken: Sets = (set(), set())
    for side in (0, 1):
        every = [k for group in groups for k in group[side]]
        taken[side].update(every)
        if len(taken[side]) < len(every) or not taken[side] <= set(range(len(texts[side]))):
            raise ValueError("beads that are set must name each segment once, and only segments that are there")
    return taken


def _members(beads: Iterable[Bead]) -> Sets:
    """The segments of beads, of the original and of the rewrite."""
    every = list(beads)
    return {i for bead in every for i in bead.original}, {j for bead in every for j in bead.rewrite}


def _apart(bead: Bead, taken: Sets) -> bool:
    """Whether a bead holds none of these segments."""
    return taken[0].isdisjoint(bead.original) and taken[1].isdisjoint(bead.rewrite)


def _second(
    texts: tuple[Sequence[str], Sequence[str]],
    taken: Sets,
    vectors: Vectors | None,
    kinds: tuple[Sequence[SegmentKind], Sequence[SegmentKind]] | None,
    paragraphs: tuple[Sequence[int], Sequence[int]] | None,
) -> list[Bead]:
    """The beads of all segments that are not set, in the numbering of the documents."""
    rest = [[k for k in range(len(texts[side])) if k not in taken[side]] for side in (0, 1)]
    found = align(
        *_pick(texts, rest),
        vectors=(vectors[0][rest[0]], vectors[1][rest[1]]) if vectors is not None else None,
        kinds=_pick(kinds, rest) if kinds is not None else None,
        paragraphs=_pick(paragraphs, rest) if paragraphs is not None else None,
    )
    return [
        replace(
            bead, original=tuple(rest[0][i] for i in bead.original), rewrite=tuple(rest[1][j] for j in bead.rewrite)
        )
        for bead in found.beads
    ]


def _pick(sides: tuple[Sequence[T], Sequence[T]], rest: Sequence[Sequence[int]]) -> tuple[list[T], list[T]]:
    return [sides[0][i] for i in rest[0]], [sides[1][j] for j in rest[1]]


def _settle(
    second: Sequence[Bead], broken: Sequence[Bead], settled: Sequence[Bead], loose: Sets, similarity: _Similarity
) -> list[Bead]:
    """Beads for the loose segments, and for what they now belong to."""
    held = _members(settled)
    out = [bead for bead in second if _apart(bead, held) and not _apart(bead, loose)]
    found = _members(out)
    left = (loose[0] - found[0], loose[1] - found[1])
    # The second alignment would put these to segments of undisturbed beads.
    for bead in broken:
        rows = tuple(i for i in bead.original if i in left[0])
        cols = tuple(j for j in bead.rewrite if j in left[1])
        if rows and cols:
            out.append(Bead(rows, cols, similarity.of(rows, cols), confidence=bead.confidence, reason=LEFT_OVER))
        else:
            out += [Bead(*group, confidence=UNSURE, reason=LOOSE) for group in singled((rows, cols))]
    return out


class _Similarity:
    """How alike groups of segments are, by the measure of the aligner: vectors, or terms where there are none."""

    def __init__(self, texts: tuple[Sequence[str], Sequence[str]], vectors: Vectors | None) -> None:
        from pairs.lexical import lexicon

        self._vectors = (unit_rows(vectors[0]), unit_rows(vectors[1])) if vectors is not None else None
        self._words = lexicon(([fold(t) for t in texts[0]], [fold(t) for t in texts[1]])) if vectors is None else None

    def of(self, rows: tuple[int, ...], cols: tuple[int, ...]) -> float:
        """0..1, to 4 digits."""
        if self._vectors is not None:
            value = likeness_of(self._vectors, rows, cols)
        else:
            value = float(self._words.overlap(rows, cols)[0]) if self._words else 0.0
        return round(min(1.0, max(0.0, value)), 4)


def _with_moves(beads: Sequence[Bead], texts: tuple[Sequence[str], Sequence[str]]) -> list[Bead]:
    """The beads, each marked anew whether it crosses the main order."""
    matches = [bead for bead in beads if bead.kind is BeadKind.MATCH]
    weights = [
        sum(len(fold(texts[0][i])) for i in bead.original) + sum(len(fold(texts[1][j])) for j in bead.rewrite)
        for bead in matches
    ]
    kept = main_chain([(bead.original, bead.rewrite) for bead in matches], weights)
    moved = [replace(bead, moved=k not in kept) for k, bead in enumerate(matches)]
    return moved + [bead for bead in beads if bead.kind is not BeadKind.MATCH]
