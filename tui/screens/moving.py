"""Moving through a pair, and how it is looked at."""

from __future__ import annotations

from tui.reading.geometry import Arrangement
from tui.reading.page import Fold
from tui.screens.base import Reviewing
from tui.widgets.pair_view import PairView

_FOLDED = {
    Fold.NOTHING: "everything is shown",
    Fold.EQUAL: "what is equal is folded away",
    Fold.QUIET: "what has no finding is folded away",
}


class Moving(Reviewing):
    """Keys that move the cursor, and keys that change the look."""

    _came_from: int | None = None

    def action_next_finding(self) -> None:
        """Go to the next finding."""
        self._step(1)

    def action_previous_finding(self) -> None:
        """Go to the finding before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        session = self.session
        if session is None or not session.shown:
            return
        if self.finding is not None:
            session.go(self.finding)
            session.move(step)
        elif not self.triage:
            # The cursor stands in a sentence without a finding: the next one in the text.
            bead = self.view.cursor
            ahead = [f for f in session.shown if (f.bead > bead if step > 0 else f.bead < bead)]
            if ahead:
                session.go(ahead[0] if step > 0 else ahead[-1])
        self.at(session.current)

    def action_next_open(self) -> None:
        """Go to the next finding that is to be judged."""
        self._step_open(1)

    def action_previous_open(self) -> None:
        """Go to the one before that is to be judged."""
        self._step_open(-1)

    def _step_open(self, step: int) -> None:
        session = self.session
        if session is None or not session.shown:
            return
        count = len(session.shown)
        for k in range(1, count + 1):
            finding = session.shown[(session.cursor + step * k) % count]
            if session.judgement(finding).standing != "judged":
                self.at(finding)
                return
        self.say("all findings that are shown are judged")

    def action_next_bead(self) -> None:
        """Go to the next bead."""
        self.at_bead(self.view.next_bead(1))

    def action_previous_bead(self) -> None:
        """Go to the bead before."""
        self.at_bead(self.view.next_bead(-1))

    def action_page_down(self) -> None:
        """Go on by a screen."""
        self.at_bead(self.view.page_step(1))

    def action_page_up(self) -> None:
        """Go back by a screen."""
        self.at_bead(self.view.page_step(-1))

    def action_first(self) -> None:
        """Go to the beginning."""
        self.at_bead(0)

    def action_last(self) -> None:
        """Go to the end."""
        if self.report is not None:
            self.at_bead(max(0, len(self.report.beads) - 1))

    def action_moved(self) -> None:
        """From a moved bead to where it stands in the rewrite, and back."""
        if self.report is None or not self.report.beads:
            return
        if self._came_from is not None and self._came_from < len(self.report.beads):
            back, self._came_from = self._came_from, None
            self.at_bead(back)
            return
        group = self.report.beads[self.view.cursor]
        if not group.moved or not group.rewrite:
            self.say("this sentence didn't move; ⇅ marks those that did")
            return
        near = (group.rewrite[0] - 1, group.rewrite[-1] + 1)
        there = next((k for j in near for k, other in enumerate(self.report.beads) if j in other.rewrite), None)
        if there is not None:
            self._came_from = self.view.cursor
            self.at_bead(there)
            self.say("in the rewrite the moved sentence stands beside this one; o goes back")

    def action_read_triage(self) -> None:
        """Flip between reading and triage."""
        self.triage = not self.triage
        self.set_class(self.triage, "-triage")
        if self.session is not None:
            self.session.arrange("worst" if self.triage else "text")
            if self.triage and self.finding is None:
                self.at(self.session.current)
        self.show_finding()
        self.tell_top()

    def action_split(self) -> None:
        """Stand the texts beside each other."""
        self.view.stand(Arrangement.SPLIT)

    def action_stack(self) -> None:
        """Stack them."""
        self.view.stand(Arrangement.STACK)

    def action_auto(self) -> None:
        """Let the width decide."""
        self.view.stand(Arrangement.AUTO)

    def action_wrap(self) -> None:
        """Break lines or don't."""
        self.view.toggle_wrap()

    def action_zoom(self) -> None:
        """Show the texts alone."""
        self.toggle_class("-zoom")

    def action_fold(self) -> None:
        """Fold away what is equal, then what has no finding, then nothing."""
        view: PairView = self.view
        view.fold(Fold((view.folding + 1) % len(Fold)))
        self.say(_FOLDED[view.folding])

    def action_left(self) -> None:
        """Move unwrapped lines."""
        self.view.shift(-1)

    def action_right(self) -> None:
        """Move unwrapped lines."""
        self.view.shift(1)

    def action_rule(self) -> None:
        """Read the page of the finding's rule."""
        from tui.screens.page import RulePage

        if self.finding is not None:
            self.app.push_screen(RulePage(self.finding.rule))
        else:
            self.say("no finding in this sentence; ] goes to the next one")
