"""DAT05: a date that leans on the day of writing, or no longer does."""

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


@rule("DAT05", "deictic", category="accuracy/mistranslation", severity=Severity.MINOR, profiles=("default", "figures"))
def deictic(bead: BeadView) -> Iterator[Claim]:
    """An absolute date became relative, or a relative one absolute.

    ## What it finds
    "In 2021" that became "last year", "on 4 May" that became "yesterday", and the reverse.

    ## Why it matters
    "Last year" is right only for readers of this year, and only if the rewrite appears when the original did. Where
    `--anchor` shows that the two don't agree, DAT01 says so.

    ## Example
    "The ferry was sold in 2021." → "The ferry was sold last year."

    ## Not flagged
    Two words for the same distance ("next spring", "spring next year"); a relative date that keeps its word and gets
    an absolute one beside it, which is DAT02.

    ## References
    Deictic expressions in TimeML (Pustejovsky et al. 2003): TIMEX3 with `anchorTimeID`.
    """
    anchor = bead.pair.get(anchor_of)
    for match in bead.pair.get(match_dates).get(bead.index, ()):
        if match.relation is not DateRelation.REFRAMED or not match.original or not match.rewrite:
            continue
        relative = match.rewrite.first.relative
        yield Claim(
            match.original.span,
            match.rewrite.span,
            f"{match.original.text} → {match.rewrite.text}: "
            + ("right only as seen from the day of writing" if relative else "tied to the calendar")
            + (f"; they agree as of {anchor}" if anchor else ""),
            {
                "original": iso(match.original, anchor),
                "rewrite": iso(match.rewrite, anchor),
                "relation": "absolute to relative" if relative else "relative to absolute",
                "anchor": str(anchor or "unknown"),
            },
        )
