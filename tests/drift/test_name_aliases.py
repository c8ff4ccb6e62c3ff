"""Other names of the same: the list that ships, and the user's own."""

from __future__ import annotations

import pytest

import drift
from drift.analysis.gazetteer import place_of
from drift.analysis.name_aliases import groups_in, groups_of


def family(a: str, b: str, **aliases: tuple[str, ...]) -> list[str]:
    config = drift.Config(model="none", rules=("NAM",), aliases={k.replace("_", " "): v for k, v in aliases.items()})
    return [f.rule for f in drift.check_pair(a, b, config=config).findings if f.severity.rank]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("He fell ill with COVID-19 in Hurrel.", "He fell ill with the coronavirus in Hurrel."),
        ("She fought in World War II as a pilot.", "She fought in the Second World War as a pilot."),
        ("The ship crossed the Persian Gulf at night.", "The ship crossed the Arabian Gulf at night."),
        ("They watched the Aurora borealis for hours.", "They watched the northern lights for hours."),
    ],
)
def test_another_name_of_the_same_is_silent(a: str, b: str) -> None:
    """What the list knows as one thing is no other name."""
    assert family(a, b) == []


def test_the_users_aliases_hold_for_names_of_several_words() -> None:
    """An alias of the configuration connects names that share no word, in both directions."""
    a, b = "Tveit sold Grenholm Maritime in May.", "Tveit sold Nordlys Shipping in May."
    assert family(a, b) == ["NAM01"]
    assert family(a, b, Grenholm_Maritime=("Nordlys Shipping", "NS Lines")) == []
    assert family(b, a, Grenholm_Maritime=("Nordlys Shipping",)) == []


def test_groups_are_found_in_running_words() -> None:
    """A name of several words is found where its words follow each other, and not across a break."""
    assert groups_of("Covid-19", {}) & groups_in("the new coronavirus spread".split(), {})
    assert not groups_in(["northern", "", "lights"], {})


def test_countries_in_their_own_language() -> None:
    """A country's own name and the first part of a compound lead to the country."""
    assert place_of("Rossiya") == place_of("Russia")
    assert place_of("Sino") is not None
    assert place_of("Island") is None
