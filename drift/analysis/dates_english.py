"""English dates: months, weekdays, ordinals, quarters, decades, and words that lean on the day of writing."""

from __future__ import annotations

import re

from drift.analysis.dates_model import Build, DateExpression, Found, Moment, Pattern, Unit
from drift.analysis.dates_numeric import clock, full_year, is_day
from pairs.document import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth"
    " twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
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
_UNITS = {
    "day": Unit.DAY, "weekend": Unit.WEEKEND, "week": Unit.WEEK, "month": Unit.MONTH, "quarter": Unit.QUARTER,
    "year": Unit.YEAR, "decade": Unit.DECADE, "century": Unit.CENTURY,
}  # fmt: skip
_PARTS = {
    "early": "early", "earlier": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid",
    "late": "late", "later": "late", "end": "late",
}  # fmt: skip
_SHIFTS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}

_S = r"[\s\u00a0\u202f]{1,3}"
_DASH = r"[-–—‐‑]"
_MONTH_FULL = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTH = rf"(?P<month>{_MONTH_FULL}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_WEEKDAY = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_WEEKDAY_SHORT = (
    r"(?P<weekday>(?:mon|tues?|wed|thur?s?|fri|sat|sun)(?:\.|\b)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%])"
_DAY2 = r"(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%])"
_TO = rf"(?:\s?{_DASH}\s?|{_S}(?:to|until|till|through){_S}(?:the{_S})?)"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)(?!\w|[.,]\d|%)"
_THIS_YEAR = rf"(?:of{_S})?(?P<rel>this|last|next|the{_S}(?:past|previous|same|current)){_S}year(?!\w)"
_TAIL = rf"(?:(?:,?{_S}(?:of{_S}|in{_S})?){_YEAR}|,?{_S}{_THIS_YEAR})"
# What can't stand behind a day of the month: then it was a count.
_NO_COUNT = r"(?!\s?(?:%|percent|per\s+cent|million|billion|trillion|thousand|hundred|[.,:]\d))"
_PART = rf"(?P<part>early|mid|late|(?:the{_S})?(?:beginning|start|middle|end){_S}of)(?:{_S}|{_DASH})(?:in{_S})?"
_DAYPART = r"(?P<daypart>morning|afternoon|evening|night)(?!\w)"
_ORDINAL = r"(?:[12]?1st|2?2nd|2?3rd|(?:[4-9]|1\d|2[04-9]|30)th|31st)"
_FLAGS = re.IGNORECASE

