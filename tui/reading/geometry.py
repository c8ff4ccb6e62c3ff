"""Where things stand in a row: the columns of the gutters and of the two texts, at a given width."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SIDE_BY_SIDE = 100
"""Columns from which two texts stand beside each other unless the reader says otherwise."""
MEASURE = 96
"""The widest that a text is set: longer lines are hard to follow back to their beginning."""


class Arrangement(StrEnum):
    """How the two texts stand."""

    SPLIT = "split"
    STACK = "stack"
    AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Geometry:
    """The columns of a row.

    Attributes:
        width: cells of a whole row.
        digits: cells of the number of a bead.
        split: whether the texts stand beside each other.
        text: cells of one side's text.
        wrap: whether lines are broken.
    """

    width: int
    digits: int
    split: bool
    text: int
    wrap: bool = True

    @classmethod
    def fitting(cls, width: int, beads: int, arrangement: Arrangement, *, wrap: bool) -> Geometry:
        """The columns for a width and a number of beads."""
        digits = max(2, len(str(beads)))
        split = arrangement is Arrangement.SPLIT or (arrangement is Arrangement.AUTO and width >= SIDE_BY_SIDE)
        room = (width - digits - 11) // 2 if split else width - digits - 8
        return cls(width, digits, split, max(1, min(room, MEASURE)), wrap)

    @property
    def measure(self) -> int | None:
        """The width at which lines break, ``None`` where they don't."""
        return self.text if self.wrap else None

    def left(self, side: int) -> int:
        """The column where a side's text begins."""
        if not self.split:
            return self.digits + 7
        return self.digits + 6 + side * (self.text + 5)

    def side_at(self, column: int) -> int:
        """The side whose text stands at a column."""
        return int(self.split and column >= self.left(1) - 3)
