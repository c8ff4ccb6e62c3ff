"""OMI01: a sentence of the original is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.losses import LossKind, losses_of
from drift.rules.loss_claims import sentence_claim, whole_text_claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("OMI01", "sentence-omitted", category="accuracy/omission", severity=Severity.MAJOR, profiles=("default",))
def sentence_omitted(bead: BeadView) -> Iterator[Claim]:
    """A sentence of the original has no counterpart in the rewrite.

    ## What it finds
    A sentence that no bead pairs with anything, or one of several sentences of a bead whose words nothing answers.
    Its names, figures and quotations are reported as its children.

    ## Why it matters
    What is left out is the drift that a reader of the rewrite alone can't see.

    ## Example
    The harbour opened in May. No new piers are planned. → The harbour opened in May.

    ## Not flagged
    A sentence most of whose words stand in another sentence of the rewrite is minor: it was condensed. Headings,
    bylines and captions are OMI03's.

    ## References
    MQM accuracy/omission.
    """
    if whole := whole_text_claim(bead, "original"):
        yield whole
        return
    for loss in losses_of(bead, "original", LossKind.SENTENCE):
        yield sentence_claim(bead.pair, loss)
