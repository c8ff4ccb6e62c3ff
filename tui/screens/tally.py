"""How far a review is, counted bead by bead, so that a verdict among 100,000 beads costs one bead."""

from __future__ import annotations

from collections.abc import Sequence

from drift.report import Finding
from drift.review.session import ReviewSession
from drift.severity import Severity
from drift.verdicts import Standing


class Tally:
    """Counts of the findings that are shown.

    Args:
        beads: how many beads there are.

    Attributes:
        severities: findings by their severity.
        judged: findings with a verdict that holds.
        worst: for each bead the highest severity that is still to be judged.
    """

    def __init__(self, beads: int) -> None:
        self.severities = dict.fromkeys(Severity, 0)
        self.judged = 0
        self.worst: list[Severity | None] = [None] * beads
        self._of_bead: dict[int, tuple[dict[Severity, int], int]] = {}

    def count(self, bead: int, findings: Sequence[Finding], session: ReviewSession | None) -> None:
        """Count the findings of a bead, in the place of what was counted for it before."""
        known, judged = self._of_bead.pop(bead, ({}, 0))
        for severity, count in known.items():
            self.severities[severity] -= count
        self.judged -= judged
        if not findings or session is None:
            self.worst[bead] = None
            return
        now: dict[Severity, int] = {}
        done, worst = 0, None
        for finding in findings:
            severity = session.severity(finding)
            now[severity] = now.get(severity, 0) + 1
            if session.judgement(finding).standing is Standing.JUDGED:
                done += 1
            elif worst is None or severity.rank > worst.rank:
                worst = severity
        for severity, count in now.items():
            self.severities[severity] += count
        self.judged += done
        self.worst[bead] = worst
        self._of_bead[bead] = (now, done)
