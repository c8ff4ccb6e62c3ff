"""drift.analysis.exchanged_roles."""

from __future__ import annotations

import pytest

from drift.analysis.exchanged_roles import exchanged_roles
from drift.analysis.pair import Pair
from drift.analysis.parse import available
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span

pytestmark = pytest.mark.skipif(not available(), reason="no parser")
ORIGINAL = "The heron chased the fox across the harbour."


def exchanged(original: str, rewrite: str) -> list[tuple[str, str]]:
    """The agents of the exchanged actions of one bead, on both sides."""
    sides = [
        Document(path="", lang="en", text=text, segments=(Segment(0, Span(0, len(text))),))
        for text in (original, rewrite)
    ]
    pair = Pair(sides[0], sides[1], Alignment((Bead((0,), (0,), 1.0),)))
    return [(change.agents[0].of(original), change.agents[1].of(rewrite)) for change in exchanged_roles(pair.beads[0])]


@pytest.mark.parametrize(
    "rewrite", ["The fox chased the heron across the harbour.", "The heron was chased by the fox across the harbour."]
)
def test_exchanged_parts(rewrite: str) -> None:
    """Agent and patient exchanged, in the active and in the passive, with exact spans."""
    assert exchanged(ORIGINAL, rewrite) == [("heron", "fox")]


@pytest.mark.parametrize(
    "rewrite",
    [
        ORIGINAL,
        "The fox was chased by the heron across the harbour.",
        "Across the harbour the heron chased the fox.",
        "The fox fled from the heron.",
    ],
)
def test_same_parts(rewrite: str) -> None:
    """The same parts in other words, and another verb, are no exchange."""
    assert exchanged(ORIGINAL, rewrite) == []


def test_mutual_verbs() -> None:
    """Who meets whom is met by them."""
    assert exchanged("The keeper met the pilot.", "The pilot met the keeper.") == []
