"""FIG05: a sum stands in another currency with another value."""

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
    "FIG05",
    "currency-converted",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    profiles=("default", "figures"),
)
def currency_converted(bead: BeadView) -> Iterator[Claim]:
    """A sum stands in another currency with another value.

    ## What it finds
    Two sums in the same place with different currencies and values. Whether the conversion is right depends on a
    rate and its date, which the text does not give.

    ## Why it matters
    A converted sum is a new statement with a hidden assumption, and dates quickly.

    ## Example
    "The bridge cost €5 million" → "The bridge cost £4.3 million"

    ## Not flagged
    A sum that is given in both currencies on both sides; the same value with another currency (FIG03).

    ## References
    MQM locale/currency.
    """
    for match in matches_of(bead, Relation.CURRENCY_CHANGED):
        what = f"{match.original.unit} became {match.rewrite.unit}; the rate is not given"
        yield claim_of(match, what, original_unit=match.original.unit, rewrite_unit=match.rewrite.unit)
