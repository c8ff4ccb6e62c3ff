"""QUO03: a quotation is gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.quotation_matching import QuoteRelation, quote_matches
from drift.analysis.quotations import QuotationKind
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "QUO03",
    "quote-dropped",
    category="accuracy/omission",
    severity=Severity.MAJOR,
    profiles=("default",),
)
def quote_dropped(bead: BeadView) -> Iterator[Claim]:
    """A quotation of the original is nowhere in the rewrite, in marks or without.

    ## What it finds
    Direct speech whose words the rewrite neither quotes nor tells, looked for in the whole rewrite. A quoted phrase
    or title that is gone is minor.

    ## Why it matters
    What a source said in its own words is evidence; without it the reader has only the writer's account.

    ## Example
    “Nobody asked us,” said the ferrymen’s union, which will appeal. → The ferrymen’s union will appeal.

    ## Not flagged
    Speech that moved to another sentence, lost its marks (QUO02) or was altered (QUO01).

    ## References
    MQM accuracy/omission.
    """
    for match in quote_matches(bead):
        if match.relation is QuoteRelation.DROPPED:
            piece = match.original[0]
            speech = piece.kind is QuotationKind.SPEECH
            yield Claim(
                piece.span,
                None,
                f"this {piece.kind.value} is quoted nowhere in the rewrite, nor are its words told",
                {"kind": piece.kind.value},
                None if speech else Severity.MINOR,
                0.8,
            )
