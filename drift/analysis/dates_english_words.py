"""English calendar words and the fragments of patterns that are made of them."""

from __future__ import annotations

import re

from drift.analysis.dates_model import Unit, YearSlots
from drift.analysis.dates_numeric import full_year

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth"
    " twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
UNITS = {
    "day": Unit.DAY, "weekend": Unit.WEEKEND, "week": Unit.WEEK, "month": Unit.MONTH, "quarter": Unit.QUARTER,
    "year": Unit.YEAR, "decade": Unit.DECADE, "century": Unit.CENTURY,
}  # fmt: skip
PARTS = {
    "early": "early", "earlier": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid",
    "late": "late", "later": "late", "end": "late",
}  # fmt: skip
SHIFTS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
SPACE = r"[\s\u00a0\u202f]{1,3}"
DASH = r"[-–—‐‑]"
MONTH_FULL = "january|february|march|april|may|june|july|august|september|october|november|december"
MONTH = rf"(?P<month>{MONTH_FULL}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
WEEKDAY = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
WEEKDAY_SHORT = (
    r"(?P<weekday>(?:mon|tues?|wed|thur?s?|fri|sat|sun)(?:\.|\b)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%])"
DAY2 = r"(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%])"
TO = rf"(?:\s?{DASH}\s?|{SPACE}(?:to|until|till|through){SPACE}(?:the{SPACE})?)"
YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)(?!\w|[.,]\d|%)"
THIS_YEAR = rf"(?:of{SPACE})?(?P<rel>this|last|next|the{SPACE}(?:past|previous|same|current)){SPACE}year(?!\w)"
TAIL = rf"(?:(?:,?{SPACE}(?:of{SPACE}|in{SPACE})?){YEAR}|,?{SPACE}{THIS_YEAR})"
# What can't stand behind a day of the month: then it was a count.
NO_COUNT = r"(?!\s?(?:%|percent|per\s+cent|million|billion|trillion|thousand|hundred|[.,:]\d))"
PART = (
    rf"(?P<part>early|mid|late|(?:the{SPACE})?(?:beginning|start|middle|end){SPACE}of)(?:{SPACE}|{DASH})(?:in{SPACE})?"
)
DAYPART = r"(?P<daypart>morning|afternoon|evening|night)(?!\w)"
ORDINAL = r"(?:[12]?1st|2?2nd|2?3rd|(?:[4-9]|1\d|2[04-9]|30)th|31st)"
FLAGS = re.IGNORECASE
AFTER_DAY = (
    r"(?=\s*(?:$|[^\w\s]|(?:in|at|on|to|until|till|through|by|for|from|with|and|or|but|that|which|when|while|as|after|before|local|this|last"
    r"|it|he|she|they|we|where|of\s+(?:this|last|next|the|each|every)\s+(?:same\s+)?month)(?!\w)))"
)


def month_number(word: str) -> int:
    """1..12 for the name of a month or its first three letters."""
    return MONTHS.index(word[:3].lower()) + 1


def weekday_number(word: str | None) -> int | None:
    """0 Monday … 6 Sunday for a name or its first three letters; ``None`` for no word."""
    return None if not word else DAYS.index(word[:3].lower())


def ordinal_value(word: str) -> int:
    """15 for "15th" and "fifteenth"."""
    return int("".join(c for c in word if c.isdigit()) or ORDINALS.index(word.lower()) + 1)


def cardinal_value(word: str) -> int:
    """3 for "3" and "three", 1 for "a"."""
    low = word.lower()
    if low in {"a", "an"}:
        return 1
    return int(word) if word.isdigit() else CARDINALS.index(low)


def group(match: re.Match[str], *names: str) -> str:
    """The first of the named groups that matched something; a pattern need not have them all."""
    known = match.groupdict()
    return next((known[name] for name in names if known.get(name)), "")


def year_of(match: re.Match[str]) -> YearSlots:
    """The year, or its distance, that the tail of an expression says."""
    year = group(match, "year", "year2", "year3", "shortyear")
    if year:
        return {"year": full_year(year)}
    rel = group(match, "rel").split()
    if rel and rel[-1].lower() in {"this", "last", "next", "past", "current"}:
        return {"shift": SHIFTS[rel[-1].lower()], "shift_unit": Unit.YEAR}
    return {}


def shift_of(words: str) -> int:
    """The distance that "last", "this", "next" or "this coming" says."""
    return SHIFTS[words.lower().split()[-1]]


def part_of(match: re.Match[str]) -> str:
    """Early, mid or late, where the group ``part`` says so."""
    for word in group(match, "part").lower().split():
        if word in PARTS:
            return PARTS[word]
    return ""
