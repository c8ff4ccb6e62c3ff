"""A pair remembers what was worked out, and knows where everything stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.pair import BeadView, Pair
from pairs.bead import Alignment, Bead, BeadKind
from pairs.document import Document, Segment, Span


def document(*sentences: str) -> Document:
    """A document of these sentences, with a space between."""
    text, segments = "", []
    for sentence in sentences:
        text += " " if text else ""
        segments.append(Segment(len(segments), Span(len(text), len(text) + len(sentence))))
        text += sentence
    return Document("", "en", text, tuple(segments))


def a_pair() -> Pair:
    """Two against three sentences."""
    beads = (Bead((0,), (1,)), Bead((), (0, 2)), Bead((1,), ()))
    return Pair(document("One.", "Two."), document("A.", "B.", "C."), Alignment(beads))


def test_an_analysis_is_made_once() -> None:
    """The second asking gets the same value."""
    calls: list[Pair] = []

    def analysis(pair: Pair) -> int:
        calls.append(pair)
        return 7

    pair = a_pair()
    assert (pair.get(analysis), pair.get(analysis), calls) == (7, 7, [pair])


def test_views_of_beads() -> None:
    """A view has its segments, texts and kind."""
    first, second, third = a_pair().beads
    assert first.texts("original") == ["One."]
    assert second.texts("rewrite") == ["A.", "C."]
    assert [view.kind for view in (first, second, third)] == [BeadKind.MATCH, BeadKind.ADDITION, BeadKind.OMISSION]
    assert isinstance(first, BeadView)
    assert second.holds("rewrite", Span(0, 2))
    assert not second.holds("rewrite", Span(3, 5))


@given(st.integers(0, 9), st.sampled_from(["original", "rewrite"]))
def test_bead_at_agrees_with_a_plain_search(start: int, side: str) -> None:
    """The bead at an offset is the one whose segment holds it; between segments there is none."""
    pair = a_pair()
    every = pair.document(side).segments
    expected = next((pair.bead_of(side, s.index) for s in every if s.span.start <= start < s.span.end), None)
    assert pair.bead_at(side, Span(start, start + 1)) == expected
