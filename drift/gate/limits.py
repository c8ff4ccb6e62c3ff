"""Limits beside the threshold: the score of a pair, the score of all, and how many findings a rule may have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drift.gate.settings import GateSettings
from drift.gate.suppressions import named
from drift.outcome import PairOutcome


def exceeded(pairs: Sequence[PairOutcome], settings: GateSettings) -> Iterable[str]:
    """The limits that are exceeded, a line each."""
    if settings.max_score is not None:
        for pair in pairs:
            if pair.report is not None and pair.report.drift > settings.max_score:
                yield f"max-score: {pair.id}: drift {pair.report.drift:.4f} is above {settings.max_score:g}"
    if settings.max_drift is not None:
        whole = overall(pairs)
        if whole > settings.max_drift:
            yield f"max-drift: {whole:.4f} over all pairs is above {settings.max_drift:g}"
    for code, most in sorted(settings.budgets.items()):
        count = sum(named(finding.rule, (code,)) for pair in pairs for finding in pair.counting())
        if count > most:
            yield f"budgets.{code}: {count} findings are above {most}"


def overall(pairs: Iterable[PairOutcome]) -> float:
    """The drift score of all pairs together: their mean, weighted by the words of both sides; 0 for no words."""
    reports = [pair.report for pair in pairs if pair.report is not None]
    words = sum(sum(report.score.words) for report in reports)
    if not words:
        return 0.0
    return round(sum(report.drift * sum(report.score.words) for report in reports) / words, 4)
