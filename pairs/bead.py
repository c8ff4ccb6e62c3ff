"""Beads and alignments: which segments of a rewrite belong to which of its original.

The nouns are those of Gale and Church (1993): a *bead* groups n segments of one side with m of the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class BeadKind(StrEnum):
    """What became of the segments of a bead."""

    MATCH = "match"
    OMISSION = "omission"
    ADDITION = "addition"


@dataclass(frozen=True, slots=True)
class Bead:
    """Segments that say the same thing, n of the original and m of the rewrite.

    Attributes:
        original: indices of segments of the original, ascending; empty for an addition.
        rewrite: indices of segments of the rewrite, ascending; empty for an omission.
        similarity: how alike the two sides are, 0..1; 0 where one side is empty.
        moved: whether the bead crosses the main order of the text.
        confidence: how sure the aligner is of this bead, 0..1.
        reason: the evidence in words, for example ``"shared: 140, kremlin; next rival .21 lower"``.
    """

    original: tuple[int, ...]
    rewrite: tuple[int, ...]
    similarity: float = 0.0
    moved: bool = False
    confidence: float = 1.0
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.original and not self.rewrite:
            raise ValueError("a bead needs at least one segment")

    @property
    def kind(self) -> BeadKind:
        """Match, omission (n:0) or addition (0:n)."""
        if not self.rewrite:
            return BeadKind.OMISSION
        return BeadKind.MATCH if self.original else BeadKind.ADDITION


@dataclass(frozen=True, slots=True)
class Alignment:
    """Beads that cover every segment of both sides exactly once, in reading order.

    Reading order is that of the original; an addition stands after the bead of the rewrite's preceding
    segment.
    """

    beads: tuple[Bead, ...]

    def check(self, n_original: int, n_rewrite: int) -> None:
        """Raise ``ValueError`` unless the beads cover both sides exactly once."""
        for name, size, indices in (
            ("original", n_original, [i for bead in self.beads for i in bead.original]),
            ("rewrite", n_rewrite, [j for bead in self.beads for j in bead.rewrite]),
        ):
            if sorted(indices) != list(range(size)):
                raise ValueError(f"the beads do not cover the {size} segments of the {name} exactly once")


def in_reading_order(beads: Iterable[Bead]) -> tuple[Bead, ...]:
    """Sort beads by the original; put each addition after the bead that precedes it in the rewrite."""
    every = list(beads)
    ordered = sorted((bead for bead in every if bead.original), key=lambda bead: bead.original)
    by_rewrite = sorted((bead for bead in every if bead.rewrite), key=lambda bead: bead.rewrite)
    followers: dict[Bead | None, list[Bead]] = {}
    last: Bead | None = None
    for bead in by_rewrite:
        if bead.original:
            last = bead
        else:
            followers.setdefault(last, []).append(bead)
    result = followers.get(None, [])[:]
    for bead in ordered:
        result.append(bead)
        result.extend(followers.get(bead, ()))
    return tuple(result)
