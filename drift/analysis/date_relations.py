"""What two calendar expressions are to each other, with and without the day of writing.

Expressions are compared slot by slot (year, month, day, weekday …) as far as both say something. What hangs on
the day of writing is never called a conflict while that day is unknown: "in 2021" may well be "last year".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from drift.analysis.dates_interval import intervals
from drift.analysis.dates_model import DateExpression, Moment, Unit
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.dates_interval import Interval

Slot = int | str


class DateRelation(StrEnum):
    """What the second expression is to the first."""

    EQUAL = "equal"
    FINER = "finer"
    COARSER = "coarser"
    REFRAMED = "absolute against relative"
    UNDECIDED = "not comparable without the day of writing"
    CONFLICT = "conflict"
    UNRELATED = "unrelated"


# Days on which expressions are read that can be told apart on any day of writing or on none.
_SAMPLE = (*(date(2023, 12, 18) + timedelta(days=n) for n in range(28)), date(2024, 7, 3), date(2024, 7, 31))
_ANY_DAY = date(2024, 7, 3)
_DAYPARTS = ("morning", "afternoon", "evening", "night")
_PARTS = ("early", "mid", "late")
_REACHES = {"early": (0.0, 0.5), "mid": (0.25, 0.75), "late": (0.5, 1.0)}
_NUMBERED = {Unit.QUARTER, Unit.HALF, Unit.SEASON, Unit.DECADE, Unit.CENTURY}
_SLACK = {Unit.WEEK: 6, Unit.MONTH: 31, Unit.YEAR: 366, Unit.DECADE: 3660, Unit.CENTURY: 36600}


def relation(one: DateExpression, two: DateExpression, anchor: date | None = None) -> DateRelation:
    """What ``two`` is to ``one``: the same, finer (it says more), coarser, in conflict, or none of them.

    Args:
        one: an expression of the original.
        two: an expression of the rewrite.
        anchor: the day of writing, where it is known.
    """
    if one.is_time or two.is_time:
        return _times(one.first, two.first) if one.is_time and two.is_time else DateRelation.UNRELATED
    if one.offset or two.offset:
        return _offsets(one, two, anchor)
    if one.anaphoric or two.anaphoric:
        return _anaphoric(one, two)
    symbolic = _ranges(one, two) if one.last or two.last else _moments(one.first, two.first)
    return symbolic if anchor is None else _anchored(one, two, symbolic, anchor)


def _times(one: Moment, two: Moment) -> DateRelation:
    a, b = one.minute or 0, two.minute or 0
    if one.zone and two.zone and one.zone != two.zone:
        return DateRelation.UNDECIDED
    half_known = not (one.twelve or two.twelve)
    return DateRelation.EQUAL if a == b or (not half_known and (a - b) % 720 == 0) else DateRelation.CONFLICT


def _anaphoric(one: DateExpression, two: DateExpression) -> DateRelation:
    """Words such as "the following day" agree with any word of the same length that doesn't point the other way."""
    if one.unit != two.unit:
        return DateRelation.UNRELATED
    a, b = one.first.shift, two.first.shift
    if a and b and (a < 0) != (b < 0):
        # "The following year" of a story may be last year; "the previous year" is hardly ever next year.
        back = (one if one.anaphoric else two).first.shift or 0
        return DateRelation.CONFLICT if one.anaphoric == two.anaphoric or back < 0 else DateRelation.UNDECIDED
    return DateRelation.EQUAL if one.anaphoric == two.anaphoric and a == b else DateRelation.UNDECIDED


def _offsets(one: DateExpression, two: DateExpression, anchor: date | None) -> DateRelation:
    """Its quantity is a figure and is compared there; here only whether both can be the same time."""
    if one.offset and two.offset:
        return DateRelation.EQUAL if one.first == two.first else DateRelation.UNDECIDED
    counted, dated = (one, two) if one.offset else (two, one)
    if counted.anaphoric or dated.anaphoric or anchor is None:
        return DateRelation.UNRELATED
    slack = timedelta(days=_SLACK.get(counted.first.shift_unit or Unit.DAY, 1))
    for first, last in intervals(counted, anchor):
        for lo, hi in intervals(dated, anchor):
            if first <= hi + slack and lo <= last + slack:
                return DateRelation.UNDECIDED if dated.first.relative else DateRelation.REFRAMED
    return DateRelation.UNRELATED


def slots(moment: Moment) -> dict[str, Slot]:
    """What a moment says, by slot; the distance from the day of writing has a slot of its own (``"~year"``)."""
    found: dict[str, Slot] = {}
    for name in ("year", "month", "day", "weekday"):
        value = getattr(moment, name)
        if value is not None:
            found[name] = value
    if moment.unit in _NUMBERED and moment.number is not None:
        found[moment.unit.name.lower()] = moment.number
    if moment.shift is not None and moment.shift_unit is not None and not _said_anyway(moment):
        found["~" + moment.shift_unit.name.lower()] = moment.shift
    if moment.part in _PARTS:
        found["part"] = moment.part
    return found


