"""DAT03: a date of the original that is nowhere in the rewrite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.date_matching import anchor_of, match_dates
from drift.analysis.dates_interval import iso
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("DAT03", "date-dropped", category="accuracy/omission", severity=Severity.MINOR, profiles=("figures",))
def date_dropped(bead: BeadView) -> Iterator[Claim]:
    """A date or time of the original has no counterpart in the rewrite.

    ## What it finds
    A calendar expression that stands neither in the corresponding sentence nor anywhere else in the rewrite. It is
    major where a full date was the only thing that said when, minor otherwise.

    ## Why it matters
    Without its date a reader can't place what happened, and old news reads like new.

    ## Example
    "The strike ended on 12 June after talks in Varde." → "The strike ended after talks in Varde."

    ## Not flagged
    A date that was moved to another sentence, that is part of a fuller one ("2019" beside "5 May 2019"), or that has
    only a slip in its spelling; words that lean on another date ("the same day"); the dateline.

    ## References
    MQM accuracy/omission.
    """
    anchor = bead.pair.get(anchor_of)
    for match in bead.pair.get(match_dates).get(bead.index, ()):
        if match.original is None or match.rewrite is not None:
            continue
        dated = match.original.first.month is not None and match.original.first.day is not None
        yield Claim(
            match.original.span,
            None,
            f"{match.original.text}: not in the rewrite" + (", and nothing else says when" if match.sole else ""),
            {"original": iso(match.original, anchor), "sole": str(match.sole).lower()},
            Severity.MAJOR if match.sole and dated else Severity.MINOR,
        )
