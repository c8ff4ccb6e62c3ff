"""Where each finding of a pair stands: suppressed, accepted, stale or open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from drift.gate.settings import Suppression
from drift.gate.suppressions import Comment, in_configuration
from drift.gate.unmatched import Matches
from drift.outcome import Judged, State
from drift.report import Finding, Report

if TYPE_CHECKING:
    from drift.verdicts import Judgement, VerdictLog


class Judge:
    """Judges the findings of one pair after the other, and remembers which suppressions were of use.

    Attributes:
        used: the places of the suppressions that covered a finding.
        matches: which verdicts found a finding; ``None`` where there are no verdicts.
    """

    def __init__(self, table: Sequence[Suppression], log: VerdictLog | None) -> None:
        """Take the suppressions of the configuration, and the verdicts where there are any."""
        self._table = table
        self._log = log
        self.used: set[str] = set()
        self.matches = Matches(log.state) if log else None

    def judge(
        self,
        pair: str,
        names: tuple[str, str],
        report: Report | None,
        findings: Sequence[Finding],
        comments: Iterable[Comment] = (),
        *,
        rules: Collection[str] = (),
    ) -> tuple[Judged, ...]:
        """The findings with their states; ``rules`` are those that were applied, none for a pair that can't be read."""
        stands = self._standing(pair, report, findings)
        if self.matches and rules:
            self.matches.saw(pair, rules, stands.values())
        elif self.matches:
            self.matches.passed_by(pair)
        said = tuple(comments)
        return tuple(
            self._suppressed(f, names, report, said) or _judged(f, stands.get(f.fingerprint)) for f in findings
        )

    def _standing(self, pair: str, report: Report | None, findings: Sequence[Finding]) -> dict[str, Judgement]:
        if self._log is None or not findings:
            return {}
        from drift.verdicts.standing import standing

        return standing(report, pair, self._log.state, findings=findings)

    def _suppressed(
        self, finding: Finding, names: tuple[str, str], report: Report | None, comments: Sequence[Comment]
    ) -> Judged | None:
        for comment in comments if report else ():
            if report and comment.covers(finding, report):
                self.used.add(comment.place)
                reason = f": {comment.reason}" if comment.reason else ""
                return Judged(finding, State.SUPPRESSED, f"by the comment at {comment.place}{reason}")
        if table := in_configuration(finding, names, self._table):
            self.used.add(table.place)
            return Judged(finding, State.SUPPRESSED, f"{table.reason} ({table.place})")
        return None


def _judged(finding: Finding, judgement: Judgement | None) -> Judged:
    if judgement is None:
        return Judged(finding)
    from drift.verdicts.outcome import judged

    return judged(finding, judgement)