_MONTH_FIRST = re.compile(
    rf"(?<![\w])(?:{_WEEKDAY_SHORT},?{_S})?{_MONTH}{_S}(?:the{_S})?{_DAY}{_NO_COUNT}(?:{_TO}{_DAY2}{_NO_COUNT})?{_TAIL}?",
    _FLAGS,
)
_DAY_FIRST = re.compile(
    rf"(?<![\w.,])(?:{_WEEKDAY_SHORT},?{_S}(?:the{_S})?)?{_DAY}(?:{_TO}{_DAY2})?(?:{_S}|{_DASH})(?:of{_S})?(?:(?:day)?{_S}of{_S})?"
    rf"{_MONTH}(?!\w)(?:{_TO}(?P<day3>0?[1-9]|[12]\d|3[01])(?![\w%])(?=,?{_S}\d{{4}}))?(?:{_TAIL}|{_DASH}(?P<shortyear>\d{{4}}|\d\d)(?!\w))?",
    _FLAGS,
)
_WORD_DAY = re.compile(rf"(?<!\w)(?P<word>{'|'.join(reversed(_ORDINALS))}){_S}of{_S}{_MONTH}(?!\w){_TAIL}?", _FLAGS)
_MONTH_ALONE = re.compile(
    rf"(?<![\w])(?:{_PART})?(?:(?P<rel2>last|this|next|this{_S}coming|this{_S}past){_S})?{_MONTH}(?![\w’'](?!s\b))(?:{_TAIL})?",
    _FLAGS,
)
_FIRST_MONTHS = re.compile(
    rf"(?<!\w)(?:the{_S})?(?P<side>first|last|opening|final){_S}(?P<count>{'|'.join(_CARDINALS)}|\d\d?){_S}(?P<kind>months?|quarters?|weeks?|days?)"
    rf"{_S}(?:of|in){_S}(?:{_YEAR}|the{_S}year(?!\w)|(?P<rel>this|last|next|the{_S}(?:past|previous|current)){_S}year(?!\w))",
    _FLAGS,
)
_PERIOD_OF = rf"(?:{_S}(?:of|in){_S}(?:{_YEAR}|the{_S}year(?!\w)|(?P<rel>this|last|next|the{_S}(?:past|previous|current)){_S}year(?!\w))|,?{_S}{_YEAR.replace('year', 'year2')})"
_QUARTER = re.compile(
    rf"(?<!\w)(?:(?:the{_S})?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|final){_S}(?P<kind>quarter)(?!\w|s)|Q(?P<q>[1-4])(?!\w))(?:{_PERIOD_OF})?",
    _FLAGS,
)
_HALF = re.compile(
    rf"(?<!\w)(?:(?:the{_S})?(?P<nth>first|second|1st|2nd|latter){_S}(?P<kind>half){_PERIOD_OF}|H(?P<q>[12]){_S}(?P<year3>20\d\d))(?!\w)",
    _FLAGS,
)
_SEASON = re.compile(
    rf"(?<!\w)(?:(?P<rel2>last|this|next|this{_S}coming|this{_S}past){_S}(?P<a>spring|summer|autumn|fall|winter)(?!\w)"
    rf"|(?:the{_S})?(?:{_PART})?(?P<b>spring|summer|autumn|fall|winter){_TAIL})",
    _FLAGS,
)
_YEAR_TO = re.compile(
    rf"(?<!\w)(?:the{_S})?(?P<kind>year|12{_S}months|twelve{_S}months){_S}to{_S}{_MONTH}(?!\w)(?:,?{_S}{_YEAR})?",
    _FLAGS,
)
_YEARS = re.compile(
    rf"(?<![\w$€£¥.,/-])(?P<year>1[5-9]\d\d|20\d\d)(?:{_TO}|/|{_S}and{_S}(?=\d{{4}}))(?P<last>1[5-9]\d\d|20\d\d|\d\d)(?![\w%]|[.,]\d|/\d)"
)
_DECADE = re.compile(
    rf"(?<![\w$€£¥.,])(?:the{_S})?(?:{_PART})?(?:the{_S})?(?:(?P<full>1[5-9]\d|20\d)0[’']?s|[’'](?P<short>[2-9])0s|(?<=the\s)(?P<word>{'|'.join(_DECADES)})|(?<=the\s)(?:early|mid|late)[\s-](?P<word2>{'|'.join(_DECADES)}))(?!\w)",
    _FLAGS,
)
_CENTURY = re.compile(
    rf"(?<!\w)(?:the{_S})?(?:{_PART})?(?P<n>\d\d?)(?:st|nd|rd|th)(?:{_S}|{_DASH})century(?!\w)", _FLAGS
)
_WORD_CENTURY = re.compile(
    rf"(?<!\w)(?:the{_S})?(?:{_PART})?(?P<word>{'|'.join(reversed(_ORDINALS))})(?:{_S}|{_DASH})century(?!\w)", _FLAGS
)
_YEAR_ALONE = re.compile(
    rf"(?<![\w$€£¥.,/’'-])(?<!RMB\s)(?<!USD\s)(?:{_PART}(?:the{_S}year{_S})?)?(?P<year>1[5-9]\d\d|20\d\d)(?![\w%°$€£¥]|[.,:/]\d|[-–]\d|[-–]?(?:year|meter|metre|mile|kilo|foot|seat|strong))"
)
_WEEKDAY_DATE = re.compile(
    rf"(?<!\w)(?<!Black\s)(?<!Good\s)(?<!Super\s)(?<!Easter\s)(?<!Palm\s)(?<!Bloody\s)(?<!Cyber\s)(?<!Ash\s)(?<!Holy\s)"
    rf"(?:(?P<rel>last|this|next|this{_S}past|this{_S}coming){_S})?{_WEEKDAY}(?:s(?!\w)|(?!\w))"
    rf"(?:,?{_S}(?:the{_S})?(?P<day>{_ORDINAL})(?!\w)(?!{_S}[a-z]{{3,}}))?(?:{_S}{_DAYPART})?",
    _FLAGS,
)
_WEEKDAY_SHORT_ALONE = re.compile(r"(?<!\w)(?P<weekday>Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=,?\s|$)")
_TH = re.compile(rf"(?P<open>\(\s?)(?:the{_S})?(?P<day>{_ORDINAL})\s?\)", _FLAGS)
_AFTER_DAY = (
    r"(?=\s*(?:$|[^\w\s]|(?:in|at|on|to|until|till|through|by|for|from|with|and|or|but|that|which|when|while|as|after|before|local|this|last"
    r"|it|he|she|they|we|where|of\s+(?:this|last|next|the|each|every)\s+(?:same\s+)?month)(?!\w)))"
)
_THE_DAY = re.compile(rf"(?<!\w)(?:the{_S}|(?<=on\s))(?P<day>{_ORDINAL})(?!\w){_AFTER_DAY}", _FLAGS)
_MORE_DAYS = re.compile(
    rf"(?:(?<=\dst)|(?<=\dnd)|(?<=\drd)|(?<=\dth)),?{_S}(?:and{_S}|to{_S}|or{_S})?(?:the{_S})?(?P<day>{_ORDINAL})(?!\w)(?P<ok>{_AFTER_DAY})",
    _FLAGS,
)
_LIST_DAY = re.compile(
    rf"(?:(?P<month>{_MONTH_FULL}){_S}\d\d?(?:st|nd|rd|th)?(?:,{_S}\d\d?(?:st|nd|rd|th)?){{0,4}}"
    rf"|(?<!\d)\d\d?(?:st|nd|rd|th)?{_S}(?P<month2>{_MONTH_FULL})),?{_S}and{_S}(?P<day>\d\d?)(?:st|nd|rd|th)?(?![\w%]|[.,]\d){_AFTER_DAY}",
    _FLAGS,
)
_PLAIN = re.compile(
    rf"(?<!\w)(?:(?P<two>the{_S}day{_S}(?P<side>before{_S}yesterday|after{_S}tomorrow))|(?P<word>today|yesterday|tomorrow|tonight)"
    rf"(?:{_S}{_DAYPART})?|(?P<this>this|last|that)?{_S}(?P<daypart2>morning|afternoon|evening|night)(?!\w))",
    _FLAGS,
)
_UNIT_WORD = r"(?P<unit>day|weekend|week|month|quarter|year|decade|century)(?![\w-])"
_SHIFTED = re.compile(
    rf"(?<!\w)(?:(?P<part>early|earlier|mid|late|later|(?:the{_S})?(?:beginning|start|middle|end){_S}of)(?:{_S}|{_DASH})(?:in{_S})?)?"
    rf"(?:the{_S})?(?P<rel>last|this|next|current|coming|past|previous|preceding|following|same|that){_S}{_UNIT_WORD}(?P<tail>{_S}(?:before|after)(?!\w))?",
    _FLAGS,
)
_OF_THE = re.compile(
    rf"(?<!\w)(?:the{_S})?(?P<part>beginning|start|middle|end){_S}of{_S}the{_S}(?P<unit>week|month|quarter|year|decade|century)(?!\w)",
    _FLAGS,
)
_MID = re.compile(rf"(?<!\w)(?P<part>mid){_DASH}(?P<unit>week|month|year|decade|century)(?!\w)", _FLAGS)
_YEAR_END = re.compile(rf"(?<!\w)(?P<unit>year|month|quarter){_DASH}?end(?!\w)", _FLAGS)
_AGO = re.compile(
    rf"(?<!\w)(?P<count>{'|'.join(_CARDINALS[1:])}|an?|\d{{1,3}}){_S}(?P<unit>day|week|month|year|decade|century|centurie)s?{_S}(?P<way>ago|earlier|later|from{_S}now)(?!\w)",
    _FLAGS,
)
_HOUR = re.compile(
    rf"(?<![\w.,:])(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))?\s?(?P<half>[ap])(?:m|\.\s?m\.?)(?!\w)(?:{_S}(?P<zone>GMT|UTC|BST|E[SD]?T|C[SD]T|P[SD]?T))?",
    _FLAGS,
)
_OCLOCK = re.compile(
    rf"(?<!\w)(?P<hour>{'|'.join(_CARDINALS[1:13])}|1[0-2]|[1-9]){_S}o[’']clock(?:{_S}in{_S}the{_S}(?P<daypart>morning|afternoon|evening))?(?!\w)",
    _FLAGS,
)
_MILITARY = re.compile(
    rf"(?<![\w.,])(?P<hour>[01]\d|2[0-3])\.?(?P<minute>[0-5]\d){_S}(?P<zone>GMT|UTC|BST|E[SD]?T|hours|hrs)(?!\w)"
)
_PAST = re.compile(
    rf"(?<!\w)(?:a{_S})?(?P<part>half|quarter)(?:{_S}|{_DASH})(?P<side>past|to){_S}(?P<hour>{'|'.join(_CARDINALS[1:13])}|1[0-2]|[1-9])(?!\w|[.,]\d|{_S}[a-z]+s\b)",
    _FLAGS,
)
_NINE_ELEVEN = re.compile(r"(?<![\w/.,])9/11(?![\w/%]|[.,]\d)")
_NAMED_TIME = re.compile(r"(?<!\w)(?:(?P<noon>noon|midday)|midnight)(?!\w)", _FLAGS)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _weekday(word: str | None) -> int | None:
    return None if not word else _DAYS.index(word[:3].lower())


