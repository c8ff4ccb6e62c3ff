"""What two figures have to do with each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drift.analysis.figure_relations import SILENT, Comparison, Relation, compare_figures
from drift.analysis.figures import find_figures


def compared(a: str, b: str, lang_b: str = "en") -> Comparison:
    """The comparison of the first figures of two texts."""
    return compare_figures(find_figures(a, "en")[0], find_figures(b, lang_b)[0])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("93 billion seeds", "93bn seeds"),
        ("93 billion seeds", "93,000 million seeds"),
        ("four percent", "4%"),
        ("4 per cent", "4%"),
        ("two boats", "2 boats"),
        ("$1.5m", "$1.5 million"),
        ("$1.5 million", "$1 500 000"),
        ("$93 billion", "US$93 billion"),
        ("a dozen eggs", "12 eggs"),
        ("a 30-year-old baker", "a baker, aged 30"),
        ("80 tonnes", "80 tons"),
    ],
)
def test_the_same_value_in_another_form_is_silent(a: str, b: str) -> None:
    """Spelling, magnitude words and symbols make no difference."""
    assert compared(a, b).relation in SILENT


def test_decimal_marks_of_languages_are_silent() -> None:
    """3.4 in English is 3,4 in German."""
    assert compared("3.4 million euros", "3,4 Millionen Euro", "de").relation in SILENT


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("$64 billion", "$64", Relation.MAGNITUDE_DROPPED),
        ("$64", "$64 billion", Relation.MAGNITUDE_ADDED),
        ("$64 billion", "$64 million", Relation.MAGNITUDE_SHIFT),
        ("640 boats", "6,400 boats", Relation.DECIMAL_SHIFT),
        ("1,547 chairs", "1,574 chairs", Relation.DIGITS_TRANSPOSED),
        ("minus 5 degrees", "5 degrees", Relation.SIGN_FLIPPED),
        ("600 km", "600 miles", Relation.UNIT_CHANGED),
        ("600 km", "373 miles", Relation.CONVERTED),
        ("5 miles", "8 km", Relation.CONVERTED),
        ("600 km", "470 miles", Relation.CONVERSION_WRONG),
        ("30 degrees Celsius", "86 degrees Fahrenheit", Relation.CONVERTED),
        ("€5m", "£4.3m", Relation.CURRENCY_CHANGED),
        ("4%", "4", Relation.UNIT_DROPPED),
        ("4,212 litres", "4,200 litres", Relation.ROUNDED),
        ("4,200 litres", "4,212 litres", Relation.SHARPENED),
        ("10,000 litres", "13,000 litres", Relation.CHANGED),
        ("10 to 12 years", "12 years", Relation.RANGE_COLLAPSED),
        ("12 years", "10 to 12 years", Relation.RANGE_WIDENED),
        ("40 boats", "dozens of boats", Relation.VAGUE),
        ("a third", "33%", Relation.RECOMPUTED),
        ("80 firms", "90 firms", Relation.CHANGED),
        ("Article 5", "Article 6", Relation.CHANGED),
        ("Article 5", "Table 5", Relation.UNRELATED),
        ("80 firms", "the 80th firm", Relation.RESPELLED),
    ],
)
def test_relations(a: str, b: str, relation: Relation) -> None:
    """Each relation of the table is told from its neighbours."""
    assert compared(a, b).relation is relation


@pytest.mark.parametrize(
    ("a", "b", "approximation"),
    [
        ("almost 80 firms", "nearly 80 firms", ""),
        ("nearly 80 firms", "80 firms", "approx-dropped"),
        ("80 firms", "about 80 firms", "approx-added"),
        ("nearly 80 firms", "over 80 firms", "approx-flipped"),
        ("at least 80 firms", "more than 80 firms", ""),
        ("nearly 80 firms", "over 90 firms", ""),
    ],
)
def test_approximators_are_compared_by_class(a: str, b: str, approximation: str) -> None:
    """Words of one class are one; they are compared only where the figure was kept."""
    assert compared(a, b).approximation == approximation


@settings(max_examples=200, deadline=None)
@given(st.integers(3, 10**9), st.integers(3, 10**9), st.sampled_from(["boats", "km", "%", "million euros"]))
def test_comparing_is_symmetric_where_it_should_be(a: int, b: int, unit: str) -> None:
    """Equal both ways or neither way, and every figure equals itself."""
    x, y = find_figures(f"{a:,} {unit}", "en")[0], find_figures(f"{b:,} {unit}", "en")[0]
    assert compare_figures(x, x).relation is Relation.EQUAL
    assert (compare_figures(x, y).relation in SILENT) == (compare_figures(y, x).relation in SILENT)
