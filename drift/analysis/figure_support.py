"""What supports a figure that has no partner: the same value elsewhere, a date, a name, a word such as "both"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from drift.analysis.figure_relations import SUPPORTING, compare_figures
from drift.analysis.figures import Figure, FigureKind
from drift.analysis.figures_units import dimension, is_money
from drift.analysis.pair import BeadView, Side


@dataclass(slots=True)
class Whole:
    """A document as evidence for a figure of the other one."""

    text: str
    figures: list[Figure]

    def supports(self, figure: Figure) -> bool:
        """Whether the document says this figure somewhere."""
        return any(
            compare_figures(figure, other).relation in SUPPORTING
            for other in self.figures
            if not other.vague or figure.vague
        )


_SUPPORT = {
    1: "one|a|an|single|sole|only|lone|first|once|another|alone|each|per|every|daily|annual|weekly|monthly",
    2: "both|pair|couple|twin|twins|duo|twice|double|bilateral|either|neither|second|dual|each other|half|another|also|two-way|mutual|respectively",
    3: "trio|triple|trilateral|threesome|third|thrice|quarter|tripartite|triplets",
    4: "quartet|quadrilateral|four-way|quarter|quadruple|fourth",
    5: "quintet|fifth",
    6: "half[- ]year|half[- ]dozen|sixth|sextet",
    7: "week",
    10: "decade|decades|tenth",
    12: "dozen|year",
    14: "fortnight",
    20: "score",
    24: "day|round the clock|around the clock",
    50: "half",
    100: "century|centuries|full|all|hundred",
}
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV", 5: "V", 6: "VI", 7: "VII", 8: "VIII", 9: "IX", 10: "X", 11: "XI", 12: "XII",
          13: "XIII", 14: "XIV", 15: "XV", 16: "XVI", 17: "XVII", 18: "XVIII", 19: "XIX", 20: "XX", 21: "XXI"}  # fmt: skip
# What says "first", "second" or "half" without an ordinal or a fraction (the adjectives of Roget's heads 66 and 68).
_ORDINAL_SUPPORT = {
    1: r"initial|initially|opening|inaugural\w*|maiden|debut\w*|premi[eè]r\w*|pioneer\w*|top|topp\w+|primary|primarily|prime|foremost|"
    r"chief|main|leading|paramount|earliest|original|originally|beginning|beg[aiu]n|start\w*|never|unprecedented|"
    r"winner|gold|champion\w*",
    2: r"next|following|runner-up|runners-up|silver|secondary|again|another|other|twice|re-?election|re-?elected",
    3: r"bronze",
}
_HALF = r"half|halves|halfway|halved|mid\w*|semi\w*|(?:50|fifty)[-\s]?(?:%|per\s?cent)|(?:six|6)[-\s](?:months?|monthly)|[HS][12]|1H|2H"
_HALF_YEAR = re.compile(r"(?<!\w)(?:half|semi-?annual\w*|H[12]|[12]H)(?!\w)", re.IGNORECASE)
_MONTHS_OF_HALF = 6
_ADVERBS = {
    "year": "annual(?:ly)?|yearly|per annum|twelve months|12 months|twelvemonth", "month": "monthly", "week": "weekly|seven days", "day": "daily|overnight|24 hours",
    "hour": "hourly|60 minutes|sixty minutes", "decade": "ten years|10 years", "century": "hundred years|100 years",
    "fortnight": "two weeks|fortnightly", "minute": "60 seconds|sixty seconds",
}  # fmt: skip
_AGES = re.compile(r"(?<!\w)(?:decades|centuries|millennia|ages)(?!\w)", re.IGNORECASE)
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")


def without_words(view: BeadView, figures: list[Figure], side: Side) -> list[Figure]:
    """The figures that no date, name or counting word of the bead's other side supports."""
    if not figures:
        return figures
    text = " ".join(view.texts(side))
    numerals = {n.replace(",", "") for n in _NUMERAL.findall(text)}
    return [f for f in figures if not _word_supports(f, text, numerals)]


def _word_supports(figure: Figure, text: str, numerals: set[str]) -> bool:
    if figure.vague:
        ages = dimension(figure.unit) == "time" and _AGES.search(text) is not None
        return figure.weak or ages
    if figure.is_range or figure.kind is FigureKind.SCORE:
        return False
    if figure.indefinite:
        units = f"{figure.unit}s?|{_ADVERBS.get(figure.unit, figure.unit)}"
        return re.search(rf"(?<!\w)(?:{units})(?!\w)", text, re.IGNORECASE) is not None
    value = figure.value
    if value != int(value):
        return value == Decimal("0.5") and re.search(rf"(?<!\w)(?:{_HALF})(?!\w)", text, re.IGNORECASE) is not None
    whole = int(value)
    if (is_money(figure.unit) or figure.unit == "%") and whole != 1:
        return False
    if str(whole) in numerals and figure.kind in {
        FigureKind.ORDINAL,
        FigureKind.COUNT,
        FigureKind.CARDINAL,
        FigureKind.LABEL,
    }:
        return True
    if (
        whole in _ROMAN
        and re.search(rf"(?<!\w){_ROMAN[whole]}(?!\w)", text)
        and (whole > 1 or figure.kind is FigureKind.ORDINAL)
    ):
        return True
    if figure.unit == "month" and whole == _MONTHS_OF_HALF and _HALF_YEAR.search(text):
        return True
    words = [_SUPPORT.get(whole), _ORDINAL_SUPPORT.get(whole) if figure.kind is FigureKind.ORDINAL else None]
    known = "|".join(filter(None, words))
    return bool(known) and re.search(rf"(?<!\w)(?:{known})(?!\w)", text, re.IGNORECASE) is not None
