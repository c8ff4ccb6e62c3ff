"""The review app: themes, keys, and which screen is open."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable, Iterable
from typing import ClassVar

from textual.app import App, ComposeResult, SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen
from textual.widgets import Static

from drift.errors import DriftError
from drift.review.request import ReviewPair, ReviewRequest
from tui.keymap import EVERYWHERE, LIST, PAIR, Command, Keymap, commands
from tui.theme import DARK, THEMES, variables

LIST_DEPTH = 2
"""How many screens there are when a list, or a pair without one, is open: the first painted one and itself."""


class Commands(Provider):
    """Every command of the screen, in the palette."""

    def _here(self) -> list[Command]:
        app = self.app
        return app.commands_here() if isinstance(app, ReviewApp) else []

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._here():
            yield DiscoveryHit(command.title, self._run(command), help=command.help)

    async def search(self, query: str) -> Hits:
        """Those that match."""
        matcher = self.matcher(query)
        for command in self._here():
            score = matcher.match(f"{command.title} {command.id}")
            if score > 0:
                yield Hit(score, matcher.highlight(command.title), self._run(command), help=command.help)

    def _run(self, command: Command) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            await self.app.run_action(command.action, self.screen)

        return run


class ReviewApp(App[int]):
    """Review one pair, or choose from a list of pairs.

    Args:
        request: what to open.
        keys: keys that a file gives to commands.
        signals: whether the signals that end a program restore the terminal first; for who runs the app itself.

    Attributes:
        failure: why the one pair could not be opened, which ended the app; ``None`` where it could.
    """

    TITLE = "drift"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = App.COMMANDS | {lambda: Commands}
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, request: ReviewRequest, keys: Keymap | None = None, *, signals: bool = False) -> None:
        super().__init__()
        self.signals = signals
        self.failure: DriftError | None = None
        self.request = request
        self.keys = keys or {}
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = request.theme if request.theme in self.available_themes else DARK.name
        if self.keys:
            self.set_keymap({name: ",".join(several) for name, several in self.keys.items()})

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours, for themes that don't name them."""
        name = getattr(self, "theme", None)
        theme = self.available_themes.get(name) if name else None
        return variables(dark=theme.dark if theme else True)

    def compose(self) -> ComposeResult:
        """What is there before anything is loaded: the first thing that is painted."""
        yield Static("drift", id="first", markup=False)

    def on_mount(self) -> None:
        """Paint, then load what a review needs."""
        if self.signals:
            # Verdicts are on the disk already: what is left to do is to give the terminal back.
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self.exit, 128 + number)
        self.call_after_refresh(self._open_first)

    def _open_first(self) -> None:
        """Open the pair, or the list."""
        if self.lists:
            from tui.screens.pairs import PairList

            self.push_screen(PairList(self.request))
        else:
            self.open_pair(self.request.pairs[0])

    @property
    def lists(self) -> bool:
        """Whether there is a list of pairs to choose from."""
        return self.request.listed or len(self.request.pairs) != 1

    def open_pair(self, pair: ReviewPair) -> None:
        """Open a pair; where its verdicts can't be read, say so and open nothing."""
        from drift.review import opening
        from tui.screens.review import ReviewScreen

        try:
            log = opening.verdicts_of(self.request, pair)
        except DriftError as error:
            if self.lists:
                self.notify(str(error), severity="error", markup=False, timeout=20)
            else:
                self.failure = error
                self.exit(2)
            return
        self.push_screen(ReviewScreen(self.request, pair, log, self.keys))

    def commands_here(self) -> list[Command]:
        """The commands of the screen that is open, with their keys."""
        from tui.screens.dialog import Dialog

        if isinstance(self.screen, Dialog):
            return [c for c in commands(self.keys) if c.id in {*self.screen.ANSWERS, "help"}]
        where = LIST if self.lists and len(self.screen_stack) == LIST_DEPTH else PAIR
        return [c for c in commands(self.keys) if c.where in {where, EVERYWHERE}]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Textual's own, without those that the table of keys has."""
        for command in super().get_system_commands(screen):
            if command.title in {"Theme", "Screenshot"}:
                yield command

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import Help

        if not isinstance(self.screen, Help):
            self.push_screen(Help(self.commands_here(), getattr(self.screen, "help_first", "")))

    def action_leave(self) -> None:
        """Leave the pair, or the app."""
        if len(self.screen_stack) > LIST_DEPTH:
            self.pop_screen()
        else:
            self.exit(0)