def _said_anyway(moment: Moment) -> bool:
    """Whether "this" adds nothing: "this Monday" is Monday, "March 3 this year" is March 3."""
    if moment.shift != 0:
        return False
    return moment.weekday is not None or (moment.shift_unit is Unit.YEAR and moment.unit is not Unit.YEAR)


def _moments(one: Moment, two: Moment) -> DateRelation:
    if one.swappable or two.swappable:
        one, two = _untangled(one, two)
    if _opposed(one.part, two.part) and one.unit == two.unit:
        compared = _slotwise(one, two)
        return compared if compared in {DateRelation.UNRELATED, DateRelation.UNDECIDED} else DateRelation.CONFLICT
    return _slotwise(one, two)


def _untangled(one: Moment, two: Moment) -> tuple[Moment, Moment]:
    """Turn a date of which day and month can be exchanged into the other's order, where that makes them equal."""
    if one.month == two.day and one.day == two.month and one.year == two.year:
        return two, two
    return one, two


def _opposed(one: str, two: str) -> bool:
    if one in _PARTS and two in _PARTS:
        return abs(_PARTS.index(one) - _PARTS.index(two)) > 1
    if one in _DAYPARTS and two in _DAYPARTS:
        return "morning" in {one, two} and one != two
    return False


def _slotwise(one: Moment, two: Moment) -> DateRelation:
    a, b = slots(one), slots(two)
    shared = (a.keys() & b.keys()) - {"part"}
    crossed = {name for name in (n.removeprefix("~") for n in a.keys() ^ b.keys()) if _crosses(name, a, b)}
    if not shared and not crossed:
        return _disjoint_slots(one, two)
    for name in shared:
        x, y = a[name], b[name]
        if x != y and not (name == "decade" and _same_decade(x, y)):
            return DateRelation.CONFLICT if _same_kind(one, two, name) else DateRelation.UNRELATED
    if crossed:
        return DateRelation.REFRAMED if one.unit == two.unit else DateRelation.UNRELATED
    more, less = b.keys() - a.keys(), a.keys() - b.keys()
    if more and less and {"part"} in (more, less):
        return _part_of_period(one, two)
    if more and less:
        return DateRelation.UNDECIDED if one.unit == two.unit else DateRelation.UNRELATED
    return DateRelation.FINER if more else DateRelation.COARSER if less else DateRelation.EQUAL


def _part_of_period(one: Moment, two: Moment) -> DateRelation:
    """A part of a period against a shorter period in it ("early next year", "next March"), by the days of both.

    An early part reaches at most to the middle, a late one begins there at the earliest, the middle leaves a quarter
    on both sides.
    """
    whole, inner = (one, two) if one.part in _PARTS else (two, one)
    found = set()
    for first, last in intervals(DateExpression(Span(0, 0), "", whole), _ANY_DAY):
        low, high = _REACHES[whole.part]
        days = (last - first).days
        start, end = first + timedelta(days=int(days * low)), first + timedelta(days=int(days * high))
        for lo, hi in intervals(DateExpression(Span(0, 0), "", inner), _ANY_DAY):
            if first <= lo and hi <= last:
                found.add(start <= hi and lo <= end)
    if not found:
        return DateRelation.UNDECIDED if one.unit == two.unit else DateRelation.UNRELATED
    if True not in found:
        return DateRelation.CONFLICT
    return DateRelation.FINER if whole is one else DateRelation.COARSER


def _crosses(name: str, a: dict[str, Slot], b: dict[str, Slot]) -> bool:
    """Whether one says the slot by the calendar and the other by its distance, and nothing is said alike."""
    if (name in a and name in b) or ("~" + name in a and "~" + name in b):
        return False
    return (name in a and "~" + name in b) or ("~" + name in a and name in b)


def _same_decade(one: int | str, two: int | str) -> bool:
    return isinstance(one, int) and isinstance(two, int) and min(one, two) < 100 and one % 100 == two % 100


def _same_kind(one: Moment, two: Moment, slot: str) -> bool:
    """A different year tells "in 2019" from "in 2020", but says nothing about "2019" and "6 March 2020"."""
    return one.unit == two.unit or (slot != "year" and not one.relative and not two.relative)


def _disjoint_slots(one: Moment, two: Moment) -> DateRelation:
    """Expressions that speak of nothing in common: "Thursday" and "the 15th", "yesterday" and "last week"."""
    only_relative = all(m.relative and not m.absolute for m in (one, two))
    if only_relative:
        return _any_day(one, two)
    if one.unit != two.unit:
        return DateRelation.UNRELATED
    word = [m.relative and not m.absolute for m in (one, two)]
    return DateRelation.REFRAMED if word[0] != word[1] else DateRelation.UNDECIDED


