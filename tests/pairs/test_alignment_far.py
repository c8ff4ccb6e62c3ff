"""Beads that windows of neighbours can't hold: with something between their parts, from far apart, of many parts."""

from __future__ import annotations

from pairs.alignment import align
from tests.pairs.test_alignment import matched

ORIGINAL = [
    "The observatory on Mount Kessa will be closed to visitors from the first week of October.",
    "Its director, Ilse Marand, blamed a leaking roof and a telescope drive that has been out of order since spring.",
    "Some 30,000 schoolchildren from the valley had booked a night under the dome this winter.",
    "The ministry of science offered to pay for the roof but not for the telescope.",
    "A group of amateur astronomers has begun to collect money in the market square of Pellin.",
]


def test_a_split_sentence_with_something_between_its_halves_stays_one_bead() -> None:
    """A caption that slipped between the two halves of a sentence does not part them."""
    rewrite = [
        ORIGINAL[0],
        "Director Ilse Marand blamed a leaking roof.",
        "Photograph: a dog asleep on a stone wall.",
        "She also blamed a telescope drive that has been out of order since spring.",
        *ORIGINAL[2:],
    ]
    found = matched(align(ORIGINAL, rewrite).beads)
    assert ((1,), (1, 3)) in found
    assert not any(2 in cols for _, cols in found)


def test_two_sentences_from_apart_may_be_merged() -> None:
    """A sentence that takes up two that stood apart belongs to both."""
    rewrite = [
        ORIGINAL[0],
        (
            "Ilse Marand, its director, blamed a leaking roof and a telescope drive out of order since spring, and the "
            "ministry of science offered to pay for the roof but not for the telescope."
        ),
        ORIGINAL[2],
        ORIGINAL[4],
    ]
    assert ((1, 3), (1,)) in matched(align(ORIGINAL, rewrite).beads)


def test_a_sentence_may_become_six() -> None:
    """A list that was one sentence and became many lines is one bead."""
    long = (
        "The council of Pellin agreed to repair the fountain in the market square, to plant forty lime trees along the "
        "river road, to lower the fees of the music school, to open the library on Sundays, to buy a second snow plough "
        "for the upper villages and to light the footpath to the railway station."
    )
    parts = [
        "The council of Pellin agreed to repair the fountain in the market square.",
        "It will plant forty lime trees along the river road.",
        "It will lower the fees of the music school.",
        "It will open the library on Sundays.",
        "It will buy a second snow plough for the upper villages.",
        "And it will light the footpath to the railway station.",
    ]
    found = matched(align([ORIGINAL[0], long, ORIGINAL[4]], [ORIGINAL[0], *parts, ORIGINAL[4]]).beads)
    assert ((1,), (1, 2, 3, 4, 5, 6)) in found


def test_a_stranger_is_attached_to_nothing() -> None:
    """A sentence that has nothing to do with the text stands alone, wherever it is put."""
    stranger = "Cook the beans for an hour with a bay leaf and plenty of salt."
    for place in range(len(ORIGINAL) + 1):
        found = matched(align(ORIGINAL, [*ORIGINAL[:place], stranger, *ORIGINAL[place:]]).beads)
        assert not any(place in cols for _, cols in found)
