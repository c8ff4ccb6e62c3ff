"""QNT01: all became some, many became few, only is gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.quantifiers import quantifier_changes
from drift.rules.cue_claims import claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("QNT01", "quantifier", category="accuracy/mistranslation", severity=Severity.MAJOR, languages=("en",))
def quantifier(bead: BeadView) -> Iterator[Claim]:
    """A quantifier speaks of more or of less than in the original.

    ## What it finds
    Words of the scale all > most > many > several > some > few > none that count the same thing two or more steps
    apart, or one of which is "all" and the other "most"; a part that became the whole ("many of the ships", "the
    ships"), or back; an "only" before a number that is gone or new.

    ## Why it matters
    "Some residents fled" and "all residents fled" are two stories.

    ## Example
    Some residents of Orvik left. → All residents of Orvik left.

    ## Not flagged
    Words of one step (most, the majority of); neighbours on the scale (many, several); a quantifier that the other
    side doesn't have; "some 400", which is about 400; comparisons such as "more than" (FIG09).

    ## References
    Horn, On the Semantic Properties of Logical Operators (1972).
    """
    for change in bead.pair.get(quantifier_changes)[bead.index]:
        yield claim(bead, change.original, change.rewrite, change.relation)
