"""Dates and times in digits: the same in every language but for the order of day and month."""

from __future__ import annotations

import re

from drift.analysis.dates_model import Build, Found, Moment, Pattern, Unit

_ISO = re.compile(
    r"(?<![\w.,/-])(?P<year>[12]\d{3})(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01])(?![\d-])(?!/\d)(?!\.\d)"
)
_ORDERED = re.compile(
    r"(?<![\w.,/-])(?P<a>0?[1-9]|[12]\d|3[01])(?P<mark>[-/.])\s?(?P<b>0?[1-9]|[12]\d|3[01])(?P=mark)\s?(?P<year>[12]\d{3}|\d\d)(?![\w-])(?!/\d)(?!\.\d)"
)
ZONE = r"(?P<zone>GMT|UTC|BST|CES?T|MSK|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|JST|HKT|SGT|IST)(?!\w)"
_CLOCK = re.compile(
    r"(?<![\w.,:/-])(?P<hour>[01]?\d|2[0-4])[:：](?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?!\.\d)"
    r"(?:\s?(?P<half>[ap])(?:m|\.\s?m\.?)(?!\w))?"
    rf"(?:\s{{1,2}}(?:Uhr|{ZONE}))?",
    re.IGNORECASE,
)
_PIVOT = 50


def full_year(digits: str) -> int:
    """The year of two or four digits: 22 is 2022, 78 is 1978."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < _PIVOT else 1900)


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the month has that day (29 February counts where the year isn't known)."""
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    if month == 2 and year is not None and (year % 4 or (year % 100 == 0 and year % 400)):
        longest = 28
    return 1 <= day <= longest


def _iso(match: re.Match[str]) -> Found | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    return (Moment(Unit.DAY, year=year, month=month, day=day), None) if is_day(year, month, day) else None


def _ordered(*, month_first: bool) -> Build:
    def build(match: re.Match[str]) -> Found | None:
        year, a, b = full_year(match["year"]), int(match["a"]), int(match["b"])
        mark = match["mark"]
        if mark != "/" and len(match["year"]) == 2 and (mark == "-" or " " not in match.group()):
            return None  # 10-12-14 and 1.2.34 are scores, versions and paragraphs as often as dates
        month, day = (a, b) if month_first and mark != "." else (b, a)
        if month > 12 or not is_day(year, month, day):
            month, day = day, month
        if month > 12 or not is_day(year, month, day):
            return None
        swappable = mark != "." and a <= 12 and b <= 12 and a != b
        return Moment(Unit.DAY, year=year, month=month, day=day, swappable=swappable), None

    return build


def clock(hour: int, minute: int, half: str | None, zone: str | None = None, *, exact: bool = False) -> Moment | None:
    """A time of day.

    Args:
        hour: as written.
        minute: as written.
        half: ``"a"`` or ``"p"`` where a.m. or p.m. is written.
        zone: the time zone as written.
        exact: whether an hour under 13 without ``half`` means the morning.
    """
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    twelve = not half and not exact and 1 <= hour <= 12
    return Moment(Unit.TIME, minute=(hour * 60 + minute) % 1440, twelve=twelve, zone=(zone or "").upper())


def _clock(match: re.Match[str]) -> Found | None:
    made = clock(
        int(match["hour"]), int(match["minute"]), match["half"], match["zone"], exact=match["hour"].startswith("0")
    )
    return (made, None) if made else None


def numeric(*, month_first: bool) -> tuple[Pattern, ...]:
    """Patterns of dates in digits.

    Args:
        month_first: whether 11/9/2022 is read as November 9th where both readings are possible.
    """
    return ((_ISO, _iso), (_ORDERED, _ordered(month_first=month_first)), (_CLOCK, _clock))
