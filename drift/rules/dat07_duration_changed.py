"""DAT07: a stretch of time became another one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.figure_relations import Relation
from drift.rules.figure_claims import are_durations, claim_of, difference_in_words, matches_of, severity_of_change
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "DAT07",
    "duration-changed",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    profiles=("default", "figures"),
)
def duration_changed(bead: BeadView) -> Iterator[Claim]:
    """A stretch of time became another one.

    ## What it finds
    Years, months, days, hours … whose number differs by more than rounding, in digits or words: a sentence, a
    term, a delay. Up to 5 % apart it is major, else critical.

    ## Why it matters
    How long something took, lasts or is still to go is the point of many stories, and one word of the sentence.

    ## Example
    "Petrov was jailed for seven years" → "Petrov was jailed for nine years"

    ## Not flagged
    The same stretch in another unit ("two years", "24 months"; FIG06); rounding (FIG07); the same number of another
    unit (FIG03); ages, which FIG01 compares; calendar dates (DAT01); a stretch that stands elsewhere in the document.

    ## References
    TimeML's durations (Pustejovsky et al. 2003); MQM accuracy/mistranslation.
    """
    for match in matches_of(bead, Relation.CHANGED):
        if are_durations(match):
            words = difference_in_words(match)
            what = f"duration changed, {words}" if words else "duration changed"
            yield claim_of(match, what, severity_of_change(match))
