"""Cues: which words negate, weaken, attempt, hedge; with exact spans, and quickly on any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drift.analysis.cues import CueKind, find_cues


def shown(text: str) -> list[tuple[str, str, str]]:
    """The cues as kind, value, text."""
    return [(cue.kind.value, cue.value, cue.text) for cue in find_cues(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lender may close.", [("modality", "possibility", "may")]),
        ("It could rain.", [("modality", "ability|possibility", "could")]),
        ("She is not expected to win.", [("modality", "expected", "is not expected to"), ("negation", "not", "not")]),
        ("They cannot pay.", [("negation", "cannot", "cannot"), ("modality", "ability", "cannot")]),
        ("He didn’t go.", [("negation", "n't", "n’t")]),
        ("They do n't go.", [("negation", "n ' t", "n't")]),
        ("The crown seeks to punish them.", [("attempt", "effort", "seeks to")]),
        ("He failed to pay.", [("negation", "fail* to", "failed to")]),
        ("It reportedly sank.", [("hedge", "hearsay", "reportedly")]),
        ("Unless it rains, we sail.", [("condition", "condition", "Unless")]),
        ("They had to leave.", [("modality", "necessity", "had to")]),
    ],
)
def test_cues_are_found_with_their_group(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each phrase of the lexicon is one cue, with adverbs and "not" between its words where it starts with a verb."""
    assert sorted(shown(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Not only the mill burned.",
        "No doubt he knows.",
        "No fewer than six came.",
        "The fair opens on 2 May 1931.",
        "It opens in May.",
        "The will was read, and a can was opened.",
        "Will Tarn bought it, says Will.",
        "See No. 5.",
    ],
)
def test_what_only_looks_like_a_cue_is_none(text: str) -> None:
    """Idioms with a negator, the month of May, names and nouns are no cues of negation, possibility or ability."""
    kinds = {(kind, value) for kind, value, _ in shown(text)}
    assert not any(kind == "negation" or value in {"possibility", "ability"} for kind, value in kinds), kinds


def test_other_languages_have_no_cues() -> None:
    """The lists are English; a text in another language has no cues."""
    assert find_cues("Er will no may not.", "de") == ()


def test_offsets_count_from_the_document() -> None:
    """The offset is added to every span."""
    (cue,) = find_cues("He may go.", "en", 100)
    assert (cue.span.start, cue.span.end) == (103, 106)


@given(
    st.lists(
        st.sampled_from("may not n't is expected to no only fail ed 's have , . “ – 12 \x00 é 中".split(" ")),
        max_size=30,
    )
)
def test_spans_are_exact_on_any_text(words: list[str]) -> None:
    """A cue's text is the passage under its span."""
    text = " ".join(words)
    for cue in find_cues(text):
        assert cue.span.of(text) == cue.text
        assert cue.readings or cue.kind is not CueKind.MODALITY


def test_the_time_grows_with_the_text_alone() -> None:
    """Ten times the text takes no more than a few times ten times as long, whatever it repeats."""
    phrase = "is not never likely expected not to be no only "
    spent = []
    for times in (100, 1_000):
        began = time.process_time()
        find_cues(phrase * times)
        spent.append(time.process_time() - began)
    assert spent[1] < 40 * max(spent[0], 0.002)