def _ordinal(word: str) -> int:
    return int("".join(c for c in word if c.isdigit()) or _ORDINALS.index(word.lower()) + 1)


def _cardinal(word: str) -> int:
    low = word.lower()
    if low in {"a", "an"}:
        return 1
    return int(word) if word.isdigit() else _CARDINALS.index(low)


def _group(match: re.Match[str], *names: str) -> str:
    known = match.groupdict()
    return next((known[name] for name in names if known.get(name)), "")


def _year_of(match: re.Match[str]) -> dict[str, int | Unit | None]:
    """The year, or its distance, that the tail of an expression says."""
    year = _group(match, "year", "year2", "year3", "shortyear")
    if year:
        return {"year": full_year(year)}
    rel = _group(match, "rel").split()
    if rel and rel[-1].lower() in {"this", "last", "next", "past", "current"}:
        return {"shift": _SHIFTS[rel[-1].lower()], "shift_unit": Unit.YEAR}
    return {}


def _part(match: re.Match[str]) -> str:
    for word in _group(match, "part").lower().split():
        if word in _PARTS:
            return _PARTS[word]
    return ""


def _dated(match: re.Match[str]) -> Found | None:
    """A month with a day, or with a range of days."""
    written = _group(match, "month")
    if written == written.lower() and len(written.rstrip(".")) < 4 and written != "may":
        return None  # "sat 3" and "dec 4" without a capital are other words more often
    month, day = _month(written), int(match["day"])
    year = _year_of(match)
    if not is_day(year.get("year"), month, day):  # type: ignore[arg-type]
        return None
    first = Moment(Unit.DAY, month=month, day=day, weekday=_weekday(_group(match, "weekday")), **year)  # type: ignore[arg-type]
    end = _group(match, "day2", "day3")
    if not end or int(end) <= day or not is_day(None, month, int(end)):
        return first, None
    return first, Moment(Unit.DAY, month=month, day=int(end), **year)  # type: ignore[arg-type]


