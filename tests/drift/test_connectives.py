"""Connectives: found with what they govern; only a true reversal is one."""

from __future__ import annotations

import pytest

from drift.analysis.connectives import Link, find_connectives, reversals
from drift.analysis.pair import Pair
from drift.analysis.tokens import tokenize
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span


def pair_of(original: str, rewrite: str) -> Pair:
    a, b = (Document(path="", lang="en", text=t, segments=(Segment(0, Span(0, len(t))),)) for t in (original, rewrite))
    return Pair(a, b, Alignment((Bead((0,), (0,), 1.0),)), parser=False)


def found(text: str) -> list[tuple[Link, str]]:
    tokens = tokenize(text)
    return [(c.link, text[tokens[c.first].span.start : tokens[c.last].span.end]) for c in find_connectives(tokens)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On the eve of the vote, it rained.", [(Link.BEFORE, "On the eve of")]),
        ("In the run-up to the vote it rained.", [(Link.BEFORE, "In the run-up to")]),
        ("He left following the vote, because of the noise.", [(Link.AFTER, "following"), (Link.CAUSE, "because of")]),
        ("She looked after the goats on the following day, after all.", []),
        ("Week after week they came, though it rained.", [(Link.CONCESSION, "though")]),
    ],
)
def test_connectives_are_found_and_their_doubles_are_not(text: str, expected: list[tuple[Link, str]]) -> None:
    """The longest form counts; verbs, adjectives and idioms of the same spelling don't."""
    assert found(text) == expected


def test_what_a_connective_governs_ends_with_its_phrase() -> None:
    """A comma or full stop ends what stands behind a connective."""
    tokens = tokenize("After the long concert, the band left.")
    (after,) = find_connectives(tokens)
    assert [tokens[i].key for i in after.governs] == ["long", "concert"]


def test_a_reversal_needs_the_same_thing_behind_it() -> None:
    """The order told from the other end is kept; the opposite word before the same thing is not."""
    told_from_the_end = pair_of("The choir ate before the concert.", "After the choir ate, the concert began.")
    turned_round = pair_of("The choir ate before the concert.", "The choir ate after the concert.")
    assert told_from_the_end.get(reversals) == ((),)
    ((one,),) = turned_round.get(reversals)
    assert (one.was, one.now) == (Link.BEFORE, Link.AFTER)


def test_a_negation_on_one_side_makes_up_for_it() -> None:
    """A negated "before" and a plain "after" don't contradict each other; two negations do nothing."""
    made_up = pair_of("It never opens before the tide.", "It opens after the tide.")
    both = pair_of("It never opens before the tide.", "It never opens after the tide.")
    assert made_up.get(reversals) == ((),)
    assert len(both.get(reversals)[0]) == 1


def test_no_words_no_connectives() -> None:
    """An empty side is no error."""
    assert pair_of("", "Before noon.").get(reversals) == ((),)
