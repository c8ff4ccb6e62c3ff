"""FIG14: the same value is said in another form that had to be computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.figure_relations import Relation
from drift.rules.figure_claims import claim_of, matches_of
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "FIG14",
    "recomputed",
    category="accuracy/mistranslation",
    severity=Severity.NEUTRAL,
    profiles=("figures",),
)
def recomputed(bead: BeadView) -> Iterator[Claim]:
    """The same value is said in another form that had to be computed.

    ## What it finds
    A fraction for a percentage, a multiple for an increase in per cent, each way.

    ## Why it matters
    Information only: the value was kept, the computation is the rewriter's.

    ## Example
    "a third of the voters" → "33 % of the voters"

    ## Not flagged
    The same value in digits and words, or with another magnitude word.

    ## References
    MQM style.
    """
    for match in matches_of(bead, Relation.RECOMPUTED):
        yield claim_of(match, "the same value, recomputed")
