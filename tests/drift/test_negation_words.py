"""NEG01 says what is negated no more, and never that a negator became another word."""

from __future__ import annotations

import pytest

import drift
from drift.analysis.parse import available

pytestmark = pytest.mark.skipif(not available(), reason="without a parse other words are taken for what is negated")


@pytest.mark.parametrize(
    ("original", "rewrite", "message", "places"),
    [
        (
            "The mayor denied that the port lost money.",
            "The mayor said that the port lost money.",
            "“denied … lost” → “lost”: denial dropped",
            ("denied", "lost"),
        ),
        (
            "The mayor said that the port lost money.",
            "The mayor denied that the port lost money.",
            "“lost” → “denied … lost”: denial added",
            ("lost", "denied"),
        ),
        (
            "Nobody in the old harbour office of Velmora knew the pilot.",
            "Somebody in the old harbour office of Velmora knew the pilot.",
            "“Nobody … knew” → “knew”: negation dropped",
            ("Nobody", "knew"),
        ),
        (
            "The council did not approve the plan.",
            "The council approved the plan.",
            "“not approve” → “approved”: negation dropped",
            ("not approve", "approved"),
        ),
    ],
)
def test_what_is_negated_is_shown(original: str, rewrite: str, message: str, places: tuple[str, str]) -> None:
    """A negator far from what it negates is shown with it; the places of the finding stay what they were."""
    config = drift.Config(model="none", rules=("NEG01",), cache=False)
    (found,) = drift.check_pair(original, rewrite, config=config).findings
    assert found.message == message
    assert found.original is not None
    assert found.rewrite is not None
    assert (found.original.of(original), found.rewrite.of(rewrite)) == places
    assert (found.facts["original"], found.facts["rewrite"]) == places
