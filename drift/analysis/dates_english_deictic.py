"""English weekdays, days of the month, and words that lean on the day of writing: "last week", "today"."""

from __future__ import annotations

import re

from drift.analysis.dates_english_words import (
    AFTER_DAY,
    CARDINALS,
    DASH,
    DAYPART,
    FLAGS,
    ORDINAL,
    PARTS,
    SHIFTS,
    SPACE,
    UNITS,
    WEEKDAY,
    cardinal_value,
    group,
    ordinal_value,
    part_of,
    shift_of,
    weekday_number,
)
from drift.analysis.dates_model import DateExpression, Found, Moment, Pattern, Unit, YearSlots
from pairs.document import Span

_WEEKDAY_DATE = re.compile(
    rf"(?<!\w)(?<!Black\s)(?<!Good\s)(?<!Super\s)(?<!Easter\s)(?<!Palm\s)(?<!Bloody\s)(?<!Cyber\s)(?<!Ash\s)(?<!Holy\s)"
    rf"(?:(?P<rel>last|this|next|this{SPACE}past|this{SPACE}coming){SPACE})?{WEEKDAY}(?:s(?!\w)|(?!\w))"
    rf"(?:,?{SPACE}(?:the{SPACE})?(?P<day>{ORDINAL})(?!\w)(?!{SPACE}[a-z]{{3,}}))?(?:{SPACE}{DAYPART})?",
    FLAGS,
)
_WEEKDAY_SHORT_ALONE = re.compile(r"(?<!\w)(?P<weekday>Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=,?\s|$)")
_TH = re.compile(rf"(?P<open>\(\s?)(?:the{SPACE})?(?P<day>{ORDINAL})\s?\)", FLAGS)
_THE_DAY = re.compile(rf"(?<!\w)(?:the{SPACE}|(?<=on\s))(?P<day>{ORDINAL})(?!\w){AFTER_DAY}", FLAGS)
_MORE_DAYS = re.compile(
    rf"(?:(?<=\dst)|(?<=\dnd)|(?<=\drd)|(?<=\dth)),?{SPACE}(?:and{SPACE}|to{SPACE}|or{SPACE})?(?:the{SPACE})?(?P<day>{ORDINAL})(?!\w)(?P<ok>{AFTER_DAY})",
    FLAGS,
)
_PLAIN = re.compile(
    rf"(?<!\w)(?:(?P<two>the{SPACE}day{SPACE}(?P<side>before{SPACE}yesterday|after{SPACE}tomorrow))|(?P<word>today|yesterday|tomorrow|tonight)"
    rf"(?:{SPACE}{DAYPART})?|(?P<this>this|last|that)?{SPACE}(?P<daypart2>morning|afternoon|evening|night)(?!\w))",
    FLAGS,
)
_UNIT_WORD = r"(?P<unit>day|weekend|week|month|quarter|year|decade|century)(?![\w-])"
_SHIFTED = re.compile(
    rf"(?<!\w)(?:(?P<part>early|earlier|mid|late|later|(?:the{SPACE})?(?:beginning|start|middle|end){SPACE}of)(?:{SPACE}|{DASH})(?:in{SPACE})?)?"
    rf"(?:the{SPACE})?(?P<rel>last|this|next|current|coming|past|previous|preceding|following|same|that){SPACE}{_UNIT_WORD}(?P<tail>{SPACE}(?:before|after)(?!\w))?",
    FLAGS,
)
_OF_THE = re.compile(
    rf"(?<!\w)(?:the{SPACE})?(?P<part>beginning|start|middle|end){SPACE}of{SPACE}the{SPACE}(?P<unit>week|month|quarter|year|decade|century)(?!\w)",
    FLAGS,
)
_MID = re.compile(rf"(?<!\w)(?P<part>mid){DASH}(?P<unit>week|month|year|decade|century)(?!\w)", FLAGS)
_YEAR_END = re.compile(rf"(?<!\w)(?P<unit>year|month|quarter){DASH}?end(?!\w)", FLAGS)
_AGO = re.compile(
    rf"(?<!\w)(?P<count>{'|'.join(CARDINALS[1:])}|an?|\d{{1,3}}){SPACE}(?P<unit>day|week|month|year|decade|century|centurie)s?{SPACE}(?P<way>ago|earlier|later|from{SPACE}now)(?!\w)",
    FLAGS,
)


