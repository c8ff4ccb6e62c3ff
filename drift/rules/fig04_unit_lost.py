"""FIG04: a figure lost its unit or currency, or was given one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.figure_relations import Relation
from drift.analysis.figure_slips import misspelt_unit
from drift.rules.figure_claims import claim_of, matches_of
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "FIG04",
    "unit-lost",
    category="accuracy/omission",
    severity=Severity.MAJOR,
    profiles=("default", "figures"),
)
def unit_lost(bead: BeadView) -> Iterator[Claim]:
    """A figure lost its unit or currency, or was given one.

    ## What it finds
    The same number with a unit on one side and none on the other.

    ## Why it matters
    93 is a number of things, $93 a price, 93 % a share.

    ## Example
    "Output fell by 4 per cent" → "Output fell by 4"

    ## Not flagged
    A unit that is said once for several figures ("3, 4 and 5 per cent"); ages ("a woman of 30", "a 30-year-old").

    ## References
    MQM accuracy/mistranslation (numbers); the number checks of Okapi CheckMate, Xbench and Verifika, which
    compare digits only.
    """
    for match in matches_of(bead, Relation.UNIT_DROPPED, Relation.UNIT_ADDED):
        lost = match.relation is Relation.UNIT_DROPPED
        unit = match.original.unit if lost else match.rewrite.unit
        if lost and misspelt_unit(bead.pair.rewrite.text, match.rewrite, match.original):
            continue
        if not lost and misspelt_unit(bead.pair.original.text, match.original, match.rewrite):
            continue
        yield claim_of(match, f"unit {'lost' if lost else 'added'} ({unit})", unit=unit)
