"""Numbers written in digits: what "1,234.5", "1.234,5", "1 500 000" and "१२" are worth.

Which mark groups and which one starts the decimals depends on the language where the number itself does not
say it: the last of two different marks is the decimal mark, a mark that occurs twice groups, and a single mark
before exactly three digits groups where the language uses it so (CLDR number patterns).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

DECIMAL_COMMA = frozenset(
    "de fr es it pt nl ru uk pl cs sk sl hr sr bg ro hu da sv no nb nn fi et lv lt el tr is id vi ca".split()
)
_SPACES = " \u00a0\u202f\u2009"
# Two alternatives: groups of three with spaces between, or digits with marks between.
DIGITS = re.compile(
    rf"(?<![\d])(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}}(?!\d)){{1,9}}(?:[.,]\d+(?![.,]?\d))?|\d+(?:[.,'’\u066b\u066c]\d+)*)",
)
MAX_DIGITS = 30
_APOSTROPHES = "'’\u066c"


@dataclass(frozen=True, slots=True)
class Number:
    """The worth of a numeral.

    Attributes:
        value: what it is worth.
        step: one unit of its last printed place; trailing zeros of a whole number are not counted as printed.
    """

    value: Decimal
    step: Decimal


def read_digits(numeral: str, lang: str = "") -> Number | None:
    """What a numeral is worth, or ``None`` where it is none (a version, an address, a telephone number).

    Args:
        numeral: a match of :data:`DIGITS`.
        lang: ISO 639-1 code of the text.
    """
    if len(numeral) > MAX_DIGITS:
        return None
    for space in _SPACES + _APOSTROPHES:
        numeral = numeral.replace(space, "")
    numeral = numeral.replace("\u066b", ".")
    commas, points = numeral.count(","), numeral.count(".")
    whole, decimals = numeral, ""
    if commas and points:
        mark = max(",.", key=numeral.rfind)
        if numeral.count(mark) > 1:
            return None
        whole, _, decimals = numeral.partition(mark)
    elif commas + points == 1:
        mark = "," if commas else "."
        left, _, right = numeral.partition(mark)
        grouping = "." if lang in DECIMAL_COMMA else ","
        if mark != grouping or len(right) != 3 or len(left) > 3 or left.startswith("0"):
            whole, decimals = left, right
    pieces = re.split("[.,]", whole)
    if len(pieces) > 1 and not _grouped(pieces):
        return None
    digits = "".join(pieces)
    value = Decimal(f"{digits}.{decimals}" if decimals else digits)
    return Number(value, _step(digits, decimals))


def _grouped(pieces: list[str]) -> bool:
    """Whether the pieces of a number are groups: of three, of four, or Indian ones of two with a last of three."""
    first, middle, last = len(pieces[0]), {len(p) for p in pieces[1:-1]}, len(pieces[-1])
    return (first <= 3 and last == 3 and middle <= {3}) or (first <= 2 and last == 3 and middle <= {2})


def _step(digits: str, decimals: str) -> Decimal:
    if decimals:
        return Decimal(1).scaleb(-len(decimals))
    return step_of_whole(digits)


def step_of_whole(digits: str) -> Decimal:
    """One unit of the last digit that is not a trailing zero: 100 for "4200", 1 for "0"."""
    significant = "".join(str(int(d)) for d in digits).lstrip("0").rstrip("0")
    zeros = len(digits.lstrip("0")) - len(significant) if significant else 0
    return Decimal(1).scaleb(zeros)
