"""English times of day: "9:30 a.m.", "half past nine", "0430 GMT", "noon"."""

from __future__ import annotations

import re

from drift.analysis.dates_english_words import CARDINALS, DASH, FLAGS, SPACE, cardinal_value, group
from drift.analysis.dates_model import Found, Moment, Pattern, Unit
from drift.analysis.dates_numeric import ZONE, clock

_HOUR = re.compile(
    rf"(?<![\w.,:])(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))?\s?(?P<half>[ap])(?:m|\.\s?m\.?)(?!\w)(?:{SPACE}{ZONE})?",
    FLAGS,
)
_OCLOCK = re.compile(
    rf"(?<!\w)(?P<hour>{'|'.join(CARDINALS[1:13])}|1[0-2]|[1-9]){SPACE}o[’']clock(?:{SPACE}in{SPACE}the{SPACE}(?P<daypart>morning|afternoon|evening))?(?!\w)",
    FLAGS,
)
_MILITARY = re.compile(rf"(?<![\w.,])(?P<hour>[01]\d|2[0-3])\.?(?P<minute>[0-5]\d){SPACE}(?:{ZONE}|hours|hrs)(?!\w)")
_PAST = re.compile(
    rf"(?<!\w)(?:a{SPACE})?(?P<part>half|quarter)(?:{SPACE}|{DASH})(?P<side>past|to){SPACE}(?P<hour>{'|'.join(CARDINALS[1:13])}|1[0-2]|[1-9])(?!\w|[.,]\d|{SPACE}[a-z]+s\b)",
    FLAGS,
)
_NAMED_TIME = re.compile(r"(?<!\w)(?:(?P<noon>noon|midday)|midnight)(?!\w)", FLAGS)


def _hour(match: re.Match[str]) -> Found | None:
    groups = match.groupdict()
    made = clock(
        int(match["hour"]), int(groups.get("minute") or 0), groups.get("half"), groups.get("zone"),
        exact=not groups.get("half"),
    )  # fmt: skip
    return (made, None) if made else None


def _oclock(match: re.Match[str]) -> Found | None:
    half = {"morning": "a", "afternoon": "p", "evening": "p"}.get(group(match, "daypart").lower())
    made = clock(cardinal_value(match["hour"]), 0, half)
    return (made, None) if made else None


def _past(match: re.Match[str]) -> Found | None:
    """Half past nine, a quarter to ten."""
    minutes = 30 if match["part"].lower() == "half" else 15
    if match["side"].lower() == "to":
        if minutes == 30:
            return None
        minutes = -15
    total = cardinal_value(match["hour"]) * 60 + minutes
    return Moment(Unit.TIME, minute=total % 1440, twelve=True), None


def _named_time(match: re.Match[str]) -> Found:
    return Moment(Unit.TIME, minute=720 if match["noon"] else 0), None


PATTERNS: tuple[Pattern, ...] = (
    (_HOUR, _hour),
    (_MILITARY, _hour),
    (_OCLOCK, _oclock),
    (_PAST, _past),
    (_NAMED_TIME, _named_time),
)
