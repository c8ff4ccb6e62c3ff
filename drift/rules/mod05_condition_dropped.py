"""MOD05: what holds on a condition is said without it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.hedging import condition_losses
from drift.rules.cue_claims import claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("MOD05", "condition-dropped", category="accuracy/omission", severity=Severity.MAJOR, languages=("en",))
def condition_dropped(bead: BeadView) -> Iterator[Claim]:
    """The rewrite says without a condition what the original says with one.

    ## What it finds
    "If", "unless", "provided that", "as long as", "subject to" and their like in a sentence whose main statement is
    in the rewrite, where no word of the rewrite can carry a condition.

    ## Why it matters
    An offer with strings becomes a promise.

    ## Example
    The guild will end the strike if the port pays. → The guild will end the strike.

    ## Not flagged
    Another form of the condition ("should the port pay", "once the port pays", "without payment").

    ## References
    Saurí and Pustejovsky, FactBank (2009).
    """
    for loss in bead.pair.get(condition_losses)[bead.index]:
        yield claim(bead, loss.original, loss.rewrite, "condition dropped", confidence=loss.confidence)
