"""A first look decides only what is surely harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import drift
from drift.analysis.first_stage import surely_harmless

SENTENCE = "The mayor said that the harbour isn't open - not before 5 May, at least."


@given(st.text(max_size=80))
def test_a_text_is_itself(text: str) -> None:
    """Equal texts are harmless, whatever they hold."""
    assert surely_harmless(text, text)


@pytest.mark.parametrize(
    "rewrite",
    [
        "Mayor said the harbour isn't open – not before 5 May, at least",
        "The mayor said that the harbour is not open; not before 5 May at least.",
        "THE MAYOR SAID THAT THE HARBOUR ISN’T OPEN: NOT BEFORE 5 MAY, AT LEAST.",
    ],
)
def test_articles_contractions_and_idle_marks(rewrite: str) -> None:
    """The same words in the same order are harmless."""
    assert surely_harmless(SENTENCE, rewrite)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("isn't", "is"),
        ("5", "6"),
        ("5 May", "May 5"),
        ("mayor", "governor"),
        ("open", "“open”"),
        ("least.", "least?"),
        ("5", "$5"),
        ("5", "-5"),
        ("not before", "before"),
        (", at least", ""),
        ("The mayor said that the harbour", "The harbour said that the mayor"),
    ],
)
def test_all_else_is_looked_at(before: str, after: str) -> None:
    """Another word, figure, order, quotation mark, question or sign is never decided at first sight."""
    assert not surely_harmless(SENTENCE, SENTENCE.replace(before, after, 1))


def test_what_is_decided_has_no_finding_and_no_drift() -> None:
    """With the setting on, a pair that is decided at first sight scores 0 under the signature of its model."""
    rewrite = SENTENCE.replace("The mayor said that the", "A mayor said the")
    quick, slow = (
        drift.check_pair(SENTENCE, rewrite, config=drift.Config(first_stage=on, cache=False)) for on in (True, False)
    )
    assert quick.drift == 0
    assert not quick.findings
    assert "all-MiniLM" in quick.signature
    assert quick.signature != slow.signature


def test_what_is_not_decided_is_scored_as_ever() -> None:
    """The setting changes nothing of a pair that needs a closer look."""
    rewrite = SENTENCE.replace("isn't", "is")
    quick, slow = (
        drift.check_pair(SENTENCE, rewrite, config=drift.Config(first_stage=on, cache=False)) for on in (True, False)
    )
    assert quick.score == slow.score
    assert quick.findings == slow.findings
