"""Reading one quantity from a place in a text: sign, currency, numeral, magnitude words, unit.

The scanner asks at each numeral that nothing else has claimed; everything here looks at a bounded window, so that
a text costs no more than its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from drift.analysis.figures_chinese import RUN as CHINESE_RUN
from drift.analysis.figures_chinese import SCALE as CHINESE_SCALE
from drift.analysis.figures_chinese import read_chinese, read_scale
from drift.analysis.figures_digits import DIGITS, read_digits, step_of_whole
from drift.analysis.figures_unit_reading import read_unit
from drift.analysis.figures_units import SYMBOLS, loose_class
from drift.analysis.figures_words import read_words

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number with its magnitude words.

    Attributes:
        start: its first offset.
        end: the offset behind it.
        value: what it is worth.
        scale: the product of its magnitude words.
        step: one unit of its last printed place.
        spelled: whether it is written in words.
        metric_m: whether a bare "m" was read as million.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal = ONE
    step: Decimal = ONE
    spelled: bool = False
    metric_m: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with currency or unit; see :class:`drift.analysis.figures.Figure` for the fields."""

    start: int
    end: int
    numeral: Numeral
    value: Decimal
    step: Decimal
    unit: str = ""
    loose: bool = False
    suffix: str = ""


_SCALES: dict[str, dict[str, int | None]] = {
    "en": {
        "hundred": 2, "thousand": 3, "thousands": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9, "trillion": 12,
        "trillions": 12, "quadrillion": 15, "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7, "mln": 6, "mn": 6, "bln": 9,
        "bn": 9, "trn": 12, "trln": 12, "tn": 12, "mio": 6, "mil": 6, "bil": 9, "k": 3, "m": 6, "b": 9, "dozen": None,
    },
    "de": {"hundert": 2, "tausend": 3, "tsd": 3, "million": 6, "millionen": 6, "mio": 6, "mill": 6, "milliarde": 9, "milliarden": 9,
           "mrd": 9, "billion": 12, "billionen": 12, "bio": 12, "dutzend": None},
    "fr": {"cents": 2, "mille": 3, "milliers": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9, "md": 9, "mds": 9, "mrd": 9,
           "billion": 12, "billions": 12, "m": 6, "douzaine": None},
    "es": {"mil": 3, "millón": 6, "millones": 6, "billón": 12, "billones": 12},
    "it": {"mila": 3, "milione": 6, "milioni": 6, "miliardo": 9, "miliardi": 9},
}  # fmt: skip
_CAPITAL_SCALES = {"K": 3, "M": 6, "B": 9, "T": 12, "MM": 6, "Bn": 9, "BN": 9, "Mn": 6, "TN": 12, "tr": 12}
_SCALE_WORD = re.compile(r"(?P<gap>[-\s\u00a0\u202f]{0,2})(?P<word>[^\W\d_]{1,11})(?P<dot>\.?)(?!\w)")
_AND_A_HALF = re.compile(
    r"[-\s\u00a0]{1,2}and[-\s\u00a0]{1,2}a[-\s\u00a0]{1,2}(?:(?P<half>half)|quarter)(?!\w)", re.IGNORECASE
)
_AND_FRACTION = re.compile(r"(?:[\s\u00a0]?(?P<glyph>[½⅓⅔¼¾⅕⅛⅜⅝⅞])|[\s\u00a0-](?P<a>[1357])[/⁄](?P<b>[2348])(?![\w/]))")
_GLYPHS = {
    "½": "0.5",
    "⅓": "0.333333",
    "⅔": "0.666667",
    "¼": "0.25",
    "¾": "0.75",
    "⅕": "0.2",
    "⅛": "0.125",
    "⅜": "0.375",
    "⅝": "0.625",
    "⅞": "0.875",
}
_METRES_AFTER = re.compile(
    r"[\s\u00a0-]{1,2}(?:high|tall|long|wide|deep|away|apart|above|below|sprint|race|freestyle|hurdles|relay|final|dash|run|mark|backstroke|butterfly|medley|from|of\s(?:rope|cable|pipe|fence|water)|per\ssecond)(?!\w)"
)
_METRES_BEFORE = re.compile(r"(?:\bthe|men['’]s|women['’]s|boys['’]|girls['’])[\s\u00a0]$", re.IGNORECASE)
_SYMBOLS = sorted(SYMBOLS, key=len, reverse=True)
_SYMBOL_BEFORE = re.compile(
    rf"(?<![\w])(?P<symbol>{'|'.join(re.escape(s) for s in _SYMBOLS if s[0].isalpha())})[\s\u00a0]?$|(?P<sign>{'|'.join(re.escape(s) for s in _SYMBOLS if not s[0].isalpha())})[\s\u00a0]?$",
    re.IGNORECASE,
)
_PLAIN_CODES = frozenset("usd eur gbp rmb jpy cny hkd chf pln aud cad inr rub".split())
_MINUS = re.compile(r"(?:(?<![\w.,)%])(?P<mark>[-−–])|(?<!\w)(?P<word>minus|negative)[\s\u00a0])$", re.IGNORECASE)


