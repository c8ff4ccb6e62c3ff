"""Chinese numerals: 三亿五千万, 1400亿, 八十, 百分之四, 三分之一."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 4, "亿": 8, "兆": 12, "萬": 4, "億": 8}
_NUMERALS = "零〇一二两三四五六七八九十百千万亿兆萬億"
RUN = re.compile(rf"[{_NUMERALS}]{{1,24}}")
SCALE = re.compile("[百千]?[万亿兆萬億]{1,3}|[百千]")
# Measure words; after one of them a lone numeral is a count.
MEASURES = (
    "个名人家位次天年月周岁倍元辆架艘只条件项座所处户支队艘艇枚颗吨米块种份组批届场宗起台部套间栋层亩头匹代届轮步"
)
_LARGEST = 99


def read_chinese(run: str) -> Decimal | None:
    """What a run of Chinese numerals is worth, ``None`` where it is no number ("万一")."""
    if run[0] in _LARGE or (len(run) > 1 and all(c in _DIGITS for c in run)):
        return _plain(run)
    total = section = digit = 0
    last = _LARGEST
    for char in run:
        if char in _DIGITS:
            digit = digit * 10 + _DIGITS[char] if digit else _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        elif char not in _LARGE:
            return None
        else:
            power = _LARGE[char]
            if power < last:
                total += (section + digit) * 10**power
            else:
                total = (total + section + digit) * 10**power
            section, digit, last = 0, 0, power
    return Decimal(total + section + digit)


def _plain(run: str) -> Decimal | None:
    """A row of digits such as 二〇二一; two of them are rather "one or two" than a number."""
    if run[0] in _LARGE or len(run) < 3:
        return None
    return Decimal(int("".join(str(_DIGITS[c]) for c in run)))


def read_scale(marks: str) -> Decimal:
    """The worth of magnitude characters after digits: 10**8 for 亿, 10**12 for 万亿."""
    worth = Decimal(1)
    for char in marks:
        worth *= _SMALL.get(char) or 10 ** _LARGE[char]
    return worth
