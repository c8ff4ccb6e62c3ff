"""FIG13: digits were transposed, the decimal point moved, or the sign was lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.figure_relations import Relation
from drift.rules.figure_claims import claim_of, matches_of
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView

_SLIPS = {
    Relation.DIGITS_TRANSPOSED: "digits transposed",
    Relation.DECIMAL_SHIFT: "decimal point moved",
    Relation.SIGN_FLIPPED: "sign changed",
}


@rule(
    "FIG13",
    "digits-slip",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    profiles=("default", "figures"),
)
def digits_slip(bead: BeadView) -> Iterator[Claim]:
    """Digits were transposed, the decimal point moved, or the sign was lost.

    ## What it finds
    The same digits in another order; the same digits ten or a hundred times larger or smaller; the same number
    with the other sign.

    ## Why it matters
    Typing slips that look like correct figures; each of them has its own cure.

    ## Example
    "1,547 chairs" → "1,574 chairs"

    ## Not flagged
    Figures a thousand, a million or a billion times apart (FIG02).

    ## References
    MQM accuracy/mistranslation (numbers); the number checks of Okapi CheckMate, Xbench and Verifika, which
    compare digits only.
    """
    for match in matches_of(bead, *_SLIPS):
        yield claim_of(match, _SLIPS[match.relation])
