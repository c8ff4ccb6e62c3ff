"""What holds for every alignment, on generated stories."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pairs.alignment import align

NOUNS = (
    "harbour council teacher bridge winter captain orchard letter museum garden railway doctor market castle "
    "river engine village concert farmer student island tower bakery hospital mayor festival library forest"
).split()
VERBS = "opened closed praised repaired visited painted sold rebuilt watched crossed feared left blamed joined".split()
PLACES = "Harrow Velden Ostmere Calder Brinna Tolva Quist Marlow Senna Dorvik Pella Ardun".split()
CALM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def story(seed: int, size: int) -> list[str]:
    """``size`` different sentences with names, nouns and figures."""
    chance = random.Random(seed)
    return [
        f"The {chance.choice(NOUNS)} of {chance.choice(PLACES)} {chance.choice(VERBS)} {chance.randrange(2, 900)} "
        f"{chance.choice(NOUNS)}s near the {chance.choice(NOUNS)}, said {chance.choice(PLACES)} {k}."
        for k in range(size)
    ]


def shapes(original: list[str], rewrite: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The beads as index tuples."""
    found = align(original, rewrite)
    found.check(len(original), len(rewrite))
    return [(bead.original, bead.rewrite) for bead in found.beads]


texts = st.lists(st.text(alphabet="ab cde.é中\u200b\n", max_size=12), max_size=9)


@given(texts, texts)
@CALM
def test_any_two_texts_are_covered(original: list[str], rewrite: list[str]) -> None:
    """Whatever the texts are, every segment is in exactly one bead, and a second run says the same."""
    first = align(original, rewrite)
    first.check(len(original), len(rewrite))
    assert first == align(original, rewrite)


@given(texts)
@CALM
def test_identical_texts_align_one_to_one(text: list[str]) -> None:
    """A text against itself: each segment with itself, nothing moved, nothing left."""
    found = align(text, list(text)).beads
    assert [(bead.original, bead.rewrite) for bead in found] == [((k,), (k,)) for k in range(len(text))]
    assert not any(bead.moved for bead in found)


@given(texts, texts)
@CALM
def test_swapping_the_sides_swaps_the_beads(original: list[str], rewrite: list[str]) -> None:
    """What was original and rewrite may change places: the same beads, the other way round."""
    there, back = align(original, rewrite).beads, align(rewrite, original).beads
    assert {(b.original, b.rewrite, b.similarity, b.confidence, b.moved) for b in there} == {
        (b.rewrite, b.original, b.similarity, b.confidence, b.moved) for b in back
    }


@given(st.integers(0, 10_000), st.integers(2, 25), st.data())
@CALM
def test_swapping_edited_stories_swaps_the_beads(seed: int, size: int, data: st.DataObject) -> None:
    """The same for stories of which words and sentences are missing."""
    original = story(seed, size)
    chance = random.Random(data.draw(st.integers(0, 1000)))
    rewrite = [" ".join(w for w in s.split() if chance.random() < 0.8) for s in original if chance.random() < 0.8]
    chance.shuffle(rewrite)
    assert set(shapes(original, rewrite)) == {(one, two) for two, one in shapes(rewrite, original)}


@given(texts.filter(bool), st.data())
@CALM
def test_removing_a_segment_is_one_omission(text: list[str], data: st.DataObject) -> None:
    """A segment taken out is the only thing that changed, even among segments like it."""
    gone = data.draw(st.integers(0, len(text) - 1))
    found = shapes(text, text[:gone] + text[gone + 1 :])
    assert len([one for one, two in found if not two]) == 1
    assert all(one for one, _ in found)
    assert all(len(one) == len(two) == 1 for one, two in found if two)


@given(st.integers(0, 10_000), st.lists(st.integers(1, 4), min_size=1, max_size=6), st.randoms(use_true_random=False))
@CALM
def test_a_permutation_of_paragraphs_is_recovered(seed: int, sizes: list[int], chance: random.Random) -> None:
    """Paragraphs in another order: each sentence finds itself."""
    sentences = story(seed, sum(sizes))
    numbers = list(range(len(sentences)))
    paragraphs = []
    for size in sizes:
        paragraphs.append(numbers[:size])
        numbers = numbers[size:]
    chance.shuffle(paragraphs)
    order = [k for paragraph in paragraphs for k in paragraph]
    found = shapes(sentences, [sentences[k] for k in order])
    assert set(found) == {((k,), (place,)) for place, k in enumerate(order)}


@given(st.integers(0, 10_000), st.integers(3, 12), st.integers(0, 10_000))
@CALM
def test_a_permutation_of_edited_sentences_is_recovered(seed: int, size: int, other: int) -> None:
    """Each sentence loses one word and all change places: each finds its own."""
    sentences = story(seed, size)
    chance = random.Random(other)
    order = list(range(size))
    chance.shuffle(order)
    rewrite = []
    for k in order:
        words = sentences[k].split()
        del words[chance.randrange(len(words) - 1)]
        rewrite.append(" ".join(words))
    wanted = {((k,), (place,)) for place, k in enumerate(order)}
    assert len(set(shapes(sentences, rewrite)) & wanted) >= size - 1
