"""English quarters, halves, seasons, decades, centuries and spans of years."""

from __future__ import annotations

import re

from drift.analysis.dates_english_words import (
    CARDINALS,
    DASH,
    FLAGS,
    MONTH,
    ORDINALS,
    PART,
    SPACE,
    TAIL,
    TO,
    YEAR,
    cardinal_value,
    group,
    month_number,
    ordinal_value,
    part_of,
    shift_of,
    year_of,
)
from drift.analysis.dates_model import Build, Found, Moment, Pattern, Unit, YearSlots

_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_FIRST_MONTHS = re.compile(
    rf"(?<!\w)(?:the{SPACE})?(?P<side>first|last|opening|final){SPACE}(?P<count>{'|'.join(CARDINALS)}|\d\d?){SPACE}(?P<kind>months?|quarters?|weeks?|days?)"
    rf"{SPACE}(?:of|in){SPACE}(?:{YEAR}|the{SPACE}year(?!\w)|(?P<rel>this|last|next|the{SPACE}(?:past|previous|current)){SPACE}year(?!\w))",
    FLAGS,
)
_PERIOD_OF = rf"(?:{SPACE}(?:of|in){SPACE}(?:{YEAR}|the{SPACE}year(?!\w)|(?P<rel>this|last|next|the{SPACE}(?:past|previous|current)){SPACE}year(?!\w))|,?{SPACE}{YEAR.replace('year', 'year2')})"
# "First-half profit" is of a year, a "first-half goal" of a match.
_REPORTED = (
    r"(?=[\s-]{1,2}(?:[\w-]{2,15}\s){0,2}?(?:profits?|loss(?:es)?|earnings|revenues?|sales|results?|income|turnover|figures|"
    r"growth|output|production|exports?|imports?|deliveries|shipments|orders|dividends?|gdp|deficit|surplus|bookings|margins?)(?!\w))"
)
_QUARTER = re.compile(
    rf"(?<!\w)(?:(?:the{SPACE})?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|final)(?:{SPACE}|-)(?P<kind>quarter)(?!\w|s)|Q(?P<q>[1-4])(?!\w))(?:{_PERIOD_OF})?",
    FLAGS,
)
_HALF = re.compile(
    rf"(?<!\w)(?:(?:the{SPACE})?(?P<nth>first|second|1st|2nd|latter){SPACE}(?P<kind>half){_PERIOD_OF}|(?P<nth2>first|second)-half{_REPORTED}|H(?P<q>[12]){SPACE}(?P<year3>20\d\d))(?!\w)",
    FLAGS,
)
_SEASON = re.compile(
    rf"(?<!\w)(?:(?P<rel2>last|this|next|this{SPACE}coming|this{SPACE}past){SPACE}(?P<a>spring|summer|autumn|fall|winter)(?!\w)"
    rf"|(?:the{SPACE})?(?:{PART})?(?P<b>spring|summer|autumn|fall|winter){TAIL})",
    FLAGS,
)
_YEAR_TO = re.compile(
    rf"(?<!\w)(?:the{SPACE})?(?P<kind>year|12{SPACE}months|twelve{SPACE}months){SPACE}to{SPACE}{MONTH}(?!\w)(?:,?{SPACE}{YEAR})?",
    FLAGS,
)
_YEARS = re.compile(
    rf"(?<![\w$€£¥.,/-])(?P<year>1[5-9]\d\d|20\d\d)(?:{TO}|/)(?P<last>1[5-9]\d\d|20\d\d|\d\d)(?![\w%]|[.,]\d|/\d)"
)
_BETWEEN = re.compile(
    rf"(?<=between\s)(?P<year>1[5-9]\d\d|20\d\d){SPACE}and{SPACE}(?P<last>1[5-9]\d\d|20\d\d)(?!\w|[.,]\d)", FLAGS
)
_DECADE = re.compile(
    rf"(?<![\w$€£¥.,])(?:the{SPACE})?(?:{PART})?(?:the{SPACE})?(?:(?P<full>1[5-9]\d|20\d)0[’']?s|[’'](?P<short>[2-9])0s|(?<=the\s)(?P<word>{'|'.join(_DECADES)})|(?<=the\s)(?:early|mid|late)[\s-](?P<word2>{'|'.join(_DECADES)}))(?!\w)",
    FLAGS,
)
_CENTURY = re.compile(
    rf"(?<!\w)(?:the{SPACE})?(?:{PART})?(?P<n>\d\d?)(?:st|nd|rd|th)(?:{SPACE}|{DASH})century(?!\w)", FLAGS
)
_WORD_CENTURY = re.compile(
    rf"(?<!\w)(?:the{SPACE})?(?:{PART})?(?P<word>{'|'.join(reversed(ORDINALS))})(?:{SPACE}|{DASH})century(?!\w)", FLAGS
)


