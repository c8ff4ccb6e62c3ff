"""Alignments with beads that a person set."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pairs.alignment import align
from pairs.bead import Bead, BeadKind
from pairs.document import SegmentKind
from pairs.overrides import Group
from pairs.realigning import BY_HAND, realign
from pairs.repairs import link, merge, move, split, unlink
from tests.pairs.stories import FERRY
from tests.pairs.test_alignment_properties import story

CALM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FIRST = align(FERRY.original, FERRY.rewrite)


def shapes(beads: tuple[Bead, ...]) -> set[Group]:
    """The beads as index tuples."""
    return {(bead.original, bead.rewrite) for bead in beads}


def bead_with(side: str, segment: int) -> int:
    """The index of the first alignment's bead that holds a segment."""
    return next(k for k, bead in enumerate(FIRST.beads) if segment in getattr(bead, side))


def draw_groups(data: st.DataObject, n: int, m: int) -> list[Group]:
    """Disjoint groups, of any shape, over some of the segments."""
    labels = [data.draw(st.integers(0, 6)) for _ in range(n + m)]
    groups: list[Group] = []
    for label in range(1, 4):
        rows = tuple(i for i in range(n) if labels[i] == label)
        cols = tuple(j for j in range(m) if labels[n + j] == label)
        if rows and cols:
            groups.append((rows, cols))
        else:
            groups += [((i,), ()) for i in rows] + [((), (j,)) for j in cols]
    return groups


@given(st.integers(0, 10**6), st.integers(0, 9), st.integers(0, 9), st.data())
@CALM
def test_every_segment_once_and_what_is_set_holds(seed: int, n: int, m: int, data: st.DataObject) -> None:
    """Whatever is set: it is in the result, everything is covered once, and what it doesn't touch is as it was."""
    original = story(seed, n)
    rewrite = story(seed, m)
    random.Random(seed).shuffle(rewrite)
    groups = draw_groups(data, n, m)
    found = realign(original, rewrite, groups)
    found.check(n, m)
    assert set(groups) <= shapes(found.beads)
    taken = ({i for rows, _ in groups for i in rows}, {j for _, cols in groups for j in cols})
    undisturbed = {
        (bead.original, bead.rewrite)
        for bead in align(original, rewrite).beads
        if bead.kind is BeadKind.MATCH and taken[0].isdisjoint(bead.original) and taken[1].isdisjoint(bead.rewrite)
    }
    assert undisturbed <= shapes(found.beads)
    swapped = realign(rewrite, original, [(cols, rows) for rows, cols in groups])
    assert shapes(swapped.beads) == {(cols, rows) for rows, cols in shapes(found.beads)}


def test_nothing_set_changes_nothing() -> None:
    """Without repairs it is the aligner's own."""
    assert realign(FERRY.original, FERRY.rewrite, []) == FIRST


def test_setting_what_is_there_changes_no_bead() -> None:
    """To confirm a bead moves nothing."""
    found = realign(FERRY.original, FERRY.rewrite, [((2,), (5,))])
    assert shapes(found.beads) == shapes(FIRST.beads)
    (mine,) = [bead for bead in found.beads if bead.original == (2,)]
    assert (mine.reason, mine.confidence) == (BY_HAND, 1.0)
    assert mine.similarity == next(bead.similarity for bead in FIRST.beads if bead.original == (2,))


def test_a_loosened_segment_finds_its_own() -> None:
    """Where a repair corrects a swap, the other half of the swap follows by itself."""
    original = ["The mill at Ostra burned on 4 May.", "The mayor Ida Brandt opened a new bridge over the Tolva."]
    rewrite = ["A new bridge over the Tolva was opened by mayor Ida Brandt.", "On 4 May the mill at Ostra burned."]
    wrong = realign(original, rewrite, [((0,), (0,))])
    assert ((1,), (0,)) not in shapes(wrong.beads)
    right = realign(original, rewrite, [((0,), (1,))])
    assert shapes(right.beads) == {((0,), (1,)), ((1,), (0,))}


def test_what_is_left_of_a_bead_stays_together() -> None:
    """A sentence taken out of a 2:1 bead leaves the rest of it linked."""
    assert ((4, 5), (7,)) in shapes(FIRST.beads)
    found = realign(FERRY.original, FERRY.rewrite, [((4,), ())])
    assert {((4,), ()), ((5,), (7,))} <= shapes(found.beads)


