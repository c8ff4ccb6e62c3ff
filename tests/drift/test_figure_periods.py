"""What figures are counted by, ages by decades, slips beside a figure: found, with exact spans."""

from __future__ import annotations

import pytest

from drift.analysis.figure_periods import other_part, part_of_period, rate_of, speaks_of
from drift.analysis.figure_slips import misspelt_unit, said_apart
from drift.analysis.figures import FigureKind, find_figures


@pytest.mark.parametrize(
    ("text", "by", "surface"),
    [
        ("It earns $4 million a year.", "year", "$4 million a year"),
        ("It earns $4 million per annum.", "year", "$4 million per annum"),
        ("It carries 900 paying guests daily.", "day", "900 paying guests daily"),
        ("It costs €3/kg here.", "kilo", "€3/kg"),
    ],
)
def test_a_rate_is_read_behind_its_figure(text: str, by: str, surface: str) -> None:
    """The rate's words belong to its span, with what is counted between them."""
    rate = rate_of(text, find_figures(text, "en")[0])
    assert rate is not None
    assert (rate.by, rate.span.of(text)) == (by, surface)


@pytest.mark.parametrize("text", ["He sold 40 boats to a year-old firm.", "It rose 5% a year ago.", "It sold 40."])
def test_no_rate_where_none_is_said(text: str) -> None:
    """Prepositions end what is counted, and "a year ago" is a date."""
    assert rate_of(text, find_figures(text, "en")[0]) is None


def test_a_rate_is_known_by_its_other_words() -> None:
    """Adverbs and plurals speak of the same thing; parts of words don't."""
    assert speaks_of("Its annual sales", "year")
    assert not speaks_of("The yearling", "year")


def test_parts_of_a_period() -> None:
    """The word right before a duration is part of the span; "last" is "past" and "final"."""
    text = "in the first seven months"
    figure = next(f for f in find_figures(text, "en") if f.unit == "month")
    found = part_of_period(text, figure)
    assert found is not None
    assert (found[0].of(text), found[1]) == ("first seven months", "first")
    assert other_part("first", "last")
    assert not other_part("past", "last")
    assert not other_part("final", "last")


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("a man in his fifties", [("fifties", 50, 59)]),
        ("men in their early 40s and late 60s", [("40s", 40, 49), ("60s", 60, 69)]),
        ("in their band of the sixties", []),
    ],
)
def test_ages_are_told_by_decades(text: str, ages: list[tuple[str, int, int]]) -> None:
    """Only owned decades are ages; a list of them is read to its end."""
    found = [(f.surface, int(f.low), int(f.high)) for f in find_figures(text, "en") if f.kind is FigureKind.AGE]
    assert found == ages


def test_slips_of_the_keyboard_beside_a_figure() -> None:
    """A unit with a letter missing is that unit; another word is not."""
    (bare,) = find_figures("a deal for seven yeas", "en")
    (other,) = find_figures("a deal for seven years", "en")
    (naked,) = find_figures("a deal for seven bears", "en")
    assert misspelt_unit("a deal for seven yeas", bare, other)
    assert not misspelt_unit("a deal for seven beasts", naked, other)


def test_an_approximator_said_apart() -> None:
    """A phrase in the clause counts; behind another figure or a full stop it doesn't."""
    for text, apart in [
        ("lower than in June, when it was 7 %", True),
        ("approximatly 7 %", True),
        ("It was lower than ever. It was 7 %", False),
        ("lower than 9 % in June and 7 % in May", False),
    ]:
        figure = next(f for f in find_figures(text, "en") if f.value == 7)
        phrase = "approximately" if "app" in text else "lower than"
        assert said_apart(text, figure, phrase) is apart