def _word_day(match: re.Match[str]) -> Found:
    return Moment(Unit.DAY, month=_month(match["month"]), day=_ordinal(match["word"]), **_year_of(match)), None  # type: ignore[arg-type]


_PREPOSITION = re.compile(
    r"\b(?:in|of|since|until|till|by|last|next|this|from|to|for|through|before|after|during|and|late|early|between|each|every)[\s-]{1,2}$",
    _FLAGS,
)


def _month_alone(match: re.Match[str]) -> Found | None:
    written = match["month"]
    low = written.lower().rstrip(".")
    tail = _year_of(match)
    rel = _group(match, "rel2").split()
    if written[0].islower() and low in {"may", "march"} and "year" not in tail:
        return None
    if rel:
        tail = {
            "shift": {"coming": 1, "past": -1}.get(rel[-1].lower(), _SHIFTS[rel[0].lower()]),
            "shift_unit": Unit.YEAR,
        }
    part = _part(match)
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
        if low in {"april", "may", "june", "august", "march"} and ((follows and not led) or (before and not led)):
            return None
    return Moment(Unit.MONTH, month=_month(written), part=part, **tail), None  # type: ignore[arg-type]


def _first_months(match: re.Match[str]) -> Found | None:
    count = _cardinal(match["count"])
    kind = match["kind"].lower().rstrip("s")
    year = _year_of(match) or {"shift": 0, "shift_unit": Unit.YEAR}
    if kind != "month" or not 1 <= count <= 12:
        return None
    head = match["side"].lower() in {"first", "opening"}
    first, last = (1, count) if head else (13 - count, 12)
    return Moment(Unit.MONTH, month=first, **year), Moment(Unit.MONTH, month=last, **year)  # type: ignore[arg-type]


