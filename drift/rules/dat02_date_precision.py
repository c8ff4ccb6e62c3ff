"""DAT02: a date that says less, or more, than the original's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.date_matching import anchor_of, match_dates
from drift.analysis.date_relations import DateRelation
from drift.analysis.dates_interval import iso
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("DAT02", "date-precision", category="accuracy/mistranslation", severity=Severity.MINOR, profiles=("figures",))
def date_precision(bead: BeadView) -> Iterator[Claim]:
    """A date became coarser or finer than it was.

    ## What it finds
    A day that became its month, a full date that lost its year, a range of which one end is left; and the other way
    round: a day, month or year that the original doesn't give.

    ## Why it matters
    A coarser date loses what a reader may need; a finer one states something that the source didn't say, unless it
    follows from the day of writing.

    ## Example
    "on Thursday" → "on Thursday (15th)"; "on 4 May 2021" → "in May 2021"

    ## Not flagged
    The same date in another form. A finding is neutral where what was added or lost stands elsewhere in the other
    text, or follows from `--anchor`.

    ## References
    MQM accuracy/over-translation and under-translation.
    """
    anchor = bead.pair.get(anchor_of)
    for match in bead.pair.get(match_dates).get(bead.index, ()):
        if match.relation not in {DateRelation.FINER, DateRelation.COARSER} or not match.original or not match.rewrite:
            continue
        finer = match.relation is DateRelation.FINER
        backed = {
            True: "it follows from the rest",
            False: "nothing in the original says so" if finer else "it is not said elsewhere",
        }
        yield Claim(
            match.original.span,
            match.rewrite.span,
            f"{match.original.text} → {match.rewrite.text}: {match.relation}; {backed[match.supported]}",
            {
                "original": iso(match.original, anchor),
                "rewrite": iso(match.rewrite, anchor),
                "relation": match.relation.value,
                "supported": str(match.supported).lower(),
            },
            Severity.NEUTRAL if match.supported else Severity.MINOR,
        )
