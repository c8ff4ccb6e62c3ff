"""What stands in the place of lost words."""

from __future__ import annotations

from drift.analysis.gaps import Gap, gap_of
from drift.analysis.tokens import tokenize
from drift.analysis.word_alignment import LinkKind, WordAlignment, WordLink

SAME = LinkKind.IDENTICAL


def alignment(original: str, rewrite: str, *links: tuple[int, int]) -> WordAlignment:
    """An alignment of identical words at the given places."""
    every = tuple(WordLink(i, j, 1.0, SAME) for i, j in links)
    return WordAlignment(tuple(tokenize(original)), tuple(tokenize(rewrite)), every)


def test_nothing_stands_in_the_place_of_cut_words() -> None:
    """Where the neighbours meet on the other side, the place is empty."""
    aligned = alignment("the old pier opened", "the pier opened", (0, 0), (2, 1), (3, 2))
    assert gap_of(aligned, "original", [1]) == Gap(0, 0)


def test_new_words_in_the_place_are_loose() -> None:
    """Content words that answer nothing may be what was said instead; small words are not counted."""
    aligned = alignment("the dusty pier opened", "the broken and rotten pier opened", (0, 0), (2, 4), (3, 5))
    assert gap_of(aligned, "original", [1]) == Gap(2, 2)


def test_words_that_moved_into_the_place_are_not_loose() -> None:
    """A word that answers its equal elsewhere was not said instead of the lost ones."""
    aligned = alignment("rusty gates closed gently today", "gates gently closed today", (1, 0), (3, 1), (2, 2), (4, 3))
    assert gap_of(aligned, "original", [0]) == Gap(0, 0)
    aligned = alignment("gates shut rusty today gently", "gates gently today", (0, 0), (3, 2), (4, 1))
    assert gap_of(aligned, "original", [2]) == Gap(1, 0)


def test_neighbours_that_changed_places_leave_no_place() -> None:
    """If the word before now stands after the word behind, there is no place to look at."""
    aligned = alignment("gates old piers", "piers gates", (0, 1), (2, 0))
    assert gap_of(aligned, "original", [1]) is None


def test_the_ends_of_a_text_are_anchors() -> None:
    """Lost words at the end are followed by the other side's end."""
    aligned = alignment("gates closed early", "gates closed", (0, 0), (1, 1))
    assert gap_of(aligned, "original", [2]) == Gap(0, 0)
    assert gap_of(alignment("gates closed", "gates closed early", (0, 0), (1, 1)), "original", [1]) == Gap(2, 1)


def test_a_mark_parts_the_place_from_what_stands_before() -> None:
    """New words behind a comma are a part of their own."""
    aligned = alignment("gates closed early", "gates closed, rusty", (0, 0), (1, 1))
    assert gap_of(aligned, "original", [2]) == Gap(1, 1, apart=True)
