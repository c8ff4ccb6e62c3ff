"""A figure in a text: what it says, in which unit, how precisely, and where it stands.

The scanner itself is :mod:`drift.analysis.figures_scan`; this module is the noun that everything else speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.dates_model import DateExpression
    from drift.analysis.pair import Pair, Side

ONE = Decimal(1)


class FigureKind(StrEnum):
    """What sort of thing a figure says."""

    MONEY = "money"
    PERCENT = "percent"
    QUANTITY = "quantity"
    COUNT = "count"
    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    RANGE = "range"
    AGE = "age"
    SCORE = "score"
    LABEL = "label"


class Approximator(StrEnum):
    """The class of the word beside a figure that says on which side of it the truth lies."""

    NONE = ""
    ABOUT = "~"
    BELOW = "<"
    ABOVE = ">"
    AT_MOST = "<="
    AT_LEAST = ">="

    @property
    def direction(self) -> int:
        """-1 where the truth lies below the figure, 1 where above, 0 where nothing is said of it."""
        if self in {Approximator.BELOW, Approximator.AT_MOST}:
            return -1
        return 1 if self in {Approximator.ABOVE, Approximator.AT_LEAST} else 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text.

    Attributes:
        span: the figure with its currency, magnitude word and unit, in the offsets the caller asked for.
        surface: exactly the passage of ``span``.
        kind: what sort of figure it is.
        low: the value; for a range or a vague figure its lower end; for a score the first number.
        high: the value again, or the upper end, or the second number of a score.
        unit: ISO 4217 code, canonical unit (``"km"``, ``"%"``, ``"pp"``), or ``""``.
        per: the unit it is counted by (``"year"``, ``"barrel"``), or ``""``.
        scale: the product of the magnitude words: 10**9 for "$93 billion" and 1 for "$93".
        step: one unit of the last place that is printed: 10**8 for "1.4 billion", 100 for "4,200".
        approximator: the class of the approximating word, or none.
        approximator_span: where that word stands.
        vague: whether the text names no number ("dozens", "several").
        weak: whether it counts as a figure only beside one on the other side ("several", "a few").
        spelled: whether the number is written in words.
        indefinite: whether it is an article that counts ("a month before").
        stem: for labels the word or letters that the number belongs to, folded; for others ``""``.
        loose: whether the unit's sign stands for several units ("$" of any dollar, "pounds").
        shared_unit: the unit of a neighbour that may hold for this one too ("3, 4 and 5 per cent", "5 per cent
            against 4").
        shared_scale: the magnitude words of that figure, likewise.
        metric_m: whether a bare "m" was read as million and might be metres.
    """

    span: Span
    surface: str
    kind: FigureKind
    low: Decimal
    high: Decimal
    unit: str = ""
    per: str = ""
    scale: Decimal = ONE
    step: Decimal = ONE
    approximator: Approximator = Approximator.NONE
    approximator_span: Span | None = None
    vague: bool = False
    weak: bool = False
    spelled: bool = False
    indefinite: bool = False
    stem: str = ""
    loose: bool = False
    shared_unit: str = ""
    shared_scale: Decimal = ONE
    metric_m: bool = False

    @property
    def value(self) -> Decimal:
        """The value; the middle of a range."""
        return self.low if self.low == self.high else (self.low + self.high) / 2

    @property
    def is_range(self) -> bool:
        """Whether it names two ends (a score names two numbers and is no range)."""
        return self.low != self.high and self.kind is not FigureKind.SCORE

    @property
    def full_span(self) -> Span:
        """The span with the approximator."""
        return self.span if self.approximator_span is None else self.span.cover(self.approximator_span)


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """The figures of both documents, one tuple for each segment."""

    original: tuple[tuple[Figure, ...], ...]
    rewrite: tuple[tuple[Figure, ...], ...]

    def of(self, side: Side) -> tuple[tuple[Figure, ...], ...]:
        """The figures of one side, segment by segment."""
        return self.original if side == "original" else self.rewrite


def find_figures(
    text: str, lang: str = "", offset: int = 0, dates: Iterable[DateExpression] | None = None
) -> tuple[Figure, ...]:
    """The figures of ``text``, in its order; no two overlap.

    Dates, years, clock times and decades are no figures. Scores ("3-1") and numbered names ("Article 5",
    "COVID-19") are found with their own kinds, to be compared with their like alone.

    Args:
        text: any text; one segment as a rule.
        lang: ISO 639-1 code; decides between "1.234" and "1,234" and which number words are read.
        offset: added to every span.
        dates: the calendar expressions of the text where they are known, with the same offset.
    """
    from drift.analysis.figures_scan import scan

    return scan(text, lang, offset, dates)


def figures_of(pair: Pair) -> DocumentFigures:
    """The figures of both documents of a pair; to be asked for by ``pair.get(figures_of)``."""
    return DocumentFigures(_of_side(pair, "original"), _of_side(pair, "rewrite"))


def _of_side(pair: Pair, side: Side) -> tuple[tuple[Figure, ...], ...]:
    from drift.analysis.date_matching import dates_of  # it stands on the calendar, as the scanner does

    document, dates = pair.document(side), dates_of(pair, side)
    return tuple(
        find_figures(segment.span.of(document.text), document.lang, segment.span.start, known)
        for segment, known in zip(document.segments, dates, strict=True)
    )
