"""Figures that look implausible beside another one of their own sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from drift.analysis.figures import Figure
from drift.analysis.figures_units import is_money
from pairs.document import Span

_ANOMALY = Decimal(10) ** 6


def find_anomalies(segments: Iterable[Sequence[Figure]]) -> dict[Span, Figure]:
    """Figures a million times smaller than one of the same unit in their sentence, each with that one."""
    return {small.span: large for figures in segments for small, large in _implausible(figures)}


def _implausible(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Sums of money of one sentence that lie 10**6 or more apart; prices of a piece are left out."""
    money = [f for f in figures if is_money(f.unit) and not f.vague and not f.per and f.value > 0]
    for unit in {f.unit for f in money}:
        same = [f for f in money if f.unit == unit]
        largest = max(same, key=lambda f: f.value)
        for figure in same:
            if figure.scale == 1 and largest.value >= figure.value * _ANOMALY:
                yield figure, largest
