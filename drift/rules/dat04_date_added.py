"""DAT04: a date of the rewrite that the original doesn't have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.date_matching import anchor_of, match_dates
from drift.analysis.dates_interval import iso
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("DAT04", "date-added", category="accuracy/addition", severity=Severity.MINOR, profiles=("figures",))
def date_added(bead: BeadView) -> Iterator[Claim]:
    """A date or time of the rewrite has no source in the original.

    ## What it finds
    A calendar expression that stands neither in the corresponding sentence nor anywhere else in the original.

    ## Why it matters
    A date is a fact. One that the source doesn't give came from somewhere else, or from nowhere.

    ## Example
    "The mayor of Varde will resign." → "The mayor of Varde will resign on 12 June."

    ## Not flagged
    A date that stands elsewhere in the original or follows from a fuller one there; words that lean on another date
    ("the following day"); the dateline.

    ## References
    MQM accuracy/addition.
    """
    anchor = bead.pair.get(anchor_of)
    for match in bead.pair.get(match_dates).get(bead.index, ()):
        if match.rewrite is None or match.original is not None:
            continue
        yield Claim(
            None,
            match.rewrite.span,
            f"{match.rewrite.text}: not in the original",
            {"rewrite": iso(match.rewrite, anchor)},
        )
