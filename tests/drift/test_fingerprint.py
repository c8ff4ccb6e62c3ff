"""A finding keeps its name when the text around it changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drift.fingerprint import fingerprint, fingerprints

FINDING = st.tuples(st.sampled_from(["FIG01", "NEG01"]), st.text(max_size=6), st.text(max_size=6))


@given(st.lists(FINDING, max_size=30))
def test_all_different(findings: list[tuple[str, str, str]]) -> None:
    """Findings with the same passages get different names, by their order."""
    assert len(set(fingerprints(findings))) == len(findings)


@given(st.lists(FINDING, max_size=10, unique=True), FINDING)
def test_an_added_finding_renames_no_other(findings: list[tuple[str, str, str]], new: tuple[str, str, str]) -> None:
    """What is found elsewhere does not change a name."""
    before = fingerprints(findings)
    after = fingerprints([*findings, new])
    assert after[: len(before)] == before


def test_known_value() -> None:
    """The name is part of a file format: it never changes from version to version."""
    assert fingerprint("FIG02", "$93 billion", "$93") == fingerprint("FIG02", "$93  BILLION", "$93")
    assert fingerprint("FIG02", "a", "b") == "c1b5ca50b9dbb48b"
