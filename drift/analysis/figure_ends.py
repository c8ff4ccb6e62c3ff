"""The two ends of a change: which figure it began from and which it came to."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from drift.analysis.figure_relations import SUPPORTING
from pairs.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drift.analysis.figure_matching import FigureMatch
    from drift.analysis.figures import Figure

_REACH = 24
_BEFORE = re.compile(r"(?<!\w)(?:(?P<start>from)|(?P<end>to))[\s\u00a0]{1,2}(?:an?[\s\u00a0])?$", re.IGNORECASE)
_APART = 40  # characters between the two ends of one change


def exchanged_ends(
    original: str, rewrite: str, matches: Sequence[FigureMatch]
) -> Iterator[tuple[Span, Span, FigureMatch, FigureMatch]]:
    """Changes whose two ends were exchanged: from the first to the second became from the second to the first.

    Args:
        original: the text of the original.
        rewrite: the text of the rewrite.
        matches: the matched figures of one bead.

    Yields:
        The span of both figures in the original and in the rewrite, and their matches in the original's order.
    """
    kept = [m for m in matches if m.relation in SUPPORTING]
    marked = [(m, _end(original, m.original), _end(rewrite, m.rewrite)) for m in kept]
    turned = [(m, here) for m, here, there in marked if here and there and here != there]
    for (one, a), (two, b) in combinations(turned[:20], 2):
        first, second = sorted((one, two), key=lambda m: m.original.span)
        spans = whole(one.original, two.original), whole(one.rewrite, two.rewrite)
        if a != b and one.original.unit == two.original.unit and all(spans):
            yield spans[0], spans[1], first, second  # type: ignore[misc]


def _end(text: str, figure: Figure) -> str:
    """``"start"`` behind "from", ``"end"`` behind "to", ``""`` behind anything else."""
    start = figure.full_span.start
    found = _BEFORE.search(text[max(0, start - _REACH) : start])
    return (found.lastgroup or "") if found else ""


def whole(a: Figure, b: Figure) -> Span | None:
    """From the first of two figures to the end of the last; ``None`` where they stand too far apart to be one place."""
    first, last = sorted((a.span, b.span))
    return Span(first.start, last.end) if last.start - first.end <= _APART else None
