"""Steps of one process."""

from __future__ import annotations

import pytest

from drift.analysis.stages import different_stages


@pytest.mark.parametrize(("a", "b"), [("suspended", "revoked"), ("arrested", "charges"), ("trial", "conviction")])
def test_different_steps(a: str, b: str) -> None:
    """Words of two steps are told apart, in any form and order."""
    assert different_stages(a, b)
    assert different_stages(b, a)


@pytest.mark.parametrize(
    ("a", "b"), [("postponed", "delays"), ("arrest", "approval"), ("", "revoked"), ("bread", "beer")]
)
def test_no_two_steps(a: str, b: str) -> None:
    """Words of one step, of two processes, and of none are not."""
    assert not different_stages(a, b)
