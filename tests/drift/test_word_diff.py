"""The word-level diff marks whole words that stand on one side only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.word_diff import word_diff

WORDS = st.lists(st.sampled_from(["ship", "came", "to", "port", "$5", "5", ",", "."]), max_size=12).map(" ".join)


def marked(original: str, rewrite: str) -> tuple[list[str], list[str]] | None:
    """The marked passages of both sides."""
    found = word_diff([(original, 0)], [(rewrite, 0)])
    return found and ([s.of(original) for s in found[0]], [s.of(rewrite) for s in found[1]])


@pytest.mark.parametrize(
    ("original", "rewrite", "expected"),
    [
        ("The port made $82 million.", "The port made $4.3 billion.", (["$82 million"], ["$4.3 billion"])),
        ("A deal worth €5.", "A deal worth $5.", (["€5"], ["$5"])),
        ("Ships can dock there.", "Ships might dock there, he said.", (["can"], ["might", "he said"])),
        ("The \u201cseamless\u201d pact.", "The \u201csmooth\u201d pact.", (["seamless"], ["smooth"])),
        ("Same words here.", "same words, here", ([], [])),
        ("Nothing in common at all.", "Whales swim past Orvik.", None),
    ],
)
def test_known_pairs(original: str, rewrite: str, expected: tuple[list[str], list[str]] | None) -> None:
    """Money is marked whole, marks alone are no change, and a rewritten sentence has no diff."""
    assert marked(original, rewrite) == expected


@given(WORDS, WORDS)
def test_marks_lie_in_the_text_and_in_order(original: str, rewrite: str) -> None:
    """Marked spans are in order, apart, and not blank."""
    for spans, text in zip(word_diff([(original, 0)], [(rewrite, 0)]) or (), (original, rewrite), strict=False):
        at = -1
        for span in spans:
            assert span.start > at
            assert span.of(text).strip() == span.of(text) != ""
            at = span.end


@given(WORDS)
def test_a_text_against_itself_has_no_marks(text: str) -> None:
    """Nothing differs from itself."""
    assert word_diff([(text, 0)], [(text, 0)]) in {None, ((), ())}
