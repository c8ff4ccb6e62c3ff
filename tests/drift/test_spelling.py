"""Likeness of two words to the eye."""

from __future__ import annotations

import pytest

from drift.analysis.spelling import is_slip


@pytest.mark.parametrize(("a", "b"), [("harbour", "habour"), ("reported", "reprted"), ("lantern", "lantren")])
def test_one_letter_or_two_in_turn_is_a_slip(a: str, b: str) -> None:
    """A letter lost, too many, wrong, or two in turn; the same both ways round."""
    assert is_slip(a, b)
    assert is_slip(b, a)


@pytest.mark.parametrize(("a", "b"), [("pier", "pier"), ("cat", "cut"), ("harbour", "harvest"), ("said", "sailed")])
def test_equal_short_or_distant_words_are_none(a: str, b: str) -> None:
    """The same word is no slip, short words differ by one letter by chance, two letters are another word."""
    assert not is_slip(a, b)
