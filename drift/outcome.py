"""What a check of many pairs says: each pair with its report, each finding with its state, and what was not checked.

The formats of ``drift check`` show a :class:`Check`; ``drift compare`` shows one of a single pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drift.report import Finding, Report
from drift.severity import Severity


class State(StrEnum):
    """Where a finding stands.

    ``open`` has no verdict, or one that doesn't accept it; ``stale`` had one for another text. Both count against
    the threshold. ``accepted`` is covered by a verdict, ``suppressed`` by a comment in the text or by the
    configuration: they are shown as such and count for nothing.
    """

    OPEN = "open"
    STALE = "stale"
    ACCEPTED = "accepted"
    SUPPRESSED = "suppressed"

    @property
    def counts(self) -> bool:
        """Whether a finding in this state counts against the threshold."""
        return self in {State.OPEN, State.STALE}


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with its state.

    Attributes:
        finding: what changed. One that speaks of a whole file (a missing rewrite, say) has neither place, and bead -1.
        state: where it stands.
        reason: why it stands there: who judged it and what was noted, or which suppression covers it; ``""`` for open.
    """

    finding: Finding
    state: State = State.OPEN
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a pair could not be scored.

    Attributes:
        code: a short name of the kind: ``"encoding"``, ``"not-a-file"``, ``"path-outside-root"`` …
        message: one line that names file, place and remedy.
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class PairOutcome:
    """What a check says of one pair.

    Attributes:
        id: names the pair; unique within a check.
        original: the path of the original as shown, with forward slashes, relative to the root where it lies in it.
        rewrite: the same of the rewrite; ``""`` where there is no such file.
        report: the comparison, ``None`` where there was none.
        findings: every finding, in reading order; those of the whole file first.
        failure: why there is no report, ``None`` where there is one or none is due.
        notes: what the reader should know of this pair.
        review: the options that a review of this pair needs to find what was found here.
    """

    id: str
    original: str
    rewrite: str
    report: Report | None = None
    findings: tuple[Judged, ...] = ()
    failure: Failure | None = None
    notes: tuple[str, ...] = ()
    review: tuple[str, ...] = ()

    def counting(self, at_least: Severity = Severity.NEUTRAL) -> tuple[Finding, ...]:
        """The findings that count against the threshold, from a severity up."""
        return tuple(j.finding for j in self.findings if j.state.counts and j.finding.severity.rank >= at_least.rank)


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A file without a partner: listed, never silently skipped.

    Attributes:
        path: as shown.
        side: ``"original"`` or ``"rewrite"``: which of a pair it would be.
        reason: what was looked for.
    """

    path: str
    side: str
    reason: str


@dataclass(frozen=True, slots=True)
class Check:
    """What a check of many pairs says.

    Attributes:
        pairs: in the order of their ids.
        fail_on: the severity from which a counting finding fails the check; ``None`` where none does.
        exceeded: limits that were exceeded beside the threshold (budgets, ``max-drift`` …), a line each.
        unmatched: files without a partner.
        unused: suppressions that suppressed nothing, a line each with its place.
        notes: what the reader should know.
        what: one line that says what was compared with what.
        root: the folder that shown paths start from, ``""`` where there is none.
    """

    pairs: tuple[PairOutcome, ...]
    fail_on: Severity | None = None
    exceeded: tuple[str, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    unused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    what: str = ""
    root: str = ""

    @property
    def failed(self) -> bool:
        """Whether a finding at or above the threshold counts, or a limit is exceeded."""
        fails = self.fail_on is not None and any(pair.counting(self.fail_on) for pair in self.pairs)
        return fails or bool(self.exceeded)

    @property
    def failures(self) -> tuple[PairOutcome, ...]:
        """The pairs that could not be scored."""
        return tuple(pair for pair in self.pairs if pair.failure)

    def counts(self) -> dict[State, dict[Severity, int]]:
        """How many findings stand in each state, by severity."""
        result = {state: dict.fromkeys(Severity, 0) for state in State}
        for pair in self.pairs:
            for judged in pair.findings:
                result[judged.state][judged.finding.severity] += 1
        return result


def single(report: Report, review: tuple[str, ...] = ()) -> Check:
    """One comparison as a check of one pair in which every finding is open; ``review`` is that of the pair."""
    names = (report.original.path or "original", report.rewrite.path or "rewrite")
    findings = tuple(Judged(finding) for finding in report.findings)
    return Check((PairOutcome(" → ".join(names), *names, report, findings, review=review),))
