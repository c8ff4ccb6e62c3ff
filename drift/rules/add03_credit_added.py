"""ADD03: a heading, byline, dateline or caption is new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.losses import LossKind, losses_of
from drift.rules.loss_claims import credit_claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("ADD03", "credit-added", category="accuracy/addition", severity=Severity.NEUTRAL, profiles=())
def credit_added(bead: BeadView) -> Iterator[Claim]:
    """A heading, byline, dateline or caption of the rewrite is not in the original.

    ## What it finds
    Lines beside the story itself, and the place, day and agency at the head of its first sentence.

    ## Why it matters
    It changes no statement; what a headline claims is looked at by HDL01.

    ## Example
    The pier opened. → LEITH, May 3 (Harbour Wire) – The pier opened.

    ## Not flagged
    Boilerplate: it is cut before the comparison and listed in the report.

    ## References
    MQM accuracy/addition.
    """
    for loss in losses_of(bead, "rewrite", LossKind.CREDIT):
        yield credit_claim(bead.pair, loss)
