"""QUO07: quotations cut short or drawn wider, and marks without a partner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.quotation_matching import QuoteMatch, QuoteRelation, quote_matches
from drift.analysis.quotation_pieces import quotation_pieces
from drift.analysis.wording import Word, changes
from drift.rules.registry import Claim, rule
from drift.severity import Severity
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView

_CUT = 3  # words; fewer are an altered quotation, QUO01's business


@rule(
    "QUO07",
    "quote-cut-or-unpaired",
    category="accuracy/omission",
    severity=Severity.MINOR,
    profiles=("style",),
)
def quote_cut_or_unpaired(bead: BeadView) -> Iterator[Claim]:
    """A quotation was cut at one end or drawn wider, or a quotation mark has no partner.

    ## What it finds
    Three or more words missing or added at the beginning or end of a quotation that is otherwise kept; a quotation
    of the rewrite whose opening or closing mark is missing while the original's are all there.

    ## Why it matters
    A cut may lose the condition that the speaker made. A mark without its partner leaves open where the quotation
    ends and the writer speaks again.

    ## Example
    “We will sign if the price is right,” she said. → “We will sign,” she said.

    ## Not flagged
    A long quotation that is closed only in a later paragraph, each paragraph opening with a mark. A quotation that
    was split by an inserted “she said”, or put together again.

    ## References
    MQM accuracy/omission.
    """
    for match in quote_matches(bead):
        if match.relation is QuoteRelation.ALTERED:
            yield from _cuts(match)
    yield from _unpaired(bead)


def _cuts(match: QuoteMatch) -> Iterator[Claim]:
    a, b = match.words("original"), match.words("rewrite")
    for change in changes(a, b):
        size_a, size_b = change.end_a - change.start_a, change.end_b - change.start_b
        head = change.start_a == 0 and change.start_b == 0
        tail = change.end_a == len(a) and change.end_b == len(b)
        if not (head or tail) or min(size_a, size_b) or max(size_a, size_b) < _CUT:
            continue
        cut = size_a > 0
        end = "beginning" if head else "end"
        longer = a[change.start_a : change.end_a] if cut else b[change.start_b : change.end_b]
        own = longer[0].span.cover(longer[-1].span)
        other = _edge(b if cut else a, head=head)
        said = f"the quotation is cut at its {end}" if cut else f"the quotation is drawn wider at its {end}"
        facts = {"relation": "cut" if cut else "widened", "words": str(len(longer))}
        yield Claim(*((own, other) if cut else (other, own)), said, facts, confidence=0.8)


def _edge(words: tuple[Word, ...], *, head: bool) -> Span:
    return words[0].span if head else words[-1].span


def _unpaired(bead: BeadView) -> Iterator[Claim]:
    """Marks of the rewrite without a partner, where the original's are all paired."""
    every = bead.pair.get(quotation_pieces)
    here = every["original"].get(bead.index, [])
    if not here or any(not (p.quotation.opened and p.quotation.closed) for p in here):
        return
    for piece in every["rewrite"].get(bead.index, []):
        quotation = piece.quotation
        missing = "opening" if not quotation.opened else "closing" if not quotation.closed else ""
        first = piece.span.start == quotation.span.start
        if missing and first:
            mark = Span(quotation.span.start, quotation.inner.start)
            if missing == "opening":
                mark = Span(quotation.inner.end, quotation.span.end)
            said = f"the {missing} quotation mark is missing"
            yield Claim(None, mark, said, {"relation": f"{missing} mark missing"}, confidence=0.9)
