"""drift.analysis.exchanged_names and drift.analysis.converses."""

from __future__ import annotations

import pytest

from drift.analysis.converses import is_converse, is_mutual
from drift.analysis.exchanged_names import exchanged_names
from drift.analysis.pair import Pair
from drift.analysis.parse import available
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span


def exchanges(original: str, rewrite: str, *, parser: bool = True) -> list[tuple[str, str]]:
    """The exchanged names of one bead, by spelling alone."""
    sides = [
        Document(path="", lang="en", text=text, segments=(Segment(0, Span(0, len(text))),))
        for text in (original, rewrite)
    ]
    pair = Pair(sides[0], sides[1], Alignment((Bead((0,), (0,), 1.0),)), parser=parser)
    return [(c.one.of(original), c.other.of(original)) for c in exchanged_names(pair.beads[0])]


@pytest.mark.parametrize(("a", "b"), [("bought", "sold"), ("before", "after"), ("beat", "lost"), ("lend", "borrowed")])
def test_converse_words(a: str, b: str) -> None:
    """Words that say one thing from its two ends are known in both directions and in their forms."""
    assert is_converse(a, b)
    assert is_converse(b, a)


def test_a_word_is_no_converse_of_itself() -> None:
    """The same word from the same end changes who does what."""
    assert not is_converse("beat", "beats")
    assert is_mutual("married")
    assert not is_mutual("beat")


@pytest.mark.skipif(not available(), reason="no parser")
def test_subject_and_object() -> None:
    """Two names that changed sides of an active verb are exchanged, and named in the original's order."""
    assert exchanges("Tarvik beat Osmund in the final race.", "Osmund beat Tarvik in the final race.") == [
        ("Tarvik", "Osmund")
    ]


@pytest.mark.skipif(not available(), reason="no parser")
@pytest.mark.parametrize(
    "rewrite",
    [
        "Tarvik beat Osmund in the final race.",
        "Osmund was beaten by Tarvik in the final race.",
        "In the final race, Tarvik beat Osmund.",
        "Osmund lost to Tarvik in the final race.",
    ],
)
def test_other_ways_to_say_the_same(rewrite: str) -> None:
    """A passive, a moved phrase and the verb from the other end are no exchange."""
    assert exchanges("Tarvik beat Osmund in the final race.", rewrite) == []


def test_nothing_without_a_parse() -> None:
    """Without a parse nobody knows an active from a passive: nothing is said."""
    assert exchanges("Tarvik beat Osmund.", "Osmund beat Tarvik.", parser=False) == []


@pytest.mark.skipif(not available(), reason="no parser")
def test_many_capitals_are_given_up() -> None:
    """A wall of capitalised words is not searched."""
    text = " ".join(f"Aa{chr(97 + k % 26)}" for k in range(600))
    assert exchanges(text, text + " Zz") == []
