"""The state of one scan: the text, a mask of what is claimed, and the figures found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from drift.analysis.dates_model import DateExpression
from drift.analysis.figures import Figure, FigureKind
from drift.analysis.figures_fractions import Part
from pairs.document import Span

ONE = Decimal(1)


@dataclass(slots=True)
class Scan:
    """The state of one scan: the text, what of it is claimed, its dates with their places in it, what was found."""

    text: str
    lang: str
    taken: bytearray
    calendar: tuple[tuple[DateExpression, Span], ...] = ()
    found: list[Figure] = field(default_factory=list)

    def free(self, start: int, end: int) -> bool:
        """Whether nothing has claimed any of the range."""
        return not any(self.taken[start:end])

    def take(self, start: int, end: int) -> None:
        """Claim a range."""
        self.taken[start:end] = b"\1" * (end - start)

    def add(self, figure: Figure) -> None:
        """Keep a figure and claim its span."""
        self.take(figure.span.start, figure.span.end)
        self.found.append(figure)


def figure_of_part(state: Scan, part: Part) -> Figure:
    """The figure that a fraction, multiple or ordinal is."""
    step = ONE if part.kind in {FigureKind.ORDINAL, FigureKind.MULTIPLE} else Decimal("0.001")
    unit = "%" if part.kind is FigureKind.PERCENT else ""
    spelled = not any(c.isdigit() for c in state.text[part.start : part.end])
    return Figure(
        Span(part.start, part.end), state.text[part.start : part.end], part.kind, part.value, part.value,
        unit=unit, step=step, weak=part.weak, spelled=spelled,
    )  # fmt: skip
