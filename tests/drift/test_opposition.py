"""Opposites by way of other words."""

from __future__ import annotations

import pytest

from drift.analysis.antonyms import are_antonyms
from drift.analysis.opposition import denies, indirect_antonyms


@pytest.mark.parametrize(("a", "b"), [("tiny", "huge"), ("happy", "miserable"), ("young", "elderly"), ("Fake", "real")])
def test_clusters_oppose_each_other(a: str, b: str) -> None:
    """Adjectives around two antonyms are opposed."""
    assert indirect_antonyms(a.lower(), b)
    assert indirect_antonyms(b, a.lower())


@pytest.mark.parametrize(
    ("a", "b"), [("big", "large"), ("study", "research"), ("red", "wine"), ("", ""), ("x", "qwzx")]
)
def test_others_do_not(a: str, b: str) -> None:
    """Synonyms, unrelated words and unknown ones are not."""
    assert not indirect_antonyms(a, b)


@pytest.mark.parametrize(("a", "b"), [("required", "unneeded"), ("infected", "untainted"), ("willing", "unwilling")])
def test_prefixes_deny(a: str, b: str) -> None:
    """A word denies its bare form and the synonyms of that."""
    assert denies(a, b) or indirect_antonyms(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("vent", "invent"), ("press", "impress"), ("cover", "discover"), ("till", "until")]
)
def test_what_only_looks_like_a_prefix(a: str, b: str) -> None:
    """Words that begin alike by chance deny nothing."""
    assert not denies(a, b)


@pytest.mark.parametrize(("a", "b"), [("dies", "lived"), ("north", "south"), ("left", "right"), ("adopted", "rejects")])
def test_general_antonyms(a: str, b: str) -> None:
    """What WordNet lacks is in the list of our own, in any form."""
    assert are_antonyms(a, b)
