"""drift.analysis.genders."""

from __future__ import annotations

import pytest

from drift.analysis.genders import Gender, Sort, gender_changes, gender_of
from drift.analysis.pair import Pair
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span


def changes(original: str, rewrite: str) -> list[tuple[str, str]]:
    """The words of the changes of one bead, by spelling alone."""
    sides = [
        Document(path="", lang="en", text=text, segments=(Segment(0, Span(0, len(text))),))
        for text in (original, rewrite)
    ]
    pair = Pair(sides[0], sides[1], Alignment((Bead((0,), (0,), 1.0),)), parser=False)
    return [(c.original.token.text, c.rewrite.token.text) for c in gender_changes(pair.beads[0])]


@pytest.mark.parametrize(
    ("word", "gender"),
    [("his", Gender.MALE), ("herself", Gender.FEMALE), ("mrs", Gender.FEMALE), ("uncle", Gender.MALE), ("they", None)],
)
def test_gender_of_a_word(word: str, gender: Gender | None) -> None:
    """Pronouns, forms of address and nouns say a gender; other words say none."""
    assert gender_of(word) is gender


def test_a_pronoun_of_the_other_gender() -> None:
    """Where only one gender is spoken of, a pronoun of the other one is a change, with exact words."""
    assert changes("Tarvik sold his boat.", "Tarvik sold her boat.") == [("his", "her")]


def test_works_in_both_directions() -> None:
    """What is found from a to b is found from b to a."""
    assert changes("Tarvik sold her boat.", "Tarvik sold his boat.") == [("her", "his")]


def test_equal_texts_have_no_change() -> None:
    """Nothing changed where nothing changed."""
    text = "He told her that Mr Holm's aunt had left his boat to her."
    assert changes(text, text) == []


def test_no_marks_on_one_side() -> None:
    """A text that says no gender contradicts none."""
    assert changes("Tarvik sold his boat.", "Tarvik sold the boat.") == []
    assert changes("Tarvik sold the boat.", "Tarvik sold his boat.") == []


def test_every_pair_of_words_is_complete() -> None:
    """Each sort of word has both genders, and no word has two."""
    from drift.analysis.genders import _WORDS

    for sort in Sort:
        male, female = (set(words.split()) for words in _WORDS[sort].split("|"))
        assert male
        assert female
        assert not male & female
