"""The scanner: finds the figures of a text, each character claimed by what comes first in a fixed order.

Order: numbered names → dates and times → multiples and fractions → vague quantities → ordinals → numbers. A mask of
one byte a character keeps what is claimed; the text itself is never changed, so that offsets stay exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from drift.analysis.dates import Unit as Calendar
from drift.analysis.dates import find_dates
from drift.analysis.figures import Approximator, Figure, FigureKind
from drift.analysis.figures_chinese import MEASURES
from drift.analysis.figures_fractions import Part, find_ordinals, find_parts
from drift.analysis.figures_labels import find_labels, find_others
from drift.analysis.figures_reading import GLYPH, Quantity, read_numeral, read_quantity, read_unit, starts_number
from drift.analysis.figures_units import dimension, is_money, spellings
from drift.analysis.figures_vague import approximator_after, approximator_before, find_vague
from pairs.document import Span

ONE = Decimal(1)
_CJK_NUMERAL = "零〇一二两三四五六七八九十百千万亿兆"
_ATOM = re.compile(rf"\d|[{_CJK_NUMERAL}]|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|[A-Za-z]+")
_LATIN_ATOM = re.compile(r"\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|[^\W\d_]+")
_DASH = re.compile(r"[\s\u00a0]?[-‐‑‒–—~～][\s\u00a0]?(?=[$€£¥\d]|[A-Z]{0,3}\$)")
_TO = re.compile(r"[\s\u00a0]{1,2}(?:to|or|bis|à|ou|oder)[\s\u00a0]{1,2}(?=[$€£¥\w])|至|到")
_WORD_DASH = re.compile(r"[-–](?=[a-z])|[\s\u00a0]to[\s\u00a0]|[\s\u00a0]or[\s\u00a0]")
_ROW = re.compile(r"(?:[\s\u00a0]?[,、/][\s\u00a0]?)?(?:[\s\u00a0]?(?:and|or|to|versus|vs\.?|und|oder|bis|et|ou|à|和|至|from|than|against|compared\swith)[\s\u00a0]?)?(?:[\s\u00a0]?(?:about|some|nearly|almost|over|more\sthan)[\s\u00a0])?", re.IGNORECASE)
_DEFINITE = re.compile(r"(?<!\w)(?:the|these|those|both|between)[\s\u00a0]$", re.IGNORECASE)
_SMALL = 10
_FROM = re.compile(r"(?:\b(?:from|von|de|between)|从|由)[\s\u00a0]{0,2}$", re.IGNORECASE)
_SCORE = re.compile(r"(?<![\w.,:/$€£¥%-])(?P<a>\d{1,3})[\s\u00a0]?(?P<mark>[-–:])[\s\u00a0]?(?P<b>\d{1,3})(?![\w:/%-]|[.,]\d)")
_SCORE_CUE = re.compile(r"\b(?:won|win|wins|winning|beat|beats|beating|lost|lose|loses|losing|lead|led|leads|leading|score\w*|draw|drew|tie|tied|defeat\w*|victory|record|passed|voted?|ruling|ruled|down|up|by|to)[\s\u00a0]{1,2}(?:\w{1,12}[\s\u00a0]){0,3}$", re.IGNORECASE)
_TIMES = re.compile(r"(?:[\s\u00a0-]{1,2}(?:times|fold|mal|fois)|-time|fold|x|[\s\u00a0]?倍)(?!\w)", re.IGNORECASE)
_OLD = re.compile(r"[-\s\u00a0]{1,2}(?:olds?|of[\s\u00a0]age)(?!\w)|岁", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|aged\sbetween|im\sAlter\svon|âgée?s?\sde)[\s\u00a0]{1,2}$", re.IGNORECASE)
_PER = re.compile(r"[\s\u00a0]?/[\s\u00a0]?(?P<slash>[^\W\d_]{1,12})(?!\w)|[\s\u00a0]{1,2}(?:(?P<word>per|each|every|pro|par)|an?)[\s\u00a0](?P<unit>[^\W\d_]{1,12})(?!\w)(?![\s\u00a0](?:before|ago|later|earlier|after|previously)(?!\w))")
_PER_UNITS = frozenset("day week month year hour minute second barrel tonne ton share person head capita gallon litre liter kilo kilogram pound ounce household unit night piece copy bushel mile kilometer kilometre tag woche monat jahr stunde jour semaine mois an heure".split())
_INDEFINITE = re.compile(
    r"(?<![\w-])(?P<lead>(?:just|only|about|almost|nearly|barely|over|under|within|after|for|exactly|roughly|around|in)[\s\u00a0])?"
    r"(?P<figure>an?[\s\u00a0](?:full[\s\u00a0])?(?P<unit>second|minute|hour|day|week|fortnight|month|year|decade|century))(?![\w-])"
    r"(?P<tail>[\s\u00a0](?:before|after|later|earlier|from\snow|beforehand|afterwards|away))?",
    re.IGNORECASE,
)
_PAST_YEAR = re.compile(r"(?<![\w.,$€£¥-])(?:19|20)\d\d(?![\w.,]*\d)(?!\w)")
_FOLLOWING = re.compile(r"[-\s\u00a0]{1,2}(?P<word>[^\W\d_]+)")
_READ = frozenset({"en", "de", "fr", "zh", "es", "it", ""})
_DAY_CUE = re.compile(r"(?<!\w)(?:on|by|until|till|from|since|before|after|to|of|and|through)[\s\u00a0]$", re.IGNORECASE)
_BARE_DAY = re.compile(r"the\s\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_COUNTED_TIME = re.compile(
    r"(?<![\w])(?:\d{1,3}|[a-z-]{3,12})[\s\u00a0-](?:seconds|minutes|hours|days|weeks|months|quarters|years|decades|centuries)(?!\w)"
    r"|个月|个季度|[年天周]间|\b(?:monate|jahre|mois|ans|semaines|jours|wochen|tage)n?\b",
    re.IGNORECASE,
)
_YEAR_WITHIN = re.compile(r"['’]?(?<!\d)(?:\d{4}|(?<=['’])\d\d)(?!\d)")
_TAKEN_CALENDAR = frozenset({Calendar.QUARTER, Calendar.HALF, Calendar.SEASON})


@dataclass(slots=True)
class _Scan:
    """The state of one scan: the text, what of it is claimed, and what was found."""

    text: str
    lang: str
    taken: bytearray
    found: list[Figure] = field(default_factory=list)

    def free(self, start: int, end: int) -> bool:
        return not any(self.taken[start:end])

    def take(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\1" * (end - start)

    def add(self, figure: Figure) -> None:
        self.take(figure.span.start, figure.span.end)
        self.found.append(figure)


def scan(text: str, lang: str, offset: int = 0) -> tuple[Figure, ...]:
    """The figures of a text; see :func:`drift.analysis.figures.find_figures`."""
    state = _Scan(text, lang, bytearray(len(text)))
    if lang == "zh":
        _parts(state)  # 百分之三点五 holds what looks like three o'clock
    for step in (_addresses, _dates, _labels, _scores, _indefinites, _parts, _vague, _ordinals, _numbers):
        step(state)
    figures = _in_rows(text, sorted((_approximated(state, f) for f in state.found), key=lambda f: f.span))
    return tuple(f if not offset else _shifted(f, offset) for f in figures)


def _in_rows(text: str, figures: list[Figure]) -> list[Figure]:
    """Hand the unit and magnitude of the last figure of a row on to those before it that have none."""
    for i in range(len(figures) - 2, -1, -1):
        here, after = figures[i], figures[i + 1]
        if here.unit or here.kind not in {FigureKind.COUNT, FigureKind.CARDINAL}:
            continue
        if _ROW.fullmatch(text, here.span.end, after.span.start) is None:
            continue
        figures[i] = replace(
            here, shared_unit=after.unit or after.shared_unit, shared_scale=after.scale if after.scale > 1 else after.shared_scale
        )
    return figures


def _shifted(figure: Figure, offset: int) -> Figure:
    beside = figure.approximator_span
    return replace(
        figure, span=figure.span.shift(offset), approximator_span=None if beside is None else beside.shift(offset)
    )


def _addresses(state: _Scan) -> None:
    for start, end in find_others(state.text):
        if state.free(start, end):
            state.take(start, end)


def _dates(state: _Scan) -> None:
    for date in find_dates(state.text, state.lang):
        span = date.span
        if date.offset or not any(c.isalnum() for c in date.text):
            continue
        if _BARE_DAY.fullmatch(date.text) and (
            state.text[span.end : span.end + 1] == "-" or not _DAY_CUE.search(state.text[max(0, span.start - 10) : span.start])
        ):
            continue  # "the 3rd-largest", "the 20th"
        if date.unit in _TAKEN_CALENDAR or _COUNTED_TIME.search(date.text):
            # "the first seven months of 2021": the year is a date, the rest are figures
            for year in _YEAR_WITHIN.finditer(date.text):
                state.take(span.start + year.start(), span.start + year.end())
        else:
            state.take(span.start, span.end)
    if state.lang not in _READ:
        for year in _PAST_YEAR.finditer(state.text):
            state.take(*year.span())


def _labels(state: _Scan) -> None:
    for label in find_labels(state.text):
        if state.free(label.start, label.end):
            digits = "".join(c for c in label.number if c.isdigit())
            value = Decimal(digits) if digits and len(digits) < 20 else Decimal(0)
            state.add(
                Figure(
                    Span(label.start, label.end), state.text[label.start : label.end], FigureKind.LABEL, value, value,
                    stem=label.stem if digits else f"{label.stem} {label.number}", weak=True,
                )  # fmt: skip
            )


def _scores(state: _Scan) -> None:
    for match in _SCORE.finditer(state.text):
        a, b = int(match["a"]), int(match["b"])
        if not state.free(*match.span()):
            continue
        before = state.text[max(0, match.start() - 48) : match.start()]
        colon = match["mark"] == ":"
        if not colon and a < b and not _SCORE_CUE.search(before):
            continue
        if not colon and a < b and read_unit(state.text, match.end(), state.lang):
            continue
        if not colon and a < b and re.search(r"\b(?:by|up|down|to)\s$", before):
            continue
        figure = Figure(Span(*match.span()), match.group(), FigureKind.SCORE, Decimal(a), Decimal(b))
        state.add(figure)


def _indefinites(state: _Scan) -> None:
    if state.lang not in {"en", ""}:
        return
    for match in _INDEFINITE.finditer(state.text):
        if not (match["lead"] and match["lead"].strip().casefold() not in {"in", "for", "after"}) and not match["tail"]:
            continue
        start, end = match.span("figure")
        if state.free(start, end):
            unit = match["unit"].casefold()
            state.add(
                Figure(
                    Span(start, end), state.text[start:end], FigureKind.QUANTITY, ONE, ONE,
                    unit=spellings().get(unit, unit), spelled=True, indefinite=True,
                )  # fmt: skip
            )


def _parts(state: _Scan) -> None:
    for part in find_parts(state.text, state.lang):
        if not state.free(part.start, part.end):
            continue
        if part.goes_on:
            _half_of(state, part)
        else:
            state.add(_of_part(state, part))


def _of_part(state: _Scan, part: Part, unit: str = "") -> Figure:
    step = ONE if part.kind in {FigureKind.ORDINAL, FigureKind.MULTIPLE} else Decimal("0.001")
    unit = "%" if part.kind is FigureKind.PERCENT else unit
    spelled = not any(c.isdigit() for c in state.text[part.start : part.end])
    return Figure(
        Span(part.start, part.end), state.text[part.start : part.end], part.kind, part.value, part.value,
        unit=unit, step=step, weak=part.weak, spelled=spelled,
    )  # fmt: skip


def _half_of(state: _Scan, part: Part) -> None:
    """ "half a million", "half an hour", "a quarter of a million dollars"."""
    text, lang = state.text, state.lang
    place = part.end
    while place < len(text) and not text[place].isalpha():
        place += 1
    article = text[part.start : part.end].rstrip("- \u00a0").casefold().endswith((" a", " an", "-a", "-an"))
    numeral = read_numeral(f"one {text[place : place + 40]}", 0, lang) if article or part.value else None
    end, value, scale = part.end, part.value, ONE
    if numeral and numeral.value > 1:
        end, value, scale = place + numeral.end - 4, part.value * numeral.value, numeral.value
    found = read_unit(text, end, lang)
    unit = ""
    if found:
        unit, factor, end, _ = found
        value *= factor
    if not found and scale == 1:
        return
    kind = FigureKind.MONEY if is_money(unit) else FigureKind.QUANTITY if unit else FigureKind.COUNT
    state.add(
        Figure(
            Span(part.start, end), text[part.start : end], kind, value, value,
            unit=unit, scale=scale, step=value / 5, spelled=True,
        )  # fmt: skip
    )


def _vague(state: _Scan) -> None:
    for vague in find_vague(state.text, state.lang):
        if not state.free(vague.start, vague.end):
            continue
        end, unit = vague.end, ""
        of = re.compile(r"(?:[\s\u00a0]of)?").match(state.text, end)
        found = read_unit(state.text, of.end() if of else end, state.lang)
        if found and not vague.weak:
            unit, _, end, _ = found
        elif found:
            unit = found[0]
        kind = FigureKind.MONEY if is_money(unit) else FigureKind.QUANTITY if unit else FigureKind.COUNT
        state.add(
            Figure(
                Span(vague.start, end), state.text[vague.start : end], kind, vague.low, vague.high, unit=unit,
                scale=ONE if vague.weak else vague.low, step=vague.low, vague=True, weak=vague.weak, spelled=True,
            )  # fmt: skip
        )


def _ordinals(state: _Scan) -> None:
    for part in find_ordinals(state.text, state.lang):
        if state.free(part.start, part.end):
            state.add(_of_part(state, part))


def _numbers(state: _Scan) -> None:
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


def _figure_at(state: _Scan, start: int, atom: str) -> Figure | None:
    """The figure that begins with the numeral at ``start``, or ``None``."""
    text, lang = state.text, state.lang
    if GLYPH.fullmatch(atom):
        return _of_part(state, _glyph(start, atom))
    if atom.isalpha() and lang not in {"zh", "ja"} and not _may_start(text, start, atom, lang):
        return None
    if atom[0].isdigit() and start and (text[start - 1].isalpha() or text[start - 1] == "_"):
        joined = text[start - 1].isascii() and lang in {"zh", "ja"}
        if (joined or lang not in {"zh", "ja"}) and not re.search(r"(?:RMB|USD|EUR|CNY|HK|NT|Rs)$", text[max(0, start - 3) : start]):
            return None
    first = _quantity(state, start)
    if first is None:
        return None
    second = _second(state, first)
    if second is not None:
        return _range(state, first, second)
    return _figure(state, first)


def _glyph(start: int, atom: str) -> Part:
    from drift.analysis.figures_fractions import glyph_value

    return Part(start, start + 1, glyph_value(atom), FigureKind.FRACTION)


def _may_start(text: str, start: int, atom: str, lang: str) -> bool:
    word = atom.casefold()
    if word in {"a", "an"} and lang in {"en", ""}:
        return re.compile(r"an?[\s\u00a0-](?:dozen|hundred|thousand|million|billion|trillion)(?!\w)", re.IGNORECASE).match(text, start) is not None
    return starts_number(word, lang)


def _quantity(state: _Scan, start: int) -> Quantity | None:
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


def _is_figure(state: _Scan, quantity: Quantity) -> bool:
    """Whether what was read is a number of its own and not a piece of a name, version or word."""
    text, numeral = state.text, quantity.numeral
    end = quantity.end
    follows = text[end : end + 1]
    if not numeral.spelled:
        if follows.isalpha() and state.lang not in {"zh", "ja"} and not _TIMES.match(text, end):
            return False
        if follows == "-" and re.match(r"-[A-Z]{1,2}\b|-\d", text[end : end + 3]):
            return re.match(r"-\d", text[end : end + 3]) is not None
        return True
    if state.lang in {"zh", "ja"}:
        if numeral.end - numeral.start > 1 or quantity.unit:
            return True
        return follows != "" and follows in MEASURES and text[max(0, numeral.start - 1) : numeral.start] not in {"第", "同", "统", "唯", "某"}
    return True


def _second(state: _Scan, first: Quantity) -> Quantity | None:
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
    symbol = re.compile(r"(?:[A-Z]{0,3}\$|[€£¥])[\s\u00a0]?").match(text, place)
    numeral_at = symbol.end() if symbol else place
    if numeral_at >= len(text) or not (text[numeral_at].isdigit() or text[numeral_at].isalpha()):
        return None
    if text[numeral_at].isalpha():
        word = re.compile(r"[^\W\d_]+").match(text, numeral_at)
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


def _range(state: _Scan, first: Quantity, second: Quantity) -> Figure:
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


def _figure(state: _Scan, quantity: Quantity) -> Figure:
    text, end, unit = state.text, quantity.end, quantity.unit
    kind = _kind(state, quantity)
    weak = quantity.numeral.spelled and not unit and _is_weak(text, quantity)
    times = _TIMES.match(text, end) if not unit else None
    if times:
        kind, end = FigureKind.MULTIPLE, times.end()
    old = _OLD.match(text, end) if unit in {"year", "month", "week", "day"} or (not unit and state.lang == "zh") else None
    if old:
        kind, end, unit = FigureKind.AGE, old.end(), unit or "year"
    elif kind in {FigureKind.COUNT, FigureKind.CARDINAL} and _AGED.search(text[max(0, quantity.start - 18) : quantity.start]):
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


def _kind(state: _Scan, quantity: Quantity) -> FigureKind:
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


def _approximated(state: _Scan, figure: Figure) -> Figure:
    """The figure with the approximator beside it."""
    if figure.kind in {FigureKind.ORDINAL, FigureKind.LABEL, FigureKind.SCORE}:
        return figure
    before = approximator_before(state.text, figure.span.start, state.lang)
    found = before or approximator_after(state.text, figure.span.end, state.lang)
    if found is None:
        if figure.vague and re.match(r"a\s(?:few|couple)|several", figure.surface, re.IGNORECASE):
            return replace(figure, approximator=Approximator.ABOUT)
        return figure
    kind, start, end = found
    return replace(figure, approximator=kind, approximator_span=Span(start, end))


def iter_numerals(text: str) -> Iterator[str]:
    """Every run of digits of a text, for lookups of a value as it is printed."""
    return (match.group() for match in re.finditer(r"\d+(?:[.,]\d+)*", text))
