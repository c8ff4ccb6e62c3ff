"""SEM01: two sides that were taken for one another and hardly mean the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.tokens import TokenKind, tokenize
from drift.rules.registry import Claim, rule
from drift.severity import Severity
from pairs.bead import BeadKind

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side
    from pairs.document import Span

# Below the first, one harmless free translation in 300 lies; below the second, none of 5,000 harmless pairs.
LOW, LOWEST = 0.45, 0.25
# The vectors of shorter lines say little.
ENOUGH = 4


@rule("SEM01", "semantic-drift", category="accuracy/mistranslation", severity=Severity.MINOR, profiles=("style",))
def semantic_drift(bead: BeadView) -> Iterator[Claim]:
    """The two sides of a pair have hardly the same meaning, as far as sentence vectors can tell.

    ## What it finds
    Aligned passages whose sentence vectors have a cosine below .45 (minor) or below .25 (major), with four words or
    more on both sides. It is told only where no other rule says what changed.

    ## Why it matters
    Nothing that can be named may have been exchanged, and still a sentence of another meaning stands in the place of
    the original's.

    ## Example
    The harbour tax will rise in spring. → Fishermen met in the old hall to sing.

    ## Not flagged
    Small changes of meaning, which vectors hardly show; single words; pairs without a model. The bounds were set with
    the packaged English model.

    ## References
    Reimers and Gurevych, *Sentence-BERT* (2019).
    """
    cosine = bead.pair.cosines[bead.index]
    if bead.kind is not BeadKind.MATCH or cosine is None or cosine >= LOW:
        return
    if min(_words(bead, side) for side in ("original", "rewrite")) < ENOUGH:
        return
    yield Claim(
        _whole(bead, "original"),
        _whole(bead, "rewrite"),
        f"the two sides mean little that is the same: cosine {cosine:.2f}",
        {"cosine": f"{cosine:.4f}"},
        Severity.MAJOR if cosine < LOWEST else None,
        0.6,
    )


def _words(bead: BeadView, side: Side) -> int:
    return sum(token.kind is not TokenKind.MARK for text in bead.texts(side) for token in tokenize(text))


def _whole(bead: BeadView, side: Side) -> Span:
    segments = bead.segments(side)
    return segments[0].span.cover(segments[-1].span)
