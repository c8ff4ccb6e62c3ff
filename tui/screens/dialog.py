"""What opens on top: a box with a title that Escape closes."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from drift.safe import screen
from drift.severity import Severity
from tui.keymap import commands, dialog_bindings, label

PAGING = ("dialog-down", "dialog-up", "dialog-page-down", "dialog-page-up")
T = TypeVar("T")


def key_in_words(key: str) -> str:
    """How a key is written in a sentence: ``Enter``, ``^s``."""
    shown = label(key)
    return shown if len(shown) == 1 else shown[:1].upper() + shown[1:]


class Dialog(ModalScreen[T]):
    """A box in the middle of the screen.

    Args:
        title: stands on its edge; foreign text may be in it.
    """

    CSS_PATH = "dialog.tcss"
    ANSWERS: ClassVar[tuple[str, ...]] = ("dialog-close",)
    """The ids of the commands that it has."""
    HINT: ClassVar[str] = "{dialog-close} closes"
    """Stands on its lower edge; an id in braces is the first key of that command."""
    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(*ANSWERS)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """The box with what :meth:`body` puts in."""
        keys = {c.id: key_in_words(c.keys[0]) for c in commands(getattr(self.app, "keys", None))}
        with Vertical(id="box") as box:
            box.border_title = Content(screen(self._title))
            box.border_subtitle = Content(screen(self.HINT.format_map(keys)))
            yield from self.body()

    def body(self) -> ComposeResult:
        """What is in the box."""
        yield from ()

    def action_dialog_close(self) -> None:
        """Close it without a result."""
        self.dismiss(None)


class Listing(Dialog[T]):
    """One with a list, or with a page that is longer than the box."""

    def _go(self, option: str, scroll: str) -> None:
        """Move the line that is highlighted, or the page."""
        for options in self.query(OptionList):
            getattr(options, f"action_{option}")()
            return
        getattr(self.query_one(VerticalScroll), f"scroll_{scroll}")(animate=False)

    def action_dialog_down(self) -> None:
        """Go down."""
        self._go("cursor_down", "down")

    def action_dialog_up(self) -> None:
        """Go up."""
        self._go("cursor_up", "up")

    def action_dialog_page_down(self) -> None:
        """Go down by a page."""
        self._go("page_down", "page_down")

    def action_dialog_page_up(self) -> None:
        """Go up by a page."""
        self._go("page_up", "page_up")


class Reading(Listing[None]):
    """A page to read."""

    ANSWERS = ("dialog-close", *PAGING)
    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(*ANSWERS)


class Ask(Dialog[str]):
    """Ask for a line of text."""

    ANSWERS = ("dialog-close", "dialog-take")
    HINT = "{dialog-take} takes it, {dialog-close} closes"
    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(*ANSWERS)

    def __init__(self, title: str, *, value: str = "", placeholder: str = "") -> None:
        super().__init__(title)
        self._value, self._placeholder = value, placeholder

    def body(self) -> ComposeResult:
        """One input."""
        yield Input(self._value, placeholder=self._placeholder)

    def action_dialog_take(self) -> None:
        """Take what was typed."""
        self.dismiss(self.query_one(Input).value)


class Choose(Listing[str]):
    """Choose one of several; typing narrows them down.

    Args:
        title: what is chosen.
        options: each with what it is called and what is shown.
    """

    ANSWERS = ("dialog-close", "dialog-take", *PAGING)
    HINT = "type to narrow down, {dialog-take} takes it, {dialog-close} closes"
    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(*ANSWERS)

    def __init__(self, title: str, options: list[tuple[str, str]]) -> None:
        super().__init__(title)
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

    def action_dialog_take(self) -> None:
        """Take what is highlighted."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self.dismiss(event.option.id)


class Pick(Listing[list[str]]):
    """Choose any number; what is chosen is a list of names.

    What is chosen has a filled sign, so that it is told without a colour.
    """

    ANSWERS = ("dialog-close", "dialog-take", "dialog-mark", *PAGING)
    HINT = "{dialog-mark} marks, {dialog-take} takes them, {dialog-close} closes"
    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(*ANSWERS)

    def __init__(self, title: str, options: list[tuple[str, str, bool]]) -> None:
        super().__init__(title)
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

    def action_dialog_mark(self) -> None:
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

    def action_dialog_take(self) -> None:
        """Take what is marked."""
        self.dismiss([name for name in self._names if name in self.chosen])


class Note(Dialog[tuple[str, str, str]]):
    """A verdict with a note and, if the reader wants, a severity of its own: ``(decision, note, severity)``."""

    ANSWERS = ("dialog-close", "dialog-keep")
    HINT = "Tab moves on, {dialog-keep} keeps it, {dialog-close} closes"
    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(*ANSWERS)
    DECISIONS = ("same", "acceptable", "drift", "unsure")

    def __init__(self, *, decision: str, note: str, severity: str) -> None:
        super().__init__("Verdict with a note")
        self._decision, self._note, self._severity = decision, note, severity

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

    def action_dialog_keep(self) -> None:
        """Take all three."""
        chosen = []
        for name in ("decision", "severity"):
            options = self.query_one(f"#{name}", OptionList)
            k = options.highlighted or 0
            chosen.append(options.get_option_at_index(k).id or "")
        note = " ".join(self.query_one("#note", TextArea).text.split())
        self.dismiss((chosen[0], note, "" if chosen[1] == "found" else chosen[1]))
