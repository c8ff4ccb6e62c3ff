"""The help: every key with what it does, and what the signs mean; typing narrows it down."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tui.keymap import Command, label, letters
from tui.screens.dialog import Reading

WIDE = 112
"""Columns from which a key and its sentence fit on one line."""
BOX, MARGIN = 88, 14
"""Columns of text in the box at most, and what of a narrow screen its edges, padding and scroll bar take."""
_VERDICTS = "verdicts"
SIGNS = (
    ("◆ ● ◐ ○", "critical, major, minor, neutral; it stands where the passage of a finding begins"),
    (_VERDICTS, "instead of it: judged the same, acceptable, drift, or unsure (to verify)"),
    ("~", "instead of it: stale, judged for another text"),
    ("struck, orange", "stands only in the original"),
    ("underlined, blue", "stands only in the rewrite"),
    ("bold on a ground", "the passage of a finding; reversed where the cursor is"),
    ("╱╱╱", "nothing stands here: the other side was dropped or added"),
    ("╭ │ ╰", "several sentences of this side are one with those beside them"),
    ("⇅", "the sentence moved; `{moved}` goes to where it was"),
    ("✓", "marked as read"),
)


class Help(Reading):
    """All keys, by what they are for.

    Args:
        commands: those that can be given now.
        first: the heading that is of use where the reader is; it stands at the top.
    """

    HINT = "type to search, {dialog-close} closes"

    def __init__(self, commands: Sequence[Command], first: str = "") -> None:
        super().__init__("Help")
        self._commands = sorted(commands, key=lambda command: command.group != first)

    def body(self) -> ComposeResult:
        """What is searched for, and what is found."""
        yield Input(placeholder="search: a key or a word")
        with VerticalScroll(can_focus=False):
            yield Static(self._said(""), id="help", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow it down."""
        self.query_one("#help", Static).update(self._said(event.value))

    def _signs(self) -> list[tuple[str, str]]:
        """The signs, with the keys that hold; a list of pairs has no verdicts of its own."""
        keys = {c.id: " ".join(map(label, c.keys)) for c in self._commands}
        judged = letters(self._commands) if "judge-same" in keys else letters()
        moved = keys.get("moved", "o")
        return [(" ".join(judged.values()) if s is _VERDICTS else s, w.replace("{moved}", moved)) for s, w in SIGNS]

    def _said(self, needle: str) -> Content:
        """The help as far as it holds what is searched for."""
        words = needle.casefold().split()
        parts: list[Content] = []
        for group, members in itertools.groupby(self._commands, key=lambda c: c.group):
            lines = []
            for command in members:
                keys = " ".join(label(key) for key in command.keys)
                if _matches(words, needle, command, keys):
                    lines.append(_line(keys, command.title, command.help, self.app.size.width))
            if lines:
                parts += [Content.styled(group, "bold $primary"), *lines, Content("")]
        signs = [
            _line(sign, "", what, self.app.size.width)
            for sign, what in self._signs()
            if all(w in f"{sign} {what}".casefold() for w in words)
        ]
        if signs:
            parts += [Content.styled("Signs", "bold $primary"), *signs]
        return Content("\n").join(parts or [Content("nothing of that name")])


def _matches(words: Sequence[str], needle: str, command: Command, keys: str) -> bool:
    if needle.strip() in keys.split():
        return True
    said = f"{command.id} {command.title} {command.help} {command.group}".casefold()
    return all(word in said for word in words)


def _line(keys: str, title: str, what: str, screen: int) -> Content:
    """A key with what it does; on a narrow screen below each other, and what goes on stands below its beginning."""
    narrow = screen < WIDE
    indent = 20 if not title else 12 if narrow else 40
    broken = textwrap.wrap(what, max(20, min(BOX, screen - MARGIN) - indent))
    said = (f"\n{' ' * indent}".join(broken), "$drift-faint")
    if not title:
        return Content.assemble((f"  {keys:<18}", "bold"), said)
    between = f"\n{' ' * indent}" if narrow else " " * max(1, 28 - len(title))
    return Content.assemble((f"  {keys:<10}", "bold"), title, between, said)
