"""OMI03: a heading, byline, dateline or caption is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.losses import LossKind, losses_of
from drift.rules.loss_claims import credit_claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("OMI03", "credit-omitted", category="accuracy/omission", severity=Severity.NEUTRAL, profiles=())
def credit_omitted(bead: BeadView) -> Iterator[Claim]:
    """A heading, byline, dateline or caption of the original is not in the rewrite.

    ## What it finds
    Lines beside the story itself, and the place, day and agency at the head of its first sentence.

    ## Why it matters
    It changes no statement; who wrote a story, and when, may matter all the same.

    ## Example
    LEITH, May 3 (Harbour Wire) – The pier opened. → The pier opened.

    ## Not flagged
    Boilerplate: it is cut before the comparison and listed in the report.

    ## References
    MQM accuracy/omission.
    """
    for loss in losses_of(bead, "original", LossKind.CREDIT):
        yield credit_claim(bead.pair, loss)
