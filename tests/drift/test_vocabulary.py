"""What counts as an English word."""

from __future__ import annotations

import pytest

from drift.analysis.foreign_function_words import language_of
from drift.analysis.vocabulary import in_dictionary, is_english


@pytest.mark.parametrize(
    "word",
    ["harbour", "went", "mice", "everyone", "customizable", "microplastics", "clifftop", "smartphones", "stimuli"],
)
def test_english_words(word: str) -> None:
    """Inflections, derivations, compounds and new words are English."""
    assert is_english(word)


@pytest.mark.parametrize("word", ["gestorben", "szczepionka", "plötzlich", "puede", "qwzxv", "", "a" * 100_000])
def test_other_words(word: str) -> None:
    """Foreign words, letters without sense and very long ones are not; no word takes long."""
    assert not is_english(word)


@pytest.mark.parametrize(("word", "code"), [("nicht", "de"), ("puede", "es"), ("toujours", "fr"), ("że", "pl")])
def test_small_words_of_other_languages(word: str, code: str) -> None:
    """Each has the language whose small word it is."""
    assert language_of(word) == code


@pytest.mark.parametrize("word", ["die", "on", "pour", "de", "van", "in", "harbour", "till", "pendant"])
def test_english_forms_have_no_other_language(word: str) -> None:
    """A form that English has as well, or that stands in names, says nothing."""
    assert language_of(word) == ""
    if word not in {"de", "van"}:
        assert in_dictionary(word)
