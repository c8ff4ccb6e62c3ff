"""FIG03: the same number stands with another unit or currency."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.figure_relations import Relation
from drift.analysis.figures_units import is_money
from drift.rules.figure_claims import claim_of, matches_of
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "FIG03",
    "unit-changed",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    profiles=("default", "figures"),
)
def unit_changed(bead: BeadView) -> Iterator[Claim]:
    """The same number stands with another unit or currency.

    ## What it finds
    A figure whose number was kept while its unit became another: kilometres for miles, euros for dollars,
    percentage points for per cent.

    ## Why it matters
    Without conversion one of the two is wrong, often by more than a reader can guess.

    ## Example
    "The ferry route is 600 km long" → "The ferry route is 600 miles long"

    ## Not flagged
    Right conversions (FIG06); "$" for "US$" or another dollar; a currency with another value (FIG05).

    ## References
    MQM accuracy/mistranslation (numbers); the number checks of Okapi CheckMate, Xbench and Verifika, which
    compare digits only.
    """
    for match in matches_of(bead, Relation.UNIT_CHANGED):
        a, b = match.original, match.rewrite
        what = "another currency at the same value" if is_money(a.unit) and is_money(b.unit) else "unit changed"
        yield claim_of(match, what, original_unit=a.unit, rewrite_unit=b.unit)
