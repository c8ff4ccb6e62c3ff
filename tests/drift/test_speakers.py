"""Who speaks a quotation on both sides."""

from __future__ import annotations

import pytest

import drift
from drift.analysis.parse import available


def speakers(original: str, rewrite: str) -> list[tuple[str, str]]:
    config = drift.Config(original_lang="en", rewrite_lang="en", cache=False, rules=("QUO05",))
    return [
        (f.facts["original"], f.facts["rewrite"]) for f in drift.check_pair(original, rewrite, config=config).findings
    ]


@pytest.mark.skipif(not available(), reason="needs the nlp extra")
def test_the_name_and_not_the_whole_source_is_shown() -> None:
    """The finding names the two speakers without their offices."""
    a = "“The kiln is safe,” said Ute Brandvik, the head of the potters' guild."
    b = "“The kiln is safe,” said Ole Strand, a miller."
    assert speakers(a, b) == [("Ute Brandvik", "Ole Strand")]


@pytest.mark.skipif(not available(), reason="needs the nlp extra")
def test_a_person_and_the_house_that_they_speak_for_may_be_one() -> None:
    """A person's quotation given to an organisation is no other mouth: people speak for their houses."""
    assert speakers("“The crane is safe,” said Ute Brandvik.", "“The crane is safe,” Tarn Shipping Ltd. said.") == []


@pytest.mark.skipif(not available(), reason="needs the nlp extra")
def test_the_first_speaker_may_be_quoted_through_a_second() -> None:
    """Where the original's speaker is named as one who speaks, another source only passes it on."""
    a = "“The crane is safe,” said Ute Brandvik."
    b = "Ole Strand said that Ute Brandvik said: “The crane is safe.”"
    assert speakers(a, b) == []
