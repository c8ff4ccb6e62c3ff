"""Verdicts: one key judges and goes on, a capital judges all of the rule, and everything can be taken back."""

from __future__ import annotations

from drift.severity import Severity
from drift.verdicts import Decision
from tui.screens.base import Reviewing


class Judging(Reviewing):
    """What a person decides."""

    def action_judge_same(self) -> None:
        """The two passages mean the same."""
        self._judge(Decision.SAME)

    def action_judge_acceptable(self) -> None:
        """They differ, and that may be."""
        self._judge(Decision.ACCEPTABLE)

    def action_judge_drift(self) -> None:
        """They differ, and that must not be."""
        self._judge(Decision.DRIFT)

    def action_judge_unsure(self) -> None:
        """Someone else should look."""
        self._judge(Decision.UNSURE)

    def action_rule_same(self) -> None:
        """All of the rule mean the same."""
        self._judge_rule(Decision.SAME)

    def action_rule_acceptable(self) -> None:
        """All of the rule may be."""
        self._judge_rule(Decision.ACCEPTABLE)

    def action_rule_drift(self) -> None:
        """All of the rule must not be."""
        self._judge_rule(Decision.DRIFT)

    def action_rule_unsure(self) -> None:
        """Someone else should look at all of the rule."""
        self._judge_rule(Decision.UNSURE)

    def _judge(self, decision: Decision, note: str | None = None, severity: Severity | None = None) -> None:
        if self.session is None:
            self.say("the findings aren't there yet")
            return
        if self.finding is None:
            self.say("no finding in this sentence; ] goes to the next one")
            return
        self.session.go(self.finding)
        self.session.judge(decision, note=note, severity=severity)
        self._judged([self.finding.bead] if self.finding.bead >= 0 else None)

    def _judge_rule(self, decision: Decision) -> None:
        if self.session is None or self.finding is None:
            self._judge(decision)
            return
        rule = self.finding.rule
        count = self.session.judge_rule(decision, rule)
        self.say(
            f"{count} × {rule}: {decision.value}; u takes it back"
            if count
            else f"no finding of {rule} is left to judge"
        )
        self._judged()

    def _judged(self, beads: list[int] | None = None) -> None:
        """Go on to the next finding, and say so where none is left."""
        assert self.session is not None  # noqa: S101 -- for the type checker
        self.show_marks(beads)
        self.at(self.session.current)
        if self.session.problem:
            self.say(self.session.problem, severity="error")
        elif all(self.session.judgement(f).standing == "judged" for f in self.session.shown):
            others = [name for name in self.session.log.state.readers(self.session.pair) if name != self.session.by]
            agreement = "; K shows how far the readers agree" if others else ""
            self.say(f"all findings that are shown are judged{agreement}")

    def action_note(self) -> None:
        """Judge with a note or another severity."""
        from tui.screens.dialog import Note

        if self.session is None or self.finding is None:
            self._judge(Decision.UNSURE)
            return
        finding = self.finding
        mine = next((v for v in self.session.judgement(finding).verdicts if v.by == self.session.by), None)

        def keep(result: tuple[str, str, str] | None) -> None:
            if result is not None and self.session is not None:
                decision, note, severity = result
                self.finding = finding
                given = Severity(severity) if severity else finding.severity
                self._judge(Decision(decision), note, given if severity or (mine and mine.severity) else None)

        self.app.push_screen(
            Note(
                decision=mine.decision.value if mine else "",
                note=mine.note if mine else "",
                severity=mine.severity.value if mine and mine.severity else "",
            ),
            keep,
        )

    def action_reviewed(self) -> None:
        """Mark the bead as read, or take the mark away."""
        if self.session is None or not self.session.report.beads:
            return
        bead = self.view.cursor
        read = not self.session.is_reviewed(bead)
        self.session.mark(bead, read=read)
        self.show_marks([])
        if self.session.problem:
            self.say(self.session.problem, severity="error")
        if read:
            self.at_bead(self.view.next_bead(1))

    def action_undo(self) -> None:
        """Take the last deed back."""
        self._turn(back=True)

    def action_redo(self) -> None:
        """Bring back what was taken back."""
        self._turn(back=False)

    def _turn(self, *, back: bool) -> None:
        if self.session is None:
            return
        step = self.session.undo() if back else self.session.redo()
        if step is None:
            self.say(self.session.problem or ("nothing to undo" if back else "nothing to redo"))
            return
        self.say(f"{'undone' if back else 'done again'}: {step.what}")
        self.show_page()
        if step.fingerprints:
            self.at(self.session.current)
        else:
            self.show_finding()
        if step.repaired:
            self.compare(again=True)
