"""STR01: sentences moved, were merged, or were split."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.rules.registry import Claim, rule
from drift.severity import Severity
from pairs.bead import BeadKind

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side
    from pairs.document import Span


@rule("STR01", "moved", category="style/organization", severity=Severity.NEUTRAL)
def moved(bead: BeadView) -> Iterator[Claim]:
    """A passage stands in another place, or its sentences were merged or split.

    ## What it finds
    Beads that cross the main order of the text, and beads with different numbers of sentences on their two sides.

    ## Why it matters
    It changes no statement, but what comes first is read as what matters most.

    ## Example
    The pier opened. It is long. → The pier, which is long, opened.

    ## Not flagged
    Sentences that stand where they stood.

    ## References
    The "refactor" and "merge" operations of NewsEdits (Spangher et al. 2022).
    """
    if bead.kind is not BeadKind.MATCH:
        return
    n, m = len(bead.bead.original), len(bead.bead.rewrite)
    said = []
    if bead.bead.moved:
        said.append("moved")
    if n != m:
        said.append(f"merged {n} to {m}" if n > m else f"split {n} to {m}")
    if said:
        yield Claim(
            _whole(bead, "original"),
            _whole(bead, "rewrite"),
            " and ".join(said),
            {"relation": said[0].partition(" ")[0], "original": str(n), "rewrite": str(m)},
            confidence=round(bead.bead.confidence, 4),
        )


def _whole(bead: BeadView, side: Side) -> Span:
    segments = bead.segments(side)
    return segments[0].span.cover(segments[-1].span)
