"""The core of a review: one pair, its findings, a cursor over them, and what the reader decides.

It knows no screen and prints nothing. A front end asks it what to show and tells it what the reader did; each deed is
in the file before the method returns, or :attr:`ReviewSession.problem` says why it isn't.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drift.report import Finding, Report
from drift.review.filters import Filter
from drift.review.model import Counts, Order, Renewal, Step
from drift.severity import Severity
from drift.verdicts.events import Event, Judge, Repaired, Reviewed
from drift.verdicts.log import VerdictLog
from drift.verdicts.model import Decision, Judgement, Standing, Verdict
from drift.verdicts.standing import bead_texts, digest_of, judgement, standing, verdict_on

if TYPE_CHECKING:
    from drift.verdicts.agreement import Agreement
    from pairs.bead import Alignment
    from pairs.overrides import Group, Overrides

DIAL_STEP = 0.05


class ReviewSession:
    """One reader's review of one pair.

    Attributes:
        report: the comparison.
        log: the verdicts.
        pair: the name of the pair.
        by: the name of the reader.
        blind: whether others' verdicts are hidden until the reader has given one (second-reader mode).
        repairs: the file of the pair's hand repairs, ``None`` where the alignment can't be repaired.
        filter: which findings are shown; set it with :meth:`narrow`.
        order: ``"worst"`` or ``"text"``; set it with :meth:`arrange`.
        shown: the findings that the filter leaves, in order.
        cursor: the place in :attr:`shown`; 0 where nothing is shown.
    """

    def __init__(
        self,
        report: Report,
        log: VerdictLog,
        *,
        pair: str,
        by: str,
        blind: bool = False,
        repairs: Path | None = None,
        order: Order = "worst",
    ) -> None:
        self.report, self.log, self.pair, self.by, self.blind = report, log, pair, by, blind
        self.repairs = repairs
        self.filter = Filter()
        self.order: Order = order
        self.shown: tuple[Finding, ...] = ()
        self.cursor = 0
        self._problem = ""
        self._index: dict[str, Finding] = {}
        self._places: dict[str, int] = {}
        self._judgements: dict[str, Judgement] = {}
        self._texts: dict[int, tuple[str, str]] = {}
        self.renew(report)

    # What there is.

    @property
    def current(self) -> Finding | None:
        """The finding under the cursor."""
        return self.shown[self.cursor] if self.shown else None

    @property
    def problem(self) -> str:
        """Why something is not saved, ``""`` where all is; one line for the reader."""
        return self.log.problem or self._problem

    @property
    def reader(self) -> str | None:
        """Whose verdicts alone count, in second-reader mode."""
        return self.by if self.blind else None

    def finding(self, fingerprint: str) -> Finding | None:
        """The finding of this name, or of this beginning of a name if there is but one."""
        if exact := self._index.get(fingerprint):
            return exact
        near = [f for name, f in self._index.items() if fingerprint and name.startswith(fingerprint)]
        return near[0] if len(near) == 1 else None

    def judgement(self, finding: Finding) -> Judgement:
        """Where a finding stands."""
        return self._judgements[finding.fingerprint]

    def severity(self, finding: Finding) -> Severity:
        """The severity that the reader gave a finding, else the rule's."""
        judged = self.judgement(finding)
        given = judged.verdict.severity if judged.standing is Standing.JUDGED and judged.verdict else None
        return given or finding.severity

    def texts(self, bead: int) -> tuple[str, str]:
        """The two texts of a bead."""
        if bead not in self._texts:
            self._texts[bead] = bead_texts(self.report, bead)
        return self._texts[bead]

    def passages(self, finding: Finding) -> tuple[str, str]:
        """The two passages of a finding, ``""`` where there is none."""
        return (
            finding.original.of(self.report.original.text) if finding.original else "",
            finding.rewrite.of(self.report.rewrite.text) if finding.rewrite else "",
        )

    def counts(self) -> Counts:
        """How far the review has come."""
        decisions = dict.fromkeys(Decision, 0)
        standings = Counter(j.standing for j in self._judgements.values())
        for judged in self._judgements.values():
            if judged.standing is Standing.JUDGED and judged.verdict:
                decisions[judged.verdict.decision] += 1
        return Counts(
            len(self._index),
            len(self.shown),
            standings[Standing.OPEN],
            standings[Standing.STALE],
            decisions,
            len(self.report.beads),
            sum(map(self.is_reviewed, range(len(self.report.beads)))),
        )

    def rules(self) -> dict[str, int]:
        """How many of the shown findings each rule has, most first."""
        return dict(Counter(f.rule for f in self.shown).most_common())

    # Where the reader is.

    def go(self, finding: Finding) -> bool:
        """Put the cursor on a finding; a filter that hides it is taken away. False where it is not of this report."""
        if finding.fingerprint not in self._index:
            return False
        if not self.shows(finding):
            self.narrow(Filter())
        self.cursor = self._places[finding.fingerprint]
        return True

    def shows(self, finding: Finding) -> bool:
        """Whether the filter leaves a finding."""
        return finding.fingerprint in self._places

    def move(self, steps: int) -> bool:
        """Move the cursor; it stops at the ends. False where it could not move."""
        before = self.cursor
        self.cursor = max(0, min(len(self.shown) - 1, self.cursor + steps))
        return self.cursor != before

    def next_to_do(self) -> bool:
        """Move to the next finding that is open or stale, from the end on to the beginning; False where none is left."""
        for k in range(1, len(self.shown) + 1):
            at = (self.cursor + k) % len(self.shown)
            if self.judgement(self.shown[at]).standing is not Standing.JUDGED:
                self.cursor = at
                return True
        return False

    def narrow(self, to: Filter) -> None:
        """Show the findings that a filter leaves; the cursor stays on its finding, or goes to the next that is left."""
        self.filter = to
        self._show()

    def arrange(self, order: Order) -> None:
        """Show the findings worst first, or in the order of the text."""
        self.order = order
        self._show()

    def dial(self, steps: int) -> int:
        """Turn the threshold of confidence up or down; gives how many findings stay."""
        at = round(self.filter.min_confidence / DIAL_STEP) + steps
        self.narrow(replace(self.filter, min_confidence=max(0.0, min(1.0, round(at * DIAL_STEP, 2)))))
        return len(self.shown)

    # What the reader decides.

    def judge(
        self,
        decision: Decision,
        *,
        note: str | None = None,
        severity: Severity | None = None,
        finding: Finding | None = None,
        advance: bool = True,
    ) -> Finding | None:
        """Judge a finding, and go on to the next that is not judged.

        Args:
            decision: what the reader decides.
            note: what the reader says of it; ``None`` keeps the note of the reader's earlier verdict.
            severity: the severity that it gets; ``None`` keeps that of the earlier verdict.
            finding: the one that is judged; that under the cursor if ``None``.
            advance: whether to go on.

        Returns:
            The finding that was judged, ``None`` where there is none.
        """
        finding = finding or self.current
        if finding is None:
            return None
        self.log.judge([self._verdict(finding, decision, note, severity)], by=self.by, pair=self.pair)
        self._judged([finding.fingerprint])
        if advance:
            self.next_to_do()
        return finding

    def of_rule(self, rule: str | None = None) -> tuple[Finding, ...]:
        """The shown findings of a rule that are not judged; of the rule under the cursor if ``None``."""
        code = rule or (self.current.rule if self.current else "")
        return tuple(f for f in self.shown if f.rule == code and self.judgement(f).standing is not Standing.JUDGED)

    def judge_rule(self, decision: Decision, rule: str | None = None, *, note: str = "") -> int:
        """Judge all of :meth:`of_rule` in one go, and go on; gives how many they were."""
        findings = self.of_rule(rule)
        verdicts = [self._verdict(f, decision, note, None) for f in findings]
        self.log.judge(verdicts, by=self.by, pair=self.pair)
        self._judged([f.fingerprint for f in findings])
        self.next_to_do()
        return len(findings)

    def is_reviewed(self, bead: int) -> bool:
        """Whether a bead is marked as read, by anyone; in second-reader mode by the reader."""
        return self.log.state.is_reviewed(self.pair, digest_of(self.texts(bead)), self.reader)

    def mark(self, bead: int, *, read: bool = True) -> None:
        """Mark a bead as read, or take the mark away."""
        self.log.mark(digest_of(self.texts(bead)), read=read, by=self.by, pair=self.pair)

    def undo(self) -> Step | None:
        """Take the reader's last deed in this pair back; ``None`` where there is none. Without limit."""
        return self._turn(back=True)

    def redo(self) -> Step | None:
        """Bring back what was taken back last; ``None`` where there is nothing, or where something was done since."""
        return self._turn(back=False)

    def refresh(self) -> bool:
        """Take in what others have written; say whether there was anything.

        Raises:
            VerdictError: a line of the file is broken.
        """
        if not self.log.refresh():
            return False
        self._stand()
        return True

    def agreement(self, other: str) -> Agreement:
        """How far the reader and another agree in this pair (:mod:`drift.verdicts.agreement`)."""
        from drift.verdicts.agreement import agreement

        return agreement(self.log.state, self.by, other, pair=self.pair)

    def export(self, form: str) -> str:
        """The review in a form of :mod:`drift.exports`: the whole pair, whatever the filter hides.

        Raises:
            KeyError: there is no such form.
        """
        from drift.exports import Review, named

        reviewed = frozenset(k for k in range(len(self.report.beads)) if self.is_reviewed(k))
        return named(form).render(Review(self.report, self.pair, self._judgements, reviewed, self.by))

    # Repairs of the alignment.

    @property
    def alignment(self) -> Alignment:
        """The beads, for :mod:`pairs.repairs`."""
        from pairs.bead import Alignment

        return Alignment(self.report.beads)

    @property
    def overrides(self) -> Overrides | None:
        """The repairs that hold.

        Raises:
            PairsError: their file is broken.
        """
        from pairs.repair_log import read

        return read(self.repairs) if self.repairs else None

    def repair(self, groups: Iterable[Group]) -> bool:
        """Set beads by hand, from :mod:`pairs.repairs`; earlier repairs that they contradict are taken back.

        The front end compares anew with :attr:`overrides` and gives the report to :meth:`renew`. False where it could
        not be written: :attr:`problem` says why, and nothing is changed.

        Raises:
            PairsError: the file of repairs is broken.
        """
        from drift.review.repairs import planned

        if self.repairs is None:
            self._problem = "the alignment of a text without a file can't be repaired"
            return False
        made, lifted = planned(self.report, self.overrides, tuple(groups))
        done = self._write_repairs(made, lifted)
        if done:
            self.log.repair(made, lifted, by=self.by, pair=self.pair)
        return done

    def renew(self, report: Report) -> Renewal:
        """Go on with another report of the same pair: the alignment was repaired, or a text has changed."""
        before = self._held()
        self.report = report
        self._index = {f.fingerprint: f for f in report.findings}
        self._texts = {}
        self._stand()
        now = self._held()
        return Renewal(len(before - now), len(now - before))

    # Inside.

    def _verdict(self, finding: Finding, decision: Decision, note: str | None, severity: Severity | None) -> Verdict:
        mine = next((v for v in self.judgement(finding).verdicts if v.by == self.by), None)
        return verdict_on(
            self.report,
            finding,
            decision,
            note=note if note is not None else mine.note if mine else "",
            severity=severity or (mine.severity if mine else None),
        )

    def _held(self) -> set[str]:
        """The findings whose verdict holds."""
        return {name for name, judged in self._judgements.items() if judged.standing is Standing.JUDGED}

    def _judged(self, fingerprints: list[str]) -> None:
        """Look anew at where findings stand that were judged; the filter is not applied, so that nothing jumps away."""
        for name in fingerprints:
            found = judgement(self.report, self._index[name], self.pair, self.log.state, self.reader)
            self._judgements[name] = found or Judgement()

    def _stand(self) -> None:
        self._judgements = standing(self.report, self.pair, self.log.state, reader=self.reader)
        self._show()

    def _show(self) -> None:
        before = self.current
        old = self.shown
        self.shown = tuple(f for f in self._ordered() if self._passes(f))
        self._places = names = {f.fingerprint: k for k, f in enumerate(self.shown)}
        if before is None:
            self.cursor = 0
            return
        rest = [*old[self.cursor :], *reversed(old[: self.cursor])]
        self.cursor = next((names[f.fingerprint] for f in rest if f.fingerprint in names), 0)

    def _ordered(self) -> list[Finding]:
        found = list(self.report.findings)
        if self.order == "worst":
            scores = self.report.bead_scores
            found.sort(key=lambda f: (-f.severity.rank, -scores[f.bead].drift if f.bead >= 0 else -1.0))
        return found

    def _passes(self, finding: Finding) -> bool:
        judged, severity = self.judgement(finding), self.severity(finding)
        drift = self.report.bead_scores[finding.bead].drift if finding.bead >= 0 else 1.0
        texts = (finding.rule, finding.name, finding.message, *self.texts(finding.bead)) if self.filter.text else ()
        return self.filter.shows(finding, judged, severity, drift, texts)

    def _turn(self, *, back: bool) -> Step | None:
        state = self.log.state
        act = (state.to_undo if back else state.to_redo)(self.by, self.pair)
        if act is None:
            return None
        events = state.events_of(act)
        for event in events:
            if isinstance(event, Repaired):
                made, lifted = (event.lifted, event.made) if back else (event.made, event.lifted)
                if not self._write_repairs(made, lifted):
                    return None
        (self.log.undo if back else self.log.redo)(act, by=self.by, pair=self.pair)
        self._stand()
        names = tuple(e.verdict.fingerprint for e in events if isinstance(e, Judge))
        here = next((self._index[name] for name in names if name in self._index), None)
        if here is not None:
            self.go(here)
        return Step(_what(events), names, any(isinstance(e, Repaired) for e in events))

    def _write_repairs(self, made: tuple[str, ...], lifted: tuple[str, ...]) -> bool:
        from drift.review.repairs import write

        self._problem = write(self.repairs, made, lifted) if self.repairs else ""
        return self.repairs is not None and not self._problem


def _what(events: tuple[Event, ...]) -> str:
    verdicts = sum(isinstance(e, Judge) for e in events)
    if verdicts:
        return f"{verdicts} verdict{'s' * (verdicts > 1)}"
    if any(isinstance(e, Reviewed) for e in events):
        return "a mark of a sentence that was read"
    return "a repair of the alignment"
