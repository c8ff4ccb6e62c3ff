"""How two figures relate: equal, rounded, another magnitude, another unit, changed.

The tests stand in the order of the table of relations; the first that holds names the relation.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from drift.analysis.figure_arithmetic import (
    SHARE_KINDS,
    own_scale,
    power_of_ten,
    ratio_of,
    readings,
    roughly,
    same_share,
    significant,
    transposed,
    within_print,
)
from drift.analysis.figures import Figure, FigureKind
from drift.analysis.figures_units import LOOSE, dimension, is_money


class Relation(StrEnum):
    """What became of a figure."""

    EQUAL = "equal"
    RESPELLED = "respelled"
    RESCALED = "rescaled"
    CONVERTED = "converted"
    RECOMPUTED = "recomputed"
    ROUNDED = "rounded"
    SHARPENED = "sharpened"
    VAGUE = "vague"
    MAGNITUDE_ADDED = "magnitude-added"
    MAGNITUDE_DROPPED = "magnitude-dropped"
    MAGNITUDE_SHIFT = "magnitude-shift"
    DECIMAL_SHIFT = "decimal-shift"
    DIGITS_TRANSPOSED = "digits-transposed"
    SIGN_FLIPPED = "sign-flipped"
    UNIT_CHANGED = "unit-changed"
    UNIT_ADDED = "unit-added"
    UNIT_DROPPED = "unit-dropped"
    CURRENCY_CHANGED = "currency-changed"
    CONVERSION_WRONG = "conversion-wrong"
    RANGE_COLLAPSED = "range-collapsed"
    RANGE_WIDENED = "range-widened"
    CHANGED = "changed"
    UNRELATED = "unrelated"


SILENT = frozenset({Relation.EQUAL, Relation.RESPELLED, Relation.RESCALED})
SUPPORTING = SILENT | {Relation.CONVERTED, Relation.RECOMPUTED, Relation.ROUNDED}
_MAGNITUDES = (3, 4, 6, 8, 9, 12)
_CONVERSION = Decimal("0.03")
_SAME = Decimal("0.0005")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a figure.

    Attributes:
        relation: how the values and units relate.
        approximation: ``"approx-dropped"``, ``"approx-added"``, ``"approx-flipped"`` or ``""``; only where the
            value was kept or rounded.
        difference: relative difference of the values, 0 where they are equal or can't be compared.
    """

    relation: Relation
    approximation: str = ""
    difference: float = 0.0


def compare_figures(original: Figure, rewrite: Figure) -> Comparison:
    """How ``rewrite`` relates to ``original``."""
    a, b = readings(original, rewrite)
    relation = _relation(a, b)
    kept = relation in SUPPORTING | {Relation.SHARPENED}
    difference = 0.0
    if relation not in SILENT and a.value and dimension(a.unit) == dimension(b.unit):
        difference = float(min(abs(a.value - b.value) / abs(a.value), Decimal(10) ** 9))
    return Comparison(relation, _approximation(a, b) if kept else "", round(difference, 4))


def same_unit(a: Figure, b: Figure) -> bool:
    """Whether the units are one: "$" and "US$", "¥" and "yuan", "pounds" of money or of weight."""
    if a.unit == b.unit:
        return True
    if not (a.loose or b.loose):
        return False
    return any(a.unit in units and b.unit in units and (a.loose or b.loose) for units in LOOSE.values())


def _relation(a: Figure, b: Figure) -> Relation:
    if FigureKind.LABEL in {a.kind, b.kind}:
        if a.kind is not b.kind or a.stem != b.stem:
            return Relation.UNRELATED
        return Relation.EQUAL if a.value == b.value else Relation.CHANGED
    if FigureKind.SCORE in {a.kind, b.kind}:
        return _of_scores(a, b)
    if (a.kind is FigureKind.ORDINAL) != (b.kind is FigureKind.ORDINAL):
        plain = {a.kind, b.kind} & {FigureKind.COUNT, FigureKind.CARDINAL} and not (a.weak or b.weak)
        return Relation.RESPELLED if plain and a.value == b.value else Relation.UNRELATED
    if a.vague or b.vague:
        return _of_vague(a, b)
    if a.is_range or b.is_range:
        return _of_ranges(a, b)
    if a.unit and b.unit and not same_unit(a, b):
        return _of_units(a, b)
    if same_share(a, b):
        return Relation.RECOMPUTED
    if bool(a.unit) != bool(b.unit):
        return _of_bare(a, b)
    return _of_values(a, b)


def _of_scores(a: Figure, b: Figure) -> Relation:
    if a.kind is b.kind:
        if (a.low, a.high) == (b.low, b.high):
            return Relation.EQUAL
        return Relation.RESPELLED if (a.low, a.high) == (b.high, b.low) else Relation.CHANGED
    score, other = (a, b) if a.kind is FigureKind.SCORE else (b, a)
    if other.is_range and (other.low, other.high) == (score.low, score.high):
        return Relation.EQUAL
    return Relation.UNRELATED


def _of_vague(a: Figure, b: Figure) -> Relation:
    if a.vague and b.vague:
        if a.weak or b.weak:
            return Relation.EQUAL if a.weak and b.weak else Relation.VAGUE
        if a.low == b.low or (a.low <= b.high and b.low <= a.high and max(a.low, b.low) < 2 * min(a.low, b.low)):
            return Relation.EQUAL
        return Relation.MAGNITUDE_SHIFT if power_of_ten(a.low, b.low) else Relation.CHANGED
    vague, exact = (a, b) if a.vague else (b, a)
    if exact.kind in {FigureKind.PERCENT, FigureKind.MULTIPLE, FigureKind.AGE, FigureKind.ORDINAL}:
        return Relation.UNRELATED
    if vague.weak and not 1 < exact.value <= 20:
        return Relation.UNRELATED
    if vague.unit and exact.unit and not same_unit(a, b):
        return Relation.UNRELATED
    if exact.value >= vague.low * 100 or exact.value * 100 <= vague.low:
        return Relation.UNRELATED
    return Relation.SHARPENED if a.vague else Relation.VAGUE


