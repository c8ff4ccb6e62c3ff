"""What a person can do to an alignment by hand, each as the beads that it sets.

Every function takes an alignment and gives groups for :func:`pairs.overrides.repairs_of`. What is left of a bead that
loses segments is set as it stands while it has both sides, so that a repair never disturbs more than it names; what
is left alone is not set: whether it has another counterpart is for the aligner to find out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pairs.bead import Alignment
from pairs.overrides import Group, singled


def merge(alignment: Alignment, bead: int, other: int) -> tuple[Group, ...]:
    """Make one bead of two.

    Args:
        alignment: as it is.
        bead: the index of one bead.
        other: the index of another.
    """
    if bead == other:
        raise ValueError("a bead can't be merged with itself")
    one, two = alignment.beads[bead], alignment.beads[other]
    return link(alignment, (*one.original, *two.original), (*one.rewrite, *two.rewrite))


def split(
    alignment: Alignment, bead: int, *, original: Iterable[int] = (), rewrite: Iterable[int] = ()
) -> tuple[Group, ...]:
    """Make two beads of one; both are set, also where one has a single side.

    Args:
        alignment: as it is.
        bead: the index of the bead.
        original: the segments of the original that make up the second one.
        rewrite: those of the rewrite.

    Raises:
        ValueError: segments of other beads are named, or none of one of the two would be left.
    """
    whole = alignment.beads[bead]
    rows, cols = tuple(sorted(set(original))), tuple(sorted(set(rewrite)))
    rest = (_without(whole.original, rows), _without(whole.rewrite, cols))
    if not (set(rows) <= set(whole.original) and set(cols) <= set(whole.rewrite)):
        raise ValueError("only segments of the bead can be split off")
    if not (rows or cols) or not any(rest):
        raise ValueError("both parts of a split need a segment")
    return (*singled(rest), *singled((rows, cols)))


def move(alignment: Alignment, side: Literal["original", "rewrite"], segment: int, to: int) -> tuple[Group, ...]:
    """Move a segment from its bead to another.

    Args:
        alignment: as it is.
        side: where the segment stands.
        segment: its index.
        to: the index of the bead that it belongs to.
    """
    target = alignment.beads[to]
    mine = (segment,)
    if side == "original":
        return link(alignment, (*target.original, *mine), target.rewrite)
    return link(alignment, target.original, (*target.rewrite, *mine))


def unlink(alignment: Alignment, bead: int) -> tuple[Group, ...]:
    """Say that no segment of a bead has a counterpart."""
    whole = alignment.beads[bead]
    return (*singled((whole.original, ())), *singled(((), whole.rewrite)))


def link(alignment: Alignment, original: Iterable[int], rewrite: Iterable[int]) -> tuple[Group, ...]:
    """Say that segments belong together, whatever beads they are in.

    Args:
        alignment: as it is.
        original: indices of segments of the original.
        rewrite: those of the rewrite.

    Raises:
        ValueError: no segment is named, or one that isn't there.
    """
    rows, cols = tuple(sorted(set(original))), tuple(sorted(set(rewrite)))
    if not rows and not cols:
        raise ValueError("a bead needs at least one segment")
    taken = (set(rows), set(cols))
    known = (
        {i for bead in alignment.beads for i in bead.original},
        {j for bead in alignment.beads for j in bead.rewrite},
    )
    if not (taken[0] <= known[0] and taken[1] <= known[1]):
        raise ValueError("there are no such segments")
    left = [
        (_without(bead.original, rows), _without(bead.rewrite, cols))
        for bead in alignment.beads
        if not (taken[0].isdisjoint(bead.original) and taken[1].isdisjoint(bead.rewrite))
    ]
    return (*singled((rows, cols)), *(group for group in left if group[0] and group[1]))


def _without(indices: Iterable[int], taken: Iterable[int]) -> tuple[int, ...]:
    out = set(taken)
    return tuple(k for k in indices if k not in out)
