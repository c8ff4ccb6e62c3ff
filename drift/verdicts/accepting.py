"""Accept everything that is open: the baseline of a project that begins to check its texts."""

from __future__ import annotations

from collections.abc import Iterable

from drift.report import Finding, Report
from drift.verdicts.events import Judge, Stamp
from drift.verdicts.log import VerdictLog
from drift.verdicts.model import Decision, Standing
from drift.verdicts.standing import standing, verdict_on


def accept_all(
    log: VerdictLog,
    pairs: Iterable[tuple[str, Report | None, Iterable[Finding]]],
    *,
    by: str,
    note: str = "",
) -> int:
    """Judge every finding as acceptable that is open or stale, all in one write.

    What somebody judged to be drift, or was unsure of, stays so: a machine doesn't overrule a person.

    Args:
        log: where to.
        pairs: for each pair its name, its report (``None`` where there is none) and the findings to accept.
        by: who accepts.
        note: why.

    Returns:
        How many findings were accepted.

    Raises:
        VerdictError: the file can't be written; nothing of it is written then.
    """
    events: list[Judge] = []
    for pair, report, findings in pairs:
        asked = tuple(findings)
        stands = standing(report, pair, log.state, findings=asked)
        stamp = Stamp(by, pair)
        events += (
            stamp.judge(verdict_on(report, finding, Decision.ACCEPTABLE, note=note))
            for finding in asked
            if stands[finding.fingerprint].standing is not Standing.JUDGED
        )
    if events:
        log.append(events)
        log.require_saved()
    return len(events)