def read_numeral(text: str, start: int, lang: str) -> Numeral | None:
    """The number that begins at ``start`` with its magnitude words, or ``None``."""
    char = text[start]
    if char.isdigit():
        numeral = _from_digits(text, start, lang)
    elif lang in {"zh", "ja"} and CHINESE_RUN.match(text, start):
        numeral = _from_chinese(text, start)
    else:
        numeral = _from_words(text, start, lang)
    if numeral is None:
        return None
    return _scaled(text, _with_fraction(text, numeral), lang)


def _from_digits(text: str, start: int, lang: str) -> Numeral | None:
    match = DIGITS.match(text, start)
    if match is None:
        return None
    number = read_digits(match.group(), lang)
    if number is None:
        return None
    return Numeral(start, match.end(), number.value, step=number.step)


def _from_chinese(text: str, start: int) -> Numeral | None:
    match = CHINESE_RUN.match(text, start)
    value = read_chinese(match.group()) if match else None
    if match is None or value is None:
        return None
    return Numeral(start, match.end(), value, step=step_of_whole(str(value)), spelled=True)


def _from_words(text: str, start: int, lang: str) -> Numeral | None:
    reading = read_words(text, start, lang)
    if reading is None:
        return None
    end, value = reading
    return Numeral(start, end, value, scale=_spelled_scale(value), step=step_of_whole(str(int(value))), spelled=True)


def _spelled_scale(value: Decimal) -> Decimal:
    """The greatest of thousand, million … that a spelled number names."""
    for power in (12, 9, 6, 3):
        if value >= Decimal(10) ** power:
            return Decimal(10) ** power
    return ONE


def _with_fraction(text: str, numeral: Numeral) -> Numeral:
    """The number with "and a half", "½" or " 1/2" behind it."""
    match = _AND_A_HALF.match(text, numeral.end)
    part = None
    if match:
        # "a million and a half" is half a million more.
        last = numeral.scale if numeral.value % numeral.scale == 0 else ONE
        part = (Decimal("0.5") if match["half"] else Decimal("0.25")) * last
    elif not numeral.spelled and numeral.value < 1000 and (match := _AND_FRACTION.match(text, numeral.end)):
        part = Decimal(_GLYPHS[match["glyph"]]) if match["glyph"] else Decimal(match["a"]) / Decimal(match["b"])
        if part >= 1:
            return numeral
    if match is None or part is None or numeral.value != int(numeral.value):
        return numeral
    step = min(Decimal("0.1") * numeral.scale, part)
    return Numeral(numeral.start, match.end(), numeral.value + part, numeral.scale, step, numeral.spelled)


