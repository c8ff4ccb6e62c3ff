"""ADD01: a sentence of the rewrite has no source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.losses import LossKind, losses_of
from drift.rules.loss_claims import sentence_claim, whole_text_claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("ADD01", "sentence-added", category="accuracy/addition", severity=Severity.MAJOR, profiles=("default",))
def sentence_added(bead: BeadView) -> Iterator[Claim]:
    """A sentence of the rewrite has no counterpart in the original.

    ## What it finds
    A sentence that no bead pairs with anything, or one of several sentences of a bead whose words nothing answers.
    Its names, figures and quotations are reported as its children.

    ## Why it matters
    The reader takes it for what the original says.

    ## Example
    The harbour opened in May. → The harbour opened in May. Fishermen had protested for years.

    ## Not flagged
    A sentence most of whose words stand in another sentence of the original is minor: it repeats or expands.
    Headings, bylines and captions are ADD03's.

    ## References
    MQM accuracy/addition.
    """
    if whole := whole_text_claim(bead, "rewrite"):
        yield whole
        return
    for loss in losses_of(bead, "rewrite", LossKind.SENTENCE):
        yield sentence_claim(bead.pair, loss)
