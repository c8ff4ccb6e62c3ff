"""FIG18: the rewrite gives two values for one figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.figure_consistency import contradictions
from drift.analysis.figures import figures_of
from drift.rules.figure_claims import shown
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "FIG18",
    "self-inconsistent",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    profiles=("default", "figures"),
)
def self_inconsistent(bead: BeadView) -> Iterator[Claim]:
    """The rewrite gives two values for one figure.

    ## What it finds
    A figure that the original doesn't give, in a sentence of the rewrite whose other sentences give the original's:
    140 pupils in the first paragraph, 160 pupils of the same school in the third. It stands beside the finding that
    says what became of the figure.

    ## Why it matters
    The rewrite contradicts itself, and a reader can't know which of both is meant.

    ## Example
    "The fire killed 14 horses. … 14 horses died" → "The fire killed 14 horses. … 41 horses died"

    ## Not flagged
    Two values that the original gives as well (last year's and this year's); figures of one sentence; rounded
    figures; figures that share fewer than two of the words around them.

    ## References
    The consistency checks of Xbench and Verifika, which compare translations of one source; MQM
    accuracy/mistranslation.
    """
    known = bead.pair.get(contradictions)
    if not known:
        return
    for segment in bead.segments("rewrite"):
        for figure in bead.pair.get(figures_of).rewrite[segment.index]:
            other = known.get(figure.span)
            if other is not None:
                yield Claim(
                    None,
                    figure.span,
                    f"{shown(figure)}: elsewhere the rewrite says {shown(other)}, as does the original",
                    {"rewrite": figure.surface, "other": other.surface, "relation": "self-inconsistent"},
                )