def _weekday_date(match: re.Match[str]) -> Found | None:
    weekday = weekday_number(match["weekday"])
    shift: YearSlots = {"shift": shift_of(match["rel"]), "shift_unit": Unit.WEEK} if match["rel"] else {}
    day = ordinal_value(match["day"]) if match["day"] else None
    return Moment(Unit.DAY, weekday=weekday, day=day, part=group(match, "daypart").lower(), **shift), None


def _short_weekday(match: re.Match[str]) -> Found:
    return Moment(Unit.DAY, weekday=weekday_number(match["weekday"])), None


def _day_alone(match: re.Match[str]) -> Found:
    return Moment(Unit.DAY, day=ordinal_value(match["day"])), None


def _more_days(match: re.Match[str]) -> DateExpression:
    """The day behind a comma or "and"; its span is without them."""
    span = Span(*match.span("day"))
    return DateExpression(span, match["day"], Moment(Unit.DAY, day=ordinal_value(match["day"])))


_TITLE_BEFORE = re.compile(r"[A-Z][\w’'-]*\s$")  # "A Brighter Tomorrow" is a title
_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}


def _plain(match: re.Match[str]) -> Found | DateExpression | None:
    if match["two"]:
        return Moment(Unit.DAY, shift=-2 if "yesterday" in match["two"].lower() else 2, shift_unit=Unit.DAY), None
    if match["word"]:
        word = match["word"].lower()
        if match["word"][0].isupper() and _TITLE_BEFORE.search(match.string, max(0, match.start() - 20), match.start()):
            return None
        part = group(match, "daypart").lower() or ("night" if word == "tonight" else "")
        return Moment(Unit.DAY, shift=_WORDS[word], shift_unit=Unit.DAY, part=part), None
    lead = (match["this"] or "").lower()
    part = match["daypart2"].lower()
    if lead not in {"this", "last"} or (lead == "last" and part != "night"):
        return None
    return Moment(Unit.DAY, shift=-1 if lead == "last" else 0, shift_unit=Unit.DAY, part=part), None


def _shifted(match: re.Match[str]) -> Found | DateExpression | None:
    rel, unit = match["rel"].lower(), UNITS[match["unit"].lower()]
    anaphoric = (
        bool(match["tail"])
        or rel in {"past", "previous", "preceding", "following", "same", "that"}
        or (unit is Unit.DAY and rel in {"next", "last", "this"})
    )
    part = part_of(match)
    if anaphoric:
        shift = {"previous": -1, "preceding": -1, "last": -1, "following": 1, "next": 1}.get(rel, 0)
        moment = Moment(unit, shift=shift, shift_unit=unit, part=part)
        return DateExpression(Span(*match.span()), match.group(), moment, anaphoric=True)
    return Moment(unit, shift=SHIFTS[rel], shift_unit=unit, part=part), None


def _of_the(match: re.Match[str]) -> Found:
    unit = UNITS[match["unit"].lower()]
    groups = match.groupdict()
    part = PARTS[groups["part"].lower()] if groups.get("part") else "late"
    return Moment(unit, shift=0, shift_unit=unit, part=part), None


def _ago(match: re.Match[str]) -> DateExpression:
    count = cardinal_value(match["count"])
    name = match["unit"].lower()
    unit = UNITS["century" if name == "centurie" else name]
    back = match["way"].lower() in {"ago", "earlier"}
    resolved = Unit.DAY if unit <= Unit.WEEK else unit
    moment = Moment(resolved, shift=-count if back else count, shift_unit=unit)
    own = match["way"].lower() in {"earlier", "later"}
    return DateExpression(Span(*match.span()), match.group(), moment, anaphoric=own, offset=True)


PATTERNS: tuple[Pattern, ...] = (
    (_AGO, _ago),
    (_PLAIN, _plain),
    (_OF_THE, _of_the),
    (_YEAR_END, _of_the),
    (_MID, _of_the),
    (_SHIFTED, _shifted),
    (_WEEKDAY_DATE, _weekday_date),
    (_WEEKDAY_SHORT_ALONE, _short_weekday),
    (_TH, _day_alone),
    (_THE_DAY, _day_alone),
)


LISTS: tuple[Pattern, ...] = ((_MORE_DAYS, _more_days),)
