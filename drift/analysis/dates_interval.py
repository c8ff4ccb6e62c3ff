"""Calendar expressions as closed intervals of days, once the day of writing is known."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from drift.analysis.dates_model import DateExpression, Moment, Unit

Interval = tuple[date, date]
_SEASON_MONTHS = {1: 3, 2: 6, 3: 9, 4: 12}
_MONTHS_OF = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.SEASON: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}


def interval(expression: DateExpression, anchor: date) -> Interval | None:
    """The first and last day that an expression names, read from the day ``anchor``.

    A date without a year lies in the anchor's year; a weekday is the next one, or the last one where the words
    before it speak of the past. Times of day, and dates that lean on another date of the text, have none.
    """
    return next(iter(intervals(expression, anchor)), None)


def intervals(expression: DateExpression, anchor: date) -> tuple[Interval, ...]:
    """Every interval that an expression may mean, the likeliest first.

    "Thursday" may be the last one or the next one, "December 28" of this year or of the one that ended last
    week; a conflict is a conflict only if no reading of either side removes it.
    """
    if expression.is_time or (expression.anaphoric and not expression.offset):
        return ()
    found = []
    for reading in _readings(expression, anchor):
        first = _of(expression.first, reading)
        last = _of(expression.last, reading) if expression.last else first
        if first and last and first[0] <= last[1]:
            found.append((first[0], last[1]))
    return tuple(dict.fromkeys(found))


def _readings(expression: DateExpression, anchor: date) -> list[tuple[date, int]]:
    """Anchors with an offset that stand for the readings of what is not written."""
    way = expression.direction or 1
    moment = expression.first
    if moment.weekday is not None and moment.day is None:
        return [(anchor, way), (anchor, -way), (anchor, 0)]
    if moment.year is None and moment.day is not None and moment.month is None:
        return [(anchor, 0), (anchor, -1), (anchor, 1)]
    if moment.year is None and moment.shift is None and (moment.month is not None or moment.number is not None):
        return [(anchor, 0), (anchor, -1), (anchor, 1)]
    return [(anchor, 0)]


def _of(moment: Moment, reading: tuple[date, int]) -> Interval | None:
    try:
        return _days(moment, *reading)
    except (ValueError, OverflowError):
        return None


def _days(moment: Moment, anchor: date, way: int) -> Interval | None:
    unit = moment.unit
    if unit is Unit.DAY:
        day = _day(moment, anchor, way)
        return (day, day) if day else None
    if unit in (Unit.WEEK, Unit.WEEKEND):
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=moment.shift or 0)
        return (
            (monday + timedelta(days=5), monday + timedelta(days=6))
            if unit is Unit.WEEKEND
            else (monday, monday + timedelta(days=6))
        )
    start = _first_month(moment, anchor, way)
    if start is None:
        return None
    year, month = start
    first = date(year, month, 1)
    end_year, end_month = _add_months(year, month, _MONTHS_OF[unit] - 1)
    return first, date(end_year, end_month, monthrange(end_year, end_month)[1])


def _add_months(year: int, month: int, months: int) -> tuple[int, int]:
    years, zero = divmod(month - 1 + months, 12)
    if not MINYEAR <= year + years <= MAXYEAR:
        raise OverflowError
    return year + years, zero + 1


def _year(moment: Moment, anchor: date, way: int) -> int:
    if moment.year is not None:
        return moment.year
    if moment.shift is not None and moment.shift_unit is Unit.YEAR:
        return anchor.year + moment.shift
    return anchor.year + way


def _first_month(moment: Moment, anchor: date, way: int) -> tuple[int, int] | None:
    unit, number = moment.unit, moment.number
    if moment.shift is not None and moment.shift_unit is unit and number is None and moment.month is None:
        return _shifted_month(unit, moment.shift, anchor)
    if unit is Unit.CENTURY:
        return None if number is None else ((number - 1) * 100 + 1, 1)
    if unit is Unit.DECADE:
        return None if number is None else (number if number >= 100 else 1900 + number, 1)
    year = _year(moment, anchor, way)
    if unit is Unit.YEAR:
        return year, 1
    if unit is Unit.MONTH:
        return (year, moment.month) if moment.month else None
    if number is None:
        return None
    if unit is Unit.SEASON:
        return year, _SEASON_MONTHS[number]
    return year, (number - 1) * _MONTHS_OF[unit] + 1


def _shifted_month(unit: Unit, shift: int, anchor: date) -> tuple[int, int] | None:
    if unit is Unit.CENTURY:
        return (anchor.year - 1) // 100 * 100 + 1 + shift * 100, 1
    if unit is Unit.DECADE:
        return anchor.year // 10 * 10 + shift * 10, 1
    if unit is Unit.YEAR:
        return anchor.year + shift, 1
    if unit is Unit.SEASON:
        return None
    size = _MONTHS_OF[unit]
    return _add_months(anchor.year, (anchor.month - 1) // size * size + 1, shift * size)


def _day(moment: Moment, anchor: date, way: int) -> date | None:
    if moment.day is not None:
        if moment.month is not None:
            return date(_year(moment, anchor, way), moment.month, moment.day)
        if moment.shift is not None and moment.shift_unit is Unit.DAY:
            return anchor + timedelta(days=moment.shift)
        shift = moment.shift if moment.shift_unit is Unit.MONTH and moment.shift else 0
        year, month = _add_months(anchor.year, anchor.month, shift + way)
        return date(year, month, moment.day)
    if moment.weekday is not None:
        return _weekday(moment, anchor, way)
    if moment.shift is None:
        return None
    if moment.shift_unit is Unit.WEEK:
        return anchor + timedelta(weeks=moment.shift)
    return anchor + timedelta(days=moment.shift)


def _weekday(moment: Moment, anchor: date, way: int) -> date:
    """The weekday's next day (or today), its last one, or the one in the week that is named."""
    wanted = moment.weekday or 0
    if moment.shift_unit is Unit.WEEK and moment.shift is not None and (way == 0 or moment.shift == 0):
        monday = anchor - timedelta(days=anchor.weekday())
        return monday + timedelta(weeks=moment.shift, days=wanted)
    if moment.shift:
        way = moment.shift
    if way < 0:
        return anchor - timedelta(days=(anchor.weekday() - wanted - 1) % 7 + 1)
    ahead = (wanted - anchor.weekday()) % 7
    return anchor + timedelta(days=ahead if moment.shift is None else ahead or 7)