def _numbered(unit: Unit) -> Build:
    def build(match: re.Match[str]) -> Found | None:
        nth = _group(match, "nth").lower()
        special = {"final": 4, "latter": 2}
        number = int(_group(match, "q") or special.get(nth) or _ordinal(nth))
        return Moment(unit, number=number, **_year_of(match)), None  # type: ignore[arg-type]

    return build


def _season(match: re.Match[str]) -> Found | None:
    bare = match["b"] and match["b"].lower() in {"fall", "spring"} and not match["part"]
    if bare and "year" not in _year_of(match) and not match.group().lower().startswith("the"):
        return None  # "to fall next year"
    word = _SEASONS[_group(match, "a", "b").lower()]
    rel = _group(match, "rel2").split()
    tail = _year_of(match)
    if rel:
        tail = {
            "shift": {"coming": 1, "past": -1}.get(rel[-1].lower(), _SHIFTS[rel[0].lower()]),
            "shift_unit": Unit.YEAR,
        }
    return Moment(Unit.SEASON, number=word, part=_part(match), **tail), None  # type: ignore[arg-type]


def _year_to(match: re.Match[str]) -> Found:
    month = _month(match["month"])
    year = int(match["year"]) if match["year"] else None
    first = month % 12 + 1
    before = (
        {"shift": -1 if month < 12 else 0, "shift_unit": Unit.YEAR} if year is None else {"year": year - (month < 12)}
    )
    after = {"shift": 0, "shift_unit": Unit.YEAR} if year is None else {"year": year}
    return Moment(Unit.MONTH, month=first, **before), Moment(Unit.MONTH, month=month, **after)  # type: ignore[arg-type]


def _years(match: re.Match[str]) -> Found | None:
    first, last = int(match["year"]), match["last"]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    return (Moment(Unit.YEAR, year=first), Moment(Unit.YEAR, year=end)) if first < end <= first + 400 else None


def _decade(match: re.Match[str]) -> Found:
    if match["full"] and match["full"].endswith("0") and match["full"] < "190":
        return Moment(Unit.CENTURY, number=int(match["full"]) // 10 + 1, part=_part(match)), None  # "the 1800s"
    if match["full"]:
        number = int(match["full"]) * 10
    else:
        number = int(match["short"]) * 10 if match["short"] else _DECADES[_group(match, "word", "word2").lower()]
    return Moment(Unit.DECADE, number=number, part=_part(match)), None


def _century(match: re.Match[str]) -> Found | None:
    groups = match.groupdict()
    number = int(groups["n"]) if groups.get("n") else _ordinal(match["word"])
    return (Moment(Unit.CENTURY, number=number, part=_part(match)), None) if 1 <= number <= 30 else None


_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|for|during|before|after|and|the|year|to|between|through|mid|early|late|around|circa)[\s-]|[(\[–—])\s?$",
    _FLAGS,
)
_COUNT_LEAD = re.compile(
    r"\b(?:about|over|than|nearly|almost|some|least|most|total of|additional|another|only|just|extra|with|about|these|those|all)\s$",
    _FLAGS,
)
_FOLLOWING_WORD = re.compile(r"\s([a-z]{2,20})\b")
_FUNCTION = frozenset(
    "and or but to in on at by for from with as when while after before until because is was are were will would has had have that which who"
    " the a an it he she they we if than then so due compared according under over into of".split()
)


