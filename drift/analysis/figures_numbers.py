"""Numbers with their units: what is left when dates, names, fractions and vague words are claimed; and ranges of two."""

from __future__ import annotations

import re
from decimal import Decimal

from drift.analysis.figures import Figure, FigureKind
from drift.analysis.figures_chinese import MEASURES
from drift.analysis.figures_fractions import GLYPH, Part, glyph_value
from drift.analysis.figures_reading import Quantity, read_numeral, read_quantity
from drift.analysis.figures_state import Scan, figure_of_part
from drift.analysis.figures_units import dimension, is_money
from drift.analysis.figures_words import starts_number
from pairs.document import Span

# Letters that stand right beside a number without being one word with it: particles and counters.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_NUMERAL = "零〇一二两三四五六七八九十百千万亿兆"
_ATOM = re.compile(rf"\d|[{_CJK_NUMERAL}]|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|[A-Za-z]+")
_LATIN_ATOM = re.compile(r"\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|[^\W\d_]+")
_DASH = re.compile(r"[\s\u00a0]?[-‐‑‒–—~～][\s\u00a0]?(?=[$€£¥\d]|[A-Z]{0,3}\$)")
_TO = re.compile(r"[\s\u00a0]{1,2}(?:to|or|bis|à|ou|oder)[\s\u00a0]{1,2}(?=[$€£¥\w])|至|到")
_WORD_DASH = re.compile(r"[-–](?=[a-z])|[\s\u00a0]to[\s\u00a0]|[\s\u00a0]or[\s\u00a0]")
_CAPITAL_TAIL = re.compile(r"-[A-Z]{1,2}(?!\w)")  # "12-B", a name
_COUNTING_ARTICLE = re.compile(
    r"an?[\s\u00a0-](?:dozen|hundred|thousand|million|billion|trillion)(?!\w)", re.IGNORECASE
)
_SIGN = re.compile(r"(?:[A-Z]{0,3}\$|[€£¥])[\s\u00a0]?")
_WORD = re.compile(r"[^\W\d_]+")
_CODE_BEFORE = re.compile(r"(?:RMB|USD|EUR|CNY|HK|NT|Rs)$")
_DEFINITE = re.compile(r"(?<!\w)(?:the|these|those|both|between)[\s\u00a0]$", re.IGNORECASE)
_SMALL = 10
_FROM = re.compile(r"(?:\b(?:from|von|de|between)|从|由)[\s\u00a0]{0,2}$", re.IGNORECASE)
_TIMES = re.compile(r"(?:[\s\u00a0-]{1,2}(?:times|fold|mal|fois)|-time|fold|x|[\s\u00a0]?倍)(?!\w)", re.IGNORECASE)
_OLD = re.compile(r"[-\s\u00a0]{1,2}(?:olds?|of[\s\u00a0]age)(?!\w)|岁", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:(?:aged?|ages|average\sage)(?:[\s\u00a0](?:of|is|was|between|about|around|over|above|under|below|nearly|almost|"
    r"just|up\sto|(?:more|less|older|younger)\sthan|at\sleast)){0,3}|im\sAlter\svon|âgée?s?\sde)[\s\u00a0]{1,2}$",
    re.IGNORECASE,
)
_OLDEST = 130
_PER = re.compile(
    r"[\s\u00a0]?/[\s\u00a0]?(?P<slash>[^\W\d_]{1,12})(?!\w)|[\s\u00a0]{1,2}(?:(?P<word>per|each|every|pro|par)|an?)[\s\u00a0](?P<unit>[^\W\d_]{1,12})(?!\w)(?![\s\u00a0](?:before|ago|later|earlier|after|previously)(?!\w))"
)
_PER_UNITS = frozenset(
    "day week month year hour minute second barrel tonne ton share person head capita gallon litre liter kilo kilogram pound ounce household unit night piece copy bushel mile kilometer kilometre tag woche monat jahr stunde jour semaine mois an heure".split()
)
_SENTENCE = 48
_OPENERS = " \u00a0\"“”‘’'«(["
_LOWER_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_A-Z][^\W\d_]{0,30}(?:\s+[^\s.!?:]+){0,3}$")
_FOLLOWING = re.compile(r"[-\s\u00a0]{1,2}(?P<word>[^\W\d_]+)")


def claim_numbers(state: Scan) -> None:
    """Find every number that is still unclaimed, with its unit, and join two to a range."""
    text, lang = state.text, state.lang
    pattern = _ATOM if lang in {"zh", "ja"} else _LATIN_ATOM
    place = 0
    while match := pattern.search(text, place):
        start = match.start()
        place = match.end()
        if state.taken[start]:
            continue
        figure = _figure_at(state, start, match.group())
        if figure is not None:
            state.add(figure)
            place = max(place, figure.span.end)
        elif match.group().isdigit():
            place = _end_of_token(text, start)


def _end_of_token(text: str, start: int) -> int:
    """The offset behind the letters, digits and inner marks at ``start``; a numeral that is none is passed whole."""
    end = start
    while end < len(text) and (text[end].isalnum() or (text[end] in ".,-/:'’" and text[end + 1 : end + 2].isdigit())):
        end += 1
    return max(end, start + 1)


def _figure_at(state: Scan, start: int, atom: str) -> Figure | None:
    """The figure that begins with the numeral at ``start``, or ``None``."""
    text, lang = state.text, state.lang
    if GLYPH.fullmatch(atom):
        return figure_of_part(state, _glyph(start, atom))
    if atom.isalpha() and lang not in {"zh", "ja"} and not _may_start(text, start, atom, lang):
        return None
    if atom[0].isdigit() and start and (text[start - 1].isalpha() or text[start - 1] == "_"):
        joined = text[start - 1].isascii() and lang in {"zh", "ja"}
        if (joined or not (lang in {"zh", "ja"} or _UNSPACED.match(text[start - 1]))) and not _CODE_BEFORE.search(
            text[max(0, start - 3) : start]
        ):
            return None
    first = _quantity(state, start)
    if first is None:
        return None
    second = _second(state, first)
    if second is not None:
        return _range(state, first, second)
    return _figure(state, first)


def _glyph(start: int, atom: str) -> Part:
    return Part(start, start + 1, glyph_value(atom), FigureKind.FRACTION)


def _may_start(text: str, start: int, atom: str, lang: str) -> bool:
    word = atom.casefold()
    if word in {"a", "an"} and lang in {"en", ""}:
        return _COUNTING_ARTICLE.match(text, start) is not None
    return starts_number(word, lang)


def _quantity(state: Scan, start: int) -> Quantity | None:
    text, lang = state.text, state.lang
    numeral = read_numeral(text, start, lang)
    if numeral is None or state.taken[numeral.end - 1] or not state.free(start, numeral.end):
        return None
    quantity = read_quantity(text, numeral, lang)
    if not state.free(quantity.start, quantity.end):
        quantity = Quantity(start, numeral.end, numeral, numeral.value, numeral.step)
        if not state.free(quantity.start, quantity.end):
            return None
    return quantity if _is_figure(state, quantity) else None


def _is_figure(state: Scan, quantity: Quantity) -> bool:
    """Whether what was read is a number of its own and not a piece of a name, version or word."""
    text, numeral = state.text, quantity.numeral
    end = quantity.end
    follows = text[end : end + 1]
    if not numeral.spelled:
        joined = follows.isalpha() and state.lang not in {"zh", "ja"} and not _UNSPACED.match(follows)
        if joined and not _TIMES.match(text, end):
            return False
        return _CAPITAL_TAIL.match(text, end) is None
    if state.lang in {"zh", "ja"}:
        if numeral.end - numeral.start > 1 or quantity.unit:
            return True
        return (
            follows != ""
            and follows in MEASURES
            and text[max(0, numeral.start - 1) : numeral.start] not in {"第", "同", "统", "唯", "某"}
        )
    return True


def _second(state: Scan, first: Quantity) -> Quantity | None:
    """The upper end where a range goes on behind ``first``."""
    text = state.text
    dash = _DASH.match(text, first.end) or (_WORD_DASH.match(text, first.end) if first.numeral.spelled else None)
    to = None if dash else _TO.match(text, first.end)
    link = dash or to
    if link is None:
        return None
    if to and _FROM.search(text[max(0, first.start - 12) : first.start]):
        return None
    place = link.end()
    symbol = _SIGN.match(text, place)
    numeral_at = symbol.end() if symbol else place
    if numeral_at >= len(text) or not (text[numeral_at].isdigit() or text[numeral_at].isalpha()):
        return None
    if text[numeral_at].isalpha():
        word = _WORD.match(text, numeral_at)
        if word is None or state.lang in {"zh", "ja"} or not starts_number(word.group().casefold(), state.lang):
            return None
    second = _quantity(state, numeral_at)
    if second is None or not _make_range(first, second, word_link=to is not None):
        return None
    return second


def _make_range(first: Quantity, second: Quantity, *, word_link: bool) -> bool:
    """Whether two quantities in a row are the ends of one range."""
    if first.unit and second.unit and first.unit != second.unit:
        return False
    if first.unit and not second.unit and not is_money(first.unit):
        return False
    low, high = _ends(first, second)
    if not low < high:
        return False
    # "5 or 6" and "5 to 7" are ranges; "rose 5 to 900" is a change.
    return not word_link or high <= low * 20


def _ends(first: Quantity, second: Quantity) -> tuple[Decimal, Decimal]:
    """Lower and upper end; the magnitude word of the second holds for the first as well ("$5-7 billion")."""
    low, high = first.value, second.value
    if first.numeral.scale == 1 and second.numeral.scale > 1 and low < 1000:
        scaled = low * second.numeral.scale
        if scaled < high:
            low = scaled
    return low, high


def _range(state: Scan, first: Quantity, second: Quantity) -> Figure:
    low, high = _ends(first, second)
    unit = second.unit or first.unit
    end = second.end
    if not unit and _AGED.search(state.text[max(0, first.start - 18) : first.start]):
        unit = "year"
    old = _OLD.match(state.text, end) if unit == "year" else None
    if old:
        end = old.end()
    return Figure(
        Span(first.start, end), state.text[first.start : end], FigureKind.RANGE, low, high, unit=unit,
        per=_per(state.text, end), scale=second.numeral.scale, step=min(first.step, second.step) if first.numeral.scale == second.numeral.scale else second.step,
        spelled=second.numeral.spelled, loose=first.loose or second.loose,
    )  # fmt: skip


def _figure(state: Scan, quantity: Quantity) -> Figure:
    text, end, unit = state.text, quantity.end, quantity.unit
    kind = _kind(state, quantity)
    weak = quantity.numeral.spelled and ((not unit and _is_weak(text, quantity)) or _in_name(text, quantity))
    times = _TIMES.match(text, end) if not unit else None
    if times:
        kind, end = FigureKind.MULTIPLE, times.end()
    old = (
        _OLD.match(text, end) if unit in {"year", "month", "week", "day"} or (not unit and state.lang == "zh") else None
    )
    if old:
        kind, end, unit = FigureKind.AGE, old.end(), unit or "year"
    elif (
        kind in {FigureKind.COUNT, FigureKind.CARDINAL}
        and _AGED.search(text[max(0, quantity.start - 40) : quantity.start])
        and quantity.value <= _OLDEST
    ):
        kind, unit = FigureKind.AGE, "year"
    per = _per(text, end)
    if per and unit == "barrel":
        end = _PER.match(text, end).end()  # type: ignore[union-attr]
    return Figure(
        Span(quantity.start, end), text[quantity.start : end], kind, quantity.value, quantity.value, unit=unit, per=per,
        scale=quantity.numeral.scale, step=quantity.step, weak=weak, spelled=quantity.numeral.spelled,
        loose=quantity.loose, metric_m=quantity.numeral.metric_m,
    )  # fmt: skip


def _is_weak(text: str, quantity: Quantity) -> bool:
    """Whether a number in words says little by itself: "one", "the two sides", "three-dimensional"."""
    if quantity.value == 1:
        return True
    if quantity.value > _SMALL or quantity.numeral.scale > 1:
        return False
    compound = text[quantity.end : quantity.end + 1] == "-" and text[quantity.end + 1 : quantity.end + 2].islower()
    return compound or _DEFINITE.search(text[max(0, quantity.start - 9) : quantity.start]) is not None


def _in_name(text: str, quantity: Quantity) -> bool:
    """Whether a number word is part of a capitalised name: "the Five Star Movement", "the Three Gorges"."""
    following = _FOLLOWING.match(text, quantity.end)
    before = text[max(0, quantity.start - _SENTENCE) : quantity.start]
    if following is None or not (text[quantity.start].isupper() and following["word"][0].isupper()):
        return False
    # Behind a full stop every word has a capital, in a headline nearly every one.
    return before[-1:] in _OPENERS and _LOWER_WORD.search(before.rstrip(_OPENERS)) is not None


def _kind(state: Scan, quantity: Quantity) -> FigureKind:
    if quantity.unit:
        if is_money(quantity.unit):
            return FigureKind.MONEY
        return FigureKind.PERCENT if dimension(quantity.unit) == "ratio" else FigureKind.QUANTITY
    following = _FOLLOWING.match(state.text, quantity.end)
    return FigureKind.COUNT if following and following["word"].islower() else FigureKind.CARDINAL


def _per(text: str, end: int) -> str:
    match = _PER.match(text, end)
    if match is None:
        return ""
    word = (match["slash"] or match["unit"]).casefold()
    return word if match["word"] or word in _PER_UNITS else ""