def iso(expression: DateExpression, anchor: date | None = None) -> str:
    """An expression as ISO 8601 prints it, ``X`` for digits that are not known: ``2022-09-15``, ``XXXX-03-05``.

    Weeks are ``2022-W38``, quarters ``2022-Q2``, decades ``199``, ranges ``a/b``, times ``09:30``. An expression
    that needs the day of writing, where that is unknown, is given by its distance: ``year-1``.
    """
    if expression.last is not None:
        return f"{_print(expression, expression.first, anchor)}/{_print(expression, expression.last, anchor)}"
    return _print(expression, expression.first, anchor)


def _print(expression: DateExpression, moment: Moment, anchor: date | None) -> str:
    unit = moment.unit
    if unit is Unit.TIME and moment.minute is not None:
        return f"{moment.minute // 60:02}:{moment.minute % 60:02}" + (f" {moment.zone}" if moment.zone else "")
    if unit is Unit.CENTURY and moment.number is not None:
        return f"C{moment.number}"
    if unit is Unit.DECADE and moment.number is not None:
        return str(moment.number // 10) if moment.number >= 100 else f"XX{moment.number // 10}"
    days = interval(replace(expression, first=moment, last=None), anchor) if anchor else None
    if days is None:
        return _symbol(moment)
    first, last = days
    if unit is Unit.DAY or (moment.part == "late" and unit is Unit.YEAR and moment.relative):
        return last.isoformat()
    if unit in (Unit.WEEK, Unit.WEEKEND):
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02}"
    number = {
        Unit.MONTH: f"-{first.month:02}",
        Unit.QUARTER: f"-Q{(first.month + 2) // 3}",
        Unit.HALF: f"-H{1 + first.month // 7}",
    }
    if unit is Unit.SEASON:
        return f"{first.year:04}-S{moment.number}"
    return f"{first.year:04}{number.get(unit, '')}" if unit is not Unit.DECADE else f"{first.year // 10}"


def _symbol(moment: Moment) -> str:
    """The value with ``X`` where it is not written."""
    if moment.relative and not moment.absolute:
        name = moment.shift_unit.name.lower() if moment.shift_unit is not None else ""
        weekday = f"weekday {moment.weekday + 1} of " if moment.weekday is not None else ""
        return f"{weekday}{name}{moment.shift:+d}" if moment.shift else f"{weekday}this {name}"
    if moment.weekday is not None and moment.day is None:
        return f"XXXX-WXX-{moment.weekday + 1}"
    year = f"{moment.year:04}" if moment.year is not None else "XXXX"
    if moment.relative:
        year = f"year{moment.shift:+d}" if moment.shift else "this year"
    if moment.unit is Unit.YEAR:
        return year
    letter = {Unit.QUARTER: "Q", Unit.HALF: "H", Unit.SEASON: "S"}.get(moment.unit)
    if letter:
        return f"{year}-{letter}{moment.number}"
    month = f"{moment.month:02}" if moment.month is not None else "XX"
    return f"{year}-{month}" if moment.unit is Unit.MONTH else f"{year}-{month}-{moment.day or 0:02}"
