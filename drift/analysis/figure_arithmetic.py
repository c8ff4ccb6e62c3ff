"""Tests on the values of two figures: conversions, shares, powers of ten, slips of digits."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from drift.analysis.figures import Figure, FigureKind
from drift.analysis.figures_units import dimension, to_base

_CLOSE = Decimal("0.05")
SHARE_KINDS = frozenset({FigureKind.FRACTION, FigureKind.PERCENT, FigureKind.MULTIPLE})


def readings(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    """Both figures, with "5m" read as metres where the other one is in metres or five."""
    if a.metric_m != b.metric_m:
        if a.metric_m and dimension(b.unit) == "length":
            a = _as_metres(a)
        elif b.metric_m and dimension(a.unit) == "length":
            b = _as_metres(b)
    return _with_shared_unit(a, b), _with_shared_unit(b, a)


def _with_shared_unit(figure: Figure, other: Figure) -> Figure:
    """The figure with the unit and magnitude of its neighbour ("60 and 200 million yuan") where that fits."""
    if not figure.unit and other.unit and figure.shared_unit == other.unit:
        figure = replace(figure, unit=other.unit)
    factor = figure.shared_scale
    if factor > 1 and figure.scale == 1 and not figure.is_range and figure.value * factor == other.value:
        figure = replace(
            figure, low=other.low, high=other.high, scale=factor, step=figure.step * factor,
            unit=figure.unit or (other.unit if figure.shared_unit == other.unit else ""),
        )  # fmt: skip
    return figure


def _as_metres(figure: Figure) -> Figure:
    scale = Decimal(10) ** 6
    return replace(
        figure, low=figure.low / scale, high=figure.high / scale, unit="m", scale=Decimal(1), step=figure.step / scale
    )


def ratio_of(a: Decimal, unit_a: str, b: Decimal, unit_b: str) -> Decimal:
    """Relative difference of two measures of one dimension."""
    x, y = to_base(a, unit_a), to_base(b, unit_b)
    return abs(x - y) / max(abs(x), abs(y), Decimal("1e-12"))


def within_print(a: Figure, b: Figure) -> bool:
    """Whether a conversion is right as far as the coarser of the two is printed: 5 miles ↔ 8 km."""
    half_a = to_base(a.step, a.unit) / 2 if a.unit != "degF" else Decimal("0.3")
    half_b = to_base(b.step, b.unit) / 2 if b.unit != "degF" else Decimal("0.3")
    x, y = to_base(a.value, a.unit), to_base(b.value, b.unit)
    return abs(x - y) <= min(max(half_a, half_b), max(abs(x), abs(y)) * Decimal("0.08"))


def same_share(a: Figure, b: Figure) -> bool:
    """Whether a fraction, percentage or multiple says the same as another of these."""
    if a.kind not in SHARE_KINDS or b.kind not in SHARE_KINDS or a.kind is b.kind:
        return False
    x, y = percent_of(a), percent_of(b)
    if x is None or y is None:
        return False
    gains = [x - y]
    if FigureKind.MULTIPLE in {a.kind, b.kind}:
        gains.append(x - y - 100 if a.kind is FigureKind.MULTIPLE else x - y + 100)
    return any(abs(gain) <= max(Decimal("0.5"), abs(x) * Decimal("0.02")) for gain in gains)


def roughly(a: Figure, b: Figure) -> bool:
    """Whether a fraction and a percentage are an eighth apart at most, and were rounded.

    Who writes "a third" for 30 % rounds; who writes 30 % for "a third" doesn't, unless one of them is "nearly" so.
    """
    x, y = percent_of(a), percent_of(b)
    in_words = b.kind is FigureKind.FRACTION and b.spelled
    if x is None or y is None or not (in_words or a.approximator or b.approximator):
        return False
    return abs(x - y) <= max(abs(x), abs(y)) / 8


def percent_of(figure: Figure) -> Decimal | None:
    """A share in per cent; ``None`` for percentage points and the like."""
    if figure.kind is FigureKind.PERCENT:
        return figure.value if figure.unit == "%" else None
    return figure.value * 100


def own_scale(figure: Figure) -> bool:
    """Whether the unit's abbreviation holds the magnitude ("bcm")."""
    return figure.surface.casefold().endswith(("bcm", "mcm", "tcm", "bcf", "tcf", "mbpd"))


def power_of_ten(a: Decimal, b: Decimal) -> int:
    """The power of ten between two values whose mantissas agree within 5 %, 0 where there is none."""
    if not a or not b or (a < 0) != (b < 0):
        return 0
    ratio = max(abs(a), abs(b)) / min(abs(a), abs(b))
    power = (ratio * (1 + _CLOSE)).adjusted()
    mantissa = ratio.scaleb(-power)
    return power if power > 0 and abs(mantissa - 1) <= _CLOSE else 0


def significant(value: Decimal) -> str:
    """The digits of a value without leading and trailing zeros."""
    return str(abs(value).normalize().as_tuple().digits)


def transposed(a: Figure, b: Figure) -> bool:
    """Whether the same digits stand in another order, in numbers of one length."""
    if a.scale != b.scale and not (a.spelled or b.spelled):
        return False
    x, y = (abs(f.value / (f.scale if not f.spelled else 1)).normalize() for f in (a, b))
    digits = [f"{v:f}" for v in (x, y)]
    short = [d.replace(".", "") for d in digits]
    return len(short[0]) == len(short[1]) > 1 and sorted(digits[0]) == sorted(digits[1])
