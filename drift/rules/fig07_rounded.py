"""FIG07: a figure was rounded."""

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
    "FIG07",
    "rounded",
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    profiles=("figures", "style"),
)
def rounded(bead: BeadView) -> Iterator[Claim]:
    """A figure was rounded.

    ## What it finds
    Values apart by no more than half a unit of the last place that the rewrite prints, and by no more than 5 %
    (10 % where the rewrite says "about").

    ## Why it matters
    Mostly harmless, and wanted in an abridgement; in a table, a contract or a dosage it is not.

    ## Example
    "$4,212" → "$4,200"

    ## Not flagged
    A difference that rounding does not explain (FIG01).

    ## References
    ISO 80000-1, annex B (rounding).
    """
    for match in matches_of(bead, Relation.ROUNDED):
        yield claim_of(match, "rounded")