def _year_alone(match: re.Match[str]) -> Found | None:
    """A number as a year, unless its neighbours say that something is counted."""
    year, text = int(match["year"]), match.string
    lead = text[max(0, match.start() - 14) : match.start()]
    led = bool(match["part"]) or bool(_YEAR_LEAD.search(lead))
    if _COUNT_LEAD.search(lead):
        return None
    follows = _FOLLOWING_WORD.match(text, match.end())
    counted = follows is not None and follows[1] not in _FUNCTION
    # "the 1991 collapse" is a year, "2000 villages" a count; round thousands need the stronger sign.
    if counted and (not led or (follows is not None and follows[1].endswith("s") and year % 100 == 0)):
        return None
    if year < 1900 and not led:
        return None
    return Moment(Unit.YEAR, year=year, part=_part(match)), None


def _weekday_date(match: re.Match[str]) -> Found | None:
    weekday = _weekday(match["weekday"])
    shift: dict[str, int | Unit] = {}
    if match["rel"]:
        words = match["rel"].lower().split()
        shift = {"shift": {"coming": 1, "past": -1}.get(words[-1], _SHIFTS[words[0]]), "shift_unit": Unit.WEEK}
    day = _ordinal(match["day"]) if match["day"] else None
    return Moment(Unit.DAY, weekday=weekday, day=day, part=_group(match, "daypart").lower(), **shift), None  # type: ignore[arg-type]


def _short_weekday(match: re.Match[str]) -> Found:
    return Moment(Unit.DAY, weekday=_weekday(match["weekday"])), None


def _day_alone(match: re.Match[str]) -> Found:
    return Moment(Unit.DAY, day=_ordinal(match["day"])), None


def _more_days(match: re.Match[str]) -> DateExpression:
    """The day behind a comma or "and"; its span is without them."""
    span = Span(*match.span("day"))
    return DateExpression(span, match["day"], Moment(Unit.DAY, day=_ordinal(match["day"])))


def _list_day(match: re.Match[str]) -> DateExpression | None:
    """The 3 of "November 2 and 3"."""
    month = _month(_group(match, "month", "month2"))
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    return DateExpression(Span(*match.span("day")), match["day"], Moment(Unit.DAY, month=month, day=day))


_TITLE_BEFORE = re.compile(r"[A-Z][\w’'-]*\s$")  # "A Brighter Tomorrow" is a title
_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}


def _plain(match: re.Match[str]) -> Found | DateExpression | None:
    if match["two"]:
        return Moment(Unit.DAY, shift=-2 if "yesterday" in match["two"].lower() else 2, shift_unit=Unit.DAY), None
    if match["word"]:
        word = match["word"].lower()
        if match["word"][0].isupper() and _TITLE_BEFORE.search(match.string, max(0, match.start() - 20), match.start()):
            return None
        part = _group(match, "daypart").lower() or ("night" if word == "tonight" else "")
        return Moment(Unit.DAY, shift=_WORDS[word], shift_unit=Unit.DAY, part=part), None
    lead = (match["this"] or "").lower()
    part = match["daypart2"].lower()
    if lead not in {"this", "last"} or (lead == "last" and part != "night"):
        return None
    return Moment(Unit.DAY, shift=-1 if lead == "last" else 0, shift_unit=Unit.DAY, part=part), None


