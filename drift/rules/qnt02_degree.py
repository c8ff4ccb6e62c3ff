"""QNT02: an intensifier or a superlative was dropped or added."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.degrees import degree_changes
from drift.rules.cue_claims import claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "QNT02",
    "degree",
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    profiles=("style",),
    languages=("en",),
)
def degree(bead: BeadView) -> Iterator[Claim]:
    """Something is said more strongly, or less strongly, than in the original.

    ## What it finds
    "Very", "clearly", "sharply", "slightly" and their like beside a word that the other side has without any word of
    degree; a superlative that became a plain adjective, or back.

    ## Why it matters
    "The largest buyer" and "a large buyer" are two claims; small shifts of tone add up over a story.

    ## Example
    The talks were very useful. → The talks were useful.

    ## Not flagged
    One word of degree for another; a word of degree that has moved within its sentence; a reworded phrase.

    ## References
    Quirk et al., A Comprehensive Grammar of the English Language (1985), amplifiers and downtoners.
    """
    for change in bead.pair.get(degree_changes)[bead.index]:
        yield claim(bead, change.original, change.rewrite, change.relation)
