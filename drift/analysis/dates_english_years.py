"""A number of four digits that is a year, and not a count."""

from __future__ import annotations

import re

from drift.analysis.dates_english_words import FLAGS, PART, SPACE, part_of
from drift.analysis.dates_model import Found, Moment, Pattern, Unit

_YEAR_ALONE = re.compile(
    rf"(?<![\w$€£¥.,/’'-])(?<!RMB\s)(?<!USD\s)(?:{PART}(?:the{SPACE}year{SPACE})?)?(?P<year>1[5-9]\d\d|20\d\d)(?![\w%°$€£¥]|[.,:/]\d|[-–]\d|[-–]?(?:year|meter|metre|mile|kilo|foot|seat|strong))"
)
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|for|during|before|after|and|the|year|to|between|through|mid|early|late|around|circa)[\s-]|[(\[–—])\s?$",
    FLAGS,
)
_COUNT_LEAD = re.compile(
    r"\b(?:about|over|than|nearly|almost|some|least|most|total of|additional|another|only|just|extra|with|about|these|those|all)\s$",
    FLAGS,
)
# "An increase of 39 % over 2017" compares with a year, "over 2017 ships" counts.
_COMPARED = re.compile(
    r"(?:%|\bper[\s-]?cent|\bpercentage points?|\b(?:increase|rise|growth|gain|improvement|decrease|decline|drop|fall))\s"
    r"(?:over|on|from)\s$",
    FLAGS,
)
_FOLLOWING_WORD = re.compile(r"\s([a-z]{2,20})\b")
_FUNCTION = frozenset(
    "and or but to in on at by for from with as when while after before until because is was are were will would has had have that which who"
    " the a an it he she they we if than then so due compared according under over into of".split()
)


def _year_alone(match: re.Match[str]) -> Found | None:
    """A number as a year, unless its neighbours say that something is counted."""
    year, text = int(match["year"]), match.string
    lead = text[max(0, match.start() - 28) : match.start()]
    compared = year >= 1900 and bool(_COMPARED.search(lead))
    led = compared or bool(match["part"]) or bool(_YEAR_LEAD.search(lead))
    if _COUNT_LEAD.search(lead) and not compared:
        return None
    follows = _FOLLOWING_WORD.match(text, match.end())
    counted = follows is not None and follows[1] not in _FUNCTION
    # "the 1991 collapse" is a year, "2000 villages" a count; round thousands need the stronger sign.
    if counted and (not led or (follows is not None and follows[1].endswith("s") and year % 100 == 0)):
        return None
    if year < 1900 and not led:
        return None
    return Moment(Unit.YEAR, year=year, part=part_of(match)), None


PATTERNS: tuple[Pattern, ...] = ((_YEAR_ALONE, _year_alone),)