def _of_ranges(a: Figure, b: Figure) -> Relation:
    if a.unit and b.unit and not same_unit(a, b):
        if dimension(a.unit) == dimension(b.unit) and not is_money(a.unit):
            low, high = ratio_of(a.low, a.unit, b.low, b.unit), ratio_of(a.high, a.unit, b.high, b.unit)
            return Relation.CONVERTED if low <= _CONVERSION and high <= _CONVERSION else Relation.CONVERSION_WRONG
        return Relation.UNIT_CHANGED if (a.low, a.high) == (b.low, b.high) else Relation.UNRELATED
    if (a.low, a.high) == (b.low, b.high):
        return Relation.EQUAL if bool(a.unit) == bool(b.unit) else _bare_relation(a)
    if a.is_range and b.is_range:
        return Relation.CHANGED
    if a.is_range:
        return Relation.RANGE_COLLAPSED if a.low <= b.value <= a.high else Relation.CHANGED
    return Relation.RANGE_WIDENED if b.low <= a.value <= b.high else Relation.CHANGED


def _bare_relation(a: Figure) -> Relation:
    return Relation.UNIT_DROPPED if a.unit else Relation.UNIT_ADDED


def _of_units(a: Figure, b: Figure) -> Relation:
    """Two figures with different units."""
    share = {dimension(a.unit), dimension(b.unit)}
    if is_money(a.unit) and is_money(b.unit):
        return Relation.UNIT_CHANGED if a.value == b.value else Relation.CURRENCY_CHANGED
    if len(share) == 1:
        difference = ratio_of(a.value, a.unit, b.value, b.unit)
        if difference <= _CONVERSION or within_print(a, b):
            return Relation.CONVERTED
        return Relation.UNIT_CHANGED if a.value == b.value else Relation.CONVERSION_WRONG
    if a.value == b.value:
        return Relation.UNIT_CHANGED
    return Relation.CHANGED if share == {"ratio", "points"} else Relation.UNRELATED


def _of_bare(a: Figure, b: Figure) -> Relation:
    """One figure has a unit and the other has none."""
    kinds = {a.kind, b.kind}
    if kinds <= SHARE_KINDS:
        if FigureKind.MULTIPLE not in kinds and roughly(a, b):
            return Relation.ROUNDED
        return Relation.UNRELATED if FigureKind.MULTIPLE in kinds else Relation.CHANGED
    if kinds & {FigureKind.FRACTION, FigureKind.MULTIPLE}:
        return Relation.UNRELATED
    if abs(a.value - b.value) <= abs(a.value) * _SAME:
        return Relation.RESPELLED if FigureKind.AGE in kinds else _bare_relation(a)
    power = power_of_ten(a.value, b.value)
    if power in _MAGNITUDES and a.scale != b.scale:
        return _magnitude(a, b)
    return Relation.CHANGED


def _of_values(a: Figure, b: Figure) -> Relation:
    """Two figures with one unit or none."""
    x, y = a.value, b.value
    if x == y or abs(x - y) <= max(abs(x), abs(y)) * (_SAME if FigureKind.FRACTION in {a.kind, b.kind} else 0):
        if a.scale != b.scale and not (a.spelled or b.spelled or own_scale(a) or own_scale(b)):
            return Relation.RESCALED
        return Relation.EQUAL if a.spelled == b.spelled and own_scale(a) == own_scale(b) else Relation.RESPELLED
    if FigureKind.MULTIPLE in {a.kind, b.kind} and a.kind is not b.kind:
        return Relation.UNRELATED
    if a.kind is FigureKind.ORDINAL:
        return Relation.CHANGED
    if (rounding := _rounding(a, b)) is not None:
        return rounding
    if x == -y:
        return Relation.SIGN_FLIPPED
    power = power_of_ten(x, y)
    if power in _MAGNITUDES:
        return _magnitude(a, b)
    if power in {1, 2} and significant(x) == significant(y):
        return Relation.DECIMAL_SHIFT
    if transposed(a, b):
        return Relation.DIGITS_TRANSPOSED
    return Relation.CHANGED


def _rounding(a: Figure, b: Figure) -> Relation | None:
    """Rounded or sharpened: apart by half a unit of the shorter print, and by no more than a tenth."""
    if a.kind in {FigureKind.FRACTION, FigureKind.MULTIPLE} or a.step == b.step:
        return None
    difference, coarse = abs(a.value - b.value), max(a.step, b.step)
    approximate = (a if a.step == coarse else b).approximator
    most = max(abs(a.value), abs(b.value)) * Decimal("0.1" if approximate else "0.05")
    if difference * 2 > coarse or difference > most:
        return None
    return Relation.ROUNDED if b.step == coarse else Relation.SHARPENED


def _magnitude(a: Figure, b: Figure) -> Relation:
    if a.scale > 1 and b.scale == 1:
        return Relation.MAGNITUDE_DROPPED
    if b.scale > 1 and a.scale == 1:
        return Relation.MAGNITUDE_ADDED
    return Relation.MAGNITUDE_SHIFT


def _approximation(a: Figure, b: Figure) -> str:
    """What became of the approximator."""
    x, y = a.approximator, b.approximator
    if x == y or a.vague or b.vague:
        return ""
    if not x:
        return "approx-added"
    if not y:
        return "approx-dropped"
    return "approx-flipped" if x.direction * y.direction < 0 else ""
