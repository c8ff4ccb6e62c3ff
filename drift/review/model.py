"""What a review says of itself: its order, how far it has come, and what an undo did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drift.verdicts.model import Decision

Order = Literal["worst", "text"]


@dataclass(frozen=True, slots=True)
class Step:
    """What an undo or a redo did.

    Attributes:
        what: in words, for example ``"2 verdicts"``.
        fingerprints: the findings whose verdicts changed.
        repaired: whether the alignment is to be made anew: compare with :attr:`ReviewSession.overrides`, then
            :meth:`ReviewSession.renew`.
    """

    what: str
    fingerprints: tuple[str, ...] = ()
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Renewal:
    """What became of verdicts when a review went on with another report of its pair.

    Attributes:
        waiting: those that held and don't any more: the alignment was repaired, or a text was changed.
        back: those that hold again.
    """

    waiting: int = 0
    back: int = 0

    @property
    def said(self) -> str:
        """One line for the reader, ``""`` where all is as it was."""
        parts = []
        if self.waiting:
            one = self.waiting == 1
            parts.append(
                f"{_verdicts(self.waiting)} wait{'s' * one}: what {'it was' if one else 'they were'} given on changed"
            )
        if self.back:
            parts.append(f"{_verdicts(self.back)} hold{'s' * (self.back == 1)} again")
        return "; ".join(parts)


def _verdicts(count: int) -> str:
    return f"{count} verdict{'s' * (count != 1)}"


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a review has come.

    Attributes:
        total: all findings of the pair.
        shown: those that the filter leaves.
        open, stale: of all, without a verdict, and with one for another text.
        decisions: of all, those judged, by their decision.
        beads, reviewed: beads, and those of them that are marked as read.
    """

    total: int
    shown: int
    open: int
    stale: int
    decisions: dict[Decision, int]
    beads: int
    reviewed: int

    @property
    def judged(self) -> int:
        """Findings with a verdict."""
        return sum(self.decisions.values())
