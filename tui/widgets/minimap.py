"""Drift along the text, as high as the screen: where findings stand, how bad the worst is, and what is in view."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from drift.severity import Severity


class Minimap(Widget):
    """A column of signs; a click goes there."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "minimap--view",
        "minimap--neutral",
        "minimap--minor",
        "minimap--major",
        "minimap--critical",
    }
    ALLOW_SELECT = False

    class Jump(Message):
        """The reader wants to be at a share of the text, 0..1."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's own name
        super().__init__(id=id)
        self._worst: Sequence[Severity | None] = ()
        self._view = (0.0, 1.0)
        self._held = False
        self._inks: tuple[Style, dict[str, Style]] | None = None

    def show(self, worst: Sequence[Severity | None]) -> None:
        """Show the worst severity of each bead."""
        self._worst = worst
        self.refresh()

    def view(self, share: tuple[float, float]) -> None:
        """Show which part of the text is in view."""
        before = self._seen()
        self._view = share
        if self._seen() != before:
            self.refresh()

    def at(self, y: int) -> Severity | None:
        """The worst severity of the beads that a line stands for."""
        count, tall = len(self._worst), max(1, self.size.height)
        if count <= tall:
            return self._worst[y] if y < count else None
        part = self._worst[y * count // tall : max(y * count // tall + 1, (y + 1) * count // tall)]
        return max((s for s in part if s), key=lambda s: s.rank, default=None)

    def render_line(self, y: int) -> Strip:
        """One line: a bar where the text is in view, and the sign of the worst finding."""
        count, scale = len(self._worst), self._scale
        base, ink = self._styles()
        bar = Segment("▕" if count and y in self._seen() else " ", ink["view"])
        severity = self.at(y)
        if severity is None:
            body = Segment("·" if y < scale and count else " ", ink["neutral"])
        else:
            body = Segment(severity.glyph, ink[severity.value])
        return Strip([bar, body, Segment(" ", base)], 3).crop(0, self.size.width)

    @property
    def _scale(self) -> int:
        """How many lines stand for the whole text."""
        return min(max(1, self.size.height), max(1, len(self._worst)))

    def _seen(self) -> range:
        """The lines that stand for what is in view."""
        first, end = (share * self._scale for share in self._view)
        return range(int(first), min(self._scale, ceil(end)))

    def _styles(self) -> tuple[Style, dict[str, Style]]:
        """The ground, and the ink of each sign on it."""
        if self._inks is None:
            base = self.rich_style
            names = ("view", *(severity.value for severity in Severity))
            colours = {name: self.get_component_rich_style(f"minimap--{name}", partial=True).color for name in names}
            self._inks = (base, {name: base + Style(color=color) for name, color in colours.items()})
        return self._inks

    def notify_style_update(self) -> None:
        """Forget the colours of another theme."""
        super().notify_style_update()
        self._inks = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to follow the mouse."""
        self._held = True
        self.capture_mouse()
        self._jump(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow it."""
        if self._held:
            self._jump(event.y)

    def on_mouse_up(self, _: events.MouseUp) -> None:
        """Let go."""
        self._held = False
        self.release_mouse()

    def _jump(self, y: int) -> None:
        self.post_message(self.Jump(max(0.0, min(1.0, (y + 0.5) / self._scale))))