def _first_months(match: re.Match[str]) -> Found | None:
    count = cardinal_value(match["count"])
    kind = match["kind"].lower().rstrip("s")
    year = year_of(match) or {"shift": 0, "shift_unit": Unit.YEAR}
    if kind != "month" or not 1 <= count <= 12:
        return None
    head = match["side"].lower() in {"first", "opening"}
    first, last = (1, count) if head else (13 - count, 12)
    return Moment(Unit.MONTH, month=first, **year), Moment(Unit.MONTH, month=last, **year)


def _numbered(unit: Unit) -> Build:
    def build(match: re.Match[str]) -> Found | None:
        nth = group(match, "nth", "nth2").lower()
        special = {"final": 4, "latter": 2}
        number = int(group(match, "q") or special.get(nth) or ordinal_value(nth))
        return Moment(unit, number=number, **year_of(match)), None

    return build


def _season(match: re.Match[str]) -> Found | None:
    bare = match["b"] and match["b"].lower() in {"fall", "spring"} and not match["part"]
    if bare and "year" not in year_of(match) and not match.group().lower().startswith("the"):
        return None  # "to fall next year"
    word = _SEASONS[group(match, "a", "b").lower()]
    rel = group(match, "rel2")
    tail = year_of(match)
    if rel:
        tail = {"shift": shift_of(rel), "shift_unit": Unit.YEAR}
    return Moment(Unit.SEASON, number=word, part=part_of(match), **tail), None


def _year_to(match: re.Match[str]) -> Found:
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else None
    first = month % 12 + 1
    after: YearSlots = {"shift": 0, "shift_unit": Unit.YEAR} if year is None else {"year": year}
    before: YearSlots = after
    if month < 12:
        before = {"shift": -1, "shift_unit": Unit.YEAR} if year is None else {"year": year - 1}
    return Moment(Unit.MONTH, month=first, **before), Moment(Unit.MONTH, month=month, **after)


def _years(match: re.Match[str]) -> Found | None:
    first, last = int(match["year"]), match["last"]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    return (Moment(Unit.YEAR, year=first), Moment(Unit.YEAR, year=end)) if first < end <= first + 400 else None


def _decade(match: re.Match[str]) -> Found:
    if match["full"] and match["full"].endswith("0") and match["full"] < "190":
        return Moment(Unit.CENTURY, number=int(match["full"]) // 10 + 1, part=part_of(match)), None  # "the 1800s"
    if match["full"]:
        number = int(match["full"]) * 10
    else:
        number = int(match["short"]) * 10 if match["short"] else _DECADES[group(match, "word", "word2").lower()]
    return Moment(Unit.DECADE, number=number, part=part_of(match)), None


def _century(match: re.Match[str]) -> Found | None:
    groups = match.groupdict()
    number = int(groups["n"]) if groups.get("n") else ordinal_value(match["word"])
    return (Moment(Unit.CENTURY, number=number, part=part_of(match)), None) if 1 <= number <= 30 else None


PARTS_OF_YEARS: tuple[Pattern, ...] = (
    (_FIRST_MONTHS, _first_months),
    (_YEAR_TO, _year_to),
    (_QUARTER, _numbered(Unit.QUARTER)),
    (_HALF, _numbered(Unit.HALF)),
)


PERIODS: tuple[Pattern, ...] = (
    (_SEASON, _season),
    (_CENTURY, _century),
    (_WORD_CENTURY, _century),
    (_DECADE, _decade),
)


SPANS: tuple[Pattern, ...] = (
    (_BETWEEN, _years),
    (_YEARS, _years),
)
