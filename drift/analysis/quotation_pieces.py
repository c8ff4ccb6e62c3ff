"""The pieces of quotations: what of each quotation lies in which segment and bead."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.pair import SIDES, Side
from drift.analysis.quotations import Quotation, QuotationKind, document_quotations
from drift.analysis.wording import Word, words_of
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import Pair

MOST_PIECES = 40
"""Of one bead and side: more are a list of marks, not quotations."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a quotation that lies in one segment.

    Attributes:
        quotation: the whole.
        segment: index of the segment.
        span: the piece with those marks that lie in the segment.
        inner: without marks.
        words: the words of it.
    """

    quotation: Quotation
    segment: int
    span: Span
    inner: Span
    words: tuple[Word, ...]

    @property
    def kind(self) -> QuotationKind:
        """Speech, phrase or title."""
        return self.quotation.kind


def quotation_pieces(pair: Pair) -> dict[Side, dict[int, list[Piece]]]:
    """The pieces of each bead, by side and by the bead's index; only outer quotations."""
    result: dict[Side, dict[int, list[Piece]]] = {}
    for side in SIDES:
        document = pair.document(side)
        by_bead: dict[int, list[Piece]] = defaultdict(list)
        outer = [q for q in document_quotations(document) if not q.depth]
        at = 0
        for quotation in outer:
            while at < len(document.segments) and document.segments[at].span.end <= quotation.span.start:
                at += 1
            for segment in document.segments[at:]:
                if segment.span.start >= quotation.span.end:
                    break
                span = _clip(quotation.span, segment.span)
                inner = _clip(quotation.inner, segment.span)
                if words := words_of(inner.of(document.text), inner.start):
                    by_bead[pair.bead_of(side, segment.index)].append(
                        Piece(quotation, segment.index, span, inner, words)
                    )
        result[side] = {bead: pieces[:MOST_PIECES] for bead, pieces in by_bead.items()}
    return result


def _clip(span: Span, limits: Span) -> Span:
    start = max(span.start, limits.start)
    return Span(start, max(start, min(span.end, limits.end)))
