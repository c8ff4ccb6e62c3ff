"""Findings with their judgements as what a check says, for the formats of a check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from drift.outcome import Check, Judged, PairOutcome, State
from drift.report import Finding, Report
from drift.verdicts.model import Judgement, Standing, Verdict
from drift.verdicts.place import root
from pairs.discovery.model import name_of


def judged(finding: Finding, judgement: Judgement) -> Judged:
    """A finding with its state and its reason; a severity that a verdict gives it holds as long as the verdict."""
    verdict = judgement.verdict
    if judgement.standing is Standing.OPEN or verdict is None:
        return Judged(finding)
    if judgement.standing is Standing.STALE:
        return Judged(finding, State.STALE, f"was {said(verdict)}; {judgement.changed}")
    if verdict.severity:
        finding = replace(finding, severity=verdict.severity)
    return Judged(finding, State.ACCEPTED if judgement.accepted else State.OPEN, said(verdict))


def all_judged(findings: Iterable[Finding], judgements: Mapping[str, Judgement]) -> tuple[Judged, ...]:
    """Findings with what :func:`drift.verdicts.standing.standing` says of them."""
    return tuple(judged(f, judgements.get(f.fingerprint, Judgement())) for f in findings)


def said(verdict: Verdict) -> str:
    """A verdict in a line: ``"acceptable, mira: house style"``."""
    return f"{verdict.decision.value}, {verdict.by}" + (f": {verdict.note}" if verdict.note else "")


def review_of(report: Report, pair: str, judgements: Mapping[str, Judgement]) -> Check:
    """The review of one pair as a check without a threshold."""
    paths = (report.original.path, report.rewrite.path)
    base = root(Path(paths[0])) if paths[0] not in {"", "-"} else None
    names = tuple(
        name_of(Path(path), base) if base and path not in {"", "-"} else path or side
        for path, side in zip(paths, ("original", "rewrite"), strict=True)
    )
    findings = all_judged(report.findings, judgements)
    return Check((PairOutcome(pair, names[0], names[1], report, findings),), root=str(base or ""))
