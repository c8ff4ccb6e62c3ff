"""ATT01: what somebody said became a fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.attribution_matching import is_impersonal, match_attributions
from drift.rules.cue_claims import claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "ATT01",
    "attribution-dropped",
    category="accuracy/omission",
    severity=Severity.MAJOR,
    profiles=("default",),
    languages=("en",),
)
def attribution_dropped(bead: BeadView) -> Iterator[Claim]:
    """What the original attributes to somebody, the rewrite says on its own account.

    ## What it finds
    A reporting verb with its source ("the mayor said that"), an "according to", or a label held at a distance
    ("what he called", "described by critics as", "so-called") that is gone while what it covered is still there.
    Minor where nobody is named ("it was reported that").

    ## Why it matters
    A claim becomes a fact, and somebody's word for a thing becomes its name.

    ## Example
    The mayor said that the bridge is safe. → The bridge is safe.

    ## Not flagged
    Another form of attribution ("according to the port", "port figures show"); a label that keeps its quotation
    marks; a direct quotation; an attribution that goes with all that it covered.

    ## References
    Pareti, PARC 3.0 (2016); MQM accuracy/omission.
    """
    for item in bead.pair.get(match_attributions)[bead.index].dropped:
        severity = Severity.MINOR if is_impersonal(bead, item.attribution) else None
        yield claim(bead, item.attribution.span, None, "attribution dropped", severity=severity, confidence=item.kept)
