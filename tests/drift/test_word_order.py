"""drift.analysis.word_order and drift.analysis.tag_sequences."""

from __future__ import annotations

import random

import pytest

from drift.analysis.pair import Pair
from drift.analysis.parse import available
from drift.analysis.tag_sequences import likelihood
from drift.analysis.word_order import FEWEST, WordOrder, word_order
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span

TEXT = "The keeper of the old lighthouse sold three of her paintings to a museum in Velden last week."


def order(original: str, rewrite: str, *, parser: bool = True) -> WordOrder | None:
    """The word order of one bead of two sentences, by spelling alone."""
    sides = [
        Document(path="", lang="en", text=text, segments=(Segment(0, Span(0, len(text))),))
        for text in (original, rewrite)
    ]
    pair = Pair(sides[0], sides[1], Alignment((Bead((0,), (0,), 1.0),)), parser=parser)
    return word_order(pair.beads[0])


def shuffled(text: str, seed: int) -> str:
    """The words of a text in random order."""
    words = text.rstrip(".").split()
    random.Random(seed).shuffle(words)
    return " ".join(words) + "."


def test_usual_sequences_are_likelier() -> None:
    """Article, adjective, noun, verb is likelier than the same tags the other way round; nothing is no evidence."""
    tags = ["DT", "JJ", "NN", "VBD", "IN", "DT", "NN", "."]
    assert likelihood(tags) > likelihood(tags[::-1])
    assert likelihood([]) == 0.0


def test_unknown_tags_are_no_error() -> None:
    """A tag that the table doesn't know is unlikely, not an error."""
    assert likelihood(["NOSUCHTAG", "NN"]) < likelihood(["DT", "NN"])


@pytest.mark.skipif(not available(), reason="no parser")
@pytest.mark.parametrize("seed", range(6))
def test_random_order_is_scrambled(seed: int) -> None:
    """A sentence whose words were thrown about is scrambled, however the dice fall."""
    found = order(TEXT, shuffled(TEXT, seed))
    assert found is not None
    assert found.is_scrambled


@pytest.mark.skipif(not available(), reason="no parser")
def test_same_order_has_no_disorder() -> None:
    """Equal texts have no disorder at all."""
    found = order(TEXT, TEXT)
    assert found is not None
    assert (found.torn, found.turned, found.unlikely, found.disorder) == (0, 0, 0, 0)


@pytest.mark.skipif(not available(), reason="no parser")
def test_moved_phrase_is_little_disorder() -> None:
    """A phrase that moved to the front tears two or three neighbours apart, no more."""
    moved = "Last week the keeper of the old lighthouse sold three of her paintings to a museum in Velden."
    found = order(TEXT, moved)
    assert found is not None
    assert 0 < found.disorder < 0.5


def test_nothing_without_a_parse() -> None:
    """Without a parse the measure says nothing."""
    assert order(TEXT, shuffled(TEXT, 1), parser=False) is None


def test_few_words_are_never_scrambled() -> None:
    """Too few neighbours are no evidence."""
    assert not WordOrder(FEWEST - 1, 1.0, 1.0, 3.0).is_scrambled
    assert WordOrder(FEWEST, 1.0, 1.0, 3.0).is_scrambled
