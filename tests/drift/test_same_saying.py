"""Grammar that says the same."""

from __future__ import annotations

import pytest

from drift.analysis.same_saying import says_the_same
from drift.analysis.wording import words_of


@pytest.mark.parametrize(
    ("a", "b"),
    [("will", "is going to"), ("more than", "over"), ("because of", "due to"), ("the", ""), ("may", "might"),
     ("and you", "you"), ("must", "have to")],
)  # fmt: skip
def test_one_meaning_in_other_words_of_grammar(a: str, b: str) -> None:
    """It holds both ways round."""
    assert says_the_same(words_of(a), words_of(b))
    assert says_the_same(words_of(b), words_of(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [("before", "after"), ("with", "against"), ("not", ""), ("more than", "less than"), ("may", "must"), ("we", "they"),
     ("importance", "significance"), ("only", "")],
)  # fmt: skip
def test_other_meanings_and_words_of_content(a: str, b: str) -> None:
    """Opposites, other persons, negation and any word of content are never the same."""
    assert not says_the_same(words_of(a), words_of(b))
