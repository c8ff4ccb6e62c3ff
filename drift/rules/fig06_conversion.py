"""FIG06: a measure was converted into another unit, rightly or wrongly."""

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
    "FIG06",
    "conversion",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    profiles=("default", "figures"),
)
def conversion(bead: BeadView) -> Iterator[Claim]:
    """A measure was converted into another unit, rightly or wrongly.

    ## What it finds
    Two measures of one dimension in different units. More than 3 % apart, and further than the coarser print
    allows, the conversion is wrong (major); else it is only noted (neutral).

    ## Why it matters
    A conversion replaces the author's number by one that nobody measured; done wrong it is an error with a false
    look of care.

    ## Example
    "a 600 km pipeline" → "a 470-mile pipeline" (it would be 373)

    ## Not flagged
    The same unit in another spelling; the same number with another unit (FIG03).

    ## References
    MQM locale/measurement format. Sizes of units as in the SI brochure and NIST SP 811.
    """
    for match in matches_of(bead, Relation.CONVERSION_WRONG, Relation.CONVERTED):
        if match.relation is Relation.CONVERTED:
            yield claim_of(match, "converted", Severity.NEUTRAL)
        else:
            yield claim_of(match, "not the same measure in another unit")
