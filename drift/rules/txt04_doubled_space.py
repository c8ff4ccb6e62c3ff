"""TXT04: more than one space between two words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.rules.registry import Claim, rule
from drift.severity import Severity
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side

_SPACES = re.compile(r"(?<=\S)[ \u00a0\u2000-\u200a\u202f\u3000]{2,}(?=\S)")


@rule("TXT04", "doubled-space", category="fluency/spacing", severity=Severity.NEUTRAL)
def doubled_space(bead: BeadView) -> Iterator[Claim]:
    """Two words of the rewrite have more than one space between them, and the original has none such.

    ## What it finds
    Runs of two and more spaces inside a sentence; each sentence is told once, at its first run.

    ## Why it matters
    It is information only: a trace of something that was cut out or pasted in.

    ## Example
    The pier opened. → The pier  opened.

    ## Not flagged
    Text whose original is set with double spaces too; single spaces of any width; line breaks.

    ## References
    MQM fluency/spacing.
    """
    if next(_runs(bead, "original"), None):
        return
    told: set[int] = set()
    for segment, place in _runs(bead, "rewrite"):
        if segment not in told:
            told.add(segment)
            yield Claim(None, place, f"{len(place)} spaces in a row", {"rewrite": str(len(place))})


def _runs(bead: BeadView, side: Side) -> Iterator[tuple[int, Span]]:
    """The runs of spaces with their segments; the room that masked markup takes is none."""
    masks = bead.pair.document(side).masks
    for segment, text in zip(bead.segments(side), bead.texts(side), strict=True):
        for found in _SPACES.finditer(text):
            place = Span(found.start(), found.end()).shift(segment.span.start)
            after = bisect_left(masks, place.end, key=lambda mask: mask.start)
            if not after or masks[after - 1].end <= place.start:
                yield segment.index, place
