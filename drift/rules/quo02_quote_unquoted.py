"""QUO02: direct speech without its marks, or told in other words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.quotation_matching import QuoteRelation, quote_matches
from drift.analysis.quotations import QuotationKind
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("QUO02", "quote-unquoted", category="accuracy/mistranslation", severity=Severity.MINOR, profiles=("style",))
def quote_unquoted(bead: BeadView) -> Iterator[Claim]:
    """Direct speech lost its quotation marks, or became indirect speech.

    ## What it finds
    A quoted sentence of the original whose words stand in the rewrite without marks, or which the rewrite tells in
    its own words.

    ## Why it matters
    The reader no longer sees what was said word for word and what is the writer's summary of it.

    ## Example
    “We will open the harbour in May,” the mayor said. → The mayor said the harbour would open in May.

    ## Not flagged
    The same words in other marks. A quoted phrase within a sentence is QUO06's; speech that is gone altogether is
    QUO03's.

    ## References
    MQM accuracy/mistranslation.
    """
    for match in quote_matches(bead):
        told = match.relation is QuoteRelation.PARAPHRASED
        bare = match.relation is QuoteRelation.UNQUOTED and match.original[0].kind is QuotationKind.SPEECH
        if told or bare:
            piece = match.original[0]
            said = "direct speech became indirect speech" if told else "the words stand without their quotation marks"
            yield Claim(
                piece.span,
                match.place,
                said,
                {"relation": match.relation.value, "ratio": f"{match.ratio:.0f}"},
                confidence=0.9 if bare else 0.7,
            )