def _scaled(text: str, numeral: Numeral, lang: str) -> Numeral:
    """The number with the magnitude words behind it, three at most ("1.5 hundred million")."""
    value, scale, step, end, metric = numeral.value, ONE, numeral.step, numeral.end, False
    for _ in range(3):
        if lang in {"zh", "ja"} and (marks := CHINESE_SCALE.match(text, end)) and not numeral.spelled:
            factor, stop = read_scale(marks.group()), marks.end()
        else:
            found = _scale_word(text, end, lang, first=scale == 1, digits=not numeral.spelled)
            if found is None:
                break
            power, stop, is_m = found
            factor = Decimal(12) if power is None else ONE.scaleb(power)
            metric = metric or is_m
        value, scale, step, end = value * factor, scale * factor, step * factor, stop
    if scale == 1:
        return numeral
    return Numeral(numeral.start, end, value, scale * numeral.scale, step, numeral.spelled, metric)


def _scale_word(text: str, end: int, lang: str, *, first: bool, digits: bool) -> tuple[int | None, int, bool] | None:
    """Power of ten (``None`` for a dozen), the offset behind the word, and whether it was a bare "m"."""
    match = _SCALE_WORD.match(text, end)
    if match is None:
        return None
    word, gap = match["word"], match["gap"]
    table = _SCALES.get(lang, _SCALES["en"])
    folded = word.casefold()
    stop = match.end("word")
    if lang in {"de", "fr"} and match["dot"] and folded in {"mio", "mrd", "tsd", "mill", "bio", "md"}:
        stop = match.end()
    if len(word) <= 2 or folded in {"mln", "bln", "trn", "mil", "bil", "trln"}:
        if not digits or not first:
            return None
        if word in _CAPITAL_SCALES and not gap:
            return _CAPITAL_SCALES[word], stop, False
        if folded in {"k", "m", "b"}:
            if gap or word != folded:
                return None
            if folded == "m":
                place = _numeral_start(text, end)
                money = _SYMBOL_BEFORE.search(text[max(0, place - 6) : place]) is not None
                race = _METRES_AFTER.match(text, stop) or _METRES_BEFORE.search(text[max(0, place - 9) : place])
                if not money and (race or lang == "fr"):
                    return None
                return 6, stop, not money
    if folded not in table:
        return None
    return table[folded], stop, False


def _numeral_start(text: str, end: int) -> int:
    while end > 0 and (text[end - 1].isdigit() or text[end - 1] in ".,"):
        end -= 1
    return end


def read_quantity(text: str, numeral: Numeral, lang: str) -> Quantity:
    """The number with its sign, currency and unit."""
    start, end, value, step = numeral.start, numeral.end, numeral.value, numeral.step
    unit, loose, suffix = "", False, ""
    before = _SYMBOL_BEFORE.search(text[max(0, start - 6) : start])
    if before and not numeral.spelled:
        symbol = (before["symbol"] or before["sign"]).casefold()
        if _is_symbol(before["symbol"]):
            unit, loose = SYMBOLS[symbol], bool(loose_class(symbol))
            start = max(0, start - 6) + before.start()
    found = read_unit(text, end, lang)
    if found:
        code, factor, stop, spelling = found
        if not unit:
            unit, value, step, end, loose, suffix = (
                code,
                value * factor,
                step * factor,
                stop,
                bool(loose_class(spelling)),
                spelling,
            )
            if spelling in {"pound", "pounds"} and numeral.scale >= 1000:
                unit = "GBP"
        elif code == unit or (loose and code in {"USD", "HKD", "AUD", "CAD", "NZD", "SGD", "TWD", "CNY", "JPY"}):
            unit, end, suffix = code, stop, spelling
            loose = loose and bool(loose_class(spelling))
    base = max(0, start - 10)
    minus = _MINUS.search(text[base:start])
    if minus and (minus["word"] or minus.start() + base == 0 or text[base + minus.start() - 1] in " \u00a0\n\t("):
        value, start = -value, base + minus.start()
    return Quantity(start, end, numeral, value, step, unit, loose, suffix)


def _is_symbol(word: str | None) -> bool:
    """Letters are a currency only in capitals: "rs" and "usd" in running text are not."""
    return (
        word is None
        or word in _PLAIN_CODES
        or word.isupper()
        or word[:1].isupper()
        or "$" in word
        or word in {"zł", "kč"}
    )
