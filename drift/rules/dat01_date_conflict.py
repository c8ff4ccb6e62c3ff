"""DAT01: two dates that can't both be true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.date_matching import anchor_of, match_dates
from drift.analysis.date_relations import DateRelation, slots
from drift.analysis.dates_interval import iso
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.dates_model import DateExpression
    from drift.analysis.pair import BeadView

_ORDER = ("weekday", "day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century")


@rule(
    "DAT01",
    "date-conflict",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    profiles=("default", "figures"),
)
def date_conflict(bead: BeadView) -> Iterator[Claim]:
    """A date, year, weekday or time of day of the rewrite excludes that of the original.

    ## What it finds
    Two calendar expressions in the same place that name different times: another day of the month, another year,
    another weekday, another hour; "last year" for "this year". With `--anchor`, or with a dateline that has a year,
    also "in 2019" for "last year" where that was another one.

    ## Why it matters
    A wrong date is wrong as flatly as a wrong figure, and nobody notices it by reading: every date looks plausible.

    ## Example
    "The harbour reopens on 3 March" → "The harbour is to reopen on 5 March"

    ## Not flagged
    The same date in another form, language or numeral system; a date that was moved to another sentence; what could
    be decided only by the day of writing, while that day is not known.

    ## References
    MQM accuracy/mistranslation. The value of an expression is written as in ISO 8601-2 (EDTF), X for unknown digits.
    """
    anchor = bead.pair.get(anchor_of)
    for match in bead.pair.get(match_dates).get(bead.index, ()):
        if match.relation is not DateRelation.CONFLICT or not match.original or not match.rewrite:
            continue
        values = (iso(match.original, anchor), iso(match.rewrite, anchor))
        yield Claim(
            match.original.span,
            match.rewrite.span,
            f"{match.original.text} → {match.rewrite.text}: another {_what(match.original, match.rewrite)}",
            {"original": values[0], "rewrite": values[1], "relation": "conflict", "anchor": str(anchor or "unknown")},
        )


def _what(one: DateExpression, two: DateExpression) -> str:
    """What differs, in words: "year", "day and month"."""
    if one.is_time:
        return "time of day"
    names: list[str] = []
    for a, b in ((one.first, two.first), (one.last or one.first, two.last or two.first)):
        here, there = slots(a), slots(b)
        names += [name.removeprefix("~") for name in here if name in there and here[name] != there[name]]
    differing = [name for name in _ORDER if name in names]
    if differing:
        return " and ".join(differing)
    return max(one.unit, two.unit).name.lower()
