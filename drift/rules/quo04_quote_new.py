"""QUO04: a quotation that the original does not have."""

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
    "QUO04",
    "quote-new",
    category="accuracy/addition",
    severity=Severity.CRITICAL,
    profiles=("default",),
)
def quote_new(bead: BeadView) -> Iterator[Claim]:
    """Words stand in quotation marks that the original does not quote.

    ## What it finds
    Direct speech without a source in the whole original (critical), direct speech made from what the original only
    tells (major where the words differ, minor where they are the original's own), and new words in marks within a
    sentence (minor).

    ## Why it matters
    A made-up quotation is the gravest thing that a rewrite can do to a source.

    ## Example
    The minister declined to comment. → “We will never sell the railway,” the minister said.

    ## Not flagged
    Quotations of the original that moved, were shortened or altered (QUO01, QUO07). Marks around a phrase that the
    original has without marks are QUO06's, a closing mark without its partner is QUO07's.

    ## References
    MQM accuracy/addition.
    """
    for match in quote_matches(bead):
        if match.relation not in {QuoteRelation.NEW, QuoteRelation.PUT_IN_MARKS, QuoteRelation.QUOTED}:
            continue
        piece = match.rewrite[0]
        if not piece.quotation.opened:
            continue  # where a quotation without its opening mark begins is a guess: QUO07's
        speech = piece.kind is QuotationKind.SPEECH
        facts = {"relation": match.relation.value, "kind": piece.kind.value}
        if match.relation is QuoteRelation.PUT_IN_MARKS:
            said = "indirect speech became a quotation: the original does not say that these were the words"
            yield Claim(match.place, piece.span, said, facts, Severity.MAJOR, 0.6)
        elif match.relation is QuoteRelation.QUOTED and speech:
            said = "the words of the original are put in marks as direct speech"
            yield Claim(match.place, piece.span, said, facts, Severity.MINOR, 0.7)
        elif match.relation is QuoteRelation.NEW:
            said = f"this {piece.kind.value} has no source in the original"
            yield Claim(None, piece.span, said, facts, None if speech else Severity.MINOR, 0.8)
