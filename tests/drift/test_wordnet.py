"""What the distilled table says of two words."""

from __future__ import annotations

import pytest

from drift.analysis.wordnet import Relation, knows, lemmas, related, same_class


@pytest.mark.parametrize(
    ("a", "b", "pos", "expected"),
    [
        ("sofa", "couch", "n", Relation.SYNONYM),
        ("children", "kids", "n", Relation.SYNONYM),
        ("lost", "misplaced", "v", Relation.SYNONYM),
        ("cottage", "building", "n", Relation.BROADER),
        ("building", "cottage", "n", Relation.NARROWER),
        ("gloomy", "depressing", "a", Relation.SIMILAR),
        ("kitchen", "bathroom", "n", Relation.SIBLING),
        ("tough", "robust", "a", Relation.NONE),
        ("pier", "qwzx", "n", Relation.UNKNOWN),
    ],
)
def test_relations(a: str, b: str, pos: str, expected: Relation) -> None:
    """The closest relation of any sense is told, in any inflection."""
    assert related(a, b, pos).relation is expected


def test_part_of_speech_matters() -> None:
    """Synonyms as verbs need not be synonyms as nouns."""
    assert related("call", "name").relation is Relation.SYNONYM
    assert related("call", "name", "n").relation is not Relation.SYNONYM


@pytest.mark.parametrize(("a", "b", "pos"), [("beer", "wine", "n"), ("red", "blue", "a"), ("kitchen", "garage", "n")])
def test_members_of_one_class(a: str, b: str, pos: str) -> None:
    """Two drinks, colours or rooms are different things."""
    assert same_class(a, b, pos)


@pytest.mark.parametrize(
    ("a", "b", "pos"),
    [("sofa", "couch", "n"), ("plan", "deal", "n"), ("town", "city", "n"), ("open", "close", "v"), ("", "", "n")],
)
def test_not_members_of_one_class(a: str, b: str, pos: str) -> None:
    """Synonyms, abstract nouns, verbs and nothing at all make no class."""
    assert not same_class(a, b, pos)


def test_lemmas_of_inflected_words() -> None:
    """An inflected word leads to its dictionary form, with the part of speech that has this ending."""
    assert ("run", "v") in lemmas("running")
    assert ("mouse", "n") in lemmas("mice")
    assert ("tomato", "n") in lemmas("tomatoes")
    assert not knows("grlmp")
