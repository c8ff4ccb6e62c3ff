"""What only one side says."""

from __future__ import annotations

import pytest

from drift.analysis.losses import LossKind, losses
from drift.analysis.pair import Pair
from drift.analysis.substitutions import substitutions
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, SegmentKind, Span
from tests.drift.test_word_alignment import document


def pair_of(original: Document, rewrite: Document, *beads: tuple[tuple[int, ...], tuple[int, ...]]) -> Pair:
    return Pair(original, rewrite, Alignment(tuple(Bead(*bead) for bead in beads)), parser=False)


def told(pair: Pair) -> list[tuple[str, str, str]]:
    return [
        (loss.side, loss.kind.value, loss.span.of(pair.document(loss.side).text))
        for loss in pair.get(losses)
        if loss.kind is not LossKind.WORD
    ]


def test_a_sentence_without_partner() -> None:
    """An omission bead is one lost sentence, an addition bead a new one."""
    pair = pair_of(document("The pier opened.", "Gulls cried."), document("The pier opened.", "It rained."),
                   ((0,), (0,)), ((1,), ()), ((), (1,)))  # fmt: skip
    assert told(pair) == [("original", "sentence", "Gulls cried."), ("rewrite", "sentence", "It rained.")]


def test_a_sentence_told_in_another_bead_is_condensed() -> None:
    """If another bead holds its words, unanswered there, the sentence is known to stand elsewhere."""
    original = document("The pier opened on Friday.", "Inga Brandt cut a blue ribbon.")
    rewrite = document("The pier opened on Friday as Inga Brandt cut a blue ribbon.")
    found = pair_of(original, rewrite, ((0,), (0,)), ((1,), ())).get(losses)
    assert [loss.elsewhere for loss in found if loss.kind is LossKind.SENTENCE] == [0]


def test_words_that_answer_something_else_are_not_elsewhere() -> None:
    """A lost clause is lost even if the other document says the same words where it has always said them."""
    original = document("Brandt left for the naval exercise near Ostrand.", "The naval exercise near Ostrand ended.")
    rewrite = document("Brandt left.", "The naval exercise near Ostrand ended.")
    found = pair_of(original, rewrite, ((0,), (0,)), ((1,), (1,))).get(losses)
    assert found
    assert all(loss.elsewhere is None for loss in found)


def test_headings_are_credits() -> None:
    """A lost heading is told apart from a lost sentence."""
    text = "PIER OPENS"
    heading = Document("", "en", text, (Segment(0, Span(0, len(text)), SegmentKind.HEADING),))
    pair = pair_of(heading, document("Gulls cried."), ((0,), ()), ((), (0,)))
    assert told(pair)[0][:2] == ("original", "credit")


def test_names_and_figures_are_carried() -> None:
    """What hangs on a lost sentence is named."""
    pair = pair_of(document("It cost Brandt 400 crowns, she said."), document("Gulls cried."), ((0,), ()), ((), (0,)))
    assert set(pair.get(losses)[0].carries) == {"name", "figure", "attribution"}


def test_a_negated_sentence_attributes_nothing() -> None:
    """A lost "not", which has the root of "note", is no attribution."""
    lost = document("The river did not reach the mill.")
    pair = pair_of(lost, document("Gulls cried."), ((0,), ()), ((), (0,)))
    assert pair.get(losses)[0].carries == ()


@pytest.mark.parametrize("text", ["", "...", "\u200b", "码头开放了。", "\x07\x1b[31m", "a" * 5_000, "— — —"])
def test_strange_texts(text: str) -> None:
    """Empty, marks-only, CJK and control texts give spans in bounds and no exception, in both directions."""
    strange = Document("", "", text, (Segment(0, Span(0, len(text))),))
    plain = document("The pier opened on Friday.")
    for pair in (pair_of(strange, plain, ((0,), (0,))), pair_of(plain, strange, ((0,), (0,)))):
        for loss in pair.get(losses):
            assert len(loss.span) > 0
            assert loss.span.end <= len(pair.document(loss.side).text)
        assert not pair.get(substitutions).spun


def test_a_translation_loses_no_words() -> None:
    """In two languages only whole sentences without a partner are lost: letters don't tell what answers a word."""
    german = document("Der Pier öffnete, bevor die Flut kam.", "Es regnete in der Nacht.")
    german = Document("", "de", german.text, german.segments)
    english = document("The pier opened before the tide came.")
    pair = pair_of(german, english, ((0,), (0,)), ((1,), ()))
    assert [loss.span.of(german.text) for loss in pair.get(losses)] == ["Es regnete in der Nacht."]
