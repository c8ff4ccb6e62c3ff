"""FIG17: a figure looks implausible beside another one of its own sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.figure_matching import match_figures
from drift.analysis.figures import figures_of
from drift.analysis.pair import SIDES
from drift.rules.figure_claims import shown
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "FIG17",
    "source-anomaly",
    category="accuracy/mistranslation",
    severity=Severity.NEUTRAL,
    profiles=("figures",),
)
def source_anomaly(bead: BeadView) -> Iterator[Claim]:
    """A figure looks implausible beside another one of its own sentence.

    ## What it finds
    Two sums of one currency in one sentence that lie a million times or more apart, the smaller one without a
    magnitude word. The finding speaks of the text that holds it, not of the other one.

    ## Why it matters
    A magnitude word lost in the original is not the rewrite's fault, and a rewrite that puts it back is right.

    ## Example
    "Sales rose to $2 billion from $88 a year earlier"

    ## Not flagged
    Prices of a piece ("$94 a barrel"); figures of different units.

    ## References
    MQM's note on errors of the source text.
    """
    matching = bead.pair.get(match_figures)
    for side in SIDES:
        for segment in bead.segments(side):
            for figure in bead.pair.get(figures_of).of(side)[segment.index]:
                other = matching.anomaly(side, figure)
                if other is not None:
                    ours = side == "original"
                    yield Claim(
                        figure.span if ours else None,
                        None if ours else figure.span,
                        f"{shown(figure)}: looks truncated beside {shown(other)} in the same sentence of the {side}",
                        {side: figure.surface, "beside": other.surface},
                    )
