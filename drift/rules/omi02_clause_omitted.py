"""OMI02: a clause or phrase of the original is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.losses import LossKind, losses_of
from drift.rules.loss_claims import part_claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("OMI02", "clause-omitted", category="accuracy/omission", severity=Severity.MINOR, profiles=("default",))
def clause_omitted(bead: BeadView) -> Iterator[Claim]:
    """A clause or phrase of a sentence has no counterpart in the rewrite.

    ## What it finds
    The clause that unanswered content words fill, or else the tight phrase that they make. Major where it carries a
    name, a figure, an attribution or a quotation and at least three content words; single words count only where a
    sentence otherwise stayed as it was.

    ## Why it matters
    Conditions, reasons and descriptions go first when a text is shortened.

    ## Example
    The mayor, a former trawler captain from Skagen, opened the pier. → The mayor opened the pier.

    ## Not flagged
    Words whose family or synonym stands elsewhere in the sentence; words in whose place others stand, for they were
    reworded; parts of figures and names that the other side has in another form; what moved
    to another sentence is neutral. Pairs in two languages: their words can't be matched by letters.

    ## References
    MQM accuracy/omission.
    """
    for loss in losses_of(bead, "original", LossKind.CLAUSE, LossKind.PHRASE, LossKind.WORD):
        claim = part_claim(bead.pair, loss)
        if claim:
            yield claim
