"""Stems and roots of English words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.stems import root, same_family, same_word, stem


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("prices", "price"),
        ("disappointed", "disappoints"),
        ("planned", "planning"),
        ("went", "goes"),
        ("women", "woman"),
        ("travelled", "traveling"),
        ("analysed", "analyze"),
        ("centre", "center"),
        ("colours", "color"),
        ("metres", "metre"),
        ("litres", "liter"),
        ("acres", "acre"),
        ("falling", "fell"),
        ("proved", "proven"),
        ("using", "used"),
    ],
)
def test_forms_of_one_word_share_a_stem(a: str, b: str) -> None:
    """Inflections and the spellings of both sides of the Atlantic meet."""
    assert same_word(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("universal", "university"), ("news", "new"), ("raise", "rise"), ("policy", "policies police")]
)
def test_other_words_stay_apart(a: str, b: str) -> None:
    """Words that only look alike have different stems."""
    assert not same_word(a, b)


@pytest.mark.parametrize(("a", "b"), [("opposition", "oppose"), ("produce", "production"), ("economy", "economic")])
def test_derivations_are_of_one_family(a: str, b: str) -> None:
    """A noun and the verb or adjective that it comes from are kin, and no inflections of one another."""
    assert same_family(a, b)
    assert not same_word(a, b)


@given(st.text(max_size=60))
def test_any_text_has_a_stem(text: str) -> None:
    """Nothing raises, and what is no English word is its own stem."""
    assert isinstance(stem(text), str)
    assert isinstance(root(text), str)
    if not text.isascii():
        assert stem(text) == text
