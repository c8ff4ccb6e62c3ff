"""Hand repairs: named by content, all or nothing, and never on a wrong sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairs.errors import OverrideError
from pairs.overrides import Group, Mention, Overrides, Repair, Resolved, repairs_of, resolve, singled

ORIGINAL = ["The mill burned.", "Nobody was hurt.", "“It was old,” said Ida Brandt.", "It rained.", "It rained."]
REWRITE = ["A mill burnt down.", "It had been old, Brandt said.", "There was rain."]


def numbers(*indices: int) -> tuple[Mention, ...]:
    """Mentions by number alone."""
    return tuple(Mention(k) for k in indices)


def by_text(text: str, **more: int) -> Overrides:
    """A repair that names one sentence of the original by its text and links it to the first of the rewrite."""
    return Overrides((Repair((Mention(text=text, **more),), numbers(1), place="f: line 1"),))


def test_numbers_count_from_one() -> None:
    """What a person types are the numbers that ``drift align`` shows."""
    found = resolve(Overrides((Repair(numbers(3, 1), numbers(2)),)), ORIGINAL, REWRITE)
    assert found == Resolved((((0, 2), (1,)),), ())


def test_a_number_that_is_not_there() -> None:
    """A bare number past the end is refused, with the place and the count."""
    with pytest.raises(OverrideError, match=r"f: line 7: there is no sentence 9 in the rewrite, which has 3"):
        resolve(Overrides((Repair(numbers(1), numbers(9), place="f: line 7"),)), ORIGINAL, REWRITE)


def test_text_is_found_where_it_has_moved_to() -> None:
    """A sentence keeps its repair when others are written in above it."""
    moved = ["A new first sentence.", *ORIGINAL]
    assert resolve(by_text("Nobody was hurt.", number=2), moved, REWRITE).groups == (((2,), (0,)),)


def test_text_is_compared_folded() -> None:
    """Other quotes, spaces and letter case are no other sentence."""
    assert resolve(by_text('"it was old,"  said Ida Brandt.'), ORIGINAL, REWRITE).groups == (((2,), (0,)),)


def test_a_sentence_that_is_gone_makes_the_repair_stale() -> None:
    """It is told with the sentence, and nothing of the repair is applied, though its number is still there."""
    found = resolve(by_text("Two were hurt.", number=2), ORIGINAL, REWRITE)
    assert found.groups == ()
    assert found.stale == ("f: line 1: repair not applied: the original no longer holds the sentence “Two were hurt.”",)


def test_a_copy_that_is_gone_makes_the_repair_stale() -> None:
    """An occurrence past the last copy is not taken for another one."""
    (line,) = resolve(by_text("It rained.", occurrence=3), ORIGINAL, REWRITE).stale
    assert "no more than 2 times, not 3" in line


@pytest.mark.parametrize(
    ("hints", "index"),
    [({"occurrence": 1}, 3), ({"occurrence": 2}, 4), ({"number": 5}, 4), ({"number": 1}, 3), ({"number": 99}, 4)],
)
def test_one_of_several_copies(hints: dict[str, int], index: int) -> None:
    """The occurrence says which, else the number that is nearest."""
    assert resolve(by_text("It rained.", **hints), ORIGINAL, REWRITE).groups == (((index,), (0,)),)


def test_the_occurrence_outweighs_the_number() -> None:
    """Where sentences were written in, the order of copies says more than an old number."""
    found = resolve(by_text("It rained.", number=4, occurrence=2), ["One.", "Two.", *ORIGINAL], REWRITE)
    assert found.groups == (((6,), (0,)),)


def test_several_copies_and_no_hint() -> None:
    """Nothing is guessed."""
    with pytest.raises(OverrideError, match=r'2 times; say which with "occurrence" or "sentence"'):
        resolve(by_text("It rained."), ORIGINAL, REWRITE)


def test_the_same_repair_twice_is_one() -> None:
    """Two readers may say the same, also in other words."""
    twice = Overrides((Repair(numbers(1), numbers(1)), *by_text("The mill burned.").repairs))
    assert resolve(twice, ORIGINAL, REWRITE).groups == (((0,), (0,)),)


def test_contradicting_repairs() -> None:
    """Both places are named, and none of the two is applied."""
    both = Overrides((
        Repair(numbers(1), numbers(1), place="f: line 1"),
        Repair(numbers(1, 2), numbers(1), place="f: line 4"),
    ))  # fmt: skip
    with pytest.raises(OverrideError, match=r"f: line 4: sentence 1 of the original is set otherwise by f: line 1"):
        resolve(both, ORIGINAL, REWRITE)


def test_linked_and_unlinked_contradict() -> None:
    """A sentence has no counterpart or has one."""
    both = Overrides((Repair(numbers(2), ()), Repair(numbers(2), numbers(3))))
    with pytest.raises(OverrideError, match="sentence 2 of the original"):
        resolve(both, ORIGINAL, REWRITE)


def test_a_sentence_named_twice() -> None:
    """By number and by text is twice, too."""
    repair = Repair((Mention(1), Mention(text="The mill burned.")), (), place="f: line 2")
    with pytest.raises(OverrideError, match="f: line 2: sentence 1 of the original is named twice"):
        resolve(Overrides((repair,)), ORIGINAL, REWRITE)


def test_without_a_counterpart_each_is_alone() -> None:
    """A side that is empty groups nothing."""
    found = resolve(Overrides((Repair(numbers(1, 2), ()), Repair((), numbers(3)))), ORIGINAL, REWRITE)
    assert set(found.groups) == {((0,), ()), ((1,), ()), ((), (2,))}


def test_digest_is_that_of_what_is_said() -> None:
    """Order, places, notes and repetitions change nothing; another sentence does."""
    one, two = Repair(numbers(1), numbers(1)), Repair(numbers(2), ())
    same = Overrides((two, Repair(numbers(1), numbers(1), note="sure", place="f: line 9"), one))
    assert Overrides((one, two)).digest() == same.digest()
    assert Overrides((one,)).digest() != Overrides((two,)).digest()
    assert Overrides().digest() == ""


texts = st.lists(st.sampled_from(["Aye.", "Bee.", "Sea.", "aye.", "D é"]), min_size=1, max_size=8)


@given(texts, texts, st.data())
def test_named_segments_are_found_again(original: list[str], rewrite: list[str], data: st.DataObject) -> None:
    """A bead written as a repair comes back as that bead, however many copies its sentences have."""
    rows = tuple(sorted(data.draw(st.sets(st.integers(0, len(original) - 1)))))
    cols = tuple(sorted(data.draw(st.sets(st.integers(0, len(rewrite) - 1)))))
    groups: list[Group] = [(rows, cols)] if rows or cols else []
    found = resolve(Overrides(repairs_of(groups, original, rewrite)), original, rewrite)
    assert set(found.groups) == {single for group in groups for single in singled(group)}
    assert found.stale == ()


@given(texts, texts, st.integers(0, 7), st.lists(st.sampled_from(["Ex.", "Why.", "Zed."]), max_size=4))
def test_sentences_written_in_do_no_harm(original: list[str], rewrite: list[str], k: int, new: list[str]) -> None:
    """Whatever stands above it now, a repair holds for the same sentence."""
    k %= len(original)
    (repair,) = repairs_of([((k,), (0,))], original, rewrite)
    found = resolve(Overrides((repair,)), [*new, *original], rewrite)
    assert found.groups == (((k + len(new),), (0,)),)
