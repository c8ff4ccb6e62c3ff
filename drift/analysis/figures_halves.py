"""A unit with a fraction behind it: "a year and a half", "two miles and a quarter"."""

from __future__ import annotations

import re
from decimal import Decimal

from drift.analysis.figures import Figure, FigureKind
from drift.analysis.figures_state import Scan
from drift.analysis.figures_units import is_money, spellings
from drift.analysis.figures_words import read_words
from pairs.document import Span

_SPACE = r"[-\s\u00a0]{1,2}"
_AND_PART = re.compile(
    rf"(?<![^\W_])(?<![.,]\d)(?<!\d[.,])(?P<count>an?|\d{{1,3}}|[^\W\d_]{{3,12}}){_SPACE}(?P<unit>[^\W\d_]{{3,12}})"
    rf"{_SPACE}and{_SPACE}an?{_SPACE}(?P<part>half|quarter|third)(?!\w)(?!{_SPACE}of(?!\w))",
    re.IGNORECASE,
)
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal("0.3333333333")}


def claim_halves(state: Scan) -> None:
    """Find quantities whose fraction stands behind the unit; English only."""
    if state.lang not in {"en", ""}:
        return
    table = spellings()
    for match in _AND_PART.finditer(state.text):
        unit = table.get(match["unit"].casefold())
        count = _count(match["count"])
        if unit is None or count is None or not state.free(*match.span()):
            continue
        value = count + _PARTS[match["part"].casefold()]
        kind = FigureKind.MONEY if is_money(unit) else FigureKind.QUANTITY
        state.add(
            Figure(Span(*match.span()), match.group(), kind, value, value, unit=unit, step=Decimal("0.1"), spelled=True)
        )


def _count(word: str) -> Decimal | None:
    """What an article, a numeral or a number word counts; ``None`` for other words."""
    if word.casefold() in {"a", "an"}:
        return Decimal(1)
    if word.isdigit():
        return Decimal(word)
    reading = read_words(word, 0, "en")
    return reading[1] if reading and reading[0] == len(word) else None
