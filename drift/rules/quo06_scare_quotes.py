"""QUO06: distancing marks lost or added."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.quotation_matching import QuoteMatch, QuoteRelation, quote_matches
from drift.analysis.quotations import QuotationKind
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "QUO06",
    "scare-quotes",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    profiles=("default",),
)
def scare_quotes(bead: BeadView) -> Iterator[Claim]:
    """A phrase lost the quotation marks that kept it at a distance, or got them.

    ## What it finds
    A few words that stand in marks on one side and, nearly verbatim, without marks on the other. For a title or a
    name it is minor.

    ## Why it matters
    Marks around a phrase say that it is somebody else's word. Without them the writer vouches for it; with new ones
    the writer doubts what the source stated plainly.

    ## Example
    what the company calls a “voluntary departure” → a voluntary departure

    ## Not flagged
    Other marks around the same words; a number in marks; direct speech (QUO02, QUO04).

    ## References
    MQM accuracy/mistranslation.
    """
    for match in quote_matches(bead):
        if match.relation in {QuoteRelation.UNQUOTED, QuoteRelation.QUOTED}:
            yield from _claims(match)


def _claims(match: QuoteMatch) -> Iterator[Claim]:
    lost = match.relation is QuoteRelation.UNQUOTED
    piece = match.original[0] if lost else match.rewrite[0]
    if piece.kind is QuotationKind.SPEECH or not any(word.key[:1].isalpha() for word in piece.words):
        return
    title = piece.kind is QuotationKind.TITLE
    said = "the marks that kept this phrase at a distance are gone" if lost else "marks are put around a plain phrase"
    if title:
        said = f"the marks around this title are {'gone' if lost else 'new'}"
    spans = (piece.span, match.place) if lost else (match.place, piece.span)
    facts = {"relation": "marks lost" if lost else "marks added", "kind": piece.kind.value}
    yield Claim(spans[0], spans[1], said, facts, Severity.MINOR if title else None, 0.8)
