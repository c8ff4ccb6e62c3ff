"""What the parts of the review screen share: the report, the session, and where the cursor is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from textual.screen import Screen

from drift.report import Finding, Report
from drift.review.request import ReviewPair, ReviewRequest
from drift.review.session import ReviewSession
from drift.severity import Severity
from tui.widgets.pair_view import PairView


class Reviewing(Screen[None]):
    """A pair under review; one part of what can be done with it is in each module beside this one.

    Attributes:
        request: how to review.
        pair: which one.
        report: what is shown, ``None`` before the texts are read.
        session: verdicts and filters, ``None`` before findings are there.
        finding: the one under the cursor, ``None`` in a sentence without one.
        shown: the findings that the filter leaves, by bead, in the order of the text.
        triage: whether the queue stands beside the texts.
    """

    request: ReviewRequest
    pair: ReviewPair

    def __init__(self) -> None:
        super().__init__()
        self.report: Report | None = None
        self.session: ReviewSession | None = None
        self.finding: Finding | None = None
        self.shown: dict[int, list[Finding]] = {}
        self.triage = False

    @property
    def view(self) -> PairView:
        """The texts."""
        return self.query_one("#view", PairView)

    def severity_of(self, finding: Finding) -> Severity:
        """The severity that a finding has by its verdict or its rule."""
        return self.session.severity(finding) if self.session else finding.severity

    def at(self, finding: Finding | None) -> None:
        """Put the cursor on a finding."""
        if finding is None or self.session is None:
            self.at_bead(self.view.cursor)
            return
        if not self.session.shown or self.session.current is not finding:
            hidden = not self.session.shows(finding)
            self.session.go(finding)
            if hidden:
                self.show_page()
        self.finding = finding
        self.view.go(max(0, finding.bead), finding.fingerprint)
        self.show_finding()

    def at_bead(self, bead: int) -> None:
        """Put the cursor on a bead, and on the first of its findings that is to be judged."""
        findings = self.shown.get(bead)
        if findings and self.session:
            todo = [f for f in findings if self.session.judgement(f).standing != "judged"]
            self.at((todo or findings)[0])
            return
        self.finding = None
        self.view.go(bead)
        self.show_finding()

    def place_in_original(self) -> int | None:
        """The offset in the original at which the cursor is, ``None`` where that is not known."""
        if self.report is None or not self.report.beads:
            return None
        for bead in range(self.view.cursor, -1, -1):
            if mine := self.report.beads[bead].original:
                return self.report.original.segments[mine[0]].span.start
        return None

    def bead_of_original(self, offset: int | None) -> int:
        """The bead at an offset of the original."""
        if self.report is None or offset is None:
            return 0
        for bead, group in enumerate(self.report.beads):
            if any(
                self.report.original.segments[k].span.start <= offset < self.report.original.segments[k].span.end
                for k in group.original
            ):
                return bead
        return 0

    def show_page(self) -> None:
        """Show the texts with the findings that the filter leaves."""
        raise NotImplementedError

    def show_marks(self, beads: Iterable[int] | None = None) -> None:
        """Show what is judged and read; ``beads`` where only their findings have changed."""
        raise NotImplementedError

    def show_finding(self) -> None:
        """Show what is known of the finding under the cursor."""
        raise NotImplementedError

    def tell_top(self) -> None:
        """Say how far the review is."""
        raise NotImplementedError

    def compare(self, *, again: bool = False) -> object:
        """Compare in the background."""
        raise NotImplementedError

    def say(self, text: str, *, severity: Literal["information", "warning", "error"] = "information") -> None:
        """Tell the reader something in passing."""
        raise NotImplementedError