def test_vectors_give_the_similarity() -> None:
    """With vectors the similarity of a bead that is set is the cosine of its sides' mean directions."""
    vectors = (np.eye(3, dtype=np.float32), np.eye(3, dtype=np.float32)[[1, 0, 2]])
    found = realign(["a b", "c d", "e f"], ["x y", "z w", "v u"], [((0, 1), (0,))], vectors=vectors)
    (mine,) = [bead for bead in found.beads if bead.reason == BY_HAND]
    assert mine.similarity == pytest.approx(2**-0.5, abs=1e-4)


def test_kinds_may_be_mixed_by_hand() -> None:
    """A person may say that a heading became a sentence."""
    kinds = ([SegmentKind.HEADING, SegmentKind.SENTENCE], [SegmentKind.SENTENCE])
    found = realign(["Mill burns", "Nobody was hurt."], ["A mill burned."], [((0,), (0,))], kinds=kinds)
    assert shapes(found.beads) == {((0,), (0,)), ((1,), ())}


def test_moves_are_told_anew() -> None:
    """A bead that is set across the order of the text is marked."""
    text = story(3, 6)
    found = realign(text, text, [((0,), (5,)), ((5,), (0,))])
    assert {bead.original for bead in found.beads if bead.moved} == {(0,), (5,)}


@pytest.mark.parametrize("groups", [[((0,), (0,)), ((0,), (1,))], [((99,), ())], [((), (-1,))]])
def test_beads_that_can_not_be_set(groups: list[Group]) -> None:
    """A segment in two beads, or one that isn't there, is a mistake of the caller."""
    with pytest.raises(ValueError, match="set must name each segment once"):
        realign(FERRY.original, FERRY.rewrite, groups)


def test_merge() -> None:
    """Two beads become one."""
    one, two = bead_with("original", 6), bead_with("original", 7)
    assert merge(FIRST, one, two) == (((6, 7), (1, 2)),)
    with pytest.raises(ValueError, match="itself"):
        merge(FIRST, one, one)


def test_split() -> None:
    """A bead becomes two; a part without the other side stands alone."""
    bead = bead_with("rewrite", 3)
    assert FIRST.beads[bead].rewrite == (3, 4)
    assert split(FIRST, bead, rewrite=[4]) == (((1,), (3,)), ((), (4,)))
    for wrong in ({"rewrite": [5]}, {}, {"original": [1], "rewrite": [3, 4]}):
        with pytest.raises(ValueError, match="split"):
            split(FIRST, bead, **wrong)  # type: ignore[arg-type]


def test_move() -> None:
    """A segment goes to another bead, and what it leaves stays together."""
    target = bead_with("original", 6)
    assert move(FIRST, "rewrite", 4, target) == (((6,), (1, 4)), ((1,), (3,)))
    assert move(FIRST, "original", 2, target) == (((2, 6), (1,)),)


def test_unlink() -> None:
    """Each segment of a bead stands alone."""
    assert unlink(FIRST, bead_with("original", 4)) == (((4,), ()), ((5,), ()), ((), (7,)))


def test_link() -> None:
    """Any segments can be put together; ones that are not there can't."""
    assert link(FIRST, [8], [6]) == (((8,), (6,)),)
    for wrong in (([], []), ([99], [0])):
        with pytest.raises(ValueError, match="segment"):
            link(FIRST, *wrong)


@given(st.data())
@CALM
def test_any_repair_can_be_applied(data: st.DataObject) -> None:
    """What a repair sets never contradicts itself, and the result covers both texts."""
    beads = st.integers(0, len(FIRST.beads) - 1)
    bead, other = data.draw(beads), data.draw(beads)
    segment = data.draw(st.integers(0, 9))
    options = [unlink(FIRST, bead), move(FIRST, "original", segment, other), move(FIRST, "rewrite", segment, other)]
    if bead != other:
        options.append(merge(FIRST, bead, other))
    groups = data.draw(st.sampled_from(options))
    found = realign(FERRY.original, FERRY.rewrite, groups)
    found.check(10, 10)
    assert set(groups) <= shapes(found.beads)
