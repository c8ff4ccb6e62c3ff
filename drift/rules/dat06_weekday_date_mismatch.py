"""DAT06: a weekday that its date doesn't have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.date_matching import anchor_of, dates_of
from drift.analysis.date_weekdays import real_weekday
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.dates_model import DateExpression
    from drift.analysis.pair import BeadView, Pair, Side

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@rule(
    "DAT06",
    "weekday-date-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    profiles=("default", "figures"),
)
def weekday_date_mismatch(bead: BeadView) -> Iterator[Claim]:
    """A weekday and the date beside it exclude each other.

    ## What it finds
    "Thursday (16th)" where the 16th is a Friday. A date with a year needs nothing else; one without is checked where
    `--anchor` or a dateline with a year gives the day of writing.

    ## Why it matters
    One of the two is wrong, and the reader comes on the wrong day.

    ## Example
    "on Thursday" → "on Thursday (16 September 2022)", which was a Friday

    ## Not flagged
    A mismatch that the original has already and the rewrite repeats. One that the rewrite has put right is told as
    neutral. Another day of the month beside a weekday that was kept is DAT01.

    ## References
    The proleptic Gregorian calendar of Python's `datetime`.
    """
    pair = bead.pair
    wrong = {side: _mismatches(bead, side) for side in ("original", "rewrite")}
    told = {(e.first.weekday, e.first.day) for e, _ in wrong["original"]}
    for expression, real in wrong["rewrite"]:
        if (expression.first.weekday, expression.first.day) not in told:
            yield _claim(pair, expression, real, rewrite=True)
    repeated = {(e.first.weekday, e.first.day) for e, _ in wrong["rewrite"]}
    for expression, real in wrong["original"]:
        if (expression.first.weekday, expression.first.day) not in repeated:
            yield _claim(pair, expression, real, rewrite=False)


def _claim(pair: Pair, expression: DateExpression, real: int, *, rewrite: bool) -> Claim:
    side = "rewrite" if rewrite else "original"
    says = _WEEKDAYS[expression.first.weekday or 0]
    return Claim(
        None if rewrite else expression.span,
        expression.span if rewrite else None,
        f"{expression.text}: that day is a {_WEEKDAYS[real]}" + ("" if rewrite else "; the original's own slip"),
        {side: says, "weekday": _WEEKDAYS[real], "anchor": str(pair.get(anchor_of) or "unknown")},
        None if rewrite else Severity.NEUTRAL,
    )


def _mismatches(bead: BeadView, side: Side) -> list[tuple[DateExpression, int]]:
    """Expressions of the bead whose weekday is wrong, each with the right one."""
    anchor = bead.pair.get(anchor_of)
    found = []
    for segment in bead.segments(side):
        for expression in dates_of(bead.pair, side)[segment.index]:
            real = real_weekday(expression, anchor)
            if real is not None:
                found.append((expression, real))
    return found
