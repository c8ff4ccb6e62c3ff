"""FIG10: a range became one figure, a figure became a range, or a number and a vague word were exchanged."""

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
    "FIG10",
    "range-or-vague",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    profiles=("default", "figures"),
)
def range_or_vague(bead: BeadView) -> Iterator[Claim]:
    """A range became one figure, a figure became a range, or a number and a vague word were exchanged.

    ## What it finds
    "10 to 12 years" for "12 years" and back (major); a number for "dozens", "hundreds", "several" (minor); a
    vague word for a number (major, because the number comes from nowhere).

    ## Why it matters
    A range carries its doubt with it; whoever picks one end decides what the source left open.

    ## Example
    "10 to 12 years" → "12 years"

    ## Not flagged
    "3–5" and "between 3 and 5"; one vague word for another of the same size.

    ## References
    MQM accuracy/mistranslation.
    """
    for match in matches_of(bead, Relation.RANGE_COLLAPSED, Relation.RANGE_WIDENED):
        yield claim_of(match, "range collapsed" if match.relation is Relation.RANGE_COLLAPSED else "range widened")
    for match in matches_of(bead, Relation.VAGUE, Relation.SHARPENED):
        if match.relation is Relation.VAGUE:
            yield claim_of(match, "number became vague", Severity.MINOR)
        elif match.original.vague:
            yield claim_of(match, "vague quantity became a number", Severity.MINOR if match.original.weak else None)