def _shifted(match: re.Match[str]) -> Found | DateExpression | None:
    rel, unit = match["rel"].lower(), _UNITS[match["unit"].lower()]
    anaphoric = (
        bool(match["tail"])
        or rel in {"past", "previous", "preceding", "following", "same", "that"}
        or (unit is Unit.DAY and rel in {"next", "last", "this"})
    )
    part = _part(match)
    if anaphoric:
        shift = {"previous": -1, "preceding": -1, "last": -1, "following": 1, "next": 1}.get(rel, 0)
        moment = Moment(unit, shift=shift, shift_unit=unit, part=part)
        return DateExpression(Span(*match.span()), match.group(), moment, anaphoric=True)
    return Moment(unit, shift=_SHIFTS[rel], shift_unit=unit, part=part), None


def _of_the(match: re.Match[str]) -> Found:
    unit = _UNITS[match["unit"].lower()]
    groups = match.groupdict()
    part = _PARTS[groups["part"].lower()] if groups.get("part") else "late"
    return Moment(unit, shift=0, shift_unit=unit, part=part), None


def _ago(match: re.Match[str]) -> DateExpression:
    count = _cardinal(match["count"])
    name = match["unit"].lower()
    unit = _UNITS["century" if name == "centurie" else name]
    back = match["way"].lower() in {"ago", "earlier"}
    resolved = Unit.DAY if unit <= Unit.WEEK else unit
    moment = Moment(resolved, shift=-count if back else count, shift_unit=unit)
    own = match["way"].lower() in {"earlier", "later"}
    return DateExpression(Span(*match.span()), match.group(), moment, anaphoric=own, offset=True)


def _hour(match: re.Match[str]) -> Found | None:
    groups = match.groupdict()
    zone = groups.get("zone") or ""
    made = clock(
        int(match["hour"]), int(groups.get("minute") or 0), groups.get("half"), "" if zone in {"hours", "hrs"} else zone,
        exact=not groups.get("half"),
    )  # fmt: skip
    return (made, None) if made else None


def _oclock(match: re.Match[str]) -> Found | None:
    half = {"morning": "a", "afternoon": "p", "evening": "p"}.get(_group(match, "daypart").lower())
    made = clock(_cardinal(match["hour"]), 0, half)
    return (made, None) if made else None


def _past(match: re.Match[str]) -> Found | None:
    """Half past nine, a quarter to ten."""
    minutes = 30 if match["part"].lower() == "half" else 15
    if match["side"].lower() == "to":
        if minutes == 30:
            return None
        minutes = -15
    total = _cardinal(match["hour"]) * 60 + minutes
    return Moment(Unit.TIME, minute=total % 1440, twelve=True), None


def _nine_eleven(match: re.Match[str]) -> Found:  # noqa: ARG001 - the name of one day, never 9 November
    return Moment(Unit.DAY, month=9, day=11), None


def _named_time(match: re.Match[str]) -> Found:
    return Moment(Unit.TIME, minute=720 if match["noon"] else 0), None


PATTERNS: tuple[Pattern, ...] = (
    (_HOUR, _hour),
    (_MILITARY, _hour),
    (_OCLOCK, _oclock),
    (_PAST, _past),
    (_NAMED_TIME, _named_time),
    (_NINE_ELEVEN, _nine_eleven),
    (_FIRST_MONTHS, _first_months),
    (_YEAR_TO, _year_to),
    (_QUARTER, _numbered(Unit.QUARTER)),
    (_HALF, _numbered(Unit.HALF)),
    (_DAY_FIRST, _dated),
    (_MONTH_FIRST, _dated),
    (_WORD_DAY, _word_day),
    (_MONTH_ALONE, _month_alone),
    (_SEASON, _season),
    (_CENTURY, _century),
    (_WORD_CENTURY, _century),
    (_DECADE, _decade),
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
    (_YEARS, _years),
    (_YEAR_ALONE, _year_alone),
)
# Continuations of a list claim only what stands behind a day that is already found, so they run on their own.
LISTS: tuple[Pattern, ...] = ((_LIST_DAY, _list_day), (_MORE_DAYS, _more_days))
