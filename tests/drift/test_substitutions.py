"""Exchanged content words, with what speaks for and against a change of meaning."""

from __future__ import annotations

from drift.analysis.pair import Pair
from drift.analysis.parse import parses
from drift.analysis.substitutions import substitutions
from pairs.bead import Alignment, Bead
from pairs.document import Document, Segment, Span

ORIGINAL = (
    "The row began when a paper printed a report which found that the defense ministry had overpaid for its trucks."
)
REWRITE = (
    "The row began when a paper printed a report which found that the protection ministry had overpaid for its trucks."
)


def test_a_word_in_small_letters_is_no_name() -> None:
    """Taggers take "defense" in "the defense ministry" for a proper noun; its exchange is looked at all the same."""
    one, two = (Document("", "en", t, (Segment(0, Span(0, len(t))),)) for t in (ORIGINAL, REWRITE))
    pair = Pair(one, two, Alignment((Bead((0,), (0,), 1.0),)))
    parse, _ = pair.get(parses)
    assert parse is not None
    token = parse.at(ORIGINAL.index("defense"))
    assert token is not None
    assert token.pos == "PROPN", "the tagger has learnt it: take another sentence"
    found = pair.get(substitutions).by_bead[0]
    assert [(s.original.text, s.rewrite.text, s.pos) for s in found] == [("defense", "protection", "n")]
