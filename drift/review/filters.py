"""Which findings a reader wants to see."""

from __future__ import annotations

from dataclasses import dataclass

from drift.report import Finding
from drift.severity import Severity
from drift.verdicts.model import Judgement, Standing
from pairs.normal import fold

STATES = ("open", "stale", "judged", "same", "acceptable", "drift", "unsure", "disputed", "todo")
"""What can be asked of a finding's state: its standing, its decision, whether people disagree, and ``todo``, which is
open or stale."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What has to hold of a finding that is shown; what is empty is not asked for.

    Attributes:
        rules: codes or families (``"FIG"``).
        severities: severities.
        states: of :data:`STATES`, one of which has to hold.
        text: stands in a passage, its sentences, its message or its rule; in any case and form.
        min_confidence: the lowest confidence: the threshold dial.
        min_drift: the lowest drift score of its bead.
    """

    rules: frozenset[str] = frozenset()
    severities: frozenset[Severity] = frozenset()
    states: frozenset[str] = frozenset()
    text: str = ""
    min_confidence: float = 0.0
    min_drift: float = 0.0

    def shows(
        self, finding: Finding, judgement: Judgement, severity: Severity, drift: float, texts: tuple[str, ...]
    ) -> bool:
        """Whether a finding is shown.

        Args:
            finding: the finding.
            judgement: where it stands.
            severity: the severity that it has by its verdict, or by its rule.
            drift: the score of its bead.
            texts: what is searched for the text.
        """
        return (
            finding.confidence >= self.min_confidence
            and drift >= self.min_drift
            and (not self.severities or severity in self.severities)
            and (not self.rules or not self.rules.isdisjoint({finding.rule, finding.rule[:3]}))
            and (not self.states or not self.states.isdisjoint(states_of(judgement)))
            and (not self.text or any(fold(self.text) in fold(text) for text in texts))
        )


def states_of(judgement: Judgement) -> frozenset[str]:
    """Everything of :data:`STATES` that holds of a finding."""
    holds = {judgement.standing.value}
    if judgement.standing is not Standing.JUDGED:
        holds.add("todo")
    elif judgement.verdict:
        holds.add(judgement.verdict.decision.value)
    if judgement.disputed:
        holds.add("disputed")
    return frozenset(holds)
