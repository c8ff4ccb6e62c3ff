"""The findings as a queue, worst first: one line each, of which only those in view are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from drift.marks import passages
from drift.report import Finding, Report
from drift.safe import screen
from tui.reading.strips import clipped
from tui.reading.wrap import width_of

_CLIP = 80


class Queue(ScrollView):
    """A list of findings with a cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "queue--cursor",
        "queue--faint",
        "queue--neutral",
        "queue--minor",
        "queue--major",
        "queue--critical",
    }
    ALLOW_SELECT = False
    can_focus = False

    class Picked(Message):
        """The reader has clicked a finding."""

        def __init__(self, finding: Finding) -> None:
            super().__init__()
            self.finding = finding

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's own name
        super().__init__(id=id)
        self._report: Report | None = None
        self._findings: Sequence[Finding] = ()
        self._places: dict[str, int] = {}
        self._judged: Mapping[str, str] = {}
        self._current = ""

    def show(self, report: Report, findings: Sequence[Finding], judged: Mapping[str, str], current: str) -> None:
        """Show findings with the signs of their verdicts, the cursor on one of them."""
        self._report = report
        if findings is not self._findings:
            self._findings = findings
            self._places = {f.fingerprint: k for k, f in enumerate(findings)}
        self._judged, self._current = judged, current
        size = Size(self.size.width, len(findings))
        if size != self.virtual_size:
            self.virtual_size = size
        place = self._places.get(current)
        if place is not None and self.size.height:
            top = self.scroll_offset.y
            if not top <= place < top + self.size.height:
                self.scroll_to(y=max(0, place - self.size.height // 3), animate=False, immediate=True, force=True)
        self.refresh()

    def on_resize(self, _: events.Resize) -> None:
        """Keep the cursor in view."""
        if self._report is not None:
            self.show(self._report, self._findings, self._judged, self._current)

    def render_line(self, y: int) -> Strip:
        """One finding."""
        k, width = self.scroll_offset.y + y, self.size.width
        base = self.rich_style
        if k >= len(self._findings):
            return Strip.blank(width, base)
        finding = self._findings[k]
        if finding.fingerprint == self._current:
            base = self.get_component_rich_style("queue--cursor")
        done = self._judged.get(finding.fingerprint)
        faint = base + self._ink("faint")
        sign = Segment(done or finding.severity.glyph, faint if done else base + self._ink(finding.severity.value))
        bar = "▌" if finding.fingerprint == self._current else " "
        head = f" {finding.rule} "
        indent = "  " if finding.parent else ""
        text = clipped(indent + screen(self._said(finding)), max(0, width - 3 - width_of(head)))
        segments = [Segment(bar, base), sign, Segment(head, faint), Segment(text, faint if done else base)]
        used = sum(width_of(s.text) for s in segments)
        segments.append(Segment(" " * max(0, width - used), base))
        return Strip(segments).crop(0, width)

    def _said(self, finding: Finding) -> str:
        """The message; before it the passage, where the message doesn't say it."""
        if self._report is None:
            return finding.message
        both = [p for p in passages(finding, self._report.original, self._report.rewrite) if p]
        if not both or any(passage in finding.message for passage in both):
            return finding.message
        return f"“{both[0][:_CLIP]}” {finding.message}"

    def _ink(self, name: str) -> Style:
        return Style(color=self.get_component_rich_style(f"queue--{name}", partial=True).color)

    def on_click(self, event: events.Click) -> None:
        """Go to the finding."""
        k = self.scroll_offset.y + event.y
        if k < len(self._findings):
            self.post_message(self.Picked(self._findings[k]))
