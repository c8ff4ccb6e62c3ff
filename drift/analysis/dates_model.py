"""What a calendar expression says: the nouns of everything about dates.

Every expression is kept *as written*: what it doesn't say (a year, a month) stays ``None``, and a word that
depends on the day of writing ("yesterday") keeps its distance from that day. :mod:`drift.analysis.dates_interval`
turns expressions into intervals once the day of writing is known; :mod:`drift.analysis.date_matching` compares
them without it as far as that goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TypedDict

from pairs.document import Span


class Unit(IntEnum):
    """How much time an expression names, from short to long."""

    TIME = 0
    DAY = 1
    WEEKEND = 2
    WEEK = 3
    MONTH = 4
    QUARTER = 5
    SEASON = 6
    HALF = 7
    YEAR = 8
    DECADE = 9
    CENTURY = 10


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of the calendar as far as it is written.

    Attributes:
        unit: the finest thing that is named.
        year: 1..2999.
        month: 1..12.
        day: 1..31, the day of the month.
        weekday: 0 Monday … 6 Sunday.
        number: of a quarter (1..4), half (1, 2), season (1 spring … 4 winter), century (21), or the first
            year of a decade (1990; 90 where the century is not said).
        shift: distance from the day of writing in ``shift_unit``; "last year" is −1 years.
        shift_unit: see ``shift``; ``None`` where nothing is relative.
        part: ``"early"``, ``"mid"``, ``"late"``, or the part of a day such as ``"evening"``.
        minute: a time of day, in minutes from midnight.
        twelve: whether ``minute`` may as well be twelve hours later ("9:30" without a.m. or p.m.).
        zone: the time zone as written, in capitals.
        swappable: whether day and month may be meant the other way round ("11/9/2022").
    """

    unit: Unit
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int | None = None
    shift: int | None = None
    shift_unit: Unit | None = None
    part: str = ""
    minute: int | None = None
    twelve: bool = False
    zone: str = ""
    swappable: bool = False

    @property
    def absolute(self) -> bool:
        """Whether it names a year, month, day of the month or numbered period of its own."""
        return any(x is not None for x in (self.year, self.month, self.day, self.number))

    @property
    def relative(self) -> bool:
        """Whether it leans on the day of writing by a word such as "last"."""
        return self.shift is not None


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A calendar expression in a text.

    Attributes:
        span: where it stands.
        text: as it stands.
        first: what it names; the beginning of a range.
        last: the end of a range, ``None`` where it is none.
        direction: −1 where the words before it speak of the past, +1 of the future, 0 unknown; it decides
            which Thursday "Thursday" is.
        anaphoric: whether it leans on another date of the text ("the same day", "the following week").
        offset: whether it is a quantity of time counted from a point ("three days ago").
    """

    span: Span
    text: str
    first: Moment
    last: Moment | None = None
    direction: int = 0
    anaphoric: bool = False
    offset: bool = False

    @property
    def unit(self) -> Unit:
        """How much time its beginning names."""
        return self.first.unit

    @property
    def is_time(self) -> bool:
        """Whether it is a time of day."""
        return self.first.unit is Unit.TIME


class YearSlots(TypedDict, total=False):
    """The year of a date, or its distance from the day of writing, as arguments of :class:`Moment`."""

    year: int | None
    shift: int | None
    shift_unit: Unit | None


Found = tuple[Moment, Moment | None]
Build = Callable[[re.Match[str]], Found | DateExpression | None]
Pattern = tuple[re.Pattern[str], Build]


def merge(one: Moment, two: Moment) -> Moment | None:
    """Both moments in one, ``None`` where they say different things or different lengths of time."""
    if one.unit != two.unit:
        return None
    values: dict[str, int | None] = {}
    for name in ("year", "month", "day", "weekday", "number", "shift", "shift_unit"):
        a, b = getattr(one, name), getattr(two, name)
        if a is not None and b is not None and a != b:
            return None
        values[name] = b if a is None else a
    return replace(one, **values, part=one.part or two.part)  # type: ignore[arg-type]
