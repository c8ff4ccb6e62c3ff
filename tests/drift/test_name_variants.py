"""Two spellings of one name are told from two names that look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.daitch_mokotoff import codes
from drift.analysis.name_variants import is_variant, romanised, variant_score


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zhukovsky", "Shukowski"),
        ("Grigoriev", "Grigorjew"),
        ("Tkachenko", "Tkatschenko"),
        ("Müller", "Mueller"),
        ("Ibáñez", "Ibanez"),
        ("al-Masri", "Al Masri"),
        ("N. Sharma", "Nikhil Sharma"),
        ("Mumbai", "Bombay"),
        ("Łódź", "Lodz"),
    ],
)
def test_variants(a: str, b: str) -> None:
    """Romanisation, lost accents, initials, particles and old names of cities make no other name."""
    assert is_variant(a, b)
    assert is_variant(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Iraq", "Iran"),
        ("Slovenia", "Slovakia"),
        ("Hebei", "Hubei"),
        ("Baranov", "Baranova"),
        ("Route 17", "Route 71"),
        ("ECB", "ECJ"),
        ("Norbank", "Norbanken Holding"),
        ("Henrik Solberg", "Astrid Solberg"),
        ("Larsen", "Lindgren"),
    ],
)
def test_look_alikes(a: str, b: str) -> None:
    """Distinct places, feminine forms, numbers, acronyms, longer names and given names are guarded."""
    assert not is_variant(a, b)


def test_the_users_aliases_count() -> None:
    """A pair of names that the user calls one is one."""
    assert not is_variant("Nordhavn", "Belport")
    assert is_variant("Nordhavn", "Belport", {"Nordhavn": "Belport"})


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_score_is_symmetric_and_bounded(a: str, b: str) -> None:
    """Any two strings have one score between 0 and 1."""
    assert 0 <= variant_score(a, b) <= 1
    assert variant_score(a, a) == 1 or not romanised(a)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Auerbach", {"097500", "097400"}),
        ("Moskowitz", {"645740"}),
        ("Ceniow", {"467000", "567000"}),
        ("Peters", {"739400", "734000"}),
        ("Lipshitz", {"874400"}),
        ("", set()),
    ],
)
def test_codes_are_those_of_the_published_examples(name: str, expected: set[str]) -> None:
    """The codes agree with the examples that are given with the public table."""
    assert codes(name) == expected
