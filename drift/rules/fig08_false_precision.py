"""FIG08: the rewrite is more precise than the original."""

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
    "FIG08",
    "false-precision",
    category="accuracy/addition",
    severity=Severity.MAJOR,
    profiles=("default", "figures"),
)
def false_precision(bead: BeadView) -> Iterator[Claim]:
    """The rewrite is more precise than the original.

    ## What it finds
    A value that would round to the original's, printed with more places than the original has.

    ## Why it matters
    The additional digits come from nowhere, or from a source that is not named.

    ## Example
    "some 1,200 people" → "1,234 people"

    ## Not flagged
    Zeros that only pad ("5" and "5.0"); vague words that became a number (FIG10).

    ## References
    MQM accuracy/addition.
    """
    for match in matches_of(bead, Relation.SHARPENED):
        if not match.original.vague:
            yield claim_of(match, "more precise than the original")
