"""Whether a date has the weekday that is written beside it."""

from __future__ import annotations

from datetime import date

from drift.analysis.dates_interval import intervals
from drift.analysis.dates_model import DateExpression, Moment
from pairs.document import Span

_NOWHERE = Span(0, 0)


def real_weekday(expression: DateExpression, anchor: date | None) -> int | None:
    """The weekday that an expression's date has, where it is not the one that is written.

    Args:
        expression: any expression.
        anchor: the day of writing; without it only a date with a year can be checked.

    Returns:
        0 Monday … 6 Sunday; ``None`` where the two agree or can't be compared.
    """
    moment = expression.first
    if moment.weekday is None or moment.day is None:
        return None
    if anchor is None and (moment.year is None or moment.month is None):
        return None
    bare = Moment(moment.unit, year=moment.year, month=moment.month, day=moment.day)
    days = intervals(DateExpression(_NOWHERE, "", bare), anchor or date(moment.year or 1, 1, 1))
    weekdays = [first.weekday() for first, _ in days]
    return weekdays[0] if weekdays and moment.weekday not in weekdays else None
