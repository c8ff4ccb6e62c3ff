"""English days and months: "March 3, 2021", "the 3rd of March", "mid-October", "November 2 and 3"."""

from __future__ import annotations

import re

from drift.analysis.dates_english_words import (
    AFTER_DAY,
    DASH,
    DAY,
    DAY2,
    FLAGS,
    MONTH,
    MONTH_FULL,
    NO_COUNT,
    ORDINALS,
    PART,
    SPACE,
    TAIL,
    TO,
    WEEKDAY_SHORT,
    group,
    month_number,
    ordinal_value,
    part_of,
    shift_of,
    weekday_number,
    year_of,
)
from drift.analysis.dates_model import DateExpression, Found, Moment, Pattern, Unit
from drift.analysis.dates_numeric import is_day
from pairs.document import Span

_MONTH_FIRST = re.compile(
    rf"(?<![\w])(?:{WEEKDAY_SHORT},?{SPACE})?{MONTH}{SPACE}(?:the{SPACE})?{DAY}{NO_COUNT}(?:{TO}{DAY2}{NO_COUNT})?{TAIL}?",
    FLAGS,
)
_DAY_FIRST = re.compile(
    rf"(?<![\w.,])(?:{WEEKDAY_SHORT},?{SPACE}(?:the{SPACE})?)?{DAY}(?:{TO}{DAY2})?(?:{SPACE}|{DASH})(?:of{SPACE})?(?:(?:day)?{SPACE}of{SPACE})?"
    rf"{MONTH}(?!\w)(?:{TO}(?P<day3>0?[1-9]|[12]\d|3[01])(?![\w%])(?=,?{SPACE}\d{{4}}))?(?:{TAIL}|{DASH}(?P<shortyear>\d{{4}}|\d\d)(?!\w))?",
    FLAGS,
)
_WORD_DAY = re.compile(rf"(?<!\w)(?P<word>{'|'.join(reversed(ORDINALS))}){SPACE}of{SPACE}{MONTH}(?!\w){TAIL}?", FLAGS)
_MONTH_ALONE = re.compile(
    rf"(?<![\w])(?:{PART})?(?:(?P<rel2>last|this|next|this{SPACE}coming|this{SPACE}past){SPACE})?{MONTH}(?![\w’'](?!s\b))(?:{TAIL})?",
    FLAGS,
)
_LIST_DAY = re.compile(
    rf"(?:(?P<month>{MONTH_FULL}){SPACE}\d\d?(?:st|nd|rd|th)?(?:,{SPACE}\d\d?(?:st|nd|rd|th)?){{0,4}}"
    rf"|(?<!\d)\d\d?(?:st|nd|rd|th)?{SPACE}(?P<month2>{MONTH_FULL})),?{SPACE}and{SPACE}(?P<day>\d\d?)(?:st|nd|rd|th)?(?![\w%]|[.,]\d){AFTER_DAY}",
    FLAGS,
)
_DAY_BEFORE = re.compile(
    rf"(?<![\w.,/])(?<!\d[-–—])(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    rf"(?=(?:,{SPACE}\d\d?(?:st|nd|rd|th)?){{0,4}},?{SPACE}(?:and|or|&){SPACE}(?:the{SPACE})?"
    rf"\d\d?(?:st|nd|rd|th)?{SPACE}(?:of{SPACE})?(?P<month>{MONTH_FULL})(?!\w)(?:,?{SPACE}(?P<year>(?:1\d|20)\d\d)(?![\w%]|[.,]\d))?)",
    FLAGS,
)
_NINE_ELEVEN = re.compile(r"(?<![\w/.,])9/11(?![\w/%]|[.,]\d)")


def _dated(match: re.Match[str]) -> Found | None:
    """A month with a day, or with a range of days."""
    written = group(match, "month")
    if written == written.lower() and len(written.rstrip(".")) < 4 and written != "may":
        return None  # "sat 3" and "dec 4" without a capital are other words more often
    month, day = month_number(written), int(match["day"])
    year = year_of(match)
    if not is_day(year.get("year"), month, day):
        return None
    first = Moment(Unit.DAY, month=month, day=day, weekday=weekday_number(group(match, "weekday")), **year)
    end = group(match, "day2", "day3")
    if not end or int(end) <= day or not is_day(None, month, int(end)):
        return first, None
    return first, Moment(Unit.DAY, month=month, day=int(end), **year)


def _word_day(match: re.Match[str]) -> Found:
    return Moment(
        Unit.DAY, month=month_number(match["month"]), day=ordinal_value(match["word"]), **year_of(match)
    ), None


_PREPOSITION = re.compile(
    r"\b(?:in|of|since|until|till|by|last|next|this|from|to|for|through|before|after|during|and|late|early|between|each|every)[\s-]{1,2}$",
    FLAGS,
)
_GIVEN_NAMES = frozenset({"april", "may", "june", "august", "march"})


def _month_alone(match: re.Match[str]) -> Found | None:
    written = match["month"]
    low = written.lower().rstrip(".")
    tail = year_of(match)
    rel = group(match, "rel2")
    if written[0].islower() and low in {"may", "march"} and "year" not in tail:
        return None
    if rel:
        tail = {"shift": shift_of(rel), "shift_unit": Unit.YEAR}
    part = part_of(match)
    if not tail and not part:
        led = bool(_PREPOSITION.search(match.string, max(0, match.start() - 12), match.start()))
        if written[0].islower() and len(low) < 4:
            return None
        if low in {"may", "march"} and not led:
            return None
        if len(low) < 4 and not written.endswith(".") and not led:
            return None
        follows = re.match(r"\s[A-Z][a-z]", match.string[match.end() : match.end() + 3])
        before = re.search(r"[A-Z][a-z]+\s$", match.string[max(0, match.start() - 20) : match.start()])
        listed = led and match.string[: match.start()].endswith("and ")
        if low in _GIVEN_NAMES and (follows or before) and (not led or listed):
            return None
    return Moment(Unit.MONTH, month=month_number(written), part=part, **tail), None


def _list_day(match: re.Match[str]) -> DateExpression | None:
    """The 3 of "November 2 and 3"."""
    month = month_number(group(match, "month", "month2"))
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    return DateExpression(Span(*match.span("day")), match["day"], Moment(Unit.DAY, month=month, day=day))


def _day_before(match: re.Match[str]) -> Found | None:
    """The 3 of "3 and 4 June"."""
    month, day, year = month_number(match["month"]), int(match["day"]), match["year"]
    written = int(year) if year else None
    return (Moment(Unit.DAY, year=written, month=month, day=day), None) if is_day(written, month, day) else None


def _nine_eleven(match: re.Match[str]) -> Found:  # noqa: ARG001 - the name of one day, never 9 November
    return Moment(Unit.DAY, month=9, day=11), None


PATTERNS: tuple[Pattern, ...] = (
    (_NINE_ELEVEN, _nine_eleven),
    (_DAY_BEFORE, _day_before),
    (_DAY_FIRST, _dated),
    (_MONTH_FIRST, _dated),
    (_WORD_DAY, _word_day),
    (_MONTH_ALONE, _month_alone),
)


LISTS: tuple[Pattern, ...] = ((_LIST_DAY, _list_day),)
