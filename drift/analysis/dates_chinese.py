"""Chinese dates: 2022年9月15日, 九月十五日, 去年, 下周四, 上午9时30分."""

from __future__ import annotations

import re

from drift.analysis.dates_model import Found, Moment, Pattern, Unit, YearSlots
from drift.analysis.dates_numeric import clock, is_day

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_N = "0-9０-９〇○零一二三四五六七八九十"
_NUMBER = rf"[{_N}]"
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2, "後年": 2, "上年": -1}
_DAYS = {
    "今天": 0,
    "今日": 0,
    "昨天": -1,
    "昨日": -1,
    "明天": 1,
    "明日": 1,
    "前天": -2,
    "后天": 2,
    "後天": 2,
    "今晚": 0,
    "昨晚": -1,
}
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六")} | {"日": 6, "天": 6}
_SHIFT = {"上": -1, "本": 0, "这": 0, "這": 0, "下": 1}
_REL_YEAR = "|".join(_YEARS)
_YEAR = rf"(?:(?P<year>[12１２]{_NUMBER}{{3}}|[一二]{_NUMBER}{{3}})年|(?P<rel>{_REL_YEAR}))"

_DATE = re.compile(
    rf"(?:{_YEAR})?(?P<month>{_NUMBER}{{1,3}})月份?(?:(?P<day>{_NUMBER}{{1,3}})[日号號](?:\s?[至到\-–—~～]\s?(?P<day2>{_NUMBER}{{1,3}})[日号號])?)?"
)
_QUARTER = re.compile(rf"(?:{_YEAR})?(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)")
_YEAR_ALONE = re.compile(rf"{_YEAR}(?P<part>[年]?[初底末])?")
_DAY_ALONE = re.compile(rf"(?<![{_N}第月期])(?P<day>{_NUMBER}{{1,3}})[日号號](?![线線楼樓院])")
_WEEK = re.compile(r"(?P<shift>[上下本这這])?个?(?:周|週|星期|礼拜|禮拜)(?P<weekday>[一二三四五六日天])(?![个次年月])")
_WEEK_ALONE = re.compile(r"(?P<shift>[上下本这這])个?(?P<unit>周末|周|週|星期|月|季度|世纪)")
_PLAIN = re.compile("|".join(_DAYS))
_DECADE = re.compile(r"(?:(?P<century>二十|20|二十一|21)世纪)?(?P<decade>[1-9]0|[一二三四五六七八九]十)年代")
_CENTURY = re.compile(rf"(?P<century>{_NUMBER}{{1,3}})世纪")
_CLOCK = re.compile(
    rf"(?P<half>凌晨|早上|上午|中午|下午|傍晚|晚上|晚)?(?P<hour>{_NUMBER}{{1,3}})[时時点點](?:(?P<minute>{_NUMBER}{{1,3}})分|(?P<thirty>半))?(?![间間候代期刻])"
)


def number(written: str) -> int | None:
    """The value of up to four digits, Chinese digits or a number with 十; ``None`` if it is none."""
    if all(c in _DIGITS or c.isdigit() for c in written):
        return int("".join(str(_DIGITS.get(c, c)) for c in written))
    tens, ten, ones = written.partition("十")
    if not ten or len(tens) > 1 or len(ones) > 1 or any(c not in _DIGITS for c in tens + ones):
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _year(match: re.Match[str]) -> YearSlots:
    groups = match.groupdict()
    if groups.get("year"):
        return {"year": number(groups["year"])}
    if groups.get("rel"):
        return {"shift": _YEARS[groups["rel"]], "shift_unit": Unit.YEAR}
    return {}


def _date(match: re.Match[str]) -> Found | None:
    month = number(match["month"])
    year = _year(match)
    if month is None or not 1 <= month <= 12:
        return None
    if not match["day"]:
        return Moment(Unit.MONTH, month=month, **year), None
    day = number(match["day"])
    if day is None or not is_day(year.get("year"), month, day):
        return None
    first = Moment(Unit.DAY, month=month, day=day, **year)
    last = number(match["day2"]) if match["day2"] else None
    if last is None or last <= day or not is_day(None, month, last):
        return first, None
    return first, Moment(Unit.DAY, month=month, day=last, **year)


def _quarter(match: re.Match[str]) -> Found | None:
    if match["half"]:
        return Moment(Unit.HALF, number=1 if match["half"] == "上" else 2, **_year(match)), None
    return Moment(Unit.QUARTER, number=number(match["quarter"]), **_year(match)), None


def _year_alone(match: re.Match[str]) -> Found:
    part = {"初": "early"}.get(match["part"][-1], "late") if match["part"] else ""
    return Moment(Unit.YEAR, part=part, **_year(match)), None


def _day_alone(match: re.Match[str]) -> Found | None:
    day = number(match["day"])
    return (Moment(Unit.DAY, day=day), None) if day and day <= 31 else None


def _week(match: re.Match[str]) -> Found:
    shift: YearSlots = {"shift": _SHIFT[match["shift"]], "shift_unit": Unit.WEEK} if match["shift"] else {}
    return Moment(Unit.DAY, weekday=_WEEKDAYS[match["weekday"]], **shift), None


def _week_alone(match: re.Match[str]) -> Found:
    names = {"周末": Unit.WEEKEND, "月": Unit.MONTH, "季度": Unit.QUARTER, "世纪": Unit.CENTURY}
    unit = names.get(match["unit"], Unit.WEEK)
    return Moment(unit, shift=_SHIFT[match["shift"]], shift_unit=unit), None


def _plain(match: re.Match[str]) -> Found:
    word = match.group()
    return Moment(Unit.DAY, shift=_DAYS[word], shift_unit=Unit.DAY, part="night" if word.endswith("晚") else ""), None


def _decade(match: re.Match[str]) -> Found | None:
    decade = number(match["decade"])
    century = number(match["century"]) if match["century"] else None
    if decade is None:
        return None
    return Moment(Unit.DECADE, number=decade if century is None else (century - 1) * 100 + decade), None


def _century(match: re.Match[str]) -> Found | None:
    century = number(match["century"])
    return (Moment(Unit.CENTURY, number=century), None) if century and century <= 30 else None


def _clock(match: re.Match[str]) -> Found | None:
    hour = number(match["hour"])
    minute = 30 if match["thirty"] else number(match["minute"] or "0")
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    half = match["half"]
    late = half in {"下午", "傍晚", "晚上", "晚"} or (half == "中午" and hour < 3)
    made = clock(hour + 12 if late and hour < 12 else hour, minute, None, exact=bool(half))
    return (made, None) if made else None


PATTERNS: tuple[Pattern, ...] = (
    (_DECADE, _decade),
    (_CENTURY, _century),
    (_DATE, _date),
    (_QUARTER, _quarter),
    (_YEAR_ALONE, _year_alone),
    (_PLAIN, _plain),
    (_WEEK, _week),
    (_WEEK_ALONE, _week_alone),
    (_CLOCK, _clock),
    (_DAY_ALONE, _day_alone),
)
