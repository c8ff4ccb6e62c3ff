"""Fractions, multiples and ordinals: "two-thirds", "one in five", "half a million", "doubled", "the 20th"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drift.analysis.figures import FigureKind
from drift.analysis.figures_chinese import read_chinese
from drift.analysis.figures_words import read_ordinal, read_words


@dataclass(frozen=True, slots=True)
class Part:
    """A fraction, multiple or ordinal in a text.

    Attributes:
        start: its first offset.
        end: the offset behind it.
        value: what it is worth.
        kind: which of the three.
        goes_on: whether a magnitude word or a unit follows ("half a", "a quarter of a").
        weak: whether its loss alone is no finding.
    """

    start: int
    end: int
    value: Decimal
    kind: FigureKind
    goes_on: bool = False
    weak: bool = False


_S = r"[\s\u00a0-]{1,2}"
_COUNTS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|a|an|\\d{1,3}"
_DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_DENOMINATOR = "|".join(_DENOMINATORS)
# What may follow "a third" for it to be a fraction: "a third of", "down a third from", not "a third man".
_FRACTION_TAIL = (
    r"(?=[\s\u00a0]{0,2}(?:$|[,.;:)\]!?\"”’—–]|(?:of|from|as|in|to|more|less|lower|higher|fewer|larger|smaller|since|by|on|"
    r"over|this|that|last|after|compared|and|or|are|were|is|was|have|has|had|said|while|at|for|between|when|who|which|bigger|"
    r"shorter|longer|cheaper|faster|slower|above|below|during|per|with|would|will|each)(?!\w)))"
)
_NAMED = re.compile(
    rf"(?<![\w-])(?P<count>{_COUNTS}){_S}(?:(?P<many>(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|sixteenth|twentieth|hundredth|thousandth)s|halves)(?![\w])"
    rf"|(?P<single>{_DENOMINATOR})(?![\w-]){_FRACTION_TAIL})",
    re.IGNORECASE,
)
_HALF_OF_SCALE = re.compile(
    rf"(?<!and\sa\s)(?<!and-a-)(?<![\w-])(?:a[\s\u00a0])?(?<!and\sa\s)(?P<part>half|quarter)(?:{_S}of)?{_S}an?(?={_S}(?:dozen|hundred|thousand|million|billion|trillion|hour|day|week|month|year|decade|century|minute|mile|kilomet|tonne|ton|pound|kilo|point|percent|percentage|degree|acre|litre|liter)s?)"
    rf"|(?<!and\sa\s)(?<![\w-])(?P<bare>half)[-\s](?=(?:million|billion|trillion|dozen|hour|century|year|mile|day|point|percentage)(?!\w))",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?<!and\sa\s)(?<![\w-])half(?![\w-])(?![\s\u00a0]past)", re.IGNORECASE)
_IN = re.compile(
    r"(?<![\w-])(?P<a>one|two|three|four|five|six|seven|eight|nine|\d{1,3})[\s\u00a0-]{1,2}(?P<word>in[\s\u00a0]every|in|out[\s\u00a0]of(?:[\s\u00a0]every)?|of(?:[\s\u00a0]every)?)[\s\u00a0-]{1,2}"
    r"(?P<b>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand|\d{1,3}(?:,000)*)(?![-–\w%.,]{0,9}\d)(?!\w)",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<![\d][\s\u00a0-])(?<![\w/.,-])(?P<a>\d{1,2})[/⁄](?P<b>\d{1,3})(?![\w/]|[.,]\d)")
_GLYPHS = {"½": "0.5", "⅓": "0.3333333333", "⅔": "0.6666666667", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅖": "0.4",
           "⅗": "0.6", "⅘": "0.8", "⅙": "0.1666666667", "⅚": "0.8333333333", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625",
           "⅞": "0.875"}  # fmt: skip
GLYPH = re.compile("[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")


def glyph_value(glyph: str) -> Decimal:
    """The worth of a vulgar fraction such as ½."""
    return Decimal(_GLYPHS[glyph])


_MULTIPLE_WORDS: dict[str, Decimal | int] = {
    "twice": 2, "thrice": 3, "doubled": 2, "doubles": 2, "doubling": 2, "double": 2, "tripled": 3, "triples": 3,
    "tripling": 3, "triple": 3, "trebled": 3, "trebles": 3, "trebling": 3, "treble": 3, "quadrupled": 4,
    "quadruples": 4, "quadrupling": 4, "quadruple": 4, "quintupled": 5, "quintuple": 5, "halved": Decimal("0.5"),
    "halving": Decimal("0.5"), "halve": Decimal("0.5"), "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10, "twentyfold": 20, "hundredfold": 100,
}  # fmt: skip
# Often no change in number ("a double murder"), or said by a fraction as well ("cut by half").
_WEAK_MULTIPLES = frozenset({"double", "triple", "doubling", "tripling", "halved", "halving", "halve"})
_MULTIPLE = re.compile(rf"(?<![\w-])(?:{'|'.join(_MULTIPLE_WORDS)})(?![\w-])", re.IGNORECASE)
_ELSEWHERE = {
    "de": re.compile(
        r"(?<!\w)(?P<count>ein(?:e[nmrs]?)?|zwei|drei|vier|fünf|\d{1,2})[\s\u00a0](?P<part>hälfte|drittel[ns]?|viertel[ns]?|fünftel[ns]?|zehntel[ns]?)(?!\w)"
        r"|(?<!\w)(?P<half>die[\s\u00a0]hälfte|halb[e]?[rns]?)(?!\w)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?<!\w)(?P<count>un|deux|trois|quatre|\d{1,2})[\s\u00a0](?P<part>tiers|quarts?|cinquièmes?|dixièmes?)(?!\w)"
        r"|(?<!\w)(?P<half>la[\s\u00a0]moitié)(?!\w)",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?P<b>[一二三四五六七八九十百两\d]{1,4})分之(?P<a>[一二三四五六七八九十百两\d]{1,4}(?:点[一二三四五六七八九零]{1,4})?)|(?P<half>一半)"
    ),
}
_ELSEWHERE_WORDS = {
    "ein": 1, "eine": 1, "einem": 1, "einen": 1, "einer": 1, "eines": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
    "un": 1, "deux": 2, "trois": 3, "quatre": 4, "dritt": 3, "viert": 4, "fünft": 5, "zehnt": 10, "tier": 3, "quart": 4,
    "cinquième": 5, "dixième": 10,
}  # fmt: skip
_MULTIPLE_ELSEWHERE = {
    "de": re.compile(
        r"(?<!\w)(?:(?P<m2>verdoppelt\w*|doppelt)|(?P<m3>verdreifacht\w*)|(?P<m4>vervierfacht\w*))(?!\w)", re.IGNORECASE
    ),
    "fr": re.compile(r"(?<!\w)(?:(?P<m2>doubl(?:é|ée|és|er|ent))|(?P<m3>tripl(?:é|ée|és|er)))(?!\w)", re.IGNORECASE),
    "zh": re.compile(r"(?P<m2>翻番|翻了一番)"),
}


def find_parts(text: str, lang: str) -> Iterator[Part]:
    """Fractions and multiples, in the order in which they claim text."""
    for match in _SLASHED.finditer(text):
        a, b = int(match["a"]), int(match["b"])
        if 0 < a < b:
            yield Part(*match.span(), Decimal(a) / b, FigureKind.FRACTION)
    if lang in _ELSEWHERE:
        yield from _elsewhere(text, lang)
        return
    for match in _MULTIPLE.finditer(text):
        weak = match.group().casefold() in _WEAK_MULTIPLES
        yield Part(*match.span(), Decimal(_MULTIPLE_WORDS[match.group().casefold()]), FigureKind.MULTIPLE, weak=weak)
    for match in _HALF_OF_SCALE.finditer(text):
        value = Decimal("0.25") if (match["part"] or "").casefold() == "quarter" else Decimal("0.5")
        yield Part(*match.span(), value, FigureKind.FRACTION, goes_on=True)
    for match in _NAMED.finditer(text):
        count = _count(match["count"])
        word = (match["many"] or match["single"]).casefold()
        below = _DENOMINATORS.get(word) or _DENOMINATORS[word.removesuffix("s")]
        if count < below and not (match["single"] and count != 1):
            yield Part(*match.span(), count / below, FigureKind.FRACTION)
    for match in _IN.finditer(text):
        above, every = _count(match["a"]), _count(match["b"])
        if 0 < above < every and (match["word"].casefold() != "in" or above == 1):
            yield Part(*match.span(), above / every, FigureKind.FRACTION)
    for match in _HALF.finditer(text):
        yield Part(*match.span(), Decimal("0.5"), FigureKind.FRACTION)


def _count(word: str) -> Decimal:
    if word.casefold() in {"a", "an"}:
        return Decimal(1)
    if word[0].isdigit():
        return Decimal(word.replace(",", ""))
    reading = read_words(word if word.casefold() not in {"hundred", "thousand"} else f"one {word}", 0, "en")
    return reading[1] if reading else Decimal(0)


def _elsewhere(text: str, lang: str) -> Iterator[Part]:
    for match in _ELSEWHERE[lang].finditer(text):
        if match["half"]:
            yield Part(*match.span(), Decimal("0.5"), FigureKind.FRACTION)
        elif lang == "zh":
            a, b = (Decimal(x) if x.isdigit() else read_chinese(x) for x in (match["a"].partition("点")[0], match["b"]))
            if a and b == 100:
                decimals = "".join(str("零一二三四五六七八九".index(c)) for c in match["a"].partition("点")[2])
                yield Part(*match.span(), a + Decimal(f"0.{decimals or 0}"), FigureKind.PERCENT)
            elif a and b and a < b:
                yield Part(*match.span(), a / b, FigureKind.FRACTION)
        else:
            count, part = match["count"].casefold(), match["part"].casefold()
            below = next((v for w, v in _ELSEWHERE_WORDS.items() if part.startswith(w) and v > 1), 2)
            above = int(count) if count.isdigit() else _ELSEWHERE_WORDS[count]
            if above < below:
                yield Part(*match.span(), Decimal(above) / below, FigureKind.FRACTION)
    for match in _MULTIPLE_ELSEWHERE[lang].finditer(text):
        yield Part(*match.span(), Decimal((match.lastgroup or "m1")[1:]), FigureKind.MULTIPLE)


_ORDINAL_DIGITS = re.compile(r"(?<![\w.,])(?P<value>\d{1,3}(?:,\d{3})*|\d{1,6})(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
_ORDINAL_ELSEWHERE = {
    "fr": re.compile(r"(?<!\w)(?P<value>\d{1,4})(?:ères?|ers?|re|es?|èmes?|ième)(?!\w)"),
    "zh": re.compile(r"第(?P<value>[一二三四五六七八九十百零\d]{1,6})"),
}
_NUMBERED = re.compile(
    r"(?<![\w])(?:no\.?|nos\.|nr\.|№|n°|number)[\s\u00a0]{0,2}(?P<value>\d{1,4}|one|two|three|four|five)(?![\w,]*\d)(?!\w)",
    re.IGNORECASE,
)
_TENS = re.compile(
    r"(?<![\w-])(?:(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[-\s])?(?P<unit>[^\W\d_]{3,14})(?![\w])"
)
_DETERMINED = re.compile(
    r"(?:\b(?:the|his|her|its|their|our|my|your|a|an|this|that|every|each)|['’]s?|\b(?:der|die|das|den|dem|des|zum|zur|im|am|beim|vom|le|la|du|au|son|sa))[\s\u00a0]{1,2}$",
    re.IGNORECASE,
)
_NO_ORDINAL_BEFORE = re.compile(
    r"(?:\d|\b(?:a|one|two|three|four|five|six|seven|eight|nine|ten|few|per|each|every|the|in|split)\s)\s?$",
    re.IGNORECASE,
)


def find_ordinals(text: str, lang: str) -> Iterator[Part]:
    """Ordinal numbers; "first" without a determiner is an adverb and weak."""
    for match in _NUMBERED.finditer(text):
        value = match["value"]
        yield Part(*match.span(), _count(value) if not value.isdigit() else Decimal(value), FigureKind.ORDINAL)
    for match in _ORDINAL_DIGITS.finditer(text):
        yield Part(*match.span(), Decimal(match["value"].replace(",", "")), FigureKind.ORDINAL)
    if lang in _ORDINAL_ELSEWHERE:
        yield from _ordinals_elsewhere(text, lang)
    if lang == "zh":
        return
    tens = {
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
    }
    for match in _TENS.finditer(text):
        word = match["unit"].casefold()
        value = read_ordinal(word, lang)
        if value is None:
            continue
        start = match.start("unit")
        if match["tens"] and value < 10 and lang not in {"de", "fr"}:
            value, start = value + tens[match["tens"].casefold()], match.start()
        elif word == "second" and _is_moment(text, match):
            continue
        determined = _DETERMINED.search(text[max(0, start - 12) : start]) is not None
        yield Part(start, match.end("unit"), Decimal(value), FigureKind.ORDINAL, weak=not determined)


def _is_moment(text: str, match: re.Match[str]) -> bool:
    """Whether "second" is a unit of time: "per second", "a second later", "in a second."."""
    before = text[max(0, match.start() - 10) : match.start()]
    after = text[match.end() : match.end() + 12].lstrip()
    if re.search(r"\b(?:per|each|every|one|split)\s$", before, re.IGNORECASE):
        return True
    indefinite = re.search(r"\ba\s$", before, re.IGNORECASE) is not None
    return indefinite and (
        not after
        or not after[0].isalpha()
        or after.split()[0].casefold() in {"later", "ago", "before", "after", "to", "for", "and"}
    )


def _ordinals_elsewhere(text: str, lang: str) -> Iterator[Part]:
    for match in _ORDINAL_ELSEWHERE[lang].finditer(text):
        value = match["value"]
        worth = Decimal(value) if value.isdigit() else read_chinese(value)
        if worth is not None:
            yield Part(*match.span(), worth, FigureKind.ORDINAL, weak=value in {"一", "1"})
