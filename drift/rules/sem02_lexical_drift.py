"""SEM02: two sides that were taken for one another and share hardly a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.content import content_keys
from drift.analysis.tokens import tokenize
from drift.rules.registry import Claim, rule
from drift.severity import Severity
from pairs.bead import BeadKind

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side
    from pairs.document import Span

LEAST = 0.1
ENOUGH = 4


@rule("SEM02", "lexical-drift", category="accuracy/mistranslation", severity=Severity.NEUTRAL, languages=("en",))
def lexical_drift(bead: BeadView) -> Iterator[Claim]:
    """The two sides of a pair share hardly a content word.

    ## What it finds
    Aligned passages with four content words or more on both sides, of which at most one in ten of the fewer stands on
    the other side, in any inflection. With a model it is information, for SEM01 says whether the meaning went with
    the words; without a model it is minor.

    ## Why it matters
    Either everything was worded anew, or another sentence stands in the original's place.

    ## Example
    The council will raise the harbour tax. → Town leaders plan to charge ships more for berthing.

    ## Not flagged
    Short lines; pairs that keep their names, figures or a part of their words.

    ## References
    Broder's containment (1997), on stems.
    """
    if bead.kind is not BeadKind.MATCH:
        return
    first, second = (_stems(bead, side) for side in ("original", "rewrite"))
    fewer = min(len(first), len(second))
    if fewer < ENOUGH or len(first & second) > LEAST * fewer:
        return
    shared = len(first & second)
    yield Claim(
        _whole(bead, "original"),
        _whole(bead, "rewrite"),
        f"{shared or 'none'} of {fewer} content words is on both sides",
        {"shared": str(shared), "original": str(len(first)), "rewrite": str(len(second))},
        Severity.MINOR if bead.pair.cosines[bead.index] is None else None,
        0.5,
    )


def _stems(bead: BeadView, side: Side) -> frozenset[str]:
    return content_keys(token for text in bead.texts(side) for token in tokenize(text))


def _whole(bead: BeadView, side: Side) -> Span:
    segments = bead.segments(side)
    return segments[0].span.cover(segments[-1].span)
