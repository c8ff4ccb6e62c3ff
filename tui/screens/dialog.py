"""What opens on top: a box with a title that Escape closes."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from drift.safe import screen
from drift.severity import Severity

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A box in the middle of the screen.

    Args:
        title: stands on its edge; foreign text may be in it.
        hint: stands on its lower edge.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "close", id="dialog-close")]

    def __init__(self, title: str, hint: str = "Esc closes") -> None:
        super().__init__()
        self._title, self._hint = title, hint

    def compose(self) -> ComposeResult:
        """The box with what :meth:`body` puts in."""
        with Vertical(id="box") as box:
            box.border_title = Content(screen(self._title))
            box.border_subtitle = Content(screen(self._hint))
            yield from self.body()

    def body(self) -> ComposeResult:
        """What is in the box."""
        yield from ()

    def action_close(self) -> None:
        """Close it without a result."""
        self.dismiss(None)


class Ask(Dialog[str]):
    """Ask for a line of text."""

    def __init__(self, title: str, *, value: str = "", placeholder: str = "") -> None:
        super().__init__(title, "Enter takes it, Esc closes")
        self._value, self._placeholder = value, placeholder

    def body(self) -> ComposeResult:
        """One input."""
        yield Input(self._value, placeholder=self._placeholder)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        self.dismiss(event.value)


class Choose(Dialog[str]):
    """Choose one of several; typing narrows them down.

    Args:
        title: what is chosen.
        options: each with what it is called and what is shown.
    """

    def __init__(self, title: str, options: list[tuple[str, str]]) -> None:
        super().__init__(title, "type to narrow down, Enter takes it, Esc closes")
        self._options = options

    def body(self) -> ComposeResult:
        """An input and the list."""
        yield Input(placeholder="search")
        yield OptionList(*self._matching(""), markup=False)

    def _matching(self, needle: str) -> list[Option]:
        wanted = needle.casefold().split()
        return [
            Option(Content(screen(shown)), id=name)
            for name, shown in self._options
            if all(word in shown.casefold() for word in wanted)
        ]

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one(OptionList).highlighted = 0

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list down."""
        options = self.query_one(OptionList)
        options.clear_options().add_options(self._matching(event.value))
        options.highlighted = 0 if options.option_count else None

    def on_key(self, event: object) -> None:
        """Up and down move in the list while the input has the focus."""
        key = getattr(event, "key", "")
        options = self.query_one(OptionList)
        if key == "down":
            options.action_cursor_down()
        elif key == "up":
            options.action_cursor_up()

    def on_input_submitted(self, _: Input.Submitted) -> None:
        """Take what is highlighted."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self.dismiss(event.option.id)


class Pick(Dialog[list[str]]):
    """Choose any number; what is chosen is a list of names.

    What is chosen has a filled sign, so that it is told without a colour.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "take", priority=True, id="dialog-take"),
        Binding("space", "mark", "mark", priority=True, id="dialog-mark"),
    ]

    def __init__(self, title: str, options: list[tuple[str, str, bool]]) -> None:
        super().__init__(title, "Space marks, Enter takes them, Esc closes")
        self._names = {name: shown for name, shown, _ in options}
        self.chosen = {name for name, _, on in options if on}

    def body(self) -> ComposeResult:
        """The list."""
        yield OptionList(*(Option(self._prompt(name), id=name) for name in self._names), markup=False)

    def _prompt(self, name: str) -> Content:
        return Content(f"{'■' if name in self.chosen else '□'} {screen(self._names[name])}")

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one(OptionList).highlighted = 0

    def action_mark(self) -> None:
        """Mark what is highlighted, or take the mark away."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self._mark(options.get_option_at_index(options.highlighted).id or "")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Mark what was clicked."""
        self._mark(event.option.id or "")

    def _mark(self, name: str) -> None:
        self.chosen ^= {name}
        self.query_one(OptionList).replace_option_prompt(name, self._prompt(name))

    def action_take(self) -> None:
        """Take what is marked."""
        self.dismiss([name for name in self._names if name in self.chosen])


class Note(Dialog[tuple[str, str, str]]):
    """A verdict with a note and, if the reader wants, a severity of its own: ``(decision, note, severity)``."""

    DECISIONS = ("same", "acceptable", "drift", "unsure")

    def __init__(self, *, decision: str, note: str, severity: str) -> None:
        super().__init__("Verdict with a note", "Tab moves on, Enter in a list chooses, ^s keeps it, Esc closes")
        self._decision, self._note, self._severity = decision, note, severity

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "keep", priority=True, id="dialog-keep")]

    def body(self) -> ComposeResult:
        """A text and two lists."""
        yield TextArea(self._note, id="note", tab_behavior="focus", placeholder="note")
        yield Static("verdict", classes="label")
        yield OptionList(*(Option(name, id=name) for name in self.DECISIONS), id="decision")
        yield Static("severity", classes="label")
        names = ["as found", *(f"{s.glyph} {s.value}" for s in Severity)]
        ids = ["found", *(s.value for s in Severity)]
        yield OptionList(*(Option(name, id=key) for name, key in zip(names, ids, strict=True)), id="severity")

    def on_mount(self) -> None:
        """Begin with what holds now."""
        decision = self.query_one("#decision", OptionList)
        decision.highlighted = decision.get_option_index(self._decision or "drift")
        severity = self.query_one("#severity", OptionList)
        severity.highlighted = severity.get_option_index(self._severity or "found")

    def on_option_list_option_selected(self, _: OptionList.OptionSelected) -> None:
        """Enter in a list moves on."""
        self.focus_next()

    def action_keep(self) -> None:
        """Take all three."""
        chosen = []
        for name in ("decision", "severity"):
            options = self.query_one(f"#{name}", OptionList)
            k = options.highlighted or 0
            chosen.append(options.get_option_at_index(k).id or "")
        note = " ".join(self.query_one("#note", TextArea).text.split())
        self.dismiss((chosen[0], note, "" if chosen[1] == "found" else chosen[1]))
