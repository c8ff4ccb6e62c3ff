"""Cohen's kappa: the published example, and what is not defined."""

from __future__ import annotations

from pathlib import Path

import pytest

from drift.verdicts import Decision, Verdict, VerdictLog
from drift.verdicts.agreement import Kappa, agreement, kappa


def test_the_formula() -> None:
    """Of 50 items both say yes to 20 and no to 15: kappa is .4, as by hand: (.7 - .5) / (1 - .5)."""
    table = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    found = kappa(table)
    assert (found.n, found.agreed) == (50, 35)
    assert found.kappa == pytest.approx(0.4)
    assert kappa([("a", "b"), ("b", "a")]).kappa == pytest.approx(-1)
    assert kappa([("a", "a"), ("b", "b")]).kappa == pytest.approx(1)


def test_where_it_is_not_defined() -> None:
    """Nothing judged by both, or one decision for everything: there is no chance to correct for."""
    assert kappa([]) == Kappa(0, 0, None)
    assert kappa([("a", "a")] * 3) == Kappa(3, 3, None)


def test_from_a_log(tmp_path: Path) -> None:
    """Only what both judged in the same text counts, the last of each; per rule and over all, in one pair or all."""
    log = VerdictLog(tmp_path / "v.jsonl")

    def judge(by: str, name: str, rule: str, decision: Decision, digest: str = "d", pair: str = "p") -> None:
        log.judge([Verdict(name, rule, decision, "a", "b", digest)], by=by, pair=pair)

    judge("mira", "1", "FIG02", Decision.SAME)
    judge("mira", "1", "FIG02", Decision.DRIFT)
    judge("jonas", "1", "FIG02", Decision.DRIFT)
    judge("mira", "2", "FIG02", Decision.SAME)
    judge("jonas", "2", "FIG02", Decision.SAME)
    judge("mira", "3", "NEG01", Decision.SAME)
    judge("jonas", "3", "NEG01", Decision.SAME, digest="another text")
    judge("mira", "4", "NEG01", Decision.SAME, pair="q")
    judge("jonas", "4", "NEG01", Decision.UNSURE, pair="q")
    found = agreement(log.state, "mira", "jonas", pair="p")
    assert found.overall == Kappa(2, 2, 1.0)
    assert found.rules == {"FIG02": Kappa(2, 2, 1.0)}
    everywhere = agreement(log.state, "mira", "jonas")
    assert everywhere.overall.n == 3
    assert everywhere.rules["NEG01"] == Kappa(1, 0, 0.0)
