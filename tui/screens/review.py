"""The review of one pair: both texts, the finding under the cursor, and what is decided about it."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from typing import ClassVar, Literal

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.message import Message
from textual.widgets import Footer, Input
from textual.worker import get_current_worker

from drift.errors import DriftError
from drift.report import Finding, Report
from drift.review import opening
from drift.review.request import ReviewPair, ReviewRequest
from drift.review.session import ReviewSession
from drift.safe import screen
from drift.verdicts import VerdictLog
from pairs.errors import PairsError
from tui.background import Step, comparing
from tui.keymap import FINDING, JUDGING, MOVING, PAIR, Keymap, bindings, commands, letters
from tui.reading.page import Page
from tui.screens.filtering import Filtering
from tui.screens.judging import Judging
from tui.screens.moving import Moving
from tui.screens.repairing import Repairing
from tui.screens.signs import Reviewed, Signs
from tui.screens.taking import Taking
from tui.screens.tally import Tally
from tui.widgets.evidence import Evidence
from tui.widgets.minimap import Minimap
from tui.widgets.pair_view import PairView
from tui.widgets.queue import Queue
from tui.widgets.top_bar import Progress, TopBar

SAID = 3.0
"""Seconds that something told in passing stays."""
OTHERS = 3.0
"""Seconds between two looks at what other readers have written."""


class ReviewScreen(Judging, Moving, Filtering, Repairing, Taking):
    """One pair under review.

    Args:
        request: how to review.
        pair: which one.
        log: its verdicts.
        keys: keys that a file gives to commands.
    """

    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(PAIR)

    class Reached(Message):
        """The comparison has reached a step."""

        def __init__(self, step: Step) -> None:
            super().__init__()
            self.step = step

    class Failed(Message):
        """The comparison can't be made."""

        def __init__(self, message: str) -> None:
            super().__init__()
            self.message = message

    def __init__(self, request: ReviewRequest, pair: ReviewPair, log: VerdictLog, keys: Keymap | None = None) -> None:
        super().__init__()
        self.letters = letters(commands(keys))
        self.request, self.pair, self.log_ = request, pair, log
        self.doing = "reading"
        self.tally = Tally(0)
        self.notes: list[str] = [*request.notes, *log.notes]

    def compose(self) -> ComposeResult:
        """Two lines of where one is, the texts, the evidence, the keys."""
        yield TopBar(id="top")
        with Vertical(id="desk-and-evidence"):
            with Horizontal(id="desk"):
                yield Queue(id="queue")
                with Horizontal(id="texts"):
                    yield PairView(id="view")
                    yield Minimap(id="map")
            yield Evidence(id="evidence")
        yield Input(placeholder="text to look for; Enter keeps it, Esc takes it away", id="find", select_on_focus=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Begin to compare; the texts are shown as soon as they are read."""
        self.view.focus()
        self.query_one(Evidence).wait("reading the texts …")
        self.tell_top()
        self.compare()
        self.set_interval(OTHERS, self.look_at_others)

    def on_resize(self, event: Resize) -> None:
        """Let the style sheet know how much room there is."""
        self.set_class(event.size.width < 100, "-narrow")
        self.set_class(event.size.height < 30, "-low")
        self.set_class(event.size.height < 12 or event.size.width < 30, "-tiny")

    @property
    def help_first(self) -> str:
        """The heading of the help that is of use here: of the line that is typed in, of a finding, or of the way to one."""
        if isinstance(self.focused, Input):
            return FINDING
        return JUDGING if self.finding else MOVING

    # Comparing in the background

    @work(thread=True, exclusive=True, group="comparing")
    def compare(self, *, again: bool = False) -> None:
        """Compare, again after a repair; what is reached is told by messages."""
        worker = get_current_worker()

        def tell(step: Step) -> None:
            if not worker.is_cancelled:
                self.post_message(self.Reached(step))

        config = self.pair.config or self.request.config
        try:
            if self.pair.report and not again:
                tell(Step("reading the report"))
                report, notes = opening.report_of(self.request, self.pair, progress=lambda stage: tell(Step(stage)))
                for note in notes:
                    tell(Step("reading the report", note=note))
                tell(Step("", report))
                return
            overrides = opening.overrides_of(self.request, self.pair)
            comparing(self.pair.original, self.pair.rewrite, config, overrides, tell, again=again)
        except (PairsError, DriftError, OSError) as error:
            if not worker.is_cancelled:
                self.post_message(self.Failed(str(error)))

    def on_review_screen_reached(self, message: Reached) -> None:
        """Show what there is by now."""
        step = message.step
        self.doing = step.doing
        if step.note:
            self.notes.append(step.note)
            self.say(step.note, severity="warning")
        # After a repair the page stays as it is until it can be shown with its findings.
        if step.report is not None and (step.done or self.session is None):
            self.take(step.report, done=step.done)
        self.tell_top()

    def on_review_screen_failed(self, message: Failed) -> None:
        """Say why there is nothing to show, or why the last change had no effect."""
        self.doing = ""
        self.notes.append(message.message)
        self.tell_top()
        if self.report is None:
            self.query_one(Evidence).wait(f"{message.message}\n\nq leaves")
        else:
            self.say(message.message, severity="error")

    def take(self, report: Report, *, done: bool) -> None:
        """Show a report; with findings once it is whole."""
        place = self.place_in_original()
        first = self.session is None
        self.report = report
        if done:
            if self.session is None:
                self.session = self._opened(report)
                self.session.arrange("worst" if self.triage else "text")
            else:
                kept = self.finding
                if renewed := self.session.renew(report).said:
                    self.say(renewed, severity="warning")
                self.finding = self.session.finding(kept.fingerprint) if kept else None
        self.show_page()
        if first and done and self.session and (place in {None, 0}):
            self.at(self.session.current)
        elif self.finding:
            self.at(self.finding)
        else:
            self.at_bead(self.bead_of_original(place))
        if done and report.notes:
            self.notes += report.notes
        # What was built is kept as long as the screen is: a collection that looked through it would stop a key for 0.1 s
        # among 10,000 sentences.
        gc.freeze()

    def _opened(self, report: Report) -> ReviewSession:
        try:
            return opening.session(self.request, self.pair, report, self.log_)
        except DriftError as error:
            from dataclasses import replace

            self.notes.append(str(error))
            self.say(str(error), severity="warning")
            return opening.session(replace(self.request, at=""), self.pair, report, self.log_)

    def look_at_others(self) -> None:
        """Take in what other readers have written meanwhile."""
        if self.session is None:
            return
        try:
            news = self.session.refresh()
        except DriftError as error:
            if str(error) not in self.notes:
                self.notes.append(str(error))
                self.say(str(error), severity="error")
            return
        if news:
            self.show_page()
            self.show_finding()

    # Showing

    def show_page(self) -> None:
        """Show the texts with the findings that the filter leaves."""
        if self.report is None:
            return
        shown: dict[int, list[Finding]] = {}
        for finding in self.session.shown if self.session else ():
            if finding.bead >= 0:
                shown.setdefault(finding.bead, []).append(finding)
        for findings in shown.values():
            findings.sort(key=_start)
        self.shown = shown
        needle = self.session.filter.text if self.session else ""
        self.view.show(Page(self.report, shown, needle))
        self.show_marks()

    def show_marks(self, beads: Iterable[int] | None = None) -> None:
        """Show what is judged and read; ``beads`` where only their findings have changed."""
        if self.report is None:
            return
        if beads is None:
            self.tally = Tally(len(self.report.beads))
        for bead in self.shown if beads is None else beads:
            self.tally.count(bead, self.shown.get(bead, ()), self.session)
        self.view.mark(Signs(self.session, self.letters), Reviewed(self.session))
        self.query_one(Minimap).show(self.tally.worst)
        self.tell_top()

    def show_finding(self) -> None:
        """Show what is known of the finding or the sentence under the cursor."""
        if self.report is None or not self.report.beads:
            self.query_one(Evidence).wait("" if self.doing else "nothing to compare: neither text holds a sentence")
            return
        judgement = self.session.judgement(self.finding) if self.session and self.finding else None
        self.query_one(Evidence).show(self.report, self.view.cursor, self.finding, judgement)
        if self.session:
            current = self.finding.fingerprint if self.finding else ""
            self.query_one(Queue).show(self.report, self.session.shown, Signs(self.session, self.letters), current)

    def tell_top(self) -> None:
        """Say how far the review is."""
        session = self.session
        problem = [session.problem] if session and session.problem else []
        self.query_one(TopBar).show(
            Progress(
                names=(self.pair.original.name, self.pair.rewrite.name),
                counts=self.tally.severities,
                judged=self.tally.judged,
                total=len(session.shown) if session else 0,
                drift=self.report.drift if session and self.report else None,
                mode="triage" if self.triage else "reading",
                filters=self.filters_in_words(),
                doing=self.doing,
                notes=[*self.notes, *problem],
            )
        )

    def say(self, text: str, *, severity: Literal["information", "warning", "error"] = "information") -> None:
        """Tell the reader something in passing; foreign text may be in it."""
        # One at a time: what was said before would only cover the texts.
        self.app.clear_notifications()
        self.notify(screen(text), severity=severity, markup=False, timeout=SAID if severity == "information" else None)

    # What widgets tell

    def on_pair_view_picked(self, message: PairView.Picked) -> None:
        """Go where the reader has clicked."""
        if message.finding is not None:
            self.at(message.finding)
        else:
            self.at_bead(message.bead)

    def on_pair_view_scrolled(self) -> None:
        """Let the minimap follow."""
        self.query_one(Minimap).view(self.view.in_view())

    def on_queue_picked(self, message: Queue.Picked) -> None:
        """Go to the finding."""
        self.at(message.finding)

    def on_minimap_jump(self, message: Minimap.Jump) -> None:
        """Go to a share of the text."""
        if self.report is not None and self.report.beads:
            self.at_bead(min(len(self.report.beads) - 1, int(message.share * len(self.report.beads))))


def _start(finding: Finding) -> int:
    span = finding.original or finding.rewrite
    return span.start if span else 0
