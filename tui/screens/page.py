"""A page to read: that of a rule, or the agreement of the readers."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Markdown, Static

from tui.screens.dialog import Reading


class RulePage(Reading):
    """What a rule finds, why it matters, and what it leaves alone."""

    def __init__(self, code: str) -> None:
        from drift.rules.registry import find

        rule = find(code)
        super().__init__(f"{code} {rule.name}" if rule else code)
        self._text = (
            f"*{rule.category} · {rule.severity.value}*\n\n{rule.page}"
            if rule
            else "No rule of this name is installed with this version."
        )

    def body(self) -> ComposeResult:
        """The page; it is our own text, or that of a plug-in."""
        with VerticalScroll():
            yield Markdown(self._text, open_links=False)

    def on_mount(self) -> None:
        """Scroll with the keys at once."""
        self.query_one(VerticalScroll).focus()


class Page(Reading):
    """A text as it is."""

    def __init__(self, title: str, text: Content) -> None:
        super().__init__(title)
        self._text = text

    def body(self) -> ComposeResult:
        """The text."""
        with VerticalScroll():
            yield Static(self._text, markup=False)

    def on_mount(self) -> None:
        """Scroll with the keys at once."""
        self.query_one(VerticalScroll).focus()