def _any_day(one: Moment, two: Moment) -> DateRelation:
    """Two relative expressions of different units, read on many days: in conflict only if they never meet."""
    a, b = (DateExpression(Span(0, 0), "", moment) for moment in (one, two))
    found = {_days_relation(a, b, day) for day in _SAMPLE}
    if found == {DateRelation.CONFLICT}:
        return DateRelation.CONFLICT
    return found.pop() if len(found) == 1 else DateRelation.UNDECIDED


def _ranges(one: DateExpression, two: DateExpression) -> DateRelation:
    if one.last and two.last and one.unit == two.unit:
        ends = [_moments(one.first, two.first), _moments(one.last, two.last)]
        if DateRelation.CONFLICT in ends:
            return DateRelation.CONFLICT if DateRelation.UNRELATED not in ends else DateRelation.UNRELATED
        worse = [r for r in ends if r is not DateRelation.EQUAL]
        return worse[0] if worse else DateRelation.EQUAL
    moments = [m for e in (one, two) for m in (e.first, e.last or e.first)]
    if any(m.weekday is not None and m.day is None for m in moments):
        return DateRelation.UNDECIDED if one.unit == two.unit else DateRelation.UNRELATED
    if len({m.shift for m in moments if m.shift_unit is Unit.YEAR} | {None}) > 1:
        said = {(m.shift if m.shift_unit is Unit.YEAR else None) for m in moments}
        if len(said) > 1:
            return DateRelation.REFRAMED if one.unit == two.unit else DateRelation.UNRELATED
    ones, twos = _dated_like(one, two), _dated_like(two, one)
    days = _days_relation(ones, twos, _ANY_DAY)
    if days is DateRelation.CONFLICT and one.unit != two.unit:
        return DateRelation.UNRELATED
    return days


def _dated_like(expression: DateExpression, other: DateExpression) -> DateExpression:
    """The expression with the other's year where it has none of its own."""
    first, last = expression.first, expression.last
    if first.year is not None or first.relative or other.first.year is None or first.unit > Unit.HALF:
        return expression
    return replace(
        expression,
        first=replace(first, year=other.first.year),
        last=replace(last, year=other.first.year) if last else None,
    )


def _days_relation(one: DateExpression, two: DateExpression, anchor: date) -> DateRelation:
    """The closest relation that any reading of both allows on that day."""
    pairs = [_compare(a, b) for a in intervals(one, anchor) for b in intervals(two, anchor)]
    for wanted in (DateRelation.EQUAL, DateRelation.FINER, DateRelation.COARSER, DateRelation.UNDECIDED):
        if wanted in pairs:
            return wanted
    return DateRelation.CONFLICT if pairs else DateRelation.UNRELATED


def _compare(one: Interval, two: Interval) -> DateRelation:
    if one == two:
        return DateRelation.EQUAL
    if one[0] <= two[0] and two[1] <= one[1]:
        return DateRelation.FINER
    if two[0] <= one[0] and one[1] <= two[1]:
        return DateRelation.COARSER
    return DateRelation.UNDECIDED if one[0] <= two[1] and two[0] <= one[1] else DateRelation.CONFLICT


def _anchored(one: DateExpression, two: DateExpression, symbolic: DateRelation, anchor: date) -> DateRelation:
    """Correct what the words say by what the calendar says."""
    if symbolic is DateRelation.EQUAL or (symbolic is DateRelation.UNRELATED and one.unit == two.unit):
        return symbolic
    days = _days_relation(one, two, anchor)
    if days is DateRelation.UNRELATED:
        return symbolic
    if symbolic is DateRelation.UNRELATED:
        if days is DateRelation.CONFLICT and _near_day_against_word(one, two):
            return days
        return days if days in {DateRelation.FINER, DateRelation.COARSER} else symbolic
    if symbolic is DateRelation.CONFLICT:
        agreed = days is DateRelation.EQUAL and not _opposed(one.first.part, two.first.part)
        return DateRelation.UNDECIDED if agreed else symbolic
    if days is DateRelation.CONFLICT:
        return days
    if symbolic is DateRelation.UNDECIDED:
        return DateRelation.REFRAMED if one.first.relative != two.first.relative else days
    return symbolic


def _near_day_against_word(one: DateExpression, two: DateExpression) -> bool:
    """Whether a day of a month without a year stands against the month that is counted from the day of writing.

    "March 14" is the one near the day of writing, so that "next month" may exclude it.
    """
    dated, counted = (one, two) if two.first.relative else (two, one)
    day, word = dated.first, counted.first
    said = day.day is not None and day.month is not None and day.year is None and not day.relative
    return said and word.unit is word.shift_unit is Unit.MONTH and not (dated.last or counted.last)
